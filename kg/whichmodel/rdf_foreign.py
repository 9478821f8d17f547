"""A graph from others' RDF: FAIR4ML in both namespaces, schema.org in both schemes, Croissant, SKOS; and our own Turtle.

A subject becomes a node with an id of its kind and name, and its address as its link. A predicate that is not known
is kept under its own IRI. What cannot be kept is told.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from whichmodel.graph import Evidence, Graph, Kind, Literal, Node, Predicate, Source, Statement, Text
from whichmodel.naming import slug, source_url
from whichmodel.rdf import Quad, Value
from whichmodel.rdf_terms import (
    ALIAS_OF,
    CARRIERS,
    FOREIGN_PREDICATES,
    INVERSES,
    MLSO,
    MLSO_EXACT,
    OBJECT_KINDS,
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
    language_of,
    node_of,
    predicate_iri,
    predicate_of,
    source_of,
    text_field,
)

Tell = Callable[[str], None]
_DC, _FOAF = "http://purl.org/dc/terms/", "http://xmlns.com/foaf/0.1/"
_NAMES = (f"{RDFS}label", f"{SCHEMA}name", f"{SCHEMA}headline", f"{SKOS}prefLabel", f"{_DC}title", f"{_FOAF}name")
_SUMMARIES = (f"{SCHEMA}description", f"{SCHEMA}abstract", f"{_DC}description", f"{_DC}abstract")
_URLS = (f"{SCHEMA}url", "http://www.w3.org/ns/dcat#landingPage", f"{_FOAF}page")
_DESCRIBING = frozenset({f"{RDF}type", f"{PROV}hadPrimarySource", *_NAMES, *_URLS})
#: What besides describes a node in an export of ours.
_DESCRIBING_OURS = frozenset(
    {f"{TERM}kind", f"{TERM}id", f"{SCHEMA}description", f"{SKOS}inScheme", f"{SKOS}exactMatch", f"{SKOS}closeMatch"}
)
_KINDS = {iri: kind for kind, iris in TYPES.items() for iri in iris if iri not in (f"{SKOS}Concept", f"{SCHEMA}CreativeWork")}
_KINDS |= {f"{SKOS}Concept": Kind.TASK, f"{SCHEMA}Article": Kind.PAPER}
_INVERSE_OF = {iri: predicate for predicate, iri in INVERSES.items()}
_NUMBERS = frozenset(f"{XSD}{name}" for name in ("integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger"))
_FLOATS = frozenset(f"{XSD}{name}" for name in ("double", "float", "decimal"))
_ARXIV = re.compile(r"arxiv\.org/(?:abs|pdf)/(\d{4}\.\d{4,5})")
_DATE = re.compile(r"(\d{4})(-\d\d(-\d\d)?)?(T.*)?")


def read_foreign(quads: list[Quad], path: Path, tell: Tell) -> Graph:
    """The graph that *quads* of the file *path* state; *tell* hears what could not be kept."""
    return _Reader(quads, path, tell).graph()


class _Reader:
    """One file's quads, and what is made of them."""

    def __init__(self, quads: list[Quad], path: Path, tell: Tell) -> None:
        self.own, self.tell = path.name, tell
        self.made = Graph(path.stem)
        self.quads = [quad for quad in quads if not quad[0].startswith(REIFIED)]
        self.about: dict[str, dict[str, list[str | Value]]] = defaultdict(lambda: defaultdict(list))
        self.reified: dict[str, dict[str, str | Value]] = defaultdict(dict)
        self.pointing: dict[str, list[str]] = defaultdict(list)
        self.wanted: dict[str, str] = {}
        self.ids: dict[str, str] = {}
        self.taken: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        self.texts: dict[str, list[Text]] = defaultdict(list)
        for subject, predicate, value, _ in quads:
            if subject.startswith(REIFIED):
                self.reified[subject][predicate] = value
                continue
            self.about[subject][predicate].append(value)
            if isinstance(value, str):
                self.pointing[value].append(f"{'' if subject.startswith('_:') else subject} {predicate}")
                if kind := OBJECT_KINDS.get(FOREIGN_PREDICATES.get(predicate) or predicate_of(predicate)):
                    self.wanted.setdefault(value, kind)

    def graph(self) -> Graph:
        """All of it."""
        subjects = [iri for iri in self.about if source_of(iri) is None and iri != TASK_SCHEME]
        for iri in subjects:  # ids of our own first: a foreign subject then takes a free one
            known = _first(self.about[iri].get(f"{TERM}id", ())) or node_of(iri)
            if known:
                self.ids[iri], self.taken[known] = known, iri
        for iri in subjects:
            self.kinds[iri] = self._kind(iri)
            if iri not in self.ids:
                self._name(iri)
        statements = self._statements()
        for iri in subjects:
            self._node(iri)
        self.made.say(statements)
        return self.made

    def _kind(self, iri: str) -> str:
        facts = self.about[iri]
        found = [_KINDS[one] for one in facts.get(f"{RDF}type", ()) if isinstance(one, str) and one in _KINDS]
        return _first(facts.get(f"{TERM}kind", ())) or str(found[0] if found else self.wanted.get(iri, "thing"))

    def _name(self, iri: str) -> None:
        """Give *iri* an id of its kind and name; a paper of arXiv by its number, as the catalogue does."""
        kind = self.kinds[iri]
        node = f"{kind}/{slug(self._label(iri) or kind)}"
        arxiv = _ARXIV.search(" ".join([iri, *self._urls(iri)]))
        if kind == Kind.PAPER and arxiv:
            node = f"{kind}/{arxiv[1]}"
        elif iri.startswith("_:"):
            node = f"{node}-{self._digest(iri)}"
        elif self.taken.get(node, iri) != iri:
            node = f"{node}-{hashlib.sha256(iri.encode()).hexdigest()[:8]}"
        self.ids[iri] = node
        self.taken.setdefault(node, iri)

    def _digest(self, iri: str, depth: int = 3) -> str:
        """A blank node has no name of its own: what is said of it is its name, the same at every reading."""
        told = list(self.pointing.get(iri, ())) if depth == 3 else []
        for predicate, values in self.about[iri].items() if iri in self.about else ():
            for value in values:
                blank = isinstance(value, str) and value.startswith("_:")
                told.append(f"{predicate} {(self._digest(str(value), depth - 1) if depth else '') if blank else value}")
        return hashlib.sha256("\n".join(sorted(told)).encode()).hexdigest()[:8]

    def _label(self, iri: str) -> str:
        facts = self.about[iri]
        name = next((found for key in _NAMES if (found := _first(facts.get(key, ())).strip())), "")
        return name or ("" if iri.startswith("_:") else _tail(iri))

    def _urls(self, iri: str) -> list[str]:
        return [_first([one]) for key in _URLS for one in self.about[iri].get(key, ())]

    def _node(self, iri: str) -> None:
        facts, node, kind = self.about[iri], self.ids[iri], self.kinds[iri]
        ours = f"{TERM}kind" in facts
        name = self._label(iri) or f"{kind} of {self.own}"
        summary = next((found for key in _SUMMARIES[: 1 if ours else None] if (found := _first(facts.get(key, ())))), "")
        url = next((url for url in self._urls(iri) if not url.startswith("_:")), None)
        if ours:
            texts = [
                Text(field, value.lexical, language_of(value.language))
                for term, values in facts.items() if (field := text_field(term)) is not None
                for value in values if isinstance(value, Value) and value.language
            ]  # fmt: skip
        else:
            texts = [] if kind in (Kind.RESULT, Kind.CODE) else [Text("name", name), *([Text("summary", summary)] if summary else [])]
        url = url or (iri if iri.startswith(("http://", "https://")) else f"urn:whichmodel:{node}")
        self.made.add(Node(node, kind, name, summary, url, tuple(dict.fromkeys([*texts, *self.texts[iri]]))))

    def _statements(self) -> list[Statement]:
        given, special = {quad[:3] for quad in self.quads}, reified(self.reified.values())
        dropped: Counter[str] = Counter()
        made: list[Statement] = []
        for subject, term, value, named in self.quads:
            if subject not in self.ids or self._describes(subject, term):
                continue
            back = _INVERSE_OF.get(term)
            if any((subject, predicate_iri(one), value) in given for one in ALIAS_OF.get(term, ())):
                continue
            there, told = (value, subject) if back and isinstance(value, str) else (subject, value)
            if back and (there, predicate_iri(back), told) in given:
                continue
            if there not in self.ids:
                dropped[term] += 1
                continue
            predicate = str(back) if back else self._predicate(there, term)
            stated, literal = self._object(predicate, told)
            if isinstance(told, Value) and told.language and (field := CARRIERS.get(predicate)):
                self.texts[there].append(Text(field, told.lexical, language_of(told.language)))
            source, level = self._source(there, named)
            for how, note in special.get((subject, term, value, named), [(level, None)]):
                made.append(Statement(self.ids[there], predicate, stated, source, how, literal, note))
        for term, number in dropped.items():
            self.tell(f"{term}: {number} left out, of a subject that the file does not describe")
        spoken = {statement.subject for statement in made}
        for iri, node in self.ids.items():
            if node not in spoken and f"{TERM}kind" not in self.about[iri]:  # it needs something to cite
                source, level = self._source(iri, None)
                made.append(Statement(node, Predicate.NAME, self._label(iri) or node, source, level, literal=True))
        return made

    def _describes(self, subject: str, term: str) -> bool:
        """Whether a triple says what a node is, and states nothing of it."""
        ours = f"{TERM}kind" in self.about[subject]
        return term in _DESCRIBING or (ours and (term in _DESCRIBING_OURS or text_field(term) is not None))

    def _predicate(self, subject: str, term: str) -> str:
        if term.endswith("license") and self.kinds[subject] == Kind.CODE:
            return str(Predicate.CODE_LICENCE)
        return str(FOREIGN_PREDICATES.get(term) or (Predicate.SUMMARY if term in _SUMMARIES else predicate_of(term)))

    def _source(self, subject: str, named: str | None) -> tuple[str, str]:
        """Who states a triple, and how well backed: its graph, the one source that its subject names, or the file."""
        told = {one for one in self.about[subject].get(f"{PROV}hadPrimarySource", ()) if isinstance(one, str)}
        iri = named or (next(iter(told)) if len(told) == 1 else None)
        level = str(Evidence.DOCUMENT)
        if iri is None:
            source, url = self.own, None
        else:
            source = source_of(iri) or iri
            url = source_url(source)
            level = _first(self.about.get(iri, {}).get(f"{TERM}evidence", ())) or level
        self.made.sources.setdefault(source, Source(source, url))
        return source, level

    def _object(self, predicate: str, value: str | Value) -> tuple[Literal, bool]:
        kind = OBJECT_KINDS.get(predicate)
        if isinstance(value, str):
            known = self.ids.get(value) or node_of(value)
            if known is None and kind and not value.startswith("_:"):
                known = self._stub(kind, value)
            return (value, True) if known is None else (known, False)
        text = value.lexical.strip()
        return (self._stub(kind, text), False) if kind and 0 < len(text) <= 300 else (self._literal(predicate, value), True)

    def _stub(self, kind: str, said: str) -> str:
        """A node for what is named, by its name or its address, and described nowhere in the file."""
        if said in self.ids:
            return self.ids[said]
        linked = said.startswith(("http://", "https://"))
        name = next((task for task, found in MLSO_EXACT.items() if said == MLSO + found), _tail(said) if linked else said)
        arxiv = _ARXIV.search(said) if kind == Kind.PAPER else None
        node = f"{kind}/{arxiv[1] if arxiv else slug(name)}"
        if node not in self.taken:
            self.made.add(Node(node, kind, name, "", said if linked else f"urn:whichmodel:{node}", (Text("name", name),)))
        return node

    def _literal(self, predicate: str, value: Value) -> Literal:
        if predicate == Predicate.YEAR and (date := _DATE.fullmatch(value.lexical.strip())):
            return int(date[1])
        return typed(Value(value.lexical, f"{XSD}double") if predicate == Predicate.VALUE and not value.datatype else value)


