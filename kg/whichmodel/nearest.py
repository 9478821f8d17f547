"""What comes nearest where no model does what was asked for: each with what it does instead."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from whichmodel.answer import Rejected
from whichmodel.cite import Citations
from whichmodel.graph import Predicate
from whichmodel.rank import Candidate
from whichmodel.sentences import does
from whichmodel.store import Store, StoredStatement

#: So many models are named, and so many of them for what is related to the task.
MOST, MOST_RELATED = 3, 2
#: How one task is related to another for which its models may be of use.
RELATIONS = (Predicate.RELATED, Predicate.REFINES, Predicate.BROADER)
#: The best candidate for a task, if there is one.
Best = Callable[[str], Candidate | None]
#: A candidate, what it does instead, and the statements that say so.
Instead = tuple[Candidate, str, list[StoredStatement]]


def nearest(store: Store, cite: Citations, tasks: Sequence[str], best: Best) -> list[Rejected]:
    """The best models for what else was asked for beside the first of *tasks*, then for what the graph relates to it.

    No model is named twice; none is cited that is not named.
    """
    named: dict[str, Rejected] = {}
    for ways, most in ((_also_asked(store, tasks, best), MOST), (_related(store, tasks[0], best), MOST_RELATED)):
        others = (way for way in ways if way[0].model.node.id not in named)
        for one, text, statements in islice(others, min(most, MOST - len(named))):
            named[one.model.node.id] = Rejected(one.model.reference, (cite.reason(text, statements),))
    return list(named.values())


def _also_asked(store: Store, tasks: Sequence[str], best: Best) -> Iterator[Instead]:
    for task in tasks[1:]:
        if one := best(task):
            first, other = store.node(tasks[0]).name, store.node(task).name
            yield one, f"{does(one.performs, other)}, which was asked for as well, but not {first}.", [one.performs]


def _related(store: Store, primary: str, best: Best) -> Iterator[Instead]:
    for relation in store.about(primary):
        if relation.predicate in RELATIONS and (one := best(str(relation.object))):
            other, name = store.node(str(relation.object)).name, store.node(primary).name
            yield one, f"{does(one.performs, other)}, which is related to {name} but is not the same.", [one.performs, relation]
