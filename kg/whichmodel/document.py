"""Prompt documents: a question, the models recommended for it, and related papers."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from whichmodel.errors import DocumentError
from whichmodel.prose import is_order, split_sentences

MOST_CHARACTERS = 2_000_000
_URL = re.compile(r"(?:https?://|\b(?:www\.|github\.com/|arxiv\.org/))[^\s<>\"'`|]+")
_ASKED = r"\b(?:asked|asks)\b[^\n]{0,200}\bquestion\s{0,9}:?\s{0,9}"
_QUOTED = re.compile(rf"{_ASKED}[\"“](?P<text>[^\n]*(?:\n(?!\n)[^\n]*){{0,20}}?)[\"”][ \t]*(?=\n|\Z)", re.IGNORECASE)
_QUESTION = re.compile(rf"{_ASKED}(?P<text>.*?)(?=\n\s*(?:based on|using|use only|use \*\*|#{{1,6}}\s|1\.\s)|\Z)", re.IGNORECASE | re.DOTALL)
_LABELLED = re.compile(r"^[ \t]*(?:#{1,6}[ \t]*|\*\*)?(?:user'?s? )?question(?:\*\*)?[ \t]*:(?:\*\*)?\s{0,9}(?P<text>.+?)(?=\n\n|\n#|\Z)", re.IGNORECASE | re.DOTALL | re.MULTILINE)
#: One of the known headings on a line of its own, or any heading as Markdown marks it.
_HEADING = re.compile(
    r"(?P<level>#{0,6})[ \t]*(?:\*\*|__)?(?P<name>recommended(?: ai)? models?|ai models?|related (?:papers?|work)|(?:models|papers)(?=[ \t]*[:*_]))(?:\*\*|__)?\s*:?(?:\*\*|__)?$"
    r"|(?P<marks>#{1,6})[ \t]+(?P<title>.*)$",
    re.IGNORECASE,
)
_RULE = re.compile(r"([-*_=])(?:\s*\1){2,}$")
_FIELD = re.compile(
    r"(?:[-*+•]\s+|\d{1,3}[.)]\s+)?(?:\*\*|__)?(?P<key>model|title|name|paper|arxiv|pdf|github|code|repository|repo|url|link|summary|abstract|description)"
    r"(?:\s(?:name|link|url))?(?:\*\*|__)?\s*:(?:\*\*|__)?[ \t]*(?P<value>.*)$",
    re.IGNORECASE,
)
_END = re.compile(r"(?:\*\*|__)?answer(?:\*\*|__)?\s*:?(?:\*\*|__)?$", re.IGNORECASE)
_STARTS = frozenset({"model", "title", "name"})
_SUMMARIES = frozenset({"summary", "abstract", "description"})
_LINK_KEYS = {"paper": "paper", "arxiv": "paper", "pdf": "paper", "github": "code", "code": "code", "repository": "code", "repo": "code"}

#: A field of an entry: its key, and the lines of its value.
Field = tuple[str, list[str]]


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
        """The sentences of the summary, each verbatim, up to one that speaks to the reader as if it gave orders.

        What goes on behind an order is of whoever gave it, and is not relied upon; where one stands first, what follows is all there is.
        """
        said = split_sentences(self.summary)
        orders = [at for at, one in enumerate(said) if is_order(one)]
        ahead = said[: orders[0]] if orders else said
        return tuple(ahead or [one for one in said if not is_order(one)])

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
    text = _plain(text[:MOST_CHARACTERS])
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


def _plain(text: str) -> str:
    """*text* with line feeds alone between its lines, one empty line at most, and no other control characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    text = "".join(one if one in "\n\t" or unicodedata.category(one) not in ("Cc", "Cs") else " " for one in text)
    return re.sub(r"\n(?:[ \t]*\n)+", "\n\n", text)


def _question(text: str) -> str:
    if quoted := _QUOTED.search(text):
        return " ".join(quoted["text"].split())
    match = _QUESTION.search(text) or _LABELLED.search(text)
    found = " ".join(match["text"].split()) if match else ""
    # quotation marks around the whole go, those around a word of it stay
    bare = re.fullmatch(r"[\"“„«']?\s*([^\"“”„«»]*?)\s*[\"“”»']?", found)
    return bare[1] if bare else found


def _entries(text: str) -> tuple[list[Entry], list[Entry]]:
    models: list[Entry] = []
    papers: list[Entry] = []
    into: list[Entry] | None = None
    for kind, block in _blocks(text):
        into = models if kind == "models" else papers
        if entry := _entry(block):
            into.append(entry)
    return models, papers


def _blocks(text: str) -> Iterator[tuple[str, list[Field]]]:
    """("models" or "papers", the fields of one entry) for every entry, in order."""
    kind: str | None = None
    level = 0
    fields: list[Field] = []
    for line in map(str.strip, text.split("\n")):
        heading = _HEADING.match(line)
        deep = len(heading["level"] or heading["marks"] or "") if heading else 0
        if heading and kind and level and deep > level:
            continue  # a heading inside a section: the name of an entry, say
        if heading or _END.match(line):
            if kind and fields:
                yield kind, fields
            kind, level, fields = _kind(heading["name"] or heading["title"]) if heading else None, deep, []
            continue
        if kind is None or _RULE.match(line):
            continue
        field = _FIELD.match(line)
        if field and not (fields and fields[-1][0] in _SUMMARIES and field["key"].lower() not in _STARTS | _LINK_KEYS.keys()):
            key = field["key"].lower()
            if key in _STARTS and any(known in _STARTS for known, _ in fields):
                yield kind, fields
                fields = []
            fields.append((key, [field["value"].strip()]))
        elif line and fields:
            fields[-1][1].append(line)
    if kind and fields:
        yield kind, fields


def _kind(heading: str) -> str | None:
    """What stands under *heading*: "papers", "models", or nothing that an answer uses."""
    if re.search(r"\b(?:papers?|publications?|literature|references?|related work)\b", heading, re.IGNORECASE):
        return "papers"
    return "models" if re.search(r"\bmodels?\b", heading, re.IGNORECASE) else None


def _entry(read: list[Field]) -> Entry | None:
    fields = [(key, " ".join(lines).strip()) for key, lines in read]
    name = next((value for key, value in fields if key in _STARTS and value), "")
    name = re.sub(r"\[([^\]]+)\]\([^)\s]*\)", r"\1", name).strip("*` \t")
    if not name:
        return None
    places: dict[str, str] = {}
    links: list[str] = []
    summary = ""
    for key, value in fields:
        found = [link.rstrip(".,;:)]") for link in _URL.findall(value)]
        links += found
        if key in _SUMMARIES:
            summary = summary or value
        elif found and key in _LINK_KEYS:
            places.setdefault(_LINK_KEYS[key], found[0])
        elif found and key in ("url", "link"):
            places.setdefault("code" if "github.com" in found[0] else "paper", found[0])
    return Entry(name, places.get("paper"), places.get("code"), summary, tuple(dict.fromkeys(links)))
