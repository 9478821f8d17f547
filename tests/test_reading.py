"""What a question is read as: signals that are mixed, needs beside the first."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whichmodel.build import build
from whichmodel.engine import Engine
from whichmodel.graph import Evidence, Graph, Node, Predicate, Source, Statement, Text
from whichmodel.store import GRAPH_FILE, LAYOUT, Settings, Store
from whichmodel.tasks import NEAREST, Mixture, Signals, mix
from whichmodel.understand import understand
from whichmodel.writing import SPELT_ALIKE, write_store

#: Shares that sum to one come out of any signals; those of a signal of nought and one are easy to reckon.
MARGINS = st.lists(st.floats(-1.5, 1.0), min_size=3, max_size=3)


def signals(words: list[float], near: bool, is_foreign: bool = False) -> Signals:
    """Those of three classes of which the first is the nearest, or of a text whose likeness is not read."""
    found = np.full((1, NEAREST, 2), -1.0)
    if near:
        found[0, 0] = 0, 0.9
    none = np.zeros(3)
    return Signals(found, np.array([words]), np.zeros((1, 3)), np.zeros((1, 3)), none, none, none, none, none, is_foreign)


@given(MARGINS, st.booleans(), st.booleans())
def test_shares_sum_to_one(words: list[float], near: bool, is_foreign: bool) -> None:
    """Whatever the signals say."""
    shares = mix(signals(words, near, is_foreign), Mixture())
    assert shares.sum() == pytest.approx(1.0)
    assert (shares >= 0).all()


@given(MARGINS)
def test_where_likeness_is_not_read_the_words_have_its_weight(words: list[float]) -> None:
    """As in the scripts of East Asia; where it is, they keep their own, smaller one."""
    mixture = Mixture(meaning=0.0, beside=0.0)
    assert mixture.near > mixture.words
    alone, beside = np.log(mix(signals(words, near=False), mixture)), np.log(mix(signals(words, near=True), mixture))
    apart = words[1] - words[2]
    assert (alone[1] - alone[2]) * mixture.temperature == pytest.approx(mixture.near * apart, abs=1e-6)
    assert (beside[1] - beside[2]) * mixture.temperature == pytest.approx(mixture.words * apart, abs=1e-6)


@given(MARGINS, st.floats(0.05, 1.0))
def test_in_other_languages_the_words_take_over_from_likeness(words: list[float], trusted: float) -> None:
    """As far as likeness is not trusted there; wholly trusted, it reads as in English, and in scripts that are not read nothing changes."""
    mixture = Mixture(meaning=0.0, foreign=trusted)
    found, english = mix(signals(words, near=True, is_foreign=True), mixture), mix(signals(words, near=True), mixture)
    apart = (np.log(found[1]) - np.log(found[2])) * mixture.temperature
    assert apart == pytest.approx((trusted * mixture.words + (1 - trusted) * mixture.near) * (words[1] - words[2]), abs=1e-6)
    np.testing.assert_allclose(mix(signals(words, near=True, is_foreign=True), replace(mixture, foreign=1.0)), english)
    np.testing.assert_allclose(mix(signals(words, near=False, is_foreign=True), mixture), mix(signals(words, near=False), mixture))


@pytest.mark.parametrize(("question", "first"), [
    ("wie krieg ich das Flackern aus meinem alten Super-8-Film raus", "task/video-deflickering"),
    ("Wie bekomme ich das Korn aus dem Video raus?", "task/video-denoising"),
    ("comment virer le scintillement de mon film", "task/video-deflickering"),
    ("cómo le quito el grano a mi vídeo", "task/video-denoising"),
    ("como tiro o ruído da foto", "task/denoising"),
])  # fmt: skip
def test_to_get_something_out_of_a_film_is_no_effect(engine: Engine, question: str, first: str) -> None:
    """In the words in which one would ask how to get it in."""
    read = engine.reader.read(understand(question))
    assert max(read.shares, key=read.shares.__getitem__) == first
    assert engine.query(question).status == "answered"


@pytest.mark.parametrize("question", ["wie bekomme ich Korn in mein Video", "comment mettre du grain dans mon film", "cómo le pongo grano a mi vídeo"])
def test_to_get_something_into_a_film_is_an_effect(engine: Engine, question: str) -> None:
    """Which is none of the tasks."""
    assert engine.query(question).status == "out_of_scope"


@pytest.mark.parametrize(("question", "first", "further"), [
    ("denoise first, then upscale to 4k", "task/denoising", ("task/super-resolution",)),
    ("denoise my video first, then upscale it to 4k", "task/video-denoising", ("task/video-super-resolution",)),
    ("shaky, grainy and dark", "task/denoising", ("task/low-light-enhancement",)),
])  # fmt: skip
def test_a_further_need_is_in_the_medium_of_the_first(engine: Engine, question: str, first: str, further: tuple[str, ...]) -> None:
    """A film where one is shown, else a picture, for 4K alone says nothing of films; and each need of a list is one."""
    read = engine.reader.read(understand(question))
    assert read.tasks[0][0] == first
    assert read.further == further


@pytest.mark.parametrize("question", ["upscale my clip to 4k and 60 fps", "denoise my clip, upscale it to 4k and 60 fps", "把视频提升到4K 60帧"])
def test_a_rate_that_is_asked_for_has_its_step(engine: Engine, question: str) -> None:
    """As a size that is asked for has, whatever else is to be done."""
    plan = {step.task for step in engine.query(question).recommendations[0].plan}
    assert plan >= {"task/frame-interpolation", "task/video-super-resolution"}


@pytest.mark.parametrize("question", ["space-time video super-resolution of my clip to 4k and 60 fps in one go", "make my video 4k 60 fps", "4k at 60 fps from 1080p 30", "mein Video auf 4K und 60 fps hochrechnen"])
def test_one_step_for_size_and_rate_is_enough(engine: Engine, question: str) -> None:
    """Where the question reads as the task that raises both, its models are recommended, and no step is added."""
    answer = engine.query(question)
    best = answer.recommendations[0]
    assert [step.task for step in best.plan] == ["task/video-super-resolution"]
    performs = {item.object for item in answer.evidence if item.predicate == Predicate.TASK and any(item.id in reason.evidence for reason in best.why)}
    assert performs == {"task/space-time-video-super-resolution"}


def test_a_version_for_films_of_a_special_case_is_read(cache: Path, tmp_path: Path) -> None:
    """Whatever a graph says is wider than a task for films, be it a special case of another task."""
    graph = Graph("films")
    for name, text in (("cleaning", "take the specks off a picture"), ("washing", "wash a dirty picture"), ("film-washing", "wash a dirty film")):
        graph.add(Node(f"task/{name}", "task", name, texts=(Text("symptom", text),)))
    graph.sources["own"] = Source("own")
    graph.say(
        Statement(f"task/{subject}", predicate, value, "own", Evidence.DOCUMENT, literal)
        for subject, predicate, value, literal in (
            ("washing", Predicate.REFINES, "task/cleaning", False), ("film-washing", Predicate.BROADER, "task/washing", False),
            ("film-washing", Predicate.TAKES_MEDIUM, "video", True), ("cleaning", Predicate.TAKES_MEDIUM, "image", True),
        )
    )  # fmt: skip
    build(graph, tmp_path / "graph", cache=cache)
    with Engine(tmp_path / "graph") as opened:
        assert opened.reader.read(understand("wash my dirty film, then take the specks off")).tasks


def test_a_request_is_spelt_alike_where_all_its_words_stand_in_others(tmp_path: Path) -> None:
    """Only such requests are quoted: a slip of the pen stands in too few."""
    texts = tuple(Text("symptom", said) for said in (*(f"grainy picture of {one}" for one in "abcde"), "grainy pictur", "grainy"))
    graph = Graph("spelt")
    graph.add(Node("task/denoising", "task", "denoising", texts=texts))
    write_store(tmp_path / GRAPH_FILE, graph, Settings("spelt", LAYOUT, "0", "none", "0", 1, "0"))
    assert len(texts) - 2 == SPELT_ALIKE
    with Store(tmp_path) as store:
        spelt = {text.text: store.learnt.is_spelt_alike(text.id) for text in store.all_texts()}
    assert spelt == {text.text: text.text != "grainy pictur" for text in texts}
