"""Answers that fit the context of who reads them: the least important parts go first, and what went is told.

A recommendation goes last of all, after what is said of it: whoever asks for more models never gets fewer.
"""

import json
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace

from whichmodel.answer import Answer, Recommendation, as_plain
from whichmodel.faithful import reasons

#: So many characters are kept for telling what was left out, however much it is.
TELLING = 600
#: Of a question that is too long itself so many characters are given back.
QUESTION = 200


@dataclass(frozen=True, slots=True)
class ShortAnswer(Answer):
    """An answer, and what was left out of it for its size; nothing where it is whole."""

    left_out: tuple[str, ...] = ()


def shortened(answer: Answer, most: int) -> ShortAnswer:
    """*answer* in at most *most* characters of JSON (2000 always do), its recommendations kept as long as their names fit."""
    whole = ShortAnswer(**{one.name: getattr(answer, one.name) for one in fields(answer)})
    if _size(whole) <= most:
        return whole
    shorter = list(_shorter(whole))
    at = bisect_left(shorter, TELLING - most, key=lambda one: -_size(replace(_cited(one), left_out=())))
    return _cited(shorter[min(at, len(shorter) - 1)]) if shorter else whole


def _shorter(one: ShortAnswer) -> Iterator[ShortAnswer]:
    """*one* with more and more left out, the least important first."""
    for told, change in _BESIDE:
        if (made := change(one)) != one:
            one = replace(made, left_out=(*one.left_out, told))
            yield one
    for told, change_model in _OF_MODELS:
        before = one.left_out
        for at in range(len(one.recommendations) - 1, 0, -1):
            models = list(one.recommendations)
            models[at] = change_model(models[at])
            one = replace(one, recommendations=tuple(models), left_out=(*before, told.format(at + 1)))
            yield one
    for told, change in _AT_LAST:
        if (made := change(one)) != one:
            one = replace(made, left_out=(*one.left_out, told))
            yield one
    before = one.left_out
    for kept in range(len(one.recommendations) - 1, 0, -1):
        one = replace(one, recommendations=one.recommendations[:kept], left_out=(*before, f"the recommendations after rank {kept}"))
        yield one


def _in_short(one: Recommendation) -> Recommendation:
    """*one* with its first reason, its plan without reasons, and what to mind."""
    return replace(one, why=one.why[:1], conflicts=(), plan=tuple(replace(step, why=(), placed=None) for step in one.plan))


def _named_only(one: Recommendation) -> Recommendation:
    return replace(one, why=(), caveats=(), conflicts=(), plan=())


def _of_first(one: ShortAnswer, change: Callable[[Recommendation], Recommendation]) -> ShortAnswer:
    """*one* with *change* made to its first recommendation."""
    return replace(one, recommendations=(*map(change, one.recommendations[:1]), *one.recommendations[1:]))


def _without_step_reasons(one: ShortAnswer) -> ShortAnswer:
    recommendations = tuple(replace(r, plan=tuple(replace(step, why=(), placed=None) for step in r.plan)) for r in one.recommendations)
    return replace(one, recommendations=recommendations)


def _question_cut(one: ShortAnswer) -> ShortAnswer:
    return replace(one, question=f"{one.question[:QUESTION]}…") if len(one.question) > QUESTION else one


_Change = Callable[[ShortAnswer], ShortAnswer]
#: What stands beside the recommendations, and how it is left out.
_BESIDE: tuple[tuple[str, _Change], ...] = (
    ("the list of tools", lambda one: replace(one, tools=())),
    ("the less likely tasks", lambda one: replace(one, tasks=one.tasks[:1])),
    ("the notes on the evidence", lambda one: replace(one, evidence=tuple(replace(item, note=None) for item in one.evidence))),
    ("the numbered workflow (it repeats the first plan)", lambda one: replace(one, workflow=())),
    ("the models that do not fit", lambda one: replace(one, rejected=())),
    ("the papers", lambda one: replace(one, papers=())),
    ("why the steps stand where they do", _without_step_reasons),
)
#: What is said of the models after the first, the last of them first.
_OF_MODELS: tuple[tuple[str, Callable[[Recommendation], Recommendation]], ...] = (
    ("all reasons but the first from rank {} on", _in_short),
    ("all but the names from rank {} on", _named_only),
)
_AT_LAST: tuple[tuple[str, _Change], ...] = (
    ("the end of the question", _question_cut),
    ("why the task was read so", lambda one: replace(one, tasks=tuple(replace(task, because=()) for task in one.tasks))),
    ("all reasons of the first model but one", lambda one: _of_first(one, _in_short)),
    ("the notes", lambda one: replace(one, notes=(), named=())),
    ("the plan of the first model and what to mind", lambda one: _of_first(one, lambda first: replace(first, plan=(), caveats=()))),
    ("why the first model fits", lambda one: _of_first(one, _named_only)),
)  # fmt: skip


def _cited(one: ShortAnswer) -> ShortAnswer:
    """*one* with the evidence that its sentences still name."""
    named = {evidence for reason in reasons(one) for evidence in reason.evidence}
    return replace(one, evidence=tuple(item for item in one.evidence if item.id in named))


def _size(one: Answer) -> int:
    return len(json.dumps(as_plain(one), ensure_ascii=False, separators=(",", ":")))
