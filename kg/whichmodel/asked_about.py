"""What is said of the models that a question names: how each stands to what is asked for, or what is on record of it."""

from collections.abc import Iterator, Mapping, Sequence, Set

from whichmodel.answer import Named
from whichmodel.asking import Asking
from whichmodel.cite import Citations, Facts, facts_of
from whichmodel.named import Mention
from whichmodel.on_record import MOST_TASKS, code_of, tasks_of, told_of
from whichmodel.plain_text import going_on, listing
from whichmodel.rank import Candidate
from whichmodel.sentences import Told, does, role_sentence, shortfall
from whichmodel.store import Store
from whichmodel.told_apart import differences, why_behind

#: What is asked of a model rather than of a picture, whatever else is asked for.
OF_A_MODEL = ("speed", "year", "paper", "how")
#: What is asked of a picture, unless a model is asked whether it does that.
OF_A_PICTURE = ("medium", "scale", "fidelity")
#: Where a model stands that performs none of the tasks: behind all others.
_NOWHERE = (MOST_TASKS, 0)

#: The candidates for each of the tasks, best first.
Fields = Sequence[Sequence[Candidate]]


def set_aside(mentions: Mapping[str, Mention], fitting: list[Candidate]) -> list[Candidate]:
    """Those of *fitting* that the question does not set aside, or all where that leaves none, those first that it compares; *mentions* are by the model's family."""
    return sorted([one for one in fitting if not _another(mentions, one)] or fitting, key=lambda one: one.serves is not None or not _is_compared(mentions, one))


def asked_about(store: Store, cite: Citations, mentions: Mapping[str, Mention], about: Asking, tasks: Sequence[str], fields: Fields) -> tuple[Named, ...]:
    """How each model that is named stands to *tasks*, the best placed first, and what else is asked *about* it; *fields* hold the candidates for each task, in the order in which they are offered.

    It is told of for the first task that it performs itself, or else for the first of which it performs a special case.
    """
    places: dict[str, tuple[int, int, Candidate]] = {}
    for itself in (True, False):
        for at, field in enumerate(fields):
            for place, one in enumerate(field):
                if (one.task == tasks[at]) is itself:
                    places.setdefault(one.model.family, (at, place, one))
    found, ahead = [], dict[int, Candidate]()
    for family in sorted(mentions, key=lambda family: places[family][:2] if family in places else _NOWHERE):
        model, mention = facts_of(store, mentions[family].model), mentions[family]
        told = [] if mention.another else _asked_of(model, mention, about)
        if family not in places:
            if unfiled := _unfiled(model, tasks):
                told.append(unfiled)
        else:
            at, place, one = places[family]
            first = ahead.get(at, fields[at][0])
            told += _standing(one, place, first, mention, about, {text for text, _ in told})
            if not one.excluded_by and not (mention.another and place):
                ahead.setdefault(at, one)
        if told:
            found.append(Named(model.reference, tuple(cite.reason(*one) for one in told)))
    return tuple(found)


def _asked_of(model: Facts, mention: Mention, about: Asking) -> list[Told]:
    """What is asked *about* of *model*, where nothing but a task is asked beside it; what it does where it is compared."""
    if not (about.alone or about.compared):
        return []
    topics = [topic for topic in about.topics if topic in OF_A_MODEL or (about.alone and (topic not in OF_A_PICTURE or (about.only and about.yes_no)))]
    told = [told for topic in topics if topic != "does" for told in told_of(model, topic, about, others=len(topics) > 1)]
    return [role_sentence(model), *told] if "does" in topics or mention.compared else told


def _standing(one: Candidate, place: int, first: Candidate, mention: Mention, about: Asking, said: Set[str]) -> Iterator[Told]:
    """How *one*, which stands at *place*, stands to the task, beside what was *said*; *first* is the one that was told of before it, or comes first."""
    if one.excluded_by:
        yield from _ruled_out(one, said)
    elif mention.another and place:
        yield f"It is left out, as you have tried it or ask for another. {_does(one)}.", [one.performs]
    elif not place:
        yield f"{_does(one)}, and comes first here.", [one.performs]
    else:
        yield from _behind(one, first, about)


def on_record(store: Store, cite: Citations, mentions: Mapping[str, Mention], about: Asking) -> tuple[Named, ...]:
    """What is on record of each model that is named, as far as it is asked *about*, or else what it is, where its code is and under which licence; how they differ, where they are compared."""
    models = [facts_of(store, mention.model) for mention in mentions.values()]
    found = []
    for at, model in enumerate(models):
        told = list(_overview(model, about))
        if at and about.alone and about.compared:
            told += differences(model, models[0], business=about.request.licence is not None)
        if told:
            found.append(Named(model.reference, tuple(dict.fromkeys(cite.reason(*one) for one in told))))
    return tuple(found)


def _overview(model: Facts, about: Asking) -> Iterator[Told]:
    """What is asked *about* of *model*; what it is as well where nothing is, or where more is asked than can be told."""
    topics = about.topics if about.alone else ()
    for topic in topics:
        yield from told_of(model, topic, about, others=len(topics) > 1)
    if topics and not about.compared:
        return
    if not topics or set(topics).isdisjoint(("does", "details")):
        yield from told_of(model, "does", about) if about.alone else [role_sentence(model)]
    if not (about.compared and about.alone) and (code := code_of(model)):
        yield code


def _is_compared(mentions: Mapping[str, Mention], one: Candidate) -> bool:
    named = mentions.get(one.model.family)
    return named is not None and named.compared


def _another(mentions: Mapping[str, Mention], one: Candidate) -> bool:
    named = mentions.get(one.model.family)
    return named is not None and named.another


def _unfiled(model: Facts, tasks: Sequence[str]) -> Told | None:
    """That nothing says *model* performs any of *tasks*, and what it is filed under; None where that is not on record."""
    store, performs = model.store, tasks_of(model)
    asked = listing([store.node(task).name for task in tasks], "or")
    names = [store.node(str(one.object)).name for one in performs]
    return (f"Nothing on record says that it performs {asked}; it is filed under {listing(names)}.", performs) if performs else None


def _ruled_out(one: Candidate, said: Set[str]) -> Iterator[Told]:
    """That it does the task, then each constraint that it misses, but for those that were *said*."""
    left = [check for check in one.excluded_by if not said & {check.text, f"No: {going_on(check.text)}"}]
    if not left:
        yield f"{_does(one)}, and is ruled out here by that.", [one.performs]
    for at, check in enumerate(left):
        carried = list(check.statements)
        yield (check.text, carried) if at else (f"{_does(one)}. What rules it out here: {going_on(check.text)}", [one.performs, *carried])


def _behind(one: Candidate, ahead: Candidate, about: Asking) -> Iterator[Told]:
    """That *ahead* comes before *one*, and by which fact; in what else they differ, where they are compared."""
    business = about.request.licence is not None
    name = ahead.model.node.name
    text, carried = f"{_does(one)}. {name} comes before it here", [one.performs, ahead.performs]
    lack = shortfall(one.model.store, one, ahead, () if business else ("licence",)) or why_behind(one, ahead, business=business)
    kind, (why, stated) = lack or ("", ("", []))
    yield f"{text}{f': {going_on(why)}' if why else '.'}", [*carried, *stated]
    if about.compared:
        yield from differences(one.model, ahead.model, business=business, but=kind)


def _does(one: Candidate) -> str:
    return does(one.performs, one.model.store.node(one.task).name)
