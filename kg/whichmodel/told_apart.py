"""In what models differ that a question puts beside each other, by what is on record of both."""

from collections.abc import Iterator

from whichmodel.cite import Facts
from whichmodel.fit import MEDIA
from whichmodel.graph import Evidence, Predicate
from whichmodel.plain_text import listing
from whichmodel.rank import WEIGHTS, Candidate, times
from whichmodel.results import Result, described, results_of, shown
from whichmodel.sentences import Told, licence_caveat
from whichmodel.store import StoredStatement

#: So many differences are told of two models.
MOST_DIFFERENCES = 4
#: … of which so many are results.
MOST_RESULTS = 2
#: Who says that a model performs a task.
_BY = {
    Evidence.OFFICIAL_REPO: "its authors' own page", Evidence.MODEL_ZOO_METAFILE: "a model zoo", Evidence.STORED_PAGE: "its paper's page",
    Evidence.TWO_OR_MORE_LISTS: "two or more lists of models", Evidence.ONE_LIST: "one list of models", Evidence.EDITORIAL: "this catalogue",
    Evidence.DOCUMENT: "the document", Evidence.INFERRED: "what its own texts suggest",
}  # fmt: skip
_LISTS = (Evidence.ONE_LIST, Evidence.TWO_OR_MORE_LISTS)


def differences(one: Facts, other: Facts, *, business: bool, but: str = "") -> list[Told]:
    """In what *one* differs from *other*, the weightiest first, *but* for what was told; licences count where it is for *business*, or one has none."""
    found = [told for kind, told in _differences(one, other, business=business) if kind != but][:MOST_DIFFERENCES]
    if found or but:
        return found
    known = [stated for facts in (one, other) for stated in facts.all(Predicate.TASK)[:1]]
    return [(f"Nothing on record tells it from {other.node.name} beyond what each does.", known)] if known else []


def why_behind(one: Candidate, ahead: Candidate, *, business: bool) -> tuple[str, Told] | None:
    """By what *one* stands behind *ahead*, where that is its evidence, its code, its age or how much is on record of it: the weightiest of these, and what it is about."""
    behind = {part: weight * (ahead.parts[part] - one.parts[part]) for part, weight in WEIGHTS.items() if part in _PARTS}
    for part in sorted(behind, key=lambda part: -behind[part]):
        if behind[part] > 0 and (told := _PARTS[part](one, ahead, business)):
            return _ABOUT.get(part, part), told
    return None


def _differences(one: Facts, other: Facts, *, business: bool) -> Iterator[tuple[str, Told]]:
    """Each difference, and what it is about."""
    yield from (("results", told) for told in _measured(one, other))
    yield from (("scale", told) for told in _stated(one, other, Predicate.SCALE))
    yield from (("medium", told) for told in _stated(one, other, Predicate.MEDIUM))
    if told := _ages(one, other):
        yield "year", told
    if told := _licences(one, other, business=business):
        yield "licence", told
    ours, theirs = (facts.one(Predicate.TASK) for facts in (one, other))
    if ours and theirs and (ours.evidence in _LISTS) is not (theirs.evidence in _LISTS):
        yield "evidence", _read(ours, theirs, other.node.name)


def _measured(one: Facts, other: Facts) -> Iterator[Told]:
    """Results of both that were measured alike: the best of each."""
    theirs: dict[object, list[Result]] = {}
    for result in results_of(other.store, other.node.id):
        theirs.setdefault(result.setting, []).append(result)
    told = set[object]()
    for result in results_of(one.store, one.node.id):
        beside = theirs.get(result.setting)
        if beside is None or result.setting in told or len(told) >= MOST_RESULTS:
            continue
        if len(beside) == 1 and sum(same.setting == result.setting for same in results_of(one.store, one.node.id)) == 1:
            told.add(result.setting)
            value, than = (str(said.object) for said in (result.stated, beside[0].stated))
            yield f"Measured alike ({described(result.setting)}), it reaches {value} and {other.node.name} {than}.", [result.stated, beside[0].stated]


