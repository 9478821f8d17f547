"""An answer as text or Markdown. JSON is the answer itself."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Container, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from whichmodel.graph import Evidence
from whichmodel.plain_text import in_brackets
from whichmodel.plain_text import one_line as _one_line
from whichmodel.plain_text import safe_link as _address
from whichmodel.spelling import in_words

if TYPE_CHECKING:  # an answer shows itself in notebooks by what stands here
    from whichmodel.answer import Answer, ModelRef, PlanStep, Reason, Recommendation

#: The line before and after what a prompt's reader is to take as data; no stored text, put on one line, can hold it.
DATA_RULE = "=" * 40
FORMATS = ("text", "markdown", "json")
#: Above the models that the question names.
NAMED = "Models that you name"
SENTENCES = {
    "no_fit": "Nothing in this catalogue fits.",
    "out_of_scope": "This is outside what the catalogue covers.",
    "ask_back": "Please say a little more.",
}
#: … of a question that is outside, where something was told of the models that it names.
BEYOND = "Beyond that, it is outside what the catalogue covers."


#: That the answer is in English, to whoever asked in another language.
IN_ENGLISH = {
    "de": "Die Antwort ist auf Englisch.", "fr": "La réponse est en anglais.", "es": "La respuesta está en inglés.",
    "pt": "A resposta está em inglês.", "zh": "以下回答为英文。", "ja": "回答は英語です。", "ko": "답변은 영어로 되어 있습니다.",
}  # fmt: skip


def others(answer: Answer) -> str:
    """The heading above the models that are not recommended."""
    return "Why not" if answer.status == "answered" else "Nearest"


#: What is not settled is told of each model.
UNSETTLED = re.compile(r"\bnot on record\b|^No licence is on record\b")
#: A caveat that reads alike of any model.
OF_ANY = re.compile(r"(?:Whether|Its?|No|By how much)\b")
#: What the text form, unless it is asked in full, says of the first model alone: that it does the job, how, and what it is not for.
OF_THE_FIRST = frozenset({"mlTask", "servedBy", "howItWorks", "notFor"})


def render(answer: Answer, form: str, *, width: int = 88, full: bool = False) -> str:
    """*answer* in one of FORMATS, without a final newline.

    *width* and *full* hold for text alone, which says of the first model all but what goes without saying, and in what the
    others differ from it, so that it fits a screen; in *full* it says all of each, as the other forms do.
    """
    if form == "json":
        return json.dumps(answer.as_dict(), ensure_ascii=False, indent=2)
    if form == "markdown":
        return "\n".join(_markdown(answer))
    return "\n".join(_text(answer, width, full)).rstrip("\n")


def task_name(answer: Answer, task: str) -> str:
    """The name of a task of the answer."""
    return next((match.name for match in answer.tasks if match.id == task), task.partition("/")[2].replace("-", " "))


def sources(answer: Answer, reasons: Sequence[Reason]) -> list[str]:
    """The addresses (or names) of the sources behind *reasons*, each once, the catalogue's own left out."""
    behind = {item.id: item.source for item in answer.evidence}
    found = [behind[one] for reason in reasons for one in reason.evidence]
    return list(dict.fromkeys(_address(source.url) or source.id for source in found if source.id != "editorial"))


def _text(answer: Answer, width: int, full: bool) -> Iterator[str]:
    def wrap(text: str, indent: str, first: str | None = None) -> str:
        return wrapped(text, width, indent, first)

    shared = [] if full else _shared(answer)
    yield from _ahead(answer, width, full, shared)
    yield from _offered(answer, width, full, shared)
    if answer.rejected:
        yield others(answer)
        # what is said of several in a row is said once
        for told, alike in groupby(answer.rejected, lambda one: " ".join(reason.text for reason in one.why_not)):
            models = [one.model.name for one in alike]
            yield wrap(f"{', '.join(models)}: {_of_each(told) if len(models) > 1 else told}", "     ", "   ")
        yield ""
    behind = {step.model.paper for one in answer.recommendations[:1] for step in one.plan}
    papers = answer.papers if full else [paper for paper in answer.papers if paper.url in behind]
    if papers:
        yield "Papers"
        yield from (wrap(f"{paper.title}{_after(' ', _address(paper.url) or '')}", "     ", "   ") for paper in papers)
        yield ""
    yield from _read_in(answer, width)


