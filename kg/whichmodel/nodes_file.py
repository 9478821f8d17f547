"""Generic nodes from JSON Lines, so that any corpus can be searched.

One object a line: `id`, `kind`, `name`, and optionally `summary`, `url`, `tasks` (ids), `texts` (strings) and
`links` (objects with `predicate`, `object` and optionally `source`).
"""

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, ValidationError

from whichmodel.catalogue import source_url
from whichmodel.errors import CatalogueError
from whichmodel.graph import Evidence, Graph, Node, Predicate, Source, Statement, Text


class Link(BaseModel):
    """A statement about the node."""

    model_config = ConfigDict(extra="forbid")
    predicate: str = Field(min_length=1)
    object: str | FiniteFloat | bool
    source: str | None = None


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
    graph.sources[own] = Source(own)
    statements: list[Statement] = []
    try:
        with path.open(encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    statements += _node(graph, _line(path, number, line), own)
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path}: cannot be read: {error}") from error
    graph.say(statement for statement in statements if statement.literal or statement.object in graph.nodes)
    graph.say(
        Statement(s.subject, s.predicate, s.object, s.source, s.evidence, literal=True)
        for s in statements if not s.literal and s.object not in graph.nodes
    )  # fmt: skip
    return graph


def _line(path: Path, number: int, line: str) -> Line:
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


def _node(graph: Graph, line: Line, own: str) -> list[Statement]:
    texts = [Text("name", line.name), *([Text("summary", line.summary)] if line.summary else [])]
    texts += [Text("text", text) for text in line.texts]
    graph.add(Node(line.id, line.kind, line.name, line.summary, line.url or f"urn:whichmodel:{line.id}", tuple(texts)))
    said = [Statement(line.id, Predicate.SUMMARY, line.summary, own, Evidence.DOCUMENT, literal=True)] if line.summary else []
    for task in line.tasks:
        target = task if task.startswith("task/") else f"task/{task}"
        said.append(Statement(line.id, Predicate.TASK, target, own, Evidence.DOCUMENT))
    for link in line.links:
        source = link.source or own
        graph.sources.setdefault(source, Source(source, source_url(source)))
        node = isinstance(link.object, str) and "/" in link.object
        said.append(Statement(line.id, link.predicate, link.object, source, Evidence.DOCUMENT, literal=not node))
    return said
