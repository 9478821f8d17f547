"""SPARQL over the whole graph: the examples answer what they say, and a query can neither write nor run on."""

import csv
import io
import json
import time
from pathlib import Path

import pytest
from conftest import Kg, run_kg

from whichmodel.errors import GraphError, QueryError
from whichmodel.sparql import Table, check_reads, examples, rdf_store, run_query
from whichmodel.store import Store

#: Takes longer than anyone waits: the product of all triples with themselves, counted.
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def rows(found: Table) -> list[dict[str, str]]:
    """The rows, each as values by column."""
    return [{name: term["value"] if term else "" for name, term in zip(found.variables, row, strict=True)} for row in found.rows]


def answered(store: Store, name: str) -> list[dict[str, str]]:
    """What the example *name* finds."""
    return rows(run_query(store, examples()[name].text))


def about(store: Store, iri: str, predicate: str) -> set[object]:
    """What the graph itself states, for comparison."""
    return {s.object for s in store.about(iri.removeprefix("urn:whichmodel:")) if s.predicate == predicate}


# -- the examples ------------------------------------------------------------------------------------------------------


def test_there_are_five_examples_with_a_title_each():
    """Each says in its first line what it answers."""
    assert len(examples()) == 5
    assert all(len(one.title) > 30 and one.text.startswith(f"# {one.title}") for one in examples().values())


def test_apache_licensed_enlargers_by_psnr_on_set14(catalogue_store: Store):
    """Every row is Apache-licensed, enlarges four times, and has that PSNR on Set14; sorted within each protocol."""
    found = answered(catalogue_store, "apache-x4-set14")
    assert {"urn:whichmodel:model/swinir", "urn:whichmodel:model/esrgan"} <= {row["model"] for row in found}
    for row in found:
        assert "licence/apache-2-0" in about(catalogue_store, row["model"], "codeLicence")
        assert 4 in about(catalogue_store, row["model"], "scale")
    for protocol in {row["protocol"] for row in found}:
        values = [float(row["psnr"]) for row in found if row["protocol"] == protocol]
        assert values == sorted(values, reverse=True)


def test_video_models_for_commercial_use(catalogue_store: Store):
    """Every row is a video model whose code licence allows it; models under other licences are not there."""
    found = answered(catalogue_store, "commercial-video-models")
    assert ("urn:whichmodel:task/frame-interpolation", "urn:whichmodel:model/rife") in {(row["task"], row["model"]) for row in found}
    assert all("video" in about(catalogue_store, row["model"], "medium") for row in found)
    assert {row["licence"] for row in found} <= {f"https://spdx.org/licenses/{name}" for name in ("MIT", "Apache-2.0", "BSD-3-Clause", "GPL-3.0", "AGPL-3.0", "CC-BY-4.0")}


def test_what_builds_on_what(catalogue_store: Store):
    """All relations that the catalogue states between models, with their notes and sources."""
    found = {(row["model"], row["relation"].rpartition("#")[2].rpartition(":")[2], row["other"]) for row in answered(catalogue_store, "lineage")}
    stated = {
        (f"urn:whichmodel:{s.subject}", s.predicate, f"urn:whichmodel:{s.object}")
        for predicate in ("buildsOn", "fineTunedFrom", "succeededBy") for s in catalogue_store.with_predicate(predicate)
    }  # fmt: skip
    assert found == stated
    assert len(stated) >= 10


def test_the_newest_papers_first(catalogue_store: Store):
    """Papers of models for low light, by year; each with title and address."""
    found = answered(catalogue_store, "newest-papers")
    years = [int(row["year"]) for row in found]
    assert years == sorted(years, reverse=True)
    assert len(found) >= 5
    assert all(row["title"] and row["url"].startswith("http") for row in found)


def test_models_without_a_licence(catalogue_store: Store):
    """Each has code and no licence in the graph; one with a licence is not there."""
    found = {row["model"] for row in answered(catalogue_store, "no-licence")}
    assert found
    assert "urn:whichmodel:model/swinir" not in found
    assert not any(about(catalogue_store, model, "codeLicence") for model in found)


def test_an_answer_takes_well_under_a_second(catalogue_store: Store):
    """Once loaded, the best of three runs of every example, a process of its own included."""
    rdf_store(catalogue_store)
    for one in examples().values():
        taken = []
        for _ in range(3):
            start = time.perf_counter()
            run_query(catalogue_store, one.text)
            taken.append(time.perf_counter() - start)
        assert min(taken) < 0.8, (one.name, taken)


# -- what a query may not do -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <a:b> <c:d> <e:f> }", "PREFIX x: <y:z> DELETE WHERE { ?s ?p ?o }", "# SELECT\nDROP ALL", "CLEAR ALL",
        "LOAD <file:///etc/passwd>", "BASE <a:b> COPY <a> TO <b>", "create graph <a:b>",
    ],
)  # fmt: skip
def test_a_query_that_changes_data_is_refused(catalogue_store: Store, query: str):
    """Whatever stands before the verb."""
    with pytest.raises(QueryError, match="only read"):
        run_query(catalogue_store, query)


