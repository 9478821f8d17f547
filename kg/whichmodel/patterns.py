"""Patterns of many alternatives, without regard to case, at a third of their price.

The regular expressions of the standard library read text without regard to case in twice the time and more, as they
then look for no first letter. So patterns are written in small letters, and the text is put in small letters once.
They also try every alternative at every letter: those that begin at the edge of a word are put behind one test for it.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import groupby

from whichmodel.words import UNSPACED

#: Letters that are lower case to nobody, or that change the length of a text when they are made so; and the apostrophes
#: of typesetters (a set of characters beyond the first 256 takes a millisecond to compile).
_LOOKALIKES = str.maketrans({"ſ": "s", "ı": "i", "İ": "I", "\u212a": "K", "’": "'", "‘": "'"})

#: The edge of a word; and what a pattern is made of as far as its alternatives are told apart: an escaped character,
#: a set of characters, anything else.
_EDGE = r"\b"
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)


def lowered(text: str) -> str:
    """*text* in small letters, each at the place of its capital."""
    return text.translate(_LOOKALIKES).lower()


def either_of(*parts: str) -> re.Pattern[str]:
    """Any of *parts*, for text that is :func:`lowered`; it matches what ``"|".join(parts)`` does."""
    return re.compile(_either(*parts))


def _either(*parts: str) -> str:
    runs = groupby(_alternatives("|".join(parts)), lambda one: one.startswith(_EDGE))
    return "|".join(_at_edge(list(run)) if at_edge else "|".join(run) for at_edge, run in runs)


class Table:
    """Words of several languages: those of an alphabet, and those of scripts that put no spaces between words.

    Each kind is compiled when a text is first looked through for it: most questions need few of the tables.
    """

    def __init__(self, spaced: str, ends: str = "", unspaced: str = "") -> None:
        self._spaced, self._ends, self._unspaced = spaced, ends, unspaced

    @cached_property
    def spaced(self) -> tuple[re.Pattern[str], ...]:
        """Those of an alphabet; and those that only end a word, where there are such."""
        return tuple(re.compile(one) for one in (self._spaced, self._ends) if one)

    @cached_property
    def unspaced(self) -> re.Pattern[str]:
        """Those of the other scripts; nothing where there are none."""
        return re.compile(self._unspaced or r"(?!)")

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every place where *text*, which is :func:`lowered`, holds one of the words."""
        for words in self.spaced:
            yield from words.finditer(text)
        if not text.isascii() and _UNSPACED.search(text):
            yield from self.unspaced.finditer(text)

    def search(self, text: str) -> re.Match[str] | None:
        """The first such place, one of an alphabet before the others."""
        for words in self.spaced:
            if found := words.search(text):
                return found
        return self.unspaced.search(text) if not text.isascii() and _UNSPACED.search(text) else None

    def sub(self, instead: str, text: str) -> str:
        """*text* with *instead* in all those places."""
        for words in (*self.spaced, self.unspaced):
            text = words.sub(instead, text)
        return text


def table(words: str, unspaced: str = "") -> Table:
    r"""Any of *words*, patterns with blanks between them in which `*` is any ending and `_` a blank; or any of *unspaced*.

    Each of *words* is a whole word, and should begin with its own letter: it is tried only where that letter stands. One
    that begins with `\w*` may end a longer word, and is looked for by itself.
    """
    alternatives = [_ENDING.sub(r"\\w*", one).replace("_", " ") for one in words.split()]
    ends = [one[3:] for one in alternatives if one.startswith(_ANY_BEGINNING)]
    whole = [_EDGE + one for one in alternatives if not one.startswith(_ANY_BEGINNING)]
    return Table(rf"{_either(*whole)}\b", rf"(?:{'|'.join(ends)})\b" if ends else "", "|".join(unspaced.split()).replace("_", " "))


_ANY_BEGINNING = (r"\w*", r"\w+")
_ENDING = re.compile(r"(?<!\\w)\*")
_UNSPACED = re.compile(f"[{UNSPACED}-\uffff]")


def _at_edge(alternatives: list[str]) -> str:
    """*alternatives*, each of which begins at the edge of a word, behind one test for it, and those of a letter behind one for that."""
    spread = [one for alternative in alternatives for one in _spread(alternative.removeprefix(_EDGE))]
    runs = groupby(spread, lambda one: _LETTER.match(one) is not None)
    return f"{_EDGE}(?:{'|'.join('|'.join(_by_letter(list(run)) if lettered else run) for lettered, run in runs)})"


def _by_letter(alternatives: list[str]) -> Iterator[str]:
    """*alternatives*, put together by their first letters; those of one letter stay in their order."""
    grouped: dict[str, list[str]] = {}
    for one in alternatives:
        grouped.setdefault(one[0], []).append(one[1:])
    for letter, rest in grouped.items():
        yield f"{letter}(?:{'|'.join(rest)})" if len(rest) > 1 else letter + rest[0]


def _spread(pattern: str) -> list[str]:
    """*pattern* as alternatives that begin with a letter each, as far as it begins with a group of such; else as it is."""
    if not pattern.startswith("(?:") or "(?P<" in pattern:
        return [pattern]
    end = _closes(pattern)
    rest = pattern[end + 1 :]
    if rest.startswith(("*", "+", "{", "??")):
        return [pattern]
    begins = [one for alternative in _alternatives(pattern[3:end]) for one in _spread(alternative)]
    if not all(_LETTER.match(one) for one in begins):
        return [pattern]
    if not rest.startswith("?"):
        return [one + rest for one in _by_letter(begins)]
    after = _spread(rest[1:])  # the group may be missing: what follows it may then come first
    return [*(one + rest[1:] for one in _by_letter(begins)), *after] if all(_LETTER.match(one) for one in after) else [pattern]


def _closes(pattern: str) -> int:
    """Where the group closes with which *pattern* begins."""
    depth = 0
    for piece in _PIECE.finditer(pattern):
        depth += (piece[0] == "(") - (piece[0] == ")")
        if not depth:
            return piece.start()
    return len(pattern)


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
