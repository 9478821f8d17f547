"""What is said of the models that a question names: how each stands to what is asked for, or what is on record of it."""

from collections.abc import Iterator, Mapping, Sequence

from whichmodel.answer import Named
from whichmodel.cite import Citations, Facts, facts_of
from whichmodel.graph import Predicate
from whichmodel.named import Mention
from whichmodel.plain_text import listing
from whichmodel.rank import Candidate
from whichmodel.sentences import Told, does, role_sentence, shortfall
from whichmodel.store import Store

#: More tasks than these are not told of a model that does none of those asked for.
MOST_TASKS = 4
#: Where a model stands that performs none of the tasks: behind all others.
_NOWHERE = (MOST_TASKS, 0)

#: The candidates for each of the tasks, best first.
Fields = Sequence[Sequence[Candidate]]


def set_aside(mentions: Mapping[str, Mention], fitting: list[Candidate]) -> list[Candidate]:
    """Those of *fitting* that no question sets aside, or all where that leaves none; *mentions* are by the model's family."""
    return [one for one in fitting if not _another(mentions, one)] or fitting


def asked_about(store: Store, cite: Citations, mentions: Mapping[str, Mention], tasks: Sequence[str], fields: Fields) -> tuple[Named, ...]:
    """How each model that is named stands to *tasks*, the best placed first; *fields* hold the candidates for each task, in the order in which they are offered.

    It is told of for the first task that it performs itself, or else for the first of which it performs a special case.
    """
    places: dict[str, tuple[int, int, Candidate]] = {}
    for itself in (True, False):
        for at, field in enumerate(fields):
            for place, one in enumerate(field):
                if (one.task == tasks[at]) is itself:
                    places.setdefault(one.model.family, (at, place, one))
    found, ahead = [], dict[int, tuple[str, Candidate]]()
    for family in sorted(mentions, key=lambda family: places[family][:2] if family in places else _NOWHERE):
        model = facts_of(store, mentions[family].model)
        if family not in places:
            if told := _unfiled(model, tasks):
                found.append(Named(model.reference, (cite.reason(*told),)))
            continue
        at, place, one = places[family]
        if one.excluded_by:
            found.append(Named(model.reference, tuple(cite.reason(*told) for told in _ruled_out(one))))
        elif _another(mentions, one) and place:
            found.append(Named(model.reference, (cite.reason(*_left_out(one)),)))
        else:
            first = fields[at][0]
            name, other = ahead.get(at, (first.model.node.name, first))
            told = _place(one, name, other) if place else _first(one)
            found.append(Named(model.reference, (cite.reason(*told),)))
            ahead.setdefault(at, (model.node.name, one))
    return tuple(found)


def on_record(store: Store, cite: Citations, mentions: Mapping[str, Mention]) -> tuple[Named, ...]:
    """What each model that is named is, where its code is, under which licence, and whether that allows commercial use."""
    models = [facts_of(store, mention.model) for mention in mentions.values()]
    return tuple(Named(one.reference, tuple(cite.reason(*told) for told in (role_sentence(one), _code_of(one)) if told)) for one in models)


def _another(mentions: Mapping[str, Mention], one: Candidate) -> bool:
    named = mentions.get(one.model.family)
    return named is not None and named.another


def _unfiled(model: Facts, tasks: Sequence[str]) -> Told | None:
    """That nothing says *model* performs any of *tasks*, and what it is filed under; None where that is not on record."""
    store = model.store
    # any graph may be asked: one may name tasks of which it holds nothing
    performs = [one for one in (model.whole or model).all(Predicate.TASK) if store.has(str(one.object))][:MOST_TASKS]
    asked = listing([store.node(task).name for task in tasks], "or")
    names = [store.node(str(one.object)).name for one in performs]
    return (f"Nothing on record says that it performs {asked}; it is filed under {listing(names)}.", performs) if performs else None


def _ruled_out(one: Candidate) -> Iterator[Told]:
    """That it does the task, then each constraint that it misses."""
    for at, check in enumerate(one.excluded_by):
        carried = list(check.statements)
        yield (check.text, carried) if at else (f"{_does(one)}. What rules it out here: {_going_on(check.text)}", [one.performs, *carried])


def _left_out(one: Candidate) -> Told:
    return f"It is left out, as you have tried it or ask for another. {_does(one)}, too.", [one.performs]


def _first(one: Candidate) -> Told:
    return f"{_does(one)}, and comes first here.", [one.performs]


def _place(one: Candidate, name: str, ahead: Candidate) -> Told:
    """That *ahead*, which goes by *name*, comes before *one*, and why, where a fact tells."""
    text, carried = f"{_does(one)}. {name} comes before it here", [one.performs, ahead.performs]
    if (lack := shortfall(one.model.store, one, ahead)) is None:
        return f"{text}.", carried
    why, stated = lack[1]
    return f"{text}: {_going_on(why)}", [*carried, *stated]


def _going_on(sentence: str) -> str:
    """*sentence* behind a colon; the sentences of checks begin with no name."""
    return sentence[0].lower() + sentence[1:]


def _does(one: Candidate) -> str:
    return does(one.performs, one.model.store.node(one.task).name)


def _code_of(model: Facts) -> Told | None:
    code, stated = model.one(Predicate.CODE), model.one(Predicate.CODE_LICENCE)
    if code is None:
        return None
    lead = f"Its code is at {model.store.node(str(code.object)).url}"
    if stated is None:
        return f"{lead}; its licence is not on record.", [code]
    terms = facts_of(model.store, str(stated.object)).one(Predicate.COMMERCIAL_USE)
    allows = "" if terms is None else f", which {'allows' if terms.object else 'does not allow'} commercial use"
    return f"{lead}, under {model.store.node(str(stated.object)).name}{allows}.", [code, stated, *([terms] if terms else [])]
