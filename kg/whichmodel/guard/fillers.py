"""A sentence less the words of manner that stand anywhere in it and say nothing of what is done: "entfernt zugleich den Dunst"."""

import re
from bisect import bisect_right

_FILLER = re.compile(
    r"\s(?:also|even(?! out\b)|too|happily|reliably|nicely|neatly|cleanly|automatically|easily|simply|right|straight|auch|zugleich|dabei|nebenbei|nebenher|gleich|gleichzeitig|obendrein|ebenfalls|noch|sogar|zudem|außerdem|zusätzlich|automatisch|zuverlässig|sauber"
    r"|aussi|également|même|encore|au passage|en même temps|du même coup|dans la foulée|automatiquement|également|también|además|incluso|de paso|a la vez|automáticamente|también|também|ainda|de quebra|ao mesmo tempo|automaticamente|inclusive)(?=\s\w)",
    re.IGNORECASE,
)


class Bare:
    """A sentence without such words, and the way from a place in it to the place in the sentence as it is."""

    def __init__(self, sentence: str) -> None:
        made, self._begins, self._shifts, at = [], [0], [0], 0
        for found in _FILLER.finditer(sentence):
            made.append(sentence[at : found.start()])
            at = found.end()
            self._begins.append(at - self._shifts[-1] - len(found[0]))
            self._shifts.append(self._shifts[-1] + len(found[0]))
        self.text = "".join((*made, sentence[at:]))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where what stands from *start* to *end* begins and ends in the sentence as it is."""
        return self._place(start), self._place(end - 1) + 1

    def _place(self, at: int) -> int:
        return at + self._shifts[bisect_right(self._begins, at) - 1]
