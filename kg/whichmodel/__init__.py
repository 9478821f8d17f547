"""Which AI model fits what I want to do with my picture or video, and why?

>>> import whichmodel
>>> engine = whichmodel.open()          # doctest: +SKIP
>>> engine.query("upscale old photo 8x")  # doctest: +SKIP

Importing this package imports nothing heavy; :func:`open` loads what a query needs.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whichmodel.engine import Engine
    from whichmodel.progress import Progress

__version__ = "0.1.0"
__all__ = ["__version__", "open"]


def open(
    graph: "str | Path | None" = None, encoder: str | None = None, progress: "Progress | None" = None, threads: int = 0
) -> "Engine":
    """An engine over the graph directory *graph*, or over the packaged catalogue, built on first use.

    One engine serves any number of threads, and event loops through `aquery` and `asearch`. *threads* share the
    arithmetic of one question (0: one a core); 1 suits a service that answers many at once.
    """
    from whichmodel.packaged import open_engine  # numpy, FAISS and ONNX Runtime: only when a graph is opened

    return open_engine(Path(graph) if graph is not None else None, encoder, progress, threads)
