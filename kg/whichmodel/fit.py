"""Whether a model meets what was asked: each constraint met, not met, or not known, with what says so."""

import re
from collections.abc import Callable, Sequence
from functools import partial

from whichmodel.answer import Request
from whichmodel.built_as import NAMES, Family
from whichmodel.cite import Facts, facts_of
from whichmodel.fit_bounds import LITTLE, memory, named_licence, not_built_as, of_age
from whichmodel.graph import Predicate
from whichmodel.plain_text import in_brackets
from whichmodel.shown import shows_drawings
from whichmodel.store import StoredStatement
from whichmodel.verdict import Check, Checks, Verdict

#: What a version is called that was trained for looks (adversarially, say) rather than for closeness to the original.
_LOOKS_FIRST = re.compile(r"gan(?![a-z])|perceptual|sharper", re.IGNORECASE)
#: How a description names the families that invent detail, where what it is built as says nothing of it.
_INVENTING = {kind: re.compile(rf"\b(?:trained as|built on|based on|with|as|an?)\b[^.]{{0,24}}\b(?:{NAMES[kind]})\b", re.IGNORECASE) for kind in (Family.GAN, Family.DIFFUSION)}
#: How a need says that a graphics card has to be there; one that was only tested with, or is advised, does not.
_NEEDS_CARD = re.compile(r"^(?:It needs |Linux and |Python, PyTorch and )?(?:an?|one) (?:NVIDIA |CUDA )?(?:GPU|graphics card|computer with CUDA)\b(?! memory|.*\b(?:recommended|advised|suggested|training|faster|or a processor|for the ready)\b)|\bruns on a GPU only\b|\bGPU with CUDA (?:is|are) required\b", re.IGNORECASE)
#: How a description says that a model makes detail that was not there.
_INVENTS = re.compile(r"\binvent(?:s|ed|ing)?\b|\bbelievable (?:detail|texture)|\brealistic detail from\b", re.IGNORECASE)


#: How a limit keeps a model from business, and of what else such a limit may speak.
_NO_BUSINESS = re.compile(r"\b(?:academic|research|educational|education|non-?commercial)\b[^.;]{0,40}\bonly\b|\bonly\b[^.;]{0,30}\b(?:academic|research|non-?commercial)\b|\bcommercial use (?:needs|requires|is not)\b|\banything but academic\b", re.IGNORECASE)
_OF_A_PART = re.compile(r"^the (?:data ?sets?|pictures|training (?:data|pictures)|code of the first version)\b|\blogging file\b", re.IGNORECASE)


#: What of a request its checks depend on, beside the subject.
Wanted = tuple[object, ...]
#: So many different requests are remembered for each model.
MOST_CHECKED = 500
MEDIA = {"image": "pictures", "video": "video", "face": "faces", "anime": "drawn pictures", "document": "documents"}
#: Media for which some models are made apart, so that of the others it is worth telling that nobody says so.
TOLD_APART = ("anime",)
HARDWARE = {
    "cpu": ("cpu", "without a graphics card"), "mobile": ("mobile", "on a phone"), "browser": ("browser", "in a browser"),
}  # fmt: skip


def wanted_of(request: Request) -> Wanted:
    """What of *request* checks depend on: many questions ask for the same."""
    bounds = (request.memory_gb, request.licences, request.not_licences, request.not_architectures, request.since)
    return request.licence, request.hardware, request.speed, request.fidelity, request.modality, bounds


def checks(model: Facts, request: Request, wanted: Wanted, question: str, performs: StoredStatement) -> Checks:
    """Every constraint of *request* checked against what the graph states of *model*; scale is the plan's matter.

    *wanted* is what :func:`wanted_of` gives for the request.
    """
    key = (wanted, performs.id)
    known: tuple[Checks, Callable[[str], Check] | None] | None = model.checked.get(key)
    if known is None:
        if len(model.checked) >= MOST_CHECKED:
            model.checked.clear()
        known = model.checked[key] = Checks(_checks(model, request, performs)), _of_the_question(model, performs)
    always, asks = known
    return Checks((*always, asks(question))) if asks else always


def _of_the_question(model: Facts, performs: StoredStatement) -> Callable[[str], Check] | None:
    """The check of *model* that depends on what a question shows, if it has one."""
    if only := model.all(Predicate.ONLY_FOR):
        return partial(_subject, only)
    drawn = _for_drawn_video(model, performs)
    return partial(_drawn, drawn) if drawn else None


