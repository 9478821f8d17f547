"""What a build learnt of how people ask: the classes of the texts, the phrases that name them, the trained heads."""

from collections.abc import Callable, Collection, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from whichmodel import classifier
from whichmodel.known import in_lots, marks
from whichmodel.phrases import Phrase, firsts

#: After so many texts all that texts are read by is kept in memory, and no longer fetched for each.
FEW_TEXTS = 16

#: A request to the graph's file: SQL and its values to rows.
Rows = Callable[[str, Sequence[object]], list[tuple[object, ...]]]


class Learnt:
    """The tables by which questions are read, of one graph. Safe to share between threads."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._held: classifier.Trained | None = None
        self._phrases: dict[str, list[Phrase]] | None = None
        self._slips: dict[tuple[str, str], str] | None = None
        self._texts_read = 0

    def classes(self) -> list[str]:
        """The tasks and topics that a question is read as, in the order of the classifier's columns."""
        return [str(row[0]) for row in self._rows("SELECT node FROM class ORDER BY position", ())]

    @cached_property
    def text_classes(self) -> NDArray[np.int16]:
        """For each row id of a text the position of its class, -1 where its node is none; shape (texts + 1,)."""
        (row,) = self._rows("SELECT positions FROM text_class", ())
        return np.frombuffer(row[0], "<i2")  # type: ignore[call-overload, no-any-return]

    def is_spelt_alike(self, row: int) -> bool:
        """Whether the words of the text with the row id *row* are all spelt as in other texts."""
        return bool(self._spelt_alike[row])

    def said_of_classes(self, predicates: Collection[str]) -> list[tuple[str, str, str]]:
        """(subject, predicate, object) of what is stated of tasks and topics with one of *predicates*, in order."""
        wanted = list(predicates)
        query = f"SELECT subject, predicate, object FROM class JOIN statement ON subject = node WHERE predicate IN ({marks(wanted)}) ORDER BY id"  # noqa: S608
        return [(str(row[0]), str(row[1]), str(row[2])) for row in self._rows(query, wanted)]

    def phrases(self, text: str) -> list[Phrase]:
        """The phrases that could stand in *text*: those that begin with one of its words."""
        found: list[Phrase] = []
        if self._phrases is not None:
            return [phrase for first in firsts(text) for phrase in self._phrases.get(first, ())]
        for some in in_lots(sorted(firsts(text))):
            rows = self._rows(f"SELECT sort, first, form, class FROM phrase WHERE first IN ({marks(some)})", some)  # noqa: S608
            found += ((str(row[0]), str(row[1]), str(row[2]), int(str(row[3]))) for row in rows)
        return found

    def slips(self, words: Collection[str], language: str) -> dict[str, str]:
        """Those of *words*, in *language*, in which two letters changed places, each with the word meant."""
        if self._slips is not None:
            return {word: self._slips[language, word] for word in words if (language, word) in self._slips}
        found: dict[str, str] = {}
        for some in in_lots(sorted(words)):
            rows = self._rows(f"SELECT form, meant FROM slip WHERE language = ? AND form IN ({marks(some)})", [language, *some])  # noqa: S608
            found.update((str(row[0]), str(row[1])) for row in rows)
        return found

    def everyday(self) -> set[str]:
        """The words of everyday life in the texts of tasks and topics."""
        return {str(row[0]) for row in self._rows("SELECT word FROM everyday", ())}

    @cached_property
    def is_taught(self) -> bool:
        """Whether the heads were trained: not in a graph that was written without its vectors."""
        return bool(self._rows("SELECT 1 FROM term LIMIT 1", ()))

    def heads(self, texts: Collection[str]) -> classifier.Trained:
        """The trained heads, of the words' those rows that *texts* need and the bias."""
        if self._held:
            return self._held
        self._texts_read += 1
        if self._texts_read > FEW_TEXTS:
            self.hold()
            return self.heads(texts)
        found: dict[int, classifier.Weights] = {}
        for some in in_lots([classifier.BIAS, *{bucket for text in texts for bucket in classifier.terms(text)}]):
            rows = self._rows(f"SELECT bucket, weights FROM term WHERE bucket IN ({marks(some)})", some)  # noqa: S608
            found.update((int(str(bucket)), classifier.unpack(row)) for bucket, row in rows if isinstance(row, bytes))
        return classifier.Trained(found, self._meaning)

    def hold(self) -> None:
        """Keep all that texts are read by in memory, the heads' rows, the phrases and the slips: for reading many."""
        rows = self._rows("SELECT bucket, weights FROM term", ())
        phrases: dict[str, list[Phrase]] = {}
        for row in self._rows("SELECT sort, first, form, class FROM phrase", ()):
            phrases.setdefault(str(row[1]), []).append((str(row[0]), str(row[1]), str(row[2]), int(str(row[3]))))
        self._phrases = phrases
        self._slips = {(str(row[0]), str(row[1])): str(row[2]) for row in self._rows("SELECT language, form, meant FROM slip", ())}
        self._held = classifier.Trained.held([int(str(row[0])) for row in rows], [row[1] for row in rows if isinstance(row[1], bytes)], self._meaning)

    @cached_property
    def _spelt_alike(self) -> NDArray[np.uint8]:
        (row,) = self._rows("SELECT spelt_alike FROM text_class", ())
        return np.frombuffer(row[0], np.uint8)  # type: ignore[call-overload, no-any-return]

    @cached_property
    def _meaning(self) -> NDArray[np.float64]:
        rows = self._rows("SELECT weights FROM meaning ORDER BY row", ())
        # in the precision in which it is multiplied, so that no question pays for the conversion
        return np.stack([np.frombuffer(row[0], "<f4") for row in rows if isinstance(row[0], bytes)]).astype(np.float64)
