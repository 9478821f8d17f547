"""What is on record of a model on one topic: what it does, its licence, on what it runs, how fast it is, who says so.

A question about a model and a later turn of a chat are answered from here.
"""

import re
from collections.abc import Iterator

from whichmodel.answer import Request
from whichmodel.asking import Asking
from whichmodel.cite import Facts, facts_of
from whichmodel.fit import MEDIA, checks, wanted_of
from whichmodel.fit_bounds import tells_memory
from whichmodel.graph import Predicate
from whichmodel.needs import About, bearing, in_words
from whichmodel.plain_text import going_on, listing
from whichmodel.results import shown
from whichmodel.sentences import Told, first_sentence, role_sentence
from whichmodel.store import StoredStatement
from whichmodel.systems import names_a_system, on_system, sentences
from whichmodel.verdict import Check, Verdict

#: So many sentences are told of a model's needs or limits.
MOST_TOLD = 2
#: More tasks than these are not told of a model.
MOST_TASKS = 4
#: By which fields of a request a topic is checked, and the name of the check that tells of it.
_CHECKED: dict[str, tuple[Request, str]] = {
    "licence": (Request(licence="commercial"), "licence"), "memory": (Request(hardware=("low-memory",)), "hardware"),
    "fidelity": (Request(fidelity="faithful"), "fidelity"), "speed": (Request(speed="real-time"), "speed"),
}  # fmt: skip
#: What is plainly stated: by which predicate, in which words, and what is said where nothing is.
_STATED = {
    "machine": (Predicate.RUNS_ON, "Its authors say that it runs on {}.", "On what it runs is not on record."),
    "medium": (Predicate.MEDIUM, "It is made for {}.", "For what kind of picture it is made is not on record."),
    "scale": (Predicate.SCALE, "It enlarges {} times.", "By how much it enlarges is not on record."),
    "year": (Predicate.YEAR, "It was published in {}.", "Its year is not on record."),
    "how": (Predicate.HOW, "How it works: {}", "How it works is not on record."),
    "limits": (Predicate.NOT_FOR, "Known limit: {}", "No limits of it are on record."),
}
_NAMES = {**MEDIA, "cpu": "a processor alone", "gpu": "a graphics card", "mobile": "a phone", "browser": "a browser"}
_SPEED = re.compile(r"\b(?:fast(?:er)?|slow(?:er)?|slowly|quick(?:er|ly)?|real[- ]time|\d[\d.]* (?:s|ms)|milliseconds|(?:few|less than [\w.]+|\d+) seconds|frames per second|minutes?)\b(?![- ]motion)")
_SAYING_SPEED = (Predicate.GOOD_FOR, Predicate.NEEDS, Predicate.NOT_FOR)


def told_of(model: Facts, topic: str, about: Asking, *, others: bool = False) -> Iterator[Told]:
    """The sentences on *topic* of *model*, each with the statements that carry it, the first with "yes" or "no" where *about* asks for that and the graph settles it.

    What is not on record is said, but not everything of it where *others* of the topics are told of.
    """
    ground = _ground(model)
    if ground is None:
        return
    if topic in ("does", "details"):
        yield from _does(model)
    elif topic == "licence":
        yield from _licence(model, about, ground)
    elif topic in ("machine", "memory"):
        yield from _machine(model, topic, about, ground, others=others)
    elif topic == "speed":
        yield from _speed(model, about, ground)
    elif topic == "medium" and about.request.modality:
        yield from _medium(model, about, ground)
    elif topic in ("paper", "link"):
        yield from _papers(model, topic, ground)
    elif topic in _CHECKED:
        yield from _checked(model, *_CHECKED[topic], about, ground)
    if topic in _STATED and not (topic == "medium" and about.request.modality) and topic != "machine":
        yield from _stated(model, topic, ground, told=others)


def code_of(model: Facts) -> Told | None:
    """Where the code of *model* is, under which licence, and whether that allows commercial use."""
    code, stated = model.one(Predicate.CODE), model.one(Predicate.CODE_LICENCE)
    if code is None:
        return None
    lead = f"Its code is at {model.store.node(str(code.object)).url}"
    if stated is None:
        return f"{lead}; its licence is not on record.", [code]
    allows, terms = _allows(model, stated)
    return f"{lead}, under {model.store.node(str(stated.object)).name}{allows}.", [code, stated, *terms]


