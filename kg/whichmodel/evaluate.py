"""How well questions are understood, measured on questions with their right answers (whichmodel.questions)."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import isclose
from typing import Any

from whichmodel.answer import Answer
from whichmodel.bounds import BOUNDS
from whichmodel.calibration import Bin, expected_error, reliability
from whichmodel.engine import Engine
from whichmodel.errors import WhichmodelError
from whichmodel.faithful import Witness
from whichmodel.graph import Predicate
from whichmodel.questions import CONSTRAINTS, IN_SCOPE, KINDS, Question

#: So many questions are encoded together.
LOT = 64
#: What a question that was not answered was read as.
TURNED_AWAY = {"out_of_scope": "(out of scope)", "ask_back": "(asked back)"}
NO_TASK = "(none of ours)"
#: A factor is read rightly within this share of it: "3/8 of the width" is 2.67, and people round.
NEAR = 0.05
#: Read from more than what the text states in so many words, so reading one where the line states none is no mistake.
INFERRED = frozenset({"scale", "modality", "source_size", "target_size"})
#: Read since lately: the lines that were written before tell none of them, whatever else they tell.
UNTOLD = frozenset(BOUNDS)
ORDER = {name: at for at, name in enumerate(KINDS.values())}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question, and what came of it.

    *wanted* are the ids of all tasks that are right as the first; *further* tells for each task that is to be named
    too whether it was, *added* for each that the plan has beside the first whether it was asked for; *share* is what its first task has of all that was weighed; *reasons* counts the sentences of the answer, *carried* those whose evidence the graph holds.
    """

    question: Question
    wanted: tuple[str, ...]
    further: tuple[bool, ...]
    added: tuple[bool, ...]
    answer: Answer
    tasks: tuple[str, ...]
    share: float
    beside: float
    reasons: int
    carried: int

    @property
    def answered(self) -> bool:
        """Whether it was taken for a question of this catalogue."""
        return self.answer.status in IN_SCOPE

    @property
    def counts(self) -> bool:
        """Whether a person would expect a task."""
        return self.question.in_scope and bool(self.wanted)

    @property
    def rank(self) -> int | None:
        """Where the first right task stands, from 1."""
        return next((at for at, task in enumerate(self.tasks, 1) if task in self.wanted), None)

    def right(self, most: int) -> bool:
        """Whether a right task is among the first *most*."""
        return self.rank is not None and self.rank <= most

    @property
    def handled(self) -> bool:
        """Whether the reader did what was right: a right task first, or told what is none of its business, or asked back."""
        if self.question.in_scope:
            return self.answered and (self.right(1) or not self.wanted)
        return not self.answered if self.question.status == "out_of_scope" else self.answer.status == "ask_back"

    @property
    def expected(self) -> str:
        """The right task (the first of them), or what is right in place of one."""
        if self.question.in_scope:
            return self.question.tasks[0] if self.question.tasks else NO_TASK
        return TURNED_AWAY[self.question.status]

    @property
    def read_as(self) -> str:
        """The first task as read, or what came in place of one."""
        return self.tasks[0].removeprefix("task/") if self.answered and self.tasks else TURNED_AWAY.get(self.answer.status, NO_TASK)


