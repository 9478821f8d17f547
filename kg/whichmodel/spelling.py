"""Letters that changed places: "rian" where every other text says "rain".

A word that is none (it stands in no text of the graph, or in hardly any beside those of the word meant, and is no whole
piece to the encoder's tokenizer, which was made from far more text), and becomes one that stands in many texts when two
of its neighbouring letters change places, is read as that one (the commonest of the slips of typing that Damerau counts
as one step: "A technique for computer detection and correction of spelling errors", 1964). The other slips leave most letter groups of a word as
they are, and the classifier reads those; of a short word this one leaves none. What can be corrected is worked out
when a graph is built, so that a question costs one look into a table.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from whichmodel.words import STOP, UNSPACED

#: A word counts as spelt rightly that stands in so many texts; a shorter one has too many neighbours.
OFTEN, SHORTEST = 10, 4
#: A form that stands in texts itself is a slip all the same if the word meant stands in so many times as many.
SELDOM = 50
#: A run of letters that is no part of a name with digits, of an address or of a file's name.
_WORD = re.compile(r"(?<![\w.@/-])[^\W\d_]+(?![\w@-])")

#: From words to those of them that are slips, each with the word meant; and whether something is a word all the same.
Slips = Callable[[Collection[str]], Mapping[str, str]]
IsWord = Callable[[str], bool]


def slips(seen: Mapping[str, Mapping[str, int]]) -> dict[tuple[str, str], str]:
    """The slips of the words of each language, of which *seen* tells in how many texts each stands: (language, slip) with the word meant.

    Of several that could be meant it is the commonest; what is a word of any language is no slip in another.
    """
    found: dict[tuple[str, str], str] = {}
    for language, counts in seen.items():
        for word, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
            if count < OFTEN:
                break
            if len(word) >= SHORTEST and word.isalpha() and max(word) < UNSPACED:
                for slip in _swapped(word):
                    elsewhere = any(slip in others for others in seen.values() if others is not counts)
                    if slip not in STOP and not elsewhere and counts.get(slip, 0) * SELDOM <= count:
                        found.setdefault((language, slip), word)
    return found


def corrected(text: str, known: Slips, is_word: IsWord) -> tuple[str, tuple[tuple[str, str], ...]]:
    """*text* with its slips as the words meant, and the pairs (as typed, as read).

    A word with a capital inside a sentence may be a name and stays.
    """
    in_capitals = text.isupper()
    typed = [one.group() for one in _WORD.finditer(text) if len(one.group()) >= SHORTEST and (in_capitals or _is_plain(text, one.start(), one.group()))]
    meant = {slip: word for slip, word in known({word.lower() for word in typed}).items() if not is_word(slip)} if typed else {}
    if not meant:
        return text, ()
    read = {word: _as_typed(word, meant[word.lower()]) for word in typed if word.lower() in meant}
    return _WORD.sub(lambda one: read.get(one.group(), one.group()), text), tuple(read.items())


def in_words(read_as: Sequence[tuple[str, str]]) -> str:
    """Which words were read as others, as a sentence."""
    return f"Read {' and '.join(f'“{typed}” as “{read}”' for typed, read in read_as)}."


def _swapped(word: str) -> Iterator[str]:
    for at, (first, second) in enumerate(pairwise(word)):
        if first != second:
            yield f"{word[:at]}{second}{first}{word[at + 2 :]}"


def _is_plain(text: str, at: int, word: str) -> bool:
    """Whether *word*, which stands in *text* at *at*, is in small letters or begins a sentence."""
    return word.islower() or (word[1:].islower() and not text[max(0, at - 8) : at].rstrip(" \"'“„‘«(¿¡")[-1:].strip(".!?:\n"))


def _as_typed(word: str, meant: str) -> str:
    return meant.upper() if word.isupper() else meant.capitalize() if word[0].isupper() else meant
