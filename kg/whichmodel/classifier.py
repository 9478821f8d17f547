"""Which task or topic words and meaning speak for: linear classifiers over the texts of the graph.

Likeness alone takes a question for the request that it resembles most; which words decide between requests
that are alike ("remove grain" and "add grain", a film that flickers and a program that does) is learnt here
from all texts at once. Three heads, each linear, so that a query costs a few dot products:

- *words*: one-against-rest linear support vector machines over hashed words, word pairs and letter groups
  (Joachims, "Text Categorization with Support Vector Machines", 1998; hashing after Weinberger et al., 2009);
- *meaning*: linear discriminant analysis over the sentence vectors, its covariance shrunk (closed form: softmax
  regression reads no better here and takes most of a build);
- *beside*: a linear support vector machine over both, for whether a text asks for any task at all.
"""

import re
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from whichmodel.words import UNSPACED, words
from whichmodel_embeddings.encoder import Vectors

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

BUCKETS = 1 << 16
#: The row of what holds for every text: the idf of an unseen term, then the bias of each column.
BIAS = -1
#: Inverse strength of regularisation, and share of the covariance that is made round; chosen on the development questions.
WORDS_C, BESIDE_C, SHRINKAGE = 0.25, 0.5, 0.1
#: The constant feature beside a text of length one, by which a machine has its bias, and where it stops.
CONSTANT, TOLERANCE = 0.1, 0.1
#: What the heads of the same texts and vectors depend on; the first number changes when the training below does.
RECIPE = (6, BUCKETS, WORDS_C, BESIDE_C, SHRINKAGE, CONSTANT, TOLERANCE)
#: Margins beyond these say no more; log shares below this one, neither.
LEAST_MARGIN, MOST_MARGIN, LEAST_LOG = -1.5, 1.0, -10.0

_WORD = re.compile(r"\w+")

Weights = NDArray[np.float32]
#: What a text says: (margin of each class by its words, log share of each class by its meaning, margin of being beside all tasks)
Said = tuple[NDArray[np.float64], NDArray[np.float64], float]


@dataclass(frozen=True, slots=True)
class Trained:
    """The heads as they are stored.

    *words*: bucket → (idf, weight of each class, weight of being beside), shape (2 + classes,);
    *meaning*: shape (dimension + 1, classes + 1), the last row the biases, the last column that of being beside.
    """

    words: Mapping[int, Weights]
    meaning: NDArray[np.floating[Any]]
    #: Every row in one table (some 30 MiB; in 16 bits half of that, but each text would pay for their conversion), for
    #: reading many texts; *words* then holds the bias alone.
    table: Weights | None = None

    def rows(self, buckets: Sequence[int]) -> Weights:
        """(idf, weight of each class, weight of being beside) of each bucket: the idf alone for one that was not seen."""
        if self.table is not None:
            return self.table.take(buckets, axis=0)
        unseen = np.zeros_like(self.words[BIAS])
        unseen[0] = self.words[BIAS][0]
        return np.array([self.words.get(bucket, unseen) for bucket in buckets])

    @classmethod
    def held(cls, buckets: Sequence[int], packed: Sequence[bytes], meaning: NDArray[np.floating[Any]]) -> "Trained":
        """All rows in one table; *packed* are those of *buckets*, the bias among them."""
        rows = np.frombuffer(b"".join(packed), "<f2").reshape(len(buckets), -1)
        bias = rows[list(buckets).index(BIAS)]
        table = np.zeros((BUCKETS, rows.shape[1]), np.float32)
        table[:, 0] = bias[0]
        seen = np.array(buckets, np.int64) != BIAS
        table[np.array(buckets, np.int64)[seen]] = rows[seen]
        return cls({BIAS: bias.astype(np.float32)}, meaning, table)


@lru_cache(64)  # the rows of a question are fetched by its terms, then weighed by them
def terms(text: str) -> Counter[int]:
    """The buckets of *text*'s words, word pairs and letter groups, with how often each occurs.

    Groups are of 3 and 4 letters, and single characters in the scripts where a character is about a word.
    """
    plain = words(text)
    found = [f"w{word}" for word in plain]
    found += [f"p{first} {second}" for first, second in pairwise(plain)]
    letters = map(_letters, _WORD.findall(text.lower()))
    return Counter(chain(map(_bucket, found), chain.from_iterable(letters)))


