"""Models side by side as plain values, in the shape that `kg compare --format json` prints."""

from collections.abc import Sequence
from dataclasses import dataclass

from whichmodel.compare import compare
from whichmodel.lookups import NodeRef, StatementView, node_ref, statement_view
from whichmodel.store import Store


@dataclass(frozen=True, slots=True)
class StatedValue:
    """One value, and the statements that say it."""

    text: str
    statements: tuple[StatementView, ...]


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One thing compared: the values for each model, none where nothing is stated."""

    name: str
    values: tuple[tuple[StatedValue, ...], ...]


@dataclass(frozen=True, slots=True)
class MeasuredValue:
    """One measured value, of which variant, and the statement of it."""

    value: str | int | float | bool
    variant: str | None
    statement: StatementView


@dataclass(frozen=True, slots=True)
class MeasuredAlike:
    """One setting in which at least two of the models were measured: the values of each."""

    dataset: str
    metric: str
    protocol: str
    scale: int | None
    size: str | None
    values: tuple[tuple[MeasuredValue, ...], ...]


@dataclass(frozen=True, slots=True)
class ConflictView:
    """Different values for the same thing from different sources; none of them is chosen."""

    subject: str
    about: str
    values: tuple[StatementView, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Models side by side; *results_apart* counts for each the results that no other has a counterpart of."""

    models: tuple[NodeRef, ...]
    rows: tuple[ComparedRow, ...]
    results: tuple[MeasuredAlike, ...]
    results_apart: tuple[int, ...]
    evidence: tuple[dict[str, int], ...]
    conflicts: tuple[ConflictView, ...]
    left_out: tuple[str, ...] = ()


def compared(store: Store, names: Sequence[str]) -> Compared:
    """The models *names* side by side; raises UnknownNodeError for a name that is none or no model's."""
    made = compare(store, names)
    return Compared(
        tuple(node_ref(store, node.id) for node in made.models),
        tuple(
            ComparedRow(row.name, tuple(
                tuple(StatedValue(one.text, tuple(statement_view(store, s) for s in one.statements)) for one in cell) for cell in row.cells
            ))
            for row in made.rows
        ),
        tuple(
            MeasuredAlike(one.setting.dataset, one.setting.metric, one.setting.protocol, one.setting.scale, one.setting.size, tuple(
                tuple(MeasuredValue(r.stated.object, r.variant, statement_view(store, r.stated)) for r in cell) for cell in one.cells
            ))
            for one in made.results
        ),
        made.apart, made.levels,
        tuple(ConflictView(one.subject, one.about, tuple(statement_view(store, s) for s in one.values)) for one in made.conflicts),
    )  # fmt: skip