def _for_drawn_video(model: Facts, performs: StoredStatement) -> tuple[StoredStatement, ...]:
    """What says that *model* is for drawn films, where its task is one for video, to which no other medium is put."""
    media = model.all(Predicate.MEDIUM)
    if {s.object for s in media} not in ({"anime"}, {"anime", "video"}):
        return ()
    return tuple(media) if facts_of(model.store, str(performs.object)).value(Predicate.TAKES_MEDIUM) == "video" else ()


def _drawn(stated: tuple[StoredStatement, ...], question: str) -> Check:
    named = shows_drawings(question)
    return Check("subject", Verdict.MET if named else Verdict.NOT_MET, f"It is made for {MEDIA['anime']}.", stated, hard=not named)


def _checks(model: Facts, request: Request, performs: StoredStatement) -> list[Check]:
    """The checks that depend on the request alone: many questions make the same."""
    found = []
    if request.licence == "commercial" or request.licences or request.not_licences:
        found.append(_licence(model, request, performs))
    if request.memory_gb is not None or LITTLE in request.hardware:
        found.append(memory(model, request.memory_gb, performs))
    found += [_hardware(model, need, performs) for need in request.hardware if need != LITTLE]
    if request.not_architectures:
        found.append(not_built_as(model, request.not_architectures, performs))
    if request.since is not None:
        found.append(of_age(model, request.since, performs))
    if request.speed == "real-time":
        found.append(_real_time(model, performs))
    if request.fidelity == "faithful":
        found.append(_faithful(model, performs))
    return found + _medium(model, request.modality, performs)


def _licence(model: Facts, request: Request, performs: StoredStatement) -> Check:
    """One check of all that is asked of the licence: what stands worse is told, or both in a sentence."""
    for_business = _commercial(model, performs) if request.licence == "commercial" else None
    named = named_licence(model, request.licences, request.not_licences, performs) if request.licences or request.not_licences else None
    if for_business is None or named is None:
        return for_business or named  # type: ignore[return-value]
    if for_business.verdict is named.verdict is Verdict.MET:
        text = f"{named.text.removesuffix('.')}, which allows commercial use."
        return Check("licence", Verdict.MET, text, tuple(dict.fromkeys((*named.statements, *for_business.statements))))
    return named if named.verdict is Verdict.NOT_MET else min(for_business, named, key=lambda check: check.verdict.value)


def _commercial(model: Facts, performs: StoredStatement) -> Check:
    licences = [(p, s) for p in (Predicate.CODE_LICENCE, Predicate.WEIGHTS_LICENCE) for s in model.all(p)]
    stands: list[StoredStatement] = []
    allowed: list[bool | None] = []
    for _, stated in licences:
        terms = facts_of(model.store, str(stated.object)).one(Predicate.COMMERCIAL_USE)
        stands += [stated, *([terms] if terms else [])]
        allowed.append(bool(terms.object) if terms else None)
    names = " and ".join(dict.fromkeys(model.store.node(str(s.object)).name for _, s in licences))
    if False in allowed:
        return Check("licence", Verdict.NOT_MET, f"Its licence {in_brackets(names)} does not allow commercial use.", tuple(stands), hard=True)
    allows = bool(allowed) and None not in allowed
    if limit := next((s for p in (Predicate.NOT_FOR, Predicate.NEEDS) for s in model.all(p) if _is_kept_from_business(str(s.object))), None):
        if allows:
            text = f"Its licence {in_brackets(names)} allows commercial use, yet its authors limit it: “{limit.object}” Ask them before you use it commercially."
            return Check("licence", Verdict.UNKNOWN, text, (*stands, limit))
        return Check("licence", Verdict.NOT_MET, f"Its authors do not allow commercial use: “{limit.object}”", (*stands, limit), hard=True)
    if allows:
        return Check("licence", Verdict.MET, f"Its licence {in_brackets(names)} allows commercial use.", tuple(stands))
    reason = f"Whether its licence {in_brackets(names)} allows commercial use is not settled" if names else "No licence is on record for it"
    return Check("licence", Verdict.UNKNOWN, f"{reason}: ask the authors before you use it commercially.", tuple(stands or [performs]))


def _is_kept_from_business(limit: str) -> bool:
    """Whether *limit* keeps the model itself, not its data or a part of it, to research or to what is not commercial."""
    return _NO_BUSINESS.search(limit) is not None and not _OF_A_PART.search(limit)


def _hardware(model: Facts, need: str, performs: StoredStatement) -> Check:
    device, words = HARDWARE[need]
    for stated in model.all(Predicate.RUNS_ON):
        if stated.object == device:
            return Check("hardware", Verdict.MET, f"Its authors say that it runs {words}.", (stated,))
    if needs := next((s for s in model.all(Predicate.NEEDS) if _NEEDS_CARD.search(str(s.object))), None):
        return Check("hardware", Verdict.NOT_MET, f"By its authors it takes a graphics card: “{needs.object}”", (needs,))
    return Check("hardware", Verdict.UNKNOWN, f"Whether it runs {words} is not on record.", (performs,))