@pytest.mark.parametrize("query", ["SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "select * { service silent <a:b> {} }"])
def test_a_query_that_asks_another_service_is_refused(catalogue_store: Store, query: str):
    """Nothing leaves the machine."""
    with pytest.raises(QueryError, match="SERVICE"):
        run_query(catalogue_store, query)


@pytest.mark.parametrize("query", ['SELECT ("INSERT DATA; SERVICE <x>" AS ?text) {}', "ASK { ?service ?insert 'delete' } # DROP", "ASK {}"])
def test_words_in_texts_and_names_are_no_verbs(query: str):
    """Only a verb where a verb stands is refused."""
    check_reads(query)


def test_a_query_that_runs_on_is_stopped(catalogue_store: Store):
    """After its time, with one line that says so."""
    start = time.perf_counter()
    with pytest.raises(QueryError, match=r"longer than 0\.5 s"):
        run_query(catalogue_store, ENDLESS, seconds=0.5)
    assert time.perf_counter() - start < 10


def test_rows_are_cut_off_and_it_is_said(catalogue_store: Store):
    """No more rows than were asked for; `cut` tells whether there were more."""
    found = run_query(catalogue_store, "SELECT ?s { ?s a f4:MLModel }", rows=7)
    assert (len(found.rows), found.cut) == (7, True)
    found = run_query(catalogue_store, "SELECT ?s { ?s a f4:MLModel } LIMIT 7", rows=7)
    assert (len(found.rows), found.cut) == (7, False)


@pytest.mark.parametrize(("query", "said"), [("SELEC ?x {}", "not a SPARQL query"), ("  # nothing", "empty"), ("SELECT ?x { ?x nope:y ?z }", "not a SPARQL query")])
def test_a_wrong_query_is_told_in_one_line(catalogue_store: Store, query: str, said: str):
    """With where to find examples."""
    with pytest.raises(QueryError, match=said) as caught:
        run_query(catalogue_store, query)
    assert "--examples" in str(caught.value)


# -- the forms of a query ----------------------------------------------------------------------------------------------


def test_ask_construct_and_graphs(catalogue_store: Store):
    """A truth, triples, and the named graph that says who states something."""
    assert run_query(catalogue_store, "ASK { model:swinir f4:mlTask task:denoising }").truth is True
    assert run_query(catalogue_store, "ASK { model:swinir f4:mlTask task:dehazing }").truth is False
    made = rows(run_query(catalogue_store, "CONSTRUCT { ?m schema:name ?n } WHERE { ?m f4:mlTask task:dehazing ; rdfs:label ?n }"))
    assert {"subject", "predicate", "object"} == set(made[0])
    found = rows(run_query(catalogue_store, "SELECT ?g { GRAPH ?g { model:swinir wm:codeLicence ?licence } }"))
    assert [row["g"] for row in found] == ["urn:whichmodel:source:JingyunLiang%2FSwinIR%3ALICENSE"]


def test_the_loaded_store_is_kept_and_belongs_to_its_graph(small_folder: Path):
    """It lies beside the graph under its generation, and is made again when it was damaged."""
    with Store(small_folder) as store:
        place = rdf_store(store)
        assert place.parent == store.folder
        assert store.settings.generation in place.name
        (place / "CURRENT").write_text("broken", encoding="utf-8")
        assert run_query(store, "ASK { ?s a f4:MLModel }").truth is True


def test_a_graph_that_cannot_be_written_beside_is_answered_from_the_cache(
    small_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """The store then lies in the user's cache; where that cannot be written either, one line says so."""
    monkeypatch.setenv("WHICHMODEL_CACHE", str(tmp_path / "cache"))
    store = Store(small_folder)
    store.folder = tmp_path / "file"  # a file where a folder should be: not even root can write into it
    store.folder.write_text("")
    try:
        assert rdf_store(store).is_relative_to(tmp_path / "cache")
        monkeypatch.setenv("WHICHMODEL_CACHE", str(tmp_path / "file" / "cache"))
        with pytest.raises(GraphError, match="set WHICHMODEL_CACHE"):
            rdf_store(store)
    finally:
        store.close()


# -- the command -------------------------------------------------------------------------------------------------------


def test_the_command_prints_tables_json_and_csv(look: Kg):
    """The same rows in three forms; JSON and CSV are those of SPARQL 1.1."""
    text = look("sparql", "apache-x4-set14").stdout
    made = json.loads(look("sparql", "apache-x4-set14", "--format", "json").stdout)
    lines = list(csv.reader(io.StringIO(look("sparql", "apache-x4-set14", "--format", "csv").stdout)))
    names = made["head"]["vars"]
    assert lines[0] == names == text.splitlines()[0].split()
    assert len(made["results"]["bindings"]) == len(lines) - 1 == int(text.splitlines()[-1].split()[0])
    assert made["truncated"] is False
    assert "model:swinir" in text
    assert made["results"]["bindings"][0]["psnr"]["datatype"].endswith("#double")


def test_the_command_reads_files_and_standard_input(look: Kg, tmp_path: Path):
    """A query's text, a file, or “-”; a limit is told on standard error."""
    path = tmp_path / "mine.rq"
    path.write_text("SELECT ?m { ?m a f4:MLModel }", encoding="utf-8")
    done = look("sparql", str(path), "--limit", "3")
    assert done.stdout.splitlines()[-1] == "3 rows"
    assert "first 3 rows" in done.stderr
    assert look("sparql", "-", stdin="ASK { ?m a f4:MLModel }").stdout == "true\n"


@pytest.mark.parametrize(
    ("query", "said"), [("DROP ALL", "only read"), ("apache-x4", "did you mean apache-x4-set14"), ("nothing.rq", "cannot be read")]
)
def test_the_command_refuses_in_one_line(look: Kg, query: str, said: str):
    """Exit code 1 and no traceback."""
    done = look("sparql", query)
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert said in done.stderr


def test_the_command_lists_the_examples():
    """Each with its title; as JSON with its text."""
    text = run_kg("sparql", "--examples").stdout
    made = json.loads(run_kg("sparql", "--examples", "--format", "json").stdout)
    assert [one["name"] for one in made] == list(examples())
    assert all(one["title"] in text and "SELECT" in one["query"] for one in made)
