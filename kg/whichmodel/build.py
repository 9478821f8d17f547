"""From a graph in memory to a graph directory.

The SQLite file is written first, beside its final place, then the vectors, then both are renamed into
place: a reader sees the old pair or the new one, or an index whose stamp does not fit, which it reports.
Texts that an earlier build encoded with the same weights are not encoded again.
"""

import hashlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np

from whichmodel.classifier import RECIPE, train, train_words
from whichmodel.errors import GraphError, WhichmodelError
from whichmodel.graph import Graph, Kind, Literal
from whichmodel.heads import copy_classifier, write_classifier
from whichmodel.infer import with_inferred
from whichmodel.progress import Progress
from whichmodel.store import (
    CLASSES,
    GRAPH_FILE,
    INDEX_FILE,
    LAYOUT,
    Settings,
    Store,
    StoredText,
)
from whichmodel.writing import write_store
from whichmodel_embeddings.bulk import BulkEncoder
from whichmodel_embeddings.encoder import Encoder, Vectors
from whichmodel_embeddings.index import IndexStamp, VectorIndex
from whichmodel_embeddings.weights import DEFAULT_ENCODER, find_weights


@dataclass(frozen=True)
class BuildReport:
    """What a build made: counts, and how many texts had to be encoded."""

    folder: Path
    nodes: int
    statements: int
    texts: int
    encoded: int
    generation: str


def build(
    graph: Graph, folder: Path, *, cache: Path, encoder: str = DEFAULT_ENCODER, fingerprint: str = "",
    progress: Progress | None = None, vectors: Mapping[str, Vectors] | None = None,
    also: Callable[[Path], None] | None = None,
) -> BuildReport:
    """Write *graph*, and what follows from it, to *folder* and make its vectors.

    *encoder* is a name or folder of a sentence-transformers model, *fingerprint* says what the graph was
    made from, *progress* is called with (stage, done, of), *vectors* holds those of texts that were encoded
    before, *also* writes more into the SQLite file before it is put in place. Raises GraphError when nothing
    can be written; an existing graph is then untouched.
    """
    bulk = BulkEncoder(find_weights(encoder))
    graph = with_inferred(graph)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        if folder.exists() and any(folder.iterdir()) and not (folder / GRAPH_FILE).is_file():
            raise GraphError(f"{folder} is not empty and holds no graph; name another folder with --graph")
        folder.mkdir(exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=".build-", dir=folder))
    except OSError as error:
        raise GraphError(
            f"cannot write a graph to {folder} ({error.strerror}); make it writable or name another folder "
            "(--graph, or WHICHMODEL_CACHE for all that is kept)"
        ) from error
    try:
        generation = _generation(graph, bulk.weights.sha256)
        known = {**known_vectors(folder, bulk.weights.sha256), **(vectors or {})}
        quick = bulk.fast(cache)
        settings = Settings(
            graph.name, LAYOUT, generation, bulk.weights.name, bulk.weights.sha256, quick.dimension, fingerprint,
            _stamp_of_lesson(graph, bulk.weights.sha256),
        )  # fmt: skip
        write_store(scratch / GRAPH_FILE, graph, settings)
        if also:
            also(scratch / GRAPH_FILE)
        texts = _stored_texts(scratch)
        lesson = None if _learnt(scratch, folder, settings.trained_on) else _lesson_of(scratch, texts)
        with ThreadPoolExecutor(1, "words") as beside:
            # what the words teach needs no vectors, and keeps one core busy that the encoder does not always use
            by_words = beside.submit(train_words, [texts[row].text for row in lesson.rows], lesson.labels, len(lesson.is_task)) if lesson else None
            encoded = encode_missing(quick, (text.text for text in texts), known, progress)
            made = np.stack([known[text.text] for text in texts]) if texts else np.empty((0, quick.dimension), np.float32)
            if lesson and by_words:
                if progress:
                    progress("training", 0, 1)
                write_classifier(scratch / GRAPH_FILE, train(by_words.result(), made[lesson.rows], lesson.labels, lesson.is_task))
        keys, told = np.array([text.id for text in texts], np.int64), made.any(axis=1)  # zeros are like no vector
        stamp = IndexStamp(generation, bulk.weights.name, bulk.weights.sha256, settings.dimension, int(told.sum()))
        VectorIndex.build(keys[told], made[told], stamp).save(scratch / INDEX_FILE)
        # the index first: its stamp tells a reader that it belongs to the store that follows
        os.replace(scratch / INDEX_FILE, folder / INDEX_FILE)
        os.replace(scratch / GRAPH_FILE, folder / GRAPH_FILE)
    except (OSError, sqlite3.Error) as error:
        what = error.strerror if isinstance(error, OSError) else error
        raise GraphError(
            f"writing the graph to {folder} failed ({what}); what stood there is untouched: "
            "see that the disk has room and the inputs hold no odd values, then build again"
        ) from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return BuildReport(folder, len(graph.nodes), len(graph.statements), len(texts), encoded, generation)