@dataclass(frozen=True, slots=True)
class Constraint:
    """How one constraint was read: of those *stated*, so many right, missed or otherwise; and read though not stated."""

    stated: int
    right: int
    missed: int
    otherwise: int
    unstated: int


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the questions: how many, the share handled rightly, and of those that ask for a task a right one first."""

    questions: int
    handled: float
    first: float | None


@dataclass(frozen=True, slots=True)
class Confusion:
    """What was right, what it was read as, and how often."""

    right: str
    read_as: str
    count: int


@dataclass(frozen=True, slots=True)
class Measured:
    """Shares over a set of questions, each between 0 and 1; None where no question can tell."""

    questions: int
    first: float | None
    first_three: float | None
    mrr: float | None
    further_named: float | None
    further_precision: float | None
    in_scope_precision: float | None
    in_scope_recall: float | None
    turned_away: float | None
    out_of_scope_precision: float | None
    out_of_scope_found: float | None
    asked_back: float | None
    scale: float | None
    constraints: float | None
    constraints_precision: float | None
    faithful: float | None
    reasons: int
    calibration_error: float | None
    by_constraint: dict[str, Constraint]
    by_kind: dict[str, Part]
    by_task: dict[str, Part]
    confusions: tuple[Confusion, ...]
    reliability: tuple[Bin, ...]


def outcomes(engine: Engine, questions: Iterable[Question]) -> list[Outcome]:
    """What the engine makes of each question; WhichmodelError names the line whose right task the graph does not hold."""
    heads = {s.subject: str(s.object) for s in engine.store.with_predicate(Predicate.REFINES)}
    witness = Witness(engine.store)
    found, asked = [], list(questions)
    for at, question in enumerate(asked):
        if at % LOT == 0:
            # encoded together they take half the time of one by one; the engine remembers them
            engine.retriever.encode([text for one in asked[at : at + LOT] for text in engine.understand(one.text).texts])
        wanted = tuple(f"task/{task}" for task in question.tasks)
        for task in (*wanted, *(f"task/{task}" for task in question.further)):
            if not engine.store.has(task):
                near = ", ".join(engine.store.near(task, 1))
                raise WhichmodelError(f"{question.where}: the graph holds no {task}{f'; nearest: {near}' if near else ''}")
        answer, reading = engine.read(question.text, 3)
        carried = [held for _, held in witness.carried(answer)]
        # a special case is read as what it refines, and named so
        wanted = tuple(dict.fromkeys([*wanted, *(heads.get(task, task) for task in wanted)]))
        named = {match.id for match in answer.tasks}
        further = tuple(bool(named & {f"task/{task}", heads.get(f"task/{task}")}) for task in question.further)
        asked_for = {*wanted, *(f"task/{task}" for task in question.further)}
        asked_for |= {heads.get(task, task) for task in asked_for}
        planned = dict.fromkeys(task for step in answer.recommendations[0].plan for task in (*step.covers, step.task)) if answer.recommendations else {}
        added = tuple(heads.get(task, task) in asked_for for task in planned if task != answer.tasks[0].id)
        tasks = tuple(task for task, _ in reading.tasks) if reading else ()
        share = reading.tasks[0][1] if reading else 0.0
        found.append(Outcome(question, wanted, further, added, answer, tasks, share, reading.beside if reading else 1.0, len(carried), sum(carried)))
    return found


def measure(found: Sequence[Outcome]) -> Measured:
    """The shares over *found*."""
    good = [one for one in found if one.counts]
    asked, beside, vague = ([one for one in found if one.question.status in which] for which in (IN_SCOPE, {"out_of_scope"}, {"ask_back"}))
    answered = [one for one in found if one.answered]
    told_off = [one for one in found if one.answer.status == "out_of_scope"]
    by_constraint = {name: made for name in CONSTRAINTS if (made := _constraint(found, name)).stated or made.unstated}
    stated, right = (sum(getattr(one, which) for one in by_constraint.values()) for which in ("stated", "right"))
    read = right + sum(one.otherwise + one.unstated for one in by_constraint.values())
    reasons = sum(one.reasons for one in found)
    bins = reliability([one.answer.tasks[0].score for one in answered], [one.right(1) for one in answered])
    scale = by_constraint.get("scale")
    return Measured(
        len(found), _share(one.right(1) for one in good), _share(one.right(3) for one in good),
        sum(1 / one.rank if one.rank else 0.0 for one in good) / len(good) if good else None,
        _share(named for one in good for named in one.further), _share(right for one in good for right in one.added) if any(one.question.further for one in good) else None,
        _share(one.question.in_scope for one in answered), _share(one.answered for one in asked),
        _share(not one.answered for one in asked),
        _share(one.question.status == "out_of_scope" for one in told_off), _share(not one.answered for one in beside),
        _share(one.answer.status == "ask_back" for one in vague),
        scale.right / scale.stated if scale and scale.stated else None,
        right / stated if stated else None, right / read if read else None,
        sum(one.carried for one in found) / reasons if reasons else None, reasons,
        expected_error(bins), by_constraint,
        _parts(found, lambda one: one.question.kind), _parts(good, lambda one: one.question.tasks[0]), _confusions(found), bins,
    )  # fmt: skip


def _constraint(found: Iterable[Outcome], name: str) -> Constraint:
    """How the constraint *name* was read; a line that does not tell all of its constraints says nothing of a further one."""
    came: Counter[str] = Counter()
    for one in found:
        read = getattr(one.answer.request, name) or None
        gold = one.question.constraints.get(name) or None
        if gold is not None:
            came["right" if read is not None and _alike(gold, read) else "missed" if read is None else "otherwise"] += 1
        elif read is not None and name not in one.question.constraints and one.question.complete and name not in INFERRED | UNTOLD:
            came["unstated"] += 1
    return Constraint(came.total() - came["unstated"], came["right"], came["missed"], came["otherwise"], came["unstated"])


def _alike(gold: Any, read: Any) -> bool:
    if isinstance(gold, float):
        return isclose(gold, read, rel_tol=NEAR)
    return set(gold) == set(read) if isinstance(gold, list) else bool(gold == read)


def _parts(found: Iterable[Outcome], of: Callable[[Outcome], str | None]) -> dict[str, Part]:
    """The parts of *found* by what *of* says of each, in the order of the names."""
    parts: dict[str, list[Outcome]] = {}
    for one in found:
        if (name := of(one)) is not None:
            parts.setdefault(name, []).append(one)
    return {
        name: Part(len(part), sum(one.handled for one in part) / len(part), _share(one.right(1) for one in part if one.counts))
        for name, part in sorted(parts.items(), key=lambda item: (ORDER.get(item[0], len(ORDER)), item[0]))
    }


def _confusions(found: Iterable[Outcome]) -> tuple[Confusion, ...]:
    """What was taken for what, the most frequent first, and of equals those between two tasks."""
    pairs = Counter((one.expected, one.read_as) for one in found if not one.handled)
    ordered = sorted(pairs.items(), key=lambda item: (-item[1], sum(name.startswith("(") for name in item[0]), item[0]))
    return tuple(Confusion(*pair, count) for pair, count in ordered)


def _share(found: Iterable[bool]) -> float | None:
    values = list(found)
    return sum(values) / len(values) if values else None
