"""Imports into a graph: added, updated, taken away; the graph stays whole whatever comes in."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from conftest import Kg
from hypothesis import given, settings
from hypothesis import strategies as st

from whichmodel import build as building
from whichmodel.build import build, known_vectors
from whichmodel.classifier import score
from whichmodel.engine import Engine
from whichmodel.errors import GraphError, IntakeError
from whichmodel.graph import Evidence, Graph, Node, Predicate, Source, Statement, Text
from whichmodel.importing import Imported, import_into, imports_in, remove_from
from whichmodel.layers import base_of, pack, union, unpack
from whichmodel.store import GRAPH_FILE, INDEX_FILE, Store

CARD = "---\nlicense: mit\ntags: [{tag}]\n---\n# {name}\n\n{name} {does}.\n"
Bring = Callable[..., Imported]


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    """Two model cards: one says by a tag what it does, the other by its text."""
    for name, tag, does in (("tidy", "cleaning", "takes the specks off a picture"), ("wide", "other", "makes a small picture larger, so that it can be printed")):
        path = tmp_path / "cards" / "lab" / name / "README.md"
        path.parent.mkdir(parents=True)
        path.write_text(CARD.format(name=name.title(), tag=tag, does=does), encoding="utf-8")
    return tmp_path / "cards"


@pytest.fixture
def bring(small_folder: Path, cards: Path, cache: Path) -> Bring:
    """Import the cards (or what else) into the small graph."""

    def run(form: str = "model-card", origin: Path = cards, name: str = "cards") -> Imported:
        return import_into(small_folder, form, str(origin), cache=cache, name=name)

    return run


def content(folder: Path) -> str:
    """What a graph says, as one digest."""
    return pack(base_of(folder))[1]


def test_an_import_adds_nodes_statements_and_their_source(bring: Bring, small_folder: Path) -> None:
    """Each statement names the file that says it."""
    done = bring()
    assert (done.report.records, done.report.skipped) == (2, [])
    store = Store(small_folder)
    said = store.about("model/hf-lab.tidy")
    store.close()
    assert {s.source for s in said} == {"cards:lab/tidy/README.md"}
    assert [(s.object, s.evidence) for s in said if s.predicate == Predicate.TASK] == [("task/cleaning", Evidence.DOCUMENT)]
    assert [one.name for one in imports_in(small_folder)] == ["cards"]


def test_importing_twice_changes_nothing(bring: Bring, small_folder: Path) -> None:
    """Not even the files."""
    bring()
    before = [(small_folder / name).stat().st_mtime_ns for name in (GRAPH_FILE, INDEX_FILE)]
    again = bring()
    assert not again.changed
    assert again.encoded == 0
    assert again.report.records == 2
    assert [(small_folder / name).stat().st_mtime_ns for name in (GRAPH_FILE, INDEX_FILE)] == before


def test_a_newer_version_takes_the_place_of_the_older(bring: Bring, small_folder: Path, cards: Path) -> None:
    """What is no longer said is gone, and only new texts are encoded."""
    bring()
    (cards / "lab/tidy/README.md").write_text(CARD.format(name="Tidy", tag="enlarging", does="takes the specks off a picture"), encoding="utf-8")
    (cards / "lab/wide/README.md").unlink()
    done = bring()
    assert done.changed
    assert done.encoded == 0
    store = Store(small_folder)
    assert [s.object for s in store.about("model/hf-lab.tidy") if s.predicate == Predicate.TASK] == ["task/enlarging"]
    assert not store.has("model/hf-lab.wide")
    store.close()


def test_removing_a_source_removes_all_that_only_it_stated(bring: Bring, small_folder: Path, cards: Path, cache: Path) -> None:
    """What another import says too stays; at the end the graph is what it was."""
    before = content(small_folder)
    bring()
    alone = content(small_folder)
    bring(name="mirror")
    remove_from(small_folder, "cards", cache=cache)
    store = Store(small_folder)
    assert {s.source for s in store.about("model/hf-lab.tidy")} == {"mirror:lab/tidy/README.md"}
    store.close()
    bring(name="cards")
    remove_from(small_folder, "mirror", cache=cache)
    assert content(small_folder) == alone
    remove_from(small_folder, "cards", cache=cache)
    assert content(small_folder) == before
    assert imports_in(small_folder) == []
    with pytest.raises(GraphError, match=r"nothing was imported into .* as 'cards'"):
        remove_from(small_folder, "cards", cache=cache)


def test_an_import_trains_no_classifier_where_the_tasks_are_the_same(bring: Bring, small_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The trained tables are copied; an import that brings a task trains anew."""
    heads = trained(small_folder)

    def refuse(*_: object) -> None:
        raise AssertionError("trained again")

    monkeypatch.setattr(building, "train", refuse)
    monkeypatch.setattr(building, "train_words", refuse)
    assert bring().changed
    assert trained(small_folder) == heads
    monkeypatch.undo()
    nodes = small_folder.parent / "more.jsonl"
    nodes.write_text('{"id": "task/tinting", "kind": "task", "name": "tinting", "texts": ["give it colour"]}\n', encoding="utf-8")
    assert bring("jsonl", nodes, "more").changed
    assert trained(small_folder) != heads


