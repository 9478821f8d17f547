"""An answer as a chat shows it: short Markdown, each sentence followed by links to where it was read."""

from collections.abc import Iterable, Iterator, Sequence

from whichmodel.answer import Answer, EvidenceItem, Reason, Recommendation
from whichmodel.plain_text import in_brackets
from whichmodel.plain_text import safe_link as _address
from whichmodel.render import NAMED, _flow, _link, _linked, _plain, is_told, others, outcome, planned, task_name
from whichmodel.spelling import in_words

MOST_LINKS = 3


def render_chat(answer: Answer, head: str = "", remarks: Sequence[str] = ()) -> str:
    """*answer* as Markdown for a chat; *head* says how the turn was understood after earlier ones, *remarks* what else is to be said."""
    return "\n".join(_lines(answer, head, remarks)).strip()


def _lines(answer: Answer, head: str, remarks: Sequence[str]) -> Iterator[str]:
    links = Links(answer.evidence)
    yield from (f"*{_plain(remark)}*\n" for remark in remarks)
    if head:
        yield f"*{_plain(head)}*\n"
    if answer.request.read_as:
        yield f"*{_plain(in_words(answer.request.read_as))}*\n"
    if answer.tasks and answer.status != "ask_back":
        names = [match.name for match in answer.tasks if match.id in planned(answer)] or [answer.tasks[0].name]
        yield f"**{_plain(' + '.join(names))}** — {links.told(answer.tasks[0].because[0])}\n"
    if answer.named:
        yield f"{NAMED}\n"
        yield from (f"- {_link(one.model)}: {' '.join(links.told(reason) for reason in one.told)}" for one in answer.named)
        yield ""
    if answer.status != "answered" and not is_told(answer):
        said = [_plain(answer.clarify or outcome(answer)), *(links.told(note) for note in answer.notes)]
        yield from (f"{text}\n" for text in (said[::-1] if answer.status == "ask_back" else said))
    for one in answer.recommendations:
        yield from recommended(answer, one, links)
    if answer.rejected:
        yield others(answer)
        yield ""
        yield from (f"- {_link(one.model)}: {' '.join(links.told(reason) for reason in one.why_not)}" for one in answer.rejected)
        yield ""
    if answer.status == "answered":
        yield from (f"> {links.told(note)}\n" for note in answer.notes)
    if answer.papers:
        yield "Papers: " + ", ".join(_linked(paper.title, paper.url) for paper in answer.papers)


def recommended(answer: Answer, one: Recommendation, links: "Links") -> Iterator[str]:
    """One model of *answer*, line by line: its plan where that has steps, why it fits and what speaks against it."""
    yield f"{one.rank}. {_link(one.model)} {in_brackets(_plain(one.model.licence or 'licence not on record'))}"
    if len(one.plan) > 1:
        for at, step in enumerate(one.plan, 1):
            licence = "" if step.model.id == one.model.id else f" {in_brackets(_plain(step.model.licence or 'licence not on record'))}"
            yield f"   - Step {at}: {_plain(task_name(answer, step.task))} with {_link(step.model)}{licence}: {_plain(_flow(step))}"
    yield from (f"   - {links.told(reason)}" for reason in one.why)
    yield from (f"   - Mind: {links.told(reason)}" for reason in one.caveats)
    yield ""


class Links:
    """Numbers the sources of *evidence* as they are first cited."""

    def __init__(self, evidence: Iterable[EvidenceItem]) -> None:
        self._url = {item.id: _address(item.source.url) for item in evidence}
        self._number: dict[str, int] = {}

    def told(self, reason: Reason) -> str:
        """A sentence and links to its sources."""
        found = list(dict.fromkeys(url for one in reason.evidence if (url := self._url.get(one))))[:MOST_LINKS]
        marks = "".join(f" [{self._number.setdefault(url, len(self._number) + 1)}]({url})" for url in found)
        return f"{_plain(reason.text)}{marks}"
