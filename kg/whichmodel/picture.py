"""The graph as a still picture: SVG and PNG with a legend, and as many labels as fit without covering one another."""

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np

from whichmodel.errors import WhichmodelError
from whichmodel.graph import Kind
from whichmodel.layout import places
from whichmodel.looks import Place, look
from whichmodel.plain_text import one_line, safe_link

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.backends.backend_agg import FigureCanvasAgg

MARKERS = {
    "diamond": "D", "star": "*", "circle": "o", "square": "s", "triangle": "^", "hexagon": "h", "cross": "P", "down": "v", "dot": "o",
}  # fmt: skip
#: Markers of the same nominal size differ in area; a star and a diamond look small and large.
AREAS = {"star": 1.9, "diamond": 0.85, "square": 0.85, "cross": 1.15}
INK, QUIET, LINE = "#1d2127", "#5b6068", "#9aa1ab"
#: A graph of at most so many nodes is drawn with arrows, and the name of each link where there is room.
SMALL = 80
LONGEST = 34
#: Room for names at the sides, for title and legend above and below, in the unit of the layout.
MARGIN = (260.0, 120.0)
#: Of so many nodes, the most linked, a name is tried.
MOST_NAMES = 900
#: Inches of the longer side, at most.
LARGEST = 32.0


def svg(graph: "nx.MultiDiGraph[str]", title: str = "") -> bytes:
    """SVG whose texts stay texts, so that they can be searched; names link to their pages."""
    return _drawn(graph, title, "svg")


def png(graph: "nx.MultiDiGraph[str]", title: str = "") -> bytes:
    """PNG, at 144 dots an inch."""
    return _drawn(graph, title, "png")


@dataclass
class _Sheet:
    """A drawing under way, in the unit of the layout; *scale* is how much of it makes a point."""

    axes: "Axes"
    canvas: "FigureCanvasAgg"
    scale: float
    #: What no label may cover: left, low, right and high, in dots.
    taken: list[tuple[float, float, float, float]]

    def label(self, text: str, sides: Iterable[tuple[float, float, str, str]], **style: Any) -> None:
        """Write *text* at the first of *sides* (x, y, alignment across and down) where it covers nothing, if any."""
        renderer = self.canvas.get_renderer()
        frame, taken = self.axes.get_window_extent(renderer), np.array(self.taken).reshape(-1, 4)
        # a ground of its own rather than an outline, which would turn the text of an SVG into curves
        ground = {"facecolor": "white", "alpha": 0.75, "edgecolor": "none", "pad": 0.6}
        for x, y, across, down in sides:
            made = self.axes.text(x, y, text, ha=across, va=down, zorder=5, bbox=ground, **style)
            box = made.get_window_extent(renderer).padded(1)
            inside = frame.x0 < box.x0 and box.x1 < frame.x1 and frame.y0 < box.y0 and box.y1 < frame.y1
            covers = (taken[:, 0] < box.x1) & (box.x0 < taken[:, 2]) & (taken[:, 1] < box.y1) & (box.y0 < taken[:, 3])
            if inside and not covers.any():
                self.taken.append(box.extents)
                return
            made.remove()


def _drawn(graph: "nx.MultiDiGraph[str]", title: str, form: str) -> bytes:
    try:
        import matplotlib as mpl  # an extra
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError:
        raise WhichmodelError("a picture needs matplotlib: pip install 'whichmodel[view]'") from None
    at = places(graph)
    wide = max((p.x + p.radius for p in at.values()), default=1) * 2 + MARGIN[0]
    high = max((p.y + p.radius for p in at.values()), default=1) * 2 + MARGIN[1]
    inches = min(1 / 72, LARGEST / max(wide, high))
    width, height = max(7.0, wide * inches), max(4.5, high * inches)
    scale = max(wide / width, high / height) / 72
    settings = {
        "svg.fonttype": "none", "svg.hashsalt": "whichmodel", "text.parse_math": False,
        "font.family": ["DejaVu Sans", "sans-serif"],
    }  # fmt: skip
    with mpl.rc_context(settings):
        figure = Figure(figsize=(width, height), dpi=144, facecolor="white")
        canvas = FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_xlim(-36 * width * scale, 36 * width * scale)
        axes.set_ylim(36 * height * scale, -36 * height * scale)
        axes.set_axis_off()
        _fill(_Sheet(axes, canvas, scale, []), graph, at, title)
        written = io.BytesIO()
        metadata = {"Date": None, "Creator": "whichmodel"} if form == "svg" else {"Software": "whichmodel"}
        figure.savefig(written, format=form, metadata=metadata)
    return written.getvalue()


