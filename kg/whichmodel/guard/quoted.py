"""What a reply quotes of the graph word for word, which is the graph's own: statements as an answer lists them as evidence, and sentences."""

import html
import re
from collections.abc import Iterable, Iterator

from whichmodel.graph import Kind
from whichmodel.guard.standing import Standing
from whichmodel.plain_text import one_line
from whichmodel.prose import split_sentences
from whichmodel.store import Store

#: "3. model/swinir · scale · 4.0 (a source, official-repo)", as Markdown answers list their evidence.
_EVIDENCE = re.compile(
    r"^[ \t>]*(?:(?:\d{1,4}[.)]|\[\d{1,4}\]:?|[-*+•])[ \t]+)?(?:<a id=\"[^\"\n]*\"></a>[ \t]*)?"
    r"(?P<subject>[\w-]+/[^\s·]+) · (?P<predicate>\w+) · (?P<object>[^\n]*\S)[ \t]*$",
    re.MULTILINE,
)
#: Where it was read, perhaps as a link, and how good a source that is.
_SOURCE = re.compile(r"[ \t]\((?:[^()\n]|\([^()\n]*\))*\)$")
_ESCAPED = re.compile(r"\\([\\`*_\[\]#|~])")
#: Between the words of a quotation: blanks, punctuation, marks of Markdown, and what HTML writes for them.
_BETWEEN = r"(?:&\w{2,5};|[\W_]){1,12}"
#: A sentence of fewer words proves no quotation.
LEAST_WORDS = 5
#: No quoted sentence is longer.
_REACH = 700


def evidence_in(store: Store, text: str) -> Iterator[tuple[int, int]]:
    """Where a line of *text* lists a statement that the graph in *store* holds, its source and all."""
    for line in _EVIDENCE.finditer(text):
        subject, predicate, value = (html.unescape(_ESCAPED.sub(r"\1", text)) for text in (line["subject"], line["predicate"], _SOURCE.sub("", line["object"])))
        if store.has(subject) and _holds(store, subject, predicate, value):
            yield line.start("subject"), line.end()


def is_quoted(models: Iterable[Standing], text: str, start: int, end: int) -> bool:
    """Whether what stands in *text* from *start* to *end* lies in a sentence that the graph holds of one of *models*, its versions or its papers."""
    first = max(0, start - _REACH)
    around = text[first : end + _REACH]
    return any(found.start() + first <= start and end <= found.end() + first for model in models for pattern in _sentences(model, around) for found in pattern.finditer(around))


def _holds(store: Store, subject: str, predicate: str, value: str) -> bool:
    said = (one for one in store.facts(subject) if one.predicate == predicate)
    return any(one_line(str(one.object)) == value for one in said) or store.saying(subject, predicate, value) is not None


def _sentences(model: Standing, around: str) -> Iterator[re.Pattern[str]]:
    """What finds each of those sentences, however it is marked up, that may stand in *around*."""
    papers = (said for paper in model.places(Kind.PAPER) for said in model.store.facts(str(paper.object)))
    for text in (*model.texts, *(said.object for said in papers if said.literal and isinstance(said.object, str))):
        for sentence in split_sentences(text):
            words = re.findall(r"[^\W_]+", sentence)
            if len(words) >= LEAST_WORDS and max(words, key=len) in around:
                yield re.compile(rf"(?<![^\W_]){_BETWEEN.join(words)}(?![^\W_])")