def _ahead(answer: Answer, width: int, full: bool, shared: Sequence[str]) -> Iterator[str]:
    """What stands ahead of the models: how the question was read, what is told of those that it names, and what is to be minded."""
    for said in filter(None, (IN_ENGLISH.get(answer.request.language), in_words(answer.request.read_as) if answer.request.read_as else None)):
        yield wrapped(said, width)
        yield ""
    if answer.tasks and answer.status != "ask_back":
        names = " + ".join(match.name for match in answer.tasks if match.id in planned(answer)) or answer.tasks[0].name
        yield wrapped(f"Task: {names}", width, "      ", "")
        yield from (wrapped(reason.text, width, "      ") for reason in answer.tasks[0].because[: None if full else 1])
        yield ""
    if answer.named:
        yield NAMED
        yield from (wrapped(f"{one.model.name}: {' '.join(reason.text for reason in one.told)}", width, "     ", "   ") for one in answer.named)
        yield ""
    if answer.status != "answered":
        yield from (wrapped(text, width) for text in instead(answer))
    elif answer.notes or shared:  # ahead of the models: it may be that none of them can do what is hoped for
        yield from (wrapped(f"Mind: {text}", width, "      ", "") for text in (*(reason.text for reason in answer.notes), *map(_of_all, shared)))
        yield ""
    if answer.rejected and answer.status != "answered":
        yield ""


def _offered(answer: Answer, width: int, full: bool, shared: Container[str]) -> Iterator[str]:
    """The models that are recommended, each with why; what is *shared* by all was told before."""
    obvious = frozenset[str]() if full else _obvious(answer)
    shown = set[str]()
    for one in answer.recommendations:
        licence = one.model.licence or "licence not on record"
        yield wrapped(f"{one.rank}. {one.model.name} {in_brackets(licence)}", width, "   ", "")
        if link := _address(one.model.code) or _address(one.model.paper):
            yield f"   {link}{_unofficial(one.model)}"
        whole = full or one is answer.recommendations[0]
        if whole or _steps(one) != _steps(answer.recommendations[0]):
            yield from (wrapped(line, width, indent, first) for first, indent, line in _plan_lines(answer, one, brief=not whole, shown=shown if not whole else frozenset()))
        shown.update(step.model.id for step in one.plan)
        for reason in [told for told in one.why if not obvious.issuperset(told.evidence)] if whole else (*one.why[:1], *_telling(answer, one.why[1:])):
            yield wrapped(reason.text, width, "     ", "   + ")
        for reason in one.caveats if whole else _telling(answer, one.caveats):
            if reason.text not in shared:
                yield wrapped(reason.text, width, "     ", "   - ")
        for text in [reason.text for reason in one.conflicts] if full else ["The sources differ in a point: see --full."] if one.conflicts and whole else []:
            yield wrapped(text, width, "     ", "   ? ")
        yield ""


def _shared(answer: Answer) -> list[str]:
    """The caveats that hold for each of several recommendations: they are told once, ahead of all."""
    told = [[reason.text for reason in one.caveats] for one in answer.recommendations]
    return [text for text in told[0] if OF_ANY.match(text) and all(text in others for others in told[1:])] if len(told) > 1 else []


def _of_all(told: str) -> str:
    """*told* of one model, as it is told of all that follow."""
    return f"Of each model below: {told[:1].lower()}{told[1:]}"


def _of_each(told: str) -> str:
    """*told* of one model, as it is told of several."""
    return f"Each{told[2:]}" if told.startswith("It ") else told.replace(" of it:", " of each:", 1)


def _read_in(answer: Answer, width: int) -> Iterator[str]:
    """Where what is said of the first recommendation and of its plan's steps was read."""
    found = sources(answer, [reason for one in answer.recommendations[:1] for reason in (*one.why, *one.caveats, *(why for step in one.plan for why in step.why))])
    if found:
        yield wrapped(f"What is said of {'it' if len(answer.recommendations) == 1 else 'the first model'} was read in", width)
        yield from (wrapped(source, width, "     ", "   ") for source in found)


def _obvious(answer: Answer) -> frozenset[str]:
    """The evidence that goes without saying: that the authors of a model name the task as its job."""
    return frozenset(item.id for item in answer.evidence if item.predicate == "mlTask" and item.level == Evidence.OFFICIAL_REPO)


