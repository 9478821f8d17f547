"""The graph directory: one SQLite file that is the truth, and the vector index derived from it.

A directory is replaced file by file, each atomically: readers that are open keep what they opened.
"""

import difflib
import os
import sqlite3
import threading
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from whichmodel import classifier
from whichmodel.errors import GraphError, UnknownNodeError
from whichmodel.graph import Graph, Kind, Literal, Node, Source, Statement, Text
from whichmodel.tables import SCHEMA
from whichmodel.words import words

#: Layout of the SQLite file; a graph of another layout is made again, not guessed at.
LAYOUT = 3
#: What stands in `statement.literal`: SQLite itself cannot tell a truth from a number.
NODE, VALUE, TRUTH = 0, 1, 2
#: Kinds of nodes that a question is read as.
CLASSES = frozenset({Kind.TASK, Kind.TOPIC})
#: How many texts a store keeps in memory before it starts anew.
MOST_KNOWN_TEXTS = 100_000
GRAPH_FILE, INDEX_FILE = "graph.sqlite", "vectors.faiss"


@dataclass(frozen=True)
class Settings:
    """What a graph directory says of itself."""

    name: str
    layout: int
    generation: str
    encoder: str
    encoder_sha256: str
    dimension: int
    fingerprint: str
    #: What the classifier was trained on, as a digest; empty where nobody knows.
    trained_on: str = ""


@dataclass(frozen=True, slots=True)
class StoredText:
    """A text as it is embedded: its row id is its key in the vector index."""

    id: int
    node: str
    kind: str
    field: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class StoredStatement(Statement):
    """A statement with the row id that names it in this graph."""

    id: int = 0


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
            rows = connection.execute("SELECT id, text FROM text").fetchall()
            connection.executemany(
                "INSERT INTO words (rowid, text) VALUES (?, ?)", [(row, " ".join(words(text))) for row, text in rows]
            )
            classes = [n.id for n in nodes if n.kind in CLASSES]
            connection.executemany("INSERT INTO class VALUES (?, ?)", list(enumerate(classes)))
        connection.executescript("ANALYZE; VACUUM;")
    finally:
        connection.close()
    flush(path)


