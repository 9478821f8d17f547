"""Looks at the graph: one node, two side by side, a way between two, and what the whole covers."""

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import Kg, run_kg

from whichmodel.compare import Comparison, compare
from whichmodel.coverage import LACKS, coverage
from whichmodel.errors import UnknownNodeError
from whichmodel.graph import Evidence, Graph, Kind, Node, Predicate, Source, Statement
from whichmodel.infer import with_inferred
from whichmodel.results import conflicts_of, factor_in, results_of, size_in
from whichmodel.store import GRAPH_FILE, LAYOUT, Settings, Store
from whichmodel.writing import write_store

#: Two models that two sources describe differently, with results under three protocols.
FACTS: list[tuple[str, str, Any, str]] = [
    ("model/a", "mlTask", "task/t", "one"), ("model/a", "year", 2020, "one"), ("model/a", "year", 2021, "two"),
    ("model/a", "codeLicence", "licence/mit", "one"), ("model/a", "needs", "A mask.", "one"), ("model/a", "scale", 4.0, "one"),
    ("model/b", "mlTask", "task/t", "two"), ("model/b", "year", 2022, "two"), ("model/b", "buildsOn", "model/a", "two"),
    ("model/c", "mlTask", "task/t", "two"),
]  # fmt: skip
#: (model, id, protocol, variant, value, source)
RESULTS = [
    ("a", "r1", "Y channel", "a_x4", 30.0, "one"), ("a", "r2", "Y channel", "a_x4", 31.0, "two"), ("b", "r3", "Y channel", "b-x4", 32.0, "two"),
    ("a", "r4", "RGB", "a_x4", 28.0, "one"), ("b", "r5", "Y channel", "b_x2", 36.0, "two"), ("c", "r6", "RGB", "c at 512x512", 29.0, "two"),
]  # fmt: skip


@pytest.fixture(scope="module")
def disputed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the graph of FACTS and RESULTS."""
    graph = Graph("disputed", sources={name: Source(name, f"https://example.org/{name}") for name in ("one", "two")})
    for node in ("model/a", "model/b", "model/c", "task/t", "licence/mit", "dataset/set"):
        kind, _, name = node.partition("/")
        graph.add(Node(node, kind, name.upper()))
    link = (Predicate.TASK, Predicate.CODE_LICENCE, Predicate.BUILDS_ON)
    graph.say(Statement(s, p, o, source, Evidence.ONE_LIST, literal=p not in link) for s, p, o, source in FACTS)
    for model, name, protocol, variant, value, source in RESULTS:
        result = f"result/{name}"
        graph.add(Node(result, Kind.RESULT, name))
        graph.say([Statement(f"model/{model}", Predicate.EVALUATION, result, source, Evidence.ONE_LIST)])
        graph.say([Statement(result, Predicate.EVALUATED_ON, "dataset/set", source, Evidence.ONE_LIST)])
        told = {Predicate.METRIC: "PSNR", Predicate.PROTOCOL: protocol, Predicate.VARIANT: variant, Predicate.VALUE: value}
        graph.say(Statement(result, p, o, source, Evidence.ONE_LIST, literal=True) for p, o in told.items())
    folder = tmp_path_factory.mktemp("disputed")
    write_store(folder / GRAPH_FILE, with_inferred(graph), Settings("disputed", LAYOUT, "disputed", "none", "none", 1, ""))
    return folder


@pytest.fixture
def made(disputed: Path) -> Any:
    store = Store(disputed)
    yield compare(store, ["a", "b"])
    store.close()


def row(found: Comparison, name: str) -> list[list[str]]:
    """The texts of each model's cell."""
    return next([[one.text for one in cell] for cell in row.cells] for row in found.rows if row.name == name)


# -- side by side ------------------------------------------------------------------------------------------------------


def test_facts_stand_side_by_side(made: Comparison):
    """Tasks, scale, licence, year, needs and relations; nothing where nothing is stated."""
    assert row(made, "tasks") == [["T"], ["T"]]
    assert row(made, "scale") == [["×4"], []]
    assert row(made, "licence of code") == [["MIT"], []]
    assert row(made, "needs") == [["A mask."], []]
    assert row(made, "builds on") == [[], ["A"]]


