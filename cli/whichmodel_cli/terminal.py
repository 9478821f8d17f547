"""What the terminal at hand can do: its width, its colours, and links that open with a click."""

import os
import re
import shutil
import sys
from collections.abc import Mapping

import typer

#: Terminals that print an escape sequence of a link instead of making one.
_WITHOUT_LINKS = frozenset({"dumb", "linux", "cons25", "vt100"})
_ADDRESS = re.compile(r"https?://[^\s\]]+")


def width() -> int:
    """How wide lines may be: the terminal's width, 40 at least and 96 at most; 88 where there is no terminal."""
    return max(40, min(96, shutil.get_terminal_size((88, 24)).columns))


def styled(text: str, addresses: Mapping[str, str] | None = None) -> str:
    """*text* for standard output: bare where that is no terminal, else with colours and links as far as it has them.

    *addresses* gives the page of a word (a node's id, say); an address of the web leads to itself.
    """
    terminal = os.environ.get("TERM", "")
    if not sys.stdout.isatty() or terminal == "dumb":
        return text
    made = text.split("\n")
    if not os.environ.get("NO_COLOR"):
        made = [_coloured(line) for line in made]
    if terminal not in _WITHOUT_LINKS and not os.environ.get("NO_COLOR"):
        made = [_linked(line, addresses or {}) for line in made]
    return "\n".join(made)


def _coloured(line: str) -> str:
    """Headings in bold, reasons marked by colour, the strokes of a tree and sources faint."""
    if re.match(r"(Task:|\d+\. |Why not|Nearest|Papers|Mind:|What is said|[a-z][\w-]*/\S+ )", line):
        return typer.style(line, bold=True)
    if line.startswith("   + "):
        return "   " + typer.style("+", fg="green") + line[4:]
    if line.startswith("   - "):
        return "   " + typer.style("-", fg="yellow") + line[4:]
    if strokes := re.match(r"[ │├└─]*[│├└─][ │├└─]*", line):
        return typer.style(strokes[0], dim=True) + line[strokes.end() :]
    return line


def _linked(line: str, addresses: Mapping[str, str]) -> str:
    """*line* with its addresses, and the words that have one, as links (OSC 8)."""

    def link(text: str, address: str) -> str:
        return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\"

    line = _ADDRESS.sub(lambda found: link(found[0], found[0]), line)
    if addresses and "\x1b]8" not in line:
        words = "|".join(re.escape(word) for word in sorted(addresses, key=len, reverse=True))
        # at the beginning of a word, or right after a colour's code
        line = re.sub(rf"(?:(?<=\x1b\[[0-9]m)|(?<![\w/-]))(?:{words})(?![\w/-])", lambda found: link(found[0], addresses[found[0]]), line)
    return line
