"""How answers, hits and graphs show themselves in a notebook: HTML and Markdown in which every stored string is only text.

No colours and no scripts, so that they read well in light and dark notebooks; links lead to the web alone.
"""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from whichmodel.errors import GraphError, UnknownNodeError
from whichmodel.plain_text import in_brackets, one_line, safe_link
from whichmodel.render import NAMED, SENTENCES, _plain, is_told, others
from whichmodel.spelling import in_words

if TYPE_CHECKING:
    from whichmodel.answer import Answer, Reason, Recommendation
    from whichmodel.retrieve import Hits

#: A graph of at most so many nodes shows its picture, too.
MOST_DRAWN = 80
#: What a picture weighs at most, in bytes: notebooks keep what they show.
LARGEST_PICTURE = 300_000


def answer_html(answer: Answer) -> str:
    """The answer as HTML: recommendations with plan and reasons, each reason with links to its sources."""
    return f'<div style="max-width: 56em; line-height: 1.45">{"".join(_answer(answer))}</div>'


def _answer(answer: Answer) -> Iterator[str]:
    asked = _text(answer.question)
    if answer.status != "answered" and not is_told(answer):
        yield f"<p><b>{asked}</b></p><p>{SENTENCES[answer.status]} {_text(answer.clarify or '')}</p>"
    else:
        yield f"<p><b>{asked}</b></p>"
    if answer.request.read_as:
        yield f"<p>{_text(in_words(answer.request.read_as))}</p>"
    names = {match.id: match.name for match in answer.tasks}
    for match in answer.tasks:
        yield f"<p>Task: <b>{_text(match.name)}</b>. {_told(answer, match.because[:1])}</p>"
    if answer.named:
        told = (f"<li>{_linked(one.model.name, one.model.code or one.model.paper)}: {_told(answer, one.told)}</li>" for one in answer.named)
        yield f"<p>{NAMED}</p><ul>{''.join(told)}</ul>"
    for one in answer.recommendations:
        yield from _recommendation(answer, one, names)
    if answer.rejected:
        yield f"<details><summary>{others(answer)}</summary><ul>"
        for rejected in answer.rejected:
            link = _linked(rejected.model.name, rejected.model.code or rejected.model.paper)
            yield f"<li>{link}: {_told(answer, rejected.why_not)}</li>"
        yield "</ul></details>"
    yield from (f"<p><i>Mind: {_told(answer, [note])}</i></p>" for note in answer.notes)
    if answer.evidence:
        yield f"<details><summary>Evidence: {len(answer.evidence)} statements</summary>"
        rows = [
            (_text(item.id), _text(item.subject), _text(item.predicate), _text(str(item.object)), _linked(item.source.id, item.source.url), _text(item.level))
            for item in answer.evidence
        ]  # fmt: skip
        yield _table(("", "subject", "predicate", "object", "source", "level"), rows)
        yield "</details>"


def _recommendation(answer: Answer, one: Recommendation, names: dict[str, str]) -> Iterator[str]:
    licence = _text(one.model.licence) if one.model.licence else "licence not on record"
    yield f"<p><b>{one.rank}. {_linked(one.model.name, one.model.code or one.model.paper)}</b> {in_brackets(licence)}</p>"
    if len(one.plan) > 1:
        yield "<ol>"
        for step in one.plan:
            task = _text(names.get(step.task, step.task.partition("/")[2].replace("-", " ")))
            yield f"<li>{task} with {_text(step.model.name)}: {_text(step.input)} → {_text(step.output)}</li>"
        yield "</ol>"
    yield "<ul>"
    yield from (f"<li>{_told(answer, [reason])}</li>" for reason in one.why)
    yield from (f"<li>{_told(answer, [reason])}</li>" for reason in one.caveats)
    yield from (f"<li>Sources contradict each other: {_told(answer, [reason])}</li>" for reason in one.conflicts)
    yield "</ul>"


def hits_html(hits: Hits) -> str:
    """The hits as a table, best first."""
    if not hits:
        return "<p>Nothing found.</p>"
    rows = [
        (f"{hit.score:.3f}", _text(hit.kind), _linked(*_named(hits, hit.node)), _text(hit.match.text.text if hit.match else "linked to what was found"))
        for hit in hits
    ]  # fmt: skip
    return _table(("score", "kind", "name", "what matched"), rows)