def _real_time(model: Facts, performs: StoredStatement) -> Check:
    stated = model.one(Predicate.REAL_TIME)
    if stated is None:
        return Check("speed", Verdict.UNKNOWN, "Whether it runs in real time is not on record.", (performs,))
    if stated.object:
        return Check("speed", Verdict.MET, "Its authors say that it runs in real time.", (stated,))
    return Check("speed", Verdict.NOT_MET, "Its authors say that it does not run in real time.", (stated,), hard=True)


def _faithful(model: Facts, performs: StoredStatement) -> Check:
    version = model.own.get(Predicate.SUMMARY, model.own.get(Predicate.VARIANT_OF, [])) if model.whole else []
    if version and _LOOKS_FIRST.search(f"{model.node.name} {version[0].object}"):
        text = "This version is made for pleasing looks, for which it invents detail."
        return Check("fidelity", Verdict.NOT_MET, text, tuple(version[:1]))
    family = model.one(Predicate.ARCHITECTURE)
    invents = facts_of(model.store, str(family.object)).one(Predicate.INVENTS_DETAIL) if family else None
    if family and invents:
        name = model.store.node(str(family.object)).name
        return Check("fidelity", Verdict.NOT_MET, f"It is built as a {name}, which invents detail.", (family, invents))
    told = [s for one in (model, model.whole) if one for p in (Predicate.SUMMARY, Predicate.HOW) for s in one.all(p)]
    for kind, words in _INVENTING.items():
        invents = facts_of(model.store, f"architecture/{kind}").one(Predicate.INVENTS_DETAIL) if model.store.has(f"architecture/{kind}") else None
        if invents and (said := next((s for s in told if words.search(str(s.object))), None)):
            name = model.store.node(f"architecture/{kind}").name
            return Check("fidelity", Verdict.NOT_MET, f"Its description speaks of a {name}, which invents detail.", (said, invents))
    if said := next((s for s in told if _INVENTS.search(str(s.object))), None):
        return Check("fidelity", Verdict.NOT_MET, "By its description it invents detail.", (said,))
    return Check("fidelity", Verdict.UNKNOWN, "Whether it invents detail is not on record.", (performs,))


def _medium(model: Facts, wanted: str | None, performs: StoredStatement) -> list[Check]:
    """Whether the model is made for what is shown; a video task is for video, whoever performs it."""
    stated = model.all(Predicate.MEDIUM)
    task = facts_of(model.store, str(performs.object))
    takes = task.value(Predicate.TAKES_MEDIUM)
    if takes == "video":
        return []
    if not stated:
        return [_not_on_record(wanted, (performs,))] if wanted in TOLD_APART and takes != wanted else []
    media = [str(s.object) for s in stated]
    if wanted in media and wanted != "image":
        match = next(s for s in stated if s.object == wanted)
        return [Check("medium", Verdict.MET, f"It is made for {MEDIA[wanted]}.", (match,))]
    if wanted == "video":
        text = "It is made for single pictures: on a video it works frame by frame, which may flicker."
        return [Check("medium", Verdict.NOT_MET, text, tuple(stated))]
    if "image" not in media and wanted not in media and takes not in media:
        made_for = " and ".join(MEDIA[medium] for medium in media)
        return [Check("medium", Verdict.NOT_MET, f"It is made for {made_for}.", tuple(stated))]
    return [_not_on_record(wanted, tuple(stated))] if wanted in TOLD_APART and takes != wanted else []


def _not_on_record(medium: str, statements: tuple[StoredStatement, ...]) -> Check:
    return Check("medium", Verdict.UNKNOWN, f"Whether it suits {MEDIA[medium]} is not on record.", statements)


def _subject(stated: Sequence[StoredStatement], question: str) -> Check:
    """Whether the one kind of subject that a model was trained for is what the question shows."""
    subjects = [str(s.object) for s in stated]
    names = [name for s in stated for name in (str(s.object).removesuffix("s"), *(s.note.split(", ") if s.note else ()))]
    named = any(re.search(rf"\b{re.escape(name)}", question, re.IGNORECASE) for name in names)
    verdict = Verdict.MET if named else Verdict.NOT_MET
    return Check("subject", verdict, f"It was trained for {' and '.join(subjects)} alone.", tuple(stated), hard=not named)
