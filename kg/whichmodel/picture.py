"""The graph as a still picture: SVG and PNG with a legend, and as many labels as fit without covering one another."""

import io
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import networkx as nx

from whichmodel.errors import WhichmodelError
from whichmodel.layout import places
from whichmodel.looks import Place, look
from whichmodel.plain_text import one_line, web_address

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.transforms import Bbox

Graph = nx.MultiDiGraph
MARKERS = {
    "diamond": "D", "star": "*", "circle": "o", "square": "s", "triangle": "^", "hexagon": "h", "cross": "P", "down": "v", "dot": "o",
}  # fmt: skip
#: Markers of the same nominal size differ in area; a star and a diamond look small and large.
AREAS = {"star": 1.9, "diamond": 0.85, "square": 0.85, "cross": 1.15}
INK, QUIET, LINE = "#1d2127", "#5b6068", "#9aa1ab"
#: A graph of at most so many nodes is drawn with arrows, and the name of each link where there is room.
SMALL = 80
LONGEST = 34


def svg(graph: "Graph[str]", title: str = "") -> bytes:
    """SVG whose texts stay texts, so that they can be searched; names link to their pages."""
    return _drawn(graph, title, "svg")


def png(graph: "Graph[str]", title: str = "") -> bytes:
    """PNG, at 144 dots an inch."""
    return _drawn(graph, title, "png")


def _drawn(graph: "Graph[str]", title: str, form: str) -> bytes:
    try:
        import matplotlib as mpl  # an extra
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError:
        raise WhichmodelError("a picture needs matplotlib: pip install 'whichmodel[view]'") from None
    at = places(graph)
    wide = max((p.x + p.radius for p in at.values()), default=1) * 2 + 260
    high = max((p.y + p.radius for p in at.values()), default=1) * 2 + 120
    inches = min(1 / 72, 48 / max(wide, high))
    settings = {
        "svg.fonttype": "none", "svg.hashsalt": "whichmodel", "text.parse_math": False,
        "font.family": ["DejaVu Sans", "sans-serif"],
    }  # fmt: skip
    with mpl.rc_context(settings):
        figure = Figure(figsize=(max(7.0, wide * inches), max(4.5, high * inches)), dpi=144, facecolor="white")
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1))
        _fill(axes, graph, at, title)
        written = io.BytesIO()
        metadata = {"Date": None, "Creator": "whichmodel"} if form == "svg" else {"Software": "whichmodel"}
        figure.savefig(written, format=form, metadata=metadata)
    return written.getvalue()


def _fill(axes: "Axes", graph: "Graph[str]", at: dict[str, Place], title: str) -> None:
    """Draw on *axes*, whose unit becomes that of the layout."""
    width, height = axes.figure.get_size_inches()
    scale = max(1.0, max((p.x + p.radius for p in at.values()), default=1) * 2 + 260) / (72 * width)
    scale = max(scale, (max((p.y + p.radius for p in at.values()), default=1) * 2 + 120) / (72 * height))
    axes.set_xlim(-36 * width * scale, 36 * width * scale)
    axes.set_ylim(36 * height * scale, -36 * height * scale)
    axes.set_axis_off()
    small = len(graph) <= SMALL
    taken = _edges(axes, graph, at, small, scale)
    counts = Counter(values["kind"] for values in graph.nodes.values())
    for kind in counts:
        seen = look(kind)
        of_kind = [at[node] for node, values in graph.nodes.items() if values["kind"] == kind]
        sizes = [(2 * p.radius / scale) ** 2 * AREAS.get(seen.shape, 1) for p in of_kind]
        axes.scatter(
            [p.x for p in of_kind], [p.y for p in of_kind], sizes, seen.light, MARKERS[seen.shape],
            edgecolors="white", linewidths=0.8, zorder=3, label=f"{one_line(kind)} ({len(of_kind)})",
        )  # fmt: skip
    legend = axes.legend(loc="lower left", frameon=True, framealpha=0.9, edgecolor="#d9dce1", fontsize=8, labelcolor=INK, borderpad=0.8)
    for handle in legend.legend_handles:
        handle.set_sizes([42])  # type: ignore[union-attr]
    if title:
        axes.text(0.012, 0.985, _short(title, 110), transform=axes.transAxes, fontsize=12, weight="bold", color=INK, va="top")
    axes.figure.canvas.draw()
    renderer = axes.figure.canvas.get_renderer()  # type: ignore[attr-defined]
    occupied = [legend.get_window_extent(renderer), *(text.get_window_extent(renderer) for text in axes.texts)]
    for node in at.values():
        (x, y), reach = axes.transData.transform((node.x, node.y)), node.radius / scale * 2
        occupied.append(_box(x - reach, y - reach, 2 * reach, 2 * reach))
    _names(axes, graph, at, occupied, scale)
    for spot, text, angle in taken:
        _label(axes, text, [(*spot, "center", "center")], occupied, fontsize=6, color=QUIET, rotation=angle)


