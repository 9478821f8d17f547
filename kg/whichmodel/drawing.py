"""The graph, or a part of it, in any of the forms in which it is drawn or handed on."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from whichmodel import exchange
from whichmodel.answer import Answer
from whichmodel.errors import WhichmodelError
from whichmodel.page import page
from whichmodel.picture import png, svg
from whichmodel.store import Store

if TYPE_CHECKING:
    import networkx as nx

GRAPH_FILES: dict[str, Callable[["nx.MultiDiGraph[str]"], bytes]] = {
    "graphml": exchange.graphml, "gexf": exchange.gexf, "cytoscape": exchange.cytoscape, "dot": exchange.dot,
    "mermaid": exchange.mermaid,
}  # fmt: skip
PICTURES: dict[str, Callable[["nx.MultiDiGraph[str]", str], bytes]] = {"svg": svg, "png": png}
FORMATS = ("html", *PICTURES, *GRAPH_FILES)
#: How the name of a file says what it holds.
ENDINGS = {f".{form}": form for form in FORMATS} | {
    ".htm": "html", ".gv": "dot", ".mmd": "mermaid", ".cyjs": "cytoscape", ".json": "cytoscape",
}  # fmt: skip


def draw(store: Store, graph: "nx.MultiDiGraph[str]", form: str, title: str, answer: Answer | None = None) -> bytes:
    """*graph* in one of FORMATS; *answer* gives a page its steps. WhichmodelError where the form needs an extra."""
    if form == "html":
        return page(store, graph, title, answer)
    if form in PICTURES:
        return PICTURES[form](graph, title)
    if form not in GRAPH_FILES:
        raise WhichmodelError(f"no format '{form}'; formats are: {', '.join(FORMATS)}")
    return GRAPH_FILES[form](graph)
