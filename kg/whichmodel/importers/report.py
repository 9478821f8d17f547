"""What an import took, what it left out, and why."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Remark:
    """Something worth saying about a record: where it stands (from line 1), and what."""

    path: str
    line: int | None
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}" if self.line else f"{self.path}: {self.text}"


@dataclass
class Report:
    """What was taken and skipped.

    *records* counts what was taken, *skipped* holds what was left out, *notes* what was taken with a doubt,
    *nodes* counts the nodes by kind, *linked* the statements that were inferred from texts.
    """

    records: int = 0
    skipped: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)
    nodes: Counter[str] = field(default_factory=Counter)
    statements: int = 0
    linked: int = 0

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON values."""
        return {
            "records": self.records, "nodes": dict(sorted(self.nodes.items())), "statements": self.statements,
            "linked": self.linked, "skipped": [plain(one) for one in self.skipped], "notes": [plain(one) for one in self.notes],
        }  # fmt: skip


def plain(remark: Remark) -> dict[str, Any]:
    """A remark as JSON values."""
    return {"path": remark.path, "line": remark.line, "text": remark.text}
