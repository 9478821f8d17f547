"""The sentences of an answer, each with the statements that carry it."""

import re
from collections.abc import Collection, Iterator, Sequence

from whichmodel.cite import Facts, facts_of, is_stated
from whichmodel.graph import Evidence, Predicate
from whichmodel.named import named_in
from whichmodel.plain_text import in_brackets
from whichmodel.rank import Candidate, times
from whichmodel.results import Conflict, about_words, shown
from whichmodel.retrieve import Near
from whichmodel.store import Store, StoredStatement
from whichmodel.verdict import Verdict

#: A text less like the question than this explains nothing.
NEAR_ENOUGH = 0.7
#: A longer request of somebody else's, in letters, says less than what the task is.
LONGEST_QUOTE = 70
_PICTURE = re.compile(r"\b(?P<an>an )?(?:picture|photo|image|scan)(?P<more>s?)\b")
Told = tuple[str, list[StoredStatement]]

_FIELD_PREDICATE = {
    "symptom": Predicate.SYMPTOM, "label": Predicate.ALT_LABEL, "gist": Predicate.GIST, "definition": Predicate.DEFINITION,
}  # fmt: skip


def because(store: Store, task: str, near: Near | None = None, language: str = "en", shown: str | None = None) -> list[Told]:
    """What *task* does; and the text of the graph for which a question was read as it, if whoever asks in *language* can read that.

    *shown* is the special case of it of which to tell what it does, as that for videos.
    """
    facts = facts_of(store, shown or task)
    said = (facts.all(Predicate.DEFINITION) or facts.all(Predicate.SUMMARY))[:1]
    told = [(first_sentence(str(one.object)), [one]) for one in said]
    if nearest := _nearest_text(store, task, near, language):
        told.append(nearest)
    return told or [(f"Of the tasks in this graph, {store.node(task).name} is nearest to the question.", list(store.about(task)[:1]))]


def _nearest_text(store: Store, task: str, near: Near | None, language: str) -> Told | None:
    """That people ask for *task* in words like those of the text that the question is most like, or that it is another name."""
    text = store.texts([near.row])[near.row] if near and near.dense >= NEAR_ENOUGH else None
    if not near or not text or text.language not in ("en", language):
        return None
    name = store.node(task).name
    predicate = _FIELD_PREDICATE.get(text.field)
    found = store.saying(near.node, predicate, text.text) if predicate else None
    if found and predicate == Predicate.SYMPTOM and len(text.text) <= LONGEST_QUOTE and store.learnt.is_spelt_alike(near.row) and not named_in(store, text.text):
        return f"People ask for it in words like “{text.text.rstrip('.')}”.", [found]
    if found and predicate == Predicate.ALT_LABEL and text.text.lower() != name.lower():
        return f"“{text.text}” is another name for {name}.", [found]
    return None


def role_sentence(model: Facts) -> Told:
    """What a model is, in the first sentence of its summary; a variant is placed in its family."""
    whole = model.whole or model
    summary = whole.all(Predicate.SUMMARY)[:1]
    said = first_sentence(str(summary[0].object)) if summary else f"{whole.node.name} is a model of this graph."
    summary = summary or whole.all(Predicate.TASK)[:1]
    if model.whole:
        variant = model.own[Predicate.VARIANT_OF][0]
        own = model.own.get(Predicate.SUMMARY, [])[:1]
        if own and model.node.name == whole.node.name:
            return f"{said} Its standard version: {own[0].object}", [*summary, variant, *own]
        more = f": {own[0].object}" if own else "."
        return f"{said} {model.node.name} is one of its versions{more}", [*summary, variant, *own]
    return said, summary


def of_films(text: str) -> str:
    """What goes into a task for pictures, or comes out, where it is done on a film."""
    return _PICTURE.sub(lambda found: f"{'a ' if found['an'] else ''}video{found['more']}", text)


def performs_sentence(store: Store, one: Candidate) -> Told:
    """Who says that the model does the task."""
    task = store.node(one.task).name
    said = {
        Evidence.OFFICIAL_REPO: f"Its authors name {task} as its job.",
        Evidence.MODEL_ZOO_METAFILE: f"A model zoo files it under {task}.",
        Evidence.STORED_PAGE: f"Its paper's page names {task}.",
        Evidence.TWO_OR_MORE_LISTS: f"Two or more curated lists file it under {task}.",
        Evidence.ONE_LIST: f"One curated list files it under {task}.",
        Evidence.EDITORIAL: f"This catalogue files it under {task}.",
        Evidence.DOCUMENT: f"The document names {task} as its job.",
        Evidence.INFERRED: f"That it does {task} is inferred from its own texts{f': {one.performs.note}' if one.performs.note else ''}.",
    }[Evidence(one.performs.evidence)]
    if one.serves is not None:
        return f"{said} {one.serves.note or ''}".strip(), [one.performs, one.serves]
    return said, [one.performs]


def does(performs: StoredStatement, task: str) -> str:
    """That a model does *task*, as far as *performs* says so; without the full stop."""
    return f"It performs {task}" if is_stated(performs) else f"Its own texts suggest that it performs {task}"