def reified(parts: Iterable[dict[str, str | Value]]) -> dict[Quad, list[tuple[str, str | None]]]:
    """Level of evidence and note by quad, from reified statements; a quad may be stated more than once."""
    found: dict[Quad, list[tuple[str, str | None]]] = defaultdict(list)
    for part in parts:
        subject, term, value = (part.get(f"{RDF}{name}") for name in ("subject", "predicate", "object"))
        level, note, named = part.get(f"{TERM}evidence"), part.get(f"{SKOS}note"), part.get(f"{PROV}hadPrimarySource")
        if isinstance(subject, str) and isinstance(term, str) and value is not None and isinstance(level, Value):
            said = (level.lexical, note.lexical if isinstance(note, Value) else None)
            found[subject, term, value, named if isinstance(named, str) else None].append(said)
    return found


def typed(value: Value) -> Literal:
    """The Python value of a literal; its text where its datatype is unknown or does not fit it."""
    text, kind = value.lexical, value.datatype
    try:
        if kind == f"{XSD}boolean":
            return text in ("true", "1")
        if kind in _NUMBERS or kind == f"{XSD}gYear":
            number = int(text[:4] if kind == f"{XSD}gYear" else text)
            return number if -(2**63) <= number < 2**63 else text  # what the store holds
        return float(text) if kind in _FLOATS else text
    except ValueError:
        return text


def _first(values: Iterable[str | Value]) -> str:
    """The first of *values* as text, one without a language or in English before others; empty where there is none."""
    found = list(values)
    plain = [one for one in found if isinstance(one, Value) and one.language in (None, "en")] or found
    return "" if not plain else plain[0].lexical if isinstance(plain[0], Value) else plain[0]


def _tail(iri: str) -> str:
    return re.split(r"[/#:]", iri.rstrip("/#"))[-1] or iri
