"""sparql."""

import csv
import difflib
import io
import json
import re
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import typer

from whichmodel.errors import QueryError
from whichmodel.rdf_terms import PREFIXES
from whichmodel.render import cells
from whichmodel.sparql import Table, examples, run_query
from whichmodel_cli.opening import opened_store

_LOCAL = re.compile(r"[\w.%~-]+")


def list_examples(form: str) -> None:
    """Print the queries that come with the package."""
    if form == "json":
        typer.echo(json.dumps([{"name": x.name, "title": x.title, "query": x.text} for x in examples().values()], indent=2, ensure_ascii=False))
        return
    for one in examples().values():
        typer.echo(f"{one.name}\n  {one.title}")


def sparql(query: str, form: str, timeout: float, limit: int, graph: Path | None) -> None:
    """Answer *query* (its text, a file, the name of an example, or "-") from the whole graph."""
    text = query_text(query)
    with opened_store(graph) as store:
        found = run_query(store, text, seconds=timeout, rows=limit)
    if found.truth is not None:
        typer.echo(json.dumps({"head": {}, "boolean": found.truth}) if form == "json" else str(found.truth).lower())
        return
    typer.echo({"json": _json, "csv": _csv, "table": _table}[form](found), nl=False)
    if found.cut:
        typer.echo(f"kg: these are the first {limit} rows; there are more (--limit)", err=True)


def query_text(query: str) -> str:
    """The text of the query that an argument names; raises QueryError for a name that is none."""
    if query == "-":
        return sys.stdin.read()
    if query in examples():
        return examples()[query].text
    if re.search(r"[\s{]", query):
        return query
    path = Path(query)
    if path.suffix in (".rq", ".sparql") or path.is_file():
        try:
            return path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"{path}: cannot be read: {error}") from error
    near = difflib.get_close_matches(query, examples(), n=1, cutoff=0.3)
    hint = f"did you mean {near[0]}? " if near else ""
    raise QueryError(f"'{query}' is no query, file or example; {hint}examples: kg sparql --examples")


def shortened(iri: str) -> str:
    """*iri* with its prefix, where it has one of ours; a source by its name."""
    fitting = [(space, prefix) for prefix, space in PREFIXES.items() if iri.startswith(space)]
    if fitting:
        space, prefix = max(fitting, key=lambda one: len(one[0]))
        if prefix == "source":  # not a short form of SPARQL: for people to read
            return unquote(iri.removeprefix(space))
        if _LOCAL.fullmatch(tail := iri.removeprefix(space)):
            return f"{prefix}:{tail}"
    return iri


def _json(found: Table) -> str:
    """SPARQL 1.1 Query Results JSON, and whether rows were cut off."""
    rows = [{name: term for name, term in zip(found.variables, row, strict=True) if term} for row in found.rows]
    made = {"head": {"vars": list(found.variables)}, "results": {"bindings": rows}, "truncated": found.cut}
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _csv(found: Table) -> str:
    """SPARQL 1.1 Query Results CSV."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(found.variables)
    writer.writerows([_plain(term) for term in row] for row in found.rows)
    return stream.getvalue()


def _table(found: Table) -> str:
    rows = [[_shown(term) for term in row] for row in found.rows]
    widths = [max(cells(name), *(cells(row[at]) for row in rows)) if rows else cells(name) for at, name in enumerate(found.variables)]
    lines = [list(found.variables), ["-" * width for width in widths], *rows]
    text = "".join("  ".join(_padded(one, width) for one, width in zip(line, widths, strict=True)).rstrip() + "\n" for line in lines)
    return f"{text}{len(rows)} row{'' if len(rows) == 1 else 's'}\n"


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells(text))


def _shown(term: dict[str, Any] | None) -> str:
    text = shortened(_plain(term)) if term and term["type"] == "uri" else _plain(term)
    text = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    return text if cells(text) <= 80 else f"{text[:79]}…"


def _plain(term: dict[str, Any] | None) -> str:
    if term is None:
        return ""
    if term["type"] == "triple":
        return "<< " + " ".join(_plain(term["value"][part]) for part in ("subject", "predicate", "object")) + " >>"
    return str(term["value"])
