"""The answer to a prompt document in the three sections that it asks for."""

import textwrap
from collections.abc import Iterator

from whichmodel.answer import Answer, ModelRef
from whichmodel.document import Document
from whichmodel.rank import times
from whichmodel.render import task_name


def render_document(document: Document, answer: Answer, form: str, *, width: int = 88) -> str:
    """*answer* as text or Markdown; every link in it stands in *document*."""
    lines = list(_sections(document, answer))
    if form == "markdown":
        return "\n".join(f"## {line}\n" if level == 1 else f"{'  ' * (level - 2)}{'- ' if level > 2 else ''}{line}" for level, line in lines)
    return "\n".join(_wrapped(level, line, width) for level, line in lines)


def _wrapped(level: int, line: str, width: int) -> str:
    if level == 1:
        return f"\n{line}" if not line.startswith("1.") else line
    indent = "   " * (level - 1)
    return textwrap.fill(line, width, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _sections(document: Document, answer: Answer) -> Iterator[tuple[int, str]]:
    """(level, line) pairs: 1 a section's heading, 2 a paragraph, 3 a point under it."""
    yield 1, "1. What task the user is trying to perform"
    yield from _task(answer)
    yield 1, "2. How the models would work (input → model → output)"
    yield from _workflow(document, answer)
    yield 1, "3. Papers and tools"
    yield from _links(document, answer)


def _task(answer: Answer) -> Iterator[tuple[int, str]]:
    if not answer.tasks:
        yield 2, answer.clarify or "The question asks for no restoration or enhancement task."
        yield from ((2, reason.text) for reason in answer.notes[:1])
        return
    task = answer.tasks[0]
    factor = f", {times(answer.request.scale)}" if answer.request.scale else ""
    yield 2, f"The task is {task.name}{factor}."
    yield from ((2, reason.text) for reason in answer.notes[:1])
    yield 2, task.because[0].text


def _workflow(document: Document, answer: Answer) -> Iterator[tuple[int, str]]:
    if answer.status == "answered":
        for one in answer.recommendations:
            yield 2, f"{one.model.name} fits."
            for step in one.plan:
                yield 3, f"Input: {step.input} → model: {step.model.name} → output: {step.output}."
            yield from ((3, reason.text) for reason in (*one.why, *one.caveats))
    elif answer.tasks:
        name = answer.tasks[0].name
        yield 2, f"No supplied model performs {name}; none should be presented as doing so."
    for rejected in answer.rejected:
        yield 2, " ".join(reason.text for reason in rejected.why_not)
    if answer.status != "answered":
        for step in answer.workflow:
            yield 3, f"What it would do ({task_name(answer, step.task)}): input: {step.input} → model: {step.model.name} → output: {step.output}."
        if answer.tasks:
            yield 3, f"What is missing: a model for {answer.tasks[0].name}. None of the {_count(document)} supplied is one."
    yield from ((2, reason.text) for reason in answer.notes[1:])


def _count(document: Document) -> str:
    return "one" if len(document.models) == 1 else str(len(document.models))


def _links(document: Document, answer: Answer) -> Iterator[tuple[int, str]]:
    for entry in document.models:
        model = next((m for m in _models(answer) if m.name == entry.name), None)
        places = [f"paper {entry.paper}" if entry.paper else "", f"code {entry.code}" if entry.code else ""]
        yield 2, f"{entry.name}: {', '.join(place for place in places if place) or 'the document gives no link'}"
        if model and any(one.model == model for one in answer.rejected):
            yield 3, f"A tool for another task than {answer.tasks[0].name}." if answer.tasks else "A tool."
    for paper in answer.papers:
        yield 2, f"{paper.title}: {paper.url or 'the document gives no link'}"
        yield from ((3, reason.text) for reason in paper.why)


def _models(answer: Answer) -> list[ModelRef]:
    return [*(one.model for one in answer.recommendations), *(one.model for one in answer.rejected)]
