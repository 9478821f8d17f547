"""What the default encoder learnt: read from one file, added to the published weights, and nothing that does not fit them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from whichmodel.catalogue import read_catalogue
from whichmodel.engine import Engine
from whichmodel.graph import Kind, Predicate
from whichmodel.questions import read_questions
from whichmodel_data import catalogue_path
from whichmodel_embeddings import weights
from whichmodel_embeddings.bulk import BulkEncoder
from whichmodel_embeddings.encoder import Vectors
from whichmodel_embeddings.errors import EncoderError
from whichmodel_embeddings.tuning import DOWN, TUNING_FILE, UP
from whichmodel_embeddings.weights import PUBLISHED_SHA256, default_sha256, find_weights, published_weights


@pytest.fixture(scope="module")
def published() -> BulkEncoder:
    """The encoder as its authors published it: what a folder that is given is taken for."""
    return BulkEncoder(find_weights(str(published_weights().folder)))


@pytest.fixture(scope="module")
def tuned() -> BulkEncoder:
    """The default encoder."""
    return BulkEncoder(find_weights())


def test_a_folder_that_is_given_is_taken_as_it_is(published: BulkEncoder, tuned: BulkEncoder):
    """Only the default encoder is tuned; both are told apart by what their vectors depend on."""
    assert (published.weights.tuning, published.weights.sha256) == (None, PUBLISHED_SHA256)
    assert (tuned.weights.tuning, tuned.weights.sha256) == (TUNING_FILE, default_sha256())
    assert default_sha256() != PUBLISHED_SHA256


def test_tuning_puts_more_requests_beside_what_is_said_of_their_task(published: BulkEncoder, engine: Engine):
    """By the nearest definition alone, more development questions find a right task, also those in other languages."""
    graph = read_catalogue(catalogue_path())
    tasks = [node for node in graph.in_order() if node.kind == Kind.TASK]
    refined = {s.subject: str(s.object) for s in graph.statements if s.predicate == Predicate.REFINES}
    said = [(refined.get(node.id, node.id), text.text) for node in tasks for text in node.texts if text.field in ("definition", "gist")]
    asked = [one for one in read_questions(Path(str(catalogue_path())) / "questions" / "development.jsonl") if one.tasks and engine.retriever.encoder.reads(one.text)]
    asked = [*[one for one in asked if one.text.isascii()][::6], *[one for one in asked if not one.text.isascii()][::2]]  # torch takes its time

    def right(encode: Callable[[list[str]], Vectors]) -> list[float]:
        """The share of questions in English letters alone, then of the others, that find a right task."""
        texts, questions = (encode(some) for some in ([text for _, text in said], [one.text for one in asked]))
        first = [said[at][0] for at in np.argmax(questions @ texts.T, axis=1)]
        found = [task in {refined.get(f"task/{name}", f"task/{name}") for name in one.tasks} for task, one in zip(first, asked, strict=True)]
        return [float(np.mean([hit for hit, one in zip(found, asked, strict=True) if one.text.isascii() is english])) for english in (True, False)]

    assert all(after > before + 0.05 for before, after in zip(right(published.encode), right(engine.retriever.encode), strict=True))


def test_models_are_found_as_before(published: BulkEncoder, tuned: BulkEncoder):
    """What is no request keeps its place: the texts of models stand to each other much as the published encoder has them."""
    graph = read_catalogue(catalogue_path())
    texts = [text.text for node in graph.in_order() if node.kind == Kind.MODEL for text in node.texts][:400:4]
    before, after = (_likenesses(encoder.encode(texts)) for encoder in (published, tuned))
    assert np.corrcoef(before, after)[0, 1] > 0.6


def _likenesses(vectors: Vectors) -> Vectors:
    upper = np.triu_indices(len(vectors), 1)
    return np.asarray((vectors @ vectors.T)[upper], np.float32)


@pytest.mark.parametrize("defect", ["missing", "truncated", "foreign", "misshapen"])
def test_a_tuning_that_does_not_fit_is_refused(tmp_path: Path, defect: str):
    """A file that is not there, not whole, or of another model is one line that says what to do; nothing is half changed."""
    from safetensors.torch import load_file, save_file  # with torch, which takes seconds

    path = tmp_path / "tuning.safetensors"

    tensors = load_file(TUNING_FILE)
    name = next(key for key in tensors if key.endswith(DOWN)).removesuffix(DOWN)
    if defect == "truncated":
        path.write_bytes(TUNING_FILE.read_bytes()[:1000])
    elif defect == "foreign":
        save_file({f"no.such.matrix{end}": tensors[name + end] for end in (DOWN, UP)}, path)
    elif defect == "misshapen":
        save_file({**tensors, name + DOWN: tensors[name + DOWN][:, :7].contiguous()}, path)
    bulk = BulkEncoder(replace(find_weights(), sha256=defect, tuning=path))
    with pytest.raises(EncoderError, match=r"does not fit the encoder \(.+\); install whichmodel again$") as caught:
        bulk.encode(["a photo"])
    assert "\n" not in str(caught.value)


def test_an_installation_without_the_tuning_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A file that was lost is one line that names it and says what to do."""
    monkeypatch.setattr(weights, "TUNING_FILE", tmp_path / "tuning.safetensors")
    default_sha256.cache_clear()
    with pytest.raises(EncoderError, match=r"^cannot read .*tuning\.safetensors \(.+\); install whichmodel again$"):
        find_weights()
