"""From a question to nodes: likeness of meaning, likeness of words, what requests teach, then the graph's say.

Dense and lexical scores of each text are fused by a convex combination (Bruch et al., "An Analysis of Fusion
Functions for Hybrid Retrieval", 2023); a node counts by its best text, a task also by what the classifier learnt of
the question's words. Then hits pass a part of their score
along the statements between them (personalised PageRank, Page et al. 1999, on the neighbourhood of the hits).
"""

import threading
from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whichmodel import classifier
from whichmodel.graph import Kind, Predicate
from whichmodel.store import Store, StoredText
from whichmodel.words import words
from whichmodel_embeddings.encoder import Encoder, Vectors
from whichmodel_embeddings.index import VectorIndex

#: Weight of the dense score in the fusion; tuned on the development questions (benchmarks/tune.py).
DENSE_WEIGHT = 0.8
#: Weight of the graph's say, beside a hit's own score.
GRAPH_WEIGHT = 0.15
#: Weight of what all requests taught of a question's words, in the score of a task; chosen on the development questions.
TAUGHT_WEIGHT = 0.4
#: What is left of a task's score in a model that is found through it alone.
THROUGH_TASK = 0.8
#: Statements along which a hit passes its score on.
PASSING = frozenset({
    Predicate.TASK, Predicate.PAPER, Predicate.VARIANT_OF, Predicate.REFINES, Predicate.BROADER, Predicate.CODE,
    Predicate.EVALUATION, Predicate.TRAINED_ON, Predicate.USED_FOR, Predicate.COMPUTES,
})  # fmt: skip
DEPTH = 200
#: All kinds but those of which people are known to say much.
OF_FEW_TEXTS = tuple(kind for kind in Kind if kind not in (Kind.TASK, Kind.TOPIC))
#: Vectors of so many texts are remembered: what questions have in common ("my old photo") is encoded once.
MOST_ENCODED = 4096
_HALF = np.float32(0.5)
#: The texts of so many groups of nodes are remembered.
MOST_REMEMBERED = 512


@dataclass(frozen=True, slots=True)
class Match:
    """A text that matched: its likeness in meaning (cosine; None where the encoder cannot read the question) and in words (0 to 1)."""

    text: StoredText
    dense: float | None
    lexical: float

    @property
    def likeness(self) -> float:
        """The likeness in meaning, or in words where no meaning is read."""
        return self.lexical if self.dense is None else self.dense

    @property
    def score(self) -> float:
        """The convex combination of the two."""
        return DENSE_WEIGHT * self.likeness + (1 - DENSE_WEIGHT) * self.lexical


@dataclass(frozen=True, slots=True)
class Near:
    """A text of a task or topic that is like a question in meaning (cosine)."""

    row: int
    node: str
    dense: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A node that was found: its score, its own part of that, the graph's part, and the text that matched best."""

    node: str
    kind: str
    score: float
    own: float
    passed: float
    match: Match | None


class Hits(list[Hit]):
    """Hits, best first: a list that shows itself as a table in a notebook."""

    def __init__(self, hits: Iterable[Hit] = (), store: Store | None = None) -> None:
        """*store* tells their names where they are shown."""
        super().__init__(hits)
        self.store = store

    def _repr_html_(self) -> str:
        from whichmodel.notebook import hits_html  # only notebooks need it

        return hits_html(self)

    def _repr_markdown_(self) -> str:
        from whichmodel.notebook import hits_markdown

        return hits_markdown(self)


