"""What follows from a graph's statements and no source states: which models were measured alike."""

from collections import defaultdict
from itertools import combinations

from whichmodel.graph import Evidence, Graph, Predicate, Source, Statement
from whichmodel.results import Setting, described, factor_in, size_in

#: The source of what is inferred: the engine itself.
INFERRED = "inferred"
#: How many settings the note of an inferred statement names.
MOST_NAMED = 3
_PARTS = (Predicate.EVALUATED_ON, Predicate.METRIC, Predicate.PROTOCOL, Predicate.VALUE, Predicate.VARIANT)


def with_inferred(graph: Graph) -> Graph:
    """*graph*, which stays as it is, with what follows from it; what was inferred before is inferred anew.

    Two models compete where both have a result on one data set in one metric under one protocol (and one factor and
    size of picture, where the names of the variants hold them): one statement a pair, from the id that comes first, its note says where.
    """
    stated = [one for one in graph.statements if not (one.predicate == Predicate.COMPETES_WITH and one.source == INFERRED)]
    made = Graph(graph.name, dict(graph.nodes), dict(graph.sources))
    made.say(stated)
    inferred = _competitions(graph, stated)
    if inferred:
        made.sources.setdefault(INFERRED, Source(INFERRED))
        made.say(inferred)
    return made


def _competitions(graph: Graph, stated: list[Statement]) -> list[Statement]:
    parts: dict[str, dict[str, Statement]] = defaultdict(dict)
    for one in stated:
        if one.predicate in _PARTS:
            parts[one.subject].setdefault(one.predicate, one)
    measured: dict[Setting, set[str]] = defaultdict(set)
    for one in stated:
        if one.predicate == Predicate.EVALUATION and not one.literal and (setting := _setting(graph, parts[str(one.object)])):
            measured[setting].add(one.subject)
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for setting, models in measured.items():
        for pair in combinations(sorted(models), 2):
            shared[pair].append(described(setting))
    return [
        Statement(first, Predicate.COMPETES_WITH, second, INFERRED, Evidence.INFERRED, note=_note(sorted(settings)))
        for (first, second), settings in sorted(shared.items())
    ]


def _setting(graph: Graph, parts: dict[str, Statement]) -> Setting | None:
    """The setting of a result with these parts; None where one is missing."""
    if any(predicate not in parts for predicate in _PARTS[:-1]):
        return None
    dataset, metric, protocol = (_shown(graph, parts[predicate]) for predicate in _PARTS[:3])
    variant = str(parts[Predicate.VARIANT].object) if Predicate.VARIANT in parts else ""
    return Setting(dataset, metric, protocol, factor_in(variant), size_in(variant))


def _shown(graph: Graph, statement: Statement) -> str:
    found = None if statement.literal else graph.nodes.get(str(statement.object))
    return found.name if found else str(statement.object)


def _note(settings: list[str]) -> str:
    count = f"{len(settings)} result{'s' if len(settings) > 1 else ''} measured alike: "
    more = f"; and {len(settings) - MOST_NAMED} more" if len(settings) > MOST_NAMED else ""
    return count + "; ".join(settings[:MOST_NAMED]) + more
