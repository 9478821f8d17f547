"""What the readers of models, data sets and metrics share: each fact of a file as a statement with its source."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from whichmodel.catalogue_files import (
    Code,
    Conflict,
    DatasetFile,
    Described,
    MetricFile,
    Paper,
    Publication,
    Results,
    Sourced,
    UsedFor,
    Value,
)
from whichmodel.graph import Evidence, Graph, Kind, Literal, Node, Predicate, Source, Statement, Text
from whichmodel.naming import slug, source_url

AnyFile = TypeVar("AnyFile", bound=Described)
#: The name of a metric with how it was computed behind it: "PSNR (Y)".
_QUALIFIED = re.compile(r"(.*\S)\s*\([^()]+\)$")
#: What a second value of a file is about, where the first is stated of the model (or data set) itself.
_OWN = {
    "year": Predicate.YEAR, "parameters_millions": Predicate.PARAMETERS, "code": Predicate.CODE_ADDRESS,
    "weights_licence": Predicate.WEIGHTS_LICENCE,
}  # fmt: skip


@dataclass(frozen=True)
class Known:
    """The data sets and metrics that have a file, by each of their names as the last part of an id."""

    datasets: dict[str, str]
    metrics: dict[str, str]

    @classmethod
    def of(cls, datasets: Iterable[DatasetFile], metrics: Iterable[MetricFile]) -> "Known":
        """Those of these files."""
        return cls(_by_name(Kind.DATASET, datasets), _by_name(Kind.METRIC, metrics))


def _by_name(kind: Kind, files: Iterable[DatasetFile | MetricFile]) -> dict[str, str]:
    found: dict[str, str] = {}
    for file in files:
        for name in (file.id, file.name, *file.known_as):
            found.setdefault(slug(name), f"{kind}/{file.id}")
    return found


class FactReader(Generic[AnyFile]):
    """The statements of one file; each without a source of its own has the file's."""

    kind: Kind

    def __init__(self, graph: Graph, file: AnyFile, known: Known) -> None:
        self.graph, self.file, self.known = graph, file, known
        self.node = f"{self.kind}/{file.id}"

    def say(
        self, predicate: Predicate, value: Literal, source: str | None = None, evidence: Evidence | None = None,
        *, subject: str | None = None, node: bool = False, note: str | None = None,
    ) -> None:
        """One statement of this file; without a *source* it is the file's own, with the file's evidence."""
        name = source or self.file.source
        if evidence is None:
            evidence = self.file.evidence if name == self.file.source else self._evidence_of(name)
        self.graph.sources.setdefault(name, Source(name, source_url(name)))
        self.graph.say([Statement(subject or self.node, predicate, value, name, evidence, not node, note)])

    def _evidence_of(self, source: str) -> Evidence:
        """The level of a source that a field names without one: the model's own repository, or a page."""
        code = self.file.code
        own = code.url.removeprefix("https://github.com/").lower() if code and code.official is not False else None
        return Evidence.OFFICIAL_REPO if own and source.lower().startswith(f"{own}:") else Evidence.STORED_PAGE

    def describe(self) -> None:
        """What it is, for what and for what not, and what it needs."""
        file, told = self.file, self.file.summary_source
        self.say(Predicate.SUMMARY, file.summary, told)
        if file.how:
            self.say(Predicate.HOW, file.how, told)
        for medium in file.media:
            self.say(Predicate.MEDIUM, medium)
        if file.year:
            self.say(Predicate.YEAR, file.year)
        self.sentences(self.node, Predicate.GOOD_FOR, file.good_for, told, None)
        self.sentences(self.node, Predicate.NOT_FOR, file.not_for, told, None)
        self.sentences(self.node, Predicate.NOT_READY, file.not_ready, told, None)
        self.sentences(self.node, Predicate.NEEDS, file.needs, told, None)
        for subject in file.only_for:
            self.say(Predicate.ONLY_FOR, subject.text, told, note=", ".join(subject.said) or None)

    def sentences(
        self, subject: str, predicate: Predicate, sentences: list[Sourced], source: str | None, evidence: Evidence | None
    ) -> None:
        """Sentences of *subject*, each by its own source where it has one."""
        for one in sentences:
            self.say(predicate, one.text, one.source or source, one.evidence or evidence, subject=subject)

    def used_for(self, tasks: Iterable[UsedFor]) -> None:
        """The tasks that it serves."""
        for one in tasks:
            self.say(Predicate.USED_FOR, f"task/{one.task}", one.source, one.evidence, node=True)

    def paper(self, paper: Paper | Publication | None) -> str | None:
        """The paper's node; None where there is no paper."""
        if paper is None:
            return None
        source = paper.source if isinstance(paper, Publication) else None
        arxiv = re.search(r"arxiv\.org/(?:abs|pdf)/(\d{4}\.\d{4,5})", paper.url)
        title = paper.title or (f"arXiv:{arxiv[1]}" if arxiv else paper.url.removeprefix("https://"))
        node = f"paper/{arxiv[1] if arxiv else slug(title)}"
        texts = (*([Text("title", title)] if paper.title else []), *([Text("summary", paper.summary)] if paper.summary else []))
        self.graph.add(Node(node, Kind.PAPER, title, paper.summary or "", paper.url, texts))
        self.say(Predicate.PAPER, node, source, node=True)
        if paper.summary:
            self.say(Predicate.SUMMARY, paper.summary, self.file.summary_source, subject=node)
        if paper.venue:
            self.say(Predicate.VENUE, paper.venue, source, subject=node)
        if paper.doi:
            self.say(Predicate.DOI, paper.doi, source, subject=node)
        if self.file.year:
            self.say(Predicate.YEAR, self.file.year, subject=node)
        return node

    def code(self, code: Code | None) -> str | None:
        """The node of the code's repository; None where there is none."""
        if code is None:
            return None
        name = code.url.removeprefix("https://").rstrip("/").removeprefix("github.com/")
        node = f"code/{slug(name)}"
        self.graph.add(Node(node, Kind.CODE, name, f"Code of {self.file.name}.", code.url))
        self.say(Predicate.CODE, node, code.source, node=True)
        if code.official is not None:
            self.say(Predicate.CODE_OFFICIAL, code.official, code.official_source or self.file.summary_source)
        if code.licence:
            self.licence(Predicate.CODE_LICENCE, code.licence, code.licence_source)
        return node

    def licence(self, predicate: Predicate, licence: str, source: str | None, evidence: Evidence | None = None, note: str | None = None) -> None:
        """A licence of its code, weights or data."""
        node = f"licence/{slug(licence)}"
        self.graph.add(Node(node, Kind.LICENCE, licence, url=f"urn:whichmodel:{node}"))
        self.say(predicate, node, source, evidence, node=True, note=note)

    def dataset(self, name: str) -> str:
        """The node of the data set *name*: that of its file, or one that holds its name alone."""
        node = self.known.datasets.get(slug(name)) or f"{Kind.DATASET}/{slug(name)}"
        if node not in self.graph.nodes:
            self.graph.add(Node(node, Kind.DATASET, name, url=f"urn:whichmodel:{node}", texts=(Text("name", name),)))
        return node

    def metric(self, name: str, source: str, evidence: Evidence) -> str:
        """The node of the metric *name*; "PSNR (Y)" is one of its own, and a variant of PSNR."""
        node = self.known.metrics.get(slug(name)) or f"{Kind.METRIC}/{slug(name)}"
        if node in self.graph.nodes:
            return node
        self.graph.add(Node(node, Kind.METRIC, name, url=f"urn:whichmodel:{node}", texts=(Text("name", name),)))
        qualified = _QUALIFIED.match(name)
        if qualified and (whole := self.known.metrics.get(slug(qualified[1]))):
            self.say(Predicate.VARIANT_OF, whole, source, evidence, subject=node, node=True)
        return node

    def results(self, groups: Iterable[Results]) -> None:
        """Measured values, each a node with its data set, metric and protocol."""
        for group in groups:
            for value in group.values:
                self._result(group, value)

    def _result(self, group: Results, value: Value) -> None:
        key = f"{self.node}|{group.protocol}|{group.source}|{value.dataset}|{value.metric}|{value.variant}|{value.value}"
        node = f"result/{self.file.id}-{slug(value.dataset)}-{slug(value.metric)}-{_tail(key)}"
        name = f"{value.variant or self.file.name} on {value.dataset}: {value.metric} {value.value:g}"
        self.graph.add(Node(node, Kind.RESULT, name, url=source_url(group.source) or f"urn:whichmodel:{node}"))
        self.say(Predicate.EVALUATION, node, group.source, group.evidence, node=True)
        self.say(Predicate.EVALUATED_ON, self.dataset(value.dataset), group.source, group.evidence, subject=node, node=True)
        metric = self.metric(value.metric, group.source, group.evidence)
        self.say(Predicate.METRIC, metric, group.source, group.evidence, subject=node, node=True)
        self.say(Predicate.VALUE, value.value, group.source, group.evidence, subject=node)
        self.say(Predicate.PROTOCOL, group.protocol, group.source, group.evidence, subject=node)
        if value.variant:
            self.say(Predicate.VARIANT, value.variant, group.source, group.evidence, subject=node)

    def conflicts(self, paper: str | None, code: str | None) -> None:
        """The values of other sources beside the file's own, of which none is chosen; validation sees that there are both."""
        stated = getattr(self.file, "paper", None)
        for one in self.file.conflicts:
            if one.about == "title" and paper and stated:
                self._both(paper, Predicate.TITLE, stated.title, one)
            elif one.about == "paper" and paper and stated:
                self._both(paper, Predicate.ADDRESS, stated.url, one)
            elif one.about == "code_of" and code and stated:
                self._both(code, Predicate.CODE_OF, stated.title, one)
            elif one.about == "code" and self.file.code:
                self._both(self.node, Predicate.CODE_ADDRESS, self.file.code.url, one)
            elif one.about in ("licence", "weights_licence"):
                predicate = Predicate.WEIGHTS_LICENCE if one.about == "weights_licence" else self.licence_predicate()
                self.licence(predicate, str(one.value), one.source, one.evidence, one.note)
            else:
                self.say(_OWN[one.about], one.value, one.source, one.evidence, note=one.note)

    def licence_predicate(self) -> Predicate:
        """What a licence of the file is of."""
        return Predicate.CODE_LICENCE

    def _both(self, subject: str, predicate: Predicate, own: str, one: Conflict) -> None:
        self.say(predicate, own, subject=subject)
        self.say(predicate, one.value, one.source, one.evidence, subject=subject, note=one.note)


def _tail(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:8]
