"""The terms that the graph has in RDF, both ways: prefixes, classes, predicates and IRIs.

Terms of FAIR4ML, SKOS, schema.org, Croissant and PROV where they fit; ours stand under `urn:whichmodel:term:`, and
nothing is invented in another vocabulary's namespace. Plain strings: no RDF library is needed to read a query's prefixes.
"""

import re
from urllib.parse import quote, unquote

from whichmodel.graph import TEXT_FIELDS, Kind, Predicate

OWN = "urn:whichmodel:"
TERM, SOURCE, REIFIED = f"{OWN}term:", f"{OWN}source:", f"{OWN}statement:"
RDF, RDFS = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#"
XSD, SKOS = "http://www.w3.org/2001/XMLSchema#", "http://www.w3.org/2004/02/skos/core#"
SCHEMA, F4 = "https://schema.org/", "https://w3id.org/fair4ml#"
CM, CR = "https://w3id.org/codemeta/terms/", "http://mlcommons.org/croissant/"
PROV, BIBO = "http://www.w3.org/ns/prov#", "http://purl.org/ontology/bibo/"
SPDX, MLSO = "https://spdx.org/licenses/", "http://w3id.org/mlso/vocab/ml_task_type/"
TASK_SCHEME = f"{TERM}tasks"

#: Prefixes of what is written, and those that a query may use undeclared.
PREFIXES: dict[str, str] = {
    "wm": TERM, "f4": F4, "schema": SCHEMA, "cr": CR, "cm": CM, "skos": SKOS, "prov": PROV, "rdf": RDF, "rdfs": RDFS,
    "xsd": XSD, "bibo": BIBO, "spdx": SPDX, "it6": "http://data.europa.eu/it6/", "cito": "http://purl.org/spar/cito/",
    "lpwc": "https://linkedpaperswithcode.com/class/", "mlso": MLSO, "source": SOURCE,
    **{str(kind): f"{OWN}{kind}/" for kind in Kind},
}  # fmt: skip

TYPES: dict[str, tuple[str, ...]] = {
    Kind.MODEL: (f"{F4}MLModel", f"{PREFIXES['it6']}MachineLearningModel"),
    Kind.TASK: (f"{TERM}Task", f"{SKOS}Concept", f"{SCHEMA}DefinedTerm"),
    Kind.TOPIC: (f"{TERM}Topic", f"{SKOS}Concept"),
    Kind.PAPER: (f"{SCHEMA}ScholarlyArticle", f"{PREFIXES['lpwc']}paper"),
    Kind.DATASET: (f"{SCHEMA}Dataset",),
    Kind.METRIC: (f"{TERM}Metric", f"{SKOS}Concept"),
    Kind.CODE: (f"{SCHEMA}SoftwareSourceCode",),
    Kind.RESULT: (f"{CR}EvaluationResult", f"{F4}MLModelEvaluation"),
    Kind.LICENCE: (f"{TERM}Licence", f"{SCHEMA}CreativeWork"),
    Kind.ARCHITECTURE: (f"{TERM}Architecture", f"{SKOS}Concept"),
}

TERMS: dict[str, str] = {
    Predicate.TASK: f"{F4}mlTask", Predicate.TRAINED_ON: f"{F4}trainedOn", Predicate.EVALUATION: f"{F4}hasEvaluation",
    Predicate.EVALUATED_ON: f"{F4}evaluationDataset", Predicate.FINE_TUNED_FROM: f"{F4}fineTunedFrom",
    Predicate.BROADER: f"{SKOS}broader", Predicate.RELATED: f"{SKOS}related", Predicate.ALT_LABEL: f"{SKOS}altLabel",
    Predicate.SYMPTOM: f"{SKOS}hiddenLabel", Predicate.DEFINITION: f"{SKOS}definition",
    Predicate.SCOPE_NOTE: f"{SKOS}scopeNote", Predicate.EXAMPLE: f"{SKOS}example", Predicate.SUMMARY: f"{SCHEMA}abstract",
    Predicate.CODE: f"{SCHEMA}codeRepository", Predicate.YEAR: f"{SCHEMA}datePublished", Predicate.METRIC: f"{CR}metric",
    Predicate.VALUE: f"{CR}value", Predicate.DOI: f"{BIBO}doi",
    Predicate.AUTHOR: f"{SCHEMA}author", Predicate.KEYWORD: f"{SCHEMA}keywords", Predicate.DOWNLOAD: f"{SCHEMA}contentUrl",
}  # fmt: skip
PREDICATES = {term: predicate for predicate, term in TERMS.items()}

