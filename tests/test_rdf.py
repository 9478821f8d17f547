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
from whichmodel.graph import Graph, Node, Predicate
from whichmodel.rdf import FORMATS, Value, export_rdf, quads
from whichmodel.rdf_read import read_rdf
from whichmodel.rdf_terms import CM, CR, F4, OWN, PROV, RDF, SCHEMA, SKOS, SOURCE, SPDX, TERM, source_iri
from whichmodel.store import Store

PHRASES = {Predicate.SYMPTOM, Predicate.EXAMPLE}
#: The ends of the files' names, by form; Turtle has no named graphs and cannot give back who said what.
EXACT = {"nquads": "nq", "trig": "trig", "jsonld": "jsonld"}


@pytest.fixture(scope="module")
def whole(catalogue_store: Store) -> Graph:
    """All of the packaged graph, but of the sixty thousand phrases, which differ in their words alone, every twentieth."""
    graph = catalogue_store.whole()
    left_out = {(s.subject, s.object) for at, s in enumerate(graph.statements) if s.predicate in PHRASES and at % 20}
    kept = Graph(graph.name, {node.id: replace(node, texts=tuple(t for t in node.texts if (node.id, t.text) not in left_out)) for node in graph.nodes.values()}, graph.sources)
    kept.say(s for s in graph.statements if s.predicate not in PHRASES or (s.subject, s.object) not in left_out)
    return kept


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


def test_the_whole_export_is_read_back_statement_for_statement(whole: Graph, tmp_path: Path):
    """Statements with their sources, levels of evidence and notes; nodes with their texts; sources: all as they were."""
    assert differing(again(whole, "nquads", tmp_path), whole) == []


@pytest.mark.parametrize("form", ["trig", "jsonld"])
def test_a_part_of_the_export_is_read_back_in_the_other_forms(whole: Graph, form: str, tmp_path: Path):
    """The same for every eighth node with what is stated of it; rdflib needs ten seconds for all of them in each form."""
    kept = {node.id for node in whole.in_order()[::8]}
    stated = [s for s in whole.statements if s.subject in kept and (s.literal or s.object in kept)]
    part = Graph(whole.name, {node: whole.nodes[node] for node in sorted(kept)}, {s.source: whole.sources[s.source] for s in stated})
    part.say(stated)
    assert len(stated) > 1000
    assert differing(again(part, form, tmp_path), part) == []


@pytest.mark.parametrize("form", EXACT)
@settings(max_examples=40)
@given(graph=graphs(least=1))
def test_any_graph_is_read_back_statement_for_statement(form: str, graph: Graph):
    """Whatever characters, numbers, notes and languages a graph holds."""
    with tempfile.TemporaryDirectory() as folder:
        back = again(graph, form, Path(folder))
    assert differing(back, graph) == []


def test_an_export_is_built_into_the_same_graph(small_graph: Graph, small_folder: Path, cache: Path, tmp_path: Path):
    """`kg export nquads > x.nq; kg build x.nq --graph DIR` gives a graph directory with the same content."""
    path = tmp_path / "small.nq"
    path.write_text(export_rdf(small_graph, "nquads"), encoding="utf-8")
    build(read_rdf(path), tmp_path / "again", cache=cache)
    store, other = Store(small_folder), Store(tmp_path / "again")
    try:
        assert differing(other.whole(), store.whole()) == []
    finally:
        store.close()
        other.close()


# -- the vocabulary ----------------------------------------------------------------------------------------------------