def test_vectors_are_known_whatever_layout_a_graph_has(bring: Bring, small_folder: Path, cache: Path) -> None:
    """A version that stores graphs in another way encodes nothing again, and keeps what was imported."""
    bring()
    store = Store(small_folder)
    sha256 = store.settings.encoder_sha256
    store.close()
    before = known_vectors(small_folder, sha256)
    connection = sqlite3.connect(small_folder / GRAPH_FILE)
    with connection:
        connection.execute("UPDATE setting SET value = '1' WHERE key = 'layout'")
    connection.close()
    after = known_vectors(small_folder, sha256)
    assert set(after) == set(before)
    assert all(np.array_equal(after[text], before[text]) for text in before)
    assert known_vectors(small_folder, "0" * 64) == {}
    assert [one.name for one in imports_in(small_folder)] == ["cards"]


def trained(folder: Path) -> list[object]:
    """The classifier's tables."""
    connection = sqlite3.connect(folder / GRAPH_FILE)
    rows = [connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in ("term", "meaning")]
    connection.close()
    return rows


def test_building_the_packaged_catalogue_anew_keeps_what_was_imported(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cards: Path, cache: Path) -> None:
    """On top of the new catalogue."""
    from whichmodel.layers import carried_over

    small = Graph("s")
    small.add(Node("model/x", "model", "X", texts=(Text("name", "X"),)))
    small.sources["own"] = Source("own")
    small.say([Statement("model/x", Predicate.NAME, "X", "own", Evidence.DOCUMENT, literal=True)])
    build(small, tmp_path / "g", cache=cache)
    import_into(tmp_path / "g", "model-card", str(cards), cache=cache, name="cards")
    newer = Graph("s")
    newer.add(Node("model/y", "model", "Y", texts=(Text("name", "Y"),)))
    graph, layers = carried_over(tmp_path / "g", newer)
    assert {"model/y", "model/hf-lab.tidy"} <= set(graph.nodes)
    assert "model/x" not in graph.nodes
    assert [layer.name for layer in layers] == ["", "cards"]


