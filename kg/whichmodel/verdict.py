"""What a check of a model against a request comes to."""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from whichmodel.store import StoredStatement


class Verdict(Enum):
    """How a constraint stands."""

    MET = 1.0
    UNKNOWN = 0.4
    NOT_MET = 0.0


@dataclass(frozen=True, slots=True)
class Check:
    """One constraint checked: its name, the verdict, a sentence, the statements behind it, and whether it excludes."""

    name: str
    verdict: Verdict
    text: str
    statements: tuple[StoredStatement, ...]
    hard: bool = False
    #: What it counts in ranking, where that is not what its verdict does.
    worth: float | None = None

    @property
    def counts(self) -> float:
        """How far the constraint is met, 0 to 1."""
        return self.verdict.value if self.worth is None else self.worth


class Checks(tuple[Check, ...]):
    """The constraints of a request checked on one model, with what ranking asks of them: worked out once."""

    @cached_property
    def met(self) -> float:
        """How far they are met, 0 to 1."""
        return sum(check.counts for check in self) / len(self) if self else 1.0

    @cached_property
    def excluded_by(self) -> list[Check]:
        """The hard constraints that are not met."""
        return [check for check in self if check.hard and check.verdict is Verdict.NOT_MET]

    @cached_property
    def failed(self) -> tuple[str, ...]:
        """The names of those that are not met."""
        return tuple(check.name for check in self if check.verdict is Verdict.NOT_MET)

    @cached_property
    def made_for(self) -> bool:
        """Whether the model is made for what is shown."""
        return any(check.name == "medium" and check.verdict is Verdict.MET for check in self)

    @property
    def made_for_others(self) -> bool:
        """Whether the model is made for something else alone, faces or drawings, say."""
        told = (check for check in self if check.name == "medium" and check.verdict is Verdict.NOT_MET)
        return any({"image", "video"}.isdisjoint(stated.object for stated in check.statements) for check in told)
