"""Statements, conflicts and pages as JSON values and as lines."""

from collections.abc import Iterable, Iterator
from typing import Any

from whichmodel.plain_text import safe_link
from whichmodel.results import Conflict, about_words, shown
from whichmodel.store import Store, StoredStatement


def pages(store: Store, nodes: Iterable[str]) -> dict[str, str]:
    """The address of each of *nodes* that has a page of its own on the web."""
    return {node: address for node in nodes if (address := safe_link(store.node(node).url))}


def plain_statement(store: Store, statement: StoredStatement) -> dict[str, Any]:
    """A statement as JSON values."""
    return {
        "subject": statement.subject, "predicate": statement.predicate, "object": statement.object, "literal": statement.literal,
        "source": {"id": statement.source, "url": store.source(statement.source).url}, "evidence": statement.evidence,
        "note": statement.note,
    }  # fmt: skip


def plain_conflict(store: Store, conflict: Conflict) -> dict[str, Any]:
    """A conflict as JSON values."""
    return {
        "subject": conflict.subject, "about": conflict.about,
        "values": [plain_statement(store, s) for s in conflict.values],
    }  # fmt: skip


def conflict_lines(store: Store, conflict: Conflict) -> Iterator[str]:
    """A conflict in words: what it is about, then each value with its source."""
    yield f"Conflict: sources differ about {about_words(store, conflict)}"
    for one in conflict.values:
        yield f"  {shown(store, one)}  [{one.source}, {one.evidence}]" + (f"  {one.note}" if one.note else "")
