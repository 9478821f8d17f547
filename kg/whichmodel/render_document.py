"""The answer to a prompt document in the three sections that it asks for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from whichmodel.answer import Answer, Reason
from whichmodel.document import Document
from whichmodel.plain_text import safe_link
from whichmodel.rank import times
from whichmodel.render import _plain, wrapped

#: 1 a section's heading, 2 a paragraph, 3 a point under it; and the text.
Line = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Form:
    """How words and links are written so that nothing in them is read as markup."""

    plain: Callable[[str], str]
    link: Callable[[str], str]


TEXT = Form(lambda text: text, lambda url: url)
MARKDOWN = Form(_plain, lambda url: f"<{address}>" if (address := safe_link(url)) else _plain(url))


def render_document(document: Document, answer: Answer, form: str, *, width: int = 88) -> str:
    """*answer* as text or Markdown; every link in it stands in *document*."""
    if form == "markdown":
        return _markdown(_sections(document, answer, MARKDOWN))
    return "\n".join(_text(level, line, width) for level, line in _sections(document, answer, TEXT))


def _text(level: int, line: str, width: int) -> str:
    if level == 1:
        return line if line.startswith("1.") else f"\n{line}"
    indent = "   " * (level - 1)
    return wrapped(line, width, indent)


def _markdown(lines: Iterator[Line]) -> str:
    made: list[str] = []
    last = 0
    for level, line in lines:
        if made and not (level == last == 3):
            made.append("")
        made.append(f"{('', '## ', '', '- ')[level]}{line}")
        last = level
    return "\n".join(made)


def _sections(document: Document, answer: Answer, form: Form) -> Iterator[Line]:
    yield 1, "1. What task the user is trying to perform"
    yield from _task(answer, form)
    yield 1, "2. How the models would work (input → model → output)"
    yield from _workflow(answer, form)
    yield 1, "3. Papers and tools"
    yield from _links(document, answer, form)


def _told(level: int, reasons: tuple[Reason, ...] | list[Reason], form: Form) -> Iterator[Line]:
    yield from ((level, form.plain(reason.text)) for reason in reasons)


def _task(answer: Answer, form: Form) -> Iterator[Line]:
    if not answer.tasks:
        yield 2, form.plain(answer.clarify or "The question asks for no restoration or enhancement task.")
        yield from _told(2, answer.notes, form)
        return
    task = answer.tasks[0]
    factor = f", {times(answer.request.scale)}" if answer.request.scale else ""
    yield 2, form.plain(f"The task is {task.name}{factor}.")
    yield from _told(2, task.because, form)


def _workflow(answer: Answer, form: Form) -> Iterator[Line]:
    """First what fits, then what does not, each with its input and output, then what the graph adds."""
    if not answer.tasks:
        yield 2, "No task, no workflow."
        return
    notes = list(answer.notes)
    if answer.status == "no_fit":
        yield from _told(2, [notes.pop(0)], form)
    for one in answer.recommendations:
        yield 2, form.plain(f"{one.model.name} fits.")
        for at, step in enumerate(one.plan, 1):
            number = f"Step {at}: input" if len(one.plan) > 1 else "Input"
            yield 3, form.plain(f"{number}: {step.input} → model: {step.model.name} → output: {step.output}.")
        yield from _told(3, (*one.why, *one.caveats), form)
    for rejected in answer.rejected:
        yield 2, form.plain(" ".join(reason.text for reason in rejected.why_not))
        if answer.status == "no_fit":
            for done in answer.workflow:
                if done.model == rejected.model:
                    yield 3, form.plain(f"What it would do: input: {done.input} → model: {done.model.name} → output: {done.output}.")
    yield from _told(2, notes, form)


def _links(document: Document, answer: Answer, form: Form) -> Iterator[Line]:
    fitting = {one.model.name for one in answer.recommendations}
    for entry in document.models:
        places = [f"{what} {form.link(url)}" for what, url in (("paper", entry.paper), ("code", entry.code)) if url]
        yield 2, f"{form.plain(entry.name)}: {', '.join(places) or 'the document gives no link'}"
        if answer.tasks:
            yield 3, "It fits (see 2)." if entry.name in fitting else "It does not fit (see 2); it is listed because the document supplies it."
    for paper in answer.papers:
        yield 2, f"{form.plain(paper.title)}: {form.link(paper.url) if paper.url else 'the document gives no link'}"
        yield from _told(3, paper.why, form)
