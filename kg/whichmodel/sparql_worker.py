"""The process that answers one SPARQL query, so that it can be stopped: run as a file, never imported.

Reads one JSON object from standard input (`store`, `query`, `prefixes`, `limit`, `seconds`, `memory`) and writes one to
standard output. The store is opened for reading; after that no file and no connection can be opened any more, which
keeps a query inside the machine whatever it says.
"""

import json
import sys
from contextlib import suppress
from itertools import islice
from typing import Any

import pyoxigraph as ox


def main() -> None:
    """Answer the query on standard input."""
    asked = json.load(sys.stdin)
    try:
        store = ox.Store.read_only(asked["store"])
    except (OSError, ValueError, RuntimeError) as error:
        answer: dict[str, Any] = {"error": "store", "text": str(error)}
    else:
        _confine(asked["seconds"], asked["memory"])
        answer = _answer(store, asked["query"], asked["prefixes"], asked["limit"])
    json.dump(answer, sys.stdout)


def _confine(seconds: int, memory: int) -> None:
    """No further file or connection, and bounds on time and memory, where the system has such bounds."""
    try:
        import resource  # not on Windows
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory), (resource.RLIMIT_NOFILE, 3)):
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


def _answer(store: ox.Store, query: str, prefixes: dict[str, str], limit: int) -> dict[str, Any]:
    try:
        found = store.query(query, prefixes=prefixes, use_default_graph_as_union=True)
        if isinstance(found, ox.QueryBoolean):
            return {"boolean": bool(found)}
        if isinstance(found, ox.QuerySolutions):
            names = [one.value for one in found.variables]
            rows = [[None if row[name] is None else _term(row[name]) for name in names] for row in islice(found, limit + 1)]
        else:
            names = ["subject", "predicate", "object"]
            rows = [[_term(part) for part in (one.subject, one.predicate, one.object)] for one in islice(found, limit + 1)]
    except SyntaxError as error:
        return {"error": "syntax", "text": str(error)}
    except (OSError, ValueError, RuntimeError) as error:
        return {"error": "run", "text": str(error)}
    return {"variables": names, "rows": rows[:limit], "cut": len(rows) > limit}


def _term(term: Any) -> dict[str, Any]:
    """A term as SPARQL's JSON results have it."""
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = ("subject", "predicate", "object")
        return {"type": "triple", "value": {part: _term(getattr(term, part)) for part in parts}}
    made = {"type": "literal", "value": term.value}
    if term.language:
        return made | {"xml:lang": term.language}
    plain = term.datatype.value == "http://www.w3.org/2001/XMLSchema#string"
    return made if plain else made | {"datatype": term.datatype.value}


if __name__ == "__main__":
    main()
