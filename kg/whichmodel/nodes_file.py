"""Generic nodes from JSON Lines, so that any corpus can be searched.

One object a line: `id`, `kind`, `name`, and optionally `summary`, `url`, `tasks` (ids), `texts` (strings) and
`links` (objects with `predicate`, `object` and optionally `source`).
"""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, ValidationError

from whichmodel.catalogue import source_url
from whichmodel.errors import CatalogueError
from whichmodel.graph import Evidence, Graph, Node, Predicate, Source, Statement, Text


class Link(BaseModel):
    """A statement about the node; an object that is no node of the file stays a literal."""

    model_config = ConfigDict(extra="forbid")
    predicate: str = Field(min_length=1)
    object: str | bool | FiniteFloat
    source: str | None = None
    evidence: Evidence = Evidence.DOCUMENT
    note: str | None = None
    literal: bool | None = None


class Line(BaseModel):
    """One node."""

    model_config = ConfigDict(extra="forbid")
    id: str = Field(min_length=1, max_length=300)
    kind: str = Field(min_length=1)
    name: str = Field(min_length=1)
    summary: str = ""
    url: str | None = None
    tasks: list[str] = []
    texts: list[str] = []
    links: list[Link] = []


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


#: Statements whose objects are texts to be embedded, and what these are.
TEXT_FIELDS = {
    Predicate.SYMPTOM: "symptom", Predicate.ALT_LABEL: "label", Predicate.GIST: "gist", Predicate.DEFINITION: "definition",
    Predicate.EXAMPLE: "example", Predicate.GOOD_FOR: "goodFor",
}  # fmt: skip


def state_line(graph: Graph, line: Line, own: str) -> list[Statement]:
    """Add the node to *graph*, and give what is stated of it: by *own*, where a link names no source."""
    texts = [Text("name", line.name), *([Text("summary", line.summary)] if line.summary else [])]
    texts += [Text("text", text) for text in line.texts]
    texts += [Text(TEXT_FIELDS[Predicate(x.predicate)], str(x.object)) for x in line.links if x.predicate in TEXT_FIELDS]
    url = line.url or f"urn:whichmodel:{line.id}"
    graph.add(Node(line.id, line.kind, line.name, line.summary, url, tuple(dict.fromkeys(texts))))
    said = []
    if line.summary and not any(link.predicate == Predicate.SUMMARY for link in line.links):
        said.append(Statement(line.id, Predicate.SUMMARY, line.summary, own, Evidence.DOCUMENT, literal=True))
    for task in line.tasks:
        target = task if task.startswith("task/") else f"task/{task}"
        said.append(Statement(line.id, Predicate.TASK, target, own, Evidence.DOCUMENT))
    for link in line.links:
        node = isinstance(link.object, str) and "/" in link.object and " " not in link.object
        literal = link.literal if link.literal is not None else not node
        said.append(Statement(line.id, link.predicate, link.object, link.source or own, link.evidence, literal, link.note))
    if not said:  # so that an answer that names the node has something to cite
        said.append(Statement(line.id, Predicate.NAME, line.name, own, Evidence.DOCUMENT, literal=True))
    return said
