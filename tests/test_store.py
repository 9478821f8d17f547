"""The graph directory: what is written is read back, a build replaces all or nothing, and readers share one."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from drawn import graphs
from hypothesis import given, settings
from hypothesis import strategies as st

from whichmodel.build import build
from whichmodel.engine import Engine
from whichmodel.errors import EncoderError, GraphError, UnknownNodeError, WhichmodelError
from whichmodel.graph import Evidence, Graph, Kind, Node, Predicate, Statement, Text
from whichmodel.packaged import open_engine
from whichmodel.store import GRAPH_FILE, INDEX_FILE, LAYOUT, Settings, Store, StoredStatement
from whichmodel.words import words
from whichmodel.writing import write_store
from whichmodel_embeddings.encoder import SETTINGS_FILE, Encoder, exported_folder
from whichmodel_embeddings.index import VectorIndex
from whichmodel_embeddings.weights import DEFAULT_ENCODER, default_sha256


def contents(folder: Path) -> dict[str, bytes]:
    """Every file under *folder* with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def plain(statements: list[Statement] | list[StoredStatement]) -> list[tuple[object, ...]]:
    """Statements as values that compare, without their row ids."""
    return [(s.subject, s.predicate, s.object, s.source, s.evidence, s.literal, s.note) for s in statements]


def with_node(graph: Graph, node: Node) -> Graph:
    """A copy of *graph* with one node more, or with that node in place of the one of its id."""
    made = Graph(graph.name, {**graph.nodes, node.id: node}, dict(graph.sources))
    made.say(graph.statements)
    return made


# -- what is written is read back --------------------------------------------------------------------------------------

SETTINGS = Settings("drawn", LAYOUT, "generation", "an encoder", "0" * 64, 384, "a fingerprint")


@settings(max_examples=25)
@given(graphs())
def test_any_graph_is_read_back_statement_for_statement(graph: Graph):
    """Nodes, texts, statements, sources and settings come back as they were, in order, with their types."""
    with tempfile.TemporaryDirectory() as folder:
        write_store(Path(folder) / GRAPH_FILE, graph, SETTINGS)
        store = Store(Path(folder))
        try:
            assert store.settings == SETTINGS
            assert plain(store.statements()) == plain(graph.statements)
            assert [type(s.object) for s in store.statements()] == [type(s.object) for s in graph.statements]
            for node in graph.nodes.values():
                assert store.node(node.id) == replace(node, texts=())
                assert [Text(t.field, t.text, t.language) for t in store.texts_of(node.id)] == list(node.texts)
                assert plain(store.about(node.id)) == plain([s for s in graph.statements if s.subject == node.id])
                pointing = [s for s in graph.statements if not s.literal and s.object == node.id]
                assert plain(store.pointing(node.id)) == plain(pointing)
            for kind in Kind:
                assert store.ids(kind) == sorted(n.id for n in graph.nodes.values() if n.kind == kind)
            assert [store.source(source) for source in graph.sources] == list(graph.sources.values())
            assert store.sources() == len(graph.sources)
            assert sum(store.count("node").values()) == len(graph.nodes)
            assert store.learnt.classes() == [n.id for n in graph.nodes.values() if n.kind in (Kind.TASK, Kind.TOPIC)]
        finally:
            store.close()


def test_the_packaged_graph_holds_what_its_catalogue_states(engine: Engine):
    """The graph that questions are asked of has every statement and source of the catalogue's files, and what follows."""
    from whichmodel.catalogue import read_catalogue
    from whichmodel.infer import with_inferred
    from whichmodel_data import catalogue_path

    graph = with_inferred(read_catalogue(catalogue_path()))
    assert plain(engine.store.statements()) == plain(graph.statements)
    assert engine.store.sources() == len(graph.sources)
    assert sum(engine.store.count("text").values()) == sum(len(node.texts) for node in graph.nodes.values())


def test_a_built_graph_has_the_vector_of_each_text(small_graph: Graph, small_folder: Path, cache: Path):
    """Each text's vector is stored under its row, and the index says what it was made from."""
    store = Store(small_folder)
    try:
        assert plain(store.statements()) == plain(small_graph.statements)
        index, texts = VectorIndex.load(store.index_path), store.all_texts()
        stamp = index.stamp
        assert (stamp.generation, stamp.encoder, stamp.vectors) == (store.settings.generation, DEFAULT_ENCODER, len(texts))
        wanted = Encoder(exported_folder(cache, default_sha256())).encode([text.text for text in texts])
        np.testing.assert_allclose(index.vectors(np.array([text.id for text in texts])), wanted, atol=1e-5)
        assert store.settings.encoder_sha256 == stamp.encoder_sha256 == default_sha256()
    finally:
        store.close()


