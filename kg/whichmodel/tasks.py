"""Which tasks a question asks for, or which topic beside them.

Three things speak: how like the question is to what people are known to say of a task (nearest texts in the
vector index), what the classifier learnt from all those texts (by words, by meaning), and what the grammar saw
(sizes, video or still, a wish for the very degradation). They are added and turned into shares that sum to one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from whichmodel import classifier
from whichmodel.graph import Kind, Predicate
from whichmodel.retrieve import Match, Retriever
from whichmodel.understand import Understanding
from whichmodel.words import UNSPACED, words
from whichmodel_embeddings.encoder import Vectors

DEGRADATION_TOPIC, RATE_TASK = "topic/style-and-effects", "task/frame-interpolation"
#: Words for what is shown, which name no need by themselves.
THINGS = frozenset("photo photos picture pictures image images video videos clip clips film footage scan pic pics".split())
VIDEO, STILL = frozenset({"video"}), frozenset({"image", "images", "raw", "document"})
_NO_WORD = re.compile(r"[^\w]+")
#: How many of the nearest texts speak.
NEAREST = 60
#: What the default encoder was trained on.
ENCODERS_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Mixture:
    """What each signal is worth, in cosine. Tuned on the development questions by benchmarks/tune.py."""

    near: float = 0.8  # the likeness to a class's nearest texts, for a question in the encoder's own language
    width: float = 0.02  # of the soft maximum over a class's texts
    words: float = 0.3  # a margin of one by the words
    meaning: float = 0.01  # one unit of log share by the meaning
    beside: float = 0.08  # a margin of one for being no task at all
    medium: float = 0.04  # a still or moving picture, where the question says which
    size: float = 0.2  # an enlargement, or that the size is to stay
    degrade: float = 0.35  # a wish for the degradation itself
    cue: float = 0.3  # a word that points to a topic whatever else is said
    named: float = 0.05  # a task called by one of its names
    lead: float = 0.6  # share of the scores of the clause that leads, where an order is told
    parts: float = 0.0  # share of the parts' scores, where a question has parts
    temperature: float = 0.05  # the difference that makes one class e times likelier than another
    part_share: float = 0.45  # from this share on, a part names a need of its own


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for each class: a row for the whole question, one for the clause that leads, one for each part."""

    leads: bool
    near: NDArray[np.float64]
    words: NDArray[np.float64]
    meaning: NDArray[np.float64]
    beside: NDArray[np.float64]
    medium: NDArray[np.float64]
    size: NDArray[np.float64]
    degrade: NDArray[np.float64]
    cue: NDArray[np.float64]
    named: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Reading:
    """How a question reads: shares of tasks (special cases folded into what they refine) and of topics."""

    tasks: tuple[tuple[str, float], ...]
    shares: dict[str, float]
    topic: str
    topic_share: float
    further: tuple[str, ...]
    left_over: str | None
    nearest: dict[str, tuple[Match, ...]]
    vector: Vectors

    @property
    def beside(self) -> float:
        """The share of all that is no task."""
        return 1.0 - sum(share for _, share in self.tasks)


