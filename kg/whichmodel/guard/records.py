"""Records in a reply: BibTeX entries, JSON objects and blocks of `key: value` lines, in which all fields are of one thing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whichmodel.guard.addresses import MASK

_BIBTEX = re.compile(r"@[a-zA-Z]{3,20}\s?\{[^@]{0,4000}?\n\s*\}")
#: An object, with the key that it is the value of.
_OBJECT = re.compile(r"(?:[\"']\w[\w -]{0,40}[\"']\s?:\s{0,20})?\{[^{}]{0,4000}\}")
_PAIR = re.compile(r"[\"']\w[\w -]{0,30}[\"']\s?:\s?(?:[\"'\[\d]|true|false|null)")
_LINE = re.compile(r"^(?P<indent>[ \t]*)(?P<item>[-*]\s+)?[\"*_`]{0,3}(?P<key>[^\W\d_][\w -]{0,24}?)[\"*_`]{0,3}\s?(?::|=)[\"*_`]{0,3}(?:\s|$)", re.MULTILINE)
#: The field with which a record of lines begins anew.
_NAMES = re.compile(r"(?:\w+_)?(?:model|name|tool|method|network|candidate|title|id|modell|werkzeug|titel|modèle|nom|outil|titre|modelo|nombre|herramienta|título|nome|ferramenta)$", re.IGNORECASE)
#: So many lines of fields make a record.
LEAST = 2


@dataclass(frozen=True, slots=True)
class Record:
    """Where a record stands."""

    start: int
    end: int


def records(text: str) -> list[Record]:
    """The records in *text*, in order of their kinds; none lies inside another."""
    found = [Record(*match.span()) for match in _BIBTEX.finditer(text)]
    for match in _OBJECT.finditer(text):
        if len(_PAIR.findall(match[0])) >= LEAST and not _inside(match.start(), found):
            found.append(Record(*match.span()))
    found += [record for record in _blocks(text) if not _inside(record.start, found)]
    return found


def _inside(at: int, among: list[Record]) -> bool:
    return any(one.start <= at < one.end for one in among)


def _blocks(text: str) -> Iterator[Record]:
    """Blocks of lines that each begin with a key; another name or item begins another record, and so does the next title of such a block."""
    start, last, count, indent, names = -1, -1, 0, 0, 0
    at, titled = 0, False
    for line in (*text.split("\n"), ""):
        match = _LINE.match(line)
        name = bool(match and _NAMES.match(match["key"]))
        title = match is not None and not name and not line[match.end() :].strip()
        again = name and names > 0
        anew = match is not None and (again or match["item"] or (title and (titled or len(match["indent"]) < indent))) and (len(match["indent"]) <= indent or (again and match["item"]))
        goes_on = start >= 0 and line.strip() and (match or line.lstrip().startswith(MASK) or len(line) - len(line.lstrip()) > indent)
        if start >= 0 and (not goes_on or anew):
            if count >= LEAST and names:
                yield Record(start, last)
            start, count, names = -1, 0, 0
        if start >= 0 and not match and line.lstrip().startswith(MASK):
            count += 1  # a field whose key belongs to the address
        if match and (start >= 0 or line.strip()):
            if start < 0:
                start, indent, titled = at, len(match["indent"]), title
            count, names = count + 1, names + name
        last = at + len(line)
        at = last + 1
