"""The catalogue of whichmodel: plain text files, read through :func:`catalogue_path`."""

from importlib.resources import files
from pathlib import Path


def catalogue_path() -> Path:
    """The folder that holds the packaged catalogue."""
    return Path(str(files(__name__)))
