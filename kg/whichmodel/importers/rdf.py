"""RDF: Turtle, TriG, N-Quads, N-Triples and JSON-LD, with the sources of its named graphs.

What an export of ours states comes back as it was. A model of others that happens to have the id of another one
gets one of its own, and a task that the file only names is looked for among the tasks of the graph.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from whichmodel.errors import CatalogueError
from whichmodel.graph import Graph, Kind, Predicate, Statement
from whichmodel.importers.intake import Intake
from whichmodel.importers.untrusted import files_under, tidy
from whichmodel.rdf_parse import SUFFIXES
from whichmodel.rdf_read import read_rdf

_WHERE = re.compile(r":(\d+): |: ")
#: Statements by which a model is known whatever it is called.
_WORKS = (Predicate.PAPER, Predicate.CODE)
_DESCRIBES_TASK = (Predicate.DEFINITION, Predicate.SUMMARY, Predicate.GIST, Predicate.SYMPTOM)


def read(path: Path, intake: Intake) -> None:
    """Take the graphs of the RDF files under *path*."""
    works = _works(intake.below)
    for file in files_under(path, *SUFFIXES):
        try:
            found = read_rdf(file, lambda said, file=file: intake.note(file, tidy(said)))  # type: ignore[misc]
        except CatalogueError as error:
            said = str(error).removeprefix(str(file))
            at = _WHERE.match(said)
            intake.skip(file, tidy(said[at.end() if at else 0 :]), int(at[1]) if at and at[1] else None)
            continue
        _take(intake, file, found, intake.source(file.relative_to(path).as_posix() if path.is_dir() else file.name), works)


def _take(intake: Intake, file: Path, found: Graph, own: str, works: dict[str, set[object]]) -> None:
    spoken = {s.subject for s in found.statements}
    described = {s.subject for s in found.statements if s.predicate in _DESCRIBES_TASK}
    names, unknown = dict[str, str](), set[str]()
    theirs = _works(found)
    for node in found.nodes.values():
        if node.id in intake.below.nodes:
            same = node.id not in spoken or node.url == intake.below.nodes[node.id].url or theirs.get(node.id, set()) & works.get(node.id, set())
            if node.kind == Kind.MODEL and not same:
                names[node.id] = f"{node.id}-{sha256(f'{intake.name}|{node.url}'.encode()).hexdigest()[:6]}"
        elif node.kind == Kind.TASK and (task := intake.task(node.name)):
            names[node.id] = task
        elif node.kind == Kind.TASK and node.id not in described:
            unknown.add(node.id)
            intake.note(file, f"task '{tidy(node.name, 80)}' is none of this graph's tasks, and the file does not say what it is; kept as a keyword")
    for node in found.nodes.values():
        if node.id in unknown or names.get(node.id, "").startswith("task/"):
            continue
        made = replace(node, id=names.get(node.id, node.id))
        if node.id in spoken:
            intake.graph.add(made)
            intake.took()
        else:
            intake.mention_node(made)
    for source in found.sources.values():
        if source.id != file.name:
            intake.source_named(source.id, source.url)
    intake.graph.say(_said(found.statements, names, unknown, {file.name: own}, found))


def _said(statements: Iterable[Statement], names: dict[str, str], unknown: set[str], sources: dict[str, str], found: Graph) -> Iterable[Statement]:
    """*statements* under the *names* and *sources* that they have in the graph; *unknown* tasks as keywords."""
    for s in statements:
        if s.subject in unknown:
            continue
        source = sources.get(s.source, s.source)
        if not s.literal and s.object in unknown:
            if s.predicate == Predicate.TASK:
                yield Statement(names.get(s.subject, s.subject), Predicate.KEYWORD, found.nodes[str(s.object)].name, source, s.evidence, literal=True, note=s.note)
            continue
        value = s.object if s.literal else names.get(str(s.object), s.object)
        yield replace(s, subject=names.get(s.subject, s.subject), object=value, source=source)


def _works(graph: Graph) -> dict[str, set[object]]:
    """The papers and code of each model."""
    made: dict[str, set[object]] = {}
    for s in graph.statements:
        if s.predicate in _WORKS and not s.literal:
            made.setdefault(s.subject, set()).add(s.object)
    return made
