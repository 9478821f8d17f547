"""The pictures of the house in docs/: drawn from the imports, compared by test_docs.py; `python3 dev.py docs` draws them again."""

import sys
from collections.abc import Collection, Mapping, Sequence
from html import escape
from pathlib import Path

import networkx as nx
from test_house import MODULES, edges

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "_static"
#: The rooms from top to bottom; a module belongs to the first whose name it begins with, and the engine's to the engine.
ROWS = (
    ("whichmodel_cli",),
    ("whichmodel.serve", "whichmodel.mcp", "whichmodel.adapters"),
    ("whichmodel.importers", "whichmodel: build, export, compare"),
    ("whichmodel.guard", "whichmodel: the engine"),
    ("whichmodel_embeddings", "whichmodel_data"),
)
BOX, GAP, ROW, MARGIN = 30, 16, 86, 12
#: About how wide a letter is.
LETTER = 7.6
STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#1d2127}rect{fill:#eef4fb;stroke:#0e6fd0;rx:6}"
    "path{fill:none;stroke:#8a94a3;stroke-width:1.2;marker-end:url(#tip)}svg{background:#fff}"
)


def import_graph() -> "nx.DiGraph[str]":
    """Every module and what it imports."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(MODULES)
    graph.add_edges_from(edges())
    return graph


def rooms() -> str:
    """The rooms of the house, how many modules each has, and which stands on which; what a room between implies is left out."""
    graph = import_graph()
    engine = {"whichmodel.engine", *nx.descendants(graph, "whichmodel.engine")}

    def room(module: str) -> str:
        named = [name for row in ROWS for name in row if module == name or module.startswith(f"{name}.")]
        return named[0] if named else "whichmodel: the engine" if module in engine else "whichmodel: build, export, compare"

    counts: dict[str, int] = {}
    joins: set[tuple[str, str]] = set()
    for module in MODULES:
        counts[room(module)] = counts.get(room(module), 0) + 1
    for one, other in graph.edges:
        pair = (room(one), room(other))
        if pair[0] != pair[1]:
            joins.add(pair)
    level = {name: at for at, row in enumerate(ROWS) for name in row}
    implied = {(a, d) for a, b in joins for c, d in joins if b == c and level[a] < level[b] < level[d]}
    labels = {name: f"{name} ({count})" for name, count in counts.items()}
    return drawn([list(row) for row in ROWS], labels, joins - implied)


def way() -> str:
    """The modules that answer a question, each above what it imports; an import that another one implies is left out."""
    graph = import_graph()
    inside = nx.DiGraph(graph.subgraph({"whichmodel.engine", *nx.descendants(graph, "whichmodel.engine")}))
    inside.remove_nodes_from([node for node in list(inside) if node.startswith("whichmodel.guard") or node.count(".") != 1 or "_data" in node])
    inside = nx.DiGraph(inside.subgraph({"whichmodel.engine", *nx.descendants(inside, "whichmodel.engine")}))
    depth: dict[str, int] = {}
    for node in nx.topological_sort(inside):
        depth[node] = max((depth[above] + 1 for above in inside.predecessors(node)), default=0)
    rows = [sorted(node for node in inside if depth[node] == level) for level in range(max(depth.values()) + 1)]
    reduced = nx.transitive_reduction(inside)
    at: dict[str, float] = {}
    for row in rows:  # each below the middle of those that import it
        middle = {node: _mean([at[above] for above in reduced.predecessors(node) if above in at]) for node in row}
        row.sort(key=lambda node: (middle[node], node))
        at.update({node: (place + 0.5) / len(row) for place, node in enumerate(row)})
    labels = {node: node.removeprefix("whichmodel.").replace("whichmodel_embeddings", "embeddings") for node in inside}
    return drawn(rows, labels, set(reduced.edges))


def drawn(rows: Sequence[Sequence[str]], labels: Mapping[str, str], joins: Collection[tuple[str, str]]) -> str:
    """Boxes in rows and arrows between them, as SVG."""
    wide = {name: round(len(labels[name]) * LETTER + 18) for row in rows for name in row}
    widths = [sum(wide[name] for name in row) + GAP * (len(row) - 1) for row in rows]
    width, height = max(*widths, 640) + 2 * MARGIN, ROW * (len(rows) - 1) + BOX + 2 * MARGIN
    where: dict[str, tuple[float, int]] = {}
    for level, row in enumerate(rows):
        room = (width - 2 * MARGIN - sum(wide[name] for name in row)) / (len(row) + 1)
        x = MARGIN + room
        for name in row:
            where[name] = (x + wide[name] / 2, MARGIN + level * ROW)
            x += wide[name] + room
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">',
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0 8 4 0 8z" style="fill:#8a94a3;stroke:none;marker-end:none"/></marker></defs>',
        f"<style>{STYLE}</style><rect x='0' y='0' width='{width}' height='{height}' style='fill:#fff;stroke:none'/>",
    ]
    parts += [_arrow(where[one], where[other], wide[one], wide[other]) for one, other in sorted(joins)]
    for name, (x, y) in where.items():
        parts.append(f'<rect x="{x - wide[name] / 2:.0f}" y="{y}" width="{wide[name]}" height="{BOX}"/>')
        parts.append(f'<text x="{x:.0f}" y="{y + 20}" text-anchor="middle">{escape(labels[name])}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def _arrow(start: tuple[float, int], end: tuple[float, int], wide: int, other: int) -> str:
    (x1, y1), (x2, y2) = start, end
    if y1 == y2:  # side by side: one way through the upper half, the other through the lower
        right = x2 > x1
        x1, x2, y = (x1 + wide / 2, x2 - other / 2, y1 + 10) if right else (x1 - wide / 2, x2 + other / 2, y1 + 21)
        return f'<path d="M{x1:.0f} {y}H{x2:.0f}"/>'
    down = y2 > y1
    lean = max(-1.0, min(1.0, (x2 - x1) / 400))  # arrows to other places leave and arrive at other places
    x1, x2 = x1 + lean * wide * 0.3 + (0 if down else 14), x2 - lean * other * 0.3 + (0 if down else 14)
    y1, y2 = (y1 + BOX, y2) if down else (y1, y2 + BOX)
    bend = (y2 - y1) / 2
    return f'<path d="M{x1:.0f} {y1}C{x1:.0f} {y1 + bend:.0f} {x2:.0f} {y2 - bend:.0f} {x2:.0f} {y2}"/>'


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.5


PICTURES = {"house.svg": rooms, "way.svg": way}

if __name__ == "__main__":
    for name, draw in PICTURES.items():
        (FOLDER / name).write_text(draw(), encoding="utf-8")
    sys.stdout.write(f"drawn: {', '.join(PICTURES)}\n")