def test_conflicting_values_are_both_shown_each_with_its_source(made: Comparison):
    """None is chosen: two years and two values in one setting stand there with who says so."""
    assert row(made, "year") == [["2020", "2021"], ["2022"]]
    conflicts = {one.about: [(s.object, s.source) for s in one.values] for one in made.conflicts}
    assert conflicts == {
        "year": [(2020, "one"), (2021, "two")], "PSNR on SET ×4, Y channel, a_x4": [(30.0, "one"), (31.0, "two")],
    }  # fmt: skip


def test_results_stand_together_only_where_they_were_measured_alike(made: Comparison):
    """Same data set, metric, protocol and factor: neither RGB beside Y, nor ×2 beside ×4."""
    (only,) = made.results
    assert (only.setting.protocol, only.setting.scale) == ("Y channel", 4)
    assert [[r.stated.object for r in cell] for cell in only.cells] == [[30.0, 31.0], [32.0]]
    assert made.apart == (1, 1)


@pytest.mark.parametrize(
    ("variant", "factor", "size"),
    [
        ("swinir_x4s64w8d6e180_8xb4-lr2e-4", 4, None), ("HAT 4x", 4, None), ("×8", 8, None), ("input 512x512", None, "512x512"),
        ("deepfillv2_256x256_8x2_places", None, "256x256"), ("x2 and x4", None, None), ("", None, None),
    ],
)  # fmt: skip
def test_factor_and_size_are_read_from_the_name_of_a_variant(variant: str, factor: int | None, size: str | None):
    """One of each at most; batches on GPUs (8xb4, 8x2) are neither."""
    assert (factor_in(variant), size_in(variant)) == (factor, size)


def test_real_models_are_compared(catalogue_store: Store):
    """SwinIR and EDSR: every result shown has one protocol for both, and each value is one that the graph states."""
    found = compare(catalogue_store, ["SwinIR", "edsr"])
    assert [node.id for node in found.models] == ["model/swinir", "model/edsr"]
    assert len(found.results) >= 10
    for measured in found.results:
        assert all(measured.cells)
        assert {r.setting for cell in measured.cells for r in cell} == {measured.setting}
    apart, shown = found.apart[0], sum(len(measured.cells[0]) for measured in found.results)
    assert apart + shown == len(results_of(catalogue_store, "model/swinir"))


@pytest.mark.parametrize(
    ("names", "said"), [(["swinir", "swinr"], "nearest: model/swinir"), (["swinir", "SwinIR"], "named twice"), (["swinir", "task/dehazing"], "is a task")]
)
def test_a_comparison_that_makes_no_sense_is_refused(catalogue_store: Store, names: list[str], said: str):
    """An unknown name, one model twice, or what is no model."""
    with pytest.raises(UnknownNodeError, match=said):
        compare(catalogue_store, names)


def test_compare_prints_text_markdown_and_json(disputed: Path):
    """All three show both years, each with its source; the JSON names the statements."""
    here = ("compare", "a", "b", "--graph", str(disputed))
    made = json.loads(run_kg(*here, "--format", "json").stdout)
    assert [one["id"] for one in made["models"]] == ["model/a", "model/b"]
    year = next(one for one in made["rows"] if one["name"] == "year")["values"][0]
    assert [(one["text"], one["statements"][0]["source"]["url"]) for one in year] == [("2020", "https://example.org/one"), ("2021", "https://example.org/two")]
    assert made["results"][0]["values"][1][0]["value"] == 32.0
    assert len(made["conflicts"]) == 2
    text, markdown = run_kg(*here).stdout, run_kg(*here, "--format", "markdown").stdout
    for printed in (text, markdown):
        assert "Conflict: sources differ about the year of A" in printed
        assert "2020" in printed
        assert "https://example.org/two" in printed
    assert all(len(line) <= 100 for line in text.splitlines() if "://" not in line)
    assert run_kg("compare", "a", "--graph", str(disputed)).returncode == 2


# -- one node ----------------------------------------------------------------------------------------------------------


def test_show_tells_conflicts_and_competitors(disputed: Path):
    """What is stated, what contradicts, and who was measured alike, marked as inferred."""
    here = ("show", "a", "--graph", str(disputed))
    text = run_kg(*here).stdout
    assert re.search(r"year.*\n.*2020 \[one, one-list\]", text)
    assert "Conflict: sources differ about the year of A" in text
    assert "Competes on the same result (inferred" in text
    made = json.loads(run_kg(*here, "--format", "json").stdout)
    assert [one["id"] for one in made["competes_on_the_same_result"]] == ["model/b"]
    assert {"subject", "predicate", "object", "literal", "source", "evidence", "note"} == set(made["statements"][0])
    assert any(one["predicate"] == "buildsOn" and one["subject"] == "model/b" for one in made["named_by"])