def test_a_graph_is_never_harmed_by_an_import_that_fails(bring: Bring, small_folder: Path, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing to be read, or the disk full in the middle: one line, and the graph is as it was."""
    bring()
    before = content(small_folder)
    (tmp_path / "empty").mkdir()
    assert not bring(origin=tmp_path / "empty").changed  # nothing there replaces nothing
    with pytest.raises(IntakeError, match="nothing at"):
        bring(origin=tmp_path / "missing")
    replace = os.replace

    def full(source: object, target: object) -> None:
        if str(target).endswith(INDEX_FILE) and ".build" in str(source):
            raise OSError(28, "No space left on device")
        replace(source, target)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(GraphError, match=r"No space left on device.*untouched"):
        bring(name="other")
    monkeypatch.undo()
    assert content(small_folder) == before
    assert [path.name for path in sorted(small_folder.iterdir())] == [GRAPH_FILE, INDEX_FILE]


# -- linking -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def some_tasks(engine: Engine, packaged: Graph, cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of some of the packaged tasks and topics with their texts, and one model: enough to link by, and quick to write anew."""
    kept = {f"task/{name}" for name in ("demoireing", "dehazing", "denoising", "super-resolution", "colorization", "deblurring")}
    kept |= {"topic/legal-and-account", "topic/coding-and-data", "topic/software-trouble", "model/swinir", "licence/mit", "licence/apache-2.0"}
    graph = Graph("some tasks", sources=packaged.sources)
    for node in packaged.in_order():
        if node.id in kept:
            graph.add(node)
    graph.say(said for said in packaged.statements if said.subject in kept and (said.literal or said.object in kept))
    folder = tmp_path_factory.mktemp("some") / "graph"
    build(graph, folder, cache=cache, vectors=known_vectors(engine.store.folder, engine.store.settings.encoder_sha256))
    return folder


@pytest.fixture
def linked(some_tasks: Path, tmp_path: Path) -> Path:
    """A copy of it, to be imported into."""
    return Path(shutil.copytree(some_tasks, tmp_path / "graph"))


def test_a_text_without_tasks_is_linked_with_score_and_the_words_that_decided(linked: Path, tmp_path: Path, cache: Path) -> None:
    """As inferred, and from then on it is found; what a card says by itself is not guessed at."""
    abstract = "We present HazeNot, a network that removes haze and fog from a single photograph. Dehazing is done in one step."
    (tmp_path / "refs.bib").write_text(f"@article{{a, title={{HazeNot: Clear Pictures}}, abstract={{{abstract}}}}}\n"
                                       "@article{b, title={On Contracts}, abstract={We answer questions about contracts and find risky clauses in them.}}", encoding="utf-8")  # fmt: skip
    done = import_into(linked, "bibtex", str(tmp_path / "refs.bib"), cache=cache)
    assert done.report.linked == 1
    store = Store(linked)
    (link,) = [s for s in store.about("paper/hazenot-clear-pictures") if s.predicate == Predicate.TASK]
    store.close()
    assert (link.object, link.evidence, link.source) == ("task/dehazing", Evidence.INFERRED, "refs.bib:refs.bib#a")
    assert link.note is not None
    assert link.note.startswith("share 1.00 of the reading; its text says “Dehazing”")


@pytest.mark.parametrize("text", ["Removes grain from old films.", "把照片放大四倍", "zzyzx qwrtp", ""])
def test_heads_held_in_memory_say_what_the_stored_ones_say(engine: Engine, text: str) -> None:
    """Whether a text's words were met in training or not."""
    store = Store(engine.store.folder)
    vector = engine.retriever.encode([text])[0]
    stored = score(text, vector, store.learnt.heads([text]))
    store.learnt.hold()
    held = score(text, vector, store.learnt.heads(()))
    store.close()
    assert all(np.allclose(one, other, atol=1e-5) for one, other in zip(stored, held, strict=True))


def test_an_inferred_link_is_never_shown_as_stated(linked: Path, tmp_path: Path, cache: Path, kg: Kg) -> None:
    """In answers, comparisons and lists; and a statement takes its place."""
    card = tmp_path / "cards" / "lab" / "moire-off" / "README.md"
    card.parent.mkdir(parents=True)
    card.write_text("---\nlicense: mit\n---\nMoire-Off removes moiré patterns from photos of screens. Demoireing takes it a second.\n", encoding="utf-8")
    import_into(linked, "model-card", str(tmp_path / "cards"), cache=cache, name="cards")
    model = "model/hf-lab.moire-off"
    with Engine(linked) as opened:
        answer = opened.query("remove the moire pattern from a photo of my screen", k=20)
    (found,) = [one for one in answer.recommendations if one.model.id == model]
    said = [reason.text for reason in found.why if "its own texts" in reason.text]
    assert len(said) == 1
    assert said[0].startswith("That it does")
    assert "share" in said[0]
    assert "“Demoireing”" in said[0]
    assert all("name" not in reason.text or "as its job" not in reason.text for reason in found.why)
    assert "(inferred)" in kg("compare", model, "model/swinir", "--graph", str(linked)).stdout
    assert "inferred]" in kg("show", model, "--graph", str(linked)).stdout
    card.write_text("---\nlicense: mit\ntags: [dehazing]\n---\nMoire-Off removes moiré patterns from photos of screens.\n", encoding="utf-8")
    import_into(linked, "model-card", str(tmp_path / "cards"), cache=cache, name="more")
    store = Store(linked)
    assert {s.evidence for s in store.about(model) if s.predicate == Predicate.TASK} == {Evidence.DOCUMENT}
    store.close()


# -- layers --------------------------------------------------------------------------------------------------------

WORD = st.text(st.characters(codec="utf-8"), min_size=1, max_size=6)
NODES = st.lists(st.builds(Node, WORD, st.sampled_from(["task", "model", "paper"]), WORD, WORD, st.none() | WORD, st.lists(st.builds(Text, WORD, WORD), max_size=2, unique=True).map(tuple)), max_size=5)
SAID = st.tuples(st.integers(0, 4), WORD, WORD | st.integers(-(2**60), 2**60) | st.booleans(), WORD, st.sampled_from(list(Evidence)), st.none() | WORD)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """A graph of a few nodes and statements about them."""
    made = Graph("drawn")
    for node in draw(NODES):
        made.add(node)
    names = list(made.nodes)
    for at, predicate, value, source, evidence, note in draw(st.lists(SAID, max_size=6)) if names else []:
        made.sources.setdefault(source, Source(source))
        made.say([Statement(names[at % len(names)], predicate, value, source, evidence, True, note)])
    return made


@given(graphs())
@settings(max_examples=60)
def test_a_layer_comes_back_as_it_was_packed(graph: Graph) -> None:
    """Node for node, statement for statement."""
    parts, digest = pack(graph)
    again = unpack("drawn", parts)
    assert again.statements == graph.statements
    assert again.in_order() == graph.in_order()
    assert again.sources == graph.sources
    assert pack(again)[1] == digest


@given(graphs(), graphs())
@settings(max_examples=60)
def test_saying_it_again_adds_nothing(first: Graph, second: Graph) -> None:
    """The union with itself is itself, and every statement is in the union."""
    both = union([first, second], "u")
    assert pack(union([first, second, second, first], "u"))[1] == pack(both)[1]
    assert set(first.statements) | set(second.statements) >= set(both.statements)


# -- the command ---------------------------------------------------------------------------------------------------


def test_the_command_reports_lists_and_removes(small_folder: Path, cards: Path, kg: Kg) -> None:
    """What was taken, what was skipped with file and line, what is new."""
    (cards / "lab" / "bad").mkdir()
    (cards / "lab" / "bad" / "README.md").write_text("---\nlicense: [\n---\n", encoding="utf-8")
    done = kg("import", "model-card", str(cards), "--graph", str(small_folder))
    assert done.returncode == 0, done.stderr
    assert "cards: 2 records taken: 2 models, 1 licence" in done.stdout
    assert "README.md:3: not YAML" in done.stdout
    assert "nothing had changed" in kg("import", "model-card", str(cards), "--graph", str(small_folder)).stdout
    assert kg("import", "--list", "--graph", str(small_folder)).stdout.startswith("cards  (model-card from cards, 3 nodes")
    assert kg("import", "--remove", "cards", "--graph", str(small_folder)).stdout.startswith("removed cards;")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("modelcard", "x"), 1, "kg: no format 'modelcard'; nearest: model-card"),
        (("bibtex", "nowhere.bib"), 1, "kg: nothing at nowhere.bib; give a file or folder"),
        (("--remove", "nobody"), 1, "kg: nothing was imported into"),
        (("bibtex",), 2, "give FORMAT and PATH"),
    ],
    ids=["format", "path", "source", "usage"],
)
def test_bad_arguments_are_one_clear_line(small_folder: Path, kg: Kg, arguments: tuple[str, ...], code: int, told: str) -> None:
    """And never a traceback."""
    done = kg("import", *arguments, "--graph", str(small_folder))
    assert done.returncode == code
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_library_says_which_extra_brings_it(small_folder: Path, tmp_path: Path, kg: Kg) -> None:
    """A shadow of the library that cannot be imported stands for its absence."""
    (tmp_path / "shadow").mkdir()
    (tmp_path / "shadow" / "pybtex.py").write_text("raise ModuleNotFoundError(\"No module named 'pybtex'\", name='pybtex')\n", encoding="utf-8")
    (tmp_path / "a.bib").write_text("@article{a, title={A}}", encoding="utf-8")
    done = kg("import", "bibtex", str(tmp_path / "a.bib"), "--graph", str(small_folder), PYTHONPATH=f"{tmp_path / 'shadow'}:{os.environ.get('PYTHONPATH', '')}")
    assert done.returncode == 1
    assert "bibtex is read with pybtex, which is not installed: pip install 'whichmodel[import]'" in done.stderr
