"""Which tasks a question asks for, or which topic beside them.

Three things speak: how like the question is to what people are known to say of a task (nearest texts in the
vector index), what the classifier learnt from all those texts (by words, by meaning), and what the grammar saw
(sizes, video or still, a wish for the very degradation). They are added and turned into shares that sum to one.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from whichmodel import classifier, clauses
from whichmodel.graph import Kind, Predicate
from whichmodel.phrases import CUE, NAME, met
from whichmodel.retrieve import Near, Retriever
from whichmodel.shown import modality_of, word_for
from whichmodel.understand import Understanding, understand
from whichmodel.words import words
from whichmodel_embeddings.encoder import Vectors

#: The classes of the texts likest to a question, and how like they are (cosine), best first.
Found = tuple[NDArray[np.int16], Vectors]

DEGRADATION_TOPIC, RATE_TASK = "topic/style-and-effects", "task/frame-interpolation"
#: Words for what is shown, which name no need by themselves.
THINGS = frozenset("photo photos picture pictures image images video videos clip clips film footage scan pic pics".split())
VIDEO, STILL = frozenset({"video"}), frozenset({"image", "images", "raw", "document"})
#: A film in plain words: a part is not to be read by what else "vhs" or "dashcam" says.
_FILM_IN = {"zh": "视频", "ja": "動画", "ko": "영상"}
_PLAIN_FILMS = ("video ", *(f"{word} " for word in _FILM_IN.values()))
#: Tasks that mend whatever has befallen an old film or tape.
OF_ITS_AGE = frozenset({"task/tape-restoration", "task/video-restoration"})
#: What is told of a task or topic beside its texts.
TOLD = (Predicate.REFINES, Predicate.TAKES_MEDIUM, Predicate.GIVES_SIZE, Predicate.BROADER, Predicate.RELATED)
#: How many of the nearest texts speak.
NEAREST = 60
#: A clause or the rest of a question is read by its words and the medium alone, as encoding every one would double the
#: time of a query: the difference that makes a class e times likelier, the share from which on a clause is read as a
#: question by itself, and that from which on it hints at a need and the rest is read so. Where that comes to the same by
#: the last share, it names that need.
PART_TEMPERATURE, PART_WORTH, PART_SHARE, PART_SURE = 0.08, 0.1, 0.2, 0.98
#: Of a question that is no longer than this, and of which every part by itself names some need by this share, each is a need:
#: it lists them, where a longer one tells a story between them.
LIST_LENGTH, LISTED_SHARE = 120, 0.7
#: The clause that leads by order or weight ("denoise it first, …") names the first task if by itself it comes to it by
#: PART_SURE, and the whole question by this share.
LEAD_SHARE = 0.01
#: Where an enlargement is read, and a task that enlarges nothing by this share, the question is read without its sizes, and
#: names that task if it comes to it by the second share.
SIZED_SHARE, SIZED_SURE = 0.0005, 0.9
#: A figure with its unit, in scripts with and without spaces.
_SIZE = re.compile(r"[A-Za-z]*[0-9][0-9A-Za-z.,:×]*")


@dataclass(frozen=True, slots=True)
class Mixture:
    """What each signal is worth, in cosine. Tuned on the development questions by benchmarks/tune.py."""

    near: float = 0.8  # the likeness to a class's nearest texts, for a question in a script that the encoder reads
    width: float = 0.03  # of the soft maximum over a class's texts
    words: float = 0.3  # a margin of one by the words
    meaning: float = 0.005  # one unit of log share by the meaning
    beside: float = 0.18  # a margin of one for being no task at all
    medium: float = 0.04  # a still or moving picture, where the question says which
    size: float = 0.2  # an enlargement, or that the size is to stay
    degrade: float = 0.7  # a wish for the degradation itself
    cue: float = 0.3  # a word that points to a topic whatever else is said
    named: float = 0.05  # a task called by one of its names
    foreign: float = 0.7  # how far what the encoder says is trusted in a language other than English, most of what it was made from
    lead: float = 0.45  # share of the scores of the clause that leads, where an order is told
    temperature: float = 0.05  # the difference that makes one class e times likelier than another


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for each class: a row for the whole question, and one for the clause that leads where one does; and whether it is said in a language other than English."""

    near: NDArray[np.float64]
    words: NDArray[np.float64]
    meaning: NDArray[np.float64]
    beside: NDArray[np.float64]
    medium: NDArray[np.float64]
    size: NDArray[np.float64]
    degrade: NDArray[np.float64]
    cue: NDArray[np.float64]
    named: NDArray[np.float64]
    is_foreign: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """How a question reads: shares of tasks (special cases folded into what they refine) and of topics."""

    tasks: tuple[tuple[str, float], ...]
    shares: dict[str, float]
    topic: str
    topic_share: float
    #: The tasks beside the first that parts of the question ask for, and those that the words of some part hint at.
    further: tuple[str, ...]
    hinted: tuple[str, ...]
    left_over: str | None
    nearest: dict[str, Near]
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
        self.classes = store.learnt.classes()
        self._number = {node: at for at, node in enumerate(self.classes)}
        # what is said of all of them by a few predicates; all that is said of them would be some ten thousand requests
        said: dict[str, dict[str, list[str]]] = {node: {} for node in self.classes}
        for node, predicate, value in store.learnt.said_of_classes(TOLD):
            said[node].setdefault(predicate, []).append(value)
        known = list(said.values())
        nodes = store.nodes(self.classes)
        self._taken: dict[str, frozenset[str]] = {}
        self.is_task = np.array([node.kind == Kind.TASK for node in nodes], bool)
        heads = [one.get(Predicate.REFINES, [node.id])[0] for node, one in zip(nodes, known, strict=True) if node.kind == Kind.TASK]
        #: The tasks that refine no other, and for each task the place of what it refines, or of itself.
        self._heads = list(dict.fromkeys(heads))
        self._head_at = np.array([self._heads.index(head) for head in heads], np.int64)
        self._topics = np.flatnonzero(~self.is_task)
        self._wider = {node: frozenset(one.get(Predicate.BROADER, ())) for node, one in said.items()}
        mediums = [one.get(Predicate.TAKES_MEDIUM, [""])[0] for one in known]
        self._takes_video: NDArray[np.float64] = np.array([medium in VIDEO for medium in mediums], float)
        # that a film is shown speaks against a task for stills where one for films is at hand; who brightens films has none
        films = {node for node, medium in zip(self.classes, mediums, strict=True) if medium in VIDEO}
        wider_than_films = {wider for node in films for wider in said[node].get(Predicate.BROADER, ())}
        #: Of the tasks for stills those whose version for films is a task of its own, each with that.
        self._in_films = {wider: node for node in self._heads if node in films for wider in said[node].get(Predicate.BROADER, ()) if wider not in films}
        still_alone: NDArray[np.float64] = np.array([
            medium in STILL and (node in wider_than_films or not films.isdisjoint(said[node].get(Predicate.RELATED, ())))
            for node, medium in zip(self.classes, mediums, strict=True)
        ], float)  # fmt: skip
        self._for_films: NDArray[np.float64] = self._takes_video - still_alone
        in_stills = {film: still for still, film in self._in_films.items()}
        place = {head: at for at, head in enumerate(self._heads)}
        #: For each of the heads the place of its version for stills, and of that for films, or its own.
        self._version_for = [np.array([place.get(version.get(head, head), at) for at, head in enumerate(self._heads)], np.int64) for version in (in_stills, self._in_films)]
        self._enlarges = np.array([one.get(Predicate.GIVES_SIZE) == ["larger"] for one in known], float)

    def read(self, asked: Understanding) -> Reading:
        """The reading of *asked*."""
        return self.read_all([asked])[0]

    def read_all(self, asked: Sequence[Understanding]) -> list[Reading]:
        """The readings of *asked*; what they say is encoded together, which costs less than one by one."""
        self.retriever.encode([text for one in asked for text in one.texts])
        return [self._read(one) for one in asked]

    def _read(self, asked: Understanding) -> Reading:
        vectors = self.retriever.encode(asked.texts)
        found = [self.retriever.nearest(vector, 4 * NEAREST, NEAREST) for vector in vectors]
        mixed = mix(self.signals(asked, vectors, [(classes, cosines) for _, classes, cosines in found]), self.mixture)
        shares: list[float] = mixed.tolist()
        by_head = self._by_head(mixed)
        heads = dict(zip(self._heads, (self._in_one_medium(by_head, film=True) if self.shows_film(asked) else by_head).tolist(), strict=True))
        sized = self._but_for_a_size(asked, heads)
        if heads and (leads := self._leads(asked, heads) or sized or self._in_either(heads)):
            before = max(heads, key=heads.__getitem__)
            heads[leads], heads[before] = heads[before], heads[leads]
            sized = before if leads == sized else None
        best = int(self._topics[np.argmax(mixed[self._topics])]) if len(self._topics) else -1
        nearest: dict[str, Near] = {}
        for row, at, cosine in zip(*(one.tolist() for one in found[0]), strict=True):
            if (node := self.classes[at]) not in nearest:
                nearest[node] = Near(row, node, cosine)
        ordered = tuple(sorted(heads.items(), key=lambda item: (-item[1], item[0])))
        first = ordered[0][0] if ordered else ""
        film = self.shows_film(asked, first)
        said = [(text, *self.likeliest(scores, film)) for text, scores in self.beside_first(asked, first)] if first else []
        worth, whole = PART_WORTH if asked.parts else PART_SHARE, said
        said = [(text, task, share) for text, task, share in said if task != first and share >= worth and not self._is_no_need(text, task, first)]
        self.retriever.encode([text for part, _, _ in said for text in understand(part).texts])  # together: that costs less than one by one
        sure = {(text, task): self.alone(text, asked, film)[task] for text, task, _ in said}
        if any(LISTED_SHARE <= share < PART_SURE for share in sure.values()) and self._lists(asked, whole, sure, film):
            sure = {one: PART_SURE if share >= LISTED_SHARE else share for one, share in sure.items()}
        named = tuple(dict.fromkeys([*(task for (_, task), share in sure.items() if share >= PART_SURE), *filter(None, [sized])]))
        return Reading(
            tasks=ordered,
            shares=dict(zip(self.classes, shares, strict=True)),
            topic=self.classes[best] if best >= 0 else "",
            topic_share=shares[best] if best >= 0 else 0.0,
            further=named if asked.parts else (),
            hinted=tuple(dict.fromkeys(task for _, task, share in said if share >= PART_SHARE)) if asked.parts else (),
            left_over=named[0] if named and not asked.parts else None,
            nearest=nearest, vector=vectors[0],
        )  # fmt: skip

    def signals(self, asked: Understanding, vectors: Vectors | None = None, found: Sequence[Found] | None = None) -> Signals:
        """The signals of *asked*; *vectors* and *found* are those of its texts, if known."""
        texts = asked.texts
        vectors = self.retriever.encode(texts) if vectors is None else vectors
        found = found or [self.retriever.nearest(vector, 4 * NEAREST, NEAREST)[1:] for vector in vectors]
        count = len(self.classes)
        near = np.full((len(texts), NEAREST, 2), -1.0)
        for row, (classes, cosines) in enumerate(found):
            near[row, : len(classes), 0], near[row, : len(classes), 1] = classes, cosines
        heads = self.retriever.store.learnt.heads(texts)
        said = [classifier.score(text, vector, heads) for text, vector in zip(texts, vectors, strict=True)]
        margins, by_meaning = np.stack([one[0] for one in said]), np.stack([one[1] for one in said])
        beside = np.array([one[2] for one in said])[:, None] * ~self.is_task
        size = self._enlarges if asked.enlarges else -self._enlarges if asked.request.same_size or asked.shrinks else np.zeros(count)
        if asked.request.frame_rate and RATE_TASK in self._number:
            size = size.copy()
            size[self._number[RATE_TASK]] += 1.0
        degrade = np.zeros(count)
        if asked.wants_degradation and DEGRADATION_TOPIC in self._number:
            degrade[self._number[DEGRADATION_TOPIC]] = 1.0
        cue, named = np.zeros(count), np.zeros(count)
        said_as_it_stands = met(asked.core, self.retriever.store.learnt.phrases(asked.core))
        cue[list(said_as_it_stands[CUE])] = 1.0
        named[list(said_as_it_stands[NAME])] = 1.0
        return Signals(near, margins, by_meaning, beside, self._medium(asked), size, degrade, cue, named, asked.request.language != "en")

    def _leads(self, asked: Understanding, heads: Mapping[str, float]) -> str | None:
        """The task of the clause that leads, where by itself it surely names one for which all that is said speaks, too."""
        if not asked.lead:
            return None
        alone = self.alone(asked.lead, asked, self.shows_film(asked))
        task = max(alone, key=alone.__getitem__, default="")
        return task if alone and alone[task] >= PART_SURE and heads[task] >= LEAD_SHARE else None

    def _but_for_a_size(self, asked: Understanding, heads: Mapping[str, float]) -> str | None:
        """The task that all but a size names surely ("take the haze out of my film, in 4K"), where the size alone makes an enlargement of it."""
        request = asked.request
        if not asked.enlarges or not (request.target_size or request.scale) or not heads:
            return None
        best, *others = sorted(heads, key=heads.__getitem__, reverse=True)
        other = next((one for one in others if not self._enlarges[self._number[one]]), None)
        if not self._enlarges[self._number[best]] or other in (None, RATE_TASK) or heads[other] < SIZED_SHARE:
            return None
        alone = self.alone(_SIZE.sub(" ", asked.core), asked, self.shows_film(asked))
        return other if alone[other] >= SIZED_SURE else None

    def shows_film(self, asked: Understanding, first: str = "") -> bool:
        """Whether a film is shown: as *asked* says, or where it says nothing, as its *first* task takes one."""
        if asked.request.modality or first not in self._number:
            return asked.request.modality == "video"
        return bool(self._takes_video[self._number[first]])

    def _medium(self, asked: Understanding, first: str = "") -> NDArray[np.float64]:
        """For each class whether it is for what is shown, a still or a moving picture."""
        if self.shows_film(asked, first):
            return self._for_films
        return -self._takes_video if asked.request.modality or first in self._number else np.zeros(len(self.classes))

    def beside_first(self, asked: Understanding, first: str) -> list[tuple[str, NDArray[np.float64]]]:
        """The parts of a question, or what is left of it beside *first*, each with what its words speak for, class by class.

        "upscale old photo 8x" is an enlargement, and what is left of it once the words for that are taken out, "old
        photo", names another need. A part that denies a need, says that all is well, or only points to another, is left out.
        """
        medium = self._medium(asked, first)
        parts = [part for part in asked.parts if not clauses.says_all_is_well(part) and not clauses.points_back(part)]
        texts = list(dict.fromkeys(text for part in parts for text in _of_what(part, asked, first))) if asked.parts else self._left_over(asked, first)
        return [(text, self._by_words(text, medium)) for text in texts]

    def _lists(self, asked: Understanding, said: Sequence[tuple[str, str, float]], sure: Mapping[tuple[str, str], float], film: bool) -> bool:
        """Whether *asked* does no more than list needs: each of its parts, which *said* has with what they read like, and *sure* with the shares that are known, names one."""
        return bool(asked.parts) and len(asked.core) <= LIST_LENGTH and all((sure.get((text, task)) or self.alone(text, asked, film)[task]) >= LISTED_SHARE for text, task, _ in said)

    def _is_no_need(self, part: str, task: str, first: str) -> bool:
        """Whether *part*, which reads like *task*, asks for nothing beside *first*.

        It may tell only the size that there is; and who has an old film restored has its noise removed as well, unless
        what is said of such films asks for that.
        """
        if part.startswith(_PLAIN_FILMS) and first in self._wider[task]:
            return True
        request = understand(part).request
        return bool(self._enlarges[self._number[task]]) and request.source_size is not None and request.target_size is None and request.scale is None

    def _by_words(self, text: str, medium: NDArray[np.float64]) -> NDArray[np.float64]:
        margins = classifier.margins(text, self.retriever.store.learnt.heads([text]))
        scores: NDArray[np.float64] = self.mixture.words * margins + self.mixture.medium * medium
        return scores

    def likeliest(self, scores: NDArray[np.float64], film: bool, temperature: float = PART_TEMPERATURE) -> tuple[str, float]:
        """The task for which *scores* speak most, for stills or for *film*, and its share."""
        heads = self._in_one_medium(self._by_head(_shares(scores, temperature)), film)
        at = int(heads.argmax())
        return self._heads[at], float(heads[at])

    def alone(self, part: str, asked: Understanding, film: bool) -> dict[str, float]:
        """The shares of tasks, for stills or for *film*, in *part* of a question, read as a question by itself."""
        read = understand(part)
        # what is shown, and in which language, was said before
        read = replace(read, request=replace(read.request, modality=read.request.modality or asked.request.modality, language=asked.request.language))
        heads = self._by_head(mix(self.signals(read), self.mixture))
        return dict(zip(self._heads, self._in_one_medium(heads, film).tolist(), strict=True))

    def _by_head(self, shares: NDArray[np.float64]) -> NDArray[np.float64]:
        """The shares of the tasks, special cases folded into what they refine; shape (heads,)."""
        heads: NDArray[np.float64] = np.bincount(self._head_at, shares[self.is_task], len(self._heads)).astype(np.float64, copy=False)
        return heads

    def _in_one_medium(self, heads: NDArray[np.float64], film: bool) -> NDArray[np.float64]:
        """The shares *heads*, those of tasks for stills counted for their versions for films where a *film* is shown, else the other way round."""
        folded: NDArray[np.float64] = np.bincount(self._version_for[film], heads, len(self._heads)).astype(np.float64, copy=False)
        return folded

    def _in_either(self, heads: Mapping[str, float]) -> str:
        """The task for which *heads* speak most when what they say of its versions for stills and for films is added up: in the likelier of the two."""
        both = {max(pair, key=heads.__getitem__): sum(heads[one] for one in pair) for pair in self._in_films.items() if pair[0] in heads}
        return max(heads, key=lambda head: both.get(head, heads[head]))

    def _left_over(self, asked: Understanding, first: str) -> list[str]:
        """What is left of a question once the words for its first task are taken out, if that could name a need."""
        taken = self._words_for(first)
        rest = [word for word in words(asked.core) if word not in taken and not any(c.isdigit() for c in word)]
        return [" ".join(rest)] if len(rest) >= 2 and set(rest) - THINGS else []

    def _words_for(self, task: str) -> frozenset[str]:
        """The words of a task's names, and their plain inflections."""
        if task not in self._taken:
            store = self.retriever.store
            said = [t.text for t in store.texts_of(task, ("label", "gist"))]
            plain = {word for text in said for word in words(text)} - THINGS
            self._taken[task] = frozenset(form for word in plain for form in (word, f"{word}d", f"{word}ed", word.removesuffix("ing"), word.removesuffix("e") + "ing"))
        return self._taken[task]