class Retriever:
    """Searches one graph. Safe to share between threads."""

    def __init__(self, store: Store, index: VectorIndex, encoder: Encoder) -> None:
        self.store, self.index, self.encoder = store, index, encoder
        self._encoded: OrderedDict[str, Vectors] = OrderedDict()
        self._texts: dict[tuple[str, ...], tuple[list[str], NDArray[np.int64], NDArray[np.int64]]] = {}
        self._lock = threading.Lock()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of *texts*, zeros for those in scripts that the encoder does not read; what was encoded lately is remembered."""
        with self._lock:
            known = {text: found for text in texts if (found := self._encoded.get(text)) is not None}
        if missing := [text for text in dict.fromkeys(texts) if text not in known]:
            read = [text for text in missing if self.encoder.reads(text)]
            known.update(dict.fromkeys(missing, np.zeros(self.encoder.dimension, np.float32)))
            if read:
                known.update(zip(read, self.encoder.encode(read), strict=True))
            with self._lock:
                self._encoded.update((text, known[text]) for text in missing)
                while len(self._encoded) > MOST_ENCODED:
                    self._encoded.popitem(last=False)
        return np.stack([known[text] for text in texts]) if texts else np.empty((0, self.encoder.dimension), np.float32)

    def take_over(self, other: "Retriever") -> None:
        """Remember the vectors that *other* remembers, if its encoder is the same."""
        if other.encoder is self.encoder:
            with other._lock:
                known = other._encoded.copy()
            with self._lock:
                self._encoded = OrderedDict({**known, **self._encoded})

    def matches(self, text: str, vector: Vectors | None = None, depth: int = DEPTH) -> list[Match]:
        """The texts of the graph that are likest to *text*, best first; about *depth* of them."""
        vector = self.encode([text])[0] if vector is None else vector
        lexical = self._lexical(text, depth)
        if not vector.any():
            texts = self.store.texts(list(lexical))
            return [Match(texts[row], None, likeness) for row, likeness in lexical.items() if row in texts]
        scores, keys = self.index.search(vector[None, :], depth)
        dense = {int(key): float(score) for key, score in zip(keys[0], scores[0], strict=True) if key >= 0}
        missing = [row for row in lexical if row not in dense]
        for row, likeness in zip(missing, self._likeness(missing, vector), strict=True):
            dense[row] = likeness
        texts = self.store.texts(list(dense))
        found = [Match(texts[row], value, lexical.get(row, 0.0)) for row, value in dense.items() if row in texts]
        return sorted(found, key=lambda match: (-match.score, match.text.id))

    def nearest(self, vector: Vectors, depth: int, most: int) -> tuple[NDArray[np.int64], NDArray[np.int16], Vectors]:
        """Of the *depth* texts nearest to *vector* in meaning alone the first *most* of tasks and topics, best first.

        As three arrays: their row ids, the positions of their classes, their cosines. To a vector of zeros nothing is near.
        """
        if not vector.any():
            return np.empty(0, np.int64), np.empty(0, np.int16), np.empty(0, np.float32)
        scores, keys = self.index.search(vector[None, :], depth)
        classes = self.store.learnt.text_classes[np.maximum(keys[0], 0)]  # -1 fills up; no text has the row id 0
        told = np.flatnonzero(classes >= 0)[:most]
        return keys[0][told], classes[told], scores[0][told]

    def likeness(self, vector: Vectors, nodes: tuple[str, ...]) -> dict[str, float]:
        """How like the likest text of each of *nodes* is to *vector*, 0 to 1; 0 for one without texts."""
        told, rows, starts = self._texts_of(nodes)
        like = dict.fromkeys(nodes, 0.0)
        if told:
            best = np.maximum.reduceat(self.index.vectors(rows) @ vector, starts)
            like.update(zip(told, best.clip(0.0, 1.0).tolist(), strict=True))
        return like

    def aimed(self, vector: Vectors, task: str, *, is_english: bool) -> Vectors:
        """What the models of *task* are to be like: the mean of a question's *vector* and that of the task's definition.

        That of the definition alone where the question *is_english* not, as the texts are; the question's where there is none.
        """
        key = f"definition of {task}"
        if key not in self.store.memory:
            told = self.store.texts_of(task, ("definition",))
            self.store.memory[key] = self.index.vectors(np.array([told[0].id], np.int64))[0] if told else None
        definition: Vectors | None = self.store.memory[key]
        if definition is None:
            return vector
        return _HALF * (vector + definition) if is_english else definition

    def _texts_of(self, nodes: tuple[str, ...]) -> tuple[list[str], NDArray[np.int64], NDArray[np.int64]]:
        """Those of *nodes* that have texts, the row ids of all their texts, and at which of these each begins.

        Remembered: the models of a task are asked for with every question about it.
        """
        known = self._texts.get(nodes)
        if known is None:
            found = {node: rows for node, rows in self.store.rows_of(nodes).items() if rows}
            rows = np.array([row for one in found.values() for row in one], np.int64)
            known = list(found), rows, np.cumsum([0, *(len(one) for one in found.values())])[:-1]
            if len(self._texts) >= MOST_REMEMBERED:
                self._texts.clear()
            self._texts[nodes] = known
        return known

    def search(self, text: str, k: int = 10, kinds: Collection[str] = ()) -> Hits:
        """The *k* nodes that fit *text* best, of *kinds* (any where none is named), best first."""
        if k < 1 or not any(character.isalnum() for character in text):
            return Hits()
        vector = self.encode([text])[0]
        matches = self.matches(text, vector, max(DEPTH, 8 * k))
        is_read = bool(vector.any())
        if is_read and len({match.text.node for match in matches if (match.text.kind in kinds if kinds else match.text.kind != Kind.TOPIC)}) < k:
            matches = self._with_all_of(kinds or OF_FEW_TEXTS, matches, vector)
        best: dict[str, Match] = {}
        for match in matches:
            if match.text.kind != Kind.TOPIC:
                best.setdefault(match.text.node, match)
        own = {node: max(match.score, 0.0) for node, match in best.items()}
        own = self._with_taught(text, own, is_read=is_read)
        edges, around = self._neighbourhood(list(own)[: max(64, 2 * k)])
        passed = spread(edges, {node: own.get(node, 0.0) for node in around})
        top = max(passed.values(), default=1.0) or 1.0
        hits = []
        for node in {**own, **dict.fromkeys(around)}:
            kind = best[node].text.kind if node in best else self.store.node(node).kind
            if kind == Kind.TOPIC or (kinds and kind not in kinds):
                continue
            share = passed.get(node, 0.0) / top
            score = (1 - GRAPH_WEIGHT) * own.get(node, 0.0) + GRAPH_WEIGHT * share
            hits.append(Hit(node, kind, score, own.get(node, 0.0), share, best.get(node)))
        return Hits(sorted(hits, key=lambda hit: (-hit.score, hit.node))[:k], self.store)

    def _with_all_of(self, kinds: Collection[str], matches: Sequence[Match], vector: Vectors) -> list[Match]:
        """*matches* and every other text of *kinds*: they are found however much of what people say of a task is nearer."""
        known = {match.text.id for match in matches}
        texts = [text for text in self.store.all_texts(sorted(kinds)) if text.id not in known]
        likeness = self._likeness([text.id for text in texts], vector)
        rest = [Match(text, value, 0.0) for text, value in zip(texts, likeness, strict=True)]
        return sorted([*matches, *rest], key=lambda match: (-match.score, match.text.id))

    def _lexical(self, text: str, depth: int) -> dict[int, float]:
        """Row id → likeness in words: BM25 over the best, times the share of the question's words that were met."""
        wanted = list(dict.fromkeys(words(text)))[:64]
        found = self.store.match_words(wanted, depth)
        if not found:
            return {}
        top = found[0][1] or 1.0
        return {row: score / top for row, score in found}

    def _likeness(self, rows: Sequence[int], vector: Vectors) -> list[float]:
        likeness: list[float] = (self.index.vectors(np.array(rows, np.int64)) @ vector).tolist()
        return likeness

    def _with_taught(self, text: str, own: dict[str, float], *, is_read: bool) -> dict[str, float]:
        """*own*, the scores of nodes by their texts, for tasks together with what all requests taught of the words of *text*, best first.

        Where no meaning is read, that stands in its place, and a model counts by the tasks that it does: what is told of
        it in another script holds none of the question's words.
        """
        margins = classifier.margins(text, self.store.learnt.heads([text]))
        shares = (margins - classifier.LEAST_MARGIN) / (classifier.MOST_MARGIN - classifier.LEAST_MARGIN)
        taught = dict(zip(self.store.learnt.classes(), shares.tolist(), strict=True))
        weight = TAUGHT_WEIGHT if is_read else DENSE_WEIGHT
        told = {node: weight * taught[node] + (1 - weight) * score if node in taught else score for node, score in own.items()}
        for task in () if is_read else sorted(taught.keys() & own.keys(), key=lambda task: -told[task]):
            for doing in self.store.naming(task, Predicate.TASK):
                told[doing.subject] = max(told.get(doing.subject, 0.0), THROUGH_TASK * told[task])
        return dict(sorted(told.items(), key=lambda one: -one[1]))

    def _neighbourhood(self, nodes: Sequence[str]) -> tuple[list[tuple[str, str]], list[str]]:
        edges: list[tuple[str, str]] = []
        for node in nodes:
            for statement in self.store.about(node):
                if not statement.literal and statement.predicate in PASSING:
                    edges.append((node, str(statement.object)))
        around = list(dict.fromkeys([*nodes, *(target for _, target in edges)]))
        return edges, around