#: What is written beside a statement for readers who know only the wider term; read back, it is the same statement.
ALIASES: dict[str, tuple[str, ...]] = {
    Predicate.PAPER: (f"{CM}referencePublication", f"{SCHEMA}citation"),
    Predicate.CODE_LICENCE: (f"{SCHEMA}license",), Predicate.WEIGHTS_LICENCE: (f"{SCHEMA}license",),
    Predicate.BUILDS_ON: (f"{PROV}wasDerivedFrom",),
}  # fmt: skip
ALIAS_OF: dict[str, frozenset[str]] = {
    alias: frozenset(predicate for predicate, found in ALIASES.items() if alias in found)
    for aliases in ALIASES.values() for alias in aliases
}  # fmt: skip
#: The same, with subject and object exchanged.
INVERSES: dict[str, str] = {Predicate.CODE: f"{CM}isSourceCodeOf"}

#: Terms of others that are read and not written.
FOREIGN_PREDICATES: dict[str, str] = {
    f"{CM}referencePublication": Predicate.PAPER, f"{SCHEMA}license": Predicate.WEIGHTS_LICENCE,
    "http://purl.org/dc/terms/license": Predicate.WEIGHTS_LICENCE, f"{PROV}wasDerivedFrom": Predicate.BUILDS_ON,
    f"{F4}evaluatedOn": "evaluatedOn", f"{F4}testedOn": "testedOn", f"{F4}validatedOn": "validatedOn",
}  # fmt: skip
#: Predicates whose objects are things of a kind, so that a name or an address there becomes a node.
OBJECT_KINDS: dict[str, str] = {
    Predicate.TASK: Kind.TASK, Predicate.TRAINED_ON: Kind.DATASET, Predicate.EVALUATED_ON: Kind.DATASET,
    "evaluatedOn": Kind.DATASET, "testedOn": Kind.DATASET, "validatedOn": Kind.DATASET, Predicate.PAPER: Kind.PAPER,
    Predicate.CODE: Kind.CODE, Predicate.CODE_LICENCE: Kind.LICENCE, Predicate.WEIGHTS_LICENCE: Kind.LICENCE,
    Predicate.FINE_TUNED_FROM: Kind.MODEL, Predicate.BUILDS_ON: Kind.MODEL, Predicate.EVALUATION: Kind.RESULT,
}  # fmt: skip

#: Texts that are embedded, by what they are, where no statement carries them: always with a language tag.
TEXT_TERMS = {"name": f"{SCHEMA}name", "title": f"{SCHEMA}headline", "label": f"{SKOS}prefLabel"}
#: Predicates whose statements can carry an embedded text, and what that text is.
CARRIERS: dict[str, str] = {str(predicate): field for predicate, field in TEXT_FIELDS.items()} | {str(Predicate.SUMMARY): "summary"}
#: Task types of MLSO that are the same as a task here, or close to it.
MLSO_EXACT = {
    "deblurring": "ImageDeblurring", "defocus-deblurring": "ImageDefocusDeblurring", "dehazing": "ImageDehazing",
    "matting": "ImageMatting", "image-restoration": "ImageRestoration", "shadow-removal": "ImageShadowRemoval",
    "super-resolution": "ImageSuper-Resolution", "jpeg-artifact-removal": "JPEGArtifactCorrection",
    "semantic-segmentation": "SemanticSegmentation", "instance-segmentation": "InstanceSegmentation",
}  # fmt: skip
MLSO_CLOSE = {
    "deraining": "RainRemoval", "image-retouching": "PhotoRetouching", "visual-localization": "Image-BasedLocalization",
    "jpeg-artifact-removal": "JpegCompressionArtifactReduction",
}  # fmt: skip