def _of_what(part: str, asked: Understanding, first: str) -> tuple[str, ...]:
    """*part* with what is shown, which was said in another part: "shaky" of a video is another need than of a photo.

    Of a film in plain words; where *first* mends whatever befell old ones, in the words of *asked* as well.
    """
    shown = asked.request.modality
    if not shown or shown == "face" or modality_of(part) is not None:
        return (part,)
    told = f"{word_for(shown, asked.text)} {part}".strip()
    if shown != "video":
        return (told,)
    plain = f"{_FILM_IN.get(asked.request.language, 'video')} {part}"
    return (plain, told) if first in OF_ITS_AGE else (plain,)


def mix(signals: Signals, mixture: Mixture) -> NDArray[np.float64]:
    """The shares of the classes; they sum to one."""
    count = signals.words.shape[1]
    likeness = np.zeros((len(signals.near), count))
    for row, found in enumerate(signals.near):
        known = found[found[:, 0] >= 0]
        total = np.bincount(known[:, 0].astype(np.int64), np.exp((known[:, 1] - 1) / mixture.width), count)
        likeness[row] = np.maximum(1 + mixture.width * np.log(total + 1e-12), 0.0)
    grammar = mixture.medium * signals.medium + mixture.size * signals.size + mixture.degrade * signals.degrade
    grammar += mixture.cue * signals.cue + mixture.named * signals.named
    # the words take over the weight of likeness as far as that is not trusted: all of it in scripts that are not read,
    # where of being beside all tasks, too, the words alone have told
    is_read = (signals.near[:, :, 0] >= 0).any()
    trusted = mixture.foreign if signals.is_foreign else 1.0
    by_words = trusted * mixture.words + (1 - trusted) * mixture.near if is_read else mixture.near
    beside = trusted * mixture.beside if is_read else mixture.beside
    scores = trusted * mixture.near * likeness + by_words * signals.words + mixture.meaning * signals.meaning + beside * signals.beside + grammar
    whole = (1 - mixture.lead) * scores[0] + mixture.lead * scores[1] if len(scores) > 1 else scores[0]
    return _shares(whole, mixture.temperature)


def _shares(scores: NDArray[np.float64], temperature: float) -> NDArray[np.float64]:
    """Scores as shares that sum to one."""
    raised = np.exp((scores - scores.max()) / temperature)
    shares: NDArray[np.float64] = raised / raised.sum()
    return shares
