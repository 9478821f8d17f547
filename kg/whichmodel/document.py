"""Prompt documents: a question, the models recommended for it, and related papers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whichmodel.errors import DocumentError

MOST_CHARACTERS = 2_000_000
_URL = re.compile(r"https?://[^\s<>\"'`]+")
_QUESTION = re.compile(r"(?:asked|asks)\b[^\n]*\bquestion\s*:?[ \t]*\n?(?P<text>.*?)(?=\n\s*(?:based on|using|use only|use \*\*|#{1,6}\s|1\.\s)|\Z)", re.IGNORECASE | re.DOTALL)
_LABELLED = re.compile(r"^\s*(?:#{1,6}\s*)?(?:user'?s? )?question\s*:[ \t]*\n?(?P<text>.+?)(?=\n\s*\n|\n\s*#|\Z)", re.IGNORECASE | re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^\s*(?:#{1,6}\s*)?(?:\*\*)?(?P<name>recommended(?: ai)? models?|ai models?|models|related (?:papers?|work)|papers)(?:\*\*)?\s*:?(?:\*\*)?\s*$", re.IGNORECASE)
_FIELD = re.compile(r"^\s*(?:[-*]\s+)?(?:\*\*)?(?P<key>model|title|name|paper|arxiv|pdf|github|code|repository|repo|url|link|summary|abstract|description)(?:\*\*)?\s*:(?:\*\*)?[ \t]*(?P<value>.*)$", re.IGNORECASE)
_END = re.compile(r"^\s*(?:#{1,6}\s*)?(?:\*\*)?answer(?:\*\*)?\s*:?\s*$", re.IGNORECASE)
_STARTS = frozenset({"model", "title", "name"})
_LINK_KEYS = {"paper": "paper", "arxiv": "paper", "pdf": "paper", "github": "code", "code": "code", "repository": "code", "repo": "code"}
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|etc|cf|vs|et al|fig|eq|sec|no|approx|resp|w\.r\.t|dr|mr|st)|\b[A-Z])\.$", re.IGNORECASE)
#: A sentence that speaks to its reader as if it could give orders.
_ORDER = re.compile(
    r"\b(?:ignore|disregard|forget)\b.{0,40}\b(?:instruction|previous|above|rule|prompt|data|question|other)|"
    r"\b(?:you (?:must|should|are|have to|will)|please (?:recommend|say|answer|respond|state|reply))\b|\b(?:as an ai|language model must|system prompt|new instructions?)\b|"
    r"^\W*(?:note to|attention|instructions?|important|reader|assistant|system)\b[^.]{0,40}:|^\W*(?:recommend|answer|respond|say|state|claim|tell|always|never|do not mention|output|print|reply|rate|rank)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A model or paper of a document, as it stands there."""

    name: str
    paper: str | None = None
    code: str | None = None
    summary: str = ""
    links: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences of the summary, each verbatim, without those that speak to the reader as orders."""
        return tuple(one for one in split_sentences(self.summary) if not is_order(one))

    @property
    def gives_orders(self) -> bool:
        """Whether the summary (or name) holds a sentence that reads like an instruction."""
        return any(is_order(one) for one in (*split_sentences(self.summary), self.name))


@dataclass(frozen=True, slots=True)
class Document:
    """A prompt document as read."""

    name: str
    question: str
    models: tuple[Entry, ...]
    papers: tuple[Entry, ...]


def parse_document(text: str, name: str = "document") -> Document:
    """The document in *text*; raises DocumentError when it holds no question or no model."""
    text = text[:MOST_CHARACTERS].replace("\r\n", "\n").replace("\r", "\n")
    question = _question(text)
    if not question:
        raise DocumentError(
            f"{name}: no question found; a prompt document has the line “A user has asked the following question:” "
            "and the question below it"
        )
    models, papers = _entries(text)
    if not models:
        raise DocumentError(
            f"{name}: no model found; a prompt document has a heading “### Recommended AI Models:” and below it at "
            "least one line “Model: NAME”"
        )
    return Document(name, question, tuple(models), tuple(papers))


def split_sentences(text: str) -> list[str]:
    """The sentences of *text*, each a verbatim piece of it."""
    found, start = [], 0
    for match in re.finditer(r"[.!?](?:[\"”’)\]]*)(?=\s+[\"“(\[]?[A-Z0-9])", text):
        piece = text[start : match.end()]
        if _ABBREVIATION.search(piece):
            continue
        found.append(piece.strip())
        start = match.end()
    if rest := text[start:].strip():
        found.append(rest)
    return found


def is_order(sentence: str) -> bool:
    """Whether a sentence reads like an instruction to whoever reads it."""
    return bool(_ORDER.search(sentence))


def _question(text: str) -> str:
    match = _QUESTION.search(text) or _LABELLED.search(text)
    found = match["text"].strip() if match else ""
    return " ".join(found.split()).strip("\"“”„«»' \t")


def _entries(text: str) -> tuple[list[Entry], list[Entry]]:
    models: list[Entry] = []
    papers: list[Entry] = []
    into: list[Entry] | None = None
    for kind, block in _blocks(text):
        into = models if kind == "models" else papers
        if entry := _entry(block):
            into.append(entry)
    return models, papers


def _blocks(text: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """("models" or "papers", the fields of one entry) for every entry, in order."""
    kind: str | None = None
    fields: list[tuple[str, str]] = []
    for line in text.split("\n"):
        heading = _HEADING.match(line)
        if heading or _END.match(line):
            if kind and fields:
                yield kind, fields
            fields = []
            kind = None if not heading else "papers" if re.match(r"related|papers", heading["name"], re.IGNORECASE) else "models"
            continue
        if kind is None:
            continue
        field = _FIELD.match(line)
        if field and not (fields and fields[-1][0] in ("summary", "abstract", "description") and field["key"].lower() not in _STARTS | _LINK_KEYS.keys()):
            key = field["key"].lower()
            if key in _STARTS and any(known in _STARTS for known, _ in fields):
                yield kind, fields
                fields = []
            fields.append((key, field["value"].strip()))
        elif line.strip() and fields:
            key, value = fields[-1]
            fields[-1] = (key, f"{value} {line.strip()}".strip())
    if kind and fields:
        yield kind, fields


def _entry(fields: list[tuple[str, str]]) -> Entry | None:
    name = next((value for key, value in fields if key in _STARTS and value), "")
    if not name:
        return None
    places: dict[str, str] = {}
    links: list[str] = []
    summary = ""
    for key, value in fields:
        found = [link.rstrip(".,;:)]") for link in _URL.findall(value)]
        links += found
        if key in ("summary", "abstract", "description"):
            summary = summary or value
        elif found and key in _LINK_KEYS:
            places.setdefault(_LINK_KEYS[key], found[0])
        elif found and key in ("url", "link"):
            places.setdefault("code" if "github.com" in found[0] else "paper", found[0])
    return Entry(name, places.get("paper"), places.get("code"), summary, tuple(dict.fromkeys(links)))
