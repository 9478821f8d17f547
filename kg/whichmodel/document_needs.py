"""What a supplied model needs beside the picture itself, as far as the document says so, and the question does not have."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from whichmodel.document import Entry
from whichmodel.needs import INPUTS, is_denied, is_given

#: What the documents call an input in other words than those of :data:`whichmodel.needs.INPUTS`.
_ALSO = {"event": "event data", "exposed": "different exposures", "background": "picture of the background", "sub-aperture": "dual-pixel", "noise": "strength of the noise", "kernel": "shape of the blur"}
_INPUT = "|".join((*INPUTS, r"(?:frame|shot) of the background", r"sub-aperture (?:views|images)", r"noise (?:level|strength|variance)s?", r"blur kernels?", r"event (?:streams?|cameras?)", r"differently exposed (?:pictures|images|photos|photographs|frames)"))
#: Sentences that say what has to be given: "an image and the corresponding trimap as inputs", "an additional frame of the
#: background", "dual-pixel data … are required".
_ASKS = re.compile(
    rf"\b(?:requires?|requiring|needs?|takes?|taking|relies on|relying on|(?:is|are) (?:given|fed|guided by|conditioned on)|given|exploits?|together with|guided by|corresponding|accompanying|additional|extra|auxiliary|inputs? (?:consists? of|is|are|comprises?|has to be|have to be))\b[^.;]{{0,50}}?\b(?P<before>{_INPUT})\b"
    rf"|\b(?P<after>{_INPUT})\b[^.;]{{0,60}}\b(?:(?:is|are|has to be|have to be|must be) (?:\w+ )?(?:required|needed|necessary|given|supplied|provided|taken|recorded|captured|entered|known|set)|(?:is|are) (?:an? )?(?:indispensable|mandatory|necessary|essential) inputs?|as (?:\w+ ){{0,2}}inputs?|(?:is|are) (?:a )?part of (?:the|its) inputs?)\b",
    re.IGNORECASE,
)
#: "Videos recorded without a gyroscope log cannot be stabilised."
_NOT_WITHOUT = re.compile(rf"\bwithout\b[^.;]{{0,40}}?\b(?P<without>{_INPUT})\b[^.;]{{0,40}}?\b(?:cannot|can not|can['’]t|fails?|impossible|(?:is|are) not (?:possible|supported|handled|processed)|does not work)\b", re.IGNORECASE)
#: Sentences that are about other methods, about training, or say that it does without.
_NOT_ITS = re.compile(
    r"\b(?:existing|previous|prior|most|many|other|earlier|conventional|traditional|current|such|some|recent) (?:[\w-]+ ){0,3}(?:methods?|approaches|works?|techniques?|networks?|models|algorithms?|solutions)\b|\b(?:no|not|never|without|instead of|rather than|free of|neither|unlike|optional\w*|train\w*)\b|n['’]t\b|\w-free\b",
    re.IGNORECASE,
)

@dataclass(frozen=True, slots=True)
class Lack:
    """What asks for an input that is not there: the entry and its sentence, and whether the question itself says that it is not, or it takes a camera that hardly anybody has."""

    entry: Entry
    sentence: str
    is_denied: bool


def lacking(question: str, told: Sequence[Entry], takes: str) -> Lack | None:
    """The sentence of *told* that asks for an input of which the *question* says that it is not there, or which the task does not take anyway (*takes*) and of which it says nothing."""
    found = [
        Lack(entry, sentence, is_denied(need, question) or need == _ALSO["event"]) for entry in told for sentence in entry.sentences
        if (need := _asked_for(sentence)) and (is_denied(need, question) or not is_given(need, question, takes))
    ]  # fmt: skip
    return max(found, key=lambda one: one.is_denied, default=None)


def _asked_for(sentence: str) -> str | None:
    """The input that *sentence* asks for, by the name that :data:`whichmodel.needs.INPUTS` has for it."""
    found = _NOT_WITHOUT.search(sentence) or (None if _NOT_ITS.search(sentence) else _ASKS.search(sentence))
    if found is None:
        return None
    said = next(filter(None, found.groupdict().values())).lower()
    return next((need for words, need in _ALSO.items() if words in said), said)
