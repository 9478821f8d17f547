"""RDF files as plain quads: Turtle, TriG, N-Quads, N-Triples and JSON-LD, within limits and without the network."""

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from rdflib import BNode, Dataset, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.exceptions import ParserError
from rdflib.plugins.stores.memory import Memory

from whichmodel.errors import CatalogueError
from whichmodel.rdf import Quad, Value
from whichmodel.rdf_terms import CR, F4, SCHEMA, normal

SUFFIXES = {".ttl": "turtle", ".trig": "trig", ".nq": "nquads", ".nt": "nt", ".jsonld": "json-ld"}
MOST_BYTES, MOST_QUADS = 256 << 20, 4_000_000
#: Contexts that documents name by address, as far as they are needed; none is ever fetched.
CONTEXTS: Mapping[str, Any] = {
    "schema.org": {"@vocab": SCHEMA, "schema": SCHEMA},
    "w3id.org/codemeta": {"@vocab": SCHEMA, "codemeta": "https://w3id.org/codemeta/terms/"},
    "doi.org/10.5063/schema/codemeta": {"@vocab": SCHEMA, "codemeta": "https://w3id.org/codemeta/terms/"},
    "mlcommons.org/croissant": {"@vocab": SCHEMA, "cr": CR, "sc": SCHEMA},
    "w3id.org/fair4ml": {"@vocab": F4, "schema": SCHEMA},
}


class _TooManyError(Exception):
    """More quads than are read."""


class _Recorder(Memory):
    """A store that keeps what is added in its order, and nothing else."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most, self.found = most, list[tuple[Any, Any, Any, Any]]()

    def add(self, triple: Any, context: Any, quoted: bool = False) -> None:
        """Keep one quad; raises _TooManyError past the limit."""
        if len(self.found) >= self.most:
            raise _TooManyError
        self.found.append((*triple, context))


def parse_rdf(path: Path, *, most_bytes: int = MOST_BYTES, most_quads: int = MOST_QUADS) -> list[Quad]:
    """The quads of the file at *path*, in its order, its form told by its name.

    Blank nodes are IRIs that start with `_:`. Raises CatalogueError for a file that is none, is broken or too large,
    or whose JSON-LD context stands elsewhere.
    """
    form = SUFFIXES.get(path.suffix.lower())
    if form is None:
        raise CatalogueError(f"{path}: not an RDF file that is read; its name must end in {', '.join(SUFFIXES)}")
    try:
        if path.stat().st_size > most_bytes:
            raise CatalogueError(f"{path}: larger than {most_bytes >> 20} MiB; split it, or load it elsewhere and export a part")
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path}: cannot be read: {error}") from error
    logging.getLogger("rdflib.term").setLevel(logging.ERROR)  # an ill-typed literal stays what it is
    recorder = _Recorder(most_quads)
    made = Dataset(store=recorder)
    try:
        if form == "json-ld":
            text = json.dumps(_without_remote(json.loads(text), path))
        made.parse(data=text, format=form, publicID=f"file:///{quote(path.name)}")
    except _TooManyError:
        raise CatalogueError(f"{path}: more than {most_quads:,} statements; split it") from None
    except RecursionError:
        raise CatalogueError(f"{path}: nested too deep") from None
    except CatalogueError:
        raise
    except Exception as error:  # the parsers raise what they like
        at = getattr(error, "lines", None)  # the Turtle parser counts from 0
        where = f"{path}:{at + 1}" if isinstance(at, int) else str(path)
        kind = "an error" if isinstance(error, ParserError) else type(error).__name__
        said = " ".join(str(getattr(error, "_why", None) or error).split())[:200]
        raise CatalogueError(f"{where}: not {path.suffix[1:]}: {said or kind}") from error
    default = made.default_graph.identifier
    quads = [_quad(*quad, default) for quad in recorder.found]
    try:
        for _, _, value, _ in quads:
            (value if isinstance(value, str) else value.lexical).encode()
    except UnicodeEncodeError as error:
        raise CatalogueError(f"{path}: holds half a character (U+{ord(error.object[error.start]):04X}); write it as UTF-8") from None
    return quads


def _quad(subject: Any, predicate: Any, value: Any, context: Any, default: Any) -> Quad:
    name = getattr(context, "identifier", context)
    named = None if name is None or name == default or isinstance(name, BNode) else normal(str(name))
    return _iri(subject), _iri(predicate), _term(value), named


def _term(value: Any) -> str | Value:
    if isinstance(value, RdfLiteral):
        return Value(str(value), str(value.datatype) if value.datatype else None, value.language)
    return _iri(value)


def _iri(term: Any) -> str:
    return normal(str(term)) if isinstance(term, URIRef) else f"_:{term}"


def _without_remote(document: Any, path: Path) -> Any:
    """*document* with contexts that are named by address put in place; raises CatalogueError for one that is not known."""
    if isinstance(document, list):
        return [_without_remote(one, path) for one in document]
    if not isinstance(document, dict):
        return document
    made = {}
    for key, value in document.items():
        if key == "@context":
            made[key] = [_context(one, path) for one in value] if isinstance(value, list) else _context(value, path)
        else:
            made[key] = _without_remote(value, path)
    return made


def _context(value: Any, path: Path) -> Any:
    if isinstance(value, str):
        bare = value.partition("://")[2].removeprefix("www.")
        known = next((context for name, context in CONTEXTS.items() if bare.startswith(name)), None)
        if known is None:
            raise CatalogueError(f"{path}: its context {value} stands elsewhere, and nothing is fetched: write the context into the file")
        return known
    if isinstance(value, dict):
        if "@import" in value:
            raise CatalogueError(f"{path}: its context imports {value['@import']}, and nothing is fetched: write it into the file")
        # a term's own context may name an address, too
        return {key: _without_remote(one, path) for key, one in value.items()}
    return value
