"""eval: how well questions are understood."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import typer

from whichmodel.evaluate import measure, outcomes, read_questions
from whichmodel_cli.opening import opened
from whichmodel_data import catalogue_path

NAMES = {
    "questions": "questions",
    "first": "a right task first",
    "first_three": "a right task among the first three",
    "turned_away": "good questions turned away or asked back",
    "out_of_scope_found": "out of scope recognised",
    "asked_back": "near-empty questions asked back",
    "scale": "factor of enlargement read rightly",
}


def evaluate(files: Sequence[Path], form: str, wrong: bool, graph: Path | None, encoder: str | None) -> None:
    """Print the shares for each file of questions."""
    paths = list(files) or [catalogue_path() / "questions" / "development.jsonl"]
    sets = [(path, read_questions(path)) for path in paths]
    made = {}
    with opened(graph, encoder) as engine:
        for path, questions in sets:
            found = outcomes(engine, questions)
            made[str(path)] = asdict(measure(found))
            if form == "json":
                continue
            typer.echo(path.name)
            for name, value in made[str(path)].items():
                shown = "–" if value is None else f"{value}" if name == "questions" else f"{100 * value:.1f} %"
                typer.echo(f"  {shown:>7}  {NAMES[name]}")
            for one in found if wrong else ():
                if one.in_scope and not one.right(1):
                    typer.echo(f"  {one.question['text'][:120]}\n      right: {', '.join(one.question['tasks'])}; read as: {', '.join(one.tasks[:3])}")
                elif one.in_scope == (one.status in ("out_of_scope", "ask_back")):
                    typer.echo(f"  {one.question['text'][:120]}\n      expected: {one.question['status']}; came: {one.status} ({one.beside:.2f} beside; {', '.join(one.tasks[:2])})")
    if form == "json":
        typer.echo(json.dumps(made, indent=2))