def _steps(one: Recommendation) -> list[tuple[str, str]]:
    """The tasks of a plan, each with the model for it, where that is another than the one recommended; passes of one model count once."""
    return list(dict.fromkeys((step.task, "" if step.model.id == one.model.id else step.model.id) for step in one.plan))


def _telling(answer: Answer, reasons: Sequence[Reason]) -> list[Reason]:
    """Those of *reasons* by which a model is told from the first: how it stands to what was asked for."""
    said, first = {item.id: item.predicate for item in answer.evidence}, answer.recommendations[0]
    return [
        reason for reason in reasons
        if (reason not in first.caveats and not {said[one] for one in reason.evidence} <= OF_THE_FIRST) or UNSETTLED.search(reason.text)
    ]  # fmt: skip


def instead(answer: Answer) -> list[str]:
    """What is said in place of models: that nothing fits and why, or what is not clear yet and then the question about it."""
    if is_told(answer):
        return []
    said = [answer.clarify or outcome(answer), *(note.text for note in answer.notes)]
    return said[::-1] if answer.status == "ask_back" else said


def outcome(answer: Answer) -> str:
    """The sentence for how a question comes out that is not answered; of models that it names, something was told before."""
    return BEYOND if answer.status == "out_of_scope" and answer.named else SENTENCES[answer.status]


def is_told(answer: Answer) -> bool:
    """Whether a question about models was answered by what is told of those that it names: then there is no reason why it is not."""
    return answer.status == "out_of_scope" and bool(answer.named) and not answer.notes


def _unofficial(model: ModelRef) -> str:
    return " (unofficial)" if model.code and model.code_official is False else ""


def planned(answer: Answer) -> set[str]:
    """The tasks that the first recommendation's plan does."""
    return {task for one in answer.recommendations[:1] for step in one.plan for task in (step.task, *step.covers)}


def _plan_lines(answer: Answer, one: Recommendation, shown: Container[str], *, brief: bool) -> Iterator[tuple[str, str, str]]:
    """(indent of the first line, indent of those below, text): the steps as a small tree.

    A *brief* one names the tasks and models alone, and has links to those that are not *shown* already.
    """
    if len(one.plan) == 1:
        if not brief and (flow := _flow(one.plan[0])):
            yield "   ", "     ", f"→ {flow}"
        return
    told = {one.model.id}
    for at, step in enumerate(one.plan, 1):
        last = at == len(one.plan)
        below = "      " if last else "   │  "
        other = step.model.id not in told and step.model.id not in shown
        licence = f" {in_brackets(step.model.licence or 'licence not on record')}" if other else ""
        yield ("   └─ " if last else "   ├─ "), below, f"{at}) {task_name(answer, step.task)} with {step.model.name}{licence}{_after(': ', '' if brief else _flow(step))}"
        if other and (link := _address(step.model.code) or _address(step.model.paper)):
            yield f"{below}  ", f"{below}  ", f"{link}{_unofficial(step.model)}"
        told.add(step.model.id)
        if not brief and not last and step.task != one.plan[at].task and step.placed:
            yield f"{below}  ", f"{below}  ", step.placed.text


def _flow(step: PlanStep) -> str:
    """What goes in and what comes out; empty where the graph says neither."""
    return " → ".join(side for side in (step.input, step.output) if side)


def _after(mark: str, text: str) -> str:
    return f"{mark}{text}" if text else ""


