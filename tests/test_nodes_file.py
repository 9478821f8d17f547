"""JSON Lines both ways: what `kg export jsonl` writes is read back statement for statement."""

import json
import tempfile
from pathlib import Path

import pytest
from conftest import Kg
from drawn import graphs
from hypothesis import given, settings

from whichmodel.build import build
from whichmodel.graph import Graph
from whichmodel.infer import with_inferred
from whichmodel.nodes_file import node_line, read_nodes
from whichmodel.store import GRAPH_FILE, LAYOUT, Settings, Store
from whichmodel.writing import write_store


def said(graph: Graph) -> set[tuple[object, ...]]:
    """The statements as they compare; 1, 1.0 and true are told apart."""
    return {(s.subject, s.predicate, repr(s.object), s.source, s.evidence, s.literal, s.note) for s in graph.statements}


def test_the_whole_export_is_read_back_statement_for_statement(look: Kg, catalogue_store: Store, tmp_path: Path):
    """Years are whole numbers, no summary is added, and every source has its address."""
    path = tmp_path / "whole.jsonl"
    path.write_text(look("export", "jsonl").stdout, encoding="utf-8")
    back, whole = read_nodes(path), catalogue_store.whole()
    assert list(said(back) ^ said(whole))[:3] == []
    assert [node for node in whole.nodes if whole.nodes[node] != back.nodes.get(node)][:3] == []
    assert (list(back.nodes), back.sources) == (list(whole.nodes), whole.sources)
    assert said(with_inferred(back)) == said(whole)


def test_each_line_is_a_node_in_the_shape_that_is_documented(look: Kg):
    """`id`, `kind`, `name`, `summary`, `url`, `texts`, and `links` with predicate, object and source."""
    lines = [json.loads(line) for line in look("export", "jsonl", "--node", "model/swinir").stdout.splitlines()]
    swinir = next(line for line in lines if line["id"] == "model/swinir")
    assert set(swinir) == {"id", "kind", "name", "summary", "url", "texts", "links", "complete"}
    year = next(link for link in swinir["links"] if link["predicate"] == "year")
    assert year["object"] == 2021
    assert isinstance(year["object"], int)
    assert all(link["source"] and link["evidence"] for link in swinir["links"])


@settings(max_examples=60)
@given(graphs(least=1))
def test_any_graph_is_read_back_statement_for_statement(graph: Graph):
    """Whatever characters, numbers and notes a graph holds; a source that states nothing is the one thing lost."""
    with tempfile.TemporaryDirectory() as folder:
        write_store(Path(folder) / GRAPH_FILE, graph, Settings("drawn", LAYOUT, "drawn", "none", "none", 1, ""))
        store = Store(Path(folder))
        path = Path(folder) / "drawn.jsonl"
        path.write_text("".join(f"{json.dumps(node_line(store, node))}\n" for node in store.all_ids()), encoding="utf-8")
        back = read_nodes(path)
        store.close()
    assert said(back) == said(graph)
    assert back.nodes == graph.nodes
    assert back.sources == {name: source for name, source in graph.sources.items() if name in {s.source for s in graph.statements}}


def test_a_build_of_the_export_is_the_same_graph(small_folder: Path, cache: Path, tmp_path: Path):
    """`kg export jsonl > x.jsonl; kg build x.jsonl --graph DIR`: the same content, the same generation."""
    store = Store(small_folder)
    path = tmp_path / "small.jsonl"
    path.write_text("".join(f"{json.dumps(node_line(store, node))}\n" for node in store.all_ids()), encoding="utf-8")
    build(read_nodes(path), tmp_path / "again", cache=cache)
    again = Store(tmp_path / "again")
    assert said(again.whole()) == said(store.whole())
    assert again.whole().nodes == store.whole().nodes
    store.close()
    again.close()


@pytest.mark.parametrize("year", [2021, 2021.5, True, "2021"])
def test_values_keep_their_type(year: object, tmp_path: Path):
    """A whole number is none with a point, and a truth is no number."""
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps({"id": "a", "kind": "thing", "name": "A", "links": [{"predicate": "year", "object": year}]}), encoding="utf-8")
    (made,) = read_nodes(path).statements
    assert (made.object, type(made.object)) == (year, type(year))
