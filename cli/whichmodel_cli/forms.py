"""The forms in which a verb prints, and other choices of its options."""

from enum import StrEnum


class QueryFormat(StrEnum):
    """How an answer is printed."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    JSONL = "jsonl"
    PROMPT = "prompt"


class AnswerFormat(StrEnum):
    """How a closed-world answer is printed."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    JSONL = "jsonl"


class TableFormat(StrEnum):
    """How a look at the graph is printed."""

    TEXT = "text"
    JSON = "json"


class ExportFormat(StrEnum):
    """A form in which the graph is printed."""

    TURTLE = "turtle"
    JSONLD = "jsonld"
    NQUADS = "nquads"
    TRIG = "trig"
    JSONL = "jsonl"
    HTML = "html"
    SVG = "svg"
    PNG = "png"
    GRAPHML = "graphml"
    GEXF = "gexf"
    CYTOSCAPE = "cytoscape"
    DOT = "dot"
    MERMAID = "mermaid"


class RowFormat(StrEnum):
    """How the rows of a query are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class CompareFormat(StrEnum):
    """How a comparison is printed."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


class Modality(StrEnum):
    """What is shown."""

    IMAGE = "image"
    VIDEO = "video"
    FACE = "face"
    ANIME = "anime"
    DOCUMENT = "document"
