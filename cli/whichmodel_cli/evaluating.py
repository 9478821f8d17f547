"""eval: how well questions are understood."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import typer

from whichmodel.errors import WhichmodelError
from whichmodel.evaluate import Measured, Outcome, Part, measure, outcomes
from whichmodel.questions import read_questions
from whichmodel.render import wrapped
from whichmodel_cli.opening import opened
from whichmodel_cli.terminal import width
from whichmodel_data import catalogue_path

#: The shares as they are told; what the names of two of them mean to those who know them stands in brackets.
NAMES = {
    "first": "a right task first (hit@1)",
    "first_three": "a right task among the first three (hit@3)",
    "mrr": "one divided by the place of the first right task (MRR)",
    "further_named": "further tasks that were asked for named, too",
    "further_precision": "of the tasks that a plan adds to the first rightly so",
    "turned_away": "good questions turned away or asked back",
    "out_of_scope_found": "out of scope recognised (recall)",
    "out_of_scope_precision": "of those called out of scope rightly so (precision)",
    "in_scope_recall": "in scope answered (recall)",
    "in_scope_precision": "of those answered in scope (precision)",
    "asked_back": "near-empty questions asked back",
    "constraints": "constraints that were stated read rightly (accuracy)",
    "constraints_precision": "of the constraints that were read rightly so (precision)",
    "faithful": "sentences whose evidence and source the graph holds",
    "calibration_error": "between score and share right (calibration error)",
}
CONSTRAINT_NAMES = {
    "scale": "factor of enlargement", "modality": "what is shown", "hardware": "what it runs on", "licence": "licence",
    "speed": "speed", "fidelity": "nothing invented", "source_size": "size it has", "target_size": "size it needs",
    "frame_rate": "factor of frame rate", "same_size": "size stays", "memory_gb": "graphics memory",
    "licences": "licences wanted", "not_licences": "licences refused", "not_architectures": "networks refused", "since": "earliest year",
}  # fmt: skip
#: So many tasks and confusions are printed; --format json has them all.
WORST = 6
MOST = 8


def evaluate(files: Sequence[Path], form: str, wrong: bool, plot: Path | None, graph: Path | None, encoder: str | None) -> None:
    """Print the measures for each file of questions, and draw them into *plot*."""
    if plot:
        from whichmodel.scoreboard import require_matplotlib  # an extra

        if plot.suffix.lower() not in (".png", ".svg"):
            raise WhichmodelError(f"cannot tell from its name how to draw {plot}; end it in one of: .png .svg")
        require_matplotlib()
    paths = list(files) or [catalogue_path() / "questions" / "development.jsonl"]
    sets = [(path, read_questions(path)) for path in paths]
    made: dict[Path, Measured] = {}
    with opened(graph, encoder) as engine:
        for path, questions in sets:
            found = outcomes(engine, questions)
            made[path] = measure(found)
            if form != "json":
                typer.echo("\n".join([*([""] if len(made) > 1 else []), path.name, *as_text(made[path], width())]))
                typer.echo("".join(f"{line}\n" for one in found if wrong and not one.handled for line in _wrong(one)), nl=False)
    if form == "json":
        typer.echo(json.dumps({str(path): asdict(one) for path, one in made.items()}, indent=2, ensure_ascii=False))
    if plot:
        from whichmodel.scoreboard import scoreboard
        from whichmodel_cli.exporting import write

        write(plot, scoreboard({path.name: one for path, one in made.items()}, plot.suffix.lower().removeprefix(".")))


def as_text(made: Measured, wide: int) -> Iterator[str]:
    """The measures in lines of at most *wide* cells; a part of which the questions tell nothing is left out."""
    yield f"  {made.questions:>7}  questions"
    values = asdict(made)
    for name, said in NAMES.items():
        shown = "–" if values[name] is None else f"{values[name]:.3f}" if name == "mrr" else _percent(values[name])
        of = f" ({made.reasons})" if name == "faithful" else ""
        yield wrapped(f"{said}{of}", wide, " " * 11, f"  {shown:>7}  ")
    if made.by_constraint:
        yield from ("", "  Constraints that the questions state, and how they were read", _row("", "stated", "right", "missed", "wrong", "unasked"))
        for name, one in made.by_constraint.items():
            yield _row(CONSTRAINT_NAMES[name], one.stated, one.right, one.missed, one.otherwise, one.unstated or "")
    if made.by_kind:
        yield from ("", "  By kind of question", _row("", "number", "handled", "hit@1"))
        yield from (_part(name, part) for name, part in made.by_kind.items())
    if worst := _worst(made):
        yield from ("", f"  By task, the worst of {len(made.by_task)}", _row("", "number", "handled", "hit@1"))
        yield from (_part(name, part) for name, part in worst)
    if made.confusions:
        yield from ("", "  Taken for something else: right → read as")
        yield from (wrapped(f"{one.right} → {one.read_as}", wide, " " * 9, f"  {one.count:>5}  ") for one in made.confusions[:MOST])
        if rest := sum(one.count for one in made.confusions[MOST:]):
            yield f"         and {rest} more: --format json"
    if made.reliability:
        yield from ("", "  Of the answers with a score", _row("", "answers", "score", "right"))
        yield from (_row(f"{one.low:.1f} to {one.high:.1f}", one.count, _percent(one.score), _percent(one.right)) for one in made.reliability)


def _worst(made: Measured) -> list[tuple[str, Part]]:
    """The tasks whose questions were handled worst; of equals that with more questions."""
    bad = [item for item in made.by_task.items() if item[1].handled < 1]
    return sorted(bad, key=lambda item: (item[1].handled, -item[1].questions, item[0]))[:WORST]


def _part(name: str, part: Part) -> str:
    return _row(name, part.questions, _percent(part.handled), _percent(part.first))


def _row(name: str, *values: object) -> str:
    return (f"    {name if len(name) <= 31 else f'{name[:30]}…':<31}" + "".join(f"{value:>9}" for value in values)).rstrip()


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f} %"


def _wrong(one: Outcome) -> Iterator[str]:
    """A question that was read wrongly: its text, what was right, and what came."""
    text = one.question.text if len(one.question.text) <= 120 else f"{one.question.text[:119]}…"
    yield f"  {one.question.id}  {text}"
    names = [task.removeprefix("task/") for task in one.tasks[:3]]
    right = ", ".join(one.question.tasks) or one.question.status
    came = ", ".join(names) if one.answered else f"{one.answer.status} ({one.beside:.2f} beside; {', '.join(names[:2])})"
    yield f"      right: {right}; read as: {came}"
