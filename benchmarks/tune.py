"""Tune the mixture of whichmodel/tasks.py on the development questions, by coordinate ascent.

    python benchmarks/tune.py            prints the best mixture found, and what it gives on both sets

The held-out questions are measured once at the end and never enter the search.
"""

from dataclasses import fields, replace
from typing import Any

import numpy as np

import whichmodel
from whichmodel.evaluate import IN_SCOPE, read_questions
from whichmodel.graph import Predicate
from whichmodel.tasks import Mixture, Signals, TaskReader, mix
from whichmodel.understand import understand
from whichmodel_data import catalogue_path

GRID = {
    "near": (0.0, 0.2, 0.4, 0.6, 0.8, 1.0, 1.3),
    "width": (0.015, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08),
    "words": (0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4),
    "meaning": (0.0, 0.005, 0.01, 0.02, 0.03, 0.05),
    "beside": (0.0, 0.02, 0.05, 0.08, 0.12, 0.18),
    "medium": (0.0, 0.04, 0.06, 0.08, 0.1, 0.14),
    "size": (0.0, 0.04, 0.06, 0.08, 0.1, 0.14, 0.2),
    "degrade": (0.0, 0.08, 0.12, 0.16, 0.25, 0.35),
    "cue": (0.0, 0.05, 0.08, 0.12, 0.16, 0.2, 0.3),
    "named": (0.0, 0.03, 0.05, 0.08, 0.12),
    "lead": (0.0, 0.15, 0.3, 0.45, 0.6, 0.8),
    "temperature": (0.05, 0.06, 0.08, 0.1, 0.12, 0.16, 0.2),
}


def prepared(reader: TaskReader, name: str) -> list[tuple[dict[str, Any], Signals]]:
    """The questions of a set with their signals."""
    found = []
    for question in read_questions(catalogue_path() / "questions" / f"{name}.jsonl"):
        asked = understand(question["text"])
        found.append((question, reader.signals(asked)))
    return found


def figures(reader: TaskReader, heads: list[str], items: list[tuple[dict[str, Any], Signals]], mixture: Mixture) -> dict[str, float]:
    """First, first three; for out of scope the recall where 3 % of good questions are turned away, and the area under the curve."""
    first, three, good, bad = [], [], [], []
    for question, signals in items:
        shares = mix(signals, mixture)
        beside = float(shares[~reader.is_task].sum())
        if question["status"] in IN_SCOPE:
            good.append(beside)
        elif question["status"] == "out_of_scope":
            bad.append(beside)
        if question["status"] in IN_SCOPE and question["tasks"]:
            summed: dict[str, float] = {}
            for at in np.flatnonzero(reader.is_task):
                summed[heads[at]] = summed.get(heads[at], 0.0) + float(shares[at])
            order = sorted(summed, key=lambda task: -summed[task])
            number = {task: at for at, task in enumerate(reader.classes)}
            wanted = {heads[number[f"task/{task}"]] for task in question["tasks"]}
            first.append(order[0] in wanted)
            three.append(bool(wanted & set(order[:3])))
    limit = float(np.quantile(good, 0.97))
    aside, within = np.array(bad), np.array(good)
    return {
        "first": float(np.mean(first)), "three": float(np.mean(three)), "recall": float(np.mean(aside > limit)),
        "auc": float((aside[:, None] > within[None, :]).mean()), "limit": limit,
    }  # fmt: skip


def worth(found: dict[str, float]) -> float:
    """What the search maximises."""
    return found["first"] + 0.3 * found["three"] + 0.2 * found["recall"] + 0.8 * found["auc"]


def main() -> None:
    """Search, print."""
    with whichmodel.open() as engine:
        reader, store = engine.reader, engine.store
        refines = {s.subject: str(s.object) for s in store.with_predicate(Predicate.REFINES)}
        heads = [refines.get(node, node) for node in reader.classes]
        development = prepared(reader, "development")
        best = Mixture()
        value = worth(figures(reader, heads, development, best))
        improved = True
        while improved:
            improved = False
            for name, choices in GRID.items():
                for choice in choices:
                    tried = replace(best, **{name: choice})
                    got = worth(figures(reader, heads, development, tried))
                    if got > value + 1e-9:
                        best, value, improved = tried, got, True
        print({field.name: getattr(best, field.name) for field in fields(best)})
        for name in ("development", "held_out"):
            print(name, figures(reader, heads, development if name == "development" else prepared(reader, name), best))


if __name__ == "__main__":
    main()
