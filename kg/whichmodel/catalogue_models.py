"""The statements of the files of models/."""

import re
from pathlib import Path
from typing import Any

from whichmodel.catalogue_facts import FactReader, Known
from whichmodel.catalogue_files import ModelFile, Other, Variant
from whichmodel.catalogue_reading import line_of
from whichmodel.errors import CatalogueError
from whichmodel.graph import Evidence, Graph, Kind, Node, Predicate, Text


def _full_name(variant: str, model: str) -> str:
    """The name of a variant as it stands alone: with that of its model before it, unless it holds that already.

    Releases are called "ours" or "SID" in their repositories, which says nothing beside other people's models.
    """
    short = re.search(r"\((\w[\w+-]*)\)$", model)
    names = [model, *([short[1], model[: short.start()]] if short else [])]
    return variant if any(_plain(name) in _plain(variant) for name in names) else f"{model}, {variant}"


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9+]", "", name.lower())


class ModelReader(FactReader[ModelFile]):
    """The statements of one file of models/."""

    kind = Kind.MODEL

    def __init__(self, graph: Graph, file: ModelFile, known: Known, path: Path) -> None:
        super().__init__(graph, file, known)
        self.path = path

    def read(self) -> None:
        """Add the file's nodes and statements to the graph."""
        file = self.file
        texts = [Text("name", file.name), Text("summary", file.summary)]
        texts += [Text("goodFor", sentence.text) for sentence in file.good_for]
        url = file.code.url if file.code else file.paper.url if file.paper else f"urn:whichmodel:{self.node}"
        self.graph.add(Node(self.node, self.kind, file.name, file.summary, url, tuple(texts)))
        self.describe()
        self._describe_further()
        for performed in file.performs:
            self.say(Predicate.TASK, f"task/{performed.task}", performed.source, performed.evidence, node=True)
        if file.computes:
            self.say(Predicate.COMPUTES, f"metric/{file.computes}", node=True)
        if file.architecture:
            self.say(Predicate.ARCHITECTURE, f"architecture/{file.architecture}", node=True)
        paper, code = self.paper(file.paper), self.code(file.code)
        if file.weights:
            self.licence(Predicate.WEIGHTS_LICENCE, file.weights.licence, file.weights.licence_source)
        if file.training:
            for name in file.training.datasets:
                self.say(Predicate.TRAINED_ON, self.dataset(name), file.training.source, node=True)
        self._relate(self.node, Predicate.BUILDS_ON, file.builds_on)
        self._relate(self.node, Predicate.FINE_TUNED_FROM, file.fine_tuned_from)
        self._relate(self.node, Predicate.SUCCEEDED_BY, file.succeeded_by)
        for variant in file.variant:
            self._variant(variant)
        self.results(file.results)
        self.conflicts(paper, code)

    def _describe_further(self) -> None:
        file, told = self.file, self.file.summary_source
        if file.parameters_millions:
            self.say(Predicate.PARAMETERS, file.parameters_millions)
        self._scales(self.node, file.scale, told, None)
        for device in file.runs_on:
            self.say(Predicate.RUNS_ON, device, told)
        if file.real_time is not None:
            self.say(Predicate.REAL_TIME, file.real_time, told)

    def _relate(
        self, subject: str, predicate: Predicate, others: list[Other], source: str | None = None, evidence: Evidence | None = None
    ) -> None:
        for one in others:
            told, level = (one.source, one.evidence) if one.source else (source, one.evidence or evidence)
            self.say(predicate, f"model/{one.model}", told, level, subject=subject, node=True, note=one.note)

    def _scales(self, subject: str, scale: Any, source: str | None, evidence: Evidence | None) -> None:
        for factor in [scale] if scale == "arbitrary" else scale or []:
            self.say(Predicate.SCALE, factor, source, evidence, subject=subject)

    def _variant(self, variant: Variant) -> None:
        file, node = self.file, f"model/{variant.id}"
        if node in self.graph.nodes:
            line = line_of(self.path.read_text(encoding="utf-8"), ("variant", file.variant.index(variant), "id"))
            raise CatalogueError(f"{self.path}:{line}: a second model is called {variant.id}")
        source, evidence = variant.source or file.summary_source, variant.evidence
        name, summary = _full_name(variant.name, file.name), variant.summary or ""
        own_name = [Text("label", variant.name)] if variant.name != name else []
        texts = (Text("name", name), *own_name, *([Text("summary", summary)] if summary else []))
        self.graph.add(Node(node, Kind.MODEL, name, summary, self.graph.nodes[self.node].url, texts))
        self.say(Predicate.VARIANT_OF, self.node, source, evidence, subject=node, node=True)
        for task in variant.tasks:
            self.say(Predicate.TASK, f"task/{task}", source, evidence, subject=node, node=True)
        for medium in variant.media:
            self.say(Predicate.MEDIUM, medium, source, evidence, subject=node)
        for subject in variant.only_for:
            self.say(Predicate.ONLY_FOR, subject.text, source, evidence, subject=node, note=", ".join(subject.said) or None)
        if variant.summary:
            self.say(Predicate.SUMMARY, variant.summary, source, evidence, subject=node)
        if variant.parameters_millions:
            self.say(Predicate.PARAMETERS, variant.parameters_millions, source, evidence, subject=node)
        self._scales(node, variant.scale, source, evidence)
        self._relate(node, Predicate.FINE_TUNED_FROM, variant.fine_tuned_from, source, evidence)
        self.sentences(node, Predicate.GOOD_FOR, variant.good_for, source, evidence)
        self.sentences(node, Predicate.NOT_FOR, variant.not_for, source, evidence)