def licence_caveat(model: Facts) -> Told | None:
    """That commercial use is not allowed, where a licence says so."""
    for predicate, of in ((Predicate.CODE_LICENCE, "code"), (Predicate.WEIGHTS_LICENCE, "weights")):
        for stated in model.all(predicate):
            terms = facts_of(model.store, str(stated.object)).one(Predicate.COMMERCIAL_USE)
            if terms is not None and not terms.object:
                name = model.store.node(str(stated.object)).name
                return f"The licence of its {of} {in_brackets(name)} does not allow commercial use.", [stated, terms]
    return None


def readiness_caveat(model: Facts, step: int = 0) -> Told | None:
    """Why it, or the model of a *step* of a plan, cannot be used as it stands, where a source says so."""
    stated = (model.whole or model).one(Predicate.NOT_READY)
    lead = f"{model.node.name} (step {step}) is not ready to use" if step else "Not ready to use"
    return (f"{lead}: {first_sentence(str(stated.object))}", [stated]) if stated else None


def unofficial_caveat(model: Facts) -> Told | None:
    """That the code on record is not the authors' own, where a source says so."""
    stated = model.one(Predicate.CODE_OFFICIAL)
    if stated is None or stated.object is not False:
        return None
    return "The linked code is unofficial: it is not by the authors of the paper.", [stated]


def conflict_sentence(store: Store, conflict: Conflict) -> Told:
    """All values that sources give, each with its source; none is chosen."""
    by_value: dict[str, list[str]] = {}
    for one in conflict.values:
        by_value.setdefault(shown(store, one), []).append(one.source)
    told = "; ".join(f"{value} ({', '.join(dict.fromkeys(sources))})" for value, sources in by_value.items())
    return f"Sources differ about {about_words(store, conflict)}: {told}.", list(conflict.values)


def shared_shortfalls(store: Store, offered: Sequence[Candidate]) -> set[str]:
    """What others of those *offered* fall short of the first in: by that alone nobody would have been left out."""
    return {kind for other in offered[1:] for kind, _ in _shortfalls(store, other, offered[0])}


def shortfall(store: Store, one: Candidate, best: Candidate, shared: Collection[str] = (), told: Collection[str] = ()) -> tuple[str, Told] | None:
    """In what *one* falls short of *best*, by a fact of the graph, and what that is about; None where nothing tells them apart.

    What is *shared* with others that are recommended is no reason; what was *told* of another one only where there is nothing else.
    """
    first = None
    for kind, reason in _shortfalls(store, one, best):
        if kind in shared:
            continue
        if kind not in told:
            return kind, reason
        first = first or (kind, reason)
    return first


def _shortfalls(store: Store, one: Candidate, best: Candidate) -> Iterator[tuple[str, Told]]:
    """All that *one* falls short of *best* in: what about, and how that is told, the weightiest first."""
    name = best.model.node.name
    if (caveat := readiness_caveat(one.model)) and not readiness_caveat(best.model):
        yield "ready", caveat
    if one.reach and best.reach and len(one.reach.passes) > len(best.reach.passes):
        passes = " and then ".join(times(p.factor) for p in one.reach.passes)
        yield "passes", (f"It needs more passes ({passes}) than {name}.", [p.stated for p in one.reach.passes])
    if one.reach and best.reach and best.reach.exact and not one.reach.exact:
        falls = "overshoots, as it comes to" if one.reach.total > best.reach.total else "falls a little short, as it comes to"
        yield "total", (f"It {falls} {times(one.reach.total)}.", [p.stated for p in one.reach.passes])
    if one.serves is not None and best.serves is None:
        text = f"It is made for {store.node(one.task).name}, not for {store.node(best.task).name} itself."
        yield "task", (text, [one.performs, one.serves])
    ours, theirs = ({c.name: c for c in candidate.checks} for candidate in (one, best))
    for constraint, check in ours.items():
        # of what goes without saying of the best, as that a model for video is made for video, it has no check
        other = theirs[constraint].verdict if constraint in theirs else Verdict.UNKNOWN
        if check.verdict.value < other.value and check.verdict is not Verdict.MET:
            yield constraint, (check.text, list(check.statements))
    if one.performs.evidence in (Evidence.ONE_LIST, Evidence.TWO_OR_MORE_LISTS) and best.performs.evidence == Evidence.OFFICIAL_REPO:
        text = f"Less is on record of it: it was found in lists of models, where of {name} the authors' own page was read."
        yield "evidence", (text, [one.performs, best.performs])
    year, newer = one.model.one(Predicate.YEAR), best.model.one(Predicate.YEAR)
    if year and newer and int(str(year.object)) + 2 < int(str(newer.object)):
        yield "year", (f"It is from {year.object}; {name} is from {newer.object}.", [year, newer])
    if (caveat := licence_caveat(one.model)) and not licence_caveat(best.model):
        yield "licence", caveat


def first_sentence(text: str) -> str:
    """The first sentence of *text*."""
    match = re.match(r"(.+?[.!?])(?:\s+(?=[A-Z0-9“\"(])|$)", text.strip(), re.DOTALL)
    return match[1] if match else text.strip()
