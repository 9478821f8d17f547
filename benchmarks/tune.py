"""Weights and thresholds of the reader, fitted on the development questions.

    python benchmarks/tune.py                 all of what follows
    python benchmarks/tune.py mixture         the mixture of whichmodel/tasks.py, by coordinate ascent
    python benchmarks/tune.py foreign         how far the encoder is trusted in other languages than English (foreign of the mixture)
    python benchmarks/tune.py scope           the share of topics from which on nothing is answered (BESIDE)
    python benchmarks/tune.py parts           when a part of a question names a need of its own (PART_TEMPERATURE, PART_SHARE, PART_SURE)
    python benchmarks/tune.py lead            when the clause that leads names the first task (LEAD_SHARE)
    python benchmarks/tune.py calibration     what a share is worth (SHARPNESS)
    python benchmarks/tune.py encoder         how much of what the encoder was taught is kept (KEPT of tune_encoder.py); by its
                                              name alone, for each part that is tried builds the catalogue's graph anew

Each prints what it finds beside what stands in the code, and what both give; nothing is changed. The held-out questions
are measured once at the end and never enter a search.
"""

import math
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.torch import load_file, save_file
from scipy.optimize import minimize
from scipy.special import xlogy
from scipy.stats import chi2
from sentence_transformers import SentenceTransformer
from tune_encoder import KEPT

import whichmodel
from whichmodel import tasks
from whichmodel.calibration import SHARPNESS, calibrated, expected_error, reliability
from whichmodel.engine import Engine
from whichmodel.evaluate import outcomes
from whichmodel.graph import Predicate
from whichmodel.packaged import build_packaged, open_engine
from whichmodel.questions import Question, read_questions
from whichmodel.reason import BESIDE
from whichmodel.tasks import PART_SHARE, PART_SURE, PART_TEMPERATURE, Mixture, Signals, TaskReader, mix
from whichmodel.understand import understand
from whichmodel_data import catalogue_path
from whichmodel_embeddings.tuning import TUNING_FILE, UP, tune
from whichmodel_embeddings.weights import published_weights

GRID = {
    "near": (0.0, 0.2, 0.4, 0.6, 0.8, 1.0, 1.3),
    "width": (0.015, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08),
    "words": (0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4),
    "meaning": (0.0, 0.005, 0.01, 0.02, 0.03, 0.05),
    "beside": (0.0, 0.02, 0.05, 0.08, 0.12, 0.18, 0.25),
    "medium": (0.0, 0.04, 0.06, 0.08, 0.1, 0.14),
    "size": (0.0, 0.04, 0.06, 0.08, 0.1, 0.14, 0.2),
    "degrade": (0.0, 0.12, 0.25, 0.35, 0.5, 0.7, 1.0),
    "cue": (0.0, 0.05, 0.08, 0.12, 0.16, 0.2, 0.3),
    "named": (0.0, 0.03, 0.05, 0.08, 0.12),
    "lead": (0.0, 0.15, 0.3, 0.45, 0.6, 0.8),
    "temperature": (0.05, 0.06, 0.08, 0.1, 0.12, 0.16, 0.2),
}


#: How many good questions may be turned away, at most.
MOST_TURNED_AWAY = 0.03
TEMPERATURES = (0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.12, 0.15)
#: Shares; the last is none that is reached.
LEADS = (0.001, 0.003, 0.01, 0.03, 0.05, 0.1, 0.2, 0.3, 0.4, 1.1)
TRUSTED = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
#: What is added to a share before its logarithm is taken: one question that is read altogether wrong says no more than this allows.
LEAST_SHARE = 0.01
#: Parts of what the encoder was taught.
PARTS_KEPT = (0.4, 0.6, 0.8, 1.0)
SHARES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98)


@dataclass(frozen=True)
class Needs:
    """A question's first task as read, those that are right as it, those asked for beside it; whether a film is shown; for each part what speaks in it, and how it reads by itself; whether it has parts, or something is left of it."""

    first: str
    right: set[str]
    further: set[str]
    film: bool
    scores: list[NDArray[np.float64]]
    of_parts: bool
    alone: list[dict[str, float]]


def questions(name: str) -> list[Question]:
    """The questions of a set."""
    return read_questions(catalogue_path() / "questions" / f"{name}.jsonl")


def prepared(reader: TaskReader, name: str) -> list[tuple[Question, Signals]]:
    """The questions of a set with their signals."""
    return [(question, reader.signals(understand(question.text))) for question in questions(name)]


def figures(reader: TaskReader, heads: list[str], items: list[tuple[Question, Signals]], mixture: Mixture) -> dict[str, float]:
    """First, first three; for out of scope the recall where 3 % of good questions are turned away, and the area under the curve."""
    first, three, good, bad = [], [], [], []
    for question, signals in items:
        shares = mix(signals, mixture)
        beside = float(shares[~reader.is_task].sum())
        if question.in_scope:
            good.append(beside)
        elif question.status == "out_of_scope":
            bad.append(beside)
        if question.in_scope and question.tasks:
            summed: dict[str, float] = {}
            for at in np.flatnonzero(reader.is_task):
                summed[heads[at]] = summed.get(heads[at], 0.0) + float(shares[at])
            order = sorted(summed, key=lambda task: -summed[task])
            number = {task: at for at, task in enumerate(reader.classes)}
            wanted = {heads[number[f"task/{task}"]] for task in question.tasks}
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


