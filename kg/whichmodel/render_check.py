"""The report on a reply as text."""

from collections.abc import Iterator, Sequence

from whichmodel.guard.finding import TITLES, CheckReport, Finding
from whichmodel.render import wrapped

#: A longer piece of a reply is shown cut.
MOST_SHOWN = 100


def render_check(report: CheckReport, text: str, *, width: int = 88) -> str:
    """*report* on the reply *text*, without a final newline: a line of what was found, then each finding with its line."""
    return "\n".join(_lines(report, text, width))


def _lines(report: CheckReport, text: str, width: int) -> Iterator[str]:
    seen = report.checked
    held = f"{_count(seen.links, 'link')}, {_count(seen.models, 'model')}, {_count(seen.papers, 'paper title')}, {_count(seen.claims, 'claim')}"
    if report.ok:
        yield wrapped(f"Nothing found against it ({held} held against the graph).", width, "", "")
        return
    yield wrapped(f"{_count(len(report.findings), 'finding')} ({held} held against the graph)", width, "", "")
    sources = {item.id: item.source.url or item.source.id for item in report.evidence}
    for at, finding in enumerate(report.findings, 1):
        yield ""
        yield from _finding(at, finding, text, sources, width)


def _finding(at: int, finding: Finding, text: str, sources: dict[str, str], width: int) -> Iterator[str]:
    line = text.count("\n", 0, finding.start) + 1
    shown = " ".join(finding.text.split())
    shown = shown if len(shown) <= MOST_SHOWN else f"{shown[: MOST_SHOWN - 1]}…"
    again = f", and {_count(len(finding.again), 'more time')}" if finding.again else ""
    yield wrapped(f"{at}. line {line}{again}: {TITLES[finding.kind]}: “{shown}”", width, "   ", "")
    yield wrapped(finding.says, width, "   ")
    if finding.nearest:
        yield f"   nearest: {'; '.join(finding.nearest)}"
    for source in _once([sources[one] for one in finding.evidence if one in sources]):
        yield f"   source: {source}"


def _once(sources: Sequence[str], most: int = 3) -> list[str]:
    """The addresses, each once; the catalogue's own word is no address."""
    return list(dict.fromkeys(source for source in sources if source != "editorial"))[:most]


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
