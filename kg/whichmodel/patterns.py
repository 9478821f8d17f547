"""Patterns of many alternatives, without regard to case, at a third of their price.

The regular expressions of the standard library read text without regard to case in twice the time and more, as they
then look for no first letter. So patterns are written in small letters, and the text is put in small letters once.
They also try every alternative at every letter: those that begin at the edge of a word are put behind one test for it.
"""

import re
from collections.abc import Iterator
from itertools import groupby

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


def _at_edge(alternatives: list[str]) -> str:
    """*alternatives*, each of which begins at the edge of a word, behind one test for it."""
    return f"{_EDGE}(?:{'|'.join(one.removeprefix(_EDGE) for one in alternatives)})"


def _alternatives(pattern: str) -> Iterator[str]:
    """The alternatives of *pattern* that stand in no group."""
    start = depth = 0
    for piece in _PIECE.finditer(pattern):
        depth += (piece[0] == "(") - (piece[0] == ")")
        if piece[0] == "|" and not depth:
            yield pattern[start : piece.start()]
            start = piece.end()
    yield pattern[start:]
