"""Which of many texts are written most like one: by the runs of three letters that they share, then letter by letter."""

import difflib
from collections import Counter
from collections.abc import Iterable

#: Runs of so many letters are compared first.
RUN = 3
#: So many of the texts that share the most runs are compared letter by letter.
COMPARED = 24


class Likeness:
    """Finds the texts of one collection that are like another text."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = list(dict.fromkeys(texts))
        self._holding: dict[str, list[int]] = {}
        for number, text in enumerate(self._texts):
            for run in _runs(text):
                self._holding.setdefault(run, []).append(number)

    def nearest(self, text: str, most: int, least: float) -> list[str]:
        """At most *most* of the texts, the likest first, each at least as like *text* as *least* (0 to 1)."""
        shared = Counter(number for run in _runs(text) for number in self._holding.get(run, ()))
        # long texts share runs with everything: what counts is how many of their own
        best = sorted(shared, key=lambda number: (-2 * shared[number] / (len(self._texts[number]) + len(text)), number))[:COMPARED]
        return difflib.get_close_matches(text, [self._texts[number] for number in best], n=most, cutoff=least)


def _runs(text: str) -> set[str]:
    padded = f" {text} "
    return {padded[at : at + RUN] for at in range(len(padded) - RUN + 1)}