@lru_cache(1 << 16)
def _letters(word: str) -> tuple[int, ...]:
    """The buckets of the letter groups of *word*."""
    padded = f" {word} "
    found = [f"c{padded[at : at + size]}" for size in (3, 4) for at in range(len(padded) - size + 1)]
    if word[0] > UNSPACED:
        found += [f"u{character}" for character in word]
    return tuple(_bucket(term) for term in found)


def _bucket(term: str) -> int:
    return zlib.crc32(term.encode("utf-8", "replace")) & (BUCKETS - 1)


@dataclass(frozen=True, slots=True)
class ByWords:
    """What the words of texts teach: the texts' tf-idf values, a row each, how rare each bucket is, and the *words* head."""

    bags: "csr_matrix[Any]"
    rare: Mapping[int, float]
    unseen: float
    weights: NDArray[np.float64]
    biases: NDArray[np.float64]


def train_words(texts: Sequence[str], labels: Sequence[int], classes: int) -> ByWords:
    """The *words* head of *texts*, of which each belongs to the one of so many *classes* that *labels* tells; it needs no vectors."""
    counted = [terms(text) for text in texts]
    seen = Counter[int]()
    for bag in counted:
        seen.update(bag.keys())
    unseen = float(np.log(1 + len(counted)) + 1)
    rare = {bucket: unseen - float(np.log(1 + count)) for bucket, count in seen.items()}
    bags = _matrix(counted, rare)
    return ByWords(bags, rare, unseen, *_support_vectors(bags, np.array(labels, np.int64), classes, WORDS_C, None))


def train(words: ByWords, vectors: Vectors, labels: Sequence[int], is_task: Sequence[bool]) -> Trained:
    """All heads, from what *words* teach and from *vectors*, a row a text; *labels* are places in *is_task*."""
    labelled, beside = np.array(labels, np.int64), ~np.array(is_task, bool)[list(labels)] if len(labels) else np.array([], bool)
    told = vectors.any(axis=1)  # zeros are of a text in a script that the encoder does not read
    by_meaning, meaning_bias = _discriminants(vectors[told], labelled[told], len(is_task))
    aside, aside_bias = _support_vectors(_beside_each_other(vectors, words.bags), beside.astype(np.int64), 2, BESIDE_C, "balanced")
    dimension = vectors.shape[1]
    columns = np.concatenate([words.weights, aside[1:2, dimension:]]).T.astype(np.float32)
    stored = {bucket: np.concatenate([[idf], columns[bucket]]).astype(np.float32) for bucket, idf in words.rare.items()}
    stored[BIAS] = np.concatenate([[words.unseen], words.biases, aside_bias[1:2]]).astype(np.float32)
    meaning = np.concatenate([np.concatenate([by_meaning, meaning_bias[:, None]], 1), np.append(aside[1, :dimension], 0.0)[None, :]])
    return Trained(stored, np.ascontiguousarray(meaning.T, np.float32))


def score(text: str, vector: Vectors, trained: Trained) -> Said:
    """What *text*, whose vector is *vector*, says of each class; *trained* needs to hold the rows of its terms alone."""
    logits = vector.astype(np.float64) @ trained.meaning[:-1] + trained.meaning[-1]
    by_words = _by_words(text, trained)
    by_meaning = logits[:-1] - logits[:-1].max(initial=-np.inf) if vector.any() else np.zeros(len(logits) - 1)
    beside = min(max(float(by_words[-1] + logits[-1]), LEAST_MARGIN), -LEAST_MARGIN)
    return np.clip(by_words[:-1], LEAST_MARGIN, MOST_MARGIN), np.maximum(by_meaning, LEAST_LOG), beside


def margins(text: str, trained: Trained) -> NDArray[np.float64]:
    """What *text* says of each class by its words alone; *trained* needs to hold the rows of its terms alone."""
    return np.clip(_by_words(text, trained)[:-1], LEAST_MARGIN, MOST_MARGIN)


def _by_words(text: str, trained: Trained) -> NDArray[np.float64]:
    """The margin of each class by the words of *text*, and last that of being beside them all, without its part by meaning."""
    bag, bias = terms(text), trained.words[BIAS]
    summed = bias[1:].astype(np.float64)
    if bag:
        rows = trained.rows(list(bag))
        values = (1 + np.log(np.fromiter(bag.values(), np.float64))) * rows[:, 0]
        summed += (values / (np.linalg.norm(values) or 1.0)).astype(np.float32) @ rows[:, 1:]
    return summed


def pack(row: Weights) -> bytes:
    """A row of weights as it is stored."""
    return row.astype("<f2").tobytes()


