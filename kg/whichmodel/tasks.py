"""Which tasks a question asks for, or which topic beside them.

Three things speak: how like the question is to what people are known to say of a task (nearest texts in the
vector index), which words it holds (the lexicon), and what the grammar saw (sizes, video or still, a wish
for the very degradation). They are added and turned into shares that sum to one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whichmodel import lexicon
from whichmodel.cite import Facts
from whichmodel.graph import Kind, Predicate
from whichmodel.retrieve import Match, Retriever
from whichmodel.understand import Understanding
from whichmodel.words import words
from whichmodel_embeddings.encoder import Vectors

# The figures below were tuned on the development questions (benchmarks/tune.py).
#: Width of the soft maximum over a class's texts, in cosine.
WIDTH = 0.05
#: How many of the nearest texts speak.
NEAREST = 50
#: What one standard deviation of the lexicon's score is worth, in cosine.
LEXICON_WEIGHT = 0.07
#: What the grammar's findings are worth, in cosine.
MEDIUM_WEIGHT = 0.08
SIZE_WEIGHT = 0.08
DEGRADE_WEIGHT = 0.12
#: Cosine that makes one class e times likelier than another.
TEMPERATURE = 0.05
#: A later part of a question names a further need from this share on.
PART_SHARE = 0.45
DEGRADATION_TOPIC = "topic/style-and-effects"
VIDEO, STILL = frozenset({"video"}), frozenset({"image", "images", "raw", "document"})


@dataclass(frozen=True, slots=True)
class Reading:
    """How a question reads: shares of tasks (special cases folded into what they refine) and of topics."""

    tasks: tuple[tuple[str, float], ...]
    shares: dict[str, float]
    topic: str
    topic_share: float
    further: tuple[str, ...]
    nearest: dict[str, tuple[Match, ...]]

    @property
    def beside(self) -> float:
        """The share of all that is no task."""
        return 1.0 - sum(share for _, share in self.tasks)


class TaskReader:
    """Reads questions against the tasks and topics of one graph."""

    def __init__(self, retriever: Retriever) -> None:
        self.retriever, store = retriever, retriever.store
        self.classes = store.classes()
        self._number = {node: at for at, node in enumerate(self.classes)}
        self._head: dict[str, str] = {}
        for node in self.classes:
            refines = next((s for s in store.about(node) if s.predicate == Predicate.REFINES), None)
            self._head[node] = str(refines.object) if refines else node
        self._is_task = np.array([store.node(node).kind == Kind.TASK for node in self.classes], bool)
        facts = [Facts(store, node) for node in self.classes]
        self._takes_video = np.array([f.value(Predicate.TAKES_MEDIUM) in VIDEO for f in facts], bool)
        self._takes_still = np.array([f.value(Predicate.TAKES_MEDIUM) in STILL for f in facts], bool)
        self._enlarges = np.array([f.value(Predicate.GIVES_SIZE) == "larger" for f in facts], bool)

    def read(self, asked: Understanding) -> Reading:
        """The reading of *asked*."""
        texts = [asked.core, *asked.parts]
        vectors = self.retriever.encode(texts)
        scores, nearest = self._scores(asked.core, vectors[0])
        scores = scores + self._grammar(asked)
        shares = _shares(scores)
        further = self._further(asked, texts[1:], vectors[1:])
        heads: dict[str, float] = {}
        for at in np.flatnonzero(self._is_task):
            head = self._head[self.classes[at]]
            heads[head] = heads.get(head, 0.0) + float(shares[at])
        topics = np.flatnonzero(~self._is_task)
        best = int(topics[np.argmax(shares[topics])]) if len(topics) else -1
        return Reading(
            tasks=tuple(sorted(heads.items(), key=lambda item: (-item[1], item[0]))),
            shares={node: float(share) for node, share in zip(self.classes, shares, strict=True)},
            topic=self.classes[best] if best >= 0 else "",
            topic_share=float(shares[best]) if best >= 0 else 0.0,
            further=further, nearest=nearest,
        )  # fmt: skip

    def _scores(self, text: str, vector: Vectors) -> tuple[NDArray[np.float64], dict[str, tuple[Match, ...]]]:
        """A score for each class, in cosine, and the nearest texts of each."""
        found = [match for match in self.retriever.nearest(vector, 4 * NEAREST) if match.text.node in self._number]
        total = np.full(len(self.classes), 1e-12)
        nearest: dict[str, list[Match]] = {}
        for match in found[:NEAREST]:
            total[self._number[match.text.node]] += np.exp((match.dense - 1) / WIDTH)
            nearest.setdefault(match.text.node, []).append(match)
        words_say = lexicon.score(text, self.retriever.store.weights(lexicon.terms(text)), len(self.classes))
        likeness = np.maximum(1 + WIDTH * np.log(total), 0.0)
        return likeness + LEXICON_WEIGHT * words_say, {node: tuple(of) for node, of in nearest.items()}

    def _grammar(self, asked: Understanding) -> NDArray[np.float64]:
        """What the grammar adds to each class."""
        added = np.zeros(len(self.classes))
        if asked.request.modality == "video":
            added += MEDIUM_WEIGHT * (self._takes_video.astype(float) - self._takes_still)
        elif asked.request.modality is not None:
            added -= MEDIUM_WEIGHT * self._takes_video
        if asked.enlarges:
            added += SIZE_WEIGHT * self._enlarges
        elif asked.request.same_size:
            added -= SIZE_WEIGHT * self._enlarges
        if asked.raises_frame_rate and "task/frame-interpolation" in self._number:
            added[self._number["task/frame-interpolation"]] += SIZE_WEIGHT
        if asked.wants_degradation and DEGRADATION_TOPIC in self._number:
            added[self._number[DEGRADATION_TOPIC]] += DEGRADE_WEIGHT
        return added

    def _further(self, asked: Understanding, parts: Sequence[str], vectors: Vectors) -> tuple[str, ...]:
        """The tasks that parts of the question name clearly, in the order of the parts."""
        found: list[str] = []
        if len(parts) < 2:
            return ()
        grammar = self._grammar(asked)
        for part, vector in zip(parts, vectors, strict=True):
            if len(words(part)) < 2:
                continue
            shares = _shares(self._scores(part, vector)[0] + grammar)
            best = int(np.argmax(shares))
            if self._is_task[best] and shares[best] >= PART_SHARE:
                found.append(self._head[self.classes[best]])
        return tuple(dict.fromkeys(found))


def _shares(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Scores as shares that sum to one."""
    raised = np.exp((scores - scores.max()) / TEMPERATURE)
    shares: NDArray[np.float64] = raised / raised.sum()
    return shares
