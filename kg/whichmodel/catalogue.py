"""From the catalogue's files to a graph.

Every fact of a file becomes a statement with its source. What a file does not say is not in the graph.
"""

import difflib
import hashlib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from whichmodel.catalogue_files import (
    ArchitectureFile,
    File,
    LicenceFile,
    ModelFile,
    OrderFile,
    Other,
    Results,
    Sourced,
    TaskFile,
    TopicFile,
    Variant,
)
from whichmodel.errors import CatalogueError
from whichmodel.graph import Evidence, Graph, Kind, Literal, Node, Predicate, Source, Statement, Text

EDITORIAL = "editorial"
Shape = TypeVar("Shape", bound=File)


def read_catalogue(folder: Path) -> Graph:
    """The graph that the files under *folder* state; raises CatalogueError naming file and line."""
    if not (folder / "tasks").is_dir() or not (folder / "models").is_dir():
        raise CatalogueError(f"{folder} is no catalogue: it has no folders tasks/ and models/")
    graph = Graph("whichmodel")
    graph.sources[EDITORIAL] = Source(EDITORIAL)
    for path in _files(folder / "topics"):
        _topic(graph, read_file(path, TopicFile))
    for path in _files(folder / "tasks"):
        _task(graph, read_file(path, TaskFile))
    _order(graph, folder / "order.toml")
    _licences(graph, folder / "licences.toml")
    _architectures(graph, folder / "architectures.toml")
    for path in _files(folder / "models"):
        _ModelReader(graph, read_file(path, ModelFile), path).read()
    _check_targets(graph)
    return graph


def read_file(path: Path, shape: type[Shape]) -> Shape:
    """The file at *path* as *shape*; raises CatalogueError with the line of what is wrong."""
    try:
        text = path.read_text(encoding="utf-8")
        content = tomllib.loads(text)
        value = shape.model_validate(content)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"\(at line (\d+)", str(error))
        raise CatalogueError(f"{path}:{at[1] if at else len(text.splitlines()) or 1}: not TOML: {error}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path}: cannot be read: {error}") from error
    except ValidationError as error:
        # a misspelt key is also a missing one: the key that is there is what a person can find
        first = min(error.errors(), key=lambda one: one["type"] != "extra_forbidden")
        where = ".".join(str(part) for part in first["loc"])
        line = line_of(text, first["loc"][:-1] if first["type"] == "missing" else first["loc"])
        said = _no_such_key(str(first["loc"][-1])) if first["type"] == "extra_forbidden" else first["msg"]
        raise CatalogueError(f"{path}:{line}: {where}: {said}") from error
    if getattr(value, "id", path.stem) != path.stem:
        raise CatalogueError(f"{path}:{line_of(text, ('id',))}: id is not the file's name")
    return value


def line_of(text: str, where: tuple[int | str, ...]) -> int:
    """The line (from 1) on which the TOML *text* holds the value at *where*, as near as its keys tell."""
    lines = text.splitlines()
    at, end, name = 0, len(lines), ""
    for position, part in enumerate(where):
        if isinstance(part, int):
            tables = enumerate(lines) if position == 1 else ()  # an array within a table is written in line
            heads = [n for n, line in tables if line.partition("#")[0].strip() == f"[[{name}]]"]
            rows = [n for n in range(at, end) for _ in range(lines[n].count("{"))]
            if heads:
                at = heads[min(part, len(heads) - 1)]
                end = next((n for n in range(at + 1, len(lines)) if lines[n].startswith("[")), len(lines))
            elif part < len(rows):  # an array of inline tables
                at = rows[part]
            continue
        following = where[position + 1] if position + 1 < len(where) else None
        name = f"{name}.{part}" if name and not isinstance(following, int) else str(part)
        pattern = re.compile(rf"^\s*(\[?\[{re.escape(name)}\]|{re.escape(str(part))}\s*=)|[{{,]\s*{re.escape(str(part))}\s*=")
        at = next((n for n in range(at, end) if pattern.search(lines[n])), at)
    return at + 1


def _no_such_key(name: str) -> str:
    known = {field for shape in File.__subclasses__() for field in shape.model_fields}
    near = difflib.get_close_matches(name, sorted(known), n=1)
    return f"no such key; nearest: {near[0]}" if near else "no such key"


def source_url(name: str) -> str | None:
    """The address of the source that a catalogue file calls *name*; None where it has none."""
    if name.startswith(("http://", "https://")):
        return name
    if match := re.fullmatch(r"arXiv:(\d{4}\.\d{4,5})", name):
        return f"https://arxiv.org/abs/{match[1]}"
    if name.startswith("doi:"):
        return f"https://doi.org/{name[4:]}"
    if match := re.fullmatch(r"([\w.-]+/[\w.-]+):([^#\s]+)(#L\d+)?", name):
        return f"https://github.com/{match[1]}/blob/HEAD/{match[2]}{match[3] or ''}"
    return None