class TaskReader:
    """Reads questions against the tasks and topics of one graph."""

    def __init__(self, retriever: Retriever, mixture: Mixture | None = None) -> None:
        self.retriever, self.mixture = retriever, mixture or Mixture()
        store = retriever.store
        self.classes = store.classes()
        self._number = {node: at for at, node in enumerate(self.classes)}
        # what is said of all of them by a few predicates; all that is said of them would be some ten thousand requests
        said: dict[str, dict[str, list[str]]] = {node: {} for node in self.classes}
        for predicate in (Predicate.REFINES, Predicate.TAKES_MEDIUM, Predicate.GIVES_SIZE, Predicate.CUE, Predicate.ALT_LABEL):
            for statement in store.with_predicate(predicate):
                if statement.subject in said:
                    said[statement.subject].setdefault(predicate, []).append(str(statement.object))
        known = list(said.values())
        nodes = [store.node(node) for node in self.classes]
        self._head = [one.get(Predicate.REFINES, [node])[0] for node, one in said.items()]
        self._taken: dict[str, frozenset[str]] = {}
        self.is_task = np.array([node.kind == Kind.TASK for node in nodes], bool)
        mediums = [one.get(Predicate.TAKES_MEDIUM, [""])[0] for one in known]
        self._takes_video = np.array([medium in VIDEO for medium in mediums], float)
        self._takes_still = np.array([medium in STILL for medium in mediums], float)
        self._cues = _any_of([(at, phrase) for at, one in enumerate(known) for phrase in one.get(Predicate.CUE, [])])
        names = [[node.name, *one.get(Predicate.ALT_LABEL, [])] if node.kind == Kind.TASK else [] for node, one in zip(nodes, known, strict=True)]
        self._names = _any_of([(at, phrase) for at, phrases in enumerate(names) for phrase in phrases if len(phrase) > 5])
        self._enlarges = np.array([one.get(Predicate.GIVES_SIZE) == ["larger"] for one in known], float)

    def read(self, asked: Understanding) -> Reading:
        """The reading of *asked*."""
        return self.read_all([asked])[0]

    def read_all(self, asked: Sequence[Understanding]) -> list[Reading]:
        """The readings of *asked*; what they say is encoded together, which costs less than one by one."""
        self.retriever.encode([text for one in asked for text in one.texts])
        drafts = [self._draft(one) for one in asked]
        rests = [self._rest(one, draft.tasks[0][0]) if draft.tasks and not one.parts else None for one, draft in zip(asked, drafts, strict=True)]
        self.retriever.encode([rest for rest in rests if rest])
        return [
            replace(draft, left_over=self._left_over(one, rest, draft.tasks[0][0])) if rest else draft
            for one, draft, rest in zip(asked, drafts, rests, strict=True)
        ]

    def _draft(self, asked: Understanding) -> Reading:
        """The reading of *asked* but for what its first task leaves over."""
        texts = asked.texts
        vectors = self.retriever.encode(texts)
        found = [self._found(vector) for vector in vectors]
        signals = self.signals(asked, texts, vectors, found)
        shares, part_shares = mix(signals, self.mixture)
        heads: dict[str, float] = {}
        for at in np.flatnonzero(self.is_task):
            heads[self._head[at]] = heads.get(self._head[at], 0.0) + float(shares[at])
        topics = np.flatnonzero(~self.is_task)
        best = int(topics[np.argmax(shares[topics])]) if len(topics) else -1
        nearest: dict[str, list[Match]] = {}
        for match in found[0]:
            nearest.setdefault(match.text.node, []).append(match)
        ordered = tuple(sorted(heads.items(), key=lambda item: (-item[1], item[0])))
        return Reading(
            tasks=ordered,
            shares={node: float(share) for node, share in zip(self.classes, shares, strict=True)},
            topic=self.classes[best] if best >= 0 else "",
            topic_share=float(shares[best]) if best >= 0 else 0.0,
            further=self._further(part_shares),
            left_over=None, nearest={node: tuple(of) for node, of in nearest.items()}, vector=vectors[0],
        )  # fmt: skip

    def signals(
        self, asked: Understanding, texts: Sequence[str], vectors: Vectors | None = None, found: Sequence[Sequence[Match]] | None = None
    ) -> Signals:
        """The signals of *texts*, which are those of *asked*; *vectors* and *found* are theirs, if known."""
        vectors = self.retriever.encode(texts) if vectors is None else vectors
        found = found or [self._found(vector) for vector in vectors]
        count = len(self.classes)
        near = np.full((len(texts), NEAREST, 2), -1.0)
        # likeness across languages is mostly that of the language: measured, it reads worse than none
        for row, matches in enumerate(found if asked.request.language == ENCODERS_LANGUAGE else ()):
            for place, match in enumerate(matches):
                near[row, place] = self._number[match.text.node], match.dense
        heads = self.retriever.store.heads({bucket for text in texts for bucket in classifier.terms(text)})
        said = [classifier.score(text, vector, heads) for text, vector in zip(texts, vectors, strict=True)]
        margins, by_meaning = np.stack([one[0] for one in said]), np.stack([one[1] for one in said])
        beside = np.array([one[2] for one in said])[:, None] * ~self.is_task
        medium = np.zeros(count)
        if asked.request.modality == "video":
            medium = self._takes_video - self._takes_still
        elif asked.request.modality is not None:
            medium = -self._takes_video
        size = self._enlarges if asked.enlarges else -self._enlarges if asked.request.same_size else np.zeros(count)
        if asked.raises_frame_rate and RATE_TASK in self._number:
            size = size.copy()
            size[self._number[RATE_TASK]] += 1.0
        degrade = np.zeros(count)
        if asked.wants_degradation and DEGRADATION_TOPIC in self._number:
            degrade[self._number[DEGRADATION_TOPIC]] = 1.0
        cue, named = np.zeros(count), np.zeros(count)
        for at in _met(self._cues, asked.core):
            cue[at] = 1.0
        for at in _met(self._names, asked.core):
            named[at] = 1.0
        return Signals(asked.lead is not None and len(texts) > 1, near, margins, by_meaning, beside, medium, size, degrade, cue, named)

    def _found(self, vector: Vectors) -> list[Match]:
        """The nearest texts of tasks and topics."""
        return self.retriever.nearest(vector, 4 * NEAREST, self._number, NEAREST)

    def _rest(self, asked: Understanding, first: str) -> str | None:
        """What is left of a question once the words for its first task are taken out, if that could name a need."""
        taken = self._words_for(first)
        rest = [word for word in words(asked.core) if word not in taken and not any(c.isdigit() for c in word)]
        if len(rest) < 2 or not set(rest) - THINGS:
            return None
        return " ".join(rest)

    def _left_over(self, asked: Understanding, rest: str, first: str) -> str | None:
        """The task that the rest of a question names.

        "upscale old photo 8x" is an enlargement, and what is left of it, "old photo", names another need.
        """
        shares, _ = mix(self.signals(replace(asked, core=rest, lead=None, parts=(), enlarges=False), [rest]), self.mixture)
        best = int(np.argmax(shares))
        head = self._head[best]
        return head if self.is_task[best] and head != first and shares[best] >= self.mixture.part_share else None

    def _words_for(self, task: str) -> frozenset[str]:
        """The words of a task's names, and their plain inflections."""
        if task not in self._taken:
            store = self.retriever.store
            said = [t.text for t in store.texts_of(task) if t.field in ("label", "gist")]
            plain = {word for text in said for word in words(text)} - THINGS
            self._taken[task] = frozenset(form for word in plain for form in (word, f"{word}d", f"{word}ed", word.removesuffix("ing"), word.removesuffix("e") + "ing"))
        return self._taken[task]

    def _further(self, part_shares: NDArray[np.float64]) -> tuple[str, ...]:
        """The tasks that parts of the question name clearly, in the order of the parts."""
        found = []
        for shares in part_shares:
            best = int(np.argmax(shares))
            if self.is_task[best] and shares[best] >= self.mixture.part_share:
                found.append(self._head[best])
        return tuple(dict.fromkeys(found))