def hits_markdown(hits: Hits) -> str:
    """The hits as a Markdown table, best first."""
    if not hits:
        return "Nothing found."
    lines = ["| score | kind | name | what matched |", "|---|---|---|---|"]
    for hit in hits:
        name, url = _named(hits, hit.node)
        said = hit.match.text.text if hit.match else "linked to what was found"
        link = f"[{_plain(name)}]({found})" if (found := _in_cell(url)) else _plain(name)
        lines.append(f"| {hit.score:.3f} | {_plain(hit.kind)} | {link} | {_plain(said)} |")
    return "\n".join(lines)


def _in_cell(url: str | None) -> str | None:
    found = safe_link(url)
    return found.replace("|", "%7C") if found else None


def _named(hits: Hits, node: str) -> tuple[str, str | None]:
    """Name and address of a hit; its id alone where the engine was closed meanwhile."""
    try:
        found = hits.store.node(node) if hits.store else None
    except (GraphError, UnknownNodeError):
        found = None
    return (found.name, found.url) if found else (node, None)


def graph_html(graph: Any) -> str:
    """A graph as HTML: what it holds by kind and predicate, and its picture where it is small and matplotlib is there."""
    counts = "".join(f'<td style="vertical-align: top">{_table((title, ""), rows)}</td>' for title, rows in _counted(graph))
    said = f"<p><b>{_text(graph.name)}</b>: {len(graph)} nodes, {graph.number_of_edges()} links</p>"
    return f"<div>{said}{_picture(graph)}<table><tr>{counts}</tr></table></div>"


def graph_markdown(graph: Any) -> str:
    """A graph as Markdown: what it holds by kind and predicate."""
    lines = [f"**{_plain(str(graph.name))}**: {len(graph)} nodes, {graph.number_of_edges()} links"]
    for title, rows in _counted(graph, _plain):
        lines += ["", f"| {title} | |", "|---|---|", *(f"| {name} | {count} |" for name, count in rows)]
    return "\n".join(lines)


def _counted(graph: Any, shown: Any = None) -> list[tuple[str, list[tuple[str, str]]]]:
    shown = shown or _text
    kinds = Counter(str(kind) for _, kind in graph.nodes(data="kind", default="?"))
    predicates = Counter(str(predicate) for _, _, predicate in graph.edges(data="predicate", default="?"))
    return [(title, [(shown(name), str(count)) for name, count in found.most_common()]) for title, found in (("nodes", kinds), ("links", predicates))]


def _picture(graph: Any) -> str:
    whole = all("name" in data and "kind" in data for _, data in graph.nodes(data=True))  # nodes may be a user's own
    if not whole or not 0 < len(graph) <= MOST_DRAWN:
        return ""
    try:
        from whichmodel.picture import svg  # needs matplotlib, which takes long to import

        drawn = svg(graph)
    except ImportError:
        return ""
    if len(drawn) > LARGEST_PICTURE:
        return ""
    # inside an image nothing runs and nothing is fetched, whatever a name says
    return f'<img alt="The graph drawn" style="max-width: 100%; background: white" src="data:image/svg+xml;base64,{base64.b64encode(drawn).decode()}">'


def _told(answer: Answer, reasons: Sequence[Reason]) -> str:
    """Sentences, each with numbered links to the sources behind it."""
    number = {item.id: (at, item) for at, item in enumerate(answer.evidence, 1)}
    told = []
    for reason in reasons:
        behind = [number[one] for one in reason.evidence if one in number]
        marks = "".join(f"<sup>[{_linked(str(at), item.source.url, item.source.id)}]</sup>" for at, item in behind)
        told.append(f"{_text(reason.text)}{marks}")
    return " ".join(told)


def _table(heads: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are HTML already."""
    head = "".join(f'<th style="text-align: left">{escape(one)}</th>' for one in heads)
    cells = ["".join(f'<td style="text-align: left">{cell}</td>' for cell in row) for row in rows]
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _linked(text: str, url: str | None, title: str = "") -> str:
    address = safe_link(url)
    hint = f' title="{_text(title)}"' if title else ""
    return f'<a href="{escape(address)}"{hint} rel="noopener noreferrer">{_text(text)}</a>' if address else _text(text)


def _text(text: str) -> str:
    """*text* as HTML that shows it; dollar signs are spelled out, since notebooks set formulas between them."""
    return escape(one_line(text)).replace("$", "&#36;")