class Store:
    """A graph directory, opened for reading. Safe to share between threads.

    All threads read through one connection: a second one, opened after the graph was built again, would read
    another file than the first.
    """

    def __init__(self, folder: Path) -> None:
        """Open the graph in *folder*; raises GraphError when it is missing, foreign or of another layout."""
        self.folder = folder
        self.path = folder / GRAPH_FILE
        self._again = f"make it again: kg build --graph {folder}"
        if not os.path.isfile(self.path):  # noqa: PTH113 - the method raises where a folder may not be entered
            raise GraphError(f"no graph in {folder}; make one there: kg build --graph {folder}")
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._is_closed = False
        # the directory is never written in place, so what was read once stays true for this store
        self._node = lru_cache(1 << 16)(self._node_uncached)
        self.about = lru_cache(1 << 16)(self._about_uncached)
        self.source = lru_cache(1 << 16)(self._source_uncached)
        self.naming = lru_cache(1 << 14)(self._naming_uncached)
        self.rows_of = lru_cache(1 << 16)(self._rows_of_uncached)
        self._known_texts: dict[int, StoredText] = {}
        self.memory: dict[str, Any] = {}
        self._held: classifier.Trained | None = None
        try:
            found = {str(key): str(value) for key, value in self._rows("SELECT key, value FROM setting")}
            layout = int(found.get("layout", -1))
        except (GraphError, ValueError) as error:
            self.close()
            raise GraphError(f"{self.path} is not a graph of whichmodel; {self._again}") from error
        if layout != LAYOUT:
            self.close()
            raise GraphError(f"the graph in {folder} has layout {layout}, this version reads {LAYOUT}; {self._again}")
        self.settings = Settings(
            name=found["name"], layout=layout, generation=found["generation"], encoder=found["encoder"],
            encoder_sha256=found["encoder_sha256"], dimension=int(found["dimension"]), fingerprint=found["fingerprint"],
            trained_on=found.get("trained_on", ""),
        )

    @property
    def index_path(self) -> Path:
        """Where the vector index of this graph lies."""
        return self.folder / INDEX_FILE

    def node(self, node: str) -> Node:
        """The node *node* (its texts left out); raises UnknownNodeError with the nearest ids."""
        found = self._node(node)
        if found is None:
            near = self.near(node)
            hint = f"nearest: {', '.join(near)}" if near else "search for it: kg search TEXT"
            shown = node if len(node) <= 80 else f"{node[:79]}…"
            raise UnknownNodeError(f"no node '{shown}'; {hint}")
        return found

    def has(self, node: str) -> bool:
        """Whether there is a node of that id."""
        return self._node(node) is not None

    def near(self, node: str, most: int = 3) -> list[str]:
        """Ids and names that look like *node*, as ids, best first."""
        wanted, names = node.lower().strip(), dict[str, str]()
        for found, name in self._rows("SELECT id, name FROM node WHERE kind != 'result'"):
            for form in (str(found), str(found).partition("/")[2], str(name).lower()):
                names.setdefault(form, str(found))
        close = difflib.get_close_matches(wanted, names, n=3 * most, cutoff=0.55)
        inside = [form for form in names if len(wanted) > 2 and wanted in form]
        return list(dict.fromkeys(names[form] for form in [*close, *sorted(inside, key=len)]))[:most]

    def ids(self, kind: str) -> list[str]:
        """Ids of all nodes of a kind, sorted."""
        return [str(row[0]) for row in self._rows("SELECT id FROM node WHERE kind = ? ORDER BY id", (kind,))]

    def all_ids(self) -> list[str]:
        """Ids of all nodes, sorted."""
        return [str(row[0]) for row in self._rows("SELECT id FROM node ORDER BY id")]

    def texts_of(self, node: str) -> list[StoredText]:
        """The embedded texts of a node."""
        return self._texts("t.node = ?", (node,))

    def texts(self, rows: Sequence[int]) -> dict[int, StoredText]:
        """The embedded texts of these row ids."""
        known = self._known_texts
        if missing := [int(row) for row in rows if row not in known]:
            if len(known) > MOST_KNOWN_TEXTS:
                known = self._known_texts = {}
                missing = [int(row) for row in rows]
            known.update((text.id, text) for text in self._texts(f"t.id IN ({','.join('?' * len(missing))})", missing))
        return {row: known[row] for row in rows if row in known}

    def all_texts(self, kinds: Sequence[str] = ()) -> list[StoredText]:
        """Every embedded text, or those of nodes of *kinds*, by row id."""
        where = f"n.kind IN ({','.join('?' * len(kinds))})" if kinds else "1"
        return self._texts(where, kinds)

    def match_words(self, wanted: Sequence[str], most: int) -> list[tuple[int, float]]:
        """Row ids of texts that hold any of *wanted*, with their BM25 weight (larger is better), best first."""
        if not wanted:
            return []
        # SQLite takes a null character for the end of the text
        query = " OR ".join('"' + word.replace("\0", "").replace('"', '""') + '"' for word in wanted)
        rows = self._rows("SELECT rowid, -bm25(words) FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?", (query, most))
        return [(int(str(row)), float(str(score))) for row, score in rows]

    def classes(self) -> list[str]:
        """The tasks and topics that a question is read as, in the order of the classifier's columns."""
        return [str(row[0]) for row in self._rows("SELECT node FROM class ORDER BY position")]

    def heads(self, buckets: Collection[int]) -> classifier.Trained:
        """The trained heads, of the words' those rows that *buckets* name and the bias."""
        if self._held:
            return self._held
        wanted = [classifier.BIAS, *buckets]
        rows = self._rows(f"SELECT bucket, weights FROM term WHERE bucket IN ({','.join('?' * len(wanted))})", wanted)  # noqa: S608
        return classifier.Trained({int(str(bucket)): classifier.unpack(row) for bucket, row in rows if isinstance(row, bytes)}, self._meaning)

    def hold_heads(self) -> None:
        """Keep all rows of the heads in memory (some 30 MiB): for reading texts by the thousand."""
        rows = self._rows("SELECT bucket, weights FROM term")
        words = {int(str(bucket)): classifier.unpack(row) for bucket, row in rows if isinstance(row, bytes)}
        self._held = classifier.Trained(words, self._meaning).held()

    @cached_property
    def _meaning(self) -> classifier.Weights:
        rows = self._rows("SELECT weights FROM meaning ORDER BY row")
        return np.stack([np.frombuffer(row[0], "<f4") for row in rows if isinstance(row[0], bytes)])

    def _source_uncached(self, source: str) -> Source:
        rows = self._rows("SELECT id, url FROM source WHERE id = ?", (source,))
        return Source(source, _text(rows[0][1]) if rows else None)

    def all_sources(self) -> list[Source]:
        """Every source, by id."""
        return [Source(str(row[0]), _text(row[1])) for row in self._rows("SELECT id, url FROM source ORDER BY id")]

    def count(self, table: str) -> dict[str, int]:
        """How many rows *table* holds for each of its main groups: nodes by kind, statements by evidence."""
        column = {"node": "kind", "statement": "evidence", "text": "language"}[table]
        rows = self._rows(f"SELECT {column}, count(*) FROM {table} GROUP BY 1 ORDER BY 2 DESC, 1")  # noqa: S608 - fixed names
        return {str(group): int(str(number)) for group, number in rows}

    def sources(self) -> int:
        """How many sources there are."""
        return int(str(self._rows("SELECT count(*) FROM source")[0][0]))

    def pointing(self, node: str) -> list[StoredStatement]:
        """The statements whose object is *node*."""
        return self._statements("object = ? AND literal = 0", (node,))

    def with_predicate(self, predicate: str) -> list[StoredStatement]:
        """The statements with *predicate*."""
        return self._statements("predicate = ?", (predicate,))

    def statements(self) -> list[StoredStatement]:
        """Every statement, in order."""
        return self._statements("1", ())

    def whole(self) -> Graph:
        """All of it in memory: nodes with their texts, sources, statements, in order."""
        graph = Graph(self.settings.name)
        texts: dict[str, list[Text]] = {}
        for text in self.all_texts():
            texts.setdefault(text.node, []).append(Text(text.field, text.text, text.language))
        for row in self._rows("SELECT id, kind, name, summary, url FROM node ORDER BY id"):
            node, kind, name, summary = (str(part) for part in row[:4])
            graph.add(Node(node, kind, name, summary, _text(row[4]), tuple(texts.get(node, ()))))
        for row in self._rows("SELECT id, url FROM source ORDER BY id"):
            graph.sources[str(row[0])] = Source(str(row[0]), _text(row[1]))
        graph.say(
            Statement(s.subject, s.predicate, s.object, s.source, s.evidence, s.literal, s.note) for s in self.statements()
        )
        return graph

    def close(self) -> None:
        """Close the connection, for good: opened again, it might read another build of the graph."""
        with self._lock:
            self._is_closed = True
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def refuse_closed(self) -> None:
        """Raise GraphError where the store was closed: what it still remembers is no answer any more."""
        if self._is_closed:
            raise GraphError(f"the graph in {self.folder} was closed; open it again: whichmodel.open()")

    def _node_uncached(self, node: str) -> Node | None:
        node = node.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate is in no id
        rows = self._rows("SELECT id, kind, name, summary, url FROM node WHERE id = ?", (node,))
        if not rows:
            return None
        found, kind, name, summary, url = rows[0]
        return Node(str(found), str(kind), str(name), str(summary), _text(url))

    def _about_uncached(self, subject: str) -> tuple[StoredStatement, ...]:
        return tuple(self._statements("subject = ?", (subject,)))

    def _rows_of_uncached(self, node: str) -> tuple[int, ...]:
        return tuple(int(str(row[0])) for row in self._rows("SELECT id FROM text WHERE node = ?", (node,)))

    def _naming_uncached(self, node: str, predicate: str) -> tuple[StoredStatement, ...]:
        return tuple(self._statements("object = ? AND predicate = ? AND literal = 0", (node, predicate)))

    def _statements(self, where: str, values: Sequence[object]) -> list[StoredStatement]:
        query = (
            "SELECT id, subject, predicate, object, literal, source, evidence, note FROM statement"  # noqa: S608 - fixed
            f" WHERE {where} ORDER BY id"
        )
        found = []
        for row in self._rows(query, values):
            number, subject, predicate, value, literal, source, evidence, note = row
            found.append(
                StoredStatement(
                    str(subject), str(predicate), _value(literal, value), str(source), str(evidence),
                    bool(literal), _text(note), int(str(number)),
                )
            )
        return found

    def _texts(self, where: str, values: Sequence[object]) -> list[StoredText]:
        query = (
            "SELECT t.id, t.node, n.kind, t.field, t.language, t.text FROM text t JOIN node n ON n.id = t.node"  # noqa: S608
            f" WHERE {where} ORDER BY t.id"
        )
        return [StoredText(int(str(row[0])), *(str(part) for part in row[1:])) for row in self._rows(query, values)]

    def _rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        try:
            with self._lock:
                self.refuse_closed()
                if self._connection is None:
                    address = f"{self.path.resolve().as_uri()}?mode=ro"
                    self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)
                return self._connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise GraphError(f"{self.path} cannot be read ({error}); {self._again}") from error


def flush(path: Path) -> None:
    """Have the file on the disk before anything is built on it."""
    with path.open("rb") as stream:
        os.fsync(stream.fileno())


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _sort(statement: Statement) -> int:
    return (TRUTH if isinstance(statement.object, bool) else VALUE) if statement.literal else NODE


def _value(sort: object, value: object) -> Literal:
    if sort == TRUTH:
        return bool(value)
    return value if isinstance(value, str | int | float) else str(value)
