"""export and path."""

import json
import sys
from pathlib import Path

import typer

from whichmodel.errors import WhichmodelError
from whichmodel.store import Store
from whichmodel_cli.looking import opened_store, plain_statement


def export(form: str, node: str | None, depth: int, graph: Path | None) -> None:
    """Print the graph, or the neighbourhood of one node, in another form."""
    store = opened_store(graph)
    try:
        if form in ("graphml", "jsonl"):
            _networkx_or_lines(store, form, node, depth)
            return
        if node:
            raise WhichmodelError("a neighbourhood is exported as graphml or jsonl; leave --node out for RDF")
        from whichmodel.rdf import export_rdf  # rdflib is heavy

        typer.echo(export_rdf(store.whole(), form), nl=False)
    finally:
        store.close()


def _networkx_or_lines(store: Store, form: str, node: str | None, depth: int) -> None:
    import networkx as nx  # heavy

    from whichmodel.view import neighbourhood, to_networkx

    made = neighbourhood(store, node, depth) if node else to_networkx(store)
    if form == "graphml":
        for values in made.nodes.values():
            said = values.pop("said")
            values.update({f"said_{key}": "; ".join(map(str, value)) for key, value in said.items()})
        nx.write_graphml(made, sys.stdout.buffer, named_key_ids=True)
        return
    from whichmodel.nodes_file import node_line  # validates with pydantic

    for one in made:
        typer.echo(json.dumps(node_line(store, one), ensure_ascii=False))


def path(start: str, end: str, form: str, graph: Path | None) -> None:
    """Print the shortest ways between two nodes, with the source of every step."""
    from whichmodel.view import shortest_paths  # networkx is heavy

    store = opened_store(graph)
    try:
        ways = shortest_paths(store, start, end)
        if form == "json":
            typer.echo(json.dumps({"paths": [[plain_statement(store, s) for s in way] for way in ways]}, ensure_ascii=False, indent=2))
            return
        if not ways:
            typer.echo(f"no path between {start} and {end}")
        for at, way in enumerate(ways):
            if at:
                typer.echo("")
            here = start
            typer.echo(here)
            for statement in way:
                forward = statement.subject == here
                here = str(statement.object) if forward else statement.subject
                arrow = f"—{statement.predicate}→" if forward else f"←{statement.predicate}—"
                typer.echo(f"  {arrow} {here}  [{statement.source}, {statement.evidence}]")
    finally:
        store.close()