def export_encoder(name: str, sha256: str, cache: Path) -> None:
    """Export the encoder *name* to *cache* again; raises GraphError when its weights are not those of the graph."""
    bulk = BulkEncoder(find_weights(name))
    if bulk.weights.sha256 != sha256:
        raise GraphError(f"the graph was made with other weights of '{name}'; make it again: kg build --encoder {name}")
    bulk.exported(cache)


def _generation(graph: Graph, encoder_sha256: str) -> str:
    """What the graph says and what encodes it, in 16 digits: the same for a graph that was stored and read back."""
    digest = hashlib.sha256(encoder_sha256.encode())
    said = chain(
        ((n.id, str(n.kind), n.name, n.summary, n.url, *((t.field, t.language, t.text) for t in n.texts)) for n in graph.in_order()),
        (
            (s.subject, str(s.predicate), _as_stored(s.object), bool(s.literal), s.source, str(s.evidence), s.note)
            for s in graph.statements
        ),
    )
    for one in said:
        digest.update(repr(one).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:16]


def _as_stored(value: Literal) -> Literal:
    """SQLite keeps true and false as numbers, and knows plain strings alone."""
    return int(value) if isinstance(value, bool) else str(value) if isinstance(value, str) else value


def _stored_texts(folder: Path) -> list[StoredText]:
    store = Store(folder)
    try:
        return store.all_texts()
    finally:
        store.close()


def _stamp_of_lesson(graph: Graph, encoder_sha256: str) -> str:
    """What the classifier of *graph* is trained on: the tasks and topics, their texts, the encoder, in 16 digits."""
    said = [(n.id, str(n.kind), *(text.text for text in n.texts)) for n in graph.in_order() if n.kind in CLASSES]
    return hashlib.sha256(repr((RECIPE, encoder_sha256, said)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _learnt(scratch: Path, folder: Path, lesson: str) -> bool:
    """Take over the classifier of the graph in *folder*; whether it is there and was trained on the same *lesson*."""
    try:
        store = Store(folder)
        known = store.settings.trained_on
        store.close()
        if known == lesson:
            copy_classifier(scratch / GRAPH_FILE, folder / GRAPH_FILE)
    except (GraphError, sqlite3.Error):  # an old graph that cannot be read saves no work
        return False
    return known == lesson


@dataclass(frozen=True)
class _Lesson:
    """What a classifier is trained on: the places of its texts, the class of each, and which classes are tasks."""

    rows: list[int]
    labels: list[int]
    is_task: list[bool]


def _lesson_of(folder: Path, texts: list[StoredText]) -> _Lesson:
    """The tasks and topics of the graph in *folder*, with those of *texts* that are theirs."""
    store = Store(folder)
    try:
        classes = store.learnt.classes()
        tasks = [store.node(node).kind == Kind.TASK for node in classes]
    finally:
        store.close()
    number = {node: at for at, node in enumerate(classes)}
    rows = [row for row, text in enumerate(texts) if text.kind in CLASSES]
    return _Lesson(rows, [number[texts[row].node] for row in rows], tasks)


def known_vectors(folder: Path, encoder_sha256: str) -> dict[str, np.ndarray]:
    """Vectors of the texts of the graph that stands in *folder*, if the same weights made them; in any layout."""
    path = folder / GRAPH_FILE
    if not path.is_file():
        return {}
    try:
        index = VectorIndex.load(folder / INDEX_FILE)
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            (generation,) = connection.execute("SELECT value FROM setting WHERE key = 'generation'").fetchone() or ("",)
            fits = index.stamp.generation == generation and index.stamp.encoder_sha256 == encoder_sha256
            rows = connection.execute("SELECT id, text FROM text ORDER BY id").fetchall() if fits else []
        finally:
            connection.close()
    except (WhichmodelError, sqlite3.Error):  # an old graph that cannot be read saves no work, and is replaced
        return {}
    return dict(zip((text for _, text in rows), index.vectors(np.array([row for row, _ in rows], np.int64)), strict=True))


def encode_missing(encoder: Encoder, texts: Iterable[str], vectors: dict[str, Vectors], progress: Progress | None) -> int:
    """Encode those of *texts* that *vectors* lacks, and put them there; how many these were.

    A text in a script that *encoder* does not read gets zeros, whatever *vectors* held for it.
    """
    unread, missing = np.zeros(encoder.dimension, np.float32), []
    for text in dict.fromkeys(texts):
        if not encoder.reads(text):
            vectors[text] = unread
        elif text not in vectors:
            missing.append(text)
    done = 0

    def step(count: int) -> None:
        nonlocal done
        done += count
        if progress:
            progress("encoding", done, len(missing))

    if missing:
        step(0)
        vectors.update(zip(missing, encoder.encode(missing, step), strict=True))
    return len(missing)
