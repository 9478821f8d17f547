"""The graph as networkx: what is walked, analysed and handed to other tools."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import networkx as nx

from whichmodel.errors import UnknownNodeError
from whichmodel.graph import Kind, Predicate
from whichmodel.store import Store, StoredStatement

#: Kinds through which a path tells nothing: half of all models share a licence, an architecture or a data set.
HUBS = frozenset({Kind.LICENCE, Kind.ARCHITECTURE, Kind.DATASET, Kind.METRIC, Kind.RESULT})


class GraphView(nx.MultiDiGraph):  # type: ignore[misc]  # networkx is not typed
    """A directed multigraph of networkx that shows itself in a notebook: what it holds, and its picture while it is small."""

    def _repr_html_(self) -> str:
        from whichmodel.notebook import graph_html  # only notebooks need it

        return graph_html(self)

    def _repr_markdown_(self) -> str:
        from whichmodel.notebook import graph_markdown

        return graph_markdown(self)


def to_networkx(store: Store, nodes: Iterable[str] | None = None) -> GraphView:
    """The statements between nodes as a directed multigraph, literals by predicate in a node's `said`; of *nodes* alone where given."""
    graph = GraphView(name=store.settings.name)
    chosen = list(nodes) if nodes is not None else store.all_ids()
    for node in chosen:
        found = store.node(node)
        graph.add_node(node, kind=found.kind, name=found.name, summary=found.summary, url=found.url or "", said={})
    for node in chosen:
        for statement in store.about(node):
            if statement.literal:
                graph.nodes[node]["said"].setdefault(statement.predicate, []).append(statement.object)
            elif str(statement.object) in graph:
                graph.add_edge(
                    node, str(statement.object), key=statement.id, predicate=statement.predicate,
                    source=statement.source, evidence=statement.evidence,
                )  # fmt: skip
    return graph


def neighbourhood(store: Store, node: str, depth: int = 1) -> GraphView:
    """What lies within *depth* statements of *node*, in either direction; competitors are not fetched for being that."""
    found = {store.node(node).id}
    edge = set(found)
    for _ in range(depth):
        beyond = {str(s.object) for one in edge for s in store.about(one) if not s.literal and s.predicate != Predicate.COMPETES_WITH}
        beyond |= {s.subject for one in edge for s in store.pointing(one) if s.predicate != Predicate.COMPETES_WITH}
        edge = beyond - found
        found |= edge
    return to_networkx(store, sorted(found))


def shortest_paths(store: Store, start: str, end: str, most: int = 3) -> list[list[StoredStatement]]:
    """The shortest ways from *start* to *end* as statements, walked in either direction; none where there is none.

    Ways through licences, architectures, data sets and results are left out, unless one of these is an end; that two
    models compete is a way between these two alone.
    Raises UnknownNodeError for an id that the graph does not hold.
    """
    ends = {store.node(start).id, store.node(end).id}
    if start == end:
        raise UnknownNodeError(f"a path needs two nodes; '{start}' is both its ends")
    joined = _joined(store)
    plain = nx.subgraph_view(
        joined,
        filter_node=lambda node: node in ends or not joined.nodes[node]["hub"],
        filter_edge=lambda one, other: {one, other} == ends or not joined.edges[one, other]["rivals"],
    )
    try:
        ways = nx.all_shortest_paths(plain, start, end)
        found = [way for _, way in zip(range(most), ways, strict=False)]
    except nx.NetworkXNoPath:
        return []
    return [_statements(store, way) for way in found]


def _joined(store: Store) -> "nx.Graph[str]":
    """All nodes, joined where some statement joins them; made once for a graph. `rivals` marks what only competition joins."""
    known: nx.Graph[str] | None = store.memory.get("joined nodes")
    if known is not None:
        return known
    joined: nx.Graph[str] = nx.Graph()
    joined.add_nodes_from((node, {"hub": store.node(node).kind in HUBS}) for node in store.all_ids())
    for statement in store.statements():
        if statement.literal or str(statement.object) not in joined:
            continue
        rivals = statement.predicate == Predicate.COMPETES_WITH
        edge = (statement.subject, str(statement.object))
        joined.add_edge(*edge, rivals=rivals and joined.edges.get(edge, {"rivals": True})["rivals"])
    store.memory["joined nodes"] = joined
    return joined


def _statements(store: Store, way: Sequence[str]) -> list[StoredStatement]:
    """The statement for each step of a way, whichever direction it has."""
    steps = []
    for one, other in pairwise(way):
        ahead = [s for s in store.about(one) if not s.literal and s.object == other]
        back = [s for s in store.about(other) if not s.literal and s.object == one]
        steps.append((ahead or back)[0])
    return steps
