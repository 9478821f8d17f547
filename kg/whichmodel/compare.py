"""Models side by side: what is stated of each, and results only where they were measured alike."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from whichmodel.cite import Facts, facts_of, is_stated
from whichmodel.errors import UnknownNodeError
from whichmodel.graph import Kind, Node, Predicate
from whichmodel.results import Conflict, Result, Setting, conflicts_around, results_of, shown
from whichmodel.store import Store, StoredStatement

#: What is compared, in the order in which it is shown.
ROWS: tuple[tuple[str, Predicate], ...] = (
    ("tasks", Predicate.TASK), ("made for", Predicate.MEDIUM), ("scale", Predicate.SCALE), ("year", Predicate.YEAR),
    ("architecture", Predicate.ARCHITECTURE), ("parameters (M)", Predicate.PARAMETERS),
    ("licence of code", Predicate.CODE_LICENCE), ("licence of weights", Predicate.WEIGHTS_LICENCE),
    ("paper", Predicate.PAPER), ("code", Predicate.CODE), ("code by its authors", Predicate.CODE_OFFICIAL), ("trained on", Predicate.TRAINED_ON),
    ("needs", Predicate.NEEDS), ("runs on", Predicate.RUNS_ON), ("real time", Predicate.REAL_TIME),
    ("good for", Predicate.GOOD_FOR), ("not for", Predicate.NOT_FOR), ("not ready", Predicate.NOT_READY), ("only for", Predicate.ONLY_FOR),
    ("variant of", Predicate.VARIANT_OF), ("builds on", Predicate.BUILDS_ON),
    ("fine-tuned from", Predicate.FINE_TUNED_FROM), ("succeeded by", Predicate.SUCCEEDED_BY),
)  # fmt: skip


#: Kinds of which a bare id is most likely one, in that order.
LIKELIEST = (Kind.MODEL, Kind.TASK, Kind.PAPER, Kind.DATASET, Kind.METRIC, Kind.CODE, Kind.LICENCE, Kind.ARCHITECTURE)


@dataclass(frozen=True, slots=True)
class Stated:
    """One value and the statements that say it."""

    text: str
    statements: tuple[StoredStatement, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One thing compared: a cell of values for each model, empty where nothing is stated."""

    name: str
    cells: tuple[tuple[Stated, ...], ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """One setting in which at least two of the models were measured: the results of each."""

    setting: Setting
    cells: tuple[tuple[Result, ...], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Models side by side; `levels` says how many statements of each stand on which level of evidence."""

    models: tuple[Node, ...]
    rows: tuple[Row, ...]
    results: tuple[Measured, ...]
    apart: tuple[int, ...]
    levels: tuple[dict[str, int], ...]
    conflicts: tuple[Conflict, ...]


def compare(store: Store, names: Sequence[str]) -> Comparison:
    """The models *names* (ids, ids without `model/`, or names) side by side.

    `results` holds the settings (data set, metric, protocol, factor, size) in which two of them at least have a value, and
    `apart` how many values of each stand alone. Raises UnknownNodeError for a name that is none or no model's.
    """
    nodes = [find_node(store, name, Kind.MODEL) for name in names]
    if len({node.id for node in nodes}) < len(nodes):
        twice = next(name for node, name in zip(nodes, names, strict=True) if [n.id for n in nodes].count(node.id) > 1)
        raise UnknownNodeError(f"'{twice}' is named twice; a comparison needs different models")
    facts = [facts_of(store, node.id) for node in nodes]
    rows = [Row(name, tuple(_cell(store, one, predicate) for one in facts)) for name, predicate in ROWS]
    measured = _measured(store, nodes)
    shared = {result.id for one in measured for cell in one.cells for result in cell}
    conflicts = dict.fromkeys(conflict for one in facts for conflict in conflicts_around(store, one.node.id))
    return Comparison(
        tuple(nodes), tuple(row for row in rows if any(row.cells)), tuple(measured),
        tuple(sum(result.id not in shared for result in results_of(store, node.id)) for node in nodes),
        tuple(_levels(store, node.id) for node in nodes), tuple(conflicts),
    )  # fmt: skip


def find_node(store: Store, name: str, kind: str | None = None) -> Node:
    """The node of that id, of that id without its kind, or of that name; raises UnknownNodeError with the nearest.

    With *kind*, only a node of that kind will do.
    """
    for node in (name, *(f"{one}/{name}" for one in ([kind] if kind else LIKELIEST))):
        if store.has(node):
            found = store.node(node)
            if kind and found.kind != kind:
                raise UnknownNodeError(f"{found.id} is a {found.kind}, not a {kind}; see it: kg show {found.id}")
            return found
    wanted = name.casefold().strip()
    same = [one for one in store.near(name, 10) if store.node(one).name.casefold() == wanted and kind in (None, store.node(one).kind)]
    return store.node(same[0] if same else name)


def _cell(store: Store, facts: Facts, predicate: Predicate) -> tuple[Stated, ...]:
    by_text: dict[str, list[StoredStatement]] = defaultdict(list)
    for statement in facts.all(predicate):
        text = shown(store, statement)
        factor = predicate == Predicate.SCALE and isinstance(statement.object, float | int)
        by_text[f"×{text}" if factor else text].append(statement)
    return tuple(Stated(text if any(map(is_stated, said)) else f"{text} (inferred)", tuple(said)) for text, said in by_text.items())


def _measured(store: Store, nodes: Sequence[Node]) -> list[Measured]:
    found: dict[Setting, list[list[Result]]] = defaultdict(lambda: [[] for _ in nodes])
    for at, node in enumerate(nodes):
        for result in results_of(store, node.id):
            found[result.setting][at].append(result)
    shared = {setting: cells for setting, cells in found.items() if sum(map(bool, cells)) > 1}
    order = sorted(shared, key=lambda one: (one.dataset, one.scale or 0, one.size or "", one.metric, one.protocol))
    return [Measured(setting, tuple(map(tuple, shared[setting]))) for setting in order]


def _levels(store: Store, node: str) -> dict[str, int]:
    return dict(Counter(statement.evidence for statement in store.about(node)).most_common())
