"""Which task words speak for: multinomial naive Bayes over words, word pairs and letter groups.

Meaning alone misses what a single word decides ("speckles", "Zeitlupe", "4:2:0"), above all in languages
that the encoder was not trained on. Terms are hashed into buckets and weighted by tf-idf; a class is a task
or topic. McCallum and Nigam, "A Comparison of Event Models for Naive Bayes Text Classification", 1998;
tf-idf weights after Rennie et al., "Tackling the Poor Assumptions of Naive Bayes", 2003.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from whichmodel.words import words

BUCKETS = 1 << 16
#: Added to every count, so that an unseen term is unlikely and not impossible.
SMOOTHING = 0.03
#: The bucket under which the weights of unseen terms stand.
UNSEEN = -1

Weights = NDArray[np.float32]


def terms(text: str) -> Counter[int]:
    """The buckets of *text*'s words, word pairs and groups of 3 to 5 letters, with how often each occurs."""
    plain = words(text)
    found = [f"w{word}" for word in plain]
    found += [f"p{first} {second}" for first, second in pairwise(plain)]
    for word in re.sub(r"[^\w]+", " ", text.lower()).split():
        padded = f" {word} "
        for size in (3, 4, 5):
            found += [f"c{padded[at : at + size]}" for at in range(len(padded) - size + 1)]
    return Counter(zlib.crc32(term.encode("utf-8", "replace")) & (BUCKETS - 1) for term in found)


def train(texts: Iterable[tuple[str, int]], classes: int) -> Mapping[int, Weights]:
    """Bucket → (idf, log weight of each class), shape (1 + classes,), from (text, class) pairs."""
    counted = [(terms(text), klass) for text, klass in texts]
    seen = Counter[int]()
    for bag, _ in counted:
        seen.update(bag.keys())
    rare = {bucket: float(np.log((1 + len(counted)) / (1 + count)) + 1) for bucket, count in seen.items()}
    mass = np.zeros((BUCKETS, classes), np.float32)
    for bag, klass in counted:
        buckets, values = _weigh(bag, rare)
        mass[buckets, klass] += values
    total = mass.sum(0) + SMOOTHING * BUCKETS
    unseen = np.log(SMOOTHING / total)
    weights: dict[int, Weights] = {UNSEEN: np.concatenate([[np.log(1 + len(counted)) + 1], unseen]).astype(np.float32)}
    for bucket, idf in rare.items():
        weights[bucket] = np.concatenate([[idf], np.log((mass[bucket] + SMOOTHING) / total)]).astype(np.float32)
    return weights


def score(text: str, weights: Mapping[int, Weights], classes: int) -> NDArray[np.float32]:
    """How much *text* speaks for each class, in standard deviations over the classes; zeros for an empty text."""
    bag = terms(text)
    if not bag:
        return np.zeros(classes, np.float32)
    unseen = weights[UNSEEN]
    buckets, values = _weigh(bag, {bucket: float(weights.get(bucket, unseen)[0]) for bucket in bag})
    rows = np.stack([weights.get(int(bucket), unseen)[1:] for bucket in buckets])
    raw = values @ rows
    spread: NDArray[np.float32] = (raw - raw.mean()) / (raw.std() + 1e-6)
    return spread


def pack(row: Weights) -> bytes:
    """A row of weights as it is stored."""
    return row.astype("<f2").tobytes()


def unpack(row: bytes) -> Weights:
    """A stored row of weights."""
    return np.frombuffer(row, "<f2").astype(np.float32)


def _weigh(bag: Counter[int], rare: Mapping[int, float]) -> tuple[Sequence[int], NDArray[np.float32]]:
    """The buckets of a text and their tf-idf values, scaled to length one."""
    buckets = list(bag)
    values = np.array([(1 + np.log(bag[bucket])) * rare[bucket] for bucket in buckets], np.float32)
    return buckets, values / np.linalg.norm(values)
