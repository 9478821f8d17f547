"""The FAISS index over the vectors of a graph's texts."""

import json
import mmap
import os
import struct
import zlib
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from whichmodel_embeddings.encoder import Vectors
from whichmodel_embeddings.errors import IndexFileError

#: Above this many vectors a flat scan is slower than an inverted file that is as good.
FLAT_LIMIT = 20_000
QUANTISE_LIMIT = 200_000
#: Rounds of k-means for the lists: FAISS's own 25 find no more of the nearest texts, and take three seconds longer.
ROUNDS = 10
#: First bytes of an index file; then the lengths of head and payload and a CRC-32 of both. The head is filled up
#: with spaces, so that the vectors lie where a processor reads them well.
MAGIC, LAYOUT, ALIGNMENT = b"WMX2", "<IQI", 64
HEAD_AT = len(MAGIC) + struct.calcsize(LAYOUT)


@dataclass(frozen=True)
class IndexStamp:
    """What the vectors were made from; an index whose stamp differs from the graph's is not used."""

    generation: str
    encoder: str
    encoder_sha256: str
    dimension: int
    vectors: int


class VectorIndex:
    """Vectors under integer keys (row ids of the graph's texts), searched by inner product."""

    def __init__(self, index: "faiss.Index", stamp: IndexStamp, backing: NDArray[np.uint8] | None = None) -> None:
        """Wrap a FAISS index that holds *stamp.vectors* vectors, which may lie in *backing*."""
        self._index, self.stamp, self._backing = index, stamp, backing

    @classmethod
    def build(cls, keys: NDArray[np.int64], vectors: Vectors, stamp: IndexStamp) -> "VectorIndex":
        """An index over *vectors* (n, dimension): flat to FLAT_LIMIT, inverted lists beyond, then also quantised."""
        count, dimension = vectors.shape
        index: Any
        if count <= FLAT_LIMIT:
            index = faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))
        else:
            lists = min(int(4 * np.sqrt(count)), count // 39)  # FAISS wants 39 vectors a list, and warns below
            kind = f"IVF{lists},Flat" if count <= QUANTISE_LIMIT else f"IVF{lists},SQ8"
            index = faiss.index_factory(dimension, kind, faiss.METRIC_INNER_PRODUCT)
            index.cp.niter = ROUNDS
            index.train(vectors)
            index.nprobe = max(8, lists // 32)
            # so that a vector can be read back by its key
            index.set_direct_map_type(faiss.DirectMap.Hashtable)  # type: ignore[attr-defined,unused-ignore]
        index.add_with_ids(vectors, keys)
        return cls(index, stamp)

    def search(self, vectors: Vectors, k: int) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Cosine similarities and keys of the *k* nearest, each (len(vectors), k), best first; key -1 fills up."""
        # one query has nothing to share out, and waking the threads costs more than the scan; the setting is this thread's
        threads = faiss.omp_get_max_threads()
        faiss.omp_set_num_threads(1 if len(vectors) == 1 else threads)
        try:
            scores, keys = self._index.search(vectors, min(k, max(self.stamp.vectors, 1)))
        finally:
            faiss.omp_set_num_threads(threads)
        return scores, keys

    def vectors(self, keys: NDArray[np.int64]) -> Vectors:
        """The vectors stored under *keys*, shape (len(keys), dimension); zeros for a key under which none is."""
        found: Vectors = np.zeros((len(keys), self.stamp.dimension), np.float32)
        try:
            return self._index.reconstruct_batch(keys) if len(keys) else found
        except RuntimeError:  # of one that is not there; to look for each of them beforehand would take longer
            there = np.isin(keys, self._keys)
            if there.any():
                found[there] = self._index.reconstruct_batch(keys[there])
            return found

    @cached_property
    def _keys(self) -> NDArray[np.int64]:
        """The keys of all vectors, in no order."""
        if isinstance(self._index, faiss.IndexIDMap2):
            return faiss.vector_to_array(self._index.id_map)
        lists: Any = self._index.invlists  # type: ignore[attr-defined,unused-ignore]
        told = [faiss.rev_swig_ptr(lists.get_ids(at), lists.list_size(at)) for at in range(lists.nlist) if lists.list_size(at)]
        return np.concatenate(told) if told else np.empty(0, np.int64)

    def save(self, path: Path) -> None:
        """Write index and stamp to *path*, atomically."""
        payload = faiss.serialize_index(self._index).tobytes()
        head = json.dumps(asdict(self.stamp)).encode()
        head += b" " * (-(HEAD_AT + len(head)) % ALIGNMENT)
        scratch = path.with_name(f".{path.name}.{os.getpid()}")
        with scratch.open("wb") as stream:
            check = zlib.crc32(payload, zlib.crc32(head))
            stream.write(MAGIC + struct.pack(LAYOUT, len(head), len(payload), check))
            stream.write(head)
            stream.write(payload)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(scratch, path)

    @classmethod
    def load(cls, path: Path) -> "VectorIndex":
        """An index that :meth:`save` wrote; raises IndexFileError when it is missing, foreign, truncated or damaged.

        The file is mapped, not copied: processes that open the same index share its memory.
        """
        try:
            with path.open("rb") as stream:
                raw = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        except OSError as error:
            raise IndexFileError(f"no vector index at {path} ({error.strerror}); {_again(path)}") from error
        except ValueError as error:  # an empty file cannot be mapped
            raise IndexFileError(f"{path} is no vector index of this version; {_again(path)}") from error
        if raw[: len(MAGIC)] != MAGIC or len(raw) < HEAD_AT:
            raise IndexFileError(f"{path} is no vector index of this version; {_again(path)}")
        head_bytes, payload_bytes, check = struct.unpack(LAYOUT, raw[len(MAGIC) : HEAD_AT])
        # FAISS would read past the end of a damaged buffer, so the bytes are checked before it sees them
        if len(raw) != HEAD_AT + head_bytes + payload_bytes or zlib.crc32(memoryview(raw)[HEAD_AT:]) != check:
            raise IndexFileError(f"the vector index {path} is truncated or damaged; {_again(path)}")
        try:
            stamp = IndexStamp(**json.loads(raw[HEAD_AT : HEAD_AT + head_bytes]))
            payload = np.frombuffer(raw, np.uint8, offset=HEAD_AT + head_bytes)
            reader = faiss.ZeroCopyIOReader(faiss.swig_ptr(payload), payload.size)  # type: ignore[attr-defined,unused-ignore]
            index = faiss.read_index(reader, faiss.IO_FLAG_MMAP_IFC)
        except (RuntimeError, ValueError, TypeError) as error:
            raise IndexFileError(f"the vector index {path} is damaged; {_again(path)}") from error
        return cls(index, stamp, payload)


def _again(path: Path) -> str:
    return f"make it again: kg build --graph {path.parent}"