def _fill(sheet: _Sheet, graph: "nx.MultiDiGraph[str]", at: dict[str, Place], title: str) -> None:
    """Links, nodes, legend and title, then the labels where they leave room."""
    axes = sheet.axes
    small = len(graph) <= SMALL
    spots = _arrows(sheet, graph, at) if small else _lines(sheet, graph, at)
    for kind in dict.fromkeys(values["kind"] for values in graph.nodes.values()):
        seen = look(kind)
        of_kind = [at[node] for node, values in graph.nodes.items() if values["kind"] == kind]
        axes.scatter(
            [p.x for p in of_kind], [p.y for p in of_kind], marker=MARKERS[seen.shape], c=seen.light,
            s=[(2 * p.radius / sheet.scale) ** 2 * AREAS.get(seen.shape, 1) for p in of_kind],
            edgecolors="white", linewidths=0.8, zorder=3, label=f"{one_line(kind)} ({len(of_kind)})",
        )  # fmt: skip
    heading = axes.text(0.012, 0.985, _short(title, 110), transform=axes.transAxes, fontsize=12, weight="bold", color=INK, va="top")
    renderer = sheet.canvas.get_renderer()
    sheet.taken.append(heading.get_window_extent(renderer).extents)
    if at:
        legend = axes.legend(loc="lower left", framealpha=0.9, edgecolor="#d9dce1", fontsize=8, labelcolor=INK, borderpad=0.8)
        for handle in filter(None, legend.legend_handles):
            handle.set(sizes=[42])
        sheet.canvas.draw()
        sheet.taken.append(legend.get_window_extent(renderer).extents)
    for node in at.values():
        sheet.taken.append(_around(sheet, node))
    _names(sheet, graph, at)
    for x, y, text in spots:
        sheet.label(text, [(x, y, "center", "center")], fontsize=6, color=QUIET)


def _lines(sheet: _Sheet, graph: "nx.MultiDiGraph[str]", at: dict[str, Place]) -> list[tuple[float, float, str]]:
    """Draw the links of a large graph: thin, without names."""
    from matplotlib.collections import LineCollection

    lines = [[at[a][:2], at[b][:2]] for a, b in graph.edges()]
    sheet.axes.add_collection(LineCollection(lines, colors=LINE, linewidths=0.4, alpha=0.35, zorder=1), autolim=False)
    return []


def _arrows(sheet: _Sheet, graph: "nx.MultiDiGraph[str]", at: dict[str, Place]) -> list[tuple[float, float, str]]:
    """Draw the links of a small graph as arrows; back comes where the name of each might stand."""
    said: dict[tuple[str, str], list[str]] = {}
    for start, end, values in graph.edges(data=True):
        if start != end:
            said.setdefault((start, end), []).append(values["predicate"])
    for start, end in said:
        bend = 0.12 if (end, start) in said else 0.0
        sheet.axes.annotate(
            "", at[end][:2], at[start][:2], zorder=1,
            arrowprops={
                "arrowstyle": "-|>,head_length=.35,head_width=.16", "color": LINE, "linewidth": 0.8, "shrinkA": 0,
                "shrinkB": at[end].radius / sheet.scale + 1.5, "connectionstyle": f"arc3,rad={bend}",
            },
        )  # fmt: skip
    return [
        ((at[start].x + at[end].x) / 2, (at[start].y + at[end].y) / 2, _short(", ".join(dict.fromkeys(predicates)), 40))
        for (start, end), predicates in said.items()
    ]


def _names(sheet: _Sheet, graph: "nx.MultiDiGraph[str]", at: dict[str, Place]) -> None:
    """Name the nodes, the most linked first, each on the first of its sides that is free."""
    for node in sorted(at, key=lambda one: (-at[one].radius, one))[:MOST_NAMES]:
        x, y, radius = at[node]
        far = radius + 2.5 * sheet.scale
        sides = [(x + far, y, "left", "center"), (x, y + far, "center", "top"), (x - far, y, "right", "center"), (x, y - far, "center", "bottom")]
        # first on the side where fewer links run
        others = [at[other].x - x for other in (*graph.successors(node), *graph.predecessors(node))]
        if sum(x > 0 for x in others) > len(others) / 2:
            sides[0], sides[2] = sides[2], sides[0]
        values = graph.nodes[node]
        name = shortened(values["name"] or node, values["kind"], LONGEST)
        sheet.label(name, sides, fontsize=min(10.0, 6 + radius / 4), color=INK, url=safe_link(values["url"]))


def _around(sheet: _Sheet, node: Place) -> tuple[float, float, float, float]:
    """The square that a node takes, in dots."""
    (x, y), reach = sheet.axes.transData.transform((node.x, node.y)), node.radius / sheet.scale * 2
    return float(x - reach), float(y - reach), float(x + reach), float(y + reach)


def shortened(name: str, kind: str, most: int) -> str:
    """*name* in at most *most* characters: a result's ends with its value, so that it is cut in front."""
    if kind == Kind.RESULT and len(name) > most:
        return f"…{_short(name, 10_000)[1 - most :].lstrip()}"
    return _short(name, most)


def _short(text: str, most: int) -> str:
    line = re.sub("[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", one_line(text))
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
