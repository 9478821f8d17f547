"""What is told of another time than the model is run: a later step of an order, and what is done already by then."""

import re

from whichmodel.guard.pieces import piece
from whichmodel.guard.saying import NAME

_I = re.IGNORECASE
#: By other means, or at another time: "… by hand", "… ensuite".
DONE_LATER = re.compile(r"\s(?:(?:it|them|les|la|le|sie|es)\s)?(?:by hand|yourself|von hand|selbst|à la main|a mano|ensuite|danach|später|afterwards?|after(?=\W|$)|later|(?:only )?(?:at the (?:very )?end|last)(?=\W|$)|am ende|zum schluss|à la fin|al final|después|luego)\b", _I)
#: "deblur the clip before": what the reader is to do.
DONE_BEFORE = re.compile(r"[^.;,]{0,30}\b(?:before(?:hand)?|first|vorher|zuvor|avant|antes)\W*(?:$|[.;,])", _I)
AT_ANOTHER_TIME = re.compile(r"\b(?:avant|après|vorher|zuvor|vor|nach|danach|dann|zuerst|antes|después|luego|primero|puis|ensuite|d['’]abord|statt|sans|ohne|sin)\b", _I)
_DO_IT = re.compile(r"(?:\b(?:so|then|but|before|after|next)|;)\W*$", _I)
_IMPERATIVE = re.compile(r"(?!\w+(?:s|ing|ed|tion|al|ment)\b)[a-z]\w+", _I)
#: The next step of an order: ", then …", "; 3) …".
_STEP = re.compile(rf"(?:[,;:.)]\s|\s(?:and|und|et|y)\s)(?:[\w']+\s)?{piece('then')}\b[,:]?\s|[,;]\s\(?\d[.)]\s", _I)
#: A model in brackets after its step, and the comma before the next one.
_IN_BRACKETS = re.compile(r"\([^()]{0,30}$")
_CLOSED = re.compile(r"[^()\n]{0,40}\)(?P<next>,\s(?!(?:which|that|who|whose|it|they|also|der|die|das|es|auch|qui|il|elle|que|lo|también)\b))?", _I)
_IN_ORDER = re.compile(r"\b(?:order|steps?|first|sequence|workflow|reihenfolge|schritte?|zuerst|d['’]abord|ordre|étapes?|primero|orden|pasos?)\b|\b1[.)]", _I)
_SUBJECT = re.compile(rf"\W*(?:it|they|this|that|which|es|er|sie|das|il|elle|ça)\b|[^,;.]*(?:\b(?:with|using|by|via|mit|avec|con) (?:it|this|ihm|dem|lui|él)\b|{NAME})", _I)
_ASIDE = re.compile(r"\([^()]*\)")
_ABLE = re.compile(r"\b(?:can|will|may|could|able|kann|wird|peut|va|sait|puede|sabe)\b", _I)
#: What the reader is to do: an imperative or an infinitive.
_TO_DO = re.compile(r"\W*(?!(?:is|are|was|has|does|can|will)\b)(?:[a-z]{3,}(?<!s)(?<!ed)(?<!t)\b|(?:[\w']+\s){0,4}[a-zäöüß]+en\b|[\w']+(?:er|ir|ez|ar)\b)", _I)
#: "after the snow is gone", "une fois la neige enlevée".
_BY_THEN = re.compile(rf"\b{piece('when')}\s?(?:(?:all|any|your|most|of|some)\s)?(?:{piece('the')}\s?)?(?:\w+\s)?$", _I)
_IS_DONE = re.compile(
    r"(?:[\w']+\s){0,3}?(?:gone|removed|cleaned|lifted|cleared|repaired|fixed|filled|restored|(?:out of the|out their) way|out|(?:weg|raus|entfernt|beseitigt|verschwunden|behoben)(?: ist| sind| wurden?)?"
    r"|enlevée?s?|disparue?s?|retirée?s?|parti(?:e|es|s)?|supprimée?s?|effacée?s?|(?:ya )?no (?:esté|estén|está|están|haya|hay)|quitad[oa]s?|eliminad[oa]s?|borrad[oa]s?|desaparecido)\b",
    _I,
)
_WITH_IT_DONE = re.compile(rf"\b{piece('with')}\s(?:{piece('the')}\s)?$", _I)
_DONE_RIGHT_AFTER = re.compile(r"[\w-]*\s(?:already |first )?(?:gone|removed|cleaned up|lifted|out of the way|repaired|enlevée?s?|quitad[oa]s?|eliminad[oa]s?)\b", _I)


def next_step(text: str, sentence: int, model: tuple[int, int], claim: tuple[int, int]) -> bool:
    """Whether the *claim* is a later step of an order than the one that the *model* before it takes, in the *sentence* that begins there."""
    between = text[model[1] : claim[0]]
    closed = _CLOSED.match(between) if _IN_BRACKETS.search(text[sentence : model[0]]) else None
    marks = [mark.end() for mark in _STEP.finditer(between + " ") if mark.end() <= len(between)]
    if not marks and closed and closed["next"] and (_IN_ORDER.search(text[sentence : claim[0]]) or between.count("(") or text[sentence : model[0]].count("(") > 1):
        marks = [closed.end()]
    if not marks or NAME in between[marks[0] :] or _ABLE.search(between[: marks[-1]]):
        return False
    rest = re.match(r"[^,;.\n]*", text[model[1] + marks[-1] :])
    return rest is not None and not _SUBJECT.match(_ASIDE.sub(" ", rest[0])) and (closed is not None or _TO_DO.match(rest[0]) is not None)


def by_then(sentence: str, start: int) -> bool:
    """Whether what stands at *start* is done before: "after the snow is gone", "with the rain removed"."""
    ahead, told = sentence[:start], sentence[start:]
    if _WITH_IT_DONE.search(ahead) and _DONE_RIGHT_AFTER.match(told):
        return True
    return _BY_THEN.search(ahead) is not None and _IS_DONE.match(told) is not None


def to_do(sentence: str, first: int, start: int) -> bool:
    """Whether what stands at *start*, in the clause that begins at *first*, tells the reader what to do: "…, so deblur them first"."""
    return _DO_IT.search(sentence[:first]) is not None and _IMPERATIVE.match(sentence[start:]) is not None
