"""The shape of the catalogue's files: what a person may write in them, checked on load."""

from typing import Annotated, Any
from typing import Literal as OneOf

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from whichmodel.graph import Evidence

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$")]
#: Where facts were read: `owner/name:path`, `arXiv:…`, `doi:…`, an address, or the words a printed source is named by.
SourceName = Annotated[str, StringConstraints(min_length=3, pattern=r"^[^\n]+$")]
Medium = OneOf["image", "video", "face", "anime", "document"]
Language = OneOf["en", "de", "es", "fr", "pt", "zh", "ja", "ko"]


class File(BaseModel):
    """A table of a catalogue file: unknown keys are errors, so that a misspelt one is found."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Takes(File):
    """What goes into a method for a task."""

    medium: OneOf["image", "images", "video", "raw", "document", "features"]
    text: Words


class Gives(File):
    """What comes out of it."""

    medium: OneOf["image", "video", "matte", "score", "features", "labels", "masks", "pose"]
    size: OneOf["same", "larger"] = "same"
    text: Words


class Served(File):
    """A task whose methods also serve this one, and how."""

    task: Id
    why: Words


class TaskFile(File):
    """tasks/ID.toml"""

    id: Id
    name: Words
    gist: Words
    definition: Words
    how: list[Words] = Field(min_length=1)
    caution: Words | None = None
    broader: list[Id] = []
    refines: Id | None = None
    related: list[Id] = []
    served_by: list[Served] = []
    takes: Takes
    gives: Gives
    labels: dict[Language, list[Words]] = {}
    symptoms: dict[Language, list[Words]]


class TopicFile(File):
    """topics/ID.toml"""

    id: Id
    name: Words
    says: Words
    outcome: OneOf["out_of_scope", "ask_back"] = "out_of_scope"
    cues: list[Words] = []
    examples: dict[Language, list[Words]]


class Before(File):
    """One line of order.toml: the first task is done before the second."""

    first: Id
    then: Id
    why: Words


class OrderFile(File):
    """order.toml"""

    before: list[Before]


class LicenceEntry(File):
    """One licence of licences.toml."""

    id: Words
    name: Words
    summary: Words
    spdx: bool = True
    commercial_use: bool | None = None


class LicenceFile(File):
    """licences.toml"""

    licence: list[LicenceEntry]


class ArchitectureEntry(File):
    """One family of networks of architectures.toml."""

    id: Id
    name: Words
    summary: Words
    invents_detail: bool = False


class ArchitectureFile(File):
    """architectures.toml"""

    architecture: list[ArchitectureEntry]


class Sourced(File):
    """A sentence with a source of its own."""

    text: Words
    source: SourceName | None = None
    evidence: Evidence | None = None


def _sentence(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value




class Subject(File):
    """The one kind of subject that a model was trained for, and by which other words people name it."""

    text: Words
    said: list[Words] = []


OnlyFor = Annotated[Subject, BeforeValidator(_sentence)]
Sentence = Annotated[Sourced, BeforeValidator(_sentence)]
Scale = list[Annotated[float, Field(gt=1, le=64)]] | OneOf["arbitrary"]


class Performs(File):
    """One task that a model performs."""

    task: Id
    source: SourceName | None = None
    evidence: Evidence | None = None


class Paper(File):
    """The paper that introduced a model."""

    title: Words
    url: Url
    summary: Words | None = None
    venue: Words | None = None
    doi: Words | None = None


class Code(File):
    """The repository of a model's code, and the code's licence; *official* where a source says whose it is."""

    url: Url
    source: SourceName | None = None
    licence: Words | None = None
    licence_source: SourceName | None = None
    official: bool | None = None
    official_source: SourceName | None = None


class Link(File):
    """An address with a source of its own."""

    url: Url
    source: SourceName | None = None


def _link(value: Any) -> Any:
    return {"url": value} if isinstance(value, str) else value


Address = Annotated[Link, BeforeValidator(_link)]


class UsedFor(File):
    """A task that a data set or a metric is for."""

    task: Id
    source: SourceName | None = None
    evidence: Evidence | None = None


class Conflict(File):
    """A value that another source gives for what the file states: both are kept, none is chosen."""

    about: OneOf["year", "title", "paper", "code", "code_of", "licence", "weights_licence", "parameters_millions"]
    value: Words | int | float
    source: SourceName
    evidence: Evidence | None = None
    note: Words | None = None


class Weights(File):
    """The licence of a model's weights, where it is stated apart from the code's."""

    licence: Words
    licence_source: SourceName | None = None


class Training(File):
    """What a model was trained on."""

    datasets: list[Words]
    source: SourceName | None = None


class Other(File):
    """Another model of the catalogue that a source relates this one to."""

    model: Id
    source: SourceName | None = None
    evidence: Evidence | None = None
    note: Words | None = None


class Variant(File):
    """A released version that differs in scale, size, training or purpose."""

    id: Id
    name: Words
    tasks: list[Id] = []
    scale: Scale | None = None
    media: list[Medium] = []
    summary: Words | None = None
    parameters_millions: float | None = None
    only_for: list[OnlyFor] = []
    good_for: list[Sentence] = []
    not_for: list[Sentence] = []
    fine_tuned_from: list[Other] = []
    source: SourceName | None = None
    evidence: Evidence | None = None


class Value(File):
    """One measured value."""

    dataset: Words
    metric: Words
    value: float
    variant: Words | None = None


class Results(File):
    """Values that one source reports under one protocol."""

    protocol: Words
    source: SourceName
    evidence: Evidence
    values: list[Value] = Field(min_length=1)


class Described(File):
    """What a file of a model, a data set or a metric states alike."""

    id: Id
    name: Words
    source: SourceName
    evidence: Evidence
    also_stated_by: list[SourceName] = []
    summary_source: SourceName | None = None
    year: int | None = Field(default=None, ge=1980, le=2100)
    media: list[Medium] = ["image"]
    summary: Words
    how: Words | None = None
    only_for: list[OnlyFor] = []
    good_for: list[Sentence] = []
    not_for: list[Sentence] = []
    not_ready: list[Sentence] = []
    needs: list[Sentence] = []
    code: Code | None = None
    conflicts: list[Conflict] = []


class ModelFile(Described):
    """models/ID.toml"""

    architecture: Id | None = None
    scale: Scale | None = None
    parameters_millions: float | None = None
    runs_on: list[OneOf["cpu", "gpu", "mobile", "browser"]] = []
    real_time: bool | None = None
    performs: list[Performs] = Field(min_length=1)
    paper: Paper | None = None
    computes: Id | None = None
    weights: Weights | None = None
    training: Training | None = None
    builds_on: list[Other] = []
    fine_tuned_from: list[Other] = []
    succeeded_by: list[Other] = []
    variant: list[Variant] = []
    results: list[Results] = []


class DatasetFile(Described):
    """datasets/ID.toml"""

    known_as: list[Words] = []
    used_for: list[UsedFor] = Field(min_length=1)
    splits: list[OneOf["training", "validation", "testing"]] = []
    splits_source: SourceName | None = None
    pages: list[Address] = []
    downloads: list[Address] = []
    licence: Words | None = None
    licence_source: SourceName | None = None
    paper: Paper | None = None
    results: list[Results] = []


class Publication(File):
    """The paper of a metric, of which a source may state no more than the address."""

    url: Url
    title: Words | None = None
    summary: Words | None = None
    venue: Words | None = None
    doi: Words | None = None
    source: SourceName | None = None


class MetricFile(Described):
    """metrics/ID.toml"""

    known_as: list[Words] = []
    kind: OneOf["full-reference", "reduced-reference", "no-reference", "distribution"]
    direction: OneOf["higher", "lower"]
    least: float | None = None
    most: float | None = None
    range_source: SourceName | None = None
    identifiers: list[Words] = []
    used_for: list[UsedFor] = []  # none, where it measures what comes out of a task but is no tool for one
    paper: Publication | None = None
