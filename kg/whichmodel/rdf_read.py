"""A graph from RDF: our own export statement for statement, anything else as `rdf_foreign` understands it."""

from collections import defaultdict
from pathlib import Path

from whichmodel.graph import Evidence, Graph, Node, Source, Statement, Text
from whichmodel.rdf import Quad, Value
from whichmodel.rdf_foreign import Tell, read_foreign, reified, typed
from whichmodel.rdf_parse import parse_rdf
from whichmodel.rdf_terms import (
    ALIAS_OF,
    CARRIERS,
    INVERSES,
    PROV,
    RDFS,
    REIFIED,
    SCHEMA,
    TERM,
    language_of,
    node_of,
    predicate_iri,
    predicate_of,
    source_of,
    text_field,
)

#: Terms of ours that others' data does not hold, and that say that a file is an export of ours.
_MARK = f"{TERM}kind"
_WIDER = frozenset({*ALIAS_OF, *INVERSES.values()})
_INVERTED = {iri: predicate for predicate, iri in INVERSES.items()}


def read_rdf(path: Path, tell: Tell | None = None) -> Graph:
    """The graph that the RDF file *path* states; *tell* hears what could not be kept, and why.

    An export of ours in a form that has named graphs gives the graph that was exported. Raises CatalogueError when
    the file cannot be read (see `parse_rdf`).
    """
    quads = parse_rdf(path)
    if any(predicate == _MARK for _, predicate, _, _ in quads) and any(named and source_of(named) is not None for *_, named in quads):
        return _Export(quads, path.stem).graph()
    return read_foreign(quads, path, tell or (lambda _: None))


class _Export:
    """The quads of an export of ours: what describes nodes in the default graph, statements in those of the sources."""

    def __init__(self, quads: list[Quad], name: str) -> None:
        self.made = Graph(name)
        self.about: dict[str, dict[str, list[str | Value]]] = defaultdict(lambda: defaultdict(list))
        self.reified: dict[str, dict[str, str | Value]] = defaultdict(dict)
        self.said: list[Quad] = []
        for quad in quads:
            subject, predicate, value, named = quad
            if subject.startswith(REIFIED):
                self.reified[subject][predicate] = value
            elif named:
                self.said.append(quad)
            else:
                self.about[subject][predicate].append(value)
        self.ids = {iri: _first(facts, f"{TERM}id") or node_of(iri) or iri for iri, facts in self.about.items()}

    def graph(self) -> Graph:
        """The graph that was exported."""
        levels: dict[str, str] = {}
        for iri, facts in self.about.items():
            if (source := source_of(iri)) is not None:
                self.made.sources[source] = Source(source, _first(facts, f"{PROV}hadPrimarySource"))
                levels[source] = _first(facts, f"{TERM}evidence") or Evidence.DOCUMENT
        texts: dict[str, list[Text]] = defaultdict(list)
        self.made.say(self._statements(levels, texts))
        for iri, facts in self.about.items():
            if _MARK in facts:
                self._node(iri, facts, texts[self.ids[iri]])
        return self.made

    def _node(self, iri: str, facts: dict[str, list[str | Value]], carried: list[Text]) -> None:
        node = self.ids[iri]
        url = _first(facts, f"{SCHEMA}url") if f"{SCHEMA}url" in facts else iri
        texts = [
            Text(field, value.lexical, language_of(value.language))
            for term, values in facts.items() if (field := text_field(term)) is not None
            for value in values if isinstance(value, Value) and value.language
        ]  # fmt: skip
        name, summary = _first(facts, f"{RDFS}label") or "", _first(facts, f"{SCHEMA}description") or ""
        self.made.add(Node(node, _first(facts, _MARK) or "", name, summary, url or None, tuple(dict.fromkeys(texts + carried))))

    def _statements(self, levels: dict[str, str], texts: dict[str, list[Text]]) -> list[Statement]:
        given, special = set(self.said), reified(self.reified.values())
        made = []
        for quad in self.said:
            subject, term, value, named = quad
            source = source_of(named or "") or ""
            if term in _WIDER and _is_alias(quad, given):
                continue
            predicate, node = predicate_of(term), self._id(subject)
            if isinstance(value, Value):
                stated, literal = typed(value), True
                if value.language and (field := CARRIERS.get(predicate)):
                    texts[node].append(Text(field, value.lexical, language_of(value.language)))
            else:
                stated, literal = self._id(value), False
            usual: list[tuple[str, str | None]] = [(levels.get(source, str(Evidence.DOCUMENT)), None)]
            for level, note in special.get((subject, term, value, named), usual):
                made.append(Statement(node, predicate, stated, source, level, literal, note))
        return made

    def _id(self, iri: str) -> str:
        return self.ids.get(iri) or node_of(iri) or iri


def _is_alias(quad: Quad, given: set[Quad]) -> bool:
    """Whether *quad* repeats, in a wider term or the other way round, what another one says."""
    subject, term, value, named = quad
    if term in _INVERTED and isinstance(value, str):
        return (value, predicate_iri(_INVERTED[term]), subject, named) in given
    return any((subject, predicate_iri(one), value, named) in given for one in ALIAS_OF.get(term, ()))


def _first(facts: dict[str, list[str | Value]], term: str) -> str | None:
    values = facts.get(term)
    return None if not values else values[0] if isinstance(values[0], str) else values[0].lexical
