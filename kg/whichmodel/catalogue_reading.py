"""One file of the catalogue: read, checked against its shape, and told by line what is wrong with it."""

import difflib
import re
from pathlib import Path
from typing import Any, Protocol, TypeVar

import tomli
from pydantic import ValidationError

from whichmodel.catalogue_files import File
from whichmodel.errors import CatalogueError

Shape = TypeVar("Shape", bound=File)


class Reading(Protocol):
    """Reads the file at a path as a shape; raises CatalogueError with the line of what is wrong."""

    def __call__(self, path: Path, shape: type[Shape], /) -> Shape:
        """The file."""


class ReadOnce:
    """Reads files, each once: what is asked for again is not read again."""

    def __init__(self) -> None:
        self._known: dict[Path, Any] = {}

    def __call__(self, path: Path, shape: type[Shape], /) -> Shape:
        """The file at *path*; one that is wrong raises CatalogueError each time."""
        if path not in self._known:
            self._known[path] = read_file(path, shape)
        found: Shape = self._known[path]
        return found


def read_file(path: Path, shape: type[Shape]) -> Shape:
    """The file at *path* as *shape*; raises CatalogueError with the line of what is wrong."""
    try:
        text = path.read_text(encoding="utf-8")
        content = tomli.loads(text)
        value = shape.model_validate(content)
    except tomli.TOMLDecodeError as error:
        at = re.search(r"\(at line (\d+)", str(error))
        raise CatalogueError(f"{path}:{at[1] if at else len(text.splitlines()) or 1}: not TOML: {error}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path}: cannot be read: {error}") from error
    except ValidationError as error:
        # a misspelt key is also a missing one: the key that is there is what a person can find
        first = min(error.errors(), key=lambda one: one["type"] != "extra_forbidden")
        where = ".".join(str(part) for part in first["loc"])
        line = line_of(text, first["loc"][:-1] if first["type"] == "missing" else first["loc"])
        said = _no_such_key(str(first["loc"][-1])) if first["type"] == "extra_forbidden" else first["msg"]
        raise CatalogueError(f"{path}:{line}: {where}: {said}") from error
    if getattr(value, "id", path.stem) != path.stem:
        raise CatalogueError(f"{path}:{line_of(text, ('id',))}: id is not the file's name")
    return value


def line_of(text: str, where: tuple[int | str, ...]) -> int:
    """The line (from 1) on which the TOML *text* holds the value at *where*, as near as its keys tell."""
    lines = text.splitlines()
    at, end, name = 0, len(lines), ""
    for position, part in enumerate(where):
        if isinstance(part, int):
            tables = enumerate(lines) if position == 1 else ()  # an array within a table is written in line
            heads = [n for n, line in tables if line.partition("#")[0].strip() == f"[[{name}]]"]
            rows = [n for n in range(at, end) for _ in range(lines[n].count("{"))]
            if heads:
                at = heads[min(part, len(heads) - 1)]
                end = next((n for n in range(at + 1, len(lines)) if lines[n].startswith("[")), len(lines))
            elif part < len(rows):  # an array of inline tables
                at = rows[part]
            continue
        following = where[position + 1] if position + 1 < len(where) else None
        name = f"{name}.{part}" if name and not isinstance(following, int) else str(part)
        pattern = re.compile(rf"^\s*(\[?\[{re.escape(name)}\]|{re.escape(str(part))}\s*=)|[{{,]\s*{re.escape(str(part))}\s*=")
        at = next((n for n in range(at, end) if pattern.search(lines[n])), at)
    return at + 1


def _no_such_key(name: str) -> str:
    shapes = [shape for one in File.__subclasses__() for shape in (one, *one.__subclasses__())]
    known = {field for shape in shapes for field in shape.model_fields}
    near = difflib.get_close_matches(name, sorted(known), n=1)
    return f"no such key; nearest: {near[0]}" if near else "no such key"
