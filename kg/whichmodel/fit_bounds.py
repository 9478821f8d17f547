"""Whether a model keeps to the limits that a request tells by a figure or a name: memory, licences, families of networks, the earliest year."""

import re
from collections.abc import Collection
from typing import NamedTuple

from whichmodel.built_as import NAMES, Family
from whichmodel.cite import Facts
from whichmodel.graph import Predicate
from whichmodel.needs import About, about
from whichmodel.plain_text import listing
from whichmodel.prose import split_sentences
from whichmodel.store import StoredStatement
from whichmodel.verdict import Check, Verdict

#: What hardware is called that has little memory, and how much that is where no figure is told.
LITTLE, LITTLE_GB = "low-memory", 6.0

_FIGURE = re.compile(r"(\d+(?:\.\d+)?)(?: (?:to|or|-|–) (\d+(?:\.\d+)?))? ?GB\b")
_CLAUSES = re.compile(r"[,;] ")
#: A need, and what makes it one of certain pictures, or a piece of advice.
_BINDING = re.compile(r"\b(?:at least|needs?|takes|requires?|less than)\b", re.IGNORECASE)
_LOOSE = re.compile(r"\b(?:advised|recommended|suggested|meant for|authors use|test)\b|\bfor (?:HD|larger|clips|pictures|the test)\b|\bpictures above\b|\bentirely\b", re.IGNORECASE)


class _Told(NamedTuple):
    """A statement that tells how much memory is needed: the least and the largest figure in it, and whether the least is a need."""

    stated: StoredStatement
    least: float
    most: float
    is_need: bool


def memory(model: Facts, size: float | None, performs: StoredStatement) -> Check:
    """Whether *size* GB of graphics memory, or little where it is None, is enough by what the authors of *model* say."""
    told, there = _told_of(model), LITTLE_GB if size is None else size
    if not told:
        known = model.one(Predicate.PARAMETERS)
        lead = f"It has {known.object:g} million parameters; how" if known and isinstance(known.object, float | int) else "How"
        return Check("hardware", Verdict.UNKNOWN, f"{lead} much memory it takes is not on record.", (known or performs,))
    named = "Little memory" if size is None else f"{size:g} GB"
    first, last = min(told, key=lambda one: (one.least, not one.is_need)), max(told, key=lambda one: one.most)
    behind = tuple(one.stated for one in told)
    if there < first.least:
        lead = "By its authors it needs more" if first.is_need else "Its authors speak of more memory"
        return Check("hardware", Verdict.NOT_MET, f"{lead}: “{first.stated.object}”", behind, hard=first.is_need)
    if there >= last.most:
        return Check("hardware", Verdict.MET, f"{named} is enough by what its authors say: “{last.stated.object}”", behind)
    quoted = " ".join(f"“{one.stated.object}”" for one in told)
    return Check("hardware", Verdict.UNKNOWN, f"Whether {named[:1].lower()}{named[1:]} is enough depends on the use: {quoted}", behind)


def named_licence(model: Facts, wanted: Collection[str], refused: Collection[str], performs: StoredStatement) -> Check:
    """Whether every licence on record of the code and the weights of *model* is one of *wanted*, where any are, and none of *refused*."""
    stated = [(of, s) for of, p in (("code", Predicate.CODE_LICENCE), ("weights", Predicate.WEIGHTS_LICENCE)) for s in model.all(p)]
    if not stated:
        return Check("licence", Verdict.UNKNOWN, "No licence is on record for it.", (performs,))
    names = [(of, model.store.node(str(s.object)).name, s) for of, s in stated]
    for of, name, s in names:
        if name in refused:
            return Check("licence", Verdict.NOT_MET, f"Its {of} {_are(of)} under {name}, which is not wanted.", (s,), hard=True)
        if wanted and name not in wanted:
            return Check("licence", Verdict.NOT_MET, f"Its {of} {_are(of)} under {name}, not {listing(tuple(wanted), 'or')}.", (s,), hard=True)
    by_name: dict[str, list[str]] = {}
    for of, name, _ in names:
        by_name.setdefault(name, []).append(of)
    ways = [f"its {listing(tuple(dict.fromkeys(of)))} {'are' if of != ['code'] else 'is'} under {name}" for name, of in by_name.items()]
    text = listing(ways)
    return Check("licence", Verdict.MET, f"{text[:1].upper()}{text[1:]}.", tuple(s for _, s in stated))


def not_built_as(model: Facts, refused: Collection[str], performs: StoredStatement) -> Check:
    """Whether *model* is built as none of the families *refused*: by what is on record of that, or by its description."""
    stated = model.one(Predicate.ARCHITECTURE)
    family = str(stated.object).partition("/")[2] if stated else ""
    name = model.store.node(str(stated.object)).name if stated else ""
    if stated and family in refused:
        return Check("architecture", Verdict.NOT_MET, f"It is built as a {name}.", (stated,), hard=True)
    told = (s for one in (model, model.whole) if one for p in (Predicate.HOW, Predicate.SUMMARY) for s in one.all(p))
    words = re.compile("|".join(rf"\b(?:{NAMES[Family(one)]})\b" for one in refused), re.IGNORECASE)
    if said := next((s for s in told if words.search(str(s.object))), None):
        return Check("architecture", Verdict.NOT_MET, f"Its description speaks of one: “{_sentence_with(words, str(said.object))}”", (said,), hard=True)
    if stated is None:
        return Check("architecture", Verdict.UNKNOWN, "As what it is built is not on record.", (performs,))
    return Check("architecture", Verdict.MET, f"It is built as a {name}.", (stated,))


def _sentence_with(words: re.Pattern[str], text: str) -> str:
    return next(one for one in split_sentences(text) if words.search(one))


def of_age(model: Facts, since: int, performs: StoredStatement) -> Check:
    """Whether *model* is from the year *since* or a later one."""
    stated = model.one(Predicate.YEAR)
    if stated is None:
        return Check("year", Verdict.UNKNOWN, "Its year is not on record.", (performs,))
    late = int(str(stated.object)) >= since
    return Check("year", Verdict.MET if late else Verdict.NOT_MET, f"It is from {stated.object}.", (stated,), hard=not late)


def tells_memory(model: Facts) -> list[StoredStatement]:
    """The statements that tell how much graphics memory *model* needs."""
    return [one.stated for one in _told_of(model)]


def _told_of(model: Facts) -> list[_Told]:
    """What tells how much memory *model* needs, worked out once for each model."""
    key = f"memory of {model.node.id}"
    known: list[_Told] | None = model.store.memory.get(key)
    if known is None:
        found = (_told(s) for p in (Predicate.NEEDS, Predicate.NOT_FOR) for s in model.all(p) if about(str(s.object)) is About.HARDWARE)
        known = model.store.memory[key] = [one for one in found if one]
    return known


def _told(stated: StoredStatement) -> _Told | None:
    figures = {float(one): clause for clause in _CLAUSES.split(str(stated.object)) for found in _FIGURE.findall(clause) for one in found if one}
    if not figures:
        return None
    least = min(figures)
    return _Told(stated, least, max(figures), bool(_BINDING.search(figures[least]) and not _LOOSE.search(figures[least])))


def _are(of: str) -> str:
    return "are" if of == "weights" else "is"
