"""The limits that a request tells by a figure or a name: memory of the graphics card, licences wanted and refused, families of networks refused, the earliest year."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from whichmodel.built_as import refused_in
from whichmodel.licensing import licences_in
from whichmodel.memory import memory_in
from whichmodel.patterns import lowered
from whichmodel.plain_text import listing
from whichmodel.since import since_in

#: The fields of a request that hold them.
BOUNDS = ("memory_gb", "licences", "not_licences", "not_architectures", "since")
#: All but what keeps clauses apart, which stays where the words for a limit are taken out; the point of a number goes.
_NO_MARK = re.compile(r"[^,.;:!?，。；！？]|(?<=\d)\.(?=\d)")


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a text tells of them, and from where to where."""

    memory_gb: float | None = None
    licences: tuple[str, ...] = ()
    not_licences: tuple[str, ...] = ()
    not_architectures: tuple[str, ...] = ()
    since: int | None = None
    spans: tuple[tuple[int, int], ...] = ()


_NONE = Bounds()
#: Two of the three are told by a figure.
_FIGURE = re.compile(r"\d")


def bounds_in(text: str, low: str) -> Bounds:
    """What *text* tells of them; *low* is the text in small letters. Of two sizes the smaller holds, of two years the later."""
    figures = _FIGURE.search(low)
    memory, licences, years = memory_in(low) if figures else [], licences_in(text, low), since_in(low) if figures else []
    families = refused_in(low)
    if not (memory or licences or years or families):
        return _NONE
    refused = dict.fromkeys(str(one) for found in licences if found.refused for one in found.licences)
    wanted = dict.fromkeys(str(one) for found in licences if not found.refused for one in found.licences)
    return Bounds(
        min((found.size for found in memory), default=None), tuple(one for one in wanted if one not in refused), tuple(refused),
        tuple(dict.fromkeys(str(one) for found in families for one in found.families)),
        max((found.year for found in years), default=None),
        (*((one.start, one.end) for one in memory), *((one.start, one.end) for one in licences), *((one.start, one.end) for one in years), *((one.start, one.end) for one in families)),
    )  # fmt: skip


def without_bounds(text: str) -> str:
    """*text* in small letters and with blanks in place of the words that tell them, so that each clause stays where it is."""
    low = lowered(text)
    for start, end in bounds_in(text, low).spans:
        low = low[:start] + _NO_MARK.sub(" ", low[start:end]) + low[end:]
    return low


def in_words(given: Mapping[str, object]) -> list[str]:
    """What fields of a request say of them, each in a few words."""
    size, since = given.get("memory_gb"), given.get("since")
    told = [f"{size:g} GB of graphics memory"] if isinstance(size, int | float) else []
    for name, lead in (("licences", "licence"), ("not_licences", "not under"), ("not_architectures", "no")):
        if isinstance(named := given.get(name), tuple) and named:
            told.append(f"{lead} {listing(named, 'or')}")
    return [*told, *([f"from {since} on"] if since else [])]
