"""The layers of a graph: what was there first, and each import on top of it.

Every layer is kept whole in the graph's SQLite file, compressed, beside the union that questions are asked of.
So an import can be replaced or taken away alone, and what other layers state too stays.
"""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from whichmodel.errors import GraphError
from whichmodel.graph import Evidence, Graph, Node, Predicate, Source, Statement, Text
from whichmodel.naming import source_url
from whichmodel.store import GRAPH_FILE, Store

#: The name of the first layer: the graph that stood there before anything was imported.
BASE = ""
#: How many characters of a layer are compressed together.
PART = 1 << 20
TABLES = """
CREATE TABLE layer (
    position INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, format TEXT NOT NULL, origin TEXT NOT NULL,
    digest TEXT NOT NULL, reader TEXT NOT NULL
);
CREATE TABLE layer_part (layer INTEGER NOT NULL, part INTEGER NOT NULL, said BLOB NOT NULL, PRIMARY KEY (layer, part));
"""


@dataclass(frozen=True)
class Layer:
    """One layer: its name, how and from where it was read, what linked its texts, and what it says (packed)."""

    name: str
    format: str
    origin: str
    digest: str
    reader: str
    parts: tuple[bytes, ...]

    @cached_property
    def graph(self) -> Graph:
        """What it says."""
        return unpack(self.name, self.parts)


def layer_of(graph: Graph, form: str, origin: str, reader: str = "") -> Layer:
    """*graph* as a layer of its name."""
    parts, digest = pack(graph)
    return Layer(graph.name, form, origin, digest, reader, parts)


def stored_layers(folder: Path) -> list[Layer]:
    """The layers of the graph in *folder*, lowest first; none where nothing was imported, or no graph is there.

    Raises GraphError where the file cannot be read. The layout of the graph's other tables does not matter.
    """
    path = folder / GRAPH_FILE
    if not path.is_file():
        return []
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'layer'").fetchone():
                return []
            rows = connection.execute("SELECT position, name, format, origin, digest, reader FROM layer ORDER BY 1")
            parts = "SELECT said FROM layer_part WHERE layer = ? ORDER BY part"
            return [
                Layer(name, form, origin, digest, reader, tuple(bytes(said) for (said,) in connection.execute(parts, (position,))))
                for position, name, form, origin, digest, reader in rows.fetchall()
            ]
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise GraphError(f"{path} cannot be read ({error}); make it again: kg build --graph {folder}") from error


def writer(layers: Sequence[Layer]) -> Callable[[Path], None] | None:
    """What writes *layers* into a graph's SQLite file; nothing where there is no layer but the first."""
    if len(layers) < 2:
        return None

    def write(path: Path) -> None:
        connection = sqlite3.connect(path)
        try:
            with connection:
                connection.executescript(TABLES)
                for at, layer in enumerate(layers):
                    row = (at, layer.name, layer.format, layer.origin, layer.digest, layer.reader)
                    connection.execute("INSERT INTO layer VALUES (?, ?, ?, ?, ?, ?)", row)
                    connection.executemany(
                        "INSERT INTO layer_part VALUES (?, ?, ?)", [(at, part, said) for part, said in enumerate(layer.parts)]
                    )
        finally:
            connection.close()

    return write


def base_of(folder: Path) -> Graph:
    """The graph in *folder* read back as it was built; an empty one where there is none."""
    if not (folder / GRAPH_FILE).is_file():
        return Graph(BASE)
    store = Store(folder)
    try:
        made, classes = store.whole(), store.learnt.classes()
    finally:
        store.close()
    return replace(made, name=BASE, nodes={**{node: made.nodes[node] for node in classes}, **made.nodes})


def union(graphs: Iterable[Graph], name: str) -> Graph:
    """All that *graphs* say, the first first.

    A node has the name of the first graph that names it, and the texts of all. A statement about a thing that
    no graph holds keeps that as a plain value. Where a graph states what a model does, no other's guess is kept.
    """
    made = Graph(name)
    said: list[Statement] = []
    for graph in graphs:
        for node in graph.nodes.values():
            first = made.nodes.get(node.id)
            made.nodes[node.id] = node if first is None else _joined(first, node)
        for source in graph.sources.values():
            made.sources.setdefault(source.id, source)
        said += graph.statements
    for statement in said:
        if statement.source not in made.sources:
            made.sources[statement.source] = Source(statement.source, source_url(statement.source))
    known = made.nodes
    told = {one.subject for one in said if one.predicate == Predicate.TASK and one.evidence != Evidence.INFERRED}
    made.say(
        one if one.literal or one.object in known else replace(one, literal=True)
        for one in said
        if one.subject in known and not (one.subject in told and one.predicate == Predicate.TASK and one.evidence == Evidence.INFERRED)
    )
    return made


def carried_over(folder: Path, base: Graph) -> tuple[Graph, list[Layer]]:
    """*base* with what was imported into the graph in *folder* on top, and the layers to be kept with it."""
    try:
        above = stored_layers(folder)[1:]
    except GraphError:
        above = []  # a graph that cannot be read is made anew
    if not above:
        return base, []
    layers = [layer_of(replace(base, name=BASE), "", ""), *above]
    return union((base, *(layer.graph for layer in above)), base.name), layers


def pack(graph: Graph) -> tuple[tuple[bytes, ...], str]:
    """*graph* as compressed JSON lines, and their SHA-256."""
    digest, parts = hashlib.sha256(), list[bytes]()
    held, size = list[str](), 0
    for line in _lines(graph):
        held.append(line)
        size += len(line)
        if size > PART:
            parts.append(_squeezed(held, digest))
            held, size = [], 0
    if held:
        parts.append(_squeezed(held, digest))
    return tuple(parts), digest.hexdigest()


def unpack(name: str, parts: Iterable[bytes]) -> Graph:
    """The graph that was packed."""
    made = Graph(name)
    for part in parts:
        for line in zlib.decompress(part).decode("ascii").split("\n"):
            what, *values = json.loads(line)
            if what == "node":
                node, kind, called, summary, url, texts = values
                made.add(Node(node, kind, called, summary, url, tuple(Text(*text) for text in texts)))
            elif what == "source":
                made.sources[values[0]] = Source(*values)
            else:
                made.say([Statement(*values)])
    return made


def _joined(first: Node, other: Node) -> Node:
    """*first* with what *other* adds: texts, and a summary or address where it has none."""
    bare = first.url is None or first.url.startswith("urn:")
    texts = tuple(dict.fromkeys([*first.texts, *other.texts]))
    return replace(first, summary=first.summary or other.summary, url=(bare and other.url) or first.url, texts=texts)


def _lines(graph: Graph) -> Iterator[str]:
    for source in graph.sources.values():
        yield _json("source", source.id, source.url)
    for node in graph.in_order():
        texts = [[text.field, text.text, text.language] for text in node.texts]
        yield _json("node", node.id, node.kind, node.name, node.summary, node.url, texts)
    for s in graph.statements:
        yield _json("said", s.subject, s.predicate, s.object, s.source, s.evidence, s.literal, s.note)


def _json(*values: Any) -> str:
    return json.dumps(values, separators=(",", ":"))


def _squeezed(lines: Sequence[str], digest: Any) -> bytes:
    raw = "\n".join(lines).encode("ascii")
    digest.update(raw + b"\n")
    return zlib.compress(raw, 3)
