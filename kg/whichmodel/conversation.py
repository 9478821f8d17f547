"""A conversation as one question: the last turn that names a need, and what the turns around it ask of the answer.

A chat front end sends all that was said. "and for video?", "cheaper on memory?" or "commercially usable?" name no
need of their own: they change what an earlier turn asked for; "and remove the noise, too" adds to it. "thanks", "why?"
or "the second one?" leave it as it is. Only what the user said counts; nothing is taken from the answers in between,
which the same questions would give again.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from whichmodel.arguments import MOST_SCALE
from whichmodel.bounds import BOUNDS, in_words
from whichmodel.fit_bounds import LITTLE, LITTLE_GB
from whichmodel.machine import without_machines
from whichmodel.named import Mention, named_in
from whichmodel.patterns import either_of, lowered
from whichmodel.shown import modality_of
from whichmodel.turns import Aside, added, aside_in, is_faster, is_lighter, left_of, takes_back
from whichmodel.understand import MOST_CHARACTERS, clean, language_of, understand

if TYPE_CHECKING:
    from whichmodel.engine import Engine

#: Earlier turns are read this far back.
MOST_TURNS = 20
#: What holds for whatever is asked next: it is said of the user, not of the picture.
LASTING = ("hardware", "licence", "speed", "fidelity", *BOUNDS)
FIELDS = ("scale", "modality", *LASTING)
SIZES = ("source_size", "target_size")
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
#: The same in other languages: the words for what is shown, that for a picture and that for a film.
_SHOWN_IN = {
    "de": (either_of(r"\b(?:fotos?|bild(?:er|ern|es)?|aufnahmen?|videos?|filme?)\b"), "Foto", "Video"),
    "fr": (either_of(r"\b(?:photos?|images?|vidéos?|films?)\b"), "photo", "vidéo"),
    "es": (either_of(r"\b(?:fotos?|fotografías?|imagen|imágenes|vídeos?|videos?|películas?)\b"), "foto", "vídeo"),
    "pt": (either_of(r"\b(?:fotos?|fotografias?|imagem|imagens|vídeos?|filmes?)\b"), "foto", "vídeo"),
    "zh": (either_of(r"照片|图片|图像|相片|视频|影片"), "照片", "视频"),
    "ja": (either_of(r"写真|画像|動画|ビデオ|映像"), "写真", "動画"),
    "ko": (either_of(r"사진|이미지|그림|동영상|영상|비디오"), "사진", "동영상"),
}
#: A turn in which no more words than these stand beside a constraint, and which is no need, is about the constraint.
MOST_BESIDE = 3
_ENDS = " \t.,;:!?…。，！？"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a conversation asks: the question, and the fields of its request that other turns set.

    *aside* is what the last turn wants of the answer to it, where it wants no other one; *page* is how many times more
    models were asked for; *kept* the earlier question, where the last turn asks something that nothing here is for, so
    that the next one can go on from it. *narrowed* is whether the question was asked before and is changed.
    """

    question: str
    given: dict[str, object] = field(default_factory=dict)
    aside: Aside | None = None
    page: int = 0
    kept: str = ""
    narrowed: bool = False

    @property
    def in_words(self) -> str:
        """What other turns set, as a list of words; empty where nothing was carried."""
        told = [_IN_WORDS.get(str(one), str(one)) for name in FIELDS[1:] if name not in BOUNDS for one in _each(self.given.get(name)) if one != LITTLE or not self.given.get("memory_gb")]
        told += in_words(self.given)
        scale, rate = self.given.get("scale"), self.given.get("frame_rate")
        sizes = [f"{way} {size[0]}×{size[1]}" for way, name in zip(("from", "to"), SIZES, strict=True) if isinstance(size := self.given.get(name), tuple)]
        factors = [f"{factor:g}×{what}" for factor, what in ((scale, ""), (rate, " the frames")) if isinstance(factor, float)]
        return ", ".join([*factors, *sizes, *told])

    @property
    def head(self) -> str:
        """How the last turn was understood, for the reply to begin with; empty where it stands for itself."""
        if self.narrowed:
            return f"Read as: “{self.question}”{f', {self.in_words}' if self.in_words else ''}."
        if self.kept:
            return f"“{self.kept}” is kept: later turns go on from it."
        return f"From what was said before: {self.in_words}." if self.in_words else ""