def test_the_same_graph_is_the_same_generation(small_graph: Graph, small_folder: Path, cache: Path, tmp_path: Path):
    """Building the same content elsewhere gives the same generation; other content gives another."""
    generation = _generation(small_folder)
    assert build(small_graph, tmp_path / "again", cache=cache).generation == generation
    more = with_node(small_graph, Node("model/more", Kind.MODEL, "More"))
    assert build(more, tmp_path / "other", cache=cache).generation != generation


def _generation(folder: Path) -> str:
    store = Store(folder)
    store.close()
    return store.settings.generation


@settings(max_examples=40)
@given(st.text(st.characters(), max_size=60))
def test_any_words_may_be_looked_for(engine: Engine, text: str):
    """No text is a mistake in the language of the full-text index, its operators and quotes included."""
    for wanted in (words(text), text.split(), ['"', "NEAR(a b", "a*", "^", "AND"]):
        readable = [word.encode("utf-8", "replace").decode() for word in wanted]
        assert all(score > 0 for _, score in engine.store.match_words(readable, 5))


# -- a build replaces all or nothing -----------------------------------------------------------------------------------


def _interrupted(graph: Graph, folder: Path, cache: Path, _: Path) -> None:
    def stop(stage: str, done: int, of: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(graph, folder, cache=cache, progress=stop)


def _with_a_damaged_export(graph: Graph, folder: Path, _: Path, elsewhere: Path) -> None:
    export = exported_folder(elsewhere, default_sha256())
    export.mkdir(parents=True)
    (export / SETTINGS_FILE).write_text("{}", encoding="utf-8")
    with pytest.raises(EncoderError, match="delete that folder"):
        build(graph, folder, cache=elsewhere)


def _with_a_value_that_cannot_be_stored(graph: Graph, folder: Path, cache: Path, _: Path) -> None:
    odd = with_node(graph, Node("model/odd", Kind.MODEL, "Odd"))
    odd.say([Statement("model/odd", Predicate.VALUE, float("nan"), next(iter(odd.sources)), Evidence.DOCUMENT, literal=True)])
    with pytest.raises(GraphError, match="what stood there is untouched"):
        build(odd, folder, cache=cache)


def _with_an_unknown_encoder(graph: Graph, folder: Path, cache: Path, elsewhere: Path) -> None:
    elsewhere.mkdir()
    with pytest.raises(EncoderError):
        build(graph, folder, cache=cache, encoder=str(elsewhere))


@pytest.mark.parametrize(
    "fail", [_interrupted, _with_a_damaged_export, _with_a_value_that_cannot_be_stored, _with_an_unknown_encoder]
)
def test_a_failing_build_leaves_the_old_graph(
    small_graph: Graph, small_folder: Path, cache: Path, tmp_path: Path, fail: Callable[[Graph, Path, Path, Path], None]
):
    """Wherever a build fails, the old graph is byte for byte what it was, and nothing is left beside it."""
    before = contents(small_folder)
    assert set(before) == {GRAPH_FILE, INDEX_FILE}
    new = with_node(small_graph, Node("model/new", Kind.MODEL, "New", texts=(Text("name", "a brand-new text"),)))
    fail(new, small_folder, cache, tmp_path / "elsewhere")
    assert contents(small_folder) == before
    assert {path.name for path in small_folder.iterdir()} == set(before)


def test_a_full_disk_leaves_the_old_graph(small_folder: Path, tmp_path: Path):
    """Where a file cannot be written to its end, the command says so in one line, and the old graph stands."""
    resource = pytest.importorskip("resource")
    before = contents(small_folder)
    nodes = tmp_path / "nodes.jsonl"
    nodes.write_text('{"id": "task/x", "kind": "task", "name": "x", "summary": "' + "long " * 20_000 + '"}\n', encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "whichmodel_cli.main", "build", str(nodes), "--graph", str(small_folder)],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (65_536, 65_536)),
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 1
    assert f"writing the graph to {small_folder} failed" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(small_folder) == before


def test_a_first_build_that_fails_leaves_no_graph_and_can_be_repeated(small_graph: Graph, cache: Path, tmp_path: Path):
    """A folder without a whole graph is not taken for one; the next build fills it."""
    _interrupted(small_graph, tmp_path / "graph", cache, tmp_path)
    with pytest.raises(GraphError, match="no graph in"):
        Store(tmp_path / "graph")
    assert build(small_graph, tmp_path / "graph", cache=cache).nodes == len(small_graph.nodes)
    with Engine(tmp_path / "graph", cache) as engine:
        assert engine.search("take the specks off")[0].node == "task/cleaning"


