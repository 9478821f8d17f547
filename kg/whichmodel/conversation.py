"""A conversation as one question: the last turn that names a need, and what the turns around it ask of the answer.

A chat front end sends all that was said. "and for video?", "cheaper on memory?" or "commercially usable?" name no
need of their own: they change what an earlier turn asked for. Only what the user said counts; nothing is taken from
the answers in between.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from whichmodel.understand import MOST_CHARACTERS, clean, understand, without_constraints

#: Earlier turns are read this far back.
MOST_TURNS = 20
#: What holds for whatever is asked next: it is said of the user, not of the picture.
LASTING = ("hardware", "licence", "speed", "fidelity")
FIELDS = ("scale", "modality", *LASTING)
NOUN = {"image": "photo", "video": "video", "face": "face photo", "anime": "anime picture", "document": "document"}
_IN_WORDS = {
    "image": "still pictures", "face": "faces", "anime": "drawn pictures", "document": "documents", "low-memory": "little memory",
    "cpu": "no graphics card", "mobile": "on a phone", "browser": "in a browser", "commercial": "commercial use",
    "real-time": "in real time", "faithful": "nothing invented",
}  # fmt: skip
_MEDIUM = re.compile(
    r"\b(?:(?:face|anime) (?:photos?|pictures?)|photos?|pictures?|pics?|images?|snapshots?|videos?|clips?|footage|movies?|films?|documents?)\b",
    re.IGNORECASE,
)
#: Comparisons that make sense only after something was said.
_FASTER = re.compile(r"\b(?:faster|quicker|speedier|schneller|más rápido|plus rapide)\b", re.IGNORECASE)
_LIGHTER = re.compile(r"\b(?:cheaper|lighter|less|lower|smaller|easier|fewer)\b[^.?!]{0,20}\b(?:memory|v?ram)\b|\bmemory[- ]friendl\w+", re.IGNORECASE)
#: Words that take a constraint back.
_TAKEN_BACK = (
    ("licence", re.compile(r"\bany licen[cs]e\b|\b(?:licen[cs]e|commercial\w*)\b[^.?!]{0,16}\b(?:does ?n[o']?t matter|is ?n[o']?t (?:important|needed|required)|not (?:important|needed|required))|\bnon-?commercial (?:is|would be) (?:fine|ok|okay)\b", re.IGNORECASE)),
    ("speed", re.compile(r"\b(?:speed|time)\b[^.?!]{0,12}\bdoes ?n[o']?t matter\b|\b(?:may|can) be slow\b|\bslow(?:er)? is (?:fine|ok|okay)\b", re.IGNORECASE)),
    ("hardware", re.compile(r"\bi (?:do )?have a (?:good |strong |big |powerful )?(?:gpu|graphics card)\b|\bmemory\b[^.?!]{0,12}\bdoes ?n[o']?t matter\b", re.IGNORECASE)),
)  # fmt: skip
#: Words around a constraint that name no need.
_FILLER = frozenset(
    "a an and also as but but what whats about if how is are was it its that this these them they those there for with on in of at to the my our your i we you me us "
    "may might must show give tell list only just same instead please ok okay so then now too well one ones or use usable used using be can could would should will do does did have has need want like "
    "works work working run runs running make made get go goes ask asked any some something anything thing things else other version better best more most much less "
    "twice double triple big bigger large larger small smaller times time size x up factor faster quicker cheaper lighter lower easier memory ram vram free "
    "allowed allow license licence licensed licenced matter matters doesn doesnt not no yes hm hmm um fine case again still instead detail details permitted possible usage purpose purposes needed required rights terms legal allows und auch mit für y con para et avec pour e com".split()
)  # fmt: skip
_SIZE = re.compile(r"(?<!\w)[x×]?\s?\d+(?:[.,]\d+)?\s?(?:[x×%kp]|times|fold|gb)?(?:\s?\d+)?(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a conversation asks: the question, and the fields of its request that other turns set."""

    question: str
    given: dict[str, object] = field(default_factory=dict)

    @property
    def in_words(self) -> str:
        """What other turns set, as a list of words; empty where nothing was carried."""
        told = [_IN_WORDS.get(str(one), str(one)) for name in FIELDS[1:] for one in _each(self.given.get(name))]
        scale = self.given.get("scale")
        return ", ".join([*([f"{scale:g}×"] if isinstance(scale, float) else []), *told])