@dataclass(frozen=True, slots=True)
class Reader:
    """How turns are read: *spelt* gives the words that are meant by those typed, *tasks* what a question under fields of its request asks for, *named* the models that a turn names.

    *tasks* gives none where a question names no need; it is asked only where words alone do not tell.
    """

    spelt: Callable[[str], str] = clean
    tasks: Callable[[str, Mapping[str, object]], Collection[str]] = lambda *_: ("any",)
    named: Callable[[str], Sequence[Mention]] = lambda _: ()


def asked_of(engine: "Engine", turns: Sequence[str]) -> Asked:
    """What the last of *turns* asks *engine*, as :func:`asked_in` tells it: what names a need is what the engine has an answer to."""

    def tasks(question: str, given: Mapping[str, object]) -> list[str]:
        answer = engine.query(question, 1, **given)
        if answer.status not in ("answered", "no_fit"):
            return []
        return list(dict.fromkeys([*(step.task for one in answer.recommendations for step in one.plan), answer.tasks[0].id]))

    reader = Reader(lambda turn: engine.spelt(turn)[0], tasks, partial(named_in, engine.store))
    return asked_in(turns, reader)


def asked_in(turns: Sequence[str], reader: Reader | None = None) -> Asked:
    """What the last of *turns* (the user's, oldest first) asks, with what earlier ones said carried forward.

    What a turn says of the answer is taken from how *reader* reads it ("and for vdieo?"); the question stays as it was typed.
    """
    reader, now, last = reader or Reader(), Asked(""), Asked("")
    for turn in turns[-MOST_TURNS:]:
        text, read = clean(turn), reader.spelt(turn)
        if now.question:
            # what the question itself says of the answer, which a turn may add to or leave behind
            last = _after(now, {**_said(reader.spelt(now.question))[0], **now.given}, text, read, reader)
        else:
            last = _renewed({}, text, *_said(read))
        if not last.kept:
            now = replace(last, aside=None)
    return last


def is_follow_up(text: str) -> bool:
    """Whether *text* names nothing but constraints, so that what it is about was said before."""
    return not left_of(text)


def _after(now: Asked, asked: dict[str, object], text: str, read: str, reader: Reader) -> Asked:
    """What a turn asks after *now*, which says *asked*: *text* as it was typed, *read* as it is read."""
    said, dropped = _said(read)
    named = reader.named(read)
    unnamed = read
    for one in reversed(named):
        unnamed = f"{unnamed[: one.start]} {unnamed[one.end :]}"
    if aside := aside_in(unnamed, said, [one.model for one in named]):
        # to have it again is to have it answered again
        return replace(now, aside=None if aside.kind == "again" else aside, page=now.page + (aside.kind == "more"), narrowed=True)
    changes, beside = bool(said or dropped), left_of(unnamed)
    if named and not beside:
        return _added(now, asked, text, said, dropped)  # "what about HAT?" is asked of the question
    if changes and not beside:
        return _narrowed(now, asked, said, dropped)
    anew = _renewed(asked, text, said, dropped)
    if reader.tasks(read, {}):
        of_the_same = "modality" not in said or asked.get("modality") in (None, said["modality"])
        if of_the_same and (need := added(text)):
            both = _added(now, asked, need, said, dropped)
            # where the two together would be read without the new one, that is asked for by itself
            return both if {*reader.tasks(anew.question, anew.given)} <= {*reader.tasks(both.question, both.given)} else anew
        return anew
    if changes and len(beside) <= MOST_BESIDE:
        return _narrowed(now, asked, said, dropped)
    return Asked(text, kept=now.question) if reader.tasks(now.question, now.given) else anew


def _said(text: str) -> tuple[dict[str, object], frozenset[str]]:
    """The fields that *text* sets, and those that it takes back."""
    request = understand(text).request
    found: dict[str, object] = {name: value for name in (*FIELDS, *SIZES) if (value := getattr(request, name))}
    if is_faster(text):
        found.setdefault("speed", "fast")
    if found.get("modality") and request.hardware and modality_of(without_machines(lowered(text))) is None:
        del found["modality"]  # a "placa de vídeo" shows none
    if is_lighter(text):
        found["hardware"] = tuple(dict.fromkeys([*request.hardware, "low-memory"]))
    if isinstance(scale := found.get("scale"), float) and scale > MOST_SCALE:
        del found["scale"]
    dropped = takes_back(text)
    return {name: value for name, value in found.items() if name not in dropped}, dropped