def tasks_of(model: Facts) -> list[StoredStatement]:
    """What says which tasks *model* is filed under, the first MOST_TASKS of them."""
    # any graph may be asked: one may name tasks of which it holds nothing
    return [one for one in (model.whole or model).all(Predicate.TASK) if model.store.has(str(one.object))][:MOST_TASKS]


def _ground(model: Facts) -> StoredStatement | None:
    """What carries that something else is not on record: that the model is on record itself."""
    return next((stated for predicate in (Predicate.TASK, Predicate.SUMMARY, Predicate.CODE, Predicate.PAPER) for stated in model.all(predicate)), None)


def _does(model: Facts) -> Iterator[Told]:
    """What it does, in a sentence, and the tasks that it is filed under."""
    if model.all(Predicate.SUMMARY) or model.all(Predicate.TASK):
        yield role_sentence(model)
    if tasks := tasks_of(model):
        yield f"It is filed under {listing([model.store.node(str(one.object)).name for one in tasks])}.", tasks


def _licence(model: Facts, about: Asking, ground: StoredStatement) -> Iterator[Told]:
    """Whether it may be used commercially, where that is asked, and the licences of its code and its weights."""
    code, weights = model.one(Predicate.CODE_LICENCE), model.one(Predicate.WEIGHTS_LICENCE)
    wanted = about.request.licence or about.request.licences or about.request.not_licences
    if wanted or not (code or weights):
        found = _checks(model, about.request if wanted else Request(licence="commercial"), "licence", ground)
        yield from ((_led(check.text, check.verdict, about), list(check.statements)) for check in found)
        if any(check.verdict is not Verdict.MET for check in found):
            return  # that settles it, or is to be asked of the authors
    for stated, of in ((code, "code"), (weights, "trained weights")):
        if stated is not None and not wanted:
            allows, terms = _allows(model, stated)
            yield f"The licence of its {of} is {model.store.node(str(stated.object)).name}{allows}.", [stated, *terms]
    if code and not weights:
        yield "Whether its trained weights are under another licence is not on record.", [code]


def _allows(model: Facts, stated: StoredStatement) -> tuple[str, list[StoredStatement]]:
    """Whether a licence allows commercial use, to stand behind its name."""
    terms = facts_of(model.store, str(stated.object)).one(Predicate.COMMERCIAL_USE)
    return ("", []) if terms is None else (f", which {'allows' if terms.object else 'does not allow'} commercial use", [terms])


def _machine(model: Facts, topic: str, about: Asking, ground: StoredStatement, *, others: bool) -> Iterator[Told]:
    """On what it runs, or how much memory it takes, and what it needs for that; of what is asked about, whether it runs on that."""
    needs = [stated for kind, stated in bearing(model, Request(hardware=("cpu",))) if kind is About.HARDWARE]
    request, size = _of_the_machine(model, topic, about, needs), about.request.memory_gb
    found = list(_on_systems(model, about, ground)) if topic == "machine" else []
    found += _checked(model, request, "hardware", about, ground) if request else []
    yield from found
    if topic == "machine":
        if not any(stated.predicate == Predicate.RUNS_ON for _, said in found for stated in said):
            yield from _stated(model, topic, ground, told=others or bool(found))
        needs += [stated for stated in model.all(Predicate.NEEDS) if stated not in needs and names_a_system(str(stated.object))]
        if size is not None or "memory" in about.topics:
            return  # that is told with the memory
    quoted = {stated for _, said in found for stated in said}
    yield from ((in_words(About.HARDWARE, str(stated.object)), [stated]) for stated in [one for one in needs if one not in quoted][:MOST_TOLD])


def _of_the_machine(model: Facts, topic: str, about: Asking, needs: list[StoredStatement]) -> Request | None:
    """What is checked of the machine that is asked about; None where what is stated of it tells."""
    if topic == "machine":
        return Request(hardware=about.request.hardware) if about.request.hardware else None
    if about.request.memory_gb is not None:
        return Request(memory_gb=about.request.memory_gb)
    return _CHECKED["memory"][0] if set(tells_memory(model)).isdisjoint(needs) else None


