"""Chains of passes that reach a factor, and the order in which tasks are done."""

from collections.abc import Iterator, Sequence
from itertools import product
from math import prod
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whichmodel.cite import Facts
from whichmodel.engine import Engine
from whichmodel.graph import Evidence, Graph, Kind, Node, Predicate, Source, Statement
from whichmodel.plan import MOST_OVER, NEARLY, Reach, order_of, passes_of, reach
from whichmodel.store import GRAPH_FILE, LAYOUT, Settings, Store
from whichmodel.writing import write_store

FACTORS = [1.5, 2, 3, 4, 5, 6, 8, 16]
ORDER = [("clean", "enlarge"), ("clean", "colour"), ("colour", "enlarge"), ("there", "back"), ("back", "there")]


def said(subject: str, predicate: str, value: str | float, *, literal: bool = True) -> Statement:
    """A statement of the small graph."""
    return Statement(subject, predicate, value, "test", Evidence.EDITORIAL, literal=literal, note=f"{subject} first")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A model for each factor, one for all of them, one for any, one for none; and a few tasks in order."""
    graph = Graph("plans", sources={"test": Source("test")})
    models: dict[str, Sequence[str | float]] = {f"model/x{factor:g}": [factor] for factor in FACTORS}
    models |= {"model/all": FACTORS, "model/any": ["arbitrary"], "model/silent": []}
    for model, factors in models.items():
        graph.add(Node(model, Kind.MODEL, model.removeprefix("model/")))
        graph.say(said(model, Predicate.SCALE, factor) for factor in factors)
    for task in ("clean", "colour", "enlarge", "frame", "there", "back"):
        graph.add(Node(f"task/{task}", Kind.TASK, task))
    graph.say(said(f"task/{first}", Predicate.COMES_BEFORE, f"task/{then}", literal=False) for first, then in ORDER)
    folder: Path = tmp_path_factory.mktemp("plans")
    write_store(folder / GRAPH_FILE, graph, Settings("plans", LAYOUT, "test", "none", "none", 1, ""))
    opened = Store(folder)
    yield opened
    opened.close()


def models(store: Store, *names: str | float) -> list[Facts]:
    """The models of these names; a number names the one of that factor."""
    return [Facts(store, f"model/{name}" if isinstance(name, str) else f"model/x{name:g}") for name in names]


def factors(way: Reach | None) -> list[float]:
    """The factors of the passes, in order."""
    return [one.factor for one in way.passes] if way else []


@pytest.mark.parametrize(
    ("stated", "wanted", "expected"),
    [
        ([8], 8, [8]),
        ([2, 4, 8], 8, [8]),
        ([2, 4], 8, [4, 2]),
        ([2], 8, [2, 2, 2]),
        ([2, 3], 6, [3, 2]),
        ([4], 16, [4, 4]),
        ([1.5, 2], 3, [2, 1.5]),
        ([2, 3, 4], 12, [4, 3]),
    ],
)
def test_passes_multiply_to_what_is_wanted(store: Store, stated: list[float], wanted: float, expected: list[float]) -> None:
    """The fewest passes that make the factor, the larger one first."""
    way = reach(models(store, *stated), wanted)
    assert factors(way) == expected
    assert way is not None
    assert (way.total, way.exact) == (wanted, True)


@pytest.mark.parametrize(("stated", "wanted"), [([4], 2), ([4], 3), ([3, 8], 5), ([8, 16], 7), ([2], 1.5)])
def test_one_pass_may_overshoot_up_to_twice(store: Store, stated: list[float], wanted: float) -> None:
    """Where nothing is exact the smallest pass that is large enough is taken, and said not to be exact."""
    way = reach(models(store, *stated), wanted)
    assert way is not None
    assert factors(way) == [min(one for one in stated if one > wanted)]
    assert (way.total, way.exact) == (factors(way)[0], False)


@pytest.mark.parametrize(
    ("stated", "wanted", "expected"),
    [([2, 4], 4.92, [4, 2]), ([2, 4], 5.5, [4, 2]), ([2, 3, 4], 5, [3, 2]), ([4], 10, [4, 4]), ([2, 4, 8], 4.92, [8]), ([3], 5.32, [3, 3]), ([2, 4], 10, [4, 4])],
)
def test_two_passes_may_overshoot_as_one_may(store: Store, stated: list[float], wanted: float, expected: list[float]) -> None:
    """Whatever reaches the factor counts, the fewest passes and then the least overshoot first; the result is reduced."""
    way = reach(models(store, *stated), wanted)
    assert way is not None
    assert factors(way) == expected
    assert (way.exact, way.short) == (False, False)
    assert way.total == prod(expected)


@pytest.mark.parametrize(("stated", "wanted"), [([4], 1.9), ([2], 16), ([3], 4), ([4], 7.9), ([4], 8), ([2], 5), ([], 2)])
def test_what_cannot_be_reached_has_no_plan(store: Store, stated: list[float], wanted: float) -> None:
    """More than three passes, more than twice too large (two passes: twice), or nothing to multiply: there is no plan."""
    assert reach(models(store, *stated), wanted) is None


def test_a_model_that_states_no_factor_reaches_nothing(store: Store) -> None:
    """What is not on record is not assumed."""
    assert passes_of(models(store, "silent"), 2) == []
    assert reach(models(store, "silent"), 2) is None


@given(wanted=st.floats(1.01, 64))
@settings(max_examples=40)
def test_a_model_of_any_scale_takes_one_pass(store: Store, wanted: float) -> None:
    """Arbitrary scale does whatever is asked at once."""
    way = reach(models(store, "any"), wanted)
    assert way is not None
    assert factors(way) == [wanted]
    assert way.exact


def test_the_number_of_passes_is_bounded(store: Store) -> None:
    """Whoever allows fewer passes gets a shorter plan or none."""
    assert factors(reach(models(store, 2), 8, most=3)) == [2, 2, 2]
    assert reach(models(store, 2), 8, most=2) is None


def test_each_pass_names_the_model_and_the_statement_that_gives_it(store: Store) -> None:
    """The plan of a family names the variant of each pass and stands on what is stated of it."""
    way = reach(models(store, 2, 4), 8)
    assert way is not None
    assert [one.model.node.id for one in way.passes] == ["model/x4", "model/x2"]
    for one in way.passes:
        assert (one.stated.subject, one.stated.predicate, one.stated.object) == (one.model.node.id, Predicate.SCALE, one.factor)


def test_the_first_model_that_states_a_factor_makes_the_pass(store: Store) -> None:
    """Of two models with the same factor the one named first is taken."""
    assert [one.model.node.id for one in passes_of(models(store, 4, "all"), 8) if one.factor == 4] == ["model/x4"]
    assert [one.model.node.id for one in passes_of(models(store, "all", 4), 8) if one.factor == 4] == ["model/all"]


@given(stated=st.sets(st.sampled_from(FACTORS), min_size=1), wanted=st.sampled_from([*FACTORS, 2.25, 7, 9, 10, 12, 24, 32, 36, 64]))
def test_a_plan_is_the_shortest_there_is(store: Store, stated: set[float], wanted: float) -> None:
    """Compared with every chain of up to three passes, whatever factors a family states and in whatever order."""
    way = reach(models(store, *stated), wanted)
    chains = [chain for length in (1, 2, 3) for chain in product(stated, repeat=length) if abs(prod(chain) - wanted) < 1e-6]
    assert factors(way) == factors(reach(models(store, *sorted(stated)), wanted))
    if chains:
        assert way is not None
        assert way.exact
        assert abs(prod(factors(way)) - wanted) < 1e-6
        assert len(way.passes) == min(len(chain) for chain in chains)
        assert factors(way) == sorted(factors(way), reverse=True)
        assert set(factors(way)) <= stated
    elif way is not None:
        assert not way.exact
        if above := [one for one in stated if wanted < one <= 2 * wanted]:
            assert (factors(way), way.total) == ([min(above)], min(above))
        elif way.short:
            assert NEARLY * wanted <= way.total == prod(factors(way)) < wanted
            assert not any(wanted < prod(chain) < MOST_OVER * wanted for chain in product(stated, repeat=2))
        else:
            assert len(way.passes) == 2
            assert wanted < way.total == min(prod(chain) for chain in product(stated, repeat=2) if prod(chain) > wanted) < MOST_OVER * wanted
    else:
        assert not any(wanted < prod(chain) < MOST_OVER * wanted for chain in product(stated, repeat=2))
        assert not any(wanted < one <= 2 * wanted for one in stated)
        assert not any(NEARLY * wanted <= prod(chain) < wanted for length in (1, 2, 3) for chain in product(stated, repeat=length))


def test_what_comes_before_is_done_before(store: Store) -> None:
    """Whatever the order in which tasks are asked for, with the statement that places each."""
    placed = order_of(store, ["task/enlarge", "task/colour", "task/clean"])
    assert [task for task, _ in placed] == ["task/clean", "task/colour", "task/enlarge"]
    assert [(s.subject, s.object) if s else None for _, s in placed] == [
        ("task/clean", "task/colour"), ("task/colour", "task/enlarge"), None,
    ]  # fmt: skip


def test_ties_keep_the_order_asked_for(store: Store) -> None:
    """Tasks that nothing places stay where they were."""
    assert [task for task, _ in order_of(store, ["task/frame", "task/enlarge"])] == ["task/frame", "task/enlarge"]
    assert [task for task, _ in order_of(store, ["task/enlarge", "task/frame"])] == ["task/enlarge", "task/frame"]


def test_statements_that_contradict_each_other_lose_no_task(store: Store) -> None:
    """A circle is broken where it is met first; every task is still done once."""
    assert [task for task, _ in order_of(store, ["task/there", "task/back"])] == ["task/there", "task/back"]


def test_no_task_has_no_order(store: Store) -> None:
    """Nothing asked, nothing ordered."""
    assert order_of(store, []) == []


@given(data=st.data())
@settings(max_examples=60)
def test_every_order_of_the_packaged_graph_is_kept(engine: Engine, data: st.DataObject) -> None:
    """For any tasks in any order, no comes-before statement of the catalogue is broken, and each task is done once."""
    tasks = data.draw(st.lists(st.sampled_from(engine.store.ids(Kind.TASK)), unique=True, max_size=8))
    placed = order_of(engine.store, tasks)
    ordered = [task for task, _ in placed]
    assert sorted(ordered) == sorted(tasks)
    for at, (task, statement) in enumerate(placed):
        after = {str(s.object) for s in engine.store.about(task) if s.predicate == Predicate.COMES_BEFORE}
        assert not after & set(ordered[:at]), f"{task} is done after {after & set(ordered[:at])}"
        assert (statement is not None) == bool(after & set(ordered[at + 1 :]))
        if statement:
            assert (statement.subject, statement.predicate) == (task, Predicate.COMES_BEFORE)
            assert statement.object in ordered[at + 1 :]


def test_the_packaged_graph_orders_pairs_one_way_only(engine: Engine) -> None:
    """All tasks of the catalogue together can be put in order: its comes-before statements hold no circle."""
    tasks = engine.store.ids(Kind.TASK)
    place = {task: at for at, (task, _) in enumerate(order_of(engine.store, tasks))}
    stated = [s for task in tasks for s in engine.store.about(task) if s.predicate == Predicate.COMES_BEFORE]
    assert len(stated) > 20
    assert [s for s in stated if place[s.subject] > place[str(s.object)]] == []
