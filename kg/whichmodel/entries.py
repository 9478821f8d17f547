"""What the entries of a prompt document do: tasks read from their names, then from their summaries.

A name that holds the name of a task is the surest sign. A summary counts by the sentences that say what is
done in it: by the tasks that they name, and by what they read like as a whole.
"""

import re
from dataclasses import dataclass, replace
from itertools import combinations_with_replacement
from math import prod

import numpy as np

from whichmodel.cite import Facts
from whichmodel.document import Entry, is_order
from whichmodel.engine import Engine
from whichmodel.graph import Kind, Predicate
from whichmodel.sentences import first_sentence
from whichmodel.sizes import read_sizes
from whichmodel.store import Store
from whichmodel.understand import understand
from whichmodel.words import words

#: A task is surely meant from this share on, and from this part of the best share on.
SURE_SHARE, SURE_PART = 0.2, 0.5
#: A task that no word names is taken from the whole from this share on; beside a named one from the second.
CLEAR_SHARE, CLEAREST_SHARE = 0.4, 0.85
#: Likeness against shared words in the choice of a quotation; one less like than this is left out.
LIKENESS_WEIGHT, QUOTE_LIKENESS = 0.7, 0.12
#: Under which a store remembers the names of its tasks.
_NAMES = "entries:names"
MOST_READ, MOST_SENTENCES = 1500, 100
_GAPS = re.compile(r"[\s_/-]+")
#: By so many letters the names of tasks are looked up; none is shorter.
FIRST = 3
ENLARGING = "task/super-resolution"

