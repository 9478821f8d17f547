"""show, stats, info, schema: looks at the graph."""

import json
import platform
from pathlib import Path

import typer

import whichmodel
from whichmodel.compare import find_node
from whichmodel.coverage import coverage
from whichmodel.graph import Kind
from whichmodel.places import cache_folder, default_graph
from whichmodel.plain_text import safe_link
from whichmodel.render import wrapped
from whichmodel.results import competitors, conflicts_around
from whichmodel.store import Store
from whichmodel.tree import around, tree_lines
from whichmodel_cli.opening import opened_store
from whichmodel_cli.plain import conflict_lines, pages, plain_conflict, plain_statement
from whichmodel_cli.terminal import styled, width

#: How many competing models are listed.
MOST_RIVALS = 10


def show(node: str, form: str, graph: Path | None) -> None:
    """Print a node with all that is stated about it and that names it, and where sources contradict each other."""
    with opened_store(graph) as store:
        found = find_node(store, node)
        about, naming, conflicts = store.about(found.id), store.pointing(found.id), conflicts_around(store, found.id)
        rivals = competitors(store, found.id) if found.kind == Kind.MODEL else {}
        if form == "json":
            made = {
                "id": found.id, "kind": found.kind, "name": found.name, "url": found.url, "summary": found.summary,
                "statements": [plain_statement(store, s) for s in about], "named_by": [plain_statement(store, s) for s in naming],
                "conflicts": [plain_conflict(store, one) for one in conflicts],
                "competes_on_the_same_result": [{"id": name, "where": one.note} for name, one in rivals.items()],
            }  # fmt: skip
            typer.echo(json.dumps(made, ensure_ascii=False, indent=2))
            return
        wide = width()
        near = {str(end) for s in (*about, *naming) for end in (s.subject, s.object) if not s.literal or end == s.subject}
        typer.echo(styled(wrapped(found.name, wide, "  ", f"{found.id}  ")))
        if address := safe_link(found.url):
            typer.echo(styled(address))
        if found.summary:
            typer.echo(f"\n{wrapped(found.summary, wide)}")
        typer.echo("")
        if branches := around(store, found.id):
            typer.echo(styled("\n".join(tree_lines(branches, wide)), pages(store, near)))
        for conflict in conflicts:
            typer.echo("")
            first, *others = conflict_lines(store, conflict)
            typer.echo("\n".join([wrapped(first, wide), *(wrapped(line, wide, "     ", "  ") for line in others)]))
        if rivals:
            typer.echo(f"\n{wrapped('Competes on the same result (inferred: same data set, metric, protocol, factor and size)', wide)}")
        for name, inferred in list(rivals.items())[:MOST_RIVALS]:
            typer.echo(wrapped(f"{name}: {inferred.note}", wide, "     ", "   "))
        if len(rivals) > MOST_RIVALS:
            typer.echo(f"   and {len(rivals) - MOST_RIVALS} more: --format json")


def stats(form: str, graph: Path | None) -> None:
    """Print what the graph covers and what it lacks."""
    with opened_store(graph) as store:
        made = coverage(store)
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
    whole = made["models"]["without_variants"]
    typer.echo(f"Not stated of {whole} models (variants not counted)")
    for name, lacking in sorted(made["missing"].items(), key=lambda item: -len(item[1])):
        typer.echo(f"  {len(lacking):6}  {name}")
    typer.echo(f"Conflicts between sources: {len(made['conflicts'])}")
    for one in made["conflicts"]:
        typer.echo(_line(f"  {one['subject']}: {one['about']}"))


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


def _line(text: str) -> str:
    """*text* on one line, without what steers a terminal."""
    return "".join(one if one.isprintable() else " " for one in text).rstrip()
