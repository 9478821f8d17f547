"""The vector index: exact where it is flat, the same after a round trip, and never read when damaged."""

import functools
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from whichmodel_embeddings.encoder import Vectors
from whichmodel_embeddings.errors import IndexFileError
from whichmodel_embeddings.index import FLAT_LIMIT, IndexStamp, VectorIndex


def stamp(vectors: Vectors) -> IndexStamp:
    return IndexStamp("generation", "encoder", "0" * 64, vectors.shape[1], len(vectors))


def indexed(vectors: Vectors, first_key: int = 1) -> VectorIndex:
    return VectorIndex.build(np.arange(first_key, first_key + len(vectors), dtype=np.int64), vectors, stamp(vectors))


def numbers(rows: int, columns: int) -> st.SearchStrategy[Vectors]:
    return arrays.arrays(np.float32, (rows, columns), elements=st.floats(-1, 1, width=32))


@settings(max_examples=60)
@given(st.data(), st.integers(1, 50), st.integers(1, 12), st.integers(1, 4), st.integers(1, 60))
def test_flat_search_is_a_scan_of_all(data: st.DataObject, count: int, dimension: int, asked: int, k: int):
    """The k best by inner product, each under its own key, best first, as a scan of all vectors finds them."""
    vectors, questions = data.draw(numbers(count, dimension)), data.draw(numbers(asked, dimension))
    first_key = data.draw(st.integers(0, 2**40))
    scores, keys = indexed(vectors, first_key).search(questions, k)
    products = questions @ vectors.T
    assert scores.shape == keys.shape == (asked, min(k, count))
    best = -np.sort(-products, axis=1)[:, : min(k, count)]
    np.testing.assert_allclose(scores, best, atol=1e-5)
    rows = keys - first_key
    assert all(len(set(row)) == len(row) for row in rows.tolist())
    # equal scores may come in any order, so each key is held to its own product
    np.testing.assert_allclose(np.take_along_axis(products, rows, axis=1), scores, atol=1e-5)


@settings(max_examples=30)
@given(st.data(), st.integers(1, 30), st.integers(1, 8))
def test_what_is_saved_is_read_back(data: st.DataObject, count: int, dimension: int):
    """A saved index has the same stamp, the same vectors under the same keys, and finds the same."""
    vectors = data.draw(numbers(count, dimension))
    index = indexed(vectors, first_key=5)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vectors.faiss"
        index.save(path)
        index.save(path)
        assert [one.name for one in Path(folder).iterdir()] == [path.name], "something was left beside the index"
        again = VectorIndex.load(path)
    assert again.stamp == index.stamp
    for at in range(count):
        np.testing.assert_array_equal(again.vectors(np.array([5 + at]))[0], vectors[at])
    for ours, theirs in zip(index.search(vectors, 3), again.search(vectors, 3), strict=True):
        np.testing.assert_array_equal(ours, theirs)


def test_no_vectors_are_an_index_too(tmp_path: Path):
    """An empty index is saved, read, and finds nothing."""
    indexed(np.empty((0, 4), np.float32)).save(tmp_path / "empty")
    _, keys = VectorIndex.load(tmp_path / "empty").search(np.ones((1, 4), np.float32), 5)
    assert set(keys.ravel().tolist()) <= {-1}


def test_more_vectors_than_a_flat_scan_is_meant_for(tmp_path: Path):
    """Beyond the limit of the flat index each vector is still found first, and still read by its key."""
    drawn = np.random.default_rng(5).normal(size=(FLAT_LIMIT + 1, 8)).astype(np.float32)
    vectors = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
    indexed(vectors, first_key=1).save(tmp_path / "large")
    index = VectorIndex.load(tmp_path / "large")
    rows = np.arange(0, len(vectors), 97)
    scores, keys = index.search(vectors[rows], 5)
    np.testing.assert_array_equal(keys[:, 0], rows + 1)
    np.testing.assert_allclose(scores[:, 0], 1, atol=1e-5)
    np.testing.assert_allclose(index.vectors(rows[:20] + 1), vectors[rows[:20]], atol=1e-6)


# -- damaged files -----------------------------------------------------------------------------------------------------


@functools.cache
def saved() -> bytes:
    """The bytes of a small saved index."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vectors.faiss"
        indexed(np.eye(6, 4, dtype=np.float32)).save(path)
        return path.read_bytes()


def _is_refused(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vectors.faiss"
        path.write_bytes(content)
        with pytest.raises(IndexFileError, match="make it again: kg build --graph") as caught:
            VectorIndex.load(path)
        assert str(path) in str(caught.value)
        assert path.read_bytes() == content


def test_the_undamaged_bytes_are_accepted(tmp_path: Path):
    """The bytes that the tests below damage are a good index before they do."""
    (tmp_path / "good").write_bytes(saved())
    assert VectorIndex.load(tmp_path / "good").stamp.vectors == 6


def test_any_changed_byte_is_noticed():
    """Whichever byte is changed, in head, lengths, check sum or vectors, the file is refused."""
    whole = saved()
    for at in range(len(whole)):
        damaged = bytearray(whole)
        damaged[at] ^= 1 << (at % 8)
        _is_refused(bytes(damaged))


@settings(max_examples=60)
@given(st.data())
def test_a_run_of_other_bytes_is_noticed(data: st.DataObject):
    """A block that was overwritten, as after a crash of the file system, is noticed."""
    whole = saved()
    at = data.draw(st.integers(0, len(whole) - 1))
    block = data.draw(st.binary(min_size=1, max_size=min(64, len(whole) - at)))
    damaged = whole[:at] + block + whole[at + len(block) :]
    if damaged != whole:
        _is_refused(damaged)


def test_any_truncation_is_noticed():
    """Wherever the file ends too early, it is refused."""
    whole = saved()
    for length in range(len(whole)):
        _is_refused(whole[:length])


@settings(max_examples=40)
@given(st.binary(max_size=200), st.booleans())
def test_foreign_bytes_are_refused(content: bytes, after: bool):
    """Another program's file, or bytes after the end, are refused."""
    if content:
        _is_refused(saved() + content if after else content)


def test_a_missing_index_says_how_to_make_it(tmp_path: Path):
    """No file, or a folder of its name, is an error that names the path and the command."""
    for path in (tmp_path / "none.faiss", tmp_path):
        with pytest.raises(IndexFileError, match=r"no vector index at .* kg build --graph") as caught:
            VectorIndex.load(path)
        assert str(path) in str(caught.value)
