"""Generic nodes from JSON Lines, so that any corpus can be searched.

One object a line: `id`, `kind`, `name`, and optionally `summary`, `url`, `tasks` (ids), `texts` (strings) and
`links` (objects with `predicate`, `object` and optionally `source`). A line with `complete` holds all of its node: its
links are all that is stated and its `texts` all that is embedded, and nothing is made of its name or summary.
"""

import json
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, ValidationError

from whichmodel.errors import CatalogueError
from whichmodel.graph import TEXT_FIELDS, Evidence, Graph, Node, Predicate, Source, Statement, Text
from whichmodel.naming import source_url
from whichmodel.store import Store


class Link(BaseModel):
    """A statement about the node; an object that is no node of the file stays a literal."""

    model_config = ConfigDict(extra="forbid")
    predicate: str = Field(min_length=1)
    object: str | bool | Annotated[int, Field(ge=-(2**63), lt=2**63)] | FiniteFloat
    source: str | None = None
    source_url: str | None = None
    evidence: Evidence = Evidence.DOCUMENT
    note: str | None = None
    literal: bool | None = None


class Embedded(BaseModel):
    """A text that is embedded: what it is, itself, its language."""

    model_config = ConfigDict(extra="forbid")
    field: str = "text"
    text: str
    language: str = "en"


class Line(BaseModel):
    """One node."""

    model_config = ConfigDict(extra="forbid")
    id: str = Field(min_length=1, max_length=300)
    kind: str = Field(min_length=1)
    name: str = Field(min_length=1)
    summary: str = ""
    url: str | None = None
    tasks: list[str] = []
    texts: list[str | Embedded] = []
    links: list[Link] = []
    complete: bool = False


def read_nodes(path: Path) -> Graph:
    """The graph that the JSON Lines file *path* states; raises CatalogueError naming file and line."""
    graph = Graph(path.stem)
    own = str(path.name)
    statements: list[Statement] = []
    try:
        with path.open(encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    statements += state_line(graph, parse_line(path, number, line), own)
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path}: cannot be read: {error}") from error
    graph.say(one if one.literal or one.object in graph.nodes else replace(one, literal=True) for one in statements)
    for statement in statements:
        graph.sources.setdefault(statement.source, Source(statement.source, source_url(statement.source)))
    return graph


def node_line(store: Store, node: str) -> dict[str, Any]:
    """The line for *node* of a graph, as JSON values; reading it gives the node and its statements back."""
    found = store.node(node)
    links = []
    for s in store.about(node):
        link: dict[str, Any] = {"predicate": s.predicate, "object": s.object, "literal": s.literal, "source": s.source, "evidence": s.evidence}
        url = store.source(s.source).url
        link |= {"source_url": url} if url != source_url(s.source) else {}
        links.append(link | ({"note": s.note} if s.note is not None else {}))
    texts = [{"field": text.field, "text": text.text, "language": text.language} for text in store.texts_of(node)]
    return {
        "id": node, "kind": found.kind, "name": found.name, "summary": found.summary, "url": found.url, "texts": texts,
        "links": links, "complete": True,
    }  # fmt: skip


def parse_line(path: Path, number: int, line: str) -> Line:
    """The node on *line*; raises CatalogueError naming file and line."""
    try:
        made: Any = json.loads(line)
        return Line.model_validate(made)
    except json.JSONDecodeError as error:
        raise CatalogueError(f"{path}:{number}: not JSON: {error.msg}") from error
    except RecursionError:
        raise CatalogueError(f"{path}:{number}: not a node: nested too deep") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise CatalogueError(f"{path}:{number}: {where}: {first['msg']}") from error


def state_line(graph: Graph, line: Line, own: str) -> list[Statement]:
    """Add the node to *graph*, and give what is stated of it: by *own*, where a link names no source."""
    given = [Text("text", one) if isinstance(one, str) else Text(one.field, one.text, one.language) for one in line.texts]
    if line.complete:
        graph.add(Node(line.id, line.kind, line.name, line.summary, line.url, tuple(given)))
        return [_stated(graph, line.id, link, own) for link in line.links]
    texts = [Text("name", line.name), *([Text("summary", line.summary)] if line.summary else []), *given]
    texts += [Text(TEXT_FIELDS[Predicate(x.predicate)], str(x.object)) for x in line.links if x.predicate in TEXT_FIELDS]
    url = line.url or f"urn:whichmodel:{line.id}"
    graph.add(Node(line.id, line.kind, line.name, line.summary, url, tuple(dict.fromkeys(texts))))
    said = []
    if line.summary and not any(link.predicate == Predicate.SUMMARY for link in line.links):
        said.append(Statement(line.id, Predicate.SUMMARY, line.summary, own, Evidence.DOCUMENT, literal=True))
    for task in line.tasks:
        target = task if task.startswith("task/") else f"task/{task}"
        said.append(Statement(line.id, Predicate.TASK, target, own, Evidence.DOCUMENT))
    said += [_stated(graph, line.id, link, own) for link in line.links]
    if not said:  # so that an answer that names the node has something to cite
        said.append(Statement(line.id, Predicate.NAME, line.name, own, Evidence.DOCUMENT, literal=True))
    return said


def _stated(graph: Graph, subject: str, link: Link, own: str) -> Statement:
    node = isinstance(link.object, str) and "/" in link.object and " " not in link.object
    literal = link.literal if link.literal is not None else not node
    source = own if link.source is None else link.source
    if link.source_url:
        graph.sources.setdefault(source, Source(source, link.source_url))
    return Statement(subject, link.predicate, link.object, source, link.evidence, literal, link.note)
