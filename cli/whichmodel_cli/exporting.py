"""export and path."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from whichmodel.answer import Answer
from whichmodel.compare import find_node
from whichmodel.errors import WhichmodelError
from whichmodel.render import wrapped
from whichmodel.store import Store
from whichmodel_cli.opening import opened_store
from whichmodel_cli.plain import pages, plain_statement
from whichmodel_cli.terminal import styled, width

RDF = ("turtle", "jsonld", "nquads", "trig")


def export(form: str, around: str | None, depth: int, output: Path | None, graph: Path | None) -> None:
    """Write the graph, or the neighbourhood of one node, in another form."""
    with opened_store(graph) as store:
        made = _made(store, form, around, depth)
    if output:
        write(output, made)
    elif form == "png" and sys.stdout.isatty():
        raise WhichmodelError("a PNG is nothing to print; give a file: --output FILE.png")
    else:
        sys.stdout.buffer.write(made)
        sys.stdout.flush()


def _made(store: Store, form: str, around: str | None, depth: int) -> bytes:
    if form in RDF:
        if around:
            raise WhichmodelError("RDF is exported whole; leave --around out, or take html, svg, graphml or jsonl")
        from whichmodel.rdf import export_rdf  # rdflib is heavy

        return export_rdf(store.whole(), form).encode()
    from whichmodel.view import neighbourhood, to_networkx  # networkx is heavy

    middle = find_node(store, around) if around else None
    part = neighbourhood(store, middle.id, depth) if middle else to_networkx(store)
    if form == "jsonl":
        from whichmodel.nodes_file import node_line  # validates with pydantic

        return "".join(f"{json.dumps(node_line(store, one), ensure_ascii=False)}\n" for one in part).encode()
    from whichmodel.drawing import draw

    return draw(store, part, form, f"{middle.name} and what is around it" if middle else store.settings.name)


def check_drawing(file: Path, text: Sequence[str]) -> str:
    """The form that the name of *file* asks for; WhichmodelError before any work where it asks for none."""
    from whichmodel.drawing import ENDINGS

    if list(text) == ["-"]:
        raise WhichmodelError("--export draws one answer; leave it out when questions come from standard input")
    if file.suffix.lower() not in ENDINGS:
        raise WhichmodelError(f"cannot tell from its name how to draw {file}; end it in one of: {' '.join(ENDINGS)}")
    return ENDINGS[file.suffix.lower()]


def draw_answer(store: Store, answer: Answer, file: Path) -> None:
    """Draw the part of the graph that *answer* walked."""
    from whichmodel.drawing import draw
    from whichmodel.walk import walk

    made = draw(store, walk(store, answer), check_drawing(file, ()), answer.question, answer)
    write(file, made)


def write(file: Path, made: bytes) -> None:
    """Write *made* to *file* and say so on standard error; WhichmodelError where that cannot be."""
    try:
        file.write_bytes(made)
    except OSError as error:
        raise WhichmodelError(f"cannot write {file} ({error.strerror}); name a file in a folder that is there") from error
    typer.echo(f"kg: wrote {file} ({len(made) / 1000:,.0f} kB)", err=True)


def path(start: str, end: str, form: str, graph: Path | None) -> None:
    """Print the shortest ways between two nodes, with the source of every step."""
    from whichmodel.tree import tree_lines, ways
    from whichmodel.view import shortest_paths  # networkx is heavy

    with opened_store(graph) as store:
        first, last = find_node(store, start), find_node(store, end)
        found = shortest_paths(store, first.id, last.id)
        if form == "json":
            made = {"start": first.id, "end": last.id, "paths": [[plain_statement(store, s) for s in way] for way in found]}
            typer.echo(json.dumps(made, ensure_ascii=False, indent=2))
            return
        if not found:
            typer.echo(f"no path between {first.id} and {last.id}")
            return
        typer.echo(styled(wrapped(first.name, width(), "  ", f"{first.id}  ")))
        near = pages(store, {str(end) for way in found for s in way for end in (s.subject, s.object)})
        typer.echo(styled("\n".join(tree_lines(ways(store, first.id, found), width())), near))
