"""An evaluation as a picture: what was taken for what, how each kind of question fares, and what the scores are worth."""

import io
from collections.abc import Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING

from whichmodel.errors import MissingExtraError
from whichmodel.evaluate import Measured
from whichmodel.graph import Kind
from whichmodel.looks import LOOKS
from whichmodel.picture import INK, LINE, QUIET
from whichmodel.plain_text import one_line

if TYPE_CHECKING:
    from matplotlib.axes import Axes

HANDLED, FIRST = LOOKS[Kind.MODEL].light, LOOKS[Kind.TASK].light
#: So many confusions are drawn, the most frequent first.
MOST = 22
#: So many rows and columns have room at least, lest a single one fill the picture.
FEWEST = 8
LONGEST = 30
#: Inches: of the whole, and of what each file of questions takes.
WIDTH, HEIGHT = 16.0, 6.4


def require_matplotlib() -> None:
    """Raise MissingExtraError where matplotlib is not installed: before the questions are asked, not after."""
    if find_spec("matplotlib") is None:
        raise MissingExtraError("a picture needs matplotlib: pip install 'whichmodel[view]'")


def scoreboard(sets: Mapping[str, Measured], form: str) -> bytes:
    """*sets*, by the name of each, as `png` or `svg`; raises MissingExtraError where matplotlib is not installed."""
    require_matplotlib()
    import matplotlib as mpl  # an extra
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    settings = {
        "svg.fonttype": "none", "svg.hashsalt": "whichmodel", "text.parse_math": False, "font.family": ["DejaVu Sans", "sans-serif"],
        "font.size": 8, "text.color": INK, "axes.labelcolor": INK, "axes.edgecolor": LINE, "xtick.color": INK, "ytick.color": INK,
        "axes.titlesize": 10, "axes.titlelocation": "left", "axes.spines.top": False, "axes.spines.right": False,
    }  # fmt: skip
    with mpl.rc_context(settings):
        figure = Figure(figsize=(WIDTH, HEIGHT * len(sets)), dpi=110, facecolor="white", layout="constrained")
        FigureCanvasAgg(figure)
        rows = figure.subfigures(len(sets), 1, squeeze=False)[:, 0]
        for part, (name, made) in zip(rows, sets.items(), strict=True):
            part.suptitle(f"{_short(name, 60)}: {_summary(made)}", x=0.01, ha="left", fontsize=12, weight="bold")
            confusions, kinds, scores = part.subplots(1, 3, width_ratios=(1.25, 1, 1))
            _confusions(confusions, made)
            _kinds(kinds, made)
            _scores(scores, made)
        written = io.BytesIO()
        figure.savefig(written, format=form, metadata={"Date": None, "Creator": "whichmodel"} if form == "svg" else {"Software": "whichmodel"})
    return written.getvalue()


def _summary(made: Measured) -> str:
    told = [f"{made.questions} questions"]
    for value, name in ((made.first, "right task first"), (made.in_scope_recall, "of those in scope answered"), (made.out_of_scope_found, "out of scope recognised")):
        if value is not None:
            told.append(f"{100 * value:.1f} % {name}")
    return ", ".join(told)