#: An IRI that every reader takes: absolute, ASCII, percent signs only where they escape.
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,8})*")
_NAMED = frozenset({*PREDICATES, *ALIAS_OF, *INVERSES.values(), *FOREIGN_PREDICATES, *TEXT_TERMS.values()})


def is_iri(text: str) -> bool:
    """Whether *text* can stand as an IRI in every format."""
    return _IRI.fullmatch(text) is not None and text.count("#") < 2


def node_iri(node: str, url: str | None = None) -> str:
    """The IRI of a node: its SPDX address for a licence that has one, else its id under `urn:whichmodel:`."""
    if node.startswith("licence/") and url and url.startswith(SPDX) and is_iri(url):
        return url
    return OWN + quote(node, safe="/-._~")


def node_of(iri: str) -> str | None:
    """The id of the node whose IRI is *iri*; None for one that is not of ours."""
    tail = iri.removeprefix(OWN)
    return unquote(tail) if tail != iri and ":" not in tail else None


def source_iri(source: str) -> str:
    """The IRI of a source, and of the named graph that holds what it states."""
    return SOURCE + quote(source, safe="-._~")


def source_of(iri: str) -> str | None:
    """The source whose IRI is *iri*; None for one that is not of ours."""
    return unquote(iri.removeprefix(SOURCE)) if iri.startswith(SOURCE) else None


def predicate_iri(predicate: str) -> str:
    """The term of a predicate: a standard one, an address that it was read as, or our own."""
    if predicate in TERMS:
        return TERMS[predicate]
    foreign = predicate.startswith(("http://", "https://")) and is_iri(predicate)
    if foreign and predicate not in _NAMED and not predicate.startswith((RDF, "http://schema.org/", f"{F4[:-1]}/")):
        return predicate
    return TERM + quote(predicate, safe="-._~")


def predicate_of(iri: str) -> str:
    """The predicate whose term is *iri*; an unknown term is its own name."""
    if iri in PREDICATES:
        return str(PREDICATES[iri])
    return unquote(iri.removeprefix(TERM)) if iri.startswith(TERM) else iri


def text_term(field: str) -> str:
    """The term for a text of a node that no statement carries."""
    return TEXT_TERMS.get(field) or f"{TERM}text-{quote(field, safe='-._~')}"


def text_field(iri: str) -> str | None:
    """What a text is whose term is *iri*; None where that is no term for a text."""
    known = next((field for field, term in TEXT_TERMS.items() if term == iri), None)
    if known is None and iri.startswith(f"{TERM}text-"):
        return unquote(iri.removeprefix(f"{TERM}text-"))
    return known


def language_tag(language: str) -> str:
    """*language* as a tag; one that RDF does not know is spelled out as a private one."""
    if _LANGUAGE.fullmatch(language):
        return language
    spelled = language.encode().hex()
    return "-".join(["x", *(spelled[at : at + 8] for at in range(0, len(spelled), 8))]) if spelled else "x-none"


def language_of(tag: str) -> str:
    """The language that *tag* stands for."""
    if not tag.startswith("x-"):
        return tag
    try:
        return "" if tag == "x-none" else bytes.fromhex(tag[2:].replace("-", "")).decode()
    except ValueError:
        return tag


def normal(iri: str) -> str:
    """*iri* with the older or other spellings of schema.org and FAIR4ML turned into the ones written here."""
    if iri.startswith("http://schema.org/"):
        return SCHEMA + iri.removeprefix("http://schema.org/")
    older = f"{F4[:-1]}/"
    return F4 + iri.removeprefix(older) if iri.startswith(older) else iri
