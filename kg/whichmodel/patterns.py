"""Patterns of many alternatives, without regard to case, at a third of their price.

The regular expressions of the standard library read text without regard to case in twice the time and more, as they
then look for no first letter. So patterns are written in small letters, and the text is put in small letters once.
They also try every alternative at every letter: those that begin at the edge of a word are put behind one test for it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from whichmodel.words import UNSPACED

#: Letters that are lower case to nobody, or that change the length of a text when they are made so.
_LOOKALIKES = str.maketrans({"ſ": "s", "ı": "i", "İ": "I", "\u212a": "K"})

#: The edge of a word; and what a pattern is made of as far as its alternatives are told apart: an escaped character,
#: a set of characters, anything else.
_EDGE = r"\b"
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)


def lowered(text: str) -> str:
    """*text* in small letters, each at the place of its capital."""
    return text.translate(_LOOKALIKES).lower()


def either_of(*parts: str) -> re.Pattern[str]:
    """Any of *parts*, for text that is :func:`lowered`; it matches what ``"|".join(parts)`` does."""
    runs = groupby(_alternatives("|".join(parts)), lambda one: one.startswith(_EDGE))
    return re.compile("|".join(_at_edge(list(run)) if at_edge else "|".join(run) for at_edge, run in runs))


@dataclass(frozen=True, slots=True)
class Table:
    """Words of several languages: those of an alphabet, and those of scripts that put no spaces between words."""

    spaced: re.Pattern[str]
    unspaced: re.Pattern[str] | None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every place where *text*, which is :func:`lowered`, holds one of the words."""
        yield from self.spaced.finditer(text)
        if self.unspaced is not None and not text.isascii() and _UNSPACED.search(text):
            yield from self.unspaced.finditer(text)

    def search(self, text: str) -> re.Match[str] | None:
        """The first such place, one of an alphabet before the others."""
        found = self.spaced.search(text)
        return self.unspaced.search(text) if found is None and self.unspaced is not None and not text.isascii() else found

    def sub(self, instead: str, text: str) -> str:
        """*text* with *instead* in all those places."""
        text = self.spaced.sub(instead, text)
        return text if self.unspaced is None else self.unspaced.sub(instead, text)


def table(words: str, unspaced: str = "") -> Table:
    """Any of *words*, patterns with blanks between them in which `*` is any ending and `_` a blank; or any of *unspaced*.

    Each of *words* is a whole word, and should begin with its own letter: it is tried only where that letter stands.
    """
    alternatives = [_EDGE + _ENDING.sub(r"\\w*", one).replace("_", " ") for one in words.split()]
    return Table(re.compile(rf"{either_of(*alternatives).pattern}\b"), re.compile("|".join(unspaced.split()).replace("_", " ")) if unspaced else None)


_ENDING = re.compile(r"(?<!\\w)\*")
_UNSPACED = re.compile(f"[{UNSPACED}-\uffff]")


def _at_edge(alternatives: list[str]) -> str:
    """*alternatives*, each of which begins at the edge of a word, behind one test for it, and those of a letter behind one for that."""
    runs = groupby((one.removeprefix(_EDGE) for one in alternatives), lambda one: _LETTER.match(one) is not None)
    return f"{_EDGE}(?:{'|'.join('|'.join(_by_letter(list(run)) if lettered else run) for lettered, run in runs)})"


def _by_letter(alternatives: list[str]) -> Iterator[str]:
    """*alternatives*, put together by their first letters; those of one letter stay in their order."""
    grouped: dict[str, list[str]] = {}
    for one in alternatives:
        grouped.setdefault(one[0], []).append(one[1:])
    for letter, rest in grouped.items():
        yield f"{letter}(?:{'|'.join(rest)})" if len(rest) > 1 else letter + rest[0]


#: A letter of its own at the beginning: not one that may be missing or stand several times.
_LETTER = re.compile(r"[^\W\d_](?![?*+{])")


def _alternatives(pattern: str) -> Iterator[str]:
    """The alternatives of *pattern* that stand in no group."""
    start = depth = 0
    for piece in _PIECE.finditer(pattern):
        depth += (piece[0] == "(") - (piece[0] == ")")
        if piece[0] == "|" and not depth:
            yield pattern[start : piece.start()]
            start = piece.end()
    yield pattern[start:]
