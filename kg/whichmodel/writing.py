"""Writing a graph to its SQLite file."""

import os
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from whichmodel.graph import Graph, Statement
from whichmodel.phrases import phrases_of
from whichmodel.spelling import slips
from whichmodel.store import CLASSES, NODE, TRUTH, VALUE, Settings
from whichmodel.tables import SCHEMA
from whichmodel.words import everyday, words

#: A word that stands in so many texts is spelt as people spell it.
SPELT_ALIKE = 5


def write_store(path: Path, graph: Graph, settings: Settings) -> None:
    """Write *graph* to a new SQLite file at *path*."""
    connection = sqlite3.connect(path)
    try:
        with connection:
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
            connection.executemany(
                "INSERT INTO setting VALUES (?, ?)", [(key, str(value)) for key, value in vars(settings).items()]
            )
            connection.executemany("INSERT INTO source VALUES (?, ?)", [(s.id, s.url) for s in graph.sources.values()])
            nodes = graph.in_order()
            connection.executemany(
                "INSERT INTO node VALUES (?, ?, ?, ?, ?)", [(n.id, str(n.kind), n.name, n.summary, n.url) for n in nodes]
            )
            connection.executemany(
                "INSERT INTO text (node, field, language, text) VALUES (?, ?, ?, ?)",
                [(n.id, t.field, t.language, t.text) for n in nodes for t in n.texts],
            )
            connection.executemany(
                "INSERT INTO statement (subject, predicate, object, literal, source, evidence, note)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    (s.subject, str(s.predicate), s.object, _sort(s), s.source, str(s.evidence), s.note)
                    for s in graph.statements
                ],
            )
            # row ids count from 1, in the order in which the texts were written
            told = [words(text.text) for node in nodes for text in node.texts]
            connection.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", [(row, " ".join(one)) for row, one in enumerate(told, 1)])
            classes = {n.id: at for at, n in enumerate(n for n in nodes if n.kind in CLASSES)}
            connection.executemany("INSERT INTO class VALUES (?, ?)", [(at, node) for node, at in classes.items()])
            positions = np.array([-1, *(classes.get(n.id, -1) for n in nodes for _ in n.texts)], "<i2")
            seen: dict[str, Counter[str]] = {}
            for text, one in zip((text for node in nodes for text in node.texts), told, strict=True):
                seen.setdefault(text.language, Counter()).update(set(one))
            connection.execute("INSERT INTO text_class VALUES (?, ?)", (positions.tobytes(), _spelt_alike(told, sum(seen.values(), Counter()))))
            connection.executemany("INSERT INTO slip VALUES (?, ?, ?)", [(*slip, meant) for slip, meant in sorted(slips(seen).items())])
            asked = everyday(text.text for node in nodes if node.kind in CLASSES for text in node.texts)
            connection.executemany("INSERT INTO everyday VALUES (?)", [(word,) for word in sorted(asked)])
            connection.executemany("INSERT INTO phrase VALUES (?, ?, ?, ?)", phrases_of(graph, classes))
        connection.executescript("ANALYZE; VACUUM;")
    finally:
        connection.close()
    flush(path)


def flush(path: Path) -> None:
    """Have the file on the disk before anything is built on it."""
    with path.open("rb") as stream:
        os.fsync(stream.fileno())


def _spelt_alike(told: Sequence[Sequence[str]], seen: Mapping[str, int]) -> bytes:
    """For no text, then for each by its words, a byte that tells whether all of them stand in several texts, as *seen* tells: a slip of the pen seldom does."""
    return bytes([0, *(all(seen[word] >= SPELT_ALIKE for word in one) for one in told)])


def _sort(statement: Statement) -> int:
    return (TRUTH if isinstance(statement.object, bool) else VALUE) if statement.literal else NODE