def heads_of(engine: Engine) -> list[str]:
    """For each class the task that it refines, or itself."""
    refines = {s.subject: str(s.object) for s in engine.store.with_predicate(Predicate.REFINES)}
    return [refines.get(node, node) for node in engine.reader.classes]


def mixture(engine: Engine) -> None:
    """Search the mixture."""
    reader, heads = engine.reader, heads_of(engine)
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


def foreign(engine: Engine) -> None:
    """The trust by which what is right has the highest mean log share; so few questions tell little by which are right first."""
    reader, heads = engine.reader, heads_of(engine)
    number = {task: at for at, task in enumerate(reader.classes)}

    def log_share(items: list[tuple[Question, Signals]], trusted: float) -> float:
        tried, found = replace(Mixture(), foreign=trusted), []
        for question, signals in items:
            shares = mix(signals, tried)
            wanted = {heads[number[f"task/{task}"]] for task in question.tasks}
            right = [at for at, task in enumerate(reader.is_task) if (heads[at] in wanted if question.in_scope else not task)]
            found.append(np.log(float(shares[right].sum()) + LEAST_SHARE))
        return float(np.mean(found))

    for name in ("development", "held_out"):
        items = [
            (question, signals) for question, signals in prepared(reader, name)
            if signals.is_foreign and (signals.near[:, :, 0] >= 0).any() and question.status != "ask_back"
        ]  # fmt: skip
        found = {trusted: round(log_share(items, trusted), 4) for trusted in TRUSTED}
        if name == "development":
            print(f"foreign: {max(found, key=lambda trusted: found[trusted])} is best on the development questions; the code has {Mixture().foreign}")
        print(f"  {name}: mean log shares of what is right, {len(items)} questions: {found}")


def scope(engine: Engine) -> None:
    """The least threshold that turns away no more good questions than MOST_TURNED_AWAY."""
    read = {name: [(one.question.status, one.question.in_scope, one.beside) for one in outcomes(engine, questions(name))] for name in ("development", "held_out")}
    good = sorted((beside for _, in_scope, beside in read["development"] if in_scope), reverse=True)
    allowed = int(MOST_TURNED_AWAY * len(good))
    best = math.ceil(1000 * good[allowed] + 1) / 1000
    print(f"BESIDE: {best}, the least that turns away {allowed} of {len(good)} good development questions; so does all up to {good[allowed - 1]:.3f}; the code has {BESIDE}")
    for name, found in read.items():
        for threshold in dict.fromkeys((BESIDE, best)):
            turned = np.mean([beside >= threshold for _, in_scope, beside in found if in_scope])
            recognised = np.mean([beside >= threshold for status, _, beside in found if status == "out_of_scope"])
            print(f"  {name}: {threshold:.3f} turns away {turned:.1%} of the good and recognises {recognised:.1%} of what is out of scope")


def parts(engine: Engine) -> None:
    """The thresholds by precision and recall of the needs beside the first: F0.5, as a step that nobody asked for does more harm than one that lacks."""
    refines = {s.subject: str(s.object) for s in engine.store.with_predicate(Predicate.REFINES)}
    ordered = {frozenset((s.subject, str(s.object))) for s in engine.store.with_predicate(Predicate.COMES_BEFORE)}
    reader = engine.reader

    def needs(name: str) -> list[Needs]:
        found = []
        for question in questions(name):
            asked = understand(question.text)
            if question.in_scope and not asked.is_blank:
                first = reader.read(asked).tasks[0][0]
                right, further = ({refines.get(f"task/{task}", f"task/{task}") for task in of} for of in (question.tasks, question.further))
                said, film = reader.beside_first(asked, first), reader.shows_film(asked, first)
                found.append(Needs(first, right, further, film, [scores for _, scores in said], bool(asked.parts), [reader.alone(text, asked, film) for text, _ in said]))
        return found

    def measured(found: list[Needs], temperature: float, least: float, sure: float) -> tuple[float, float, float]:
        """(F0.5, precision, recall); what is left of a question counts where it is done before or after the first."""
        named = right = wanted = 0
        for one in found:
            named_by = [reader.likeliest(scores, one.film, temperature) for scores in one.scores]
            said = {task for (task, share), alone in zip(named_by, one.alone, strict=True) if share >= least and alone[task] >= sure}
            said = {task for task in said - {one.first} if one.of_parts or frozenset((task, one.first)) in ordered}
            named, wanted = named + len(said - one.right), wanted + len(one.further - {one.first})
            right += len(said & one.further)
        precision, recall = right / max(named, 1), right / max(wanted, 1)
        return 1.25 * precision * recall / max(0.25 * precision + recall, 1e-9), precision, recall

    development = needs("development")
    now = (PART_TEMPERATURE, PART_SHARE, PART_SURE)
    best = max(product(TEMPERATURES, SHARES, SHARES), key=lambda three: (measured(development, *three)[0], three == now))
    print(f"PART_TEMPERATURE, PART_SHARE, PART_SURE: {best} is best on the development questions; the code has {now}")
    for name in ("development", "held_out"):
        found = development if name == "development" else needs(name)
        for three in dict.fromkeys((now, best)):
            mean, precision, recall = measured(found, *three)
            print(f"  {name}: {three} gives {mean:.3f} (of the further needs named {precision:.1%} are right, of the right ones {recall:.1%} named)")


