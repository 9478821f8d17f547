"""What an importer writes into: the graph of one import, the report, and the things below that it may name."""

import hashlib
import math
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from whichmodel.graph import Evidence, Graph, Kind, Literal, Node, Predicate, Source, Statement, Text
from whichmodel.importers.report import Remark, Report
from whichmodel.importers.untrusted import BadRecordError, arxiv_id, tidy, web_address
from whichmodel.naming import slug, source_url

_PLAIN = re.compile(r"[\W_]+")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/[^\s\"<>]{1,200})$", re.IGNORECASE)
#: SQLite keeps whole numbers of 64 bits.
MOST_NUMBER = 2**62


class Intake:
    """The graph of one import in the making."""

    def __init__(self, name: str, below: Graph, step: Callable[[int], None] | None = None) -> None:
        """Start the import *name* above the graph *below*; *step* is told how many records were taken."""
        self.name, self.below, self.graph, self.report = name, below, Graph(name), Report()
        self._step = step
        self._mentioned: dict[str, Node] = {}
        self._taken_by: dict[str, str] = {}
        self._tasks: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        self._models: dict[tuple[str, str], str] = {}
        papers = {s.subject: str(s.object) for s in below.statements if s.predicate in (Predicate.PAPER, Predicate.CODE) and not s.literal}
        labels = [(str(s.object), s.subject) for s in below.statements if s.predicate == Predicate.ALT_LABEL]
        for node in below.nodes.values():
            if node.kind == Kind.TASK:
                labels[:0] = [(node.name, node.id), (node.id.partition("/")[2], node.id)]
            elif node.kind == Kind.PAPER:
                self._titles.setdefault(plain(node.name), node.id)
            elif node.kind == Kind.MODEL and node.id in papers:
                self._models.setdefault((plain(node.name), papers[node.id]), node.id)
        for label, task in labels:
            if task.startswith("task/"):
                self._tasks.setdefault(plain(label), task)

    # -- what is taken and what is not -----------------------------------------------------------------------------

    def took(self) -> None:
        """One record more was taken."""
        self.report.records += 1
        if self._step:
            self._step(self.report.records)

    def skip(self, path: Path | str, why: str, line: int | None = None) -> None:
        """A record was left out."""
        self.report.skipped.append(Remark(str(path), line, why))

    def note(self, path: Path | str, what: str, line: int | None = None) -> None:
        """Something of a record that was taken is doubtful or was left out."""
        self.report.notes.append(Remark(str(path), line, what))

    def finish(self) -> Graph:
        """The graph, with the things that were only mentioned."""
        for node in self._mentioned.values():
            self.graph.add(node)
        self.report.nodes.update(str(node.kind) for node in self.graph.nodes.values())
        self.report.statements = len(self.graph.statements)
        return self.graph

    # -- nodes and statements --------------------------------------------------------------------------------------

    def source(self, part: str = "", url: str | None = None) -> str:
        """The id of a source of this import: the import's name, and the *part* of it that is read."""
        name = self.name if not part or part == self.name else f"{self.name}:{tidy(part)}"
        return self.source_named(name, url)

    def source_named(self, name: str, url: str | None = None) -> str:
        """The source that is called *name* whoever reads it, for example an arXiv id."""
        self.graph.sources.setdefault(name, Source(name, url or source_url(name)))
        return name

    def add(self, kind: str, node: str, name: str, *, summary: str = "", url: str | None = None, texts: Iterable[Text] = ()) -> str:
        """Add a node and give its id."""
        found = tuple(dict.fromkeys(text for text in texts if text.text))
        self.graph.add(Node(node, kind, name, summary, url or f"urn:whichmodel:{node}", found))
        return node

    def mention(self, kind: str, node: str, name: str, url: str | None = None) -> str:
        """A node that is named here; it is added at the end where nothing else describes it."""
        texts = (Text("name", name),) if kind in (Kind.DATASET, Kind.METRIC, Kind.MODEL, Kind.PAPER) else ()
        self.mention_node(Node(node, kind, name, url=url or f"urn:whichmodel:{node}", texts=texts))
        return node

    def mention_node(self, node: Node) -> None:
        """The same with a node that is made already."""
        self._mentioned.setdefault(node.id, node)

    def say(
        self, subject: str, predicate: Predicate, value: Literal | None, source: str, evidence: Evidence = Evidence.DOCUMENT,
        *, node: bool = False, note: str | None = None,
    ) -> None:
        """One statement; an empty value, or a number that is none, says nothing."""
        if value is None or value == "" or (isinstance(value, float) and not math.isfinite(value)):
            return
        if isinstance(value, int) and abs(value) > MOST_NUMBER:
            return
        self.graph.say([Statement(subject, predicate, value, source, evidence, not node, note)])

    def summary(self, subject: str, text: str, source: str, evidence: Evidence = Evidence.DOCUMENT) -> None:
        """What *subject* is, as a source says it; without one its name is stated, so that it can be cited."""
        if text:
            self.say(subject, Predicate.SUMMARY, text, source, evidence)
        else:
            self.say(subject, Predicate.NAME, self.graph.nodes[subject].name, source, evidence)

    # -- things that several formats name --------------------------------------------------------------------------

    def task(self, label: object) -> str | None:
        """The task of the graph below that goes by *label*."""
        name = plain(tidy(label))
        tries = (name, name.removeprefix("image "), name.removeprefix("single image "), f"image {name}")
        return next((self._tasks[one] for one in tries if one in self._tasks), None)

    def paper(self, title: str, *, arxiv: str | None = None, url: str | None = None, mentioned: bool = False, summary: str = "") -> str:
        """The paper of that arXiv id, or else of that title; raises BadRecordError where there is neither."""
        title = tidy(title, 500)
        if not (title or arxiv):
            raise BadRecordError("a paper without title")
        node = f"paper/{slug(arxiv) if arxiv and '/' in arxiv else arxiv}" if arxiv else self._titles.get(plain(title), f"paper/{slug(title)}")
        self._titles.setdefault(plain(title), node)
        name = title or f"arXiv:{arxiv}"
        address = f"https://arxiv.org/abs/{arxiv}" if arxiv else web_address(url)
        if mentioned:
            return self.mention(Kind.PAPER, node, name, address)
        return self.add(Kind.PAPER, node, name, summary=summary, url=address, texts=(Text("title", title), Text("summary", summary)))

    def model(self, name: str, key: str, *, work: str | None = None) -> str:
        """An id for the model *name*: that of the model below that has its name and its paper or code *work*.

        Otherwise `model/` and *key*, with a tail where another model of the graph has that id.
        """
        if work and (plain(name), work) in self._models:
            return self._models[plain(name), work]
        node = f"model/{slug(key)}"
        if node in self.below.nodes or self._taken_by.setdefault(node, key) != key:
            node = f"{node}-{hashlib.sha256(f'{self.name}|{key}'.encode()).hexdigest()[:6]}"
        return node

    def listed_model(self, place: str, key: str) -> str:
        """The id of the model that *place* (a hub, a database) lists under *key*, whoever names it."""
        tail = f"-{hashlib.sha256(key.encode()).hexdigest()[:6]}" if len(key) > 80 else ""
        return f"model/{place}-{'.'.join(map(slug, key.split('/')))}{tail}"

    def dataset(self, name: str) -> str:
        """The data set *name*."""
        return self.mention(Kind.DATASET, f"dataset/{slug(name)}", name)

    def metric(self, name: str) -> str:
        """The metric *name*."""
        return self.mention(Kind.METRIC, f"metric/{slug(name)}", name)

    def licence(self, name: str) -> str:
        """The licence *name*."""
        return self.mention(Kind.LICENCE, f"licence/{slug(name)}", name)

    def code(self, url: str) -> str:
        """The code at *url*."""
        name = url.split("://", 1)[1].rstrip("/").removeprefix("www.").removeprefix("github.com/").removesuffix(".git")
        return self.mention(Kind.CODE, f"code/{slug(name)}", tidy(name), url)

    def cites(self, subject: str, predicate: Predicate, url: str, source: str, evidence: Evidence = Evidence.DOCUMENT) -> None:
        """State *predicate* of *subject* with the paper at *url*."""
        arxiv = arxiv_id(url)
        title = "" if arxiv else tidy(url.split("://", 1)[1])
        self.say(subject, predicate, self.paper(title, arxiv=arxiv, url=url, mentioned=True), source, evidence, node=True)

    def unlinked(self) -> list[Node]:
        """The models and papers that this import describes, and that nothing says a task of."""
        told = {s.subject for graph in (self.graph, self.below) for s in graph.statements if s.predicate == Predicate.TASK}
        parts = {s.subject for s in self.graph.statements if s.predicate == Predicate.VARIANT_OF}
        nodes = (n for n in self.graph.nodes.values() if n.kind in (Kind.MODEL, Kind.PAPER) and n.id not in self._mentioned)
        return [n for n in nodes if n.id not in told and n.id not in parts]


def plain(text: str) -> str:
    """*text* as it is compared: small letters, one space between words."""
    return _PLAIN.sub(" ", text.lower()).strip()


def doi_of(value: object) -> str | None:
    """The DOI in *value*."""
    found = _DOI.match(value.strip()) if isinstance(value, str) and len(value) < 400 else None
    return found[1] if found else None