def _confusions(axes: "Axes", made: Measured) -> None:
    """What was right (rows) and what it was read as (columns); colour and number say how often."""
    from matplotlib.colors import LinearSegmentedColormap

    shown = made.confusions[:MOST]
    if not shown:
        axes.set_title("Nothing was taken for something else")
        axes.set_axis_off()
        return
    left = sum(one.count for one in made.confusions[MOST:])
    axes.set_title("Taken for something else" + (f" ({left} rarer ones left out)" if left else ""))
    rows, columns = ({name: at for at, name in enumerate(dict.fromkeys(names))} for names in ([one.right for one in shown], [one.read_as for one in shown]))
    counts = [[0] * len(columns) for _ in rows]
    for one in shown:
        counts[rows[one.right]][columns[one.read_as]] = one.count
    most = max(one.count for one in shown)
    axes.imshow(counts, cmap=LinearSegmentedColormap.from_list("counts", ["#ffffff", HANDLED]), vmin=0, vmax=most, aspect="auto")
    for one in shown:
        dark = one.count > 0.6 * most
        axes.text(columns[one.read_as], rows[one.right], str(one.count), ha="center", va="center", weight="bold", color="white" if dark else INK)
    axes.set_xticks(range(len(columns)), [_short(name, LONGEST) for name in columns], rotation=50, ha="right", rotation_mode="anchor")
    axes.set_yticks(range(len(rows)), [_short(name, LONGEST) for name in rows])
    axes.set_xticks([at - 0.5 for at in range(1, len(columns) + 1)], minor=True)
    axes.set_yticks([at - 0.5 for at in range(1, len(rows) + 1)], minor=True)
    axes.set_xlim(-0.5, max(len(columns), FEWEST) - 0.5)
    axes.set_ylim(max(len(rows), FEWEST) - 0.5, -0.5)
    axes.grid(which="minor", color="#e3e6ea", linewidth=0.8)
    axes.tick_params(which="both", length=0)
    axes.set_xlabel("what it was read as")
    axes.set_ylabel("what was right")


def _kinds(axes: "Axes", made: Measured) -> None:
    """The share of each kind of question that was handled rightly, and that with a right task first."""
    parts = made.by_kind or made.by_task
    worst = sorted(parts.items(), key=lambda item: item[1].handled)[:MOST]
    if not worst:
        axes.set_title("No kinds of question are told apart")
        axes.set_axis_off()
        return
    axes.set_title("By kind of question, the worst first" if made.by_kind else "By task, the worst first")
    at = range(len(worst))
    axes.barh(at, [100 * part.handled for _, part in worst], color=HANDLED, alpha=0.75, height=0.62, label="handled rightly")
    first = [(place, 100 * part.first) for place, (_, part) in zip(at, worst, strict=True) if part.first is not None]
    axes.plot([x for _, x in first], [y for y, _ in first], "D", color=FIRST, markersize=6, markeredgecolor="white", label="right task first (hit@1)", linestyle="none", clip_on=False)
    axes.set_yticks(at, [f"{_short(name, LONGEST)} ({part.questions})" for name, part in worst])
    axes.set_ylim(max(len(worst), FEWEST) - 0.5, -0.5)
    axes.set_xlim(0, 100)
    axes.set_xlabel("% of the questions (their number in brackets)")
    axes.tick_params(axis="y", length=0)
    axes.legend(loc="upper center", bbox_to_anchor=(0.4, -0.09), ncols=2, frameon=False)


def _scores(axes: "Axes", made: Measured) -> None:
    """The reliability diagram: the score of the answers (across) against the share that was right (up)."""
    from matplotlib.lines import Line2D

    if made.calibration_error is None:
        axes.set_title("No answers whose scores could be held against what is right")
        axes.set_axis_off()
        return
    axes.set_title(f"What a score is worth (calibration error {100 * made.calibration_error:.1f} %)")
    exact, = axes.plot([0, 1], [0, 1], "--", color=QUIET, linewidth=1, label="a score that means what it says")
    most = max(one.count for one in made.reliability)
    places, rights = [one.score for one in made.reliability], [one.right for one in made.reliability]
    axes.vlines(places, places, rights, color=HANDLED, linewidth=1.2, zorder=2)
    axes.scatter(
        places, rights, s=[30 + 270 * one.count / most for one in made.reliability], color=HANDLED, edgecolors="white",
        linewidths=1, zorder=3, clip_on=False,
    )  # fmt: skip
    for one in made.reliability:
        right = one.score < 0.9  # beside the dot, on the side that has room
        axes.annotate(str(one.count), (one.score, one.right), (7 if right else -12, 0), textcoords="offset points", ha="left" if right else "right", va="center")
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    axes.set_box_aspect(1)
    axes.set_xlabel("score of the first task")
    axes.set_ylabel("share of these answers whose first task is right")
    alike = Line2D([], [], marker="o", color=HANDLED, linestyle="none", label="answers of like score, with their number")
    axes.legend(handles=[exact, alike], loc="upper center", bbox_to_anchor=(0.45, -0.12), ncols=1, frameon=False)


def _short(text: str, most: int) -> str:
    line = one_line(text)
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
