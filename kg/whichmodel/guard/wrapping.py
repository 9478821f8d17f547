"""Lines that were broken for their length alone, which a reader takes for one."""

import re
from bisect import bisect_right

from whichmodel.guard.passages import FIELD

#: A line break and the blanks around it, between what no mark ends and what may go on with it: no item of a list, no heading or comment.
_BREAK = re.compile(r"(?<=[\w,:)’”%×])[ \t]*\n[ \t]*(?=[^\W\d_]|[“\"(])")
#: A shorter line was not broken for its length: it stands by itself in a list or a verse. Where a capital follows, a
#: line may also be a sentence without a full stop; one that is nearly as long as lines get was broken.
LONG_ENOUGH, NEARLY_FULL = 40, 60


class Unwrapped:
    """A text with its broken lines put together, and the way from a place in it to the place in the text as it came."""

    def __init__(self, text: str) -> None:
        made, self._begins, self._shifts, at = [], [0], [0], 0
        for found in _BREAK.finditer(text):
            line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()].strip()
            if "|" in line or line.startswith("#") or (FIELD.match(line) and FIELD.match(text, found.end())) or len(line) < (LONG_ENOUGH if text[found.end()].islower() else NEARLY_FULL):
                continue
            made += [text[at : found.start()], " "]
            at = found.end()
            self._shifts.append(self._shifts[-1] + found.end() - found.start() - 1)
            self._begins.append(at - self._shifts[-1])
        self.text = "".join((*made, text[at:]))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where what stands from *start* to *end* begins and ends in the text as it came."""
        return self._place(start), self._place(end - 1) + 1 if end > start else self._place(end)

    def _place(self, at: int) -> int:
        return at + self._shifts[bisect_right(self._begins, at) - 1]