def test_a_variant_has_no_conflicts_of_its_own(catalogue_store: Store):
    """Results are recorded for the whole; a variant does not repeat them."""
    assert conflicts_of(catalogue_store, "model/swinir-m-real-x4") == []


# -- a way between two -------------------------------------------------------------------------------------------------


def test_path_prints_shortest_ways_with_a_source_a_step(look: Kg):
    """A relation that a source states is a way of one step; each step is a statement of the graph."""
    text = look("path", "swin2sr", "swinir").stdout
    assert "└─ buildsOn → model/swinir" in text
    assert "[mv-lab/swin2sr:README.md, official-repo]" in text
    made = json.loads(look("path", "real-esrgan-x4plus", "swin2sr", "--format", "json").stdout)
    assert (made["start"], made["end"]) == ("model/real-esrgan-x4plus", "model/swin2sr")
    assert len({len(way) for way in made["paths"]}) == 1
    for way in made["paths"]:
        ends = [{one["subject"], one["object"]} for one in way]
        assert "model/real-esrgan-x4plus" in ends[0]
        assert "model/swin2sr" in ends[-1]
        assert all(one & other for one, other in pairwise(ends))
        assert all(one["source"]["id"] and one["predicate"] != "competesWith" for one in way)


def test_path_says_when_there_is_none_and_refuses_one_end(disputed: Path):
    """No way is no error; a way from a thing to itself is."""
    here = ("--graph", str(disputed))
    done = run_kg("path", "licence/mit", "dataset/set", *here)  # results are no way: half of all models share a data set
    assert (done.returncode, done.stdout) == (0, "no path between licence/mit and dataset/set\n")
    done = run_kg("path", "a", "a", *here)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)


# -- the whole ---------------------------------------------------------------------------------------------------------


def test_coverage_counts_what_the_graph_holds(catalogue_store: Store):
    """Models by task, statements by level of evidence, and what models lack, each model once."""
    found = coverage(catalogue_store)
    assert set(found["missing"]) == {*LACKS, "scale", "results"}
    assert sum(found["statements"].values()) == len(catalogue_store.statements())
    assert found["statements"]["inferred"] == len(catalogue_store.with_predicate(Predicate.COMPETES_WITH))
    assert found["models_by_task"]["task/super-resolution"] > 10
    assert set(found["tasks_without_models"]) == {task for task, number in found["models_by_task"].items() if not number}
    assert "model/swinir" not in found["missing"]["licence"]
    assert found["models"]["without_variants"] < found["models"]["all"]


def test_stats_prints_coverage_as_text_and_json(disputed: Path):
    """What is missing and what contradicts is in both."""
    here = ("stats", "--graph", str(disputed))
    made = json.loads(run_kg(*here, "--format", "json").stdout)
    assert made["missing"]["licence"] == ["model/b", "model/c"]
    assert made["conflicts"] == [{"subject": "model/a", "about": "year"}, {"subject": "model/a", "about": "PSNR on SET ×4, Y channel, a_x4"}]
    text = run_kg(*here).stdout
    assert "Not stated of 3 models" in text
    assert "model/a: year" in text


# -- what is inferred --------------------------------------------------------------------------------------------------


def test_models_compete_only_where_they_were_measured_alike(disputed: Path):
    """One statement a pair, marked as inferred, with where; another protocol, factor or size is no competition."""
    store = Store(disputed)
    (only,) = store.with_predicate(Predicate.COMPETES_WITH)
    assert (only.subject, only.object, only.source, only.evidence) == ("model/a", "model/b", "inferred", Evidence.INFERRED)
    assert only.note == "1 result measured alike: PSNR on SET ×4, Y channel"
    store.close()


def test_what_is_inferred_is_inferred_anew(catalogue_store: Store):
    """Inferring again changes nothing, and what no longer follows goes."""
    whole = catalogue_store.whole()
    assert with_inferred(whole).statements == whole.statements
    bare = Graph("bare", dict(whole.nodes), dict(whole.sources))
    bare.say(s for s in whole.statements if s.predicate != Predicate.PROTOCOL)
    assert not any(s.predicate == Predicate.COMPETES_WITH for s in with_inferred(bare).statements)
