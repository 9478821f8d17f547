"""Imports into a graph directory: each a layer that is added, replaced or taken away, and the union built anew.

Only texts that the directory does not hold yet are encoded. Importing what is there already changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from whichmodel.build import BuildReport, build, encode_missing, known_vectors
from whichmodel.errors import GraphError, IntakeError
from whichmodel.graph import Evidence, Graph, Kind, Predicate, Statement
from whichmodel.importers.intake import Intake
from whichmodel.importers.linking import RULES, linker_for, tasks_of, text_of
from whichmodel.importers.registry import format_named, is_live, read_into
from whichmodel.importers.report import Report
from whichmodel.layers import BASE, Layer, base_of, layer_of, pack, stored_layers, union, writer
from whichmodel.progress import Progress
from whichmodel.store import CLASSES, GRAPH_FILE, Settings, Store
from whichmodel_embeddings.bulk import BulkEncoder
from whichmodel_embeddings.encoder import Vectors
from whichmodel_embeddings.weights import DEFAULT_ENCODER, find_weights

#: At most so many records are read live unless more are asked for.
MOST_LIVE = 100


@dataclass(frozen=True)
class Imported:
    """What an import came to: its name, what was taken, and the build; none where nothing had changed."""

    name: str
    report: Report
    encoded: int
    build: BuildReport | None

    @property
    def changed(self) -> bool:
        """Whether the graph is another one now."""
        return self.build is not None


def import_into(
    folder: Path, form: str, origin: str, *, cache: Path, name: str | None = None, most: int = MOST_LIVE,
    progress: Progress | None = None,
) -> Imported:
    """Import *origin*, a path or live address of format *form*, into the graph in *folder* under *name*.

    What was imported under that name before is replaced. Raises IntakeError where nothing can be read at all,
    GraphError where the graph cannot be; the graph is then untouched. A report of no records changes nothing.
    """
    name = name_of(form, origin, name)
    layers, settings = _layers(folder)
    at = next((at for at, layer in enumerate(layers) if layer.name == name), len(layers))
    below = union((layer.graph for layer in layers[:at]), BASE)
    intake = Intake(name, below, (lambda done: progress("reading", done, 0)) if progress else None)
    read_into(intake, form, origin, most)
    graph = intake.finish()
    if not graph.nodes:
        return Imported(name, intake.report, 0, None)
    bulk = _encoder(settings)
    tasks = tasks_of(below)
    reader = f"{RULES} {bulk.weights.sha256[:16]} {pack(tasks)[1]}"
    before = layers[at] if at < len(layers) else None
    unlinked = intake.unlinked() if any(node.kind == Kind.TASK for node in tasks.nodes.values()) else []
    vectors: dict[str, Vectors] = {}
    encoded = 0
    kept = _kept_links(before, reader) if before else {}
    known = [s for node in unlinked for s in kept.get((node.id, node.name, text_of(node)), ())]
    new = [node for node in unlinked if (node.id, node.name, text_of(node)) not in kept]
    if new:
        vectors = known_vectors(folder, bulk.weights.sha256)
        quick = bulk.fast(cache)
        encoded = encode_missing(quick, (text.text for node in graph.nodes.values() for text in node.texts), vectors, progress)
        encoded += encode_missing(quick, map(text_of, new), vectors, progress)
        sources = {s.subject: s.source for s in graph.statements if s.predicate in (Predicate.SUMMARY, Predicate.NAME)}
        with linker_for(tasks, folder if _holds(layers[at:], tasks) else None, bulk.weights.name, vectors, cache) as linker:
            found = linker.links_of([(node.name, text_of(node)) for node in new], vectors)
            for done, (node, links) in enumerate(zip(new, found, strict=True), 1):
                if progress:
                    progress("linking", done, len(new))
                source = sources.get(node.id, name)
                known += [Statement(node.id, Predicate.TASK, link.task, source, Evidence.INFERRED, note=link.note) for link in links]
    order = {node.id: at for at, node in enumerate(unlinked)}
    graph.say(sorted(known, key=lambda s: order[s.subject]))
    intake.report.linked, intake.report.statements = len(known), len(graph.statements)
    layer = layer_of(graph, form, origin if is_live(form, origin) else Path(origin).name, reader)
    if before and (before.digest, before.format, before.reader) == (layer.digest, layer.format, layer.reader):
        return Imported(name, intake.report, 0, None)
    made = _write(folder, [*layers[:at], layer, *layers[at + 1 :]], settings, cache, progress, vectors)
    return Imported(name, intake.report, encoded + made.encoded, made)


def remove_from(folder: Path, name: str, *, cache: Path, progress: Progress | None = None) -> BuildReport:
    """Take the import *name* out of the graph in *folder*: all that it alone stated; raises GraphError where there is none."""
    layers, settings = _layers(folder)
    left = [layer for layer in layers if layer.name != name or layer.name == BASE]
    if len(left) == len(layers):
        there = ", ".join(f"'{layer.name}'" for layer in layers[1:])
        raise GraphError(f"nothing was imported into {folder} as '{name}'; {f'imported were: {there}' if there else 'nothing was imported there at all'}")
    return _write(folder, left, settings, cache, progress, {})


def imports_in(folder: Path) -> list[Layer]:
    """The imports in the graph in *folder*, in order."""
    return stored_layers(folder)[1:]


def name_of(form: str, origin: str, name: str | None) -> str:
    """The name of an import: as given, or else what the format or the origin is called."""
    usual = format_named(form).default_name
    if name is None:
        name = usual or (origin if is_live(form, origin) else Path(origin).resolve().name)
    name = " ".join(name.split())
    if not name or len(name) > 200 or name == str(Evidence.EDITORIAL):
        raise IntakeError(f"'{name[:40]}' cannot be the name of a source; give another one with --source")
    return name


def _layers(folder: Path) -> tuple[list[Layer], Settings | None]:
    """The layers of the graph in *folder*, and its settings; where nothing was imported yet, all of it is the first."""
    settings = None
    if (folder / GRAPH_FILE).is_file():
        store = Store(folder)
        settings = store.settings
        store.close()
    return stored_layers(folder) or [layer_of(base_of(folder), "", "")], settings


def _write(
    folder: Path, layers: Sequence[Layer], settings: Settings | None, cache: Path, progress: Progress | None, vectors: dict[str, Vectors]
) -> BuildReport:
    whole = union((layer.graph for layer in layers), settings.name if settings else "whichmodel")
    return build(
        whole, folder, cache=cache, encoder=settings.encoder if settings else DEFAULT_ENCODER,
        fingerprint=settings.fingerprint if settings else "", progress=progress, vectors=vectors, also=writer(layers),
    )  # fmt: skip


def _encoder(settings: Settings | None) -> BulkEncoder:
    """The encoder that the graph was made with."""
    bulk = BulkEncoder(find_weights(settings.encoder if settings else DEFAULT_ENCODER))
    if settings and bulk.weights.sha256 != settings.encoder_sha256:
        raise GraphError(f"the graph was made with other weights of '{settings.encoder}'; make it again: kg build --encoder {settings.encoder}")
    return bulk



def _holds(above: Sequence[Layer], tasks: Graph) -> bool:
    """Whether the graph as it stands has *tasks* and no others: nothing *above* brings one or says more of one."""
    graphs = [layer.graph for layer in above]
    return bool(tasks.nodes) and not any(
        any(node.kind in CLASSES for node in graph.nodes.values()) or any(s.subject in tasks.nodes for s in graph.statements) for graph in graphs
    )


def _kept_links(before: Layer, reader: str) -> dict[tuple[str, str, str], list[Statement]]:
    """The links that the same reader inferred before, by the node and the texts that it inferred them from."""
    if before.reader != reader:
        return {}
    made: dict[str, list[Statement]] = {}
    for s in before.graph.statements:
        if s.predicate == Predicate.TASK and s.evidence == Evidence.INFERRED:
            made.setdefault(s.subject, []).append(s)
    told = {s.subject for s in before.graph.statements if s.predicate == Predicate.TASK and s.evidence != Evidence.INFERRED}
    nodes = (node for node in before.graph.nodes.values() if node.id not in told)
    return {(node.id, node.name, text_of(node)): made.get(node.id, []) for node in nodes}
