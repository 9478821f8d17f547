"""RDF: read by `whichmodel.rdf_read`, statement for statement with the sources of its named graphs."""

from importlib import import_module
from pathlib import Path

from whichmodel.errors import IntakeError
from whichmodel.graph import Graph
from whichmodel.importers.intake import Intake

READER = "whichmodel.rdf_read"


def read(path: Path, intake: Intake) -> None:
    """Take the graph in the RDF file *path*; raises IntakeError where this version reads no RDF."""
    try:
        reader = import_module(READER)
    except ModuleNotFoundError as error:
        if error.name != READER:
            raise
        raise IntakeError("this version reads no RDF; convert it to JSON Lines of nodes, and import jsonl") from error
    found: Graph = reader.read_rdf(path)
    for node in found.nodes.values():
        intake.graph.add(node)
        intake.took()
    for source in found.sources.values():
        intake.source_named(source.id, source.url)
    intake.graph.say(found.statements)
