"""Answers that fit the context of who reads them: the least important parts go first, and what went is told."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace

from whichmodel.answer import Answer, as_plain
from whichmodel.faithful import reasons


@dataclass(frozen=True, slots=True)
class ShortAnswer(Answer):
    """An answer, and what was left out of it for its size; nothing where it is whole."""

    left_out: tuple[str, ...] = ()


def shortened(answer: Answer, most: int) -> ShortAnswer:
    """*answer* in at most *most* characters of JSON, as far as its first recommendation and their evidence allow."""
    whole = {one.name: getattr(answer, one.name) for one in fields(answer)}
    made = ShortAnswer(**whole)
    for told, change in _steps(answer):
        if _size(made) <= most:
            break
        made = _cited(replace(change(made), left_out=(*made.left_out, told)))
    return made


def _steps(answer: Answer) -> Iterator[tuple[str, Callable[[ShortAnswer], ShortAnswer]]]:
    """What is left out, in order, and how."""
    if answer.tools:
        yield "the list of tools", lambda one: replace(one, tools=())
    if len(answer.tasks) > 1:
        yield "the less likely tasks", lambda one: replace(one, tasks=one.tasks[:1])
    for kept in range(len(answer.recommendations) - 1, 0, -1):
        name = answer.recommendations[kept].model.name
        yield f"the recommendation of {name}", lambda one, kept=kept: replace(one, recommendations=one.recommendations[:kept])  # type: ignore[misc]
    if answer.papers:
        yield "the papers", lambda one: replace(one, papers=())
    if answer.rejected:
        yield "the models that do not fit", lambda one: replace(one, rejected=())
    if answer.workflow:
        yield "the numbered workflow (it repeats the first plan)", lambda one: replace(one, workflow=())
    if any(step.why for one in answer.recommendations for step in one.plan):
        yield "why the steps stand where they do", _without_step_reasons
    if any(item.note for item in answer.evidence):
        yield "the notes on the evidence", lambda one: replace(one, evidence=tuple(replace(item, note=None) for item in one.evidence))


def _without_step_reasons(one: ShortAnswer) -> ShortAnswer:
    recommendations = tuple(replace(r, plan=tuple(replace(step, why=(), placed=None) for step in r.plan)) for r in one.recommendations)
    return replace(one, recommendations=recommendations)


def _cited(one: ShortAnswer) -> ShortAnswer:
    """*one* with the evidence that its sentences still name."""
    named = {evidence for reason in reasons(one) for evidence in reason.evidence}
    return replace(one, evidence=tuple(item for item in one.evidence if item.id in named))


def _size(one: Answer) -> int:
    return len(json.dumps(as_plain(one), ensure_ascii=False, separators=(",", ":")))
