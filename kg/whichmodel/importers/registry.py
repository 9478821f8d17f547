"""The formats that can be imported, by name. A format's module, and the libraries it needs, are loaded when it is used."""

import difflib
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from whichmodel.errors import IntakeError
from whichmodel.importers.intake import Intake

#: Libraries of the `import` extra, as they are imported.
EXTRA = {"yaml", "pybtex", "latexcodec", "huggingface_hub", "arxiv"}


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is, the module that reads files of it, and the prefix and module of what is read live."""

    about: str
    module: str
    default_name: str | None = None
    live: tuple[str, str] | None = None


FORMATS = {
    "openmodeldb": Format("OpenModelDB: a clone's data/ folder", "openmodeldb", "OpenModelDB/open-model-database"),
    "model-index": Format("model zoos: metafile.yml, or a folder of them", "model_index"),
    "model-card": Format("model cards: a folder of README.md files; hf:OWNER/NAME or hf:WORDS live", "model_card", live=("hf:", "hub")),
    "arxiv": Format("arXiv's Atom files; arxiv:ID[,ID…] or arxiv:QUERY live", "arxiv_feed", live=("arxiv:", "arxiv_live")),
    "bibtex": Format("BibTeX files", "bibtex"),
    "citation-cff": Format("CITATION.cff files", "citation"),
    "jsonl": Format("nodes as JSON Lines, as `kg export jsonl` writes them", "jsonl"),
    "prompt": Format("prompt documents: the models and papers that they supply", "prompt"),
    "rdf": Format("RDF: Turtle, JSON-LD, N-Quads", "rdf"),
}


def format_named(name: str) -> Format:
    """The format *name*; raises IntakeError with the nearest name where there is none."""
    if name not in FORMATS:
        near = difflib.get_close_matches(name, FORMATS, n=1)
        raise IntakeError(f"no format '{name}'; {f'nearest: {near[0]}; ' if near else ''}formats are: {', '.join(FORMATS)}")
    return FORMATS[name]


def is_live(form: str, origin: str) -> bool:
    """Whether *origin* is read over the network."""
    live = format_named(form).live
    return live is not None and origin.startswith(live[0])


def read_into(intake: Intake, form: str, origin: str, most: int) -> None:
    """Read *origin*, a path or a live address of format *form*, into *intake*; live at most *most* records.

    Raises IntakeError where a library is missing or *origin* is not there.
    """
    found = format_named(form)
    if found.live and is_live(form, origin):
        _reader(found.live[1], form)(origin.removeprefix(found.live[0]), intake, most)
        return
    path = Path(origin)
    if not path.exists():
        hint = f"; for the network write {found.live[0]}…" if found.live else ""
        raise IntakeError(f"nothing at {origin}; give a file or folder: {found.about}{hint}")
    _reader(found.module, form)(path, intake)


def _reader(module: str, form: str) -> Callable[..., Any]:
    try:
        reader: Callable[..., Any] = import_module(f"whichmodel.importers.{module}").read
    except ModuleNotFoundError as error:
        if error.name and error.name.partition(".")[0] in EXTRA:
            raise IntakeError(
                f"{form} is read with {error.name.partition('.')[0]}, which is not installed: pip install 'whichmodel[import]'"
            ) from error
        raise
    return reader