def _edges(axes: "Axes", graph: "Graph[str]", at: dict[str, Place], small: bool, scale: float) -> list[tuple[Any, str, float]]:
    """Draw the links; where the graph is small, with arrows, and back comes where the name of each might stand."""
    if not small:
        from matplotlib.collections import LineCollection

        lines = [[at[a][:2], at[b][:2]] for a, b in graph.edges()]
        axes.add_collection(LineCollection(lines, colors=LINE, linewidths=0.4, alpha=0.35, zorder=1))
        return []
    said: dict[tuple[str, str], list[str]] = {}
    for start, end, values in graph.edges(data=True):
        said.setdefault((start, end), []).append(values["predicate"])
    spots = []
    for (start, end), predicates in said.items():
        if start == end:
            continue
        bend = 0.12 if (end, start) in said else 0.0
        gap = at[end].radius / scale
        axes.annotate(
            "", at[end][:2], at[start][:2], zorder=1,
            arrowprops={
                "arrowstyle": "-|>,head_length=.35,head_width=.16", "color": LINE, "linewidth": 0.8, "shrinkA": 0, "shrinkB": gap + 1.5,
                "connectionstyle": f"arc3,rad={bend}",
            },
        )  # fmt: skip
        middle = ((at[start].x + at[end].x) / 2, (at[start].y + at[end].y) / 2)
        spots.append((middle, _short(", ".join(dict.fromkeys(predicates)), 40), 0.0))
    return spots


def _names(axes: "Axes", graph: "Graph[str]", at: dict[str, Place], occupied: "list[Bbox]", scale: float) -> None:
    """Name the nodes, the most linked first, each on the first of its sides that is free."""
    for node in sorted(at, key=lambda one: (-at[one].radius, one)):
        x, y, radius = at[node]
        far = radius + 2.5 * scale
        sides = [(x + far, y, "left", "center"), (x, y + far, "center", "top"), (x - far, y, "right", "center"), (x, y - far, "center", "bottom")]
        values = graph.nodes[node]
        _label(
            axes, _short(values["name"] or node, LONGEST), sides, occupied, fontsize=min(10.0, 6 + radius / 4), color=INK,
            url=web_address(values["url"]),
        )  # fmt: skip


def _label(axes: "Axes", text: str, sides: list[tuple[float, float, str, str]], occupied: "list[Bbox]", **style: Any) -> None:
    """Write *text* at the first of *sides* where it covers nothing; nowhere, if there is no such place."""
    from matplotlib.patheffects import withStroke

    renderer = axes.figure.canvas.get_renderer()  # type: ignore[union-attr]
    frame = axes.get_window_extent(renderer)
    for x, y, across, down in sides:
        made = axes.text(x, y, text, ha=across, va=down, zorder=5, **style)
        box = made.get_window_extent(renderer).padded(1)
        inside = frame.x0 < box.x0 and box.x1 < frame.x1 and frame.y0 < box.y0 and box.y1 < frame.y1
        if inside and not box.count_overlaps(occupied):
            occupied.append(box)
            made.set_path_effects([withStroke(linewidth=2, foreground="white")])
            return
        made.remove()


def _box(left: float, low: float, width: float, height: float) -> "Bbox":
    from matplotlib.transforms import Bbox

    return Bbox.from_bounds(left, low, width, height)


def _short(text: str, most: int) -> str:
    line = re.sub("[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", one_line(text))
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
