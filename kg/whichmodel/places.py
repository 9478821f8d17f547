"""Where things lie on this machine."""

import os
from pathlib import Path

from platformdirs import user_cache_path


def cache_folder() -> Path:
    """The user's cache folder of whichmodel, or what WHICHMODEL_CACHE names."""
    given = os.environ.get("WHICHMODEL_CACHE")
    return _path(given) if given else user_cache_path("whichmodel", appauthor=False)


def default_graph() -> Path:
    """The directory of the packaged catalogue's graph, or what WHICHMODEL_GRAPH names."""
    given = os.environ.get("WHICHMODEL_GRAPH")
    return _path(given) if given else cache_folder() / "graph"


def _path(given: str) -> Path:
    return Path(os.path.expanduser(given))  # noqa: PTH111 - the method raises where there is no such user
