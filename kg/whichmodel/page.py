"""The graph as one HTML file that needs nothing else: no network, no server, no other file.

The drawing is done by D3, which mpld3 carries (both BSD-3-Clause); our part is the template under `web/`. Texts of the
graph go into the page as JSON alone and are shown as text, never as markup; a content security policy that names the
page's own scripts by their hash keeps any other from running, and the page from fetching anything.
"""

import base64
import hashlib
import html
import json
from collections.abc import Iterable
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import networkx as nx

from whichmodel.answer import Answer
from whichmodel.errors import WhichmodelError
from whichmodel.layout import places
from whichmodel.looks import look
from whichmodel.plain_text import safe_link
from whichmodel.render import is_told
from whichmodel.store import Store
from whichmodel.walk import steps

#: The parts of the page's script, in the order in which they stand on one another.
SCRIPT = ("graph", "drawing", "moving", "panels", "finding", "begin")
SENTENCES = {
    "answered": "", "no_fit": "Nothing in this catalogue fits.", "out_of_scope": "This is outside what the catalogue covers.",
    "ask_back": "Please say a little more.",
}  # fmt: skip


def page(store: Store, graph: "nx.MultiDiGraph[str]", title: str, answer: Answer | None = None) -> bytes:
    """The page that shows *graph*; with *answer*, its reasons can be stepped through. WhichmodelError without mpld3."""
    web = files("whichmodel") / "web"
    style = (web / "page.css").read_text("utf-8")
    script = "".join(['"use strict";(() => {\n', *((web / f"{part}.js").read_text("utf-8") for part in SCRIPT), "})();\n"])
    library = _library()
    allowed = " ".join(f"'sha256-{_hash(one)}'" for one in (library, script))
    policy = f"default-src 'none'; script-src {allowed}; style-src 'sha256-{_hash(style)}'; img-src data: blob:; base-uri 'none'; form-action 'none'"
    filled = (web / "page.html").read_text("utf-8")
    parts = {
        "policy": policy, "title": html.escape(title), "style": style, "library": library, "script": script,
        "data": _embedded(_data(store, graph, title, answer)),
    }  # fmt: skip
    # one pass from left to right, so that nothing in a part is taken for the place of another
    made = []
    for chunk in filled.split("{{"):
        name, closed, rest = chunk.partition("}}")
        made.append(f"{parts[name]}{rest}" if closed else chunk)
    return "".join(made).encode()


def _library() -> str:
    """D3's source, as it may stand in a script element."""
    spec = find_spec("mpld3")
    if spec is None or spec.origin is None:
        raise WhichmodelError("an HTML page needs D3, which mpld3 carries: pip install 'whichmodel[view]'")
    return (Path(spec.origin).parent / "js" / "d3.v5.min.js").read_text("utf-8").replace("</script", "<\\/script")


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _embedded(data: dict[str, Any]) -> str:
    """*data* as JSON that no parser of HTML finds the end of a script or a comment in."""
    made = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace").decode()
    return made.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


class _Table:
    """Values by number: each is written once, and named by its place."""

    def __init__(self) -> None:
        self.values: dict[str, int] = {}

    def __call__(self, value: str) -> int:
        return self.values.setdefault(value, len(self.values))


def _data(store: Store, graph: "nx.MultiDiGraph[str]", title: str, answer: Answer | None) -> dict[str, Any]:
    """What the script of the page reads; rows rather than objects, for the size of the file."""
    at = places(graph)
    row = {node: number for number, node in enumerate(graph)}
    kinds, predicates, sources, levels = _Table(), _Table(), _Table(), _Table()
    nodes, links = list[list[Any]](), list[list[Any]]()
    link_of = dict[tuple[str, str, str], int]()
    for node, values in graph.nodes.items():
        said = [
            [predicates(s.predicate), s.object, sources(s.source), levels(s.evidence), s.note or ""]
            for s in store.about(node) if s.literal
        ]  # fmt: skip
        url = safe_link(values["url"]) or ""
        summary = values["summary"]
        nodes.append([node, kinds(values["kind"]), values["name"], summary, url, *at[node], said])
    for node in graph:
        for s in store.about(node):
            if not s.literal and s.object in row:
                link_of.setdefault((node, s.predicate, str(s.object)), len(links))
                links.append([row[node], row[str(s.object)], predicates(s.predicate), sources(s.source), levels(s.evidence), s.note or ""])
    return {
        "title": title, "kinds": [[kind, look(kind).light, look(kind).dark, look(kind).shape] for kind in kinds.values],
        "predicates": list(predicates.values), "levels": list(levels.values), "nodes": nodes, "links": links,
        "sources": [[source, safe_link(store.source(source).url) or ""] for source in sources.values],
        "answer": _walk(store, answer, row, link_of) if answer else None,
    }  # fmt: skip


def _walk(store: Store, answer: Answer, row: dict[str, int], link_of: dict[tuple[str, str, str], int]) -> dict[str, Any]:
    """The reasons of the answer, one a step."""
    made = []
    for step in steps(store, answer):
        cited = [(e.subject, e.predicate, str(e.object)) for e in step.evidence]
        evidence = [
            [e.subject, e.predicate, e.object, e.source.id, safe_link(e.source.url) or "", e.level] for e in step.evidence
        ]  # fmt: skip
        made.append({
            "about": step.about, "text": step.text, "nodes": [row[n] for n in step.nodes if n in row],
            "links": _known(link_of.get(one) for one in cited), "evidence": evidence,
        })  # fmt: skip
    return {"question": answer.question, "says": answer.clarify or ("" if is_told(answer) else SENTENCES[answer.status]), "steps": made}


def _known(found: Iterable[int | None]) -> list[int]:
    return [one for one in found if one is not None]
