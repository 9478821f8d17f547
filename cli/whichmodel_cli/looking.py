"""show, stats, info, schema: looks at the graph."""

import json
import platform
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer

import whichmodel
from whichmodel.packaged import ensure_packaged
from whichmodel.places import cache_folder, default_graph
from whichmodel.rank import WEIGHTS, Candidate
from whichmodel.store import Store
from whichmodel_cli.opening import progress_bar


def opened_store(graph: Path | None) -> Store:
    """The graph in *graph*, or the packaged catalogue's."""
    with progress_bar() as progress:
        return Store(graph if graph else ensure_packaged(progress=progress))


def show(node: str, form: str, graph: Path | None) -> None:
    """Print a node with all that is stated about it and that names it."""
    store = opened_store(graph)
    try:
        found = store.node(node)
        about, naming = store.about(node), store.pointing(node)
        if form == "json":
            made = {
                "id": found.id, "kind": found.kind, "name": found.name, "url": found.url, "summary": found.summary,
                "statements": [plain_statement(store, s) for s in about], "named_by": [plain_statement(store, s) for s in naming],
            }  # fmt: skip
            typer.echo(json.dumps(made, ensure_ascii=False, indent=2))
            return
        typer.echo(f"{found.id}  {found.name}")
        if found.url and not found.url.startswith("urn:"):
            typer.echo(found.url)
        if found.summary:
            typer.echo(f"\n{found.summary}")
        typer.echo("")
        for statement in about:
            value = statement.object if statement.literal else f"→ {statement.object}"
            note = f" ({statement.note})" if statement.note else ""
            typer.echo(f"{statement.predicate}: {value}{note}  [{statement.source}, {statement.evidence}]")
        if naming:
            typer.echo("\nNamed by")
        for statement in naming:
            typer.echo(f"{statement.subject} {statement.predicate}  [{statement.source}, {statement.evidence}]")
    finally:
        store.close()


def stats(form: str, graph: Path | None) -> None:
    """Print what the graph holds."""
    store = opened_store(graph)
    try:
        models = Counter(str(s.object) for s in store.with_predicate("mlTask") if s.subject.startswith("model/"))
        tasks = {task: models.get(task, 0) for task in store.ids("task")}
        made: dict[str, Any] = {
            "nodes": store.count("node"), "statements": store.count("statement"), "texts": store.count("text"),
            "sources": store.sources(), "models_by_task": dict(sorted(tasks.items(), key=lambda item: (-item[1], item[0]))),
        }  # fmt: skip
    finally:
        store.close()
    if form == "json":
        typer.echo(json.dumps(made, ensure_ascii=False, indent=2))
        return
    for title, key in (("Nodes", "nodes"), ("Statements by evidence", "statements"), ("Texts by language", "texts")):
        counts: dict[str, int] = made[key]
        typer.echo(f"{title}: {sum(counts.values())}")
        for name, number in counts.items():
            typer.echo(f"  {number:6}  {name}")
    typer.echo(f"Sources: {made['sources']}")
    typer.echo("Models by task (variants counted)")
    for name, number in made["models_by_task"].items():
        typer.echo(f"  {number:6}  {name}")


def info(graph: Path | None) -> None:
    """Print versions, places and settings."""
    typer.echo(f"whichmodel {whichmodel.__version__}, Python {platform.python_version()}")
    typer.echo(f"cache: {cache_folder()}")
    folder = graph or default_graph()
    typer.echo(f"graph: {folder}")
    if graph is None and not (folder / "graph.sqlite").is_file():
        typer.echo("  not built yet; any query builds it")
        return
    store = Store(folder)
    try:
        for name, value in vars(store.settings).items():
            typer.echo(f"  {name}: {value}")
    finally:
        store.close()


def schema() -> None:
    """Print the JSON Schema of an answer."""
    from whichmodel.answer import schema as answer_schema

    typer.echo(json.dumps(answer_schema(), ensure_ascii=False, indent=2))


def explained(candidates: Sequence[Candidate]) -> str:
    """The parts of the candidates' scores as a table."""
    lines = ["", "How the candidates were ranked (each part 0 to 1; its weight in brackets)"]
    heads = [f"{name} [{weight:g}]" for name, weight in WEIGHTS.items()]
    lines.append("  score  " + "  ".join(heads))
    for one in candidates:
        parts = "  ".join(f"{one.parts[name]:>{len(head)}.2f}" for name, head in zip(WEIGHTS, heads, strict=True))
        out = "  (misses: " + ", ".join(check.name for check in one.excluded_by) + ")" if one.excluded_by else ""
        lines.append(f"  {one.score:.3f}  {parts}  {one.model.node.id}{out}")
    return "\n".join(lines)


def plain_statement(store: Store, statement: Any) -> dict[str, Any]:
    """A statement as JSON values."""
    return {
        "subject": statement.subject, "predicate": statement.predicate, "object": statement.object, "literal": statement.literal,
        "source": {"id": statement.source, "url": store.source(statement.source).url}, "evidence": statement.evidence,
        "note": statement.note,
    }  # fmt: skip