def test_terms_of_the_standard_vocabularies_are_used(whole: Graph):
    """A model, its task, results, licence, paper and code stand in FAIR4ML, Croissant, SPDX, CodeMeta and schema.org."""
    found = {(s, p, o) for s, p, o, _ in quads(whole) if isinstance(o, str)}
    swinir, paper = f"{OWN}model/swinir", f"{OWN}paper/2108.10257"
    assert {
        (swinir, f"{RDF}type", f"{F4}MLModel"), (swinir, f"{RDF}type", "http://data.europa.eu/it6/MachineLearningModel"),
        (swinir, f"{F4}mlTask", f"{OWN}task/super-resolution"), (swinir, f"{F4}trainedOn", f"{OWN}dataset/div2k"),
        (swinir, f"{SCHEMA}license", f"{SPDX}Apache-2.0"), (swinir, f"{TERM}referencePublication", paper),
        (swinir, f"{CM}referencePublication", paper), (swinir, f"{SCHEMA}citation", paper),
        (paper, f"{RDF}type", f"{SCHEMA}ScholarlyArticle"), (paper, f"{RDF}type", "https://linkedpaperswithcode.com/class/paper"),
        (f"{OWN}code/jingyunliang-swinir", f"{RDF}type", f"{SCHEMA}SoftwareSourceCode"),
        (f"{OWN}code/jingyunliang-swinir", f"{CM}isSourceCodeOf", swinir),
        (f"{OWN}task/deblurring", f"{SKOS}exactMatch", "http://w3id.org/mlso/vocab/ml_task_type/ImageDeblurring"),
        (f"{OWN}model/real-esrgan-realesrnet-x4plus", f"{F4}fineTunedFrom", f"{OWN}model/esrgan"),
        (f"{OWN}model/swin2sr", f"{PROV}wasDerivedFrom", swinir), (f"{OWN}model/edsr", f"{TERM}competesWith", swinir),
    } <= found  # fmt: skip
    assert any(p == f"{F4}hasEvaluation" and s == swinir for s, p, _ in found)
    assert {o for _, p, o in found if p == f"{RDF}type"} >= {f"{CR}EvaluationResult", f"{SKOS}Concept", f"{SCHEMA}Dataset"}


def test_nothing_is_invented_in_others_namespaces(whole: Graph):
    """Terms of our own are minted under our own name, and of FAIR4ML only those are written that it has."""
    terms = {p for _, p, _, _ in quads(whole)} | {o for _, p, o, _ in quads(whole) if p == f"{RDF}type" and isinstance(o, str)}
    assert {term for term in terms if term.startswith(F4[:-1])} == {
        f"{F4}{name}" for name in ("MLModel", "MLModelEvaluation", "mlTask", "trainedOn", "hasEvaluation", "evaluationDataset", "fineTunedFrom")
    }
    assert not any(term.startswith("http://schema.org/") for term in terms)


def test_each_source_has_a_graph_of_its_own(whole: Graph):
    """What a source states stands in the graph named after it, and only there; what was inferred in one of its own."""
    by_graph: dict[str | None, set[str]] = {}
    for subject, predicate, _, named in quads(whole):
        by_graph.setdefault(named, set()).add(f"{subject} {predicate}")
    assert set(by_graph) == {None, *(source_iri(s.source) for s in whole.statements)}
    competing = {name for name, found in by_graph.items() if any(f"{TERM}competesWith" in one for one in found)}
    assert competing == {f"{SOURCE}inferred"}


def test_labels_have_their_language_and_lay_words_are_hidden(whole: Graph):
    """A task's names in several languages are altLabels, what people say instead are hiddenLabels."""
    task = f"{OWN}task/dehazing"
    told = {(p, o.lexical, o.language) for s, p, o, _ in quads(whole) if s == task and isinstance(o, Value)}
    assert (f"{SKOS}prefLabel", "dehazing", "en") in told
    assert any(p == f"{SKOS}altLabel" and language == "de" for p, _, language in told)
    assert sum(p == f"{SKOS}hiddenLabel" for p, _, _ in told) > 10


# -- the shapes --------------------------------------------------------------------------------------------------------


def as_rdflib(graph: Graph) -> RdfGraph:
    made = RdfGraph()
    for subject, predicate, value, _ in quads(graph):
        if isinstance(value, str):
            made.add((URIRef(subject), URIRef(predicate), URIRef(value)))
        else:
            kind = URIRef(value.datatype) if value.datatype else None
            made.add((URIRef(subject), URIRef(predicate), RdfLiteral(value.lexical, lang=value.language, datatype=kind)))
    return made


def problems(data: RdfGraph) -> list[str]:
    """What pySHACL finds wrong, one line each."""
    from pyshacl import validate

    shapes = str(files("whichmodel").joinpath("shapes.ttl"))
    sound, _, text = validate(data, shacl_graph=shapes, inference="none")
    return [] if sound else [line.strip() for line in text.splitlines() if "Message:" in line] or [text]


def test_the_shapes_hold_of_the_whole_export(whole: Graph):
    """PySHACL finds nothing wrong with any triple of the packaged catalogue."""
    assert problems(as_rdflib(whole)) == []


