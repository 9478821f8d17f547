"""Whether an answer stands on the graph: every sentence's evidence looked up again, statement by statement."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from whichmodel.answer import Answer, EvidenceItem, Reason
from whichmodel.store import Store


def reasons(value: Any) -> Iterator[Reason]:
    """Every Reason in an answer, or in a part of one, wherever it stands."""
    if isinstance(value, Reason):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from reasons(getattr(value, field.name))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from reasons(one)


class Witness:
    """Looks statements up in one graph."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._sources = {source.id: source.url for source in store.all_sources()}
        self._said: dict[str, set[tuple[object, ...]]] = {}

    def carried(self, answer: Answer) -> list[tuple[Reason, bool]]:
        """Each reason of *answer*, and whether it has evidence that the graph holds, all of it, with its source."""
        listed = {item.id: item for item in answer.evidence}
        return [
            (reason, bool(reason.evidence) and all(one in listed and self.holds(listed[one]) for one in reason.evidence))
            for reason in reasons(answer)
        ]

    def holds(self, item: EvidenceItem) -> bool:
        """Whether the graph states *item*, from that source and on that level, and holds the source with its address."""
        if item.source.id not in self._sources or self._sources[item.source.id] != item.source.url:
            return False
        if item.subject not in self._said:
            about = self._store.about(item.subject) if self._store.has(item.subject) else ()
            self._said[item.subject] = {(s.predicate, s.object, s.source, s.evidence, s.note) for s in about}
        return (item.predicate, item.object, item.source.id, item.level, item.note) in self._said[item.subject]
