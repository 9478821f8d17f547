"""export and path."""

import json
import sys
from pathlib import Path

import typer

from whichmodel.compare import find_node
from whichmodel.errors import WhichmodelError
from whichmodel.render import wrapped
from whichmodel.store import Store
from whichmodel_cli.opening import opened_store
from whichmodel_cli.plain import plain_statement


def export(form: str, node: str | None, depth: int, graph: Path | None) -> None:
    """Print the graph, or the neighbourhood of one node, in another form."""
    with opened_store(graph) as store:
        if form in ("graphml", "jsonl"):
            _networkx_or_lines(store, form, node, depth)
            return
        if node:
            raise WhichmodelError("a neighbourhood is exported as graphml or jsonl; leave --node out for RDF")
        from whichmodel.rdf import export_rdf  # rdflib is heavy

        typer.echo(export_rdf(store.whole(), form), nl=False)


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

    with opened_store(graph) as store:
        first, last = find_node(store, start), find_node(store, end)
        ways = shortest_paths(store, first.id, last.id)
        if form == "json":
            made = {"start": first.id, "end": last.id, "paths": [[plain_statement(store, s) for s in way] for way in ways]}
            typer.echo(json.dumps(made, ensure_ascii=False, indent=2))
            return
        if not ways:
            typer.echo(f"no path between {first.id} and {last.id}")
        for at, way in enumerate(ways):
            if at:
                typer.echo("")
            here = first.id
            typer.echo(here)
            for statement in way:
                forward = statement.subject == here
                here = str(statement.object) if forward else statement.subject
                arrow = f"—{statement.predicate}→" if forward else f"←{statement.predicate}—"
                note = f" ({statement.note})" if statement.note else ""
                typer.echo(wrapped(f"  {arrow} {here}{note}  [{statement.source}, {statement.evidence}]", 1 << 20, first="  "))