def lead(engine: Engine) -> None:
    """The share by how many questions in which a clause leads find a right task first; of equals that which changes least."""
    now = tasks.LEAD_SHARE
    heads = dict(zip(engine.reader.classes, heads_of(engine), strict=True))

    def right(name: str, share: float) -> int:
        tasks.LEAD_SHARE = share
        read = [(question, understand(question.text)) for question in questions(name) if question.in_scope]
        return sum(engine.reader.read(asked).tasks[0][0] in {heads[f"task/{task}"] for task in question.tasks} for question, asked in read if asked.lead)

    found = {share: right("development", share) for share in LEADS}
    best = max(found, key=lambda share: (found[share], share))
    print(f"LEAD_SHARE: {best} is best on the development questions ({found}); the code has {now}; held_out: {now} {right('held_out', now)}, {best} {right('held_out', best)}")
    tasks.LEAD_SHARE = now


def calibration(engine: Engine) -> None:
    """Platt's scaling of the first task's share: the slope alone, and with an intercept to see whether that is needed."""
    read = {}
    for name in ("development", "held_out"):
        answered = [one for one in outcomes(engine, questions(name)) if one.answered]
        read[name] = np.array([one.share for one in answered]), np.array([one.right(1) for one in answered])
    shares, right = read["development"]
    odds = np.log(np.clip(shares, 1e-4, 1 - 1e-4) / (1 - np.clip(shares, 1e-4, 1 - 1e-4)))

    def loss(at: NDArray[np.float64]) -> float:
        score = 1 / (1 + np.exp(-(at[0] * odds + (at[1] if len(at) > 1 else 0.0))))
        return float(-np.sum(xlogy(right, score) + xlogy(~right, 1 - score)))

    alone, both = minimize(loss, [1.0]), minimize(loss, [1.0, 0.0])
    chance = chi2.sf(2 * (alone.fun - both.fun), 1)
    print(f"SHARPNESS: {alone.x[0]:.3f}; the code has {SHARPNESS}. With an intercept: {both.x.round(3)}, better by chance alone with p = {chance:.2f}")
    for name, (found, is_right) in read.items():
        for sharpness in dict.fromkeys((1.0, SHARPNESS, float(round(alone.x[0], 3)))):
            error = expected_error(reliability([calibrated(share, sharpness) for share in found], list(is_right)))
            print(f"  {name}: a sharpness of {sharpness} leaves a calibration error of {error:.1%}{' (the shares as they are)' if sharpness == 1 else ''}")


def encoder() -> None:
    """What is found with a part of what the encoder was taught; the heads are trained anew for each."""
    found = {}
    for kept in PARTS_KEPT:
        with tempfile.TemporaryDirectory() as scratch:
            model = SentenceTransformer(str(published_weights().folder), device="cpu")
            taught = {name: tensor * (kept / KEPT if name.endswith(UP) else 1) for name, tensor in load_file(TUNING_FILE).items()}
            save_file(taught, Path(scratch) / "tuning.safetensors")
            tune(model, Path(scratch) / "tuning.safetensors")
            model.save(str(Path(scratch) / "encoder"))
            build_packaged(Path(scratch) / "graph", str(Path(scratch) / "encoder"))
            with open_engine(Path(scratch) / "graph") as engine:
                found[kept] = {name: figures(engine.reader, heads_of(engine), prepared(engine.reader, name), Mixture()) for name in ("development", "held_out")}
        print(f"{kept}: development {found[kept]['development']}, held_out {found[kept]['held_out']}", flush=True)
    best = max(found, key=lambda kept: worth(found[kept]["development"]))
    print(f"KEPT: {best} is best on the development questions; the code has {KEPT}")


FITS: dict[str, Callable[[Engine], None]] = {"mixture": mixture, "foreign": foreign, "scope": scope, "parts": parts, "lead": lead, "calibration": calibration}


def main(names: list[str]) -> None:
    """Fit what is named, or all."""
    if names == ["encoder"]:
        encoder()
        return
    if unknown := set(names) - set(FITS):
        raise SystemExit(f"tune.py: no fit {', '.join(sorted(unknown))}; there are: {', '.join(FITS)}, and encoder by itself")
    with whichmodel.open() as engine:
        for name in names or FITS:
            FITS[name](engine)


if __name__ == "__main__":
    main(sys.argv[1:])