def slug(text: str) -> str:
    """*text* as the last part of an id: lower case, digits, hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:80] or hashlib.sha256(text.encode()).hexdigest()[:8]


def _files(folder: Path) -> Iterator[Path]:
    return iter(sorted(folder.glob("*.toml")))


def _editorial(subject: str, predicate: Predicate, value: Literal, *, literal: bool = True, note: str | None = None) -> Statement:
    return Statement(subject, predicate, value, EDITORIAL, Evidence.EDITORIAL, literal, note)


def _task(graph: Graph, task: TaskFile) -> None:
    node = f"task/{task.id}"
    labels = [(language, label) for language, found in task.labels.items() for label in found]
    symptoms = [(language, text) for language, found in task.symptoms.items() for text in found]
    texts = [Text("label", task.name), Text("gist", task.gist), Text("definition", task.definition)]
    texts += [Text("label", label, language) for language, label in labels]
    texts += [Text("symptom", text, language) for language, text in symptoms]
    graph.add(Node(node, Kind.TASK, task.name, task.definition, f"urn:whichmodel:{node}", tuple(texts)))
    said = [
        _editorial(node, Predicate.DEFINITION, task.definition),
        _editorial(node, Predicate.GIST, task.gist),
        *(_editorial(node, Predicate.HOW, sentence) for sentence in task.how),
        _editorial(node, Predicate.TAKES, task.takes.text),
        _editorial(node, Predicate.TAKES_MEDIUM, task.takes.medium),
        _editorial(node, Predicate.GIVES, task.gives.text),
        _editorial(node, Predicate.GIVES_MEDIUM, task.gives.medium),
        _editorial(node, Predicate.GIVES_SIZE, task.gives.size),
        *(_editorial(node, Predicate.ALT_LABEL, label) for _, label in labels),
        *(_editorial(node, Predicate.SYMPTOM, text) for _, text in symptoms),
    ]
    if task.caution:
        said.append(_editorial(node, Predicate.CAUTION, task.caution))
    if task.refines:
        said.append(_editorial(node, Predicate.REFINES, f"task/{task.refines}", literal=False))
    said += [
        _editorial(node, Predicate.SERVED_BY, f"task/{served.task}", literal=False, note=served.why) for served in task.served_by
    ]
    for predicate, others in ((Predicate.BROADER, task.broader), (Predicate.RELATED, task.related)):
        said += [_editorial(node, predicate, f"task/{other}", literal=False) for other in others]
    graph.say(said)


def _topic(graph: Graph, topic: TopicFile) -> None:
    node = f"topic/{topic.id}"
    texts = [Text("label", topic.name)]
    texts += [Text("example", text, language) for language, found in topic.examples.items() for text in found]
    graph.add(Node(node, Kind.TOPIC, topic.name, topic.says, f"urn:whichmodel:{node}", tuple(texts)))
    graph.say([_editorial(node, Predicate.SCOPE_NOTE, topic.says), _editorial(node, Predicate.OUTCOME, topic.outcome)])
    graph.say(_editorial(node, Predicate.CUE, cue) for cue in topic.cues)
    graph.say(_editorial(node, Predicate.EXAMPLE, text.text) for text in texts if text.field == "example")


def _order(graph: Graph, path: Path) -> None:
    if path.is_file():
        graph.say(
            _editorial(f"task/{line.first}", Predicate.COMES_BEFORE, f"task/{line.then}", literal=False, note=line.why)
            for line in read_file(path, OrderFile).before
        )


def _licences(graph: Graph, path: Path) -> None:
    for entry in read_file(path, LicenceFile).licence if path.is_file() else ():
        node = f"licence/{slug(entry.id)}"
        url = f"https://spdx.org/licenses/{entry.id}" if entry.spdx else f"urn:whichmodel:{node}"
        graph.add(Node(node, Kind.LICENCE, entry.id, entry.summary, url, (Text("name", entry.name),)))
        graph.say([_editorial(node, Predicate.SUMMARY, entry.summary)])
        if entry.commercial_use is not None:
            graph.say([_editorial(node, Predicate.COMMERCIAL_USE, entry.commercial_use)])


def _architectures(graph: Graph, path: Path) -> None:
    for entry in read_file(path, ArchitectureFile).architecture if path.is_file() else ():
        node = f"architecture/{entry.id}"
        graph.add(Node(node, Kind.ARCHITECTURE, entry.name, entry.summary, f"urn:whichmodel:{node}"))
        graph.say([_editorial(node, Predicate.SUMMARY, entry.summary)])
        if entry.invents_detail:
            graph.say([_editorial(node, Predicate.INVENTS_DETAIL, True)])


def _check_targets(graph: Graph) -> None:
    for statement in graph.statements:
        if not statement.literal and statement.object not in graph.nodes:
            raise CatalogueError(
                f"{statement.subject}: {statement.predicate} names {statement.object}, which no file of the catalogue holds"
            )


class _ModelReader:
    """The statements of one file of models/."""

    def __init__(self, graph: Graph, file: ModelFile, path: Path) -> None:
        self.graph, self.file, self.path = graph, file, path
        self.node = f"{file.kind}/{file.id}"

    def read(self) -> None:
        """Add the file's nodes and statements to the graph."""
        file = self.file
        texts = [Text("name", file.name), Text("summary", file.summary)]
        texts += [Text("goodFor", sentence.text) for sentence in file.good_for]
        url = file.code.url if file.code else file.paper.url if file.paper else f"urn:whichmodel:{self.node}"
        self.graph.add(Node(self.node, file.kind, file.name, file.summary, url, tuple(texts)))
        self._describe()
        for performed in file.performs:
            self._say(Predicate.TASK, f"task/{performed.task}", performed.source, performed.evidence, node=True)
        if file.architecture:
            self._say(Predicate.ARCHITECTURE, f"architecture/{file.architecture}", node=True)
        self._paper()
        self._code()
        if file.training:
            for name in file.training.datasets:
                self._say(Predicate.TRAINED_ON, self._dataset(name), file.training.source, node=True)
        self._relate(self.node, Predicate.BUILDS_ON, file.builds_on)
        self._relate(self.node, Predicate.FINE_TUNED_FROM, file.fine_tuned_from)
        self._relate(self.node, Predicate.SUCCEEDED_BY, file.succeeded_by)
        for variant in file.variant:
            self._variant(variant)
        for group in file.results:
            self._results(group)

    def _describe(self) -> None:
        file, told = self.file, self.file.summary_source
        self._say(Predicate.SUMMARY, file.summary, told)
        if file.how:
            self._say(Predicate.HOW, file.how, told)
        for medium in file.media:
            self._say(Predicate.MEDIUM, medium)
        if file.year:
            self._say(Predicate.YEAR, file.year)
        if file.parameters_millions:
            self._say(Predicate.PARAMETERS, file.parameters_millions)
        self._scales(self.node, file.scale, told, None)
        self._sentences(self.node, Predicate.GOOD_FOR, file.good_for, told, None)
        self._sentences(self.node, Predicate.NOT_FOR, file.not_for, told, None)
        self._sentences(self.node, Predicate.NEEDS, file.needs, told, None)
        for subject in file.only_for:
            self._say(Predicate.ONLY_FOR, subject, told)
        for device in file.runs_on:
            self._say(Predicate.RUNS_ON, device, told)
        if file.real_time is not None:
            self._say(Predicate.REAL_TIME, file.real_time, told)

    def _say(
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
        own = self.file.code.url.removeprefix("https://github.com/").lower() if self.file.code else None
        return Evidence.OFFICIAL_REPO if own and source.lower().startswith(f"{own}:") else Evidence.STORED_PAGE

    def _relate(
        self, subject: str, predicate: Predicate, others: list[Other], source: str | None = None, evidence: Evidence | None = None
    ) -> None:
        for one in others:
            told, level = (one.source, one.evidence) if one.source else (source, one.evidence or evidence)
            self._say(predicate, f"model/{one.model}", told, level, subject=subject, node=True, note=one.note)

    def _sentences(
        self, subject: str, predicate: Predicate, sentences: list[Sourced], source: str | None, evidence: Evidence | None
    ) -> None:
        for one in sentences:
            self._say(predicate, one.text, one.source or source, one.evidence or evidence, subject=subject)

    def _scales(self, subject: str, scale: Any, source: str | None, evidence: Evidence | None) -> None:
        for factor in [scale] if scale == "arbitrary" else scale or []:
            self._say(Predicate.SCALE, factor, source, evidence, subject=subject)

    def _paper(self) -> None:
        paper = self.file.paper
        if paper is None:
            return
        arxiv = re.search(r"arxiv\.org/(?:abs|pdf)/(\d{4}\.\d{4,5})", paper.url)
        node = f"paper/{arxiv[1] if arxiv else slug(paper.title)}"
        texts = (Text("title", paper.title), *([Text("summary", paper.summary)] if paper.summary else []))
        self.graph.add(Node(node, Kind.PAPER, paper.title, paper.summary or "", paper.url, texts))
        self._say(Predicate.PAPER, node, node=True)
        if paper.summary:
            self._say(Predicate.SUMMARY, paper.summary, self.file.summary_source, subject=node)
        if paper.venue:
            self._say(Predicate.VENUE, paper.venue, subject=node)
        if paper.doi:
            self._say(Predicate.DOI, paper.doi, subject=node)
        if self.file.year:
            self._say(Predicate.YEAR, self.file.year, subject=node)

    def _code(self) -> None:
        file = self.file
        if file.code:
            path = file.code.url.removeprefix("https://").rstrip("/")
            name = path.removeprefix("github.com/")
            node = f"code/{slug(name)}"
            self.graph.add(Node(node, Kind.CODE, name, f"Code of {file.name}.", file.code.url))
            self._say(Predicate.CODE, node, node=True)
            if file.code.licence:
                self._licence(Predicate.CODE_LICENCE, file.code.licence, file.code.licence_source)
        if file.weights:
            self._licence(Predicate.WEIGHTS_LICENCE, file.weights.licence, file.weights.licence_source)

    def _licence(self, predicate: Predicate, licence: str, source: str | None) -> None:
        node = f"licence/{slug(licence)}"
        self.graph.add(Node(node, Kind.LICENCE, licence, url=f"urn:whichmodel:{node}"))
        self._say(predicate, node, source, node=True)

    def _dataset(self, name: str) -> str:
        node = f"dataset/{slug(name)}"
        self.graph.add(Node(node, Kind.DATASET, name, url=f"urn:whichmodel:{node}", texts=(Text("name", name),)))
        return node

    def _variant(self, variant: Variant) -> None:
        file, node = self.file, f"model/{variant.id}"
        if node in self.graph.nodes:
            line = line_of(self.path.read_text(encoding="utf-8"), ("variant", file.variant.index(variant), "id"))
            raise CatalogueError(f"{self.path}:{line}: a second model is called {variant.id}")
        source, evidence = variant.source or file.summary_source, variant.evidence
        texts = (Text("name", variant.name), *([Text("summary", variant.summary)] if variant.summary else []))
        summary = variant.summary or ""
        self.graph.add(Node(node, Kind.MODEL, variant.name, summary, self.graph.nodes[self.node].url, texts))
        self._say(Predicate.VARIANT_OF, self.node, source, evidence, subject=node, node=True)
        for task in variant.tasks:
            self._say(Predicate.TASK, f"task/{task}", source, evidence, subject=node, node=True)
        for medium in variant.media:
            self._say(Predicate.MEDIUM, medium, source, evidence, subject=node)
        for subject in variant.only_for:
            self._say(Predicate.ONLY_FOR, subject, source, evidence, subject=node)
        if variant.summary:
            self._say(Predicate.SUMMARY, variant.summary, source, evidence, subject=node)
        if variant.parameters_millions:
            self._say(Predicate.PARAMETERS, variant.parameters_millions, source, evidence, subject=node)
        self._scales(node, variant.scale, source, evidence)
        self._relate(node, Predicate.FINE_TUNED_FROM, variant.fine_tuned_from, source, evidence)
        self._sentences(node, Predicate.GOOD_FOR, variant.good_for, source, evidence)
        self._sentences(node, Predicate.NOT_FOR, variant.not_for, source, evidence)

    def _results(self, group: Results) -> None:
        for value in group.values:
            dataset = self._dataset(value.dataset)
            key = f"{self.node}|{group.protocol}|{group.source}|{value.dataset}|{value.metric}|{value.variant}|{value.value}"
            tail = hashlib.sha256(key.encode()).hexdigest()[:8]
            node = f"result/{self.file.id}-{slug(value.dataset)}-{slug(value.metric)}-{tail}"
            name = f"{value.variant or self.file.name} on {value.dataset}: {value.metric} {value.value:g}"
            self.graph.add(Node(node, Kind.RESULT, name, url=source_url(group.source) or f"urn:whichmodel:{node}"))
            self._say(Predicate.EVALUATION, node, group.source, group.evidence, node=True)
            self._say(Predicate.EVALUATED_ON, dataset, group.source, group.evidence, subject=node, node=True)
            facts: list[tuple[Predicate, Literal]] = [
                (Predicate.METRIC, value.metric), (Predicate.VALUE, value.value), (Predicate.PROTOCOL, group.protocol),
            ]
            if value.variant:
                facts.append((Predicate.VARIANT, value.variant))
            for predicate, fact in facts:
                self._say(predicate, fact, group.source, group.evidence, subject=node)
