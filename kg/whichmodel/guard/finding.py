"""What a check of a reply gives: findings of a few kinds, each with what the graph says instead."""

from dataclasses import dataclass
from typing import Any, Literal

from whichmodel.answer import EvidenceItem, as_plain

FindingKind = Literal[
    "unknown_link", "unknown_paper", "unknown_model", "wrong_link", "wrong_paper", "wrong_task", "wrong_scale",
    "wrong_licence", "wrong_use", "wrong_fact",
]  # fmt: skip
#: What each kind is called where it is printed.
TITLES: dict[FindingKind, str] = {
    "unknown_link": "link that the graph does not hold", "unknown_paper": "paper that the graph does not hold",
    "unknown_model": "model that the graph does not hold", "wrong_link": "link to something else",
    "wrong_paper": "paper of something else", "wrong_task": "task that contradicts the graph",
    "wrong_scale": "factor that contradicts the graph", "wrong_licence": "licence that contradicts the graph",
    "wrong_use": "terms of use that contradict the graph", "wrong_fact": "fact that contradicts the graph",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a reply that the graph does not hold or that contradicts it.

    `text` is the reply's characters from `start` to `end`; `says` is what the graph says, carried by `evidence`, which is
    empty where the graph says nothing of it; `nearest` are names or addresses that the graph holds; `again` is where
    the same stands once more.
    """

    kind: FindingKind
    start: int
    end: int
    text: str
    says: str
    subject: str | None = None
    nearest: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    again: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """How much of a reply could be held against the graph: what was found in it, true or not."""

    links: int
    models: int
    papers: int
    claims: int


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The findings, in the order of the reply; `ok` when there are none."""

    ok: bool
    findings: tuple[Finding, ...]
    checked: Checked
    evidence: tuple[EvidenceItem, ...]

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON values."""
        plain: dict[str, Any] = as_plain(self)
        return plain
