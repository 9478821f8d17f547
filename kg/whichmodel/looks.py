"""How a kind of node looks wherever the graph is drawn: a colour on light and on dark ground, and a shape.

The colours are those of Okabe and Ito (2008), moved until any two differ plainly (12 in CIELAB) to eyes of every kind,
which a test measures; the shape says the same again, for print in grey.
"""

import math
from dataclasses import dataclass
from typing import NamedTuple

import networkx as nx

from whichmodel.graph import Kind


@dataclass(frozen=True, slots=True)
class Look:
    """Colours as #rrggbb; *shape* is a name that every drawing knows."""

    light: str
    dark: str
    shape: str


LOOKS = {
    Kind.TASK: Look("#c9510c", "#ff8a3d", "diamond"),
    Kind.TOPIC: Look("#8a0f5e", "#f0e442", "star"),
    Kind.MODEL: Look("#0e6fd0", "#3d9be0", "circle"),
    Kind.PAPER: Look("#0a8550", "#2ddc9b", "square"),
    Kind.DATASET: Look("#e39a00", "#ffbb76", "triangle"),
    Kind.CODE: Look("#45a7ea", "#a2d6ff", "hexagon"),
    Kind.LICENCE: Look("#1d1e22", "#dfdede", "cross"),
    Kind.ARCHITECTURE: Look("#e079a8", "#df80bd", "down"),
    Kind.RESULT: Look("#7d8086", "#838689", "dot"),
}
#: What a graph of one's own may hold beyond these kinds.
OTHER = Look("#7a5c3e", "#c4a484", "circle")


class Place(NamedTuple):
    """Where a node stands: x to the right, y downwards, and its radius, all in one unit."""

    x: float
    y: float
    radius: float


def look(kind: str) -> Look:
    """The look of a kind."""
    return LOOKS.get(Kind(kind), OTHER) if kind in set(Kind) else OTHER


def radius(graph: "nx.MultiDiGraph[str]", node: str) -> float:
    """How large a node is drawn: by the root of its links, so that its area tells; 4 to 16."""
    small = graph.nodes[node]["kind"] == Kind.RESULT
    links = int(graph.degree(node))
    return min(16.0, (2.5 if small else 4.0) + 1.1 * math.sqrt(links))
