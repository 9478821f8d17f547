"""The statements of the files of datasets/ and metrics/."""

from whichmodel.catalogue_facts import FactReader
from whichmodel.catalogue_files import DatasetFile, MetricFile
from whichmodel.graph import Kind, Node, Predicate, Text


class DatasetReader(FactReader[DatasetFile]):
    """The statements of one file of datasets/."""

    kind = Kind.DATASET

    def read(self) -> None:
        """Add the file's nodes and statements to the graph."""
        file = self.file
        texts = [Text("name", name) for name in (file.name, *file.known_as)]
        texts += [Text("summary", file.summary), *(Text("goodFor", one.text) for one in file.good_for)]
        link = next((one for one in (*file.pages, *file.downloads, file.code, file.paper) if one), None)
        self.graph.add(Node(self.node, self.kind, file.name, file.summary, link.url if link else f"urn:whichmodel:{self.node}", tuple(texts)))
        self.describe()
        for name in file.known_as:
            self.say(Predicate.ALT_LABEL, name)
        self.used_for(file.used_for)
        for split in file.splits:
            self.say(Predicate.SPLIT, split, file.splits_source)
        for page in file.pages:
            self.say(Predicate.PAGE, page.url, page.source)
        for download in file.downloads:
            self.say(Predicate.DOWNLOAD, download.url, download.source)
        if file.licence:
            self.licence(Predicate.DATA_LICENCE, file.licence, file.licence_source)
        paper, code = self.paper(file.paper), self.code(file.code)
        self.results(file.results)
        self.conflicts(paper, code)

    def licence_predicate(self) -> Predicate:
        """The licence of the data."""
        return Predicate.DATA_LICENCE


class MetricReader(FactReader[MetricFile]):
    """The statements of one file of metrics/."""

    kind = Kind.METRIC

    def read(self) -> None:
        """Add the file's nodes and statements to the graph."""
        file = self.file
        texts = [Text("name", name) for name in (file.name, *file.known_as)]
        texts += [Text("summary", file.summary), *(Text("goodFor", one.text) for one in file.good_for)]
        link = file.code or file.paper
        self.graph.add(Node(self.node, self.kind, file.name, file.summary, link.url if link else f"urn:whichmodel:{self.node}", tuple(texts)))
        self.describe()
        for name in file.known_as:
            self.say(Predicate.ALT_LABEL, name)
        self.say(Predicate.REFERENCE, file.kind)
        self.say(Predicate.DIRECTION, file.direction)
        for predicate, end in zip((Predicate.LEAST, Predicate.MOST), file.range or (), strict=False):
            if end is not None:
                self.say(predicate, end, file.range_source)
        for name in file.identifiers:
            self.say(Predicate.IDENTIFIER, name)
        self.used_for(file.used_for)
        paper, code = self.paper(file.paper), self.code(file.code)
        self.conflicts(paper, code)
