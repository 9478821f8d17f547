"""Patterns of many alternatives, without regard to case, at a third of their price.

The regular expressions of the standard library read text without regard to case in twice the time and more, as they
then look for no first letter. So patterns are written in small letters, and the text is put in small letters once.
They also try every alternative at every letter: those that begin at the edge of a word are put behind one test for it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import groupby
from typing import cast

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
    return text.lower() if text.isascii() else text.translate(_LOOKALIKES).lower()


class _Later:
    """Stands for a pattern until it is first used."""

    def __init__(self, made: Callable[[], re.Pattern[str]]) -> None:
        self._made = made

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return self._made()

    def __getattr__(self, name: str) -> object:
        found = getattr(self._pattern, name)
        setattr(self, name, found)  # from now on it is asked at once
        return found


def later(made: Callable[[], re.Pattern[str]]) -> re.Pattern[str]:
    """What *made* gives, which it is asked for when the pattern is first used."""
    return cast("re.Pattern[str]", _Later(made))


def either_of(*parts: str) -> re.Pattern[str]:
    """Any of *parts*, for text that is :func:`lowered`; it matches what ``"|".join(parts)`` does.

    It is compiled when it is first used: most questions need few of the patterns there are, and all would take 80 ms.
    """
    return later(lambda: re.compile(_either(*parts)))


def _either(*parts: str) -> str:
    runs = groupby(_alternatives("|".join(parts)), lambda one: one.startswith(_EDGE))
    return "|".join(_at_edge(list(run)) if at_edge else "|".join(run) for at_edge, run in runs)


class Table:
    """Words of several languages: those of an alphabet, and those of scripts that put no spaces between words.

    Each kind is compiled when a text is first looked through for it, those of an alphabet when one of the text's words
    begins as one of them does: most questions need few of the tables, and a large one takes 10 ms to compile.
    """

    def __init__(self, whole: Sequence[str], ends: str = "", unspaced: str = "") -> None:
        self._whole, self._ends, self._unspaced = whole, ends, unspaced

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """Those of an alphabet; nothing where there are none."""
        return re.compile(rf"{_either(*(_EDGE + one for one in self._whole))}\b" if self._whole else r"(?!)")

    @cached_property
    def ends(self) -> re.Pattern[str]:
        """Those that only end a word; nothing where there are none."""
        return re.compile(self._ends or r"(?!)")

    @cached_property
    def _beginnings(self) -> frozenset[str] | None:
        """The first letters of those of an alphabet, by which they are told from other words; None where that cannot be told."""
        found = [_beginnings(one) for one in self._whole]
        return None if None in found else frozenset().union(*(one for one in found if one))

    def _spaced(self, text: str) -> Iterator[re.Pattern[str]]:
        """The patterns of an alphabet that *text* may hold something of."""
        if self._beginnings is None or not self._beginnings.isdisjoint(_begun_with(text)):
            yield self.whole
        if self._ends:
            yield self.ends

    @cached_property
    def unspaced(self) -> re.Pattern[str]:
        """Those of the other scripts; nothing where there are none."""
        return re.compile(self._unspaced or r"(?!)")

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every place where *text*, which is :func:`lowered`, holds one of the words."""
        for words in self._spaced(text):
            yield from words.finditer(text)
        if not text.isascii() and _UNSPACED.search(text):
            yield from self.unspaced.finditer(text)

    def search(self, text: str) -> re.Match[str] | None:
        """The first such place, one of an alphabet before the others."""
        for words in self._spaced(text):
            if found := words.search(text):
                return found
        return self.unspaced.search(text) if not text.isascii() and _UNSPACED.search(text) else None

    def sub(self, instead: str, text: str) -> str:
        """*text* with *instead* in all those places."""
        for words in (*self._spaced(text), self.unspaced):
            text = words.sub(instead, text)
        return text


def table(words: str, unspaced: str = "") -> Table:
    r"""Any of *words*, patterns with blanks between them in which `*` is any ending and `_` a blank; or any of *unspaced*.

    Each of *words* is a whole word, and should begin with its own letter: it is tried only where that letter stands. One
    that begins with `\w*` may end a longer word, and is looked for by itself.
    """
    alternatives = [_ENDING.sub(r"\\w*", one).replace("_", " ") for one in words.split()]
    ends = [one[3:] for one in alternatives if one.startswith(_ANY_BEGINNING)]
    whole = [one for one in alternatives if not one.startswith(_ANY_BEGINNING)]
    return Table(whole, rf"(?:{'|'.join(ends)})\b" if ends else "", "|".join(unspaced.split()).replace("_", " "))


#: Words are told apart by so many first letters.
FIRST = 6


def _beginnings(pattern: str) -> set[str] | None:
    """The letters with which what *pattern* matches may begin, FIRST at most; None where it may begin with anything else."""
    if pattern.startswith("(?:") and "(?P<" not in pattern:
        end = _closes(pattern)
        rest = pattern[end + 1 :]
        if rest.startswith(("*", "+", "{", "??")):
            return None
        ways = [one + rest.removeprefix("?") for one in _alternatives(pattern[3:end])] + ([rest[1:]] if rest.startswith("?") else [])
        found = [_beginnings(way) for way in ways]
        return None if None in found else set().union(*(one for one in found if one))
    if pattern.startswith(r"\d") and not pattern.startswith((r"\d*", r"\d?", r"\d{")):
        return set("0123456789")
    if (letters := _LETTERS.match(pattern)) is None:
        return None
    begun, further = letters[0][:FIRST], _beginnings(pattern[letters.end() :]) if pattern.startswith("(?:", letters.end()) else None
    return {(begun + more)[:FIRST] for more in further} if further and len(begun) < FIRST else {begun}


@lru_cache(256)  # a question, and its clauses, are looked through for one table after the other
def _begun_with(text: str) -> frozenset[str]:
    """What the words of *text* begin with: their first letter, first two, …, FIRST."""
    return frozenset(word[:length] for word in _WORD.findall(text) for length in range(1, FIRST + 1))


_WORD = re.compile(r"\w+")
#: The letters and digits at the beginning of a pattern but for one that may be missing or stand several times.
_LETTERS = re.compile(r"(?:[^\W_](?![?*+{]))+")
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


#: A longer rest of a pattern is not repeated behind each of the alternatives that it begins with.
LONGEST = 24


def _spread(pattern: str) -> list[str]:
    """*pattern* as alternatives that begin with a letter each, as far as it begins with a group of such; else as it is."""
    if not pattern.startswith("(?:") or "(?P<" in pattern:
        return [pattern]
    end = _closes(pattern)
    rest = pattern[end + 1 :]
    if rest.startswith(("*", "+", "{", "??")) or len(rest) > LONGEST:  # it would be compiled once for every alternative
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
