"""compare: models side by side."""

import json
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import typer

from whichmodel.compare import Comparison
from whichmodel.compare import compare as compare_models
from whichmodel.render import cells, wrapped
from whichmodel.results import Result, described, shown
from whichmodel.store import Store, StoredStatement
from whichmodel_cli.opening import opened_store
from whichmodel_cli.plain import conflict_lines, plain_conflict, plain_statement

#: A column narrower than this is not read; the models then stand below each other.
LEAST_COLUMN = 24
LABEL = 16


def compare(names: Sequence[str], form: str, graph: Path | None) -> None:
    """Print the models *names* side by side."""
    with opened_store(graph) as store:
        made = compare_models(store, names)
        if form == "json":
            typer.echo(json.dumps(as_json(store, made), ensure_ascii=False, indent=2))
        elif form == "markdown":
            typer.echo("\n".join(as_markdown(store, made)))
        else:
            typer.echo("\n".join(as_text(store, made, shutil.get_terminal_size((88, 24)).columns)))


def as_json(store: Store, made: Comparison) -> dict[str, Any]:
    """The comparison as JSON values."""
    return {
        "models": [{"id": node.id, "name": node.name, "url": node.url} for node in made.models],
        "rows": [
            {
                "name": row.name,
                "values": [
                    [{"text": one.text, "statements": [plain_statement(store, s) for s in one.statements]} for one in cell]
                    for cell in row.cells
                ],
            }
            for row in made.rows
        ],
        "results": [
            {
                "dataset": one.setting.dataset, "metric": one.setting.metric, "protocol": one.setting.protocol,
                "scale": one.setting.scale, "size": one.setting.size,
                "values": [
                    [{"value": r.stated.object, "variant": r.variant, "statement": plain_statement(store, r.stated)} for r in cell]
                    for cell in one.cells
                ],
            }
            for one in made.results
        ],
        "results_apart": list(made.apart),
        "evidence": list(made.levels),
        "conflicts": [plain_conflict(store, one) for one in made.conflicts],
    }  # fmt: skip


class _Sources:
    """Numbers for the sources, in the order in which they are first named."""

    def __init__(self) -> None:
        self.found: dict[str, int] = {}

    def marks(self, statements: Iterable[StoredStatement]) -> str:
        """The numbers of the sources of *statements*, in brackets."""
        numbers = sorted({self.found.setdefault(s.source, len(self.found) + 1) for s in statements})
        return "".join(f"[{number}]" for number in numbers)


def _table(store: Store, made: Comparison, sources: _Sources) -> Iterator[tuple[str, list[list[str]]]]:
    """(name of a row, lines of each model's cell) with the marks of the sources."""
    for row in made.rows:
        yield row.name, [[f"{one.text} {sources.marks(one.statements)}" for one in cell] for cell in row.cells]
    yield "evidence", [[f"{level}: {number}" for level, number in levels.items()] for levels in made.levels]


def _result(store: Store, result: Result, sources: _Sources) -> str:
    variant = f" ({result.variant})" if result.variant else ""
    return f"{shown(store, result.stated)}{variant} {sources.marks([result.stated])}"


def as_text(store: Store, made: Comparison, width: int) -> Iterator[str]:
    """The comparison in lines of at most *width* cells: columns where they have room, else one model below another."""
    sources = _Sources()
    column = (width - LABEL) // len(made.models) - 2
    names = [node.name for node in made.models]

    def row(name: str, found: Sequence[Sequence[str]]) -> Iterator[str]:
        if column >= LEAST_COLUMN:
            yield from _columns(name, [list(cell) or ["not stated"] for cell in found], column)
            return
        if name:
            yield wrapped(name, width)
        for model, cell in zip(names, found, strict=True):
            lines = list(cell) or ["not stated"]
            yield from (wrapped(line, width, "    ", "    " if at else f"  {model}: ") for at, line in enumerate(lines))

    if column >= LEAST_COLUMN:
        yield from _columns("", [[name] for name in names], column)
    for name, found in _table(store, made, sources):
        yield from row(name, found)
    yield ""
    yield "Results (same data set, metric, protocol, factor and size)" if made.results else wrapped(
        "No result of these models was measured alike (data set, metric, protocol, factor, size).", width
    )
    for one in made.results:
        yield wrapped(described(one.setting), width)
        yield from row("", [[_result(store, result, sources) for result in cell] for cell in one.cells])
    for node, number in zip(made.models, made.apart, strict=True):
        if number:
            yield wrapped(f"{node.name}: {number} results that the others have no counterpart of are not shown", width, "  ", "")
    for conflict in made.conflicts:
        yield ""
        yield from (wrapped(line, width, "    ", "  " if at else "") for at, line in enumerate(conflict_lines(store, conflict)))
    yield ""
    yield "Sources"
    for source, number in sources.found.items():
        yield wrapped(store.source(source).url or source, width, "     ", f"  [{number}] ")


def _columns(name: str, found: Sequence[Sequence[str]], column: int) -> Iterator[str]:
    sides = [wrapped(name, LABEL - 1).split("\n")]
    sides += [[line for text in cell for line in wrapped(text, column, "  ", "").split("\n")] for cell in found]
    for at in range(max(map(len, sides))):
        parts = [side[at] if at < len(side) else "" for side in sides]
        rooms = [LABEL, *[column + 2] * len(found)]
        line = ""
        for part, room in zip(parts, rooms, strict=True):
            line += part + " " * max(room - cells(part), 0 if part == parts[-1] else 1)
        yield line.rstrip()


def as_markdown(store: Store, made: Comparison) -> Iterator[str]:
    """The comparison as Markdown tables."""
    sources = _Sources()
    yield _cells(["", *(node.name for node in made.models)])
    yield "|" + " --- |" * (len(made.models) + 1)
    for name, found in _table(store, made, sources):
        yield _cells([name, *("<br>".join(map(_plain, cell)) or "not stated" for cell in found)], plain=False)
    yield ""
    if made.results:
        yield _cells(["same data set, metric, protocol, factor and size", *(node.name for node in made.models)])
        yield "|" + " --- |" * (len(made.models) + 1)
        for one in made.results:
            values = ["<br>".join(_plain(_result(store, r, sources)) for r in cell) or "not stated" for cell in one.cells]
            yield _cells([_plain(described(one.setting)), *values], plain=False)
    else:
        yield "No result of these models was measured alike (data set, metric, protocol, factor, size)."
    for conflict in made.conflicts:
        first, *others = conflict_lines(store, conflict)
        yield ""
        yield f"**{_plain(first)}**"
        yield ""
        yield from (f"- {_plain(line)}" for line in others)
    yield ""
    for source, number in sources.found.items():
        yield f"{number}. {_plain(store.source(source).url or source)}"


def _cells(found: Sequence[str], *, plain: bool = True) -> str:
    return "| " + " | ".join(_plain(one) if plain else one for one in found) + " |"


def _plain(text: str) -> str:
    text = re.sub(r"([\\`*_|#~])", r"\\\1", wrapped(text, 1 << 20))
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
