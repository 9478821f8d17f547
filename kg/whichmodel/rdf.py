"""The graph as RDF: one named graph a source, terms of FAIR4ML, SKOS, schema.org and our own where none fits.

Ours stand under `urn:whichmodel:`; nothing is invented in another vocabulary's namespace.
"""

from urllib.parse import quote

from rdflib import RDF, Dataset, Literal, Namespace, URIRef
from rdflib.graph import Graph as RdfGraph
from rdflib.namespace import RDFS, SKOS

from whichmodel.graph import Kind, Predicate
from whichmodel.store import Store

F4, SCHEMA = Namespace("https://w3id.org/fair4ml#"), Namespace("https://schema.org/")
CM, CR = Namespace("https://w3id.org/codemeta/terms/"), Namespace("http://mlcommons.org/croissant/")
PROV, OWN = Namespace("http://www.w3.org/ns/prov#"), Namespace("urn:whichmodel:")
IT6, LPWC = Namespace("http://data.europa.eu/it6/"), Namespace("https://linkedpaperswithcode.com/class/")

FORMATS = {"turtle": "turtle", "jsonld": "json-ld", "nquads": "nquads", "trig": "trig"}
TYPES = {
    Kind.MODEL: (F4.MLModel, IT6.MachineLearningModel), Kind.TASK: (SKOS.Concept, SCHEMA.DefinedTerm),
    Kind.TOPIC: (SKOS.Concept,), Kind.PAPER: (SCHEMA.ScholarlyArticle, LPWC.paper), Kind.DATASET: (SCHEMA.Dataset,),
    Kind.CODE: (SCHEMA.SoftwareSourceCode,), Kind.RESULT: (CR.EvaluationResult,), Kind.LICENCE: (SCHEMA.CreativeWork,),
    Kind.ARCHITECTURE: (SKOS.Concept,),
}  # fmt: skip
TERMS = {
    Predicate.TASK: F4.mlTask, Predicate.TRAINED_ON: F4.trainedOn, Predicate.EVALUATION: F4.hasEvaluation,
    Predicate.EVALUATED_ON: F4.evaluationDataset, Predicate.PAPER: CM.referencePublication, Predicate.BROADER: SKOS.broader,
    Predicate.RELATED: SKOS.related, Predicate.ALT_LABEL: SKOS.altLabel, Predicate.SYMPTOM: SKOS.hiddenLabel,
    Predicate.DEFINITION: SKOS.definition, Predicate.SCOPE_NOTE: SKOS.scopeNote, Predicate.EXAMPLE: SKOS.example,
    Predicate.SUMMARY: SCHEMA.abstract, Predicate.CODE: SCHEMA.codeRepository, Predicate.CODE_LICENCE: SCHEMA.license,
    Predicate.YEAR: SCHEMA.datePublished, Predicate.METRIC: CR.metric, Predicate.VALUE: CR.value, Predicate.DOI: SCHEMA.identifier,
}  # fmt: skip


def to_dataset(store: Store) -> Dataset:
    """The graph as an RDF data set; names, types and addresses stand in the default graph."""
    made = Dataset()
    for prefix, space in (("f4", F4), ("schema", SCHEMA), ("cm", CM), ("cr", CR), ("prov", PROV), ("own", OWN), ("skos", SKOS)):
        made.bind(prefix, space, override=True, replace=True)
    plain = made.default_graph
    for node_id in store.all_ids():
        node = store.node(node_id)
        subject = iri(node_id)
        for kind in TYPES.get(Kind(node.kind), ()) if node.kind in set(Kind) else ():
            plain.add((subject, RDF.type, kind))
        plain.add((subject, RDFS.label, Literal(node.name)))
        if node.url and not node.url.startswith("urn:"):
            plain.add((subject, SCHEMA.url, URIRef(node.url)))
    graphs: dict[str, RdfGraph] = {}
    for statement in store.statements():
        graph = graphs.get(statement.source)
        if graph is None:
            graph = graphs[statement.source] = made.graph(source_iri(statement.source))
            if url := store.source(statement.source).url:
                plain.add((source_iri(statement.source), PROV.hadPrimarySource, URIRef(url)))
        term = TERMS[Predicate(statement.predicate)] if statement.predicate in TERMS else OWN[statement.predicate]
        value = Literal(statement.object) if statement.literal else iri(str(statement.object))
        graph.add((iri(statement.subject), term, value))
    return made


def export_rdf(store: Store, form: str) -> str:
    """The graph in one of FORMATS; Turtle, which has no named graphs, holds all statements in one."""
    dataset = to_dataset(store)
    if form == "turtle":
        whole = RdfGraph(namespace_manager=dataset.namespace_manager)
        for subject, predicate, value, _ in dataset.quads():
            whole.add((subject, predicate, value))
        return whole.serialize(format="turtle")
    return dataset.serialize(format=FORMATS[form])


def iri(node: str) -> URIRef:
    """The IRI of a node."""
    return OWN[quote(node, safe="/-._~")]


def source_iri(source: str) -> URIRef:
    """The IRI of a source, and of the named graph that holds what it states."""
    return OWN[f"source/{quote(source, safe='-._~')}"]
