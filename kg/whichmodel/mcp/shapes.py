"""What the tools give back. `search` and `fetch` have exactly the shapes that ChatGPT's connectors ask for."""

from pydantic import BaseModel, RootModel

from whichmodel.answer import Answer
from whichmodel.compared import Compared
from whichmodel.guard.finding import CheckReport
from whichmodel.lookups import NodeView, Paths
from whichmodel.shortened import ShortAnswer


class Recommended(RootModel[ShortAnswer]):
    """The whole answer, and what was left out of it for its size."""


class Shown(RootModel[NodeView]):
    """A node with all that is stated about it."""


class SideBySide(RootModel[Compared]):
    """Models side by side, and what was left out for its size."""


class Connected(RootModel[Paths]):
    """The shortest ways between two nodes."""


class HeldAgainst(RootModel[CheckReport]):
    """What a reply says that the graph does not hold, or that contradicts it; `ok` when there is nothing of that."""


class FoundItem(BaseModel):
    """A node that fits, by its id, name and canonical address."""

    id: str
    title: str
    url: str


class SearchResults(BaseModel):
    """The nodes that fit, best first."""

    results: list[FoundItem]


class Fetched(BaseModel):
    """A node as a text whose lines name their sources."""

    id: str
    title: str
    text: str
    url: str
    metadata: dict[str, str]


class ClosedWorldAnswer(BaseModel):
    """The answer from a document's own models and papers, and its three sections as Markdown."""

    answer: Answer
    text: str


class TaxonomyTask(BaseModel):
    """A task, and the tasks that it stands beside, above, below or before."""

    id: str
    name: str
    definition: str
    models: int
    related: dict[str, list[str]]


class Taxonomy(BaseModel):
    """All tasks."""

    tasks: list[TaxonomyTask]


class GraphFacts(BaseModel):
    """What the graph holds and from which build it is."""

    name: str
    generation: str
    encoder: str
    nodes: dict[str, int]
    statements: dict[str, int]
    sources: int
