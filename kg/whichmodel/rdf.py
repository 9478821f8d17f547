"""The graph as RDF: what each source states in a named graph of its own, names, types and addresses in the default one.

What a statement carries beside its triple goes with it: the level of evidence stands at its named graph where all of
the graph's statements share it, at a reified statement otherwise; so does a note. A text that is embedded has a
language tag, one that is not has none. `rdf_read` gives the same graph back.
"""

import hashlib
import logging
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from whichmodel.graph import Graph, Kind, Literal, Node, Predicate, Statement
from whichmodel.rdf_jsonld import jsonld
from whichmodel.rdf_terms import (
    ALIASES,
    CARRIERS,
    INVERSES,
    MLSO,
    MLSO_CLOSE,
    MLSO_EXACT,
    OWN,
    PREFIXES,
    PROV,
    RDF,
    RDFS,
    REIFIED,
    SCHEMA,
    SKOS,
    TASK_SCHEME,
    TERM,
    TYPES,
    XSD,
    is_iri,
    language_tag,
    node_iri,
    predicate_iri,
    source_iri,
    text_term,
)

#: The names under which rdflib knows the forms.
FORMATS = {"turtle": "turtle", "jsonld": "json-ld", "nquads": "nquads", "trig": "trig"}
#: Raised when the same graph is written otherwise than before, so that what was derived from it is made again.
REVISION = 1
_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f\x85\u2028\u2029]')
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


@dataclass(frozen=True, slots=True)
class Value:
    """A literal: its lexical form, and its datatype or language."""

    lexical: str
    datatype: str | None = None
    language: str | None = None


#: Subject, predicate, object (an IRI or a literal), named graph (None: the default one).
Quad = tuple[str, str, str | Value, str | None]


def quads(graph: Graph) -> Iterator[Quad]:
    """*graph* as quads, statements in their order."""
    tags = _tags(graph)
    carried = {
        (s.subject, CARRIERS[s.predicate], str(s.object))
        for s in graph.statements if s.literal and s.predicate in CARRIERS and isinstance(s.object, str)
    }  # fmt: skip
    iris = {node.id: node_iri(node.id, node.url) for node in graph.nodes.values()}
    by_source: dict[str, Counter[str]] = defaultdict(Counter)
    for statement in graph.statements:
        by_source[statement.source][statement.evidence] += 1
    usual = {source: levels.most_common(1)[0][0] for source, levels in by_source.items()}
    yield TASK_SCHEME, f"{RDF}type", f"{SKOS}ConceptScheme", None
    yield TASK_SCHEME, f"{RDFS}label", Value("tasks of whichmodel"), None
    for node in graph.nodes.values():
        yield from _node(node, iris[node.id], carried)
    for source in {**graph.sources, **dict.fromkeys(usual)}:
        here = source_iri(source)
        yield here, f"{RDF}type", f"{PROV}Entity", None
        yield here, f"{RDFS}label", Value(source), None
        known = graph.sources.get(source)
        if known and known.url:
            yield here, f"{PROV}hadPrimarySource", _address(known.url), None
        if source in usual:
            yield here, f"{TERM}evidence", Value(usual[source]), None
    levels = Counter((s.subject, s.predicate, s.object, s.literal, s.source) for s in graph.statements)
    for s in graph.statements:
        again = levels[s.subject, s.predicate, s.object, s.literal, s.source] > 1
        yield from _statement(s, iris, tags, reified=bool(again or s.note is not None or s.evidence != usual[s.source]))


def nquads(graph: Graph) -> Iterator[str]:
    """*graph* as lines of N-Quads, without line ends."""
    for subject, predicate, value, named in quads(graph):
        end = f"<{named}> ." if named else "."
        yield f"<{subject}> <{predicate}> {_written(value)} {end}"


def export_rdf(graph: Graph, form: str) -> str:
    """*graph* in one of FORMATS; Turtle has no named graphs and says for each subject which sources it has."""
    if form == "nquads":
        return "".join(f"{line}\n" for line in nquads(graph))
    if form == "jsonld":
        return jsonld(quads(graph))
    from rdflib import Dataset, URIRef  # takes a sixth of a second
    from rdflib import Literal as RdfLiteral
    from rdflib.graph import Graph as RdfGraph

    logging.getLogger("rdflib.term").setLevel(logging.ERROR)
    made: Any = RdfGraph(bind_namespaces="none") if form == "turtle" else Dataset()
    for prefix, space in PREFIXES.items():
        made.bind(prefix, space, override=True, replace=True)

    def term(value: str | Value) -> Any:
        if isinstance(value, str):
            return URIRef(value)
        return RdfLiteral(value.lexical, lang=value.language, datatype=URIRef(value.datatype) if value.datatype else None)

    for subject, predicate, value, named in quads(graph):
        if form == "turtle":
            made.add((URIRef(subject), URIRef(predicate), term(value)))
            if named and not subject.startswith(REIFIED):
                made.add((URIRef(subject), URIRef(f"{PROV}hadPrimarySource"), URIRef(named)))
        else:
            here = made.graph(URIRef(named)) if named else made.default_graph
            here.add((URIRef(subject), URIRef(predicate), term(value)))
    from whichmodel.rdf_exact import serialize  # needs rdflib's writers

    return serialize(made, form)


