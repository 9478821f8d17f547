"""What a supplied model needs beside the picture itself, as far as the document says so, and the question does not have."""

import re
from collections.abc import Sequence

from whichmodel.document import Entry
from whichmodel.needs import INPUTS, is_denied, is_given

_INPUT = "|".join(INPUTS)
#: Sentences that say what has to be given: "an image and the corresponding trimap as inputs", "an additional frame of the
#: background", "dual-pixel data … are required".
_ASKS = re.compile(
    rf"\b(?:requires?|requiring|needs?|takes?|taking|relies on|relying on|(?:is|are) (?:given|fed|guided by|conditioned on)|given|exploits?|together with|guided by|corresponding|accompanying|additional|extra|auxiliary)\b[^.;]{{0,50}}?\b(?P<before>{_INPUT}|(?:frame|shot) of the background)\b"
    rf"|\b(?P<after>{_INPUT}|(?:frame|shot) of the background|sub-aperture (?:views|images))\b[^.;]{{0,60}}\b(?:(?:is|are|has to be|have to be|must be) (?:\w+ )?(?:required|needed|necessary|given|supplied|provided|taken|recorded|captured)|as (?:\w+ ){{0,2}}inputs?)\b",
    re.IGNORECASE,
)
#: Sentences that are about other methods, about training, or say that it does without.
_NOT_ITS = re.compile(
    r"\b(?:existing|previous|prior|most|many|other|earlier|conventional|traditional|current|such|some|recent) (?:[\w-]+ ){0,3}(?:methods?|approaches|works?|techniques?|networks?|models|algorithms?|solutions)\b|\b(?:not|never|without|no longer|instead of|rather than|free of|neither|unlike|optional\w*|train\w*)\b|n['’]t\b|\w-free\b",
    re.IGNORECASE,
)
#: What the documents call an input in other words than those of :data:`whichmodel.needs.INPUTS`.
_ALSO = {"background": "picture of the background", "sub-aperture": "dual-pixel"}


def lacking(question: str, told: Sequence[Entry], takes: str) -> tuple[Entry, str] | None:
    """The sentence of *told* that asks for an input of which the *question* says that it is not there, or which the task does not take anyway (*takes*) and of which it says nothing."""
    for entry in told:
        for sentence in entry.sentences:
            if not _NOT_ITS.search(sentence) and (found := _ASKS.search(sentence)) and (is_denied(need := _need(found), question) or not is_given(need, question, takes)):
                return entry, sentence
    return None


def _need(found: re.Match[str]) -> str:
    said = (found["before"] or found["after"]).lower()
    return next((need for words, need in _ALSO.items() if words in said), said)
