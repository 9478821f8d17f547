"""arXiv: the Atom feed of its interface, read as it comes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from whichmodel.graph import Predicate
from whichmodel.importers.intake import Intake, doi_of
from whichmodel.importers.untrusted import BadRecordError, arxiv_id, files_under, summary_of, tidy

ATOM, ARXIV = "http://www.w3.org/2005/Atom ", "http://arxiv.org/schemas/atom "
#: An entry's text beyond this is no abstract.
MOST_TEXT = 40_000
MOST_DEPTH = 40
CHUNK = 1 << 16
_FIELDS = {
    ATOM + "id": "id", ATOM + "title": "title", ATOM + "summary": "summary", ATOM + "published": "published",
    ARXIV + "doi": "doi", ARXIV + "journal_ref": "journal",
}  # fmt: skip


@dataclass
class Entry:
    """An entry of a feed, and the line on which it starts."""

    line: int = 0
    texts: dict[str, str] = field(default_factory=dict)
    authors: list[str] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)


def read(path: Path, intake: Intake) -> None:
    """Take the entries of the Atom files under *path*."""
    for file in files_under(path, ".xml", ".atom"):
        try:
            for entry in entries_of(file):
                try:
                    take_entry(intake, entry)
                except BadRecordError as error:
                    intake.skip(file, str(error), entry.line)
        except BadRecordError as error:
            intake.skip(file, str(error), error.line)
        except OSError as error:
            intake.skip(file, f"cannot be read ({error.strerror})")


def take_entry(intake: Intake, entry: Entry) -> None:
    """Take one paper; raises BadRecordError where it has no title or id."""
    texts = entry.texts
    arxiv = arxiv_id(texts.get("id"))
    if not arxiv:
        raise BadRecordError(f"no arXiv id in '{tidy(texts.get('id'), 80)}'")
    if not tidy(texts.get("title")) or texts["title"].strip().lower() == "error":
        raise BadRecordError(f"arXiv:{arxiv} has no title")
    source = intake.source_named(f"arXiv:{arxiv}", f"https://arxiv.org/abs/{arxiv}")
    said = summary_of(texts.get("summary", ""), 1800)
    node = intake.paper(texts["title"], arxiv=arxiv, summary=said)
    intake.summary(node, said, source)
    published = tidy(texts.get("published"), 10)
    if published[:4].isdigit():
        intake.say(node, Predicate.YEAR, int(published[:4]), source)
        intake.say(node, Predicate.PUBLISHED, published, source)
    intake.say(node, Predicate.DOI, doi_of(texts.get("doi")), source)
    intake.say(node, Predicate.VENUE, tidy(texts.get("journal")), source)
    for author in entry.authors:
        intake.say(node, Predicate.AUTHOR, tidy(author), source)
    for category in entry.categories:
        intake.say(node, Predicate.KEYWORD, tidy(category), source)
    intake.took()


def entries_of(path: Path) -> Iterator[Entry]:
    """The entries of a feed, one by one; raises BadRecordError with the line where it stops being one.

    Declarations of types and entities are refused: a feed has none, and they are how a small file grows large.
    """
    reader = _Reader()
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            yield from reader.feed(chunk)
    yield from reader.feed(b"", last=True)


class _Reader:
    def __init__(self) -> None:
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._open: list[str] = []
        self._entry: Entry | None = None
        self._held: list[str] = []
        self._size = 0
        self._done: list[Entry] = []

    def feed(self, chunk: bytes, *, last: bool = False) -> Iterator[Entry]:
        """The entries that end in *chunk*; where it holds a mistake, those before it."""
        wrong = None
        try:
            self._parser.Parse(chunk, last)
        except expat.ExpatError as error:
            wrong = BadRecordError(f"not XML: {expat.ErrorString(error.code)}; what follows was not read", error.lineno)
        except (LookupError, ValueError) as error:  # the encoding that it names is none, or not one of single bytes
            wrong = BadRecordError(f"not XML: {error}; what follows was not read", self._parser.CurrentLineNumber)
        except BadRecordError as error:
            wrong = error
        done, self._done = self._done, []
        yield from done
        if wrong:
            raise wrong

    def _stop(self, why: str, line: int) -> None:
        raise BadRecordError(why, line)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._open and name not in (ATOM + "feed", ATOM + "entry"):
            self._stop("no Atom feed", self._parser.CurrentLineNumber)
        self._open.append(name)
        if len(self._open) > MOST_DEPTH:
            self._stop("nested too deep for a feed", self._parser.CurrentLineNumber)
        if name == ATOM + "entry":
            self._entry = Entry(self._parser.CurrentLineNumber)
        self._held, self._size = [], 0
        if self._entry and name == ATOM + "category" and len(self._entry.categories) < 40:
            self._entry.categories.append(attributes.get("term", ""))

    def _end(self, name: str) -> None:
        self._open.pop()
        entry, text = self._entry, "".join(self._held)
        self._held = []
        if entry is None:
            return
        if name in _FIELDS and len(self._open) and self._open[-1] == ATOM + "entry":
            entry.texts.setdefault(_FIELDS[name], text)
        elif name == ATOM + "name" and len(entry.authors) < 200:
            entry.authors.append(text)
        elif name == ATOM + "entry":
            self._done.append(entry)
            self._entry = None

    def _text(self, text: str) -> None:
        self._size += len(text)
        if self._size <= MOST_TEXT:
            self._held.append(text)

    def _refuse(self, *_: object) -> None:
        self._stop("declares a document type, which a feed does not; not read", self._parser.CurrentLineNumber)
