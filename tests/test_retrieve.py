"""The retriever: what is found, in which order, and what the graph adds to it."""

import networkx
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from whichmodel.engine import Engine
from whichmodel.errors import QueryError
from whichmodel.questions import read_questions
from whichmodel.retrieve import TAUGHT_WEIGHT, spread
from whichmodel_data import catalogue_path

NODES = [f"n{number}" for number in range(12)]
EDGES = st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=30)
WEIGHTS = st.dictionaries(st.sampled_from(NODES), st.floats(0, 1000), min_size=0)


# --- the graph's say -----------------------------------------------------------------------------------------------


@given(EDGES, WEIGHTS, st.sampled_from([0.1, 0.5, 0.6]))
@settings(max_examples=200)
def test_spread_is_personalised_pagerank(edges: list[tuple[str, str]], weights: dict[str, float], damping: float) -> None:
    """On any graph, for any weights, the result is that of networkx, walked both ways, to within 1e-6."""
    start = {node: weights.get(node, 0.0) for node in NODES}
    assume(sum(start.values()) > 1e-6)
    graph = networkx.Graph()
    graph.add_nodes_from(NODES)
    graph.add_edges_from((one, other) for one, other in edges if one != other)
    expected = networkx.pagerank(graph, alpha=damping, personalization=start, tol=1e-12, max_iter=1000)
    found = spread(edges, start, damping)
    assert set(found) == set(expected)
    for node, value in expected.items():
        assert found[node] == pytest.approx(value, abs=1e-6)


@given(EDGES, WEIGHTS, st.floats(0.001, 1000))
@settings(max_examples=100)
def test_spread_sums_to_one_whatever_the_scale_of_the_weights(
    edges: list[tuple[str, str]], weights: dict[str, float], factor: float
) -> None:
    """Only the proportions of the weights count."""
    start = {node: weights.get(node, 0.0) for node in NODES}
    assume(sum(start.values()) > 1e-3)
    found = spread(edges, start)
    assert sum(found.values()) == pytest.approx(1.0)
    assert min(found.values()) >= 0.0
    assert spread(edges, {node: factor * weight for node, weight in start.items()}) == pytest.approx(found)


def test_spread_of_nothing_is_nothing() -> None:
    """Without nodes, or without weight, there is nothing to pass on."""
    assert spread([], {}) == {}
    assert spread([("a", "b")], {"a": 0.0, "b": 0.0}) == {"a": 0.0, "b": 0.0}


def test_a_neighbour_of_a_hit_gains_and_a_stranger_does_not() -> None:
    """Score flows along edges alone."""
    found = spread([("hit", "near")], {"hit": 1.0, "near": 0.0, "far": 0.0})
    assert found["hit"] > found["near"] > found["far"] == 0.0


