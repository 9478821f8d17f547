"""Words of a text as the full-text index holds them, the same for stored texts and for questions; and those of everyday life."""

import re
from collections import Counter
from collections.abc import Iterable

from whichmodel_embeddings.scripts import EAST_ASIAN

#: Words that say nothing of what is wanted.
STOP = frozenset(
    "a an and are as at be been but by can could did do does for from get got had has have he her his how i if in into is "
    "it its just like make me my of on or our out really she should so some than that the their them then there these they "
    "this those to too up us very was we were what when which while who will with would you your please want need any all "
    "der die das und ist ein eine mein meine ich auf mit für wie aus dem zu im am bei es man "
    "el la los las de que y un una mi en con para por se lo del al es "
    "le les des et est mon ma je sur avec pour dans mes ce cette une du au "
    "o os as e é um uma meu minha em com do da no na".split()
)
#: Scripts from here on are written without spaces, or with characters that are about a word each.
UNSPACED = "\u2e80"
#: A word that stands in so many texts of people who ask is one of everyday life.
LEAST_EVERYDAY = 2
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_SMALL, _NAMELIKE = re.compile(r"[a-z]{2,}"), re.compile(r"\b[A-Za-z]*[A-Z][a-z]*[A-Z][A-Za-z]*\b")
_RUN = re.compile(f"{EAST_ASIAN}+")


def words(text: str) -> list[str]:
    """The words of *text*, lower case, without stop words; a run of Chinese, Japanese or Korean as its bigrams."""
    if text.isascii():  # then no run is in it; most texts are read here
        return [word for word in _WORD.findall(text.lower()) if len(word) > 1 and word not in STOP]
    found: list[str] = []
    for word in _WORD.findall(text.lower()):
        position = 0
        for run in _RUN.finditer(word):
            found += _plain(word[position : run.start()])
            found += _bigrams(run.group())
            position = run.end()
        found += _plain(word[position:])
    return found


def _plain(word: str) -> list[str]:
    return [word] if len(word) > 1 and word not in STOP else []


def _bigrams(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)] or [run]


def everyday(texts: Iterable[str]) -> set[str]:
    """The words of everyday life among those of *texts*, which people wrote: in small letters in several, and in more of them than as a name.

    Once in a while somebody writes a model's name in small letters.
    """
    common, names = Counter[str](), Counter[str]()
    for text in texts:
        common.update(set(_SMALL.findall(text)))
        names.update({word.lower() for word in _NAMELIKE.findall(text)})
    return {word for word, count in common.items() if count >= LEAST_EVERYDAY and count > names[word]}
