"""Scores that mean what they say: of the answers whose first task has a score of 0.8, about 80 % name a right one."""

from collections.abc import Sequence
from dataclasses import dataclass

#: How far the odds of a share are believed: 1 takes a share as it is, less moves it towards a half. Fitted on the
#: development questions alone by `benchmarks/tune.py calibration` (maximum likelihood). A second number, that would
#: shift all odds, does not improve the fit enough to be told from chance there (likelihood ratio, p = 0.17).
SHARPNESS = 0.451
BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The answers whose scores lie from *low* up to *high*: how many, their mean score, the share that was right."""

    low: float
    high: float
    count: int
    score: float
    right: float


def calibrated(share: float, sharpness: float = SHARPNESS) -> float:
    """How likely a task of that share is right, 0 to 1; a larger share never gives less, and a half stays a half.

    This is Platt's scaling (1999) of the odds without an intercept, so that two tasks of which one must be right
    never both score above a half.
    """
    share = min(1.0, max(0.0, share))
    for_it: float = share**sharpness
    against: float = (1 - share) ** sharpness
    return for_it / (for_it + against)


def reliability(scores: Sequence[float], right: Sequence[bool]) -> tuple[Bin, ...]:
    """The answers in BINS groups of equal width by their score, those without an answer left out."""
    groups: dict[int, list[tuple[float, bool]]] = {}
    for score, is_right in zip(scores, right, strict=True):
        groups.setdefault(min(int(score * BINS), BINS - 1), []).append((score, is_right))
    return tuple(
        Bin(at / BINS, (at + 1) / BINS, len(of), sum(score for score, _ in of) / len(of), sum(is_right for _, is_right in of) / len(of))
        for at, of in sorted(groups.items())
    )


def expected_error(bins: Sequence[Bin]) -> float | None:
    """The expected calibration error (Naeini and others, 2015): how far score and share right lie apart, by answers."""
    count = sum(one.count for one in bins)
    return sum(one.count * abs(one.score - one.right) for one in bins) / count if count else None