def _tags(graph: Graph) -> dict[tuple[str, str, str], list[str]]:
    """For (node, what a text is, text) the language tags under which it is embedded."""
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for node in graph.nodes.values():
        for text in node.texts:
            found[node.id, text.field, text.text].append(language_tag(text.language))
    return found


def _node(node: Node, here: str, carried: set[tuple[str, str, str]]) -> Iterator[Quad]:
    for kind in TYPES.get(node.kind, ()):
        yield here, f"{RDF}type", kind, None
    yield here, f"{TERM}kind", Value(str(node.kind)), None
    yield here, f"{RDFS}label", Value(node.name), None
    if not here.startswith(OWN):
        yield here, f"{TERM}id", Value(node.id), None
    if node.url != here:
        yield here, f"{SCHEMA}url", _address(node.url or ""), None  # an empty one says that there is none
    if node.summary:
        yield here, f"{SCHEMA}description", Value(node.summary), None
    for text in node.texts:
        named = text.field == "label" and text.text == node.name  # an expert's word in another language can be the name, too
        if named or (node.id, text.field, text.text) not in carried:
            yield here, text_term(text.field), Value(text.text, language=language_tag(text.language)), None
    if node.kind == Kind.TASK:
        yield here, f"{SKOS}inScheme", TASK_SCHEME, None
        tail = node.id.partition("/")[2]
        for match, known in (("exactMatch", MLSO_EXACT), ("closeMatch", MLSO_CLOSE)):
            if tail in known:
                yield here, f"{SKOS}{match}", MLSO + known[tail], None


def _statement(
    s: Statement, iris: dict[str, str], tags: dict[tuple[str, str, str], list[str]], *, reified: bool
) -> Iterator[Quad]:
    subject, term, named = iris.get(s.subject) or node_iri(s.subject), predicate_iri(s.predicate), source_iri(s.source)
    values: list[str | Value]
    if not s.literal:
        there = iris.get(str(s.object)) or node_iri(str(s.object))
        values = [there]
        for alias in ALIASES.get(s.predicate, ()):
            yield subject, alias, there, named
        if s.predicate in INVERSES:
            yield there, INVERSES[s.predicate], subject, named
    else:
        field = CARRIERS.get(s.predicate)
        embedded = tags.get((s.subject, field, s.object), ()) if field and isinstance(s.object, str) else ()
        values = [Value(str(s.object), language=tag) for tag in embedded] or [_value(s.predicate, s.object)]
    for value in values:
        yield subject, term, value, named
    if reified:
        triple = f"<{subject}> <{term}> {_written(values[0])} <{named}> {s.evidence} {s.note}"
        here = REIFIED + hashlib.sha256(triple.encode()).hexdigest()[:16]
        yield here, f"{RDF}type", f"{RDF}Statement", named
        yield here, f"{RDF}subject", subject, named
        yield here, f"{RDF}predicate", term, named
        yield here, f"{RDF}object", values[0], named
        yield here, f"{PROV}hadPrimarySource", named, named
        yield here, f"{TERM}evidence", Value(str(s.evidence)), named
        if s.note is not None:
            yield here, f"{SKOS}note", Value(s.note), named


def _value(predicate: str, value: Literal) -> Value:
    if isinstance(value, bool):
        return Value(str(value).lower(), f"{XSD}boolean")
    if isinstance(value, int):
        year = predicate == Predicate.YEAR and 1000 <= value <= 9999
        return Value(str(value), f"{XSD}gYear" if year else f"{XSD}integer")
    if isinstance(value, float):
        return Value({math.inf: "INF", -math.inf: "-INF"}.get(value, repr(value)), f"{XSD}double")
    return Value(str(value))


def _address(url: str) -> str | Value:
    """*url* as an IRI, or as a literal where it is none."""
    return url if is_iri(url) else Value(url)


def _written(value: str | Value) -> str:
    """*value* as N-Quads has it."""
    if isinstance(value, str):
        return f"<{value}>"
    lexical = _ESCAPED.sub(lambda mark: _ESCAPES.get(mark[0]) or f"\\u{ord(mark[0]):04X}", value.lexical)
    if value.language:
        return f'"{lexical}"@{value.language}'
    return f'"{lexical}"^^<{value.datatype}>' if value.datatype else f'"{lexical}"'
