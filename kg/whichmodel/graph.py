"""The values that a graph is made of: nodes, their texts, statements and sources."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

Literal = str | int | float | bool


class Kind(StrEnum):
    """What a node is."""

    TASK = "task"
    TOPIC = "topic"
    MODEL = "model"
    PAPER = "paper"
    DATASET = "dataset"
    METRIC = "metric"
    CODE = "code"
    LICENCE = "licence"
    ARCHITECTURE = "architecture"
    RESULT = "result"


class Predicate(StrEnum):
    """What a statement says. Names follow FAIR4ML, SKOS and schema.org where these have the term."""

    # of a task or topic
    DEFINITION = "definition"
    GIST = "gist"
    HOW = "howItWorks"
    CAUTION = "caution"
    TAKES = "takes"
    TAKES_MEDIUM = "takesMedium"
    GIVES = "gives"
    GIVES_MEDIUM = "givesMedium"
    GIVES_SIZE = "givesSize"
    ALT_LABEL = "altLabel"
    SYMPTOM = "symptom"
    BROADER = "broader"
    REFINES = "refines"
    RELATED = "related"
    SERVED_BY = "servedBy"
    COMES_BEFORE = "comesBefore"
    SCOPE_NOTE = "scopeNote"
    EXAMPLE = "example"
    OUTCOME = "outcome"
    CUE = "cue"
    # of a model
    NAME = "name"
    TASK = "mlTask"
    SUMMARY = "summary"
    GOOD_FOR = "goodFor"
    NOT_FOR = "notFor"
    NOT_READY = "notReady"
    ONLY_FOR = "onlyFor"
    NEEDS = "needs"
    RUNS_ON = "runsOn"
    REAL_TIME = "realTime"
    SCALE = "scale"
    MEDIUM = "medium"
    YEAR = "year"
    PARAMETERS = "parametersInMillions"
    ARCHITECTURE = "architecture"
    PAPER = "referencePublication"
    CODE = "codeRepository"
    CODE_OFFICIAL = "codeIsOfficial"
    CODE_ADDRESS = "codeAddress"
    CODE_OF = "codeOf"
    CODE_LICENCE = "codeLicence"
    WEIGHTS_LICENCE = "weightsLicence"
    TRAINED_ON = "trainedOn"
    VARIANT_OF = "variantOf"
    BUILDS_ON = "buildsOn"
    FINE_TUNED_FROM = "fineTunedFrom"
    SUCCEEDED_BY = "succeededBy"
    COMPETES_WITH = "competesWith"
    AUTHOR = "author"
    KEYWORD = "keywords"
    DOWNLOAD = "contentUrl"
    PUBLISHED = "datePublished"
    EVALUATION = "hasEvaluation"
    COMPUTES = "computes"
    # of a data set or a metric
    USED_FOR = "usedFor"
    SPLIT = "split"
    PAGE = "landingPage"
    DATA_LICENCE = "dataLicence"
    DIRECTION = "betterWhen"
    REFERENCE = "reference"
    LEAST = "leastValue"
    MOST = "greatestValue"
    IDENTIFIER = "identifier"
    # of a result
    EVALUATED_ON = "evaluationDataset"
    METRIC = "metric"
    VALUE = "value"
    PROTOCOL = "protocol"
    VARIANT = "variant"
    # of a paper, licence or architecture
    VENUE = "venue"
    TITLE = "title"
    ADDRESS = "address"
    DOI = "doi"
    CITES = "citation"
    COMMERCIAL_USE = "commercialUse"
    INVENTS_DETAIL = "inventsDetail"


#: Predicates whose literals are what people call a thing and say of it, in their own words.
PHRASINGS = frozenset({Predicate.SYMPTOM, Predicate.EXAMPLE, Predicate.ALT_LABEL, Predicate.CUE})
#: Predicates whose literals are texts to be embedded, and what these texts are.
TEXT_FIELDS = {
    Predicate.SYMPTOM: "symptom", Predicate.ALT_LABEL: "label", Predicate.GIST: "gist", Predicate.DEFINITION: "definition",
    Predicate.EXAMPLE: "example", Predicate.GOOD_FOR: "goodFor",
}  # fmt: skip


class Evidence(StrEnum):
    """How well a statement is backed, best first."""

    OFFICIAL_REPO = "official-repo"
    MODEL_ZOO_METAFILE = "model-zoo-metafile"
    STORED_PAGE = "stored-page"
    TWO_OR_MORE_LISTS = "two-or-more-lists"
    ONE_LIST = "one-list"
    EDITORIAL = "editorial"
    DOCUMENT = "document"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Source:
    """Where statements were read."""

    id: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a node that is embedded: what it is (label, symptom, summary, …), its language, itself."""

    field: str
    text: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Node:
    """A thing the graph knows."""

    id: str
    kind: str
    name: str
    summary: str = ""
    url: str | None = None
    texts: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One edge of the graph: subject, predicate, object (a node's id, or a literal), and who says so."""

    subject: str
    predicate: str
    object: Literal
    source: str
    evidence: str
    literal: bool = False
    note: str | None = None


@dataclass
class Graph:
    """Nodes, statements and sources, in memory, in a stable order."""

    name: str
    nodes: dict[str, Node] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    _said: dict[Statement, None] = field(default_factory=dict, repr=False)

    def add(self, node: Node) -> None:
        """Add *node*; the first one of an id stays, unless it only names what *node* describes."""
        first = self.nodes.setdefault(node.id, node)
        if node.summary and not first.summary:
            texts = tuple(dict.fromkeys([*node.texts, *first.texts]))
            self.nodes[node.id] = replace(node, url=node.url or first.url, texts=texts)

    def say(self, statements: Iterable[Statement]) -> None:
        """Add *statements*, each once."""
        self._said.update(dict.fromkeys(statements))

    def merge(self, other: "Graph") -> None:
        """Add all of *other*; nodes of the same id stay as they were first said."""
        for node in other.nodes.values():
            self.add(node)
        for source in other.sources.values():
            self.sources.setdefault(source.id, source)
        self.say(other.statements)

    def in_order(self) -> list[Node]:
        """The nodes as they are stored: tasks and topics as they were added, then the others by id."""
        classes = [node for node in self.nodes.values() if node.kind in (Kind.TASK, Kind.TOPIC)]
        others = (node for node in self.nodes.values() if node.kind not in (Kind.TASK, Kind.TOPIC))
        return [*classes, *sorted(others, key=lambda node: node.id)]

    @property
    def statements(self) -> list[Statement]:
        """All statements, in the order in which they were first made."""
        return list(self._said)
