"""Chains: how a model's factors reach the enlargement that was asked for, and in which order tasks are done."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from math import prod

from whichmodel.cite import Facts
from whichmodel.graph import Predicate
from whichmodel.store import Store, StoredStatement

#: A plan longer than this is not offered.
MOST_STEPS = 4
ARBITRARY = "arbitrary"


@dataclass(frozen=True, slots=True)
class Pass:
    """One pass of a model: which (a variant, or the model itself), its factor, the statement that gives it."""

    model: Facts
    factor: float
    stated: StoredStatement


@dataclass(frozen=True, slots=True)
class Reach:
    """Passes whose factors multiply to *total*; *exact* when that is what was asked for."""

    passes: tuple[Pass, ...]
    total: float
    exact: bool


def passes_of(models: Sequence[Facts], wanted: float) -> list[Pass]:
    """One pass for each factor that *models* state; a model of arbitrary scale can do *wanted* at once."""
    found: dict[float, Pass] = {}
    for model in models:
        for stated in model.own.get(Predicate.SCALE, ()):
            factor = wanted if stated.object == ARBITRARY else float(stated.object)
            found.setdefault(factor, Pass(model, factor, stated))
    return sorted(found.values(), key=lambda one: -one.factor)


def reach(models: Sequence[Facts], wanted: float, most: int = 3) -> Reach | None:
    """The fewest passes, larger first, whose factors multiply to *wanted*.

    Failing that, one pass that overshoots by no more than twice (the picture is then reduced); None where
    the stated factors do not get there.
    """
    available = passes_of(models, wanted)
    for length in range(1, most + 1):
        for chain in combinations_with_replacement(available, length):
            if abs(prod(one.factor for one in chain) - wanted) < 1e-6:
                return Reach(tuple(chain), wanted, True)
    above = [one for one in available if wanted < one.factor <= 2 * wanted]
    return Reach((above[-1],), above[-1].factor, False) if above else None


def order_of(store: Store, tasks: Sequence[str]) -> list[tuple[str, StoredStatement | None]]:
    """*tasks* in an order that keeps every comes-before statement, each with the statement that places it.

    Ties keep the order given. The statement beside a task says why it is done before a later one.
    """
    before = {(s.subject, str(s.object)): s for task in tasks for s in store.facts(task) if s.predicate == Predicate.COMES_BEFORE}
    left, ordered = list(tasks), list[str]()
    while left:
        free = [t for t in left if not any((other, t) in before for other in left if other != t)]
        chosen = (free or left)[0]
        left.remove(chosen)
        ordered.append(chosen)
    placed: list[tuple[str, StoredStatement | None]] = []
    for position, task in enumerate(ordered):
        later = (before.get((task, other)) for other in ordered[position + 1 :])
        placed.append((task, next((statement for statement in later if statement), None)))
    return placed
