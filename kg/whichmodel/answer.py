"""The answer: the contract that others rely on, as plain frozen values.

``kg schema`` prints it as JSON Schema. Fields are added, never renamed or removed. Every sentence is a
:class:`Reason`, and every reason names the statements of the graph that carry it.
"""

from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Literal

Status = Literal["answered", "no_fit", "out_of_scope", "ask_back"]
Modality = Literal["image", "video", "face", "anime", "document"]


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence, and the ids of the evidence that carries it (never empty)."""

    text: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EvidenceSource:
    """Where a statement was read."""

    id: str
    url: str | None


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """One statement of the graph, as an answer cites it."""

    id: str
    subject: str
    predicate: str
    object: str | int | float | bool
    source: EvidenceSource
    level: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """What was understood of the question."""

    scale: float | None = None
    modality: Modality | None = None
    hardware: tuple[str, ...] = ()
    licence: Literal["commercial"] | None = None
    speed: Literal["fast", "real-time"] | None = None
    fidelity: Literal["faithful"] | None = None
    language: str = "en"
    source_size: tuple[int, int] | None = None
    target_size: tuple[int, int] | None = None
    frame_rate: float | None = None
    same_size: bool = False
    #: The words in which two letters had changed places, each as typed and as read.
    read_as: tuple[tuple[str, str], ...] = ()
    #: How much memory the graphics card has, in GB.
    memory_gb: float | None = None
    #: Licences of which every one of a model has to be, and those that none may be, by their SPDX identifiers.
    licences: tuple[str, ...] = ()
    not_licences: tuple[str, ...] = ()
    not_architectures: tuple[str, ...] = ()
    #: The earliest year that a model may be from.
    since: int | None = None


@dataclass(frozen=True, slots=True)
class ModelRef:
    """A model as an answer names it; paper and code are addresses, licence is that of the code.

    *code_official* is false where a source says that the code is not by the authors, null where none says whose it is.
    """

    id: str
    name: str
    paper: str | None
    code: str | None
    licence: str | None
    code_official: bool | None = None


@dataclass(frozen=True, slots=True)
class TaskMatch:
    """A task that the question asks for, how likely that is so (0 to 1, calibrated), and why it was read so."""

    id: str
    name: str
    score: float
    because: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One step: the task, the model that does it, what goes in and what comes out, and why it stands here.

    *placed* is that one of *why* which tells why it is done before or after another, where the graph says so;
    *covers* are narrower tasks of the question that its model does in the same step.
    """

    task: str
    model: ModelRef
    input: str
    output: str
    scale: float | None = None
    why: tuple[Reason, ...] = ()
    placed: Reason | None = None
    covers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A model that fits, with the plan that reaches what was asked.

    *conflicts* are what sources contradict each other on, each with all values; none of them was chosen.
    """

    rank: int
    score: float
    model: ModelRef
    plan: tuple[PlanStep, ...]
    why: tuple[Reason, ...]
    caveats: tuple[Reason, ...]
    conflicts: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """A model that one might expect here, and why it does not fit."""

    model: ModelRef
    why_not: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A model that the question names, and how it stands to what is asked for."""

    model: ModelRef
    told: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class WorkflowStep:
    """The best plan again, numbered: what a person does in order."""

    order: int
    task: str
    model: ModelRef
    input: str
    output: str


@dataclass(frozen=True, slots=True)
class PaperRef:
    """A paper behind the answer, and what it has to do with it."""

    id: str
    title: str
    url: str | None
    why: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ToolRef:
    """Code that can be run."""

    id: str
    name: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer."""

    question: str
    status: Status
    clarify: str | None
    request: Request
    tasks: tuple[TaskMatch, ...]
    recommendations: tuple[Recommendation, ...]
    rejected: tuple[Rejected, ...]
    workflow: tuple[WorkflowStep, ...]
    papers: tuple[PaperRef, ...]
    tools: tuple[ToolRef, ...]
    evidence: tuple[EvidenceItem, ...]
    notes: tuple[Reason, ...] = ()
    named: tuple[Named, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The answer as JSON values."""
        plain: dict[str, Any] = as_plain(self)
        return plain

    def _repr_html_(self) -> str:
        from whichmodel.notebook import answer_html  # only notebooks need it

        return answer_html(self)

    def _repr_markdown_(self) -> str:
        from whichmodel.render import render

        return render(self, "markdown")


def needs_blank_answer(question: str, request: Request, clarify: str) -> Answer:
    """The answer to a question without a word in it."""
    return Answer(question, "ask_back", clarify, request, (), (), (), (), (), (), ())


def as_plain(value: Any) -> Any:
    """*value* with data classes as dicts and tuples as lists."""
    if is_dataclass(value):
        return {field.name: as_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [as_plain(item) for item in value]
    return value


def schema() -> dict[str, Any]:
    """The contract as JSON Schema (draft 2020-12)."""
    from pydantic import TypeAdapter  # only `kg schema` and tests need it

    made = TypeAdapter(Answer).json_schema(mode="serialization")
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    reason = made["$defs"]["Reason"]["properties"]["evidence"]
    reason["minItems"] = 1
    return made
