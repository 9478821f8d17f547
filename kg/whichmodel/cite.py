"""The evidence of an answer: statements, numbered as they are first cited."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from whichmodel.answer import EvidenceItem, EvidenceSource, ModelRef, Reason
from whichmodel.graph import Evidence, Predicate
from whichmodel.store import Store, StoredStatement


class Citations:
    """Hands out e1, e2, … to the statements that an answer's sentences stand on."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._numbers: dict[int, str] = {}
        self._items: list[EvidenceItem] = []

    def reason(self, text: str, statements: Iterable[StoredStatement]) -> Reason:
        """*text*, carried by *statements*; at least one is needed."""
        ids = tuple(dict.fromkeys(self._cite(statement) for statement in statements))
        if not ids:
            raise ValueError(f"a sentence without evidence: {text}")
        return Reason(text, ids)

    @property
    def items(self) -> tuple[EvidenceItem, ...]:
        """All that was cited, in order."""
        return tuple(self._items)

    def _cite(self, statement: StoredStatement) -> str:
        if statement.id not in self._numbers:
            self._numbers[statement.id] = f"e{len(self._numbers) + 1}"
            source = self._store.source(statement.source)
            self._items.append(
                EvidenceItem(
                    self._numbers[statement.id], statement.subject, statement.predicate, statement.object,
                    EvidenceSource(source.id, source.url), statement.evidence, statement.note,
                )
            )
        return self._numbers[statement.id]


def is_stated(statement: StoredStatement) -> bool:
    """Whether a source states it, and it was not inferred."""
    return statement.evidence != Evidence.INFERRED


def facts_of(store: Store, node: str) -> "Facts":
    """The facts of *node*, kept as long as *store* is, whose graph never changes."""
    found: Facts | None = store.memory.get(node)
    if found is None:
        found = store.memory[node] = Facts(store, node)
    return found


class Facts:
    """What the graph states about one node, by predicate; a variant also has what its model has.

    What people call it and say of it is left out: that is thousands of statements, and for the retriever.
    """

    def __init__(self, store: Store, node: str) -> None:
        self.store, self.node = store, store.node(node)
        self.own: dict[str, list[StoredStatement]] = {}
        self._all: dict[str, list[StoredStatement]] = {}
        #: What was found when the model was checked against requests (whichmodel.fit).
        self.checked: dict[tuple[object, ...], Any] = {}
        for statement in store.facts(node):
            self.own.setdefault(statement.predicate, []).append(statement)
        whole = self.own.get(Predicate.VARIANT_OF)
        self.whole: Facts | None = facts_of(store, str(whole[0].object)) if whole else None

    def all(self, predicate: Predicate) -> list[StoredStatement]:
        """Statements with *predicate*: the node's own, or those of the model that it is a variant of."""
        found = self._all.get(predicate)
        if found is None:
            found = self._all[predicate] = self.own.get(predicate) or (self.whole.all(predicate) if self.whole else [])
        return found

    def one(self, predicate: Predicate) -> StoredStatement | None:
        """The first of them."""
        found = self.all(predicate)
        return found[0] if found else None

    def value(self, predicate: Predicate) -> object:
        """The object of the first of them, or None."""
        found = self.one(predicate)
        return found.object if found else None

    @property
    def family(self) -> str:
        """The id of the model that this is a variant of, or its own."""
        return self.whole.node.id if self.whole else self.node.id

    @cached_property
    def reference(self) -> ModelRef:
        """The model as an answer names it."""
        official = self.value(Predicate.CODE_OFFICIAL)
        paper, code, licence = (self.one(p) for p in (Predicate.PAPER, Predicate.CODE, Predicate.CODE_LICENCE))
        return ModelRef(
            self.node.id, self.node.name,
            self.store.node(str(paper.object)).url if paper else None,
            self.store.node(str(code.object)).url if code else None,
            self.store.node(str(licence.object)).name if licence else None,
            official if isinstance(official, bool) else None,
        )
