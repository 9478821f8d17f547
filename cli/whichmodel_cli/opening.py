"""Opening a graph, with a progress bar on standard error when one has to be built."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from whichmodel.packaged import ensure_packaged, open_engine
from whichmodel.progress import Progress
from whichmodel.store import Store

if TYPE_CHECKING:
    from whichmodel.engine import Engine


@contextmanager
def opened(graph: Path | None, encoder: str | None, brief: bool = False) -> Iterator[Engine]:
    """An engine for the length of a command; *brief*, where that is to answer a single question."""
    with progress_bar() as progress:
        engine = open_engine(graph, encoder, progress, brief=brief)
    with engine:
        yield engine


@contextmanager
def opened_store(graph: Path | None) -> Iterator[Store]:
    """The graph in *graph*, or the packaged catalogue's, for looking at it: without the engine."""
    with progress_bar() as progress:
        store = Store(graph if graph else ensure_packaged(progress=progress))
    try:
        yield store
    finally:
        store.close()


@contextmanager
def progress_bar(title: str = "building the graph; this is done once") -> Iterator[Progress]:
    """A progress function; the bar appears at its first call, with *title* above it."""
    bar = _Bar(title)
    try:
        yield bar
    finally:
        bar.stop()


class _Bar:
    def __init__(self, title: str) -> None:
        self._title = title
        self._progress: Any = None
        self._stages: dict[str, Any] = {}

    def __call__(self, stage: str, done: int, of: int) -> None:
        from rich.console import Console  # only when something takes long
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as RichProgress

        if self._progress is None:
            console = Console(file=sys.stderr)
            console.print(f"whichmodel: {self._title}", highlight=False)
            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._progress = RichProgress(*columns, console=console, transient=True)
            self._progress.start()
        if stage not in self._stages:
            self._stages[stage] = self._progress.add_task(f"{stage} {'records' if stage == 'reading' else 'texts'}", total=of or None)
        self._progress.update(self._stages[stage], completed=done, total=of or None)

    def stop(self) -> None:
        """Take the bar away."""
        if self._progress is not None:
            self._progress.stop()
