"""How well questions are understood, measured on questions with their right tasks.

A question's file holds one JSON object a line: `text`, `status` (answered, no_fit, out_of_scope, ask_back),
`tasks` (ids without `task/`, any of which is right as the first), and optionally `scale` and `id`.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whichmodel.engine import Engine
from whichmodel.errors import WhichmodelError
from whichmodel.graph import Predicate

IN_SCOPE = frozenset({"answered", "no_fit"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question: what was expected, and what came."""

    question: dict[str, Any]
    status: str
    tasks: tuple[str, ...]
    beside: float
    scale: float | None

    @property
    def in_scope(self) -> bool:
        """Whether a person would expect a task."""
        return self.question["status"] in IN_SCOPE and bool(self.question["tasks"])

    def right(self, most: int) -> bool:
        """Whether a right task is among the first *most*."""
        wanted = {f"task/{task}" for task in self.question["tasks"]}
        return bool(wanted & set(self.tasks[:most]))


@dataclass(frozen=True, slots=True)
class Measured:
    """Shares over a set of questions, each between 0 and 1; None where no question can tell."""

    questions: int
    first: float | None
    first_three: float | None
    turned_away: float | None
    out_of_scope_found: float | None
    asked_back: float | None
    scale: float | None


def read_questions(path: Path) -> list[dict[str, Any]]:
    """The questions in *path*; raises WhichmodelError naming the line that cannot be read."""
    found = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise WhichmodelError(f"cannot read {path} ({error}); give a file of questions, one JSON object a line") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                question = json.loads(line)
                found.append({**question, "text": str(question["text"]), "status": question["status"], "tasks": list(question["tasks"])})
            except (ValueError, KeyError, TypeError) as error:
                raise WhichmodelError(f"{path}:{number}: not a question ({error}); it needs text, status and tasks") from error
    return found


def outcomes(engine: Engine, questions: Iterable[dict[str, Any]]) -> list[Outcome]:
    """What the engine makes of each question."""
    found = []
    for question in questions:
        answer, reading = engine.read(question["text"])
        head = {s.subject: str(s.object) for s in engine.store.with_predicate(Predicate.REFINES)}
        wanted = [head.get(f"task/{task}", f"task/{task}").removeprefix("task/") for task in question["tasks"]]
        expected = {**question, "tasks": list(dict.fromkeys([*question["tasks"], *wanted]))}
        tasks = tuple(task for task, _ in reading.tasks) if reading else ()
        found.append(Outcome(expected, answer.status, tasks, reading.beside if reading else 1.0, answer.request.scale))
    return found


def measure(found: Iterable[Outcome]) -> Measured:
    """The shares over *found*."""
    found = list(found)
    good = [one for one in found if one.in_scope]
    asked = [one for one in found if one.question["status"] in IN_SCOPE]
    beside = [one for one in found if one.question["status"] == "out_of_scope"]
    vague = [one for one in found if one.question["status"] == "ask_back"]
    sized = [one for one in found if one.question.get("scale")]
    return Measured(
        len(found), _share(one.right(1) for one in good), _share(one.right(3) for one in good),
        _share(one.status in ("out_of_scope", "ask_back") for one in asked),
        _share(one.status in ("out_of_scope", "ask_back") for one in beside),
        _share(one.status == "ask_back" for one in vague),
        _share(one.scale is not None and abs(one.scale - one.question["scale"]) < 0.26 for one in sized),
    )  # fmt: skip


def _share(found: Iterable[bool]) -> float | None:
    values = list(found)
    return sum(values) / len(values) if values else None