def unpack(row: bytes) -> Weights:
    """A stored row of weights."""
    return np.frombuffer(row, "<f2").astype(np.float32)


def _weigh(bag: Counter[int], rare: Mapping[int, float]) -> tuple[list[int], NDArray[np.float32]]:
    """The buckets of a text and their tf-idf values, scaled to length one."""
    buckets = list(bag)
    values = np.array([(1 + np.log(bag[bucket])) * rare[bucket] for bucket in buckets], np.float32)
    return buckets, values / (np.linalg.norm(values) or 1.0)


def _matrix(counted: Sequence[Counter[int]], rare: Mapping[int, float]) -> "csr_matrix[Any]":
    """The texts' tf-idf values, scaled to length one, a row each: what :func:`_weigh` gives for one."""
    from scipy.sparse import csr_matrix  # heavy; only a build needs it

    lengths = np.fromiter((len(bag) for bag in counted), np.int64, len(counted))
    starts = np.concatenate([[0], np.cumsum(lengths)])
    places = np.fromiter(chain.from_iterable(counted), np.int64, starts[-1])
    counts = np.fromiter(chain.from_iterable(bag.values() for bag in counted), np.float64, starts[-1])
    table = np.zeros(BUCKETS)
    table[list(rare)] = list(rare.values())
    values = (1 + np.log(counts)) * table[places]
    row = np.repeat(np.arange(len(counted)), lengths)
    scale = np.sqrt(np.bincount(row, values**2, len(counted)))
    values /= np.where(scale > 0, scale, 1.0)[row]
    return csr_matrix((values, places, starts), shape=(len(counted), BUCKETS))


def _beside_each_other(vectors: Vectors, bags: "csr_matrix[Any]") -> "csr_matrix[Any]":
    from scipy.sparse import csr_matrix, hstack

    return hstack([csr_matrix(vectors), bags], format="csr")


def _support_vectors(
    features: "csr_matrix[Any]", labels: NDArray[np.int64], classes: int, strength: float, weight: str | None
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Weights (classes, features) and biases (classes,); a class without a text gets the least margin."""
    weights, biases = np.zeros((classes, features.shape[1])), np.full(classes, LEAST_MARGIN)
    present = np.unique(labels)
    if len(present) < 2:
        return weights, np.zeros(classes)
    from sklearn.svm import LinearSVC  # heavy

    def fit(marked: NDArray[np.int64]) -> "LinearSVC":
        # a constant feature as large as a text would throw the first passes to and fro, and a loose tolerance could then
        # stop a machine before it has learnt anything; a small one makes few passes enough. In the dual form, whatever there
        # are more of, texts or buckets: the primal one needs twice the time here, and keeps all cores busy besides
        return LinearSVC(C=strength, dual=True, intercept_scaling=CONSTANT, tol=TOLERANCE, class_weight=weight, random_state=0).fit(features, marked)

    if len(present) == 2:  # then one machine tells the second from the first
        fitted = fit(labels)
        weights[present], biases[present] = np.concatenate([-fitted.coef_, fitted.coef_]), np.concatenate([-fitted.intercept_, fitted.intercept_])
        return weights, biases
    # one against all the rest, a machine a class, one after the other: liblinear draws its random order from one state
    # for the whole process, so machines that were fitted beside each other would come out differently every time
    fitted = fit(labels)
    weights[present], biases[present] = fitted.coef_, fitted.intercept_
    return weights, biases


def _discriminants(vectors: Vectors, labels: NDArray[np.int64], classes: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Weights (classes, dimension) and biases (classes,) of the log shares, but for a constant."""
    weights, biases = np.zeros((classes, vectors.shape[1])), np.zeros(classes)
    present = np.unique(labels)
    if len(present) < 2 or len(labels) <= len(present):  # a text for each class tells nothing of how texts of one differ
        return weights, biases
    from sklearn.discriminant_analysis import LinearDiscriminantAnalysis  # heavy

    fitted = LinearDiscriminantAnalysis(solver="lsqr", shrinkage=SHRINKAGE).fit(vectors, labels)
    both = len(present) == 2
    weights[present] = np.concatenate([-fitted.coef_, fitted.coef_]) / 2 if both else fitted.coef_
    biases[:] = LEAST_LOG
    biases[present] = np.concatenate([-fitted.intercept_, fitted.intercept_]) / 2 if both else fitted.intercept_
    return weights, biases
