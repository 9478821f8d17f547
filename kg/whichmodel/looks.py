"""How a kind of node looks wherever the graph is drawn: a colour on light and on dark ground, and a shape.

The colours are those of Okabe and Ito (2008), made for all kinds of colour vision, lightened for dark ground; the shape
says the same again, for print in grey and for kinds whose colours come near each other.
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
    Kind.TASK: Look("#d55e00", "#ff8a3d", "diamond"),
    Kind.TOPIC: Look("#a89600", "#f0e442", "star"),
    Kind.MODEL: Look("#0072b2", "#3d9be0", "circle"),
    Kind.PAPER: Look("#009e73", "#2cc79a", "square"),
    Kind.DATASET: Look("#e69f00", "#ffc24d", "triangle"),
    Kind.CODE: Look("#56b4e9", "#9bdcff", "hexagon"),
    Kind.LICENCE: Look("#4d4d4d", "#e6e6e6", "cross"),
    Kind.ARCHITECTURE: Look("#cc79a7", "#eba3cc", "down"),
    Kind.RESULT: Look("#8f8f8f", "#838b95", "dot"),
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
    return LOOKS[Kind(kind)] if kind in set(Kind) else OTHER


def radius(graph: "nx.MultiDiGraph[str]", node: str) -> float:
    """How large a node is drawn: by the root of its links, so that its area tells; 4 to 16."""
    small = graph.nodes[node]["kind"] == Kind.RESULT
    links = int(graph.degree(node))
    return min(16.0, (2.5 if small else 4.0) + 1.1 * math.sqrt(links))