def _on_systems(model: Facts, about: Asking, ground: StoredStatement) -> Iterator[Told]:
    """Of each system that is asked about, whether it runs on that."""
    for system in about.systems:
        found = on_system(model, system)
        if found is None:
            yield f"Whether it runs on {system} is not on record.", [ground]
            continue
        runs, sentence, stated = found
        lead = "On record" if runs is None or not about.yes_no else "Yes" if runs else "No"
        yield f"{lead}: “{sentence}”", [stated]


def _speed(model: Facts, about: Asking, ground: StoredStatement) -> Iterator[Told]:
    """Whether it runs in real time, and what else a source says of its speed."""
    said = [(stated, sentence) for predicate in _SAYING_SPEED for stated, sentence in sentences(model, predicate) if _SPEED.search(sentence)][:MOST_TOLD]
    if model.one(Predicate.REAL_TIME) or about.in_real_time:
        yield from _checked(model, *_CHECKED["speed"], about if about.in_real_time else Asking(), ground)
    elif not said:
        yield "How fast it is, or whether it runs in real time, is not on record.", [ground]
    yield from ((f"On record: “{sentence}”", [stated]) for stated, sentence in said)


def _medium(model: Facts, about: Asking, ground: StoredStatement) -> Iterator[Told]:
    """Whether it is made for what is shown, or does a job that is done on that."""
    wanted = about.request.modality
    store, medium = model.store, MEDIA[str(wanted)]
    if stated := next((one for one in model.all(Predicate.MEDIUM) if one.object == wanted), None):
        yield _led(f"It is made for {medium}.", Verdict.MET, about), [stated]
        return
    takes = [(task, kind) for task in tasks_of(model) for kind in facts_of(store, str(task.object)).all(Predicate.TAKES_MEDIUM) if kind.object == wanted]
    if takes:
        task, kind = takes[0]
        yield _led(f"It performs {store.node(str(task.object)).name}, which is done on {medium}.", Verdict.MET, about), [task, kind]
        return
    found = list(_checked(model, Request(modality=wanted), "medium", about, ground))
    yield from found or [(f"Whether it suits {medium} is not on record.", [ground])]


def _papers(model: Facts, topic: str, ground: StoredStatement) -> Iterator[Told]:
    """Its paper, or its code; a paper's authors are not in the graph, and stand on it."""
    if topic == "link":
        yield code_of(model) or ("No address of its code is on record.", [ground])
        return
    paper, code = model.one(Predicate.PAPER), model.one(Predicate.CODE)
    if paper is None:
        yield "No paper of it is on record.", [ground]
    else:
        node = model.store.node(str(paper.object))
        yield f"Its paper, which names its authors, is “{node.name}”{f' ({node.url})' if node.url else ''}.", [paper]
    if code is not None:
        yield f"Its code is at {model.store.node(str(code.object)).url}.", [code]


def _checked(model: Facts, request: Request, name: str, about: Asking, ground: StoredStatement) -> Iterator[Told]:
    yield from ((_led(check.text, check.verdict, about), list(check.statements)) for check in _checks(model, request, name, ground))


def _checks(model: Facts, request: Request, name: str, ground: StoredStatement) -> list[Check]:
    """How *model* stands to *request*, by the checks of that *name*."""
    performs = model.one(Predicate.TASK) or ground
    return [check for check in checks(model, request, wanted_of(request), "", performs) if check.name == name]


def _led(text: str, verdict: Verdict, about: Asking) -> str:
    """*text* behind "yes" or "no", where that is asked for and settled."""
    if not about.yes_no or verdict is Verdict.UNKNOWN:
        return text
    return f"{'Yes' if verdict is Verdict.MET else 'No'}: {going_on(text)}"


def _stated(model: Facts, topic: str, ground: StoredStatement, *, told: bool) -> Iterator[Told]:
    """What is plainly stated of *model* on *topic*; where nothing is, that it is not on record, unless that was *told*."""
    predicate, words, nothing = _STATED[topic]
    stated = model.all(predicate)
    if not stated:
        yield from [] if told else [(nothing, [ground])]
    elif topic == "limits":
        yield from ((words.format(first_sentence(str(one.object))), [one]) for one in stated[:MOST_TOLD])
    else:
        yield words.format(listing([_NAMES.get(said := shown(model.store, one), said) for one in stated], "or" if topic in ("machine", "scale") else "and")), stated