def _markdown(answer: Answer) -> Iterator[str]:
    number = {item.id: at for at, item in enumerate(answer.evidence, 1)}

    def told(reason: Reason) -> str:
        return f"{_plain(reason.text)} {' '.join(f'[{number[one]}](#evidence-{number[one]})' for one in reason.evidence)}"

    yield f"## {_plain(answer.question)}"
    yield ""
    yield from (_plain(in_words(answer.request.read_as)), "") if answer.request.read_as else ()
    if answer.status != "answered" and not is_told(answer):
        lines = [_plain(answer.clarify or outcome(answer)), *(told(reason) for reason in answer.notes)]
        for text in lines[::-1] if answer.status == "ask_back" else lines:
            yield text
            yield ""
    for match in answer.tasks if answer.status != "ask_back" else ():
        yield f"**{_plain(match.name)}** — {told(match.because[0])}"
        yield ""
    yield from _listed(NAMED, [f"{_link(one.model)}: {' '.join(told(reason) for reason in one.told)}" for one in answer.named])
    for one in answer.recommendations:
        yield f"### {one.rank}. {_link(one.model)}{_unofficial(one.model)}"
        yield ""
        yield f"Licence of the code: {_plain(one.model.licence) if one.model.licence else 'not on record'}"
        yield ""
        for at, step in enumerate(one.plan, 1):
            name = _plain(task_name(answer, step.task))
            licence = f" {in_brackets(_plain(step.model.licence or 'licence not on record'))}" if step.model.id != one.model.id else ""
            yield f"{at}. {name} with {_link(step.model)}{licence}{_after(': ', _plain(_flow(step)))}"
        yield ""
        yield from (f"- {told(reason)}" for reason in one.why)
        if one.caveats:
            yield ""
            yield "Mind:"
            yield ""
            yield from (f"- {told(reason)}" for reason in one.caveats)
        if one.conflicts:
            yield ""
            yield "Sources contradict each other:"
            yield ""
            yield from (f"- {told(reason)}" for reason in one.conflicts)
        yield ""
    yield from _listed(others(answer), [f"{_link(one.model)}: {' '.join(told(reason) for reason in one.why_not)}" for one in answer.rejected])
    if answer.status == "answered" and answer.notes:
        yield from (f"> {told(reason)}" for reason in answer.notes)
        yield ""
    yield from _listed("Papers", [_linked(paper.title, paper.url) for paper in answer.papers])
    if answer.evidence:
        yield "### Evidence"
        yield ""
        for item in answer.evidence:
            at = number[item.id]
            said = " · ".join(_plain(str(part)) for part in (item.subject, item.predicate, item.object))
            yield f'{at}. <a id="evidence-{at}"></a>{said} ({_linked(item.source.id, item.source.url)}, {item.level})'


def _listed(heading: str, items: Sequence[str]) -> Iterator[str]:
    """*items* under a heading; nothing where there are none."""
    if items:
        yield from (f"### {heading}", "", *(f"- {item}" for item in items), "")


def wrapped(text: str, width: int, indent: str = "", first: str | None = None) -> str:
    """*text* in lines of at most *width* cells of a terminal; a word that is longer is broken, a link is not."""
    lines, line = list[str](), indent if first is None else first
    room = width - cells(line)
    fresh = True
    for word in _one_line(text).split():
        whole = word
        if not fresh and cells(whole) + 1 > room and (cells(whole) <= width - cells(indent) or "://" in whole):
            lines.append(line)
            line, room, fresh = indent, width - cells(indent), True
        while "://" not in whole and cells(whole) + (not fresh) > room:
            head = _fitting(whole, room - (not fresh))
            if head or fresh:
                head = head or whole[0]
                line += ("" if fresh else " ") + head
                whole = whole[len(head) :]
            lines.append(line)
            line, room, fresh = indent, width - cells(indent), True
            if not whole:
                break
        if whole:
            line += ("" if fresh else " ") + whole
            room -= cells(whole) + (not fresh)
            fresh = False
    return "\n".join(lines if fresh and lines else [*lines, line])


def cells(text: str) -> int:
    """How many cells of a terminal *text* takes: two for a wide character, none for a combining one."""
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text
    )


def _fitting(text: str, room: int) -> str:
    """The longest beginning of *text* that takes at most *room* cells."""
    taken = 0
    for at, one in enumerate(text):
        taken += cells(one)
        if taken > room:
            return text[:at]
    return text


def _link(model: ModelRef) -> str:
    return _linked(model.name, _address(model.code) or model.paper)


def _linked(text: str, url: str | None) -> str:
    """*text* as a Markdown link to *url*, or bare where that is no address of the web."""
    address = _address(url)
    return f"[{_plain(text)}]({address})" if address else _plain(text)


def _plain(text: str) -> str:
    """*text* with what Markdown or HTML would read as markup made harmless."""
    escaped = _one_line(text).replace("\\", "\\\\").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for mark in "`*_[]#|~":
        escaped = escaped.replace(mark, f"\\{mark}")
    return escaped
