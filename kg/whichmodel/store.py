"""The graph directory: one SQLite file that is the truth, and the vector index derived from it.

A directory is replaced file by file, each atomically: readers that are open keep what they opened.
"""

import difflib
import os
import sqlite3
import threading
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from whichmodel.errors import GraphError, UnknownNodeError
from whichmodel.graph import PHRASINGS, Graph, Kind, Literal, Node, Source, Statement, Text
from whichmodel.known import Known, by_node, marks
from whichmodel.learnt import Learnt

#: Layout of the SQLite file, of which texts have vectors, and of what the buckets of the heads hold; a graph of another
#: layout is made again, not guessed at.
LAYOUT = 9
#: What stands in `statement.literal`: SQLite itself cannot tell a truth from a number.
NODE, VALUE, TRUTH = 0, 1, 2
#: Kinds of nodes that a question is read as.
CLASSES = frozenset({Kind.TASK, Kind.TOPIC})
#: How many texts a store keeps in memory before it starts anew.
MOST_KNOWN_TEXTS = 100_000
#: So many bytes of the file are mapped, which saves copying its pages one by one.
MAPPED = 1 << 28
_PHRASINGS = sorted(PHRASINGS)
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
        self.about = lru_cache(1 << 12)(self._about_uncached)
        self.source = lru_cache(1 << 16)(self._source_uncached)
        self._nodes = Known(self._read_nodes)
        self._facts = Known(self._read_facts)
        self._text_rows = Known(self._read_text_rows)
        self._naming: dict[str, Known[tuple[StoredStatement, ...]]] = {}
        self._known_texts: dict[int, StoredText] = {}
        #: By which questions are read.
        self.learnt = Learnt(self._rows)
        self.memory: dict[str, Any] = {}
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
        found = self._nodes[node]
        if found is None:
            near = self.near(node)
            hint = f"nearest: {', '.join(near)}" if near else "search for it: kg search TEXT"
            shown = node if len(node) <= 80 else f"{node[:79]}…"
            raise UnknownNodeError(f"no node '{shown}'; {hint}")
        return found

    def nodes(self, nodes: Collection[str]) -> list[Node]:
        """The nodes *nodes*, read at once; raises UnknownNodeError for the first that is none."""
        self._nodes.gather(nodes)
        return [self.node(node) for node in nodes]

    def has(self, node: str) -> bool:
        """Whether there is a node of that id."""
        return self._nodes[node] is not None

    def gather(self, nodes: Iterable[str]) -> None:
        """Read nodes and what :meth:`facts` gives of them at once: a request for each would cost more."""
        wanted = list(nodes)
        for known in (self._nodes, self._facts):
            known.gather(wanted)

    def facts(self, node: str) -> tuple[StoredStatement, ...]:
        """What is stated of *node*, but for what people call it and say of it, which can be thousands of statements."""
        return self._facts[node]

    def rows_of(self, nodes: Collection[str]) -> dict[str, tuple[int, ...]]:
        """The row ids of the texts of each of *nodes*."""
        self._text_rows.gather(nodes)
        return {node: self._text_rows[node] for node in nodes}

    def naming(self, node: str, predicate: str) -> tuple[StoredStatement, ...]:
        """The statements with *predicate* whose object is *node*."""
        return self._naming_by(predicate)[node]

    def naming_any(self, nodes: Iterable[str], predicate: str) -> None:
        """Read what :meth:`naming` gives for all of *nodes* at once."""
        self._naming_by(predicate).gather(list(nodes))

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

    def names(self, kind: str) -> dict[str, str]:
        """The names of all nodes of a kind, each with the id that comes first."""
        return {str(row[1]): str(row[0]) for row in self._rows("SELECT id, name FROM node WHERE kind = ? ORDER BY id DESC", (kind,))}

    def all_ids(self) -> list[str]:
        """Ids of all nodes, sorted."""
        return [str(row[0]) for row in self._rows("SELECT id FROM node ORDER BY id")]

    def texts_of(self, node: str, fields: Collection[str] = ()) -> list[StoredText]:
        """The embedded texts of a node; those of *fields*, where some are named."""
        where = f"t.node = ? AND t.field IN ({marks(list(fields))})" if fields else "t.node = ?"
        return self._texts(where, [node, *fields])

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

    def saying(self, subject: str, predicate: str, value: str) -> StoredStatement | None:
        """The first statement that says just that."""
        return next(iter(self._statements("subject = ? AND predicate = ? AND object = ?", (subject, predicate, value))), None)

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

    def literals(self) -> list[str]:
        """Every text that a statement gives as its value, once, but for the phrases of tasks and topics; in the order of the alphabet."""
        query = f"SELECT DISTINCT object FROM statement WHERE literal = {VALUE} AND typeof(object) = 'text' AND predicate NOT IN ({marks(list(PHRASINGS))}) ORDER BY object"  # noqa: S608
        return [str(row[0]) for row in self._rows(query, sorted(PHRASINGS))]

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

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def refuse_closed(self) -> None:
        """Raise GraphError where the store was closed: what it still remembers is no answer any more."""
        if self._is_closed:
            raise GraphError(f"the graph in {self.folder} was closed; open it again: whichmodel.open()")

    def _about_uncached(self, subject: str) -> tuple[StoredStatement, ...]:
        return tuple(self._statements("subject = ?", (subject,)))

    def _naming_by(self, predicate: str) -> "Known[tuple[StoredStatement, ...]]":
        known = self._naming.get(predicate)
        if known is None:
            known = self._naming[predicate] = Known(lambda nodes: self._read_naming(nodes, predicate))
        return known

    def _read_nodes(self, nodes: Sequence[str]) -> dict[str, Node | None]:
        # a lone surrogate is in no id
        as_stored = [node.encode("utf-8", "replace").decode("utf-8") for node in nodes]
        rows = self._rows(f"SELECT id, kind, name, summary, url FROM node WHERE id IN ({marks(nodes)})", as_stored)  # noqa: S608
        found = {str(row[0]): Node(str(row[0]), str(row[1]), str(row[2]), str(row[3]), _text(row[4])) for row in rows}
        return {node: found.get(stored) for node, stored in zip(nodes, as_stored, strict=True)}

    def _read_facts(self, nodes: Sequence[str]) -> dict[str, tuple[StoredStatement, ...]]:
        said = self._statements(f"subject IN ({marks(nodes)}) AND predicate NOT IN ({marks(_PHRASINGS)})", [*nodes, *_PHRASINGS])
        return by_node(nodes, ((s.subject, s) for s in said))

    def _read_text_rows(self, nodes: Sequence[str]) -> dict[str, tuple[int, ...]]:
        rows = self._rows(f"SELECT node, id FROM text WHERE node IN ({marks(nodes)}) ORDER BY id", nodes)  # noqa: S608
        return by_node(nodes, ((str(row[0]), int(str(row[1]))) for row in rows))

    def _read_naming(self, nodes: Sequence[str], predicate: str) -> dict[str, tuple[StoredStatement, ...]]:
        said = self._statements(f"object IN ({marks(nodes)}) AND predicate = ? AND literal = 0", [*nodes, predicate])
        return by_node(nodes, ((str(s.object), s) for s in said))

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
                    self._connection.execute(f"PRAGMA mmap_size = {MAPPED}")
                return self._connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise GraphError(f"{self.path} cannot be read ({error}); {self._again}") from error


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _value(sort: object, value: object) -> Literal:
    if sort == TRUTH:
        return bool(value)
    return value if isinstance(value, str | int | float) else str(value)