@pytest.mark.parametrize(
    ("predicate", "value", "said"),
    [
        ("protocol", None, "under which protocol"), ("value", "high", "a number"), ("competesWith", "dataset/set5", "only models compete"),
        ("mlTask", "paper/2108.10257", "mlTask names a task"), ("scale", 0.5, "a scale is a factor above 1"),
    ],
)  # fmt: skip
def test_the_shapes_find_what_is_wrong(whole: Graph, predicate: str, value: str | float | None, said: str):
    """A result without a protocol or number, a competitor that is no model, a task that is a paper, a scale below 1."""
    keep = {"model/swinir", "paper/2108.10257", "dataset/set5", "task/super-resolution"}
    results = [s.object for s in whole.statements if s.subject == "model/swinir" and s.predicate == "hasEvaluation"]
    result = str(results[0])
    keep |= {result, *(str(s.object) for s in whole.statements if s.subject == result and not s.literal)}
    part = Graph("part", {node: whole.nodes[node] for node in keep}, dict(whole.sources))
    part.say(s for s in whole.statements if s.subject in keep and (s.literal or s.object in keep))
    assert problems(as_rdflib(part)) == []
    broken = Graph("broken", dict(part.nodes), dict(part.sources))
    subject = result if predicate in ("protocol", "value") else "model/swinir"
    for one in part.statements:
        hit = one.subject == subject and one.predicate == predicate
        if not hit:
            broken.say([one])
        elif value is not None:
            broken.say([replace(one, object=value)])
    if value is not None and subject == "model/swinir":
        broken.say([replace(part.statements[0], subject=subject, predicate=predicate, object=value, literal=isinstance(value, float))])
    assert any(said in line for line in problems(as_rdflib(broken)) or [""])


# -- others' RDF -------------------------------------------------------------------------------------------------------

FOREIGN = """\
@prefix {f4} .
@prefix s: <http{s}://schema.org/> .
<https://example.org/m> a f4:MLModel ; s:name "Their Net" ; s:description "Enlarges photos." ; f4:mlTask "super-resolution" ;
  f4:trainedOn <https://example.org/d> ; s:license <https://spdx.org/licenses/MIT> .
<https://example.org/d> a s:Dataset ; s:name "Their Photos" .
"""


@pytest.mark.parametrize("f4", ["f4: <https://w3id.org/fair4ml/>", "f4: <https://w3id.org/fair4ml#>"])
@pytest.mark.parametrize("s", ["", "s"])
def test_others_models_are_read_in_both_spellings(f4: str, s: str, tmp_path: Path):
    """FAIR4ML before and after its move, schema.org with and without the s: the same graph."""
    path = tmp_path / "theirs.ttl"
    path.write_text(FOREIGN.format(f4=f4, s=s), encoding="utf-8")
    made = read_rdf(path)
    assert made.nodes["model/their-net"].summary == "Enlarges photos."
    found = {(one.subject, one.predicate, one.object) for one in made.statements}
    assert ("model/their-net", "mlTask", "task/super-resolution") in found
    assert ("model/their-net", "trainedOn", "dataset/their-photos") in found
    assert ("model/their-net", "weightsLicence", "licence/mit") in found


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("x.ttl", "<a> <b> .", "x.ttl:1: not ttl"), ("x.nq", "<a:b> <c:d>", "not nq"), ("x.jsonld", "{", "not jsonld"),
        ("x.rdf", "<rdf/>", "not an RDF file"), ("x.jsonld", '{"@context": "https://example.org/c"}', "nothing is fetched"),
    ],
)  # fmt: skip
def test_what_is_no_rdf_is_refused_in_one_line(name: str, text: str, said: str, tmp_path: Path):
    """Broken files, unknown forms and contexts that stand elsewhere: named, and nothing is fetched."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        read_rdf(path)
    assert said in str(caught.value)
    assert str(path) in str(caught.value)


# -- the command -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMATS)
def test_the_command_exports_each_form(small_folder: Path, form: str, tmp_path: Path):
    """`kg export FORM` prints what rdflib reads, prefixes and all."""
    from conftest import run_kg
    from rdflib import Dataset

    done = run_kg("export", form, "--graph", str(small_folder))
    assert (done.returncode, done.stderr) == (0, "")
    made = Dataset()
    made.parse(data=done.stdout, format=FORMATS[form])
    assert f"{OWN}model/big" in {str(s) for s, _, _, _ in made.quads()}
    if form == "jsonld":
        assert json.loads(done.stdout)
    if form == "turtle":
        assert "@prefix f4: <https://w3id.org/fair4ml#>" in done.stdout