def spread(
    edges: Sequence[tuple[str, str]], start: dict[str, float], damping: float = 0.5, rounds: int = 30
) -> dict[str, float]:
    """Personalised PageRank of the nodes in *start* over *edges*, walked both ways.

    *start* gives where walks begin (weights of any scale); the result sums to 1. Page et al., "The PageRank
    Citation Ranking", 1999; power iteration, which converges by the factor *damping* a round.
    """
    nodes = list(start)
    total = sum(start.values())
    if not nodes or total <= 0:
        return dict.fromkeys(nodes, 0.0)
    number = {node: at for at, node in enumerate(nodes)}
    pairs = {(number[a], number[b]) for a, b in edges if a != b} | {(number[b], number[a]) for a, b in edges if a != b}
    origin: NDArray[np.float64] = np.array([start[node] for node in nodes], np.float64) / total
    tails = np.array([a for a, _ in sorted(pairs)], np.int64)
    heads = np.array([b for _, b in sorted(pairs)], np.int64)
    degree = np.bincount(tails, minlength=len(nodes)) if len(pairs) else np.zeros(len(nodes), np.int64)
    rank = origin.copy()
    for _ in range(rounds):
        moved = np.zeros(len(nodes))
        if len(pairs):
            np.add.at(moved, heads, rank[tails] / degree[tails])
        # a node without edges sends its walkers back to where walks begin
        rank = damping * (moved + rank[degree == 0].sum() * origin) + (1 - damping) * origin
    return dict(zip(nodes, rank.tolist(), strict=True))
