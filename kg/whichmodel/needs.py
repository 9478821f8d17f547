"""What a model needs, where it bears on a request: its inputs, the machine it runs on, its licence.

What else is needed (a version of a library, a file to download) stays out of an answer: `kg show` tells it.
"""

import re
from enum import StrEnum
from functools import lru_cache

from whichmodel.answer import Request
from whichmodel.cite import Facts
from whichmodel.graph import Predicate
from whichmodel.store import StoredStatement


class About(StrEnum):
    """What a need is about."""

    INPUT = "input"
    HARDWARE = "hardware"
    LICENCE = "licence"


#: What is told of hardware is not always needed: a time on one card, a way round too little memory.
_NAMES = {About.INPUT: "Needed", About.HARDWARE: "Hardware", About.LICENCE: "Licence"}
#: By which words a question says that there are several shots of a scene, or several exposures.
_SERIES, _BRACKET = r"burst|shots|several|multiple|series|frames", r"exposure|bracket|hdr|shots"
#: What has to be given beside the picture or video itself, and by which words a question would say that it is there.
INPUTS: dict[str, str] = {
    r"trimaps?": r"trimap",
    r"(?:segmentation |guidance |shadow |binary )?masks?(?! R-CNN)": r"mask",
    r"undamaged original|reference picture|reference image|reference videos?|coloured (?:reference|example|first|frames?)|(?:coloured )?example pictures?|references?": (
        r"reference|example|original|ground truth|perfect copy|clean (?:copy|version)|compare (?:it|them|with|to)|second (?:photo|picture)|"
        r"same (?:place|scene|person)|other (?:photos?|pictures?)"
    ),
    r"several (?:raw )?shots|two pictures of the same scene|burst|shots? (?:taken )?in quick succession": _SERIES,
    r"(?:several|two or three|different|alternating) exposures?|exposures|different exposure|exposed shots": _BRACKET,
    r"raw (?:camera )?(?:data|files?|pictures?|captures?|shots?|file)|bayer": r"\braw\b|dng|bayer|sensor",
    r"event (?:camera )?data": r"event",
    r"dual-pixel": r"dual.?pixel",
    r"stereoscopic|both views|stereo": r"stereo|3d|left and right|two lenses",
    r"text prompt|text that|instruction in words|prompt from": r"prompt|describe|text|tell it|say what",
    r"sketch(?:es)?|(?:line|contour) drawings?": r"sketch|line ?art|drawing|outline",
    r"scribbles?": r"scribble|stroke",
    r"audio": r"audio|sound|voice",
    r"flash-only|with flash": r"flash-only|(?:with|using|by) (?:a |the |and without )?flash|without flash|flash (?:and|or) no|flash (?:shot|photo|picture)s?\b",
    r"polari[sz](?:ation|ed)": r"polari[sz]",
    r"background without the subject|picture of the background|photo of the background": r"background (?:photo|picture|plate|shot)|clean plate|empty (?:room|background)",
    r"shape of the blur|strength of the noise": (
        r"kernel|psf|point spread|sigma|noise level|motion vector|(?:strength|amount|level) of (?:the )?noise|how (?:strong|much|noisy)[^.,;]{0,20}noise|rauschst[aä]rke|wie stark (?:das rauschen|es rauscht)|"
        r"n(?:ivel d[eo]|iveau de|ível de|ível do) (?:ruido|bruit|ruído)|ノイズの?(?:強さ|レベル|量)|噪[声点]的?(?:水平|强度|等级|大小)|노이즈의? ?(?:강도|세기|수준)"
    ),
    r"gyro(?:scope)?|inertial|imu": r"gyro|\bimu\b|inertial|(?:motion |movement )?sensor|bewegungssensor|(?:sensor|datos|dados) de (?:mo[vw]imient\w*|movimento)|capteurs? de mouvement|センサー|陀螺仪|传感器|자이로|센서",
    r"quantization tables?": r"\bjpe?g\b",
    r"illumination map": r"illumination map",
    r"global reset": r"global reset",
}  # fmt: skip
#: A need of training, of the set-up, of one of several jobs, or one that is met by itself asks for no input.
_NO_INPUT = re.compile(
    r"\btrain(?:ing|ed|s)?\b|data ?sets?|\bscript (?:for|that|extracts)|\bwithout (?:one|it|them)\b|automatic|(?:computed|predicted) (?:by|with|from)|"
    r"\bcheckpoint|\bweights|\bsuggested\b|\bgenerated\b|^The [\w-]+ model\b|^For [\w -]+,|^(?:Inpainting|Colouring) ",
    re.IGNORECASE,
)
_HARDWARE = re.compile(r"\b(?:GPUs?|CUDA|graphics cards?|NVIDIA|memory|RTX|GTX|Titan|\d+ ?GB|processor|CPU)\b", re.IGNORECASE)
_TRAINING = re.compile(r"\bfor training\b|\btraining (?:needs|takes|is|data)\b|\btrained it\b", re.IGNORECASE)
_LICENCE = re.compile(
    r"\blicen[cs]e|\bnon-?commercial|\bcommercial use|\b(?:academic )?research (?:and education |use )?only|\bresearch and education only|\bpatents?\b",
    re.IGNORECASE,
)
#: Inputs that take a camera of a kind that few have.
_RARE = re.compile(r"\bevent (?:camera |stream )?(?:data|streams?)|\bevents? (?:camera|stream)|\bdual-pixel|\bpolari[sz]", re.IGNORECASE)
_MISSING = r"\b(?:no|without|lack(?:ing)?|missing|don'?t have|do not have|haven'?t|not? any|nothing to|nenhum\w*|ning[uú]n\w*|aucun\w*|kein\w*|pas de|never (?:took|recorded|shot|filmed|made|photographed|had)|(?:don'?t|do not) (?:know|understand|get)|no (?:idea|clue)|ohne|sin|sans|sem)\b[^.,;!?]{0,30}?"
#: … where what is missing was said before that it is.
_IS_MISSING = r"[^。、，；,.;!?]{0,12}(?:分から|わから|知ら|不明|ない|なし|ありません|没有|不知道|不清楚|없|모르|몰라)|[^.,;!?]{0,24}\b(?:(?:is|are|was|were) (?:unknown|missing|not (?:known|there|available|recorded))|unbekannt|nicht bekannt|kenne ich nicht|wei(?:ß|ss) ich nicht|desconocid\w*|no (?:lo |la )?sé|inconnue?s?|desconhecid\w*)"
#: One picture of a scene of which several are needed.
_ONE_SHOT = re.compile(r"\b(?:(?:just|only|have) (?:this |the |that )?(?:a )?(?:one|single)|this one|a single|one single|nur (?:diese |die |das |ein)\w*(?: einzige\w*)?|eine? einzige\w*|une seule|un seul|una sola|uma (?:só|única))\s(?:\w+\s){0,2}?(?:exposure|shot|picture|photo|image|frame|aufnahme|foto|bild|belichtung|pose|toma|imagen|exposición|imagem)\b|只有一张|仅有一张|一枚(?:だけ|しか)|한 장(?:뿐|만|밖에)", re.IGNORECASE)