def asked_in(turns: Sequence[str], spelt: Callable[[str], str] = clean) -> Asked:
    """What the last of *turns* (the user's, oldest first) asks, with what earlier ones said carried forward.

    *spelt* tells how a turn is read for what it says of the answer ("and for vdieo?"); the question stays as it was typed.
    """
    now = Asked("")
    for turn in turns[-MOST_TURNS:]:
        text, read = clean(turn), spelt(turn)
        said, dropped = _said(read)
        # what the question itself says of the answer, which a turn may add to or leave behind
        asked = _said(spelt(now.question))[0] if now.question else {}
        if now.question and (said or dropped) and is_follow_up(read):
            now = _narrowed(now, asked, said, dropped)
        else:
            now = _renewed(now, asked, text, said, dropped)
    return now


def is_follow_up(text: str) -> bool:
    """Whether *text* names nothing but constraints, so that what it is about was said before."""
    left = _SIZE.sub(" ", _LIGHTER.sub(" ", _FASTER.sub(" ", without_constraints(text))))
    for _, words in _TAKEN_BACK:
        left = words.sub(" ", left)
    return not {word for word in re.findall(r"[^\W\d_]+", left.lower()) if len(word) > 1} - _FILLER


def _said(text: str) -> tuple[dict[str, object], frozenset[str]]:
    """The fields that *text* sets, and those that it takes back."""
    request = understand(text).request
    found: dict[str, object] = {name: value for name in FIELDS if (value := getattr(request, name))}
    if _FASTER.search(text):
        found.setdefault("speed", "fast")
    if _LIGHTER.search(text):
        found["hardware"] = tuple(dict.fromkeys([*request.hardware, "low-memory"]))
    dropped = frozenset(name for name, words in _TAKEN_BACK if words.search(text))
    return {name: value for name, value in found.items() if name not in dropped}, dropped


def _narrowed(before: Asked, asked: dict[str, object], said: dict[str, object], dropped: frozenset[str]) -> Asked:
    """The question of *before*, which says *asked*, under the constraints that a later turn *said* or has *dropped*."""
    given = {**before.given, **said, **{name: _nothing(name) for name in dropped}}
    if hardware := said.get("hardware"):
        asked_for = before.given.get("hardware", asked.get("hardware", ()))
        given["hardware"] = tuple(dict.fromkeys([*asked_for, *hardware]))  # type: ignore[misc]
    question = _shown_as(before.question, str(said["modality"])) if "modality" in said else before.question
    return Asked(question, given)


def _renewed(before: Asked, asked: dict[str, object], text: str, said: dict[str, object], dropped: frozenset[str]) -> Asked:
    """The question of *text*, under what of *before*, whose question says *asked*, lasts and *text* says nothing of."""
    earlier = {**asked, **before.given}
    given = {name: earlier[name] for name in LASTING if earlier.get(name) and name not in said and name not in dropped}
    question, shown = text, earlier.get("modality")
    if shown and shown != "image" and "modality" not in said and any(one.isalnum() for one in text):
        question, given["modality"] = _shown_as(text, str(shown)), shown
    return Asked(question, given)


def _shown_as(question: str, modality: str) -> str:
    """*question* asked of what *modality* names."""
    noun = NOUN[modality]
    changed, times = _MEDIUM.subn(noun, question)
    return (changed if times else f"{question} ({noun})")[:MOST_CHARACTERS]


def _nothing(name: str) -> object:
    return () if name == "hardware" else None


def _each(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else () if value is None else (value,)
