"""Texts in scripts that the encoder was not made for: told apart, not encoded, and found by their words."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordLevel, WordPiece
from tokenizers.pre_tokenizers import BertPreTokenizer, Split

from whichmodel.build import build
from whichmodel.engine import Engine
from whichmodel.graph import Graph, Kind, Node, Text
from whichmodel.store import Store
from whichmodel.understand import understand
from whichmodel_embeddings.encoder import Encoder, exported_folder
from whichmodel_embeddings.index import FLAT_LIMIT, IndexStamp, VectorIndex
from whichmodel_embeddings.scripts import SENTENCES, script_of, spelt
from whichmodel_embeddings.weights import default_sha256


@pytest.mark.parametrize(("text", "script"), [
    ("照片太模糊了", "han"), ("写真がぼやけている", "kana"), ("사진이 흐려요", "hangul"),
    ("用Real-ESRGAN怎么把照片放大4倍", "han"), ("Real-ESRGANで写真を拡大したい", "kana"),
    ("the sign in my photo says 東京 and I cannot read the rest of it", ""), ("my photo is blurry", ""), ("Das Foto ist unscharf", ""), ("", ""), ("8x", ""), ("🙂", ""),
])  # fmt: skip
def test_a_text_is_in_the_script_of_most_of_it(text: str, script: str) -> None:
    """A name in Latin letters makes no request English, and a quoted sign none Chinese."""
    assert script_of(text) == script


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_no_latin_text_is_in_another_script(text: str) -> None:
    """Whatever stands in it beside letters."""
    assert script_of(text) == ""


def test_what_a_question_quotes_does_not_change_its_language() -> None:
    """Who writes in English about a sign in Tokyo is answered as somebody who reads English."""
    assert understand("the sign in my photo says 東京 and I cannot read the rest").request.language == "en"
    assert understand("写真の東京という看板が読めない").request.language == "ja"


def test_a_tokenizer_made_for_a_script_is_known_by_its_spelling() -> None:
    """One whose vocabulary holds the words of a script reads it, and one that takes them apart or leaves them out does not."""
    whole = Tokenizer(WordLevel({"[UNK]": 0, **{character: at for at, character in enumerate(sorted(set(SENTENCES["han"])), 1)}}, unk_token="[UNK]"))  # noqa: S106
    whole.pre_tokenizer = Split("", "isolated")
    assert spelt(lambda text: whole.encode(text).ids, 0) == {"han"}
    latin = Tokenizer(WordPiece({"[UNK]": 0, "photo": 1}, unk_token="[UNK]"))  # noqa: S106
    latin.pre_tokenizer = BertPreTokenizer()
    assert spelt(lambda text: latin.encode(text).ids, 0) == frozenset()
    assert spelt(lambda text: list(text.encode()), None) == frozenset()  # bytes: three a character
    assert spelt(lambda text: [ord(character) for character in text], None) == set(SENTENCES)


def test_the_default_encoder_reads_the_languages_of_its_script(cache: Path) -> None:
    """It was made for English, and taught German, Spanish, French and Portuguese requests."""
    encoder = Encoder(exported_folder(cache, default_sha256()))
    assert all(encoder.reads(text) for text in ("my photo is blurry", "Das Foto ist unscharf", "¿cómo quito el ruido?", "às vezes", ""))
    assert not any(encoder.reads(text) for text in SENTENCES.values())


@pytest.mark.parametrize(("question", "task"), [("照片噪点太多", "task/denoising"), ("去雾", "task/dehazing"), ("흑백 사진을 컬러로", "task/colorization"), ("古い白黒写真に色を付けたい", "task/colorization")])
def test_a_question_in_another_script_is_searched_by_its_words(engine: Engine, question: str, task: str) -> None:
    """Its task is among the first, and models that do it are found through that, whatever script they are told of in."""
    found = engine.search(question, 5, ["task"])
    assert task in [hit.node for hit in found]
    assert all(hit.match is None or hit.match.dense is None for hit in found)
    doing = {statement.subject for statement in engine.store.naming(task, "mlTask")}
    assert doing & {hit.node for hit in engine.search(question, 10, ["model"])}


def test_what_the_encoder_does_not_read_is_not_encoded(small_graph: Graph, cache: Path, tmp_path: Path) -> None:
    """It has no vector, counts as none that was encoded, and is found by its words."""
    graph = Graph(small_graph.name, nodes=dict(small_graph.nodes), sources=dict(small_graph.sources))
    graph.say(small_graph.statements)
    graph.add(Node("model/chinese", Kind.MODEL, "Qingxi", "照片去噪的模型。", texts=(Text("name", "Qingxi"), Text("summary", "照片去噪的模型。", "zh"))))
    plain, more = (build(one, tmp_path / name, cache=cache) for one, name in ((small_graph, "plain"), (graph, "more")))
    assert (more.texts, more.encoded) == (plain.texts + 2, plain.encoded + 1)
    with Store(tmp_path / "more") as store:
        index, texts = VectorIndex.load(store.index_path), {text.text: text.id for text in store.all_texts()}
    assert index.stamp.vectors == more.texts - 1
    lengths = np.linalg.norm(index.vectors(np.array([texts["Qingxi"], texts["照片去噪的模型。"]])), axis=1)
    np.testing.assert_allclose(lengths, [1, 0], atol=1e-5)
    with Engine(tmp_path / "more") as engine:
        assert [hit.node for hit in engine.search("照片去噪", 1, ["model"])] == ["model/chinese"]
        assert engine.search("clean a noisy picture", 1, ["model"])[0].node == "model/clean"


@pytest.mark.parametrize("count", [50, FLAT_LIMIT + 1])
def test_a_key_without_a_vector_has_zeros(count: int) -> None:
    """Beside the vectors of the others, in a flat index and in one of lists."""
    drawn = np.random.default_rng(3).normal(size=(count, 8)).astype(np.float32)
    vectors = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
    index = VectorIndex.build(np.arange(0, 2 * count, 2), vectors, IndexStamp("g", "e", "0", 8, count))
    found = index.vectors(np.array([0, 1, 4, 7, 2 * count]))
    np.testing.assert_allclose(found[[0, 2]], vectors[[0, 2]], atol=1e-6)
    assert not found[[1, 3, 4]].any()
    assert not index.vectors(np.array([1, 3])).any()
