"""SPARQL over a whole graph: read only, within a time and a number of rows, answered by Oxigraph in a process of its own.

Oxigraph's store is derived from the graph and lies beside it, under a name that holds the graph's generation: it is
made when it is missing, put in place in one step, and an older one is taken away.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from whichmodel.errors import GraphError, QueryError
from whichmodel.places import cache_folder
from whichmodel.rdf import REVISION, nquads
from whichmodel.rdf_terms import PREFIXES
from whichmodel.store import Store

SECONDS, ROWS = 10.0, 1000
#: What a query may take of the machine's memory, where the system can bound it.
MOST_MEMORY = 4 << 30
WORKER = Path(__file__).with_name("sparql_worker.py")
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")
#: Text, addresses and comments, where a keyword is none; in that order, since each may hold a mark of the others.
_QUOTED = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\''
    r'|"(?:[^"\\\n\r]|\\.)*"|\'(?:[^\'\\\n\r]|\\.)*\'|<[^<>"{}|^`\\\x00-\x20]*>|#[^\n\r]*', re.DOTALL
)  # fmt: skip
_SERVICE = re.compile(r"(?<![?$:A-Za-z_-])SERVICE(?![\w-])", re.IGNORECASE)
_PROLOGUE = re.compile(r"\s*(?:BASE\s*<>|PREFIX\s+[^\s:]*:\s*<>|\s+)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Example:
    """A query that comes with the package."""

    name: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """What a query found: columns, rows of terms (None: unbound), whether rows were cut off; or a truth for ASK."""

    variables: tuple[str, ...]
    rows: tuple[tuple[dict[str, Any] | None, ...], ...]
    cut: bool = False
    truth: bool | None = None


@cache
def examples() -> dict[str, Example]:
    """The queries that come with the package, by name."""
    found = {}
    for path in sorted(files("whichmodel").joinpath("queries").iterdir(), key=lambda one: one.name):
        if path.name.endswith(".rq"):
            text = path.read_text(encoding="utf-8")
            name = path.name.removesuffix(".rq")
            found[name] = Example(name, text.partition("\n")[0].lstrip("# "), text)
    return found


def run_query(store: Store, query: str, *, seconds: float = SECONDS, rows: int = ROWS) -> Table:
    """What *query* finds in the graph of *store*, at most *rows* rows, within *seconds*.

    Prefixes of the vocabulary need not be declared, and the default graph is the union of all. Raises QueryError for a
    query that is wrong, that would change the data or ask another service, or that takes too long.
    """
    check_reads(query)
    place = rdf_store(store)
    answer = _asked(place, query, seconds, rows)
    if answer.get("error") == "store":  # damaged, or taken away meanwhile by a build: once more
        shutil.rmtree(place, ignore_errors=True)
        answer = _asked(rdf_store(store), query, seconds, rows)
    if error := answer.get("error"):
        text = " ".join(str(answer["text"]).split())
        if error == "syntax":
            raise QueryError(f"not a SPARQL query: {text}; examples: kg sparql --examples")
        raise QueryError(f"the query failed: {text}")
    if "boolean" in answer:
        return Table((), (), truth=bool(answer["boolean"]))
    return Table(tuple(answer["variables"]), tuple(tuple(row) for row in answer["rows"]), bool(answer["cut"]))


def check_reads(query: str) -> None:
    """Raise QueryError unless *query* only reads and asks nobody else."""
    bare = _QUOTED.sub(lambda found: "<>" if found[0].startswith("<") else " ", query)
    if not bare.strip():
        raise QueryError("the query is empty; examples: kg sparql --examples")
    if _SERVICE.search(bare):
        raise QueryError("a query may not ask another SERVICE; it is answered from this graph alone")
    start = bare[match.end() :] if (match := _PROLOGUE.match(bare)) else bare
    first = re.match(r"[A-Za-z]*", start)
    if first and first[0].upper() in _UPDATES:
        raise QueryError(f"a query may only read: {first[0].upper()} changes data; use SELECT, ASK, CONSTRUCT or DESCRIBE")


def rdf_store(store: Store) -> Path:
    """The folder of Oxigraph's store of this graph, made if it is missing; raises GraphError where none can be written."""
    name = f"sparql-{REVISION}-{store.settings.generation}"
    places = [store.folder, cache_folder() / "sparql"]
    for place in places:
        if (place / name / "CURRENT").is_file():
            return place / name
    for place in places:
        try:
            place.mkdir(parents=True, exist_ok=True)
            return _made(store, place, name)
        except OSError as error:
            problem = error
    raise GraphError(f"cannot write what SPARQL needs to {store.folder} ({problem}); make it writable, or set WHICHMODEL_CACHE")


def _made(store: Store, place: Path, name: str) -> Path:
    try:
        import pyoxigraph as ox  # an extra; only a query in SPARQL needs it
    except ImportError:
        raise GraphError("SPARQL needs pyoxigraph: pip install 'whichmodel[sparql]'") from None
    scratch = Path(tempfile.mkdtemp(prefix=".sparql-", dir=place))
    try:
        loaded = ox.Store(str(scratch / name))
        loaded.bulk_load("\n".join(nquads(store.whole())).encode(), format=ox.RdfFormat.N_QUADS)
        loaded.optimize()
        loaded.flush()
        del loaded  # closes it
        try:
            os.rename(scratch / name, place / name)
        except OSError:
            if not (place / name / "CURRENT").is_file():  # else another process was first, with the same content
                raise
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    if place == store.folder:
        for old in place.glob("sparql-*"):
            if old.name != name:
                shutil.rmtree(old, ignore_errors=True)
    return place / name


def _asked(place: Path, query: str, seconds: float, rows: int) -> dict[str, Any]:
    asked = {
        "store": str(place), "query": query, "prefixes": PREFIXES, "limit": rows, "seconds": int(seconds) + 5,
        "memory": MOST_MEMORY,
    }  # fmt: skip
    try:
        # -P: neither the worker's folder nor the caller's is searched for modules
        done = subprocess.run(  # noqa: S603 - our own file; the query goes in by standard input
            [sys.executable, "-P", str(WORKER)], input=json.dumps(asked).encode(), capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise QueryError(f"the query took longer than {seconds:g} s and was stopped; narrow it, or allow more: --timeout") from None
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        if b"pyoxigraph" in done.stderr and b"ModuleNotFoundError" in done.stderr:
            raise GraphError("SPARQL needs pyoxigraph: pip install 'whichmodel[sparql]'") from None
        raise QueryError("the query needed more time or memory than it may have; narrow it") from None
    return answer
