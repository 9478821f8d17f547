"""What a model needs, where it bears on a request: its inputs, the machine it runs on, its licence.

What else is needed (a version of a library, a file to download) stays out of an answer: `kg show` tells it.
"""

import re
from collections.abc import Iterator
from enum import StrEnum

from whichmodel.answer import Request
from whichmodel.cite import Facts
from whichmodel.graph import Predicate
from whichmodel.store import StoredStatement


class About(StrEnum):
    """What a need is about."""

    INPUT = "input"
    HARDWARE = "hardware"
    LICENCE = "licence"


#: What has to be given beside the picture or video itself, and by which words a question would say that it is there.
INPUTS: dict[str, str] = {
    r"trimaps?": r"trimap",
    r"(?:segmentation |guidance |shadow |binary )?masks?(?! R-CNN)": r"mask",
    r"undamaged original|reference picture|reference image|reference videos?|coloured (?:reference|example|first|frames?)|(?:coloured )?example pictures?|references?": (
        r"reference|example|original|ground truth|perfect copy|clean (?:copy|version)|compare (?:it|them|with|to)|second (?:photo|picture)|"
        r"same (?:place|scene|person)|other (?:photos?|pictures?)"
    ),
    r"several (?:raw )?shots|two pictures of the same scene|burst|shots? (?:taken )?in quick succession": r"burst|shots|several|multiple|series|frames",
    r"(?:several|two or three|different|alternating) exposures?|exposures|different exposure|exposed shots": r"exposure|bracket|hdr|shots",
    r"raw (?:camera )?(?:data|files?|pictures?|captures?|shots?|file)|bayer": r"\braw\b|dng|bayer|sensor",
    r"event (?:camera )?data": r"event",
    r"dual-pixel": r"dual.?pixel",
    r"stereoscopic|both views|stereo": r"stereo|3d|left and right|two lenses",
    r"text prompt|text that|instruction in words|prompt from": r"prompt|describe|text|tell it|say what",
    r"sketch(?:es)?|(?:line|contour) drawings?": r"sketch|line ?art|drawing|outline",
    r"scribbles?": r"scribble|stroke",
    r"audio": r"audio|sound|voice",
    r"flash-only|with flash": r"flash",
    r"polari[sz]ation": r"polari[sz]",
    r"background without the subject|picture of the background|photo of the background": r"background (?:photo|picture|plate|shot)|clean plate|empty (?:room|background)",
    r"quantization tables?": r"\bjpe?g\b",
    r"illumination map": r"illumination map",
    r"global reset": r"global reset",
}  # fmt: skip
_GIVEN = tuple((re.compile(rf"\b(?:{need})", re.IGNORECASE), re.compile(said, re.IGNORECASE)) for need, said in INPUTS.items())
#: A need of training, of the set-up, or one that is met by itself asks for no input.
_NO_INPUT = re.compile(
    r"\btrain(?:ing|ed|s)?\b|data ?sets?|\bscript (?:for|that|extracts)|\bwithout (?:one|it|them)\b|automatic|(?:computed|predicted) (?:by|with|from)|"
    r"\bcheckpoint|\bweights|\bsuggested\b|\bgenerated\b",
    re.IGNORECASE,
)
_HARDWARE = re.compile(r"\b(?:GPUs?|CUDA|graphics cards?|NVIDIA|memory|RTX|GTX|Titan|\d+ ?GB|processor|CPU)\b", re.IGNORECASE)
_TRAINING = re.compile(r"\bfor training\b|\btraining (?:needs|takes|is)\b|\btrained it\b", re.IGNORECASE)
_LICENCE = re.compile(
    r"\blicen[cs]e|\bnon-?commercial|\bcommercial use|\b(?:academic )?research (?:and education |use )?only|\bresearch and education only|\bpatents?\b",
    re.IGNORECASE,
)
_MISSING = r"\b(?:no|without|lack(?:ing)?|missing|don'?t have|do not have|haven'?t|not? any|nothing to|ohne|sin|sans|sem)\b[^.,;!?]{0,30}?"


def about(text: str) -> About | None:
    """What a need is about; None for one that bears on no request."""
    if _LICENCE.search(text):
        return About.LICENCE
    if _HARDWARE.search(text) and not _TRAINING.search(text):
        return About.HARDWARE
    if not _NO_INPUT.search(text) and any(need.search(text) for need, _ in _GIVEN):
        return About.INPUT
    return None


def bearing(model: Facts, request: Request) -> Iterator[tuple[About, StoredStatement]]:
    """The needs of *model* that bear on *request*, with what each is about; inputs always do."""
    asked = {
        About.INPUT: True, About.HARDWARE: bool(request.hardware) or request.speed is not None,
        About.LICENCE: request.licence is not None,
    }  # fmt: skip
    for stated in model.all(Predicate.NEEDS):
        if (found := about(str(stated.object))) and asked[found]:
            yield found, stated


def is_given(need: str, question: str, takes: str) -> bool:
    """Whether the input that *need* names is what the task *takes* anyway, or what the *question* says is there."""
    takes = re.sub(r"with or without[^,;]*", "", takes)
    wanted = [said for pattern, said in _GIVEN if pattern.search(need)]
    return any(said.search(takes) or (said.search(question) and not _denied(said, question)) for said in wanted)


def lacked(model: Facts, question: str, takes: str) -> list[StoredStatement]:
    """The inputs that *model* needs and that neither the task takes nor the *question* says are there."""
    needed = (s for s in model.all(Predicate.NEEDS) if about(str(s.object)) is About.INPUT)
    return [stated for stated in needed if not is_given(str(stated.object), question, takes)]


def in_words(kind: About, need: str) -> str:
    """A need as a sentence of an answer."""
    bare = re.sub(r"^It (?:needs|takes) ", "", need)
    return f"{'Licence' if kind is About.LICENCE else 'Needed'}: {bare[:1].upper()}{bare[1:]}"


def _denied(said: "re.Pattern[str]", question: str) -> bool:
    return re.search(f"{_MISSING}(?:{said.pattern})", question, re.IGNORECASE) is not None
