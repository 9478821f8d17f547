"""What the entries of a prompt document do: tasks read from their names, then from their summaries.

A name that holds the name of a task is the surest sign. A summary counts by the sentences that say what is
done in it: by the tasks that they name, and by what they read like as a whole. What a supplied model's own paper
does, where the document has that, the model does.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import prod

import numpy as np

from whichmodel.cite import Facts
from whichmodel.document import Document, Entry
from whichmodel.engine import Engine
from whichmodel.graph import Kind, Predicate
from whichmodel.own_paper import code_name, own_paper
from whichmodel.plan import chain
from whichmodel.prose import is_order
from whichmodel.rank import is_broader, tasks_below, tasks_serving
from whichmodel.sentences import first_sentence
from whichmodel.sizes import read_sizes
from whichmodel.store import Store
from whichmodel.task_names import WIDE, TaskNames
from whichmodel.understand import understand
from whichmodel.words import STOP, words

#: A task is surely meant from this share on, and from this part of the best share on.
SURE_SHARE, SURE_PART = 0.2, 0.5
#: A task that no word names is taken from the whole from this share on; beside a named one from the second.
CLEAR_SHARE, CLEAREST_SHARE = 0.4, 0.85
#: Likeness against shared words in the choice of a quotation; one less like than this is left out.
LIKENESS_WEIGHT, QUOTE_LIKENESS = 0.7, 0.12
#: A name of so many words can say in a phrase what is done.
LEAST_OF_A_PHRASE = 4
#: The task whose models enlarge by any factor.
ANY_SCALE = "task/arbitrary-scale-super-resolution"
#: Factors that differ by less are the same.
EXACT = 1e-6
#: Under which a store remembers the names of its tasks, and their versions for films.
_NAMES, _FILMS = "entries:names", "entries:films"
MOST_READ, MOST_SENTENCES, MOST_DOINGS = 1500, 100, 6

_GAPS = re.compile(r"[\s_.-]+")
_PHRASE = re.compile(r"[^\W\d_]{2,}")
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
#: Where a summary tells on which tasks a method does well, and what stands ahead of them there.
_ACHIEVED = re.compile(r"state[- ]of[- ]the[- ]art|\bsota\b|achiev|outperform|surpass|results|benchmarks?|\b(?:several|various|multiple|different|diverse|restoration|two|three|four|five|six)(?: [\w-]+){0,3} tasks\b|applicable|applied to|evaluat|experiments", re.IGNORECASE)
_ON = re.compile(r"\b(?:for|including|includes?|included|such as|e\.g\.,?|namely|tasks?|on)\b[\s,:(]*", re.IGNORECASE)
#: Where a summary begins with what its field is about.
_TOPIC = re.compile(r"\b(?:is|are|remains?) (?:an?|the|one of) (?:[\w-]+,? (?:and |yet |but )?){0,5}(?:tasks?|problems?|topics?|fields?|challenges?|areas?)\b|\baims? (?:at|to)\b", re.IGNORECASE)
#: What is no picture, and is enhanced or enlarged all the same.
_NO_PICTURE = r"\b(?:audio|speech|voice|music|sound|point[- ]cloud|depth[- ]map|time[- ]series|seismic|seismogram|genom\w+|text|language|graph|wireless|radar|eeg|ecg)[\s-]+(?:\w+[\s-]+)?"
#: What is said of others' methods.
_OTHERS = re.compile(r"\b(?:existing|previous|prior|recent|many|most|other|current|modern|conventional|traditional|deep learning) (?:\w+ ){0,3}(?:methods?|approaches|works?|models?|networks?|techniques?|systems?|algorithms?|solutions?)\b[^.]{0,60}\b(?:have|has|achiev\w+|are|is|suffer\w*|fail\w*|struggle\w*)\b", re.IGNORECASE)
#: Neighbouring fields, whose papers read much like ours.
_OTHER_FIELD = re.compile(
    r"\b(?:face|facial|iris|gait|person|action|speech|character|text|object|gesture|emotion|expression|scene) (?:recognition|alignment|detection|identification|verification|tracking|re-?identification|parsing|landmarks?|swapping|forgery|spoofing)\b"
    r"|\b(?:optical flow|pose|depth|normal) estimation\b|\b(?:image|video) (?:captioning|retrieval|registration|generation|synthesis|editing|compression)\b|\bquestion answering\b|\bdeepfakes?\b",
    re.IGNORECASE,
)
#: What the title of a paper says that is found out about a picture, and changes nothing in it.
_FINDS_OUT = re.compile(r"\b(?:map|kernel|level|parameter|blur|noise|haze|light|illumination) (?:estimation|prediction|detection|segmentation)\b", re.IGNORECASE)
_FILM = re.compile(r"video|\bspace-time\b|\bfilms?\b", re.IGNORECASE)
_FACTOR = re.compile(r"(?:(?<![A-Za-z0-9])|(?<=SR)|(?-i:(?<=[A-Z])(?=x))|(?-i:(?<=[A-Z]{2})(?=X(?:[2-68]|16)(?![A-Za-z0-9]))))[x×](\d{1,2})(?!\d)|(?<![A-Za-z0-9.])(\d{1,2})[x×](?![0-9])", re.IGNORECASE)
_LARGER = re.compile(r"enlarg|upscal|upsampl|super-?resol|resolution|magnif|larger|scale|\bfactors? (?:of )?(?:[x×]?\d|two|three|four|six|eight|sixteen)|\dx (?:variant|version|model)", re.IGNORECASE)
_LESS = re.compile(r"faster|fewer|smaller|less|speed|cheaper|memory|parameters", re.IGNORECASE)
#: What is found in a picture, and then not changed.
_ONLY_FINDS = re.compile(r"\bto (?:segment|detect|locate|locali[sz]e|count|track|classify|recogni[sz]e)\b(?!.*\b(?:remov|restor|enhanc|eras|inpaint))", re.IGNORECASE)
#: What a method is said to remove, and between which words one thing ends and another begins.
_REMOVES = re.compile(r"\b(?:remov(?:e|es|ing)|eliminat(?:e|es|ing)|get(?:s|ting)? rid of)\s+([^.;:()]{3,120}?)(?=$|[.;:()]|,? (?:from|in|on|by|with|using|without|while|at)\b)", re.IGNORECASE)
_LISTED = re.compile(r",?\s*\b(?:such as|including|like|e\.g\.,?|and|or)\b\s*|,\s*")
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
        passes = (wanted,) if self.any_factor else chain(self.factors, wanted)
        # one result may be reduced; that several passes overshoot is more than a document says
        return passes if len(passes) < 2 or prod(passes) <= wanted + EXACT else ()


class EntryReader:
    """Reads the entries of documents against the tasks of one graph."""

    def __init__(self, engine: Engine, document: Document | None = None) -> None:
        self.engine, memory = engine, engine.store.memory
        self.names: TaskNames = memory.get(_NAMES) or memory.setdefault(_NAMES, TaskNames(engine.store))
        #: The tasks of which another is the version for films, each with that.
        self._in_films: dict[str, str] = memory.get(_FILMS) or memory.setdefault(_FILMS, _versions_for_films(engine.store))
        #: The tasks that are the version for films of another, each with that.
        self.in_stills: dict[str, str] = {film: still for still, film in self._in_films.items()}
        self._read: dict[Entry, list[Doing]] = {}
        #: The supplied models whose own paper is among the related ones, each with that.
        self.papers: dict[Entry, Entry] = {}
        self.document = document
        #: The data sets of the graph by their names, in small letters.
        self._data_sets: dict[str, str] = {engine.store.node(one).name.lower(): one for one in engine.store.ids(Kind.DATASET)} if document else {}
        if document is not None:
            own = {model: own_paper(model, document.papers, self._data_sets) for model in document.models}
            self.papers = {model: paper for model, paper in own.items() if paper is not None and paper != model}

    def doings(self, entry: Entry) -> list[Doing]:
        """What *entry* does, surest first."""
        if entry not in self._read:
            named = [] if is_order(entry.name) else self._named_in(entry.name, abbreviated=True)
            found = [Doing(task, word, "name") for task, word in named]
            if not all(doing.task in WIDE for doing in found):
                # a title says "deblur" where the summary says which kind of blur
                said = self._named_in(_DENIED.sub(" ", " ".join(_main(entry))[:MOST_READ]))
                found = _added(found, [Doing(task, word, "summary") for task, word in said if any(is_broader(self.engine.store, task, known.task) for known in found)])
            else:
                # "Image Restoration" in a name, say, leaves open what
                found = _added(found, self._from_summary(entry))
                if paper := self.papers.get(entry):
                    found = _added(found, [replace(one, field=f"paper's {'title' if one.field == 'name' else one.field}") for one in self.doings(paper)])
                found = self._by_data_set(entry, _added(self._in_so_many_words(entry), found))
            if not found and (code := code_name(entry)):
                found = [Doing(task, word, "repository's name") for task, word in self._named_in(code.replace("-", " "), abbreviated=True)]
            self._read[entry] = found
        return self._read[entry]

    def _in_so_many_words(self, entry: Entry) -> list[Doing]:
        """What the name of a supplied model says in a phrase: "Learning-to-See-in-the-Dark"; papers' titles say too much else."""
        said = _GAPS.sub(" ", entry.name)
        if not self._supplied(entry) or len(_PHRASE.findall(said)) < LEAST_OF_A_PHRASE or STOP.isdisjoint(said.lower().split()) or is_order(entry.name):
            return []
        task, share = next(iter(self._shares(said).items()), ("", 0.0))
        return [Doing(task, entry.name, "name")] if share >= CLEAREST_SHARE else []

    def _by_data_set(self, entry: Entry, found: list[Doing]) -> list[Doing]:
        """*found*, where of several tasks those are sure that a data set in the model's name is for: a version trained on it does no other."""
        words_of_name = set(_GAPS.sub(" ", entry.name).lower().split())
        named = [one for name, one in self._data_sets.items() if name in words_of_name]
        meant = {str(stated.object) for one in named for stated in Facts(self.engine.store, one).all(Predicate.USED_FOR)}
        chosen = [one for one in found if one.sure and one.task in meant]
        if not chosen:
            return found
        return [*(replace(one, field="name", words=entry.name) for one in chosen), *(replace(one, sure=one.task in WIDE and one.sure) for one in found if one not in chosen)]

    def _supplied(self, entry: Entry) -> bool:
        return self.document is not None and entry in self.document.models

    def enlarging(self, entry: Entry) -> Enlarging:
        """By how much *entry* says that it enlarges, or else its own paper."""
        stated, paper = enlarging(entry), self.papers.get(entry)
        if stated.known or paper is None:
            return stated
        if any_scale := next((one for one in self.doings(entry) if one.task == ANY_SCALE and one.sure), None):
            return Enlarging((), True, any_scale.field)
        return replace(enlarging(paper), field="paper's summary")

    def bearing(self, told: Sequence[Entry], asked: str) -> float:
        """How much the likest of the sentences of *told*, or its names, bears on what is *asked* (cosine)."""
        said = [text for entry in told for text in (short_name(entry), *_main(entry)[:MOST_SENTENCES])]
        vectors = self.engine.retriever.encode([asked, *said])
        return float((vectors[1:] @ vectors[0]).max(initial=0.0))

    def quote(self, entry: Entry, asked: str, task: str) -> str | None:
        """Of the sentences that say what is done, the one that bears most on the question and its task, verbatim."""
        sentences = [one for one in _main(entry) if not re.search(r"https?://", one)][:MOST_SENTENCES]
        sentences = [one for one in sentences if not _OTHERS.search(one)] or sentences
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
        said = dict(self._named_in(core))
        claimed = self._claimed(entry)
        if _OTHER_FIELD.search(f"{entry.name}. {core}") or _FINDS_OUT.search(entry.name) or _ONLY_FINDS.search(core):
            clear = []
        said |= {task: word for task, word in claimed.items() if task not in said}
        if not said and not clear:
            said = dict(self.names.named_in(_DENIED.sub(" ", " ".join(entry.sentences[:MOST_SENTENCES]))))
        if not said:
            said = claimed = self._removed(core)
        found = [task for task in clear if task not in said and (not said or shares[task] >= CLEAREST_SHARE)]
        found += sorted(said, key=lambda task: -shares.get(task, 0.0))
        least = max(SURE_SHARE, SURE_PART * max(shares.values(), default=0.0))
        return [
            Doing(task, said.get(task) or self._likest(entry, task), "summary", task in claimed or shares.get(task, 0.0) >= least)
            for task in found[:MOST_DOINGS]
        ]

    def _named_in(self, text: str, *, abbreviated: bool = False) -> list[tuple[str, str]]:
        """The tasks that *text* names, in the version for films where films are spoken of; "audio super-resolution" names none."""
        found = [(task, word) for task, word in self.names.named_in(text, abbreviated=abbreviated) if not re.search(_NO_PICTURE + re.escape(word), text, re.IGNORECASE)]
        return [(self._in_films.get(task, task), word) for task, word in found] if _FILM.search(text) else found

    def _claimed(self, entry: Entry) -> dict[str, str]:
        """The tasks, and the words for them, on which a summary says that its method does well."""
        told = [one for one in entry.sentences[:MOST_SENTENCES] if _ACHIEVED.search(one) and not _OTHERS.search(one)]
        claims = [_DENIED.sub(" ", one[on.end() :]) for one in told if (on := _ON.search(one))]
        claims += [one for one in entry.sentences[:1] if _TOPIC.search(one)]
        return {task: word for claim in claims for task, word in self._named_in(claim)}

    def _removed(self, core: str) -> dict[str, str]:
        """The tasks, and the words for them, that come to removing what a summary says is removed, one thing after the other."""
        found: dict[str, str] = {}
        for removed in _REMOVES.finditer(core):
            for thing in filter(None, (one.strip() for one in _LISTED.split(removed[1])[:MOST_DOINGS])):
                task, share = next(iter(self._shares(f"remove {thing}").items()), ("", 0.0))
                if share >= CLEAREST_SHARE:
                    found.setdefault(task, thing)
        return found

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


def serves(store: Store, doing: Doing, wanted: str) -> bool:
    """Whether a method for what is done also does *wanted*: the task itself, a special case, or one that serves it."""
    return doing.sure and (doing.task in tasks_below(store, wanted) or doing.task in tasks_serving(store, wanted))


def _versions_for_films(store: Store) -> dict[str, str]:
    """The tasks for stills of which another is the version for films, each with that."""
    films = [one for one in store.ids(Kind.TASK) if Facts(store, one).value(Predicate.TAKES_MEDIUM) == "video"]
    return {str(wider.object): one for one in films for wider in Facts(store, one).all(Predicate.BROADER) if wider.object not in films}


def _added(found: list[Doing], others: list[Doing]) -> list[Doing]:
    """*found*, and those of *others* that are for other tasks."""
    known = {one.task for one in found}
    return [*found, *(one for one in others if one.task not in known)]


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
