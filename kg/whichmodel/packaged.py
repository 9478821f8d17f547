"""The packaged catalogue's graph: built on first use, and again when catalogue or layout have changed."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from whichmodel.errors import GraphError
from whichmodel.fingerprint import fingerprint_of
from whichmodel.places import cache_folder, default_graph
from whichmodel.progress import Progress
from whichmodel.store import Store
from whichmodel_data import catalogue_path
from whichmodel_embeddings.weights import DEFAULT_ENCODER

if TYPE_CHECKING:
    from whichmodel.build import BuildReport
    from whichmodel.encoding import Parts
    from whichmodel.engine import Engine


def open_engine(
    graph: Path | None = None, encoder: str | None = None, progress: Progress | None = None, threads: int = 0, brief: bool = False
) -> Engine:
    """An engine over the graph in *graph*, or over the packaged catalogue's, which is built if need be.

    *encoder* is a name or folder of a sentence-transformers model; a graph that was given must have been
    built with it. *threads* share the arithmetic of one question (0: one a core); *brief* is for a question or
    two: what is opened loads faster and answers slower. Raises GraphError, IndexFileError or EncoderError.
    """
    folder = graph or ensure_packaged(encoder or DEFAULT_ENCODER, progress)
    with ThreadPoolExecutor(1, "loading") as pool:
        # the encoder is laid out in memory, and the index checked, outside Python, which meanwhile imports the rest
        loading = pool.submit(_load_parts, folder, threads, brief)
        from whichmodel.engine import Engine  # takes long to import; a look at the graph does not need it

        engine = Engine(folder, loading=loading)
    if graph is None:
        return engine
    made_with = engine.store.settings.encoder
    if encoder is not None and encoder != made_with and str(Path(encoder).resolve()) != made_with:
        engine.close()
        raise GraphError(
            f"the graph in {graph} was made with encoder '{made_with}', not '{encoder}'; "
            f"leave --encoder out, or make it again: kg build --graph {graph} --encoder {encoder}"
        )
    return engine


def ensure_packaged(encoder: str = DEFAULT_ENCODER, progress: Progress | None = None) -> Path:
    """The directory of the packaged catalogue's graph with *encoder*, up to date."""
    folder = default_graph()
    if encoder != DEFAULT_ENCODER:
        folder = folder.with_name(f"{folder.name}-{re.sub(r'[^a-z0-9]+', '-', encoder.lower()).strip('-')[-60:]}")
    fingerprint = fingerprint_of(catalogue_path())
    if _fingerprint_in(folder) != fingerprint:
        build_packaged(folder, encoder, progress)
    return folder


def build_packaged(folder: Path, encoder: str = DEFAULT_ENCODER, progress: Progress | None = None) -> BuildReport:
    """Build the packaged catalogue's graph in *folder*; what was imported there stays on top of it."""
    from whichmodel.build import build  # these load torch and pydantic, which a query has no use for
    from whichmodel.catalogue import read_catalogue
    from whichmodel.layers import carried_over, writer

    path = catalogue_path()
    graph, layers = carried_over(folder, read_catalogue(path))
    return build(
        graph, folder, cache=cache_folder(), encoder=encoder, fingerprint=fingerprint_of(path), progress=progress,
        also=writer(layers),
    )  # fmt: skip


def _load_parts(folder: Path, threads: int, brief: bool) -> Parts:
    from whichmodel.encoding import load_parts

    with Store(folder) as store:
        return load_parts(store, cache_folder(), threads, brief)


def _fingerprint_in(folder: Path) -> str | None:
    """What the graph in *folder* was made from; None where there is none that this version reads."""
    try:
        store = Store(folder)
    except GraphError:
        return None
    found = store.settings.fingerprint
    store.close()
    return found
