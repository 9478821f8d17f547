"""What a graph covers, and what it lacks."""

from collections import Counter
from typing import Any

from whichmodel.cite import facts_of, is_stated
from whichmodel.graph import Kind, Predicate
from whichmodel.results import conflicts_of, results_of
from whichmodel.store import Store

#: What a model may lack, and the predicates of which any one will do.
LACKS: dict[str, tuple[Predicate, ...]] = {
    "task": (Predicate.TASK,), "licence": (Predicate.CODE_LICENCE, Predicate.WEIGHTS_LICENCE),
    "licence of weights": (Predicate.WEIGHTS_LICENCE,), "code": (Predicate.CODE,), "paper": (Predicate.PAPER,),
    "year": (Predicate.YEAR,), "summary": (Predicate.SUMMARY,), "how it works": (Predicate.HOW,),
    "architecture": (Predicate.ARCHITECTURE,), "training data": (Predicate.TRAINED_ON,), "needs": (Predicate.NEEDS,),
}  # fmt: skip


def coverage(store: Store) -> dict[str, Any]:
    """Counts of nodes, statements and texts, models by task, what models lack, and where sources contradict each other.

    `missing` lists models by what no source states of them; a variant has what its whole has and is not listed. A scale
    is missed only where a task enlarges.
    """
    models = [node for node in store.ids(Kind.MODEL) if facts_of(store, node).whole is None]
    missing: dict[str, list[str]] = {name: [] for name in (*LACKS, "scale", "results")}
    for node in models:
        facts = facts_of(store, node)
        for name, predicates in LACKS.items():
            if not any(is_stated(s) for predicate in predicates for s in facts.all(predicate)):
                missing[name].append(node)
        tasks = [facts_of(store, str(s.object)) for s in facts.all(Predicate.TASK) if not s.literal]
        variants = [facts_of(store, s.subject) for s in store.naming(node, Predicate.VARIANT_OF)]
        enlarges = any(task.value(Predicate.GIVES_SIZE) == "larger" for task in tasks)
        if enlarges and not any(one.all(Predicate.SCALE) for one in (facts, *variants)):
            missing["scale"].append(node)
        if not results_of(store, node):
            missing["results"].append(node)
    performed = Counter(str(s.object) for s in store.with_predicate(Predicate.TASK) if store.node(s.subject).kind == Kind.MODEL)
    tasks_covered = {task: performed.get(task, 0) for task in store.ids(Kind.TASK)}
    conflicts = [one for kind in (Kind.MODEL, Kind.PAPER, Kind.CODE, Kind.DATASET, Kind.METRIC) for node in store.ids(kind) for one in conflicts_of(store, node)]
    return {
        "nodes": store.count("node"), "statements": store.count("statement"), "texts": store.count("text"),
        "sources": store.sources(),
        "models_by_task": dict(sorted(tasks_covered.items(), key=lambda item: (-item[1], item[0]))),
        "tasks_without_models": [task for task, number in tasks_covered.items() if not number],
        "models": {"all": len(store.ids(Kind.MODEL)), "without_variants": len(models)},
        "missing": missing,
        "conflicts": [{"subject": one.subject, "about": one.about} for one in conflicts],
    }  # fmt: skip
