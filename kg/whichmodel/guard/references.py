"""Entries of a numbered list, of which what follows speaks by their numbers alone: "[2] is MIT, [1] and [3] are not", "number 3 may be sold"."""

import re
from collections.abc import Iterator, Mapping

_ENTRY = re.compile(r"^[ \t>]*(?:[-*+•]\s)?\[(?P<number>\d{1,2})\][:.]?\s(?P<told>[^\n]+)", re.MULTILINE)
#: A number that stands for its entry: where a clause begins, or joined to another.
_SUBJECT = re.compile(
    r"(?:^[ \t>]*(?:[-*+•]\s)?|[.!?;:,]\s|(?:\]\s?)?[,/–-]\s?(?=\[)|(?<=\])–|\b(?:only|just|and|or|but|while|with|for|of|use|take|try|both|nur|und|oder|aber|mit|für|nimm|et|ou|mais|avec|pour|prenez|seule?|y|o|e|pero|con|para|solo|sólo|usa|mas|com|só|use)\s|[，。、；和与及はとや]\s?)\[(?P<number>\d{1,2})\](?!\()(?=\s?(?:[,/&–-]\s?\[|\s?(?:and|or|und|oder|et|ou|y|o|e)\s\[|[和与及とや와과,、]\s?\[|\s?\w|[是为はが는은]))",
    re.MULTILINE | re.IGNORECASE,
)
#: An entry of a list of choices, and what speaks of one.
_CHOICE = re.compile(r"^[ \t>]*[*_`]{0,2}(?P<number>\d{1,2})[.)][*_`]{0,2}\s(?P<told>[^\n]+)", re.MULTILINE)
_BY_ITS_NUMBER = re.compile(r"(?<![\w#])(?:(?:the )?(?:number|no\.|option|choice|candidate|pick)|#|(?:die )?(?:nummer|nr\.)|le (?:numéro|n°)|el número|o número)\s?(?P<number>\d{1,2})\b(?![.:)]|\s?[–—-]\s|\s(?:on|in) (?:the|my|your) list)", re.IGNORECASE)
#: So many entries at least make such a list.
LEAST = 2


def entries(text: str) -> dict[int, tuple[int, int]]:
    """Where the entry of each number stands in *text*; none where there are too few."""
    found: dict[int, tuple[int, int]] = {}
    for entry in _ENTRY.finditer(text):
        found.setdefault(int(entry["number"]), entry.span("told"))
    return found if len(found) >= LEAST else {}


def choices(text: str) -> dict[int, tuple[int, int]]:
    """Where each number of the one ordered list in *text* stands; none where there are several, or too few."""
    found = [(int(entry["number"]), entry.span("told")) for entry in _CHOICE.finditer(text)]
    numbers = [number for number, _ in found]
    return dict(found) if len(numbers) >= LEAST and numbers == [*range(1, len(numbers) + 1)] else {}


def chosen(text: str, of: Mapping[int, tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """(start, end, number) of what behind an ordered list in *text* speaks *of* its entries by their numbers."""
    behind = max((end for _, end in of.values()), default=len(text))
    yield from ((*match.span(), number) for match in _BY_ITS_NUMBER.finditer(text, behind) if (number := int(match["number"])) in of)


def referred(text: str, of: Mapping[int, tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """(start, end, number) of what in *text* speaks *of* such entries by their numbers, as the subject of what it says."""
    beginnings = {start - len(f"[{number}]") for number, (start, _) in of.items()}
    for match in _SUBJECT.finditer(text):
        number, start = int(match["number"]), match.start("number") - 1
        if number in of and not any(start <= begun + len("]:. ") and begun <= start + len("]:. ") for begun in beginnings) and not any(begun <= start < end for begun, end in of.values()):
            yield start, match.end("number") + 1, number
