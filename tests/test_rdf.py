"""RDF both ways: what is exported is read back statement for statement, and the shapes hold of all of it."""

import json
import tempfile
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from drawn import graphs
from hypothesis import given, settings
from rdflib import Graph as RdfGraph
from rdflib import Literal as RdfLiteral
from rdflib import URIRef

from whichmodel.build import build
from whichmodel.errors import CatalogueError
from whichmodel.graph import Graph, Node
from whichmodel.rdf import FORMATS, Value, export_rdf, quads
from whichmodel.rdf_read import read_rdf
from whichmodel.rdf_terms import CM, CR, F4, OWN, PROV, RDF, SCHEMA, SKOS, SOURCE, SPDX, TERM, source_iri
from whichmodel.store import Store

#: The ends of the files' names, by form; Turtle has no named graphs and cannot give back who said what.
EXACT = {"nquads": "nq", "trig": "trig", "jsonld": "jsonld"}


@pytest.fixture(scope="module")
def whole(catalogue_store: Store) -> Graph:
    return catalogue_store.whole()


def said(graph: Graph) -> set[tuple[object, ...]]:
    """The statements as they compare; 1, 1.0 and true are told apart."""
    return {(s.subject, s.predicate, repr(s.object), s.source, s.evidence, s.literal, s.note) for s in graph.statements}


def nodes(graph: Graph) -> dict[str, tuple[Node, frozenset[object]]]:
    """The nodes, their texts in any order."""
    return {node.id: (replace(node, texts=()), frozenset(node.texts)) for node in graph.nodes.values()}


def differing(one: Graph, other: Graph, most: int = 3) -> list[object]:
    """The first few statements, nodes and sources that the two do not share: whole graphs are too long to be shown."""
    pairs = [(said(one), said(other)), (nodes(one).items(), nodes(other).items()), (one.sources.items(), other.sources.items())]
    return [part for mine, theirs in pairs for part in list(set(mine) ^ set(theirs))[:most]]


def again(graph: Graph, form: str, folder: Path) -> Graph:
    """What reading the export of *graph* gives."""
    path = folder / f"{graph.name}.{EXACT[form]}"
    path.write_text(export_rdf(graph, form), encoding="utf-8", newline="")
    return read_rdf(path)


@pytest.mark.parametrize("form", EXACT)
def test_the_whole_export_is_read_back_statement_for_statement(whole: Graph, form: str, tmp_path: Path):
    """Statements with their sources, levels of evidence and notes; nodes with their texts; sources: all as they were."""
    back = again(whole, form, tmp_path)
    assert differing(back, whole) == []


@pytest.mark.parametrize("form", EXACT)
@settings(max_examples=40, deadline=None)
@given(graph=graphs(least=1))
def test_any_graph_is_read_back_statement_for_statement(form: str, graph: Graph):
    """Whatever characters, numbers, notes and languages a graph holds."""
    with tempfile.TemporaryDirectory() as folder:
        back = again(graph, form, Path(folder))
    assert differing(back, graph) == []