def _stated(one: Facts, other: Facts, predicate: Predicate) -> Iterator[Told]:
    """The factors by which both enlarge, or what both are made for, where these differ."""
    ours, theirs = one.all(predicate), other.all(predicate)
    if not (ours and theirs) or {said.object for said in ours} == {said.object for said in theirs}:
        return
    words = [listing([_value(facts, said) for said in stated], "or" if predicate is Predicate.SCALE else "and") for facts, stated in ((one, ours), (other, theirs))]
    does = "enlarges" if predicate is Predicate.SCALE else "is made for"
    yield f"It {does} {words[0]}; {other.node.name} {does} {words[1]}.", [*ours, *theirs]


def _value(facts: Facts, said: StoredStatement) -> str:
    if isinstance(said.object, int | float) and not isinstance(said.object, bool):
        return times(float(said.object))
    text = shown(facts.store, said)
    return MEDIA.get(text, "by any factor" if text == "arbitrary" else text)


def _ages(one: Facts, other: Facts) -> Told | None:
    ours, theirs = one.one(Predicate.YEAR), other.one(Predicate.YEAR)
    if ours is None or theirs is None or ours.object == theirs.object:
        return None
    return f"It is from {ours.object}; {other.node.name} is from {theirs.object}.", [ours, theirs]


def _licences(one: Facts, other: Facts, *, business: bool) -> Told | None:
    """That one of the two has no licence on record, or for *business* that one may not be used so."""
    ours, theirs = one.one(Predicate.CODE_LICENCE), other.one(Predicate.CODE_LICENCE)
    if business and ((told := licence_caveat(one)) is not None) is not ((beside := licence_caveat(other)) is not None):
        return told or (beside and (beside[0].replace("its", f"{other.node.name}'s", 1), beside[1]))
    if (ours is None) is (theirs is None):
        return None
    known, said = (other, theirs) if ours is None else (one, ours)
    if said is None:
        return None
    name, whose = shown(known.store, said), "its code" if ours else f"the code of {other.node.name}"
    lacking = f"that of {other.node.name}" if ours else "that of its own code"
    return f"The licence of {whose} is {name}; {lacking} is not on record.", [said]


def _read(ours: StoredStatement, theirs: StoredStatement, name: str) -> Told:
    """Of which of two the authors' own page was read."""
    return f"What it does is on record from {_BY[Evidence(ours.evidence)]}; what {name} does from {_BY[Evidence(theirs.evidence)]}.", [ours, theirs]


def _by_evidence(one: Candidate, ahead: Candidate, _: bool) -> Told:
    return _read(one.performs, ahead.performs, ahead.model.node.name)


def _by_age(one: Candidate, ahead: Candidate, _: bool) -> Told | None:
    return _ages(one.model, ahead.model)


def _by_code(one: Candidate, ahead: Candidate, business: bool) -> Told | None:
    """That no code of it is on record, or that its licence is not."""
    code = ahead.model.one(Predicate.CODE)
    if code is not None and one.model.one(Predicate.CODE) is None:
        return f"No code of it is on record; that of {ahead.model.node.name} is.", [one.performs, code]
    return _licences(one.model, ahead.model, business=business)


def _by_record(one: Candidate, ahead: Candidate, _: bool) -> Told | None:
    """That less was measured of it."""
    ours, theirs = ((candidate.model.whole or candidate.model).all(Predicate.EVALUATION) for candidate in (one, ahead))
    if len(ours) >= len(theirs):
        return None
    name = ahead.model.node.name
    return f"{len(ours) or 'No'} result{'' if len(ours) == 1 else 's'} of it {'is' if len(ours) == 1 else 'are'} on record; {len(theirs)} of {name} are.", [*ours, *theirs]


#: What a part is about, where a difference is called otherwise.
_ABOUT = {"recency": "year", "code": "licence", "record": "results"}
_PARTS = {"evidence": _by_evidence, "code": _by_code, "recency": _by_age, "record": _by_record}
