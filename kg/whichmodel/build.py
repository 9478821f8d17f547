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
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from whichmodel.classifier import Trained, train
from whichmodel.errors import GraphError, WhichmodelError
from whichmodel.graph import Graph, Kind
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
    write_classifier,
    write_store,
)
from whichmodel_embeddings.bulk import BulkEncoder
from whichmodel_embeddings.encoder import Vectors
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
    progress: Progress | None = None,
) -> BuildReport:
    """Write *graph*, and what follows from it, to *folder* and make its vectors.

    *encoder* is a name or folder of a sentence-transformers model, *fingerprint* says what the graph was
    made from, *progress* is called with (stage, done, of). Raises GraphError when nothing can be written;
    an existing graph is then untouched.
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
        known = _known_vectors(folder, bulk.weights.sha256)
        encoder_folder = bulk.exported(cache)
        settings = Settings(
            graph.name, LAYOUT, generation, bulk.weights.name, bulk.weights.sha256, _dimension(encoder_folder), fingerprint
        )
        write_store(scratch / GRAPH_FILE, graph, settings)
        texts = _stored_texts(scratch)
        vectors, encoded = _vectors(texts, known, bulk, settings.dimension, progress)
        if progress:
            progress("training", 0, 1)
        write_classifier(scratch / GRAPH_FILE, _classifier(scratch, texts, vectors))
        stamp = IndexStamp(generation, bulk.weights.name, bulk.weights.sha256, settings.dimension, len(texts))
        keys = np.array([text.id for text in texts], np.int64)
        VectorIndex.build(keys, vectors, stamp).save(scratch / INDEX_FILE)
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
    digest = hashlib.sha256(encoder_sha256.encode())
    for node in graph.nodes.values():
        digest.update(repr(node).encode("utf-8", "surrogatepass"))
    for statement in graph.statements:
        digest.update(repr(statement).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:16]


def _dimension(encoder_folder: Path) -> int:
    from whichmodel_embeddings.encoder import Encoder  # a build has torch loaded already; a query never comes here

    return Encoder(encoder_folder).dimension


def _stored_texts(folder: Path) -> list[StoredText]:
    store = Store(folder)
    try:
        return store.all_texts()
    finally:
        store.close()


def _classifier(folder: Path, texts: list[StoredText], vectors: Vectors) -> Trained:
    """The classifier of the tasks and topics by their texts."""
    store = Store(folder)
    try:
        classes = store.classes()
        tasks = [store.node(node).kind == Kind.TASK for node in classes]
    finally:
        store.close()
    number = {node: at for at, node in enumerate(classes)}
    rows = [row for row, text in enumerate(texts) if text.kind in CLASSES]
    return train([texts[row].text for row in rows], vectors[rows], [number[texts[row].node] for row in rows], tasks)


def _known_vectors(folder: Path, encoder_sha256: str) -> dict[str, np.ndarray]:
    """Vectors of the texts of the graph that stands in *folder*, if the same weights made them."""
    if not (folder / GRAPH_FILE).is_file():
        return {}
    try:
        store = Store(folder)
        try:
            index = VectorIndex.load(store.index_path)
            fits = index.stamp.generation == store.settings.generation and index.stamp.encoder_sha256 == encoder_sha256
            texts = store.all_texts() if fits else []
            return {text.text: index.vector(text.id) for text in texts}
        finally:
            store.close()
    except WhichmodelError:  # an old graph that cannot be read saves no work, and is replaced
        return {}


def _vectors(
    texts: list[StoredText], known: dict[str, np.ndarray], bulk: BulkEncoder, dimension: int, progress: Progress | None
) -> tuple[Vectors, int]:
    missing = list(dict.fromkeys(text.text for text in texts if text.text not in known))
    done = 0

    def step(count: int) -> None:
        nonlocal done
        done += count
        if progress:
            progress("encoding", done, len(missing))

    if missing:
        if progress:
            progress("encoding", 0, len(missing))
        known = known | dict(zip(missing, bulk.encode(missing, step), strict=True))
    vectors = np.stack([known[text.text] for text in texts]) if texts else np.empty((0, dimension), np.float32)
    return np.ascontiguousarray(vectors, np.float32), len(missing)
