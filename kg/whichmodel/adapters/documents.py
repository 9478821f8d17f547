"""What the adapters hand over: a node as a document, with its text, address, score, why it was found, and the evidence."""

import threading
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import whichmodel
from whichmodel.answer import EvidenceItem, as_plain
from whichmodel.cite import Citations, Facts, facts_of, is_stated
from whichmodel.engine import Engine
from whichmodel.errors import GraphError, MissingExtraError
from whichmodel.graph import Kind, Predicate
from whichmodel.plain_text import listing
from whichmodel.rank import times
from whichmodel.retrieve import Hit
from whichmodel.store import StoredStatement

_FIELDS = {
    "symptom": "people who need it say", "label": "it is also called", "gist": "in short", "definition": "it is", "example": "an example of it",
    "name": "its name", "summary": "its summary", "goodFor": "it is good for", "title": "its title",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A node that was found: `text` is made of what the graph states, `evidence` are the statements that carry it."""

    id: str
    kind: str
    name: str
    text: str
    url: str | None
    score: float
    why: str
    evidence: tuple[EvidenceItem, ...]

    def metadata(self) -> dict[str, Any]:
        """All but the text, as JSON values."""
        return {
            "id": self.id, "kind": self.kind, "name": self.name, "url": self.url, "score": self.score, "why": self.why,
            "evidence": as_plain(self.evidence),
        }  # fmt: skip


class Library:
    """An engine that an adapter was given, or opens when it is first needed; safe to share between threads."""

    def __init__(self, engine: Engine | None = None, graph: str | Path | None = None) -> None:
        self._engine, self.graph = engine, str(graph) if graph is not None else None
        self._lock = threading.Lock()

    @property
    def engine(self) -> Engine:
        """The engine; raises GraphError where the graph cannot be opened."""
        with self._lock:
            if self._engine is None:
                self._engine = whichmodel.open(self.graph)
            return self._engine

    def find(self, query: str, k: int, kinds: Collection[str] = ()) -> list[Found]:
        """The *k* nodes that fit *query* best, of *kinds* (any where none is named), best first."""
        check_kinds(kinds)
        return [_document(self.engine, hit) for hit in self.engine.search(query, k, kinds)]


def check_kinds(kinds: Collection[str]) -> None:
    """Raise GraphError where one of *kinds* is none."""
    if unknown := [kind for kind in kinds if kind not in set(Kind)]:
        raise GraphError(f"no kind '{unknown[0]}'; kinds are: {', '.join(Kind)}")


def require(extra: str, module: str) -> None:
    """Raise MissingExtraError, which names *extra*, where *module* is not installed."""
    try:
        there = find_spec(module) is not None
    except ModuleNotFoundError:  # the package above it
        there = False
    if not there:
        raise MissingExtraError(f"whichmodel.adapters.{extra} needs {module}: pip install 'whichmodel[{extra}]'", name=module)


def _document(engine: Engine, hit: Hit) -> Found:
    facts, cite = facts_of(engine.store, hit.node), Citations(engine.store)
    sentences = []
    for text, said in _told(facts):
        if said:
            sentences.append(cite.reason(text, said).text)
    node = facts.node
    told = " ".join(sentences) or node.summary
    text = told if told.startswith(node.name) else f"{node.name}. {told}".rstrip()
    return Found(node.id, str(node.kind), node.name, text, node.url, round(hit.score, 4), _why(hit), cite.items)


def _why(hit: Hit) -> str:
    if hit.match is None:
        return "it is linked to what was found"
    text, field = hit.match.text, hit.match.text.field
    return f"{_FIELDS.get(field, field)}: “{text.text}” (likeness {hit.match.likeness:.2f})"


def _told(facts: Facts) -> list[tuple[str, Sequence[StoredStatement]]]:
    """The sentences of a document, each with the statements that carry it."""
    said = facts.all(Predicate.SUMMARY)[:1] or facts.all(Predicate.DEFINITION)[:1]
    told: list[tuple[str, Sequence[StoredStatement]]] = [(str(one.object), [one]) for one in said]
    if facts.node.kind != Kind.MODEL:
        return told
    tasks = [one for one in facts.all(Predicate.TASK) if is_stated(one)]
    told.append((f"Tasks: {listing([_name(facts, one) for one in tasks])}.", tasks))
    scales = facts.all(Predicate.SCALE)
    factors = [times(float(one.object)) if isinstance(one.object, float | int) else str(one.object) for one in scales]
    told.append((f"Enlarges: {listing(factors, 'or')}.", scales))
    for predicate, of in ((Predicate.CODE_LICENCE, "code"), (Predicate.WEIGHTS_LICENCE, "weights")):
        licences = facts.all(predicate)
        told.append((f"Licence of the {of}: {listing([_name(facts, one) for one in licences])}.", licences))
    for predicate, what in ((Predicate.PAPER, "Paper"), (Predicate.CODE, "Code")):
        for one in facts.all(predicate)[:1]:
            place = facts.store.node(str(one.object))
            told.append((f"{what}: {place.name} ({place.url}).", [one]))
    return told


def _name(facts: Facts, statement: StoredStatement) -> str:
    return facts.store.node(str(statement.object)).name