_MAIN = re.compile(
    r"\b(?:we|this (?:paper|study|work|model|method|network)|our (?:method|model|approach|framework|network|system))\b[^.]{0,60}\b"
    r"(?:introduc|present|propos|develop|describ|study|studies|explor|demonstrat|show|address|tackl|design|build|reduc|restor|enlarg|remov)"
    r"|\b(?:model|network|tool|method|framework|trained) (?:for|that|to|which|on)\b|^\w[\w.+-]* (?:is|are|does|restores?|removes?|enlarges?|upscales?|performs?|turns?)\b",
    re.IGNORECASE,
)
#: What a sentence denies says nothing of what is done.
_DENIED = re.compile(
    r"\b(?:not(?! only)|never|cannot|without|unlike|rather than|instead of|neither|nor|\w+n['’]t)\b[^.;:,]{0,80}", re.IGNORECASE
)
_STEM = (
    r"de(?:blur|nois|haz|fog|rain|snow|moir|mosai|interlac|band|screen|flicker|shadow|warp)|colou?ri[sz]|inpaint|matting|upscal|"
    r"super ?resol|stabili[sz]|classification|detection|locali[sz]ation"
)
_SUBJECT = re.compile(r"^(?:single image|image|alpha|object|visual) ")
#: Abbreviations that mean other things as often.
_AMBIGUOUS = frozenset({"CAR", "AEB", "DIS", "NPR"})
_SUPER_RESOLUTION = re.compile(r"(?<![A-Z])(?:E|ED|SI|I)?SR(?:GAN|CNN|ResNet|Net|N)?(?![A-Za-wyz])")
_FACTOR = re.compile(r"(?:(?<![A-Za-z0-9])|(?<=SR))[x×](\d{1,2})(?!\d)|(?<![A-Za-z0-9.])(\d{1,2})[x×](?![0-9])", re.IGNORECASE)
_LARGER = re.compile(r"enlarg|upscal|upsampl|super-?resol|resolution|magnif|larger|scale", re.IGNORECASE)
_LESS = re.compile(r"faster|fewer|smaller|less|speed|cheaper|memory|parameters", re.IGNORECASE)
_ANY_FACTOR = re.compile(r"\b(?:arbitrary|any|continuous)[- ](?:scale|factor|size)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Doing:
    """A task that an entry performs or is about, the document's words that say so, and whether that is sure."""

    task: str
    words: str
    field: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Enlarging:
    """The factors that an entry states, whether it takes any, and where it says so ("name" or "summary")."""

    factors: tuple[float, ...]
    any_factor: bool
    field: str

    @property
    def known(self) -> bool:
        """Whether anything is stated."""
        return self.any_factor or bool(self.factors)

    def passes(self, wanted: float, most: int = 3) -> tuple[float, ...]:
        """The fewest passes that make *wanted*, or one that overshoots by no more than twice; empty where none do."""
        if self.any_factor:
            return (wanted,)
        for length in range(1, most + 1):
            for chain in combinations_with_replacement(sorted(self.factors, reverse=True), length):
                if abs(prod(chain) - wanted) < 1e-6:
                    return chain
        above = [factor for factor in self.factors if wanted < factor <= 2 * wanted]
        return (min(above),) if above else ()


class EntryReader:
    """Reads the entries of documents against the tasks of one graph."""

    def __init__(self, engine: Engine) -> None:
        self.engine, memory = engine, engine.store.memory
        self.names: TaskNames = memory.get(_NAMES) or memory.setdefault(_NAMES, TaskNames(engine.store))
        self._read: dict[Entry, list[Doing]] = {}

    def doings(self, entry: Entry) -> list[Doing]:
        """What *entry* does, surest first."""
        if entry not in self._read:
            named = [] if is_order(entry.name) else self.names.named_in(entry.name, abbreviated=True)
            self._read[entry] = [Doing(task, word, "name") for task, word in named] or self._from_summary(entry)
        return self._read[entry]

    def quote(self, entry: Entry, asked: str, task: str) -> str | None:
        """Of the sentences that say what is done, the one that bears most on the question and its task, verbatim."""
        sentences = [one for one in _main(entry) if not re.search(r"https?://", one)][:MOST_SENTENCES]
        if not sentences:
            return None
        want = Facts(self.engine.store, task)
        about = f"{want.node.name}: {want.value(Predicate.GIST)}"
        vectors = self.engine.retriever.encode([asked, about, *sentences])
        likeness = vectors[2:] @ (vectors[0] + vectors[1]) / 2
        asked_for = set(words(f"{asked} {about}"))
        shared = np.array([len(asked_for & set(words(sentence))) / (len(asked_for) or 1) for sentence in sentences])
        scores = LIKENESS_WEIGHT * likeness + (1 - LIKENESS_WEIGHT) * shared
        best = int(np.argmax(scores))
        return sentences[best] if scores[best] >= QUOTE_LIKENESS else None

    def _from_summary(self, entry: Entry) -> list[Doing]:
        core = _DENIED.sub(" ", " ".join(_main(entry)))[:MOST_READ]
        if not core.strip():
            return []
        shares = self._shares(f"{short_name(entry)}. {core}" if not is_order(entry.name) else core)
        first, second = [*shares.values(), 0.0, 0.0][:2]
        clear = [task for task, share in shares.items() if share >= CLEAR_SHARE or (share == first >= max(SURE_SHARE, 2 * second))]
        said = dict(self.names.named_in(core))
        if not said and not clear:
            said = dict(self.names.named_in(_DENIED.sub(" ", " ".join(entry.sentences[:MOST_SENTENCES]))))
        found = [task for task in clear if task not in said and (not said or shares[task] >= CLEAREST_SHARE)]
        found += sorted(said, key=lambda task: -shares.get(task, 0.0))
        least = max(SURE_SHARE, SURE_PART * max(shares.values(), default=0.0))
        return [Doing(task, said.get(task) or self._likest(entry, task), "summary", shares.get(task, 0.0) >= least) for task in found[:4]]

    def _shares(self, text: str) -> dict[str, float]:
        """The shares of the tasks in the reading of a summary, which asks for nothing: best first."""
        asked = understand(text)
        request = replace(asked.request, scale=None, same_size=False, frame_rate=None)
        told = replace(asked, request=request, enlarges=False, wants_degradation=False, raises_frame_rate=False)
        shares = self.engine.reader.read(told).shares
        tasks = {task: share for task, share in shares.items() if self.engine.store.node(task).kind == Kind.TASK}
        return dict(sorted(tasks.items(), key=lambda item: -item[1]))

    def _likest(self, entry: Entry, task: str) -> str:
        """The sentence that is likest to what *task* is."""
        definition = str(Facts(self.engine.store, task).value(Predicate.DEFINITION))
        sentences = entry.sentences[:MOST_SENTENCES]
        vectors = self.engine.retriever.encode([definition, *sentences])
        return sentences[int(np.argmax(vectors[1:] @ vectors[0]))]


def _main(entry: Entry) -> list[str]:
    """The sentences in which a summary says what is done; all of them where none says so."""
    sentences = entry.sentences
    return [one for one in sentences if _MAIN.search(one)] or list(sentences)


def enlarging(entry: Entry) -> Enlarging:
    """By how much *entry* says that it enlarges: in its name, else in its summary."""
    if factors := _factors(entry.name):
        return Enlarging(factors, False, "name")
    told = [one for one in entry.sentences if _LARGER.search(one) and not _LESS.search(one)]
    found = {factor for one in told for factor in (*_factors(one), read_sizes(one).scale) if factor}
    return Enlarging(tuple(sorted(found)), any(_ANY_FACTOR.search(one) for one in (entry.name, *told)), "summary")


def short_name(entry: Entry) -> str:
    """An entry's name without its subtitle."""
    head = entry.name.split(":")[0].strip()
    return head if 2 < len(head) <= 60 else first_sentence(entry.name)


def _factors(text: str) -> tuple[float, ...]:
    """The factors that *text* states (`x4plus`, `4xSharp`, `SRx2`)."""
    found = {float(before or after) for before, after in _FACTOR.findall(text)}
    return tuple(sorted(factor for factor in found if 1 < factor <= 64))


class TaskNames:
    """The names of tasks, to be found in model names and summaries."""

    def __init__(self, store: Store) -> None:
        forms: dict[tuple[str, str], None] = {}
        self._abbreviations: dict[str, str] = {}
        for task in store.ids(Kind.TASK):
            labels = [store.node(task).name, *(t.text for t in store.texts_of(task) if t.field == "label" and t.language == "en")]
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
                if starts[at] and rank > found.get(task, (0.0, ""))[0]:
                    found[task] = rank, text[origin[at] : _word_end(text, origin[at + len(form) - 1] + 1)]
                at = joined.find(form, at + 1)
        if not found and abbreviated:
            found = {self._abbreviations[short[0]]: (1.0, short[0]) for short in self._abbreviated.finditer(text)}
            if self._enlarges and (short := _SUPER_RESOLUTION.search(text)):
                found.setdefault(ENLARGING, (1.0, short[0]))
        best = sorted(found, key=lambda task: (-found[task][0], task))
        said = {task: found[task][1] for task in best}
        # a name inside a longer one ("segmentation" in "semantic segmentation") names nothing more
        inside = {task for at, task in enumerate(best) for other in best[:at] if said[task].lower() in said[other].lower()}
        return [(task, said[task]) for task in best if task not in inside]


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