def about(text: str) -> About | None:
    """What a need is about; None for one that bears on no request."""
    if _LICENCE.search(text):
        return About.LICENCE
    if _HARDWARE.search(text) and not _TRAINING.search(text):
        return About.HARDWARE
    if not _NO_INPUT.search(text) and _saying(text):
        return About.INPUT
    return None


def bearing(model: Facts, request: Request) -> list[tuple[About, StoredStatement]]:
    """The needs of *model* that bear on *request*, with what each is about; inputs always do."""
    asked = {
        About.INPUT: True, About.HARDWARE: bool(request.hardware) or request.memory_gb is not None or request.speed is not None,
        About.LICENCE: request.licence is not None or bool(request.licences or request.not_licences),
    }  # fmt: skip
    return [(kind, stated) for kind, stated in _told(model) if asked[kind]]


def wanting(model: Facts, takes: str) -> tuple[StoredStatement, ...]:
    """The inputs that *model* needs beside what the task *takes*: a question has to say that they are there."""
    return tuple(s for kind, s in _told(model) if kind is About.INPUT and not _is_taken(str(s.object), takes))


def is_given(need: str, question: str, takes: str) -> bool:
    """Whether the input that *need* names is what the task *takes* anyway, or what the *question* says is there."""
    return _is_taken(need, takes) or is_said(need, question)


def is_said(need: str, question: str) -> bool:
    """Whether the *question* says that the input that *need* names is there."""
    return any(said.search(question) and not _denied(said, question) for said in _saying(need))


def is_denied(need: str, question: str) -> bool:
    """Whether the *question* says that the input that *need* names is not there."""
    return any(_denied(said, question) for said in _saying(need))


def _is_taken(need: str, takes: str) -> bool:
    taken = re.sub(r"with or without[^,;]*", "", takes)
    return any(said.search(taken) for said in _saying(need))


@lru_cache(4096)  # the needs of the models of a graph; each is asked for with every question
def _saying(need: str) -> tuple["re.Pattern[str]", ...]:
    """By which words a question says that the inputs that *need* names are there."""
    return tuple(re.compile(said, re.IGNORECASE) for named, said in INPUTS.items() if re.search(rf"\b(?:{named})", need, re.IGNORECASE))


def is_rare(model: Facts, takes: str, question: str) -> bool:
    """Whether *model* needs what few have, an event camera, say, beside what the task *takes*, and the *question* does not say that it is there."""
    return any(_RARE.search(str(s.object)) and not is_said(str(s.object), question) for s in wanting(model, takes))


def in_words(kind: About, need: str) -> str:
    """A need as a sentence of an answer."""
    bare = re.sub(r"^It (?:needs|takes) ", "", need)
    return f"{_NAMES[kind]}: {bare[:1].upper()}{bare[1:]}"


def _told(model: Facts) -> list[tuple[About, StoredStatement]]:
    """The needs of *model* that are about something, worked out once for each model."""
    key = f"needs of {model.node.id}"
    known: list[tuple[About, StoredStatement]] | None = model.store.memory.get(key)
    if known is None:
        needs = [(about(str(s.object)), s) for s in model.all(Predicate.NEEDS)]
        known = model.store.memory[key] = [(kind, s) for kind, s in needs if kind]
    return known


def _denied(said: "re.Pattern[str]", question: str) -> bool:
    """Whether the question says that it is not there, or that there is one where several are needed."""
    if said.pattern in (_SERIES, _BRACKET) and _ONE_SHOT.search(question):
        return True
    return re.search(f"{_MISSING}(?:{said.pattern})|(?:{said.pattern}){_IS_MISSING}", question, re.IGNORECASE) is not None
