"""Chains: how a model's factors reach the enlargement that was asked for, and in which order tasks are done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations_with_replacement
from math import prod

from whichmodel.cite import Facts, facts_of
from whichmodel.graph import Predicate
from whichmodel.store import Store, StoredStatement

#: A plan longer than this is not offered.
MOST_STEPS = 4
ARBITRARY = "arbitrary"
#: Passes that make so large a part of the factor asked for are taken for want of better ones.
NEARLY = 0.85
#: So many passes may come to more than the factor asked for, one to so many times that, two to less: the result is then reduced.
PASSES_OVER, MOST_OVER = 2, 2.0


@dataclass(frozen=True, slots=True)
class Pass:
    """One pass of a model: which (a variant, or the model itself), its factor, the statement that gives it."""

    model: Facts
    factor: float
    stated: StoredStatement


@dataclass(frozen=True, slots=True)
class Reach:
    """Passes whose factors multiply to *total*; *exact* when that is what was asked for, *short* when it is less."""

    passes: tuple[Pass, ...]
    total: float
    exact: bool
    short: bool


def passes_of(models: Sequence[Facts], wanted: float) -> list[Pass]:
    """One pass for each factor that *models* state; a model of arbitrary scale can do *wanted* at once."""
    found: dict[float, Pass] = {}
    for model in models:
        for stated in model.own.get(Predicate.SCALE, ()):
            factor = wanted if stated.object == ARBITRARY else float(stated.object)
            found.setdefault(factor, Pass(model, factor, stated))
    return sorted(found.values(), key=lambda one: -one.factor)


def chain(factors: Iterable[float], wanted: float, most: int = 3) -> tuple[float, ...]:
    """The fewest of *factors*, the larger first and each as often as need be, that multiply to *wanted*.

    Failing that, the fewest, two at most (PASSES_OVER), that overshoot by no more than twice (MOST_OVER, and two
    passes by less; the picture is then reduced), of these those that overshoot least. Failing that, the fewest that fall
    short by so little (NEARLY) that plain enlargement makes up for it; empty where none of these gets there.
    """
    return _chain(tuple(sorted(set(factors), reverse=True)), wanted, most)


@lru_cache(1024)  # many models offer the same few factors
def _chain(available: tuple[float, ...], wanted: float, most: int) -> tuple[float, ...]:
    chains = [found for length in range(1, most + 1) for found in combinations_with_replacement(available, length)]
    for found in chains:
        if abs(prod(found) - wanted) < 1e-6:
            return found
    most_over = MOST_OVER * wanted
    above = [found for found in chains if len(found) <= PASSES_OVER and wanted < prod(found) <= most_over and (len(found) == 1 or prod(found) < most_over)]
    if above:
        return min(above, key=lambda found: (len(found), prod(found)))
    return next((found for found in chains if NEARLY * wanted <= prod(found) < wanted), ())


def reach(models: Sequence[Facts], wanted: float, most: int = 3) -> Reach | None:
    """The passes of *models* by which :func:`chain` gets to *wanted*; None where the stated factors do not get there."""
    available = {one.factor: one for one in passes_of(models, wanted)}
    passes = tuple(available[factor] for factor in chain(available, wanted, most))
    if not passes:
        return None
    total = prod(one.factor for one in passes)
    exact = abs(total - wanted) < 1e-6
    return Reach(passes, wanted if exact else total, exact, not exact and total < wanted)


def remainder(total: float, wanted: float) -> str:
    """What is left to do where passes come to *total* in place of *wanted*, to follow a sentence; empty where they are the same."""
    if abs(total - wanted) < 1e-6:
        return ""
    return f"; {'reduce' if total > wanted else 'enlarge'} the result {'' if total > wanted else 'a little by plain resizing '}to reach {wanted:g}×"


def ordered_with(store: Store, task: str) -> set[str]:
    """The tasks that the graph puts before or after *task*."""
    after = {str(s.object) for s in facts_of(store, task).own.get(Predicate.COMES_BEFORE, ())}
    return after | {s.subject for s in store.naming(task, Predicate.COMES_BEFORE)}


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
