"""The names of tasks, to be found in the names and summaries of models, and in what is said of them."""

import re
from collections.abc import Iterator, Sequence

from whichmodel.graph import Kind
from whichmodel.store import Store

#: By so many letters the names of tasks are looked up; none is shorter.
FIRST = 3
ENLARGING = "task/super-resolution"
#: Tasks so wide that to claim them contradicts nothing, and to perform them says little.
WIDE = frozenset({"task/image-restoration", "task/image-enhancement", "task/video-restoration"})
_GAPS = re.compile(r"[\s_/-]+")
_STEM = (
    r"de(?:blur|nois|haz|fog|rain|snow|moir|mosai|interlac|band|screen|flicker|shadow|warp)|colou?ri[sz]|inpaint|matting|upscal|"
    r"super ?resol|stabili[sz]|classification|detection|locali[sz]ation"
)
#: "Fusion of Three Bracketed Exposures", where a name is "exposure fusion".
_TURNED = re.compile(r"\b(?P<done>[a-z]{3,}(?:ion|al|ment|ing)) of (?P<what>[\w-]+(?: [\w-]+){0,4})", re.IGNORECASE)
_SUBJECT = re.compile(r"^(?:single image|image|alpha|object|visual) ")
#: Abbreviations that mean other things as often.
_AMBIGUOUS = frozenset({"CAR", "AEB", "DIS", "NPR"})
_SHORTENED = ("sr", "vsr", "hdr")
_SUPER_RESOLUTION = re.compile(r"(?:(?<=[-_ ])|^)(?i:(?:video|image|real|classical|light\w*)?sr)(?=[-_ ]|$|[-_]?x?\d)|(?<![A-Z])(?:E|ED|SI|I)?SR(?:GAN|CNN|ResNet|Net|N)?(?![A-Za-wyz])")


class TaskNames:
    """The names of tasks, to be found in model names and summaries."""

    def __init__(self, store: Store) -> None:
        forms: dict[tuple[str, str], None] = {}
        self._abbreviations: dict[str, str] = {}
        for task in store.ids(Kind.TASK):
            labels = [store.node(task).name, *(t.text for t in store.texts_of(task, ["label"]) if t.language == "en")]
            for label in labels:
                forms.update(dict.fromkeys((task, form) for form in _forms(label)))
                if re.fullmatch(r"[A-Z]{3,6}", label) and label not in _AMBIGUOUS:
                    self._abbreviations.setdefault(label, task)
        # by their first letters: a text is looked through only for the names that can stand in it
        self._forms: dict[str, list[tuple[str, str]]] = {}
        for task, form in forms:
            self._forms.setdefault(form[:FIRST], []).append((task, form))
        self._abbreviated = re.compile(rf"(?<![A-Z])(?:{'|'.join(self._abbreviations) or '(?!)'})(?![A-Za-z])")
        self._enlarges = store.has(ENLARGING)
        #: The tasks by what is done in them, each with the last word for what it is done to: ("exposure", "task/hdr-fusion") of "fusion".
        self._done: dict[str, list[tuple[str, str]]] = {}
        for task in store.ids(Kind.TASK):
            for label in (store.node(task).name, *(t.text for t in store.texts_of(task, ["label"]) if t.language == "en")):
                *_, what, done = ("", "", *label.lower().split())
                if what and len(what) > FIRST:
                    self._done.setdefault(done, []).append((what, task))

    def named_in(self, text: str, *, abbreviated: bool = False) -> list[tuple[str, str]]:
        """(task, the words that name it, verbatim) for each task that *text* names, the longest named first.

        Abbreviations count with *abbreviated*, and only where nothing else is named.
        """
        found: dict[str, tuple[float, str]] = {}
        close = "".join(character.lower()[0] for character in text) if not text.isascii() else text.lower()
        close = _GAPS.sub("", close)
        firsts = {close[at : at + FIRST] for at in range(len(close) - FIRST + 1)}
        there = [pair for first in sorted(firsts & self._forms.keys()) for pair in self._forms[first] if pair[1] in close]
        joined, origin, starts = _joined(text) if there else ("", [], [])
        for task, form in there:
            at = joined.find(form)
            while at >= 0:
                rank = len(form) - at / (len(joined) + 1)
                if starts[at] and _ends(form, at + len(form), starts) and rank > found.get(task, (0.0, ""))[0]:
                    found[task] = rank, text[origin[at] : _word_end(text, origin[at + len(form) - 1] + 1)]
                at = joined.find(form, at + 1)
        if not found and abbreviated:
            found = {self._abbreviations[short[0]]: (1.0, short[0]) for short in self._abbreviated.finditer(text)}
            if self._enlarges and (short := _SUPER_RESOLUTION.search(text)):
                found.setdefault(ENLARGING, (1.0, short[0]))
        found = found or dict(self._turned(text))
        best = sorted(found, key=lambda task: (-found[task][0], task))
        said = {task: found[task][1] for task in best}
        # a name inside a longer one ("segmentation" in "semantic segmentation") names nothing more
        inside = {task for at, task in enumerate(best) for other in best[:at] if said[task].lower() in said[other].lower()}
        return [(task, said[task]) for task in best if task not in inside]

    def _turned(self, text: str) -> Iterator[tuple[str, tuple[float, str]]]:
        """The tasks that *text* names with what is done ahead of what it is done to."""
        for said in _TURNED.finditer(text):
            things = said["what"].lower().split()
            for what, task in self._done.get(said["done"].lower(), ()):
                if at := next((at for at, thing in enumerate(things, 1) if thing in (what, f"{what}s")), 0):
                    yield task, (float(len(what)), " ".join([said["done"], "of", *said["what"].split()[:at]]))


def _joined(text: str) -> tuple[str, list[int], list[bool]]:
    """*text* in lower case without spaces and hyphens, where each character came from, and whether a word begins there.

    A capital after a small letter begins a word: "VideoDenoising" is two.
    """
    made: list[str] = []
    origin: list[int] = []
    starts: list[bool] = []
    for at, character in enumerate(text):
        if character.isspace() or character in "_/-":
            continue
        before = text[at - 1] if at else " "
        made.append(character.lower()[0])
        origin.append(at)
        starts.append(not (before.isascii() and before.isalpha()) or (before.islower() and character.isupper()))
    return "".join(made), origin, starts


def _ends(form: str, after: int, starts: Sequence[bool]) -> bool:
    """Whether a word begins *after* a name that ends in an abbreviation: "images remaining" is no "image SR"."""
    return not form.endswith(_SHORTENED) or after >= len(starts) or starts[after]


def _word_end(text: str, at: int) -> int:
    """Where the word that goes on at *at* ends."""
    while at < len(text) and text[at].islower():
        at += 1
    return at


def _forms(label: str) -> set[str]:
    """How a label is recognised, without spaces: whole, with its telling word cut to the stem, and without "image"."""
    plain = re.sub(r"[-\s]+", " ", label.strip().lower())
    if len(plain) < 4 or (" " not in plain and len(plain) < 6):
        return set()
    bare = _SUBJECT.sub("", plain)
    found = {plain, bare if re.match(_STEM, bare) else plain, plain.replace(" image ", " ")}
    return {re.sub(rf"(?:^|(?<= ))({_STEM})\w*$", r"\1", one).replace(" ", "").replace("/", "") for one in found}