def test_a_folder_of_other_things_is_not_built_into(small_graph: Graph, cache: Path, tmp_path: Path):
    """Someone's own files are never mixed with a graph's."""
    (tmp_path / "diary.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(GraphError, match="not empty and holds no graph"):
        build(small_graph, tmp_path, cache=cache)
    assert contents(tmp_path) == {"diary.txt": b"mine"}


def test_unchanged_texts_are_not_encoded_again(small_graph: Graph, small_folder: Path, cache: Path):
    """A build over an older one encodes what is new, once each, and keeps the other vectors."""

    def told(graph: Graph) -> tuple[int, list[tuple[int, int]]]:
        steps: list[tuple[int, int]] = []
        report = build(graph, small_folder, cache=cache, progress=lambda stage, done, of: steps.append((done, of)) if stage == "encoding" else None)
        return report.encoded, steps

    def vectors() -> dict[str, bytes]:
        store = Store(small_folder)
        index = VectorIndex.load(store.index_path)
        found = {text.text: index.vectors(np.array([text.id])).tobytes() for text in store.all_texts()}
        store.close()
        return found

    first = vectors()
    assert told(small_graph) == (0, [])
    assert vectors() == first
    twice = (Text("name", "one new text"), Text("label", "one new text"), Text("label", "grainy and noisy"))
    grown = with_node(small_graph, Node("model/a-first-one", Kind.MODEL, "New", texts=twice))
    assert told(grown) == (1, [(0, 1), (1, 1)])
    assert {text: vector for text, vector in vectors().items() if text in first} == first
    assert told(small_graph)[0] == 0
    assert vectors() == first


@pytest.mark.parametrize("name", [GRAPH_FILE, INDEX_FILE])
@pytest.mark.parametrize(
    "damage", [lambda raw: raw[: len(raw) // 2], lambda _: b"", lambda _: b"not ours at all"], ids=["half", "empty", "foreign"]
)
def test_a_damaged_graph_is_made_again(
    small_graph: Graph, small_folder: Path, cache: Path, name: str, damage: Callable[[bytes], bytes]
):
    """What the error of a damaged graph asks for, a new build, mends it."""
    whole = contents(small_folder)
    (small_folder / name).write_bytes(damage(whole[name]))
    with pytest.raises(WhichmodelError, match=f"make it again: kg build --graph {small_folder}"):
        Engine(small_folder, cache)
    report = build(small_graph, small_folder, cache=cache)
    assert report.encoded > 0, "vectors of a damaged graph were trusted"
    with Engine(small_folder, cache) as engine:
        assert engine.search("make a picture larger")[0].node == "task/enlarging"


# -- what is not a graph of this version -------------------------------------------------------------------------------


def change_setting(folder: Path, key: str, value: str) -> None:
    """Set a setting of a stored graph behind the library's back."""
    connection = sqlite3.connect(folder / GRAPH_FILE)
    with connection:
        assert connection.execute("UPDATE setting SET value = ? WHERE key = ?", (value, key)).rowcount == 1
    connection.close()


@pytest.mark.parametrize("layout", [LAYOUT + 1, LAYOUT - 1])
def test_another_layout_is_named_and_not_guessed_at(small_folder: Path, layout: int):
    """A graph of an older or newer version says which layout it has, which is read, and what to do."""
    change_setting(small_folder, "layout", str(layout))
    wanted = rf"layout {layout}, this version reads {LAYOUT}; make it again: kg build --graph {small_folder}"
    with pytest.raises(GraphError, match=wanted):
        Store(small_folder)


def test_a_foreign_file_is_no_graph(tmp_path: Path):
    """Neither a text, nor another program's database, nor an empty file is taken for a graph."""
    path = tmp_path / GRAPH_FILE
    other = sqlite3.connect(tmp_path / "other")
    with other:
        other.execute("CREATE TABLE setting (name TEXT)")
    other.close()
    for content in (b"hello", b"", (tmp_path / "other").read_bytes(), b"SQLite format 3\0" + bytes(4096)):
        path.write_bytes(content)
        with pytest.raises(GraphError, match="is not a graph of whichmodel; make it again: kg build --graph") as caught:
            Store(tmp_path)
        assert str(path) in str(caught.value)
        assert path.read_bytes() == content


@pytest.mark.parametrize("name", ["nowhere", "file", "file/below", "x" * 300, "nul\0byte"])
def test_a_missing_directory_says_how_to_make_one(tmp_path: Path, name: str):
    """A path that is no folder of a graph, or no possible path at all, is one error with the command."""
    (tmp_path / "file").touch()
    with pytest.raises(GraphError, match=r"no graph in .* kg build --graph") as caught:
        Store(tmp_path / name)
    assert name in str(caught.value)


def test_an_index_of_another_build_is_not_used(small_graph: Graph, small_folder: Path, cache: Path, tmp_path: Path):
    """Vectors are only searched for the graph that they were made from."""
    other = with_node(small_graph, Node("model/a-first-one", Kind.MODEL, "New", texts=(Text("name", "new"),)))
    build(other, tmp_path / "other", cache=cache)
    shutil.copy(tmp_path / "other" / INDEX_FILE, small_folder / INDEX_FILE)
    with pytest.raises(GraphError, match=f"another build of the graph; make it again: kg build --graph {small_folder}"):
        Engine(small_folder, cache)


def test_a_graph_is_opened_with_the_encoder_that_made_it_or_not_at_all(small_folder: Path, cache: Path):
    """Another encoder's name is refused with both names; the right one, or none, opens the graph."""
    with pytest.raises(GraphError, match=f"made with encoder '{DEFAULT_ENCODER}', not 'another/encoder'.*--encoder"):
        open_engine(small_folder, "another/encoder")
    for right in (None, DEFAULT_ENCODER):
        open_engine(small_folder, right).close()


# -- reading -----------------------------------------------------------------------------------------------------------


def test_an_unknown_id_names_the_nearest(engine: Engine):
    """A misspelt id is answered with the ids that look most like it, best first; a name will do as well."""
    for misspelt, meant in (
        ("model/swinr", "model/swinir"), ("task/super-resolutoin", "task/super-resolution"), ("SwinIR", "model/swinir"),
        ("restormer", "model/restormer"), ("deraining", "task/deraining"), ("MODEL/SWINIR", "model/swinir"),
    ):  # fmt: skip
        assert not engine.store.has(misspelt)
        with pytest.raises(UnknownNodeError, match=f"no node '{misspelt}'; nearest: {meant}"):
            engine.store.node(misspelt)
        near = engine.store.near(misspelt)
        assert len(near) <= 3
        assert all(engine.store.has(one) for one in near)


@pytest.mark.parametrize("odd", ["zzqqxxzz", "", "\ud800", "model/\udcff\udcfe", "\0", "x" * 100_000], ids=range(6))
def test_an_odd_id_is_an_unknown_one(engine: Engine, odd: str):
    """Any string may be asked for; the error stays short."""
    assert not engine.store.has(odd)
    with pytest.raises(UnknownNodeError) as caught:
        engine.store.node(odd)
    assert len(str(caught.value)) < 400


def test_threads_share_a_store(engine: Engine):
    """Many threads read from one store what one thread reads from it alone."""
    store = engine.store
    models = store.ids("model")[:120]
    fresh = Store(store.folder)
    try:

        def look(node: str) -> tuple[object, ...]:
            return fresh.node(node), fresh.about(node), fresh.texts_of(node), fresh.match_words(words(fresh.node(node).name), 3)

        with ThreadPoolExecutor(8) as pool:
            together = list(pool.map(look, models * 4))
    finally:
        fresh.close()
    alone = [
        (store.node(node), store.about(node), store.texts_of(node), store.match_words(words(store.node(node).name), 3))
        for node in models
    ]
    assert together == alone * 4


def test_threads_share_an_engine(engine: Engine):
    """Questions asked from many threads at once get the answers that they get one by one."""
    questions = ["upscale an old photo 8x", "remove the rain", "make my video smoother", "what is the weather", "", "blurry"]
    with ThreadPoolExecutor(6) as pool:
        together = list(pool.map(engine.query, questions * 3))
    assert together == [engine.query(question) for question in questions] * 3


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be replaced there")
def test_who_has_a_graph_open_keeps_it(small_graph: Graph, small_folder: Path, cache: Path):
    """A graph that is built again meanwhile stays what it was for who opened it, in threads that come later, too."""
    store = Store(small_folder)
    try:
        before = store.statements()
        changed = with_node(small_graph, Node("model/a-first-one", Kind.MODEL, "New", texts=(Text("name", "new"),)))
        changed.say([Statement("model/a-first-one", Predicate.YEAR, 2020, next(iter(changed.sources)), Evidence.DOCUMENT, literal=True)])
        build(changed, small_folder, cache=cache)
        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(store.statements).result() == before
            assert not pool.submit(store.has, "model/a-first-one").result()
        assert store.statements() == before
    finally:
        store.close()
    reopened = Store(small_folder)
    assert reopened.has("model/a-first-one")
    reopened.close()