def _narrowed(before: Asked, asked: dict[str, object], said: dict[str, object], dropped: frozenset[str]) -> Asked:
    """The question of *before*, which with what it was given says *asked*, under the constraints that a later turn *said* or has *dropped*."""
    kept = {name: value for name, value in said.items() if name not in ("scale", *SIZES)}
    given = {**before.given, **kept, **{name: _nothing(name) for name in dropped}, **_sized(before.question, asked, said)}
    if hardware := said.get("hardware"):
        given["hardware"] = tuple(dict.fromkeys([*asked.get("hardware", ()), *hardware]))  # type: ignore[misc]
    given |= _memory(asked, said)
    question = before.question
    if "modality" in said:
        question = _shown_as(question, str(said["modality"]))
    elif "modality" in dropped and asked.get("modality") not in (None, "image"):
        question = _shown_as(question, "image")
    return Asked(question, given, narrowed=True)


def _memory(asked: dict[str, object], said: dict[str, object]) -> dict[str, object]:
    """What a turn that *said* how much memory there is changes of what was *asked*: a figure takes the place of "little", and "little" that of a figure."""
    size, before, now = said.get("memory_gb"), _each(asked.get("hardware")), _each(said.get("hardware"))
    if isinstance(size, float) and size > LITTLE_GB and LITTLE in before:
        return {"hardware": tuple(dict.fromkeys(one for one in (*before, *now) if one != LITTLE))}
    return {"memory_gb": None} if size is None and LITTLE in now and asked.get("memory_gb") else {}


def _sized(question: str, asked: dict[str, object], said: dict[str, object]) -> dict[str, object]:
    """The factor and sizes of *question*, which says *asked*, after a turn that *said* others: each leaves no other that contradicts it."""
    scale, source, target = said.get("scale"), said.get("source_size"), said.get("target_size")
    if target is None and scale is not None:
        if not understand(question).enlarges and understand(f"{question} 2x").request.frame_rate:
            return {"frame_rate": scale}  # of slow motion, say
        return {"scale": scale, **({"target_size": None} if asked.get("target_size") else {}), **({"source_size": source} if source else {})}
    source, target = source or asked.get("source_size"), target or asked.get("target_size")
    if target is None or not (said.keys() & set(SIZES)):
        return {"source_size": source} if "source_size" in said else {}
    found: dict[str, object] = {"target_size": target, "scale": scale}
    if isinstance(source, tuple) and isinstance(target, tuple):
        found["source_size"] = source
        found["scale"] = scale or _said(f"{source[0]}x{source[1]} to {target[0]}x{target[1]}")[0].get("scale")
    return found if found["scale"] or asked.get("scale") else {name: value for name, value in found.items() if name != "scale"}


def _added(before: Asked, asked: dict[str, object], text: str, said: dict[str, object], dropped: frozenset[str]) -> Asked:
    """The question of *before* with the need of *text* beside its own."""
    both = replace(before, question=f"{before.question.rstrip(_ENDS)}, {text}"[:MOST_CHARACTERS])
    # what is shown is the same, and a size is read in the question itself, unless another turn set one
    kept = {name: value for name, value in said.items() if name in (*LASTING, *before.given) and name != "modality"}
    return _narrowed(both, asked, kept, dropped)


def _renewed(asked: dict[str, object], text: str, said: dict[str, object], dropped: frozenset[str]) -> Asked:
    """The question of *text*, under what of *asked*, which was said before, lasts and *text* says nothing of."""
    given = {name: asked[name] for name in LASTING if asked.get(name) and name not in said and name not in dropped} | _memory(asked, said)
    question, shown = text, asked.get("modality")
    if shown and shown != "image" and "modality" not in said and any(one.isalnum() for one in text):
        question, given["modality"] = _shown_as(text, str(shown)), shown
    return Asked(question, given)


def _shown_as(question: str, modality: str) -> str:
    """*question* asked of what *modality* names."""
    noun = NOUN[modality]
    changed, times = _MEDIUM.subn(noun, question)
    language = language_of(lowered(question))
    if language in _SHOWN_IN and modality in ("image", "video"):
        words, photo, video = _SHOWN_IN[language]
        noun, low = video if modality == "video" else photo, lowered(question)
        places = [found.span() for found in words.finditer(low)]
        edges = [0, *(edge for span in places for edge in span), len(question)]
        changed, times = noun.join(question[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)), len(places)
    return (changed if times else f"{question} ({noun})")[:MOST_CHARACTERS]


def _nothing(name: str) -> object:
    return () if name in ("hardware", "licences", "not_licences", "not_architectures") else None


def _each(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else () if value is None else (value,)