Phrases = dict[str, dict[str, list[int]]]


def _any_of(phrases: Sequence[tuple[int, str]]) -> Phrases:
    """First word → phrase → the classes it belongs to; one of a script without spaces under the empty word."""
    found: Phrases = {}
    for at, phrase in phrases:
        form = phrase if phrase[0] > UNSPACED else _spaced(phrase)
        first = "" if phrase[0] > UNSPACED else form[1:].partition(" ")[0]
        found.setdefault(first, {}).setdefault(form, []).append(at)
    return found


def _met(phrases: Phrases, text: str) -> set[int]:
    """The classes of which a phrase stands in *text*, as whole words where the script has words."""
    spaced = _spaced(text)
    met = {at for phrase, classes in phrases.get("", {}).items() if phrase in text for at in classes}
    for word in {*spaced.split()} & phrases.keys():
        met.update(at for phrase, classes in phrases[word].items() if phrase in spaced for at in classes)
    return met


def _spaced(text: str) -> str:
    return f" {_NO_WORD.sub(' ', text.lower()).strip()} "


def mix(signals: Signals, mixture: Mixture) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The shares of the classes for the whole question, and for each of its parts; each row sums to one."""
    count = signals.words.shape[1]
    likeness = np.zeros((len(signals.near), count))
    for row, found in enumerate(signals.near):
        total = np.full(count, 1e-12)
        known = found[:, 0] >= 0
        np.add.at(total, found[known, 0].astype(int), np.exp((found[known, 1] - 1) / mixture.width))
        likeness[row] = np.maximum(1 + mixture.width * np.log(total), 0.0)
    grammar = mixture.medium * signals.medium + mixture.size * signals.size + mixture.degrade * signals.degrade
    grammar += mixture.cue * signals.cue + mixture.named * signals.named
    learnt = mixture.words * signals.words + mixture.meaning * signals.meaning + mixture.beside * signals.beside
    scores = mixture.near * likeness + learnt + grammar
    whole, parts = scores[0], scores[1 + signals.leads :]
    if signals.leads:
        whole = (1 - mixture.lead) * whole + mixture.lead * scores[1]
    if len(parts):
        whole = (1 - mixture.parts) * whole + mixture.parts * parts.max(0)
    return _shares(whole, mixture), np.array([_shares(part, mixture) for part in parts]).reshape(len(parts), count)


def _shares(scores: NDArray[np.float64], mixture: Mixture) -> NDArray[np.float64]:
    """Scores as shares that sum to one."""
    raised = np.exp((scores - scores.max()) / mixture.temperature)
    shares: NDArray[np.float64] = raised / raised.sum()
    return shares
