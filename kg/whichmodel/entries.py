"""What the entries of a prompt document do: tasks read from their names, then from their summaries.

A name that holds the name of a task is the surest sign. A summary counts by the sentences that say what is
done in it: by the tasks that they name, and by what they read like as a whole.
"""

import re
from dataclasses import dataclass, replace

import numpy as np

from whichmodel.cite import Facts
from whichmodel.document import Entry
from whichmodel.engine import Engine
from whichmodel.graph import Kind, Predicate
from whichmodel.plan import chain
from whichmodel.prose import is_order
from whichmodel.sentences import first_sentence
from whichmodel.sizes import read_sizes
from whichmodel.task_names import TaskNames
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

    def passes(self, wanted: float) -> tuple[float, ...]:
        """The factors of the passes that make *wanted*; empty where none do."""
        return (wanted,) if self.any_factor else chain(self.factors, wanted)


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
