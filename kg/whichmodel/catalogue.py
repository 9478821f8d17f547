"""From the catalogue's files to a graph.

Every fact of a file becomes a statement with its source. What a file does not say is not in the graph.
"""

from collections.abc import Iterator
from pathlib import Path

from whichmodel.catalogue_data import DatasetReader, MetricReader
from whichmodel.catalogue_facts import Known
from whichmodel.catalogue_files import (
    ArchitectureFile,
    DatasetFile,
    LicenceFile,
    MetricFile,
    ModelFile,
    OrderFile,
    TaskFile,
    TopicFile,
)
from whichmodel.catalogue_models import ModelReader
from whichmodel.catalogue_reading import Reading, read_file
from whichmodel.errors import CatalogueError
from whichmodel.graph import Evidence, Graph, Kind, Literal, Node, Predicate, Source, Statement, Text
from whichmodel.naming import slug

EDITORIAL = "editorial"


def read_catalogue(folder: Path, read: Reading = read_file) -> Graph:
    """The graph that the files under *folder* state, as *read* reads them; raises CatalogueError naming file and line."""
    if not (folder / "tasks").is_dir() or not (folder / "models").is_dir():
        raise CatalogueError(f"{folder} is no catalogue: it has no folders tasks/ and models/")
    graph = Graph("whichmodel")
    graph.sources[EDITORIAL] = Source(EDITORIAL)
    for path in _files(folder / "topics"):
        _topic(graph, read(path, TopicFile))
    for path in _files(folder / "tasks"):
        _task(graph, read(path, TaskFile))
    _order(graph, folder / "order.toml", read)
    _licences(graph, folder / "licences.toml", read)
    _architectures(graph, folder / "architectures.toml", read)
    datasets = {path: read(path, DatasetFile) for path in _files(folder / "datasets")}
    metrics = {path: read(path, MetricFile) for path in _files(folder / "metrics")}
    known = Known.of(datasets.values(), metrics.values())
    for metric in metrics.values():
        MetricReader(graph, metric, known).read()
    for dataset in datasets.values():
        DatasetReader(graph, dataset, known).read()
    for path in _files(folder / "models"):
        ModelReader(graph, read(path, ModelFile), known, path).read()
    _check_targets(graph)
    return graph


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


def _order(graph: Graph, path: Path, read: Reading) -> None:
    if path.is_file():
        graph.say(
            _editorial(f"task/{line.first}", Predicate.COMES_BEFORE, f"task/{line.then}", literal=False, note=line.why)
            for line in read(path, OrderFile).before
        )


def _licences(graph: Graph, path: Path, read: Reading) -> None:
    for entry in read(path, LicenceFile).licence if path.is_file() else ():
        node = f"licence/{slug(entry.id)}"
        url = f"https://spdx.org/licenses/{entry.id}" if entry.spdx else f"urn:whichmodel:{node}"
        graph.add(Node(node, Kind.LICENCE, entry.id, entry.summary, url, (Text("name", entry.name),)))
        graph.say([_editorial(node, Predicate.SUMMARY, entry.summary)])
        if entry.commercial_use is not None:
            graph.say([_editorial(node, Predicate.COMMERCIAL_USE, entry.commercial_use)])


def _architectures(graph: Graph, path: Path, read: Reading) -> None:
    for entry in read(path, ArchitectureFile).architecture if path.is_file() else ():
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
