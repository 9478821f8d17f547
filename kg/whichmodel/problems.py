"""What is wrong with a catalogue, each with file and line."""

from dataclasses import dataclass
from pathlib import Path

from whichmodel.catalogue_reading import line_of


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong: the file, the line (from 1), and what."""

    path: Path
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"


def at(path: Path, *where: int | str) -> int:
    """The line on which the file at *path* holds the value at *where*."""
    return line_of(path.read_text(encoding="utf-8"), where)


def line_with(path: Path, text: str) -> int:
    """The first line of the file at *path* that holds *text*; 1 where none does."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if text in line), 1)