# --- search --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["model", "task", "paper"])
def test_a_node_is_found_by_its_own_name(kind: str, engine: Engine) -> None:
    """The name of any model, task or paper brings that node, or one of the same name, among the first ten."""
    missed = []
    nodes = engine.store.ids(kind)
    for node in nodes[:: max(1, len(nodes) // 80)]:
        name = engine.store.node(node).name
        found = engine.search(name, 10, [kind])
        if name not in {engine.store.node(hit.node).name for hit in found}:
            missed.append((node, name, [hit.node for hit in found[:3]]))
    assert missed == []


@pytest.mark.parametrize("name", ["SwinIR", "MSSNet", "NAFNet", "CodeFormer", "FeatSharp", "Real-ESRGAN", "Restormer", "DeOldify"])
def test_a_well_known_model_comes_first_for_its_name(name: str, engine: Engine) -> None:
    """Typed as it is written, in small letters, or in capitals."""
    for text in (name, name.lower(), name.upper()):
        first = engine.search(text, 3, ["model"])[0].node
        whole = [str(one.object) for one in engine.store.about(first) if one.predicate == "variantOf"] or [first]
        assert engine.store.node(whole[0]).name == name


TEXTS = ["upscale old photo 8x", "haze", "SwinIR", "video", "Bildrauschen entfernen", "去雾", "a", "the the the", "8x"]


@pytest.mark.parametrize("text", TEXTS)
def test_hits_come_best_first_and_each_once(text: str, engine: Engine) -> None:
    """Scores fall from hit to hit; no node stands twice; every hit is a node of the kind that it says."""
    hits = engine.search(text, 50)
    assert hits
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert len({hit.node for hit in hits}) == len(hits)
    assert all(engine.store.node(hit.node).kind == hit.kind for hit in hits)
    assert all(0.0 <= hit.score <= 1.0 + 1e-6 for hit in hits)


@pytest.mark.parametrize("kinds", [["model"], ["task"], ["paper"], ["dataset"], ["model", "paper"]])
def test_only_the_kinds_that_were_asked_for_are_found(kinds: list[str], engine: Engine) -> None:
    """A filter leaves out what it should, and finds as many as were asked for of what is left."""
    hits = engine.search("remove noise from a photo", 5, kinds)
    assert len(hits) == 5
    assert {hit.kind for hit in hits} <= set(kinds)


def test_a_filter_keeps_the_order_of_what_it_keeps(engine: Engine) -> None:
    """The models of a search for models stand as they do among all hits."""
    among_all = [hit.node for hit in engine.search("denoising network for real photos", 25) if hit.kind == "model"]
    assert len(among_all) > 3
    models = [hit.node for hit in engine.search("denoising network for real photos", len(among_all), ["model"])]
    assert models == among_all


def test_a_search_finds_the_task_that_a_question_asks_for(engine: Engine) -> None:
    """Of the development questions' first tasks a search finds most first: likeness alone finds eight of ten."""
    refined = {s.subject: str(s.object) for s in engine.store.with_predicate("refines")}
    asked = [one for one in read_questions(catalogue_path() / "questions" / "development.jsonl") if one.in_scope and one.tasks][::3]
    engine.retriever.encode([engine.understand(one.text).text for one in asked])  # together, which takes half the time
    right = 0
    for one in asked:
        first = engine.search(one.text, 1, ["task"])[0].node
        right += refined.get(first, first) in {refined.get(f"task/{task}", f"task/{task}") for task in one.tasks}
    assert right >= 0.83 * len(asked)


@pytest.mark.parametrize("k", [1, 2, 3, 10, 100, 1000])
def test_as_many_are_found_as_were_asked_for(k: int, engine: Engine) -> None:
    """Exactly k, each k a longer beginning of the same list, up to what matches at all."""
    hits = [hit.node for hit in engine.search("remove noise from a photo", k)]
    assert len(hits) == min(k, len(hits))
    assert len(hits) == k or k == 1000
    if k <= 10:
        assert hits == [hit.node for hit in engine.search("remove noise from a photo", 10)][:k]


@pytest.mark.parametrize("text", ["", " ", "\n\t", "?!…", "\x00", "—", "🙂"])
def test_a_text_without_a_word_finds_nothing(text: str, engine: Engine) -> None:
    """No error, and no hits that happen to lie near to nothing."""
    assert engine.search(text) == []


@pytest.mark.parametrize("k", [0, -1])
def test_less_than_one_hit_cannot_be_asked_for(k: int, engine: Engine) -> None:
    """One clear line, as everywhere."""
    with pytest.raises(QueryError, match="k is a whole number from 1"):
        engine.search("haze", k)


def test_topics_beside_the_tasks_are_never_hits(engine: Engine) -> None:
    """What the catalogue knows of other matters serves to recognise them, not to be offered."""
    for topic in engine.store.ids("topic")[:8]:
        text = engine.store.texts_of(topic)[1].text
        assert all(hit.kind != "topic" for hit in engine.search(text, 30))


def test_a_hit_says_which_text_matched(engine: Engine) -> None:
    """The match is a text of the hit's own node, and its own score is the fusion of both likenesses, of a task together with what its words teach."""
    for hit in engine.search("my photo is full of grain", 20):
        if hit.match is None:
            assert hit.own == 0.0
            assert hit.passed > 0.0
            continue
        assert hit.match.text.node == hit.node
        assert hit.match.text in engine.store.texts_of(hit.node)
        if hit.kind == "task":
            assert (1 - TAUGHT_WEIGHT) * hit.match.score <= hit.own <= (1 - TAUGHT_WEIGHT) * hit.match.score + TAUGHT_WEIGHT
        else:
            assert hit.own == pytest.approx(max(hit.match.score, 0.0))
        assert -1.001 <= hit.match.likeness <= 1.001
        assert 0.0 <= hit.match.lexical <= 1.001


@given(st.text(max_size=60))
@example("UNDEFINED")  # next to it lies much that people say of few tasks
@settings(max_examples=60)
def test_any_text_may_be_searched_for(engine: Engine, text: str) -> None:
    """Quotes, operators of the full-text index, any script: never an error, always sorted, always the same."""
    hits = engine.search(text, 5)
    assert hits == engine.search(text, 5)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len(hits) == (5 if any(one.isalnum() for one in text.strip()) else 0) or not hits


@pytest.mark.parametrize("text", ['"', "a AND", "NOT", "noise*", "NEAR(a b)", "node:x", "^haze", "a OR b", "(", "'; DROP TABLE node; --"])
def test_operators_of_the_full_text_index_are_plain_words(text: str, engine: Engine) -> None:
    """Nothing that a person types is taken for a query language."""
    engine.search(text)
    assert engine.search("haze", 1)
