"""Papers with Code's model index: `metafile.yml` of a model zoo (collections, models, their results)."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml

from whichmodel.graph import Evidence, Kind, Predicate, Text
from whichmodel.importers.intake import Intake
from whichmodel.importers.results import dataset_of, number, state_result, values_of
from whichmodel.importers.safe_yaml import line_at, read_yaml
from whichmodel.importers.untrusted import BadRecordError, arxiv_id, files_under, read_text, tidy, web_address

ZOO = Evidence.MODEL_ZOO_METAFILE


def read(path: Path, intake: Intake) -> None:
    """Take the metafiles under *path* (a zoo's folder, one metafile, or a model-index.yml that lists them)."""
    for file in files_under(path, "metafile.yml", "metafile.yaml"):
        _file(file, path, intake)


def _file(file: Path, root: Path, intake: Intake) -> None:
    try:
        found, tree = read_yaml(read_text(file))
        if not isinstance(found, dict):
            raise BadRecordError("neither Collections nor Models", 1)
    except BadRecordError as error:
        intake.skip(file, str(error), error.line)
        return
    folder = root if root.is_dir() else root.parent
    for listed in _listed(found.get("Import")):
        below = (folder / listed).resolve()
        if below.is_relative_to(folder.resolve()) and below != file.resolve() and below.suffix in (".yml", ".yaml"):
            _file(below, below, intake)
        else:
            intake.skip(file, f"Import: {tidy(listed, 100)} is no metafile below {folder}", line_at(tree, "Import"))
    part = str(file.relative_to(root)) if root.is_dir() else file.name
    if "Collections" in found or "Models" in found:
        _Zoo(intake, file, tree, intake.source(Path(part).as_posix())).take(found)
    elif "Import" not in found:
        intake.skip(file, "neither Collections nor Models", 1)


class _Zoo:
    """The statements of one metafile."""

    def __init__(self, intake: Intake, file: Path, tree: yaml.Node | None, source: str) -> None:
        self.intake, self.file, self.tree, self.source = intake, file, tree, source
        self.collections: dict[str, str] = {}
        self.unknown: set[str] = set()

    def take(self, found: Mapping[str, Any]) -> None:
        """Collections first: the models name them."""
        for group, take in (("Collections", self._collection), ("Models", self._model)):
            for at, entry in enumerate(_listed(found.get(group))):
                line = line_at(self.tree, group, at)
                try:
                    if not isinstance(entry, dict) or not tidy(entry.get("Name")):
                        raise BadRecordError(f"{group}: an entry without Name", line)
                    take(entry, line, at)
                    self.intake.took()
                except BadRecordError as error:
                    self.intake.skip(self.file, str(error), error.line or line)

    def _collection(self, entry: dict[str, Any], line: int, _: int) -> None:
        intake, name = self.intake, tidy(entry["Name"])
        paper, title = self._paper(entry, mentioned=False)
        node = intake.model(name, name, work=paper)
        self.collections[name] = node
        intake.add(Kind.MODEL, node, name, texts=[Text("name", name), Text("title", title)])
        self._say(node, Predicate.NAME, name)
        if paper:
            self._say(node, Predicate.PAPER, paper, node=True)
        self._tasks(node, entry.get("Task"), line)
        if isinstance(year := entry.get("Year"), int):
            self._say(node, Predicate.YEAR, year)
        code = entry.get("Code")
        if url := web_address(code.get("URL") if isinstance(code, dict) else code):
            self._say(node, Predicate.CODE, intake.code(url), node=True)
        about = entry.get("Metadata")
        self._trained(node, about if isinstance(about, dict) else {})

    def _model(self, entry: dict[str, Any], line: int, at: int) -> None:
        intake, name = self.intake, tidy(entry["Name"])
        within = tidy(entry.get("In Collection"))
        whole = self.collections.get(within)
        if within and not whole:
            intake.note(self.file, f"'{name}' is said to be in the collection '{within}', which the file does not hold", line)
        node = intake.model(name, f"{self.source}#{name}" if not whole else f"{whole.partition('/')[2]}-{name}")
        intake.add(Kind.MODEL, node, name, url=intake.graph.nodes[whole].url if whole else None, texts=[Text("name", name)])
        self._say(node, Predicate.NAME, name)
        if whole:
            self._say(node, Predicate.VARIANT_OF, whole, node=True)
        else:
            paper, _ = self._paper(entry, mentioned=True)
            if paper:
                self._say(node, Predicate.PAPER, paper, node=True)
        if url := web_address(entry.get("Weights")):
            self._say(node, Predicate.DOWNLOAD, url)
        about = entry.get("Metadata")
        self._trained(node, about if isinstance(about, dict) else {})
        self._results(node, name, entry, at)

    def _results(self, node: str, name: str, entry: dict[str, Any], at: int) -> None:
        seen: dict[tuple[Any, ...], tuple[str, int]] = {}
        tasks: dict[str, None] = {}
        for row, result in enumerate(_listed(entry.get("Results"))):
            line = line_at(self.tree, "Models", at, "Results", row)
            metrics = result.get("Metrics") if isinstance(result, dict) else None
            if not isinstance(metrics, dict) or not tidy(result.get("Dataset")):
                self.intake.skip(self.file, f"'{name}': a result without {'Dataset' if isinstance(metrics, dict) else 'Metrics'}", line)
                continue
            tasks.setdefault(tidy(result.get("Task")))
            dataset, setting = dataset_of(tidy(result["Dataset"]))
            values, wrong = values_of(metrics)
            for why in wrong:
                self.intake.skip(self.file, f"'{name}' on {dataset}: {why}", line)
            new = [state_result(self.intake, node, dataset, one, (f"as {self.intake.name} reports it", *setting), self.source, ZOO, name) for one in values]
            if new and not any(new):
                self.intake.skip(self.file, f"'{name}': the same row as one before it ({dataset})", line)
                continue
            numbers = tuple(sorted((one.metric, one.value, one.protocol) for one in values))
            other, first = seen.setdefault(numbers, (dataset, line))
            if len(numbers) > 1 and other != dataset:
                self.intake.note(self.file, f"'{name}' on {dataset}: the very values of {other} on line {first}; taken, but see whether they were copied", line)
        for task in tasks:
            self._tasks(node, task or None, line_at(self.tree, "Models", at, "Results"))

    def _paper(self, entry: dict[str, Any], *, mentioned: bool) -> tuple[str | None, str]:
        paper = entry.get("Paper")
        paper = paper if isinstance(paper, dict) else {"URL": paper}
        title, url = tidy(paper.get("Title"), 500), web_address(paper.get("URL"))
        arxiv = arxiv_id(url)
        if not (title or arxiv):
            return None, ""
        node = self.intake.paper(title, arxiv=arxiv, url=url, mentioned=mentioned or not title)
        if node in self.intake.graph.nodes:
            self._say(node, Predicate.NAME, title)
        return node, title

    def _tasks(self, node: str, labels: object, line: int) -> None:
        for label in filter(None, map(tidy, _listed(labels))):
            if task := self.intake.task(label):
                self._say(node, Predicate.TASK, task, node=True)
            else:
                self._say(node, Predicate.KEYWORD, label)
                if label.lower() in self.unknown:
                    continue
                self.unknown.add(label.lower())
                self.intake.note(self.file, f"task '{label}' is none of this graph's tasks; kept as a keyword", line)

    def _trained(self, node: str, about: dict[str, Any]) -> None:
        for name in filter(None, map(tidy, _listed(about.get("Training Data")))):
            self._say(node, Predicate.TRAINED_ON, self.intake.dataset(name), node=True)
        with suppress(ValueError):  # none given, or given in words
            self._say(node, Predicate.PARAMETERS, round(number(about.get("Parameters")) / 1e6, 3))

    def _say(self, subject: str, predicate: Predicate, value: str | int | float, *, node: bool = False) -> None:
        self.intake.say(subject, predicate, value, self.source, ZOO, node=node)


def _listed(value: object) -> list[Any]:
    """*value* as a list: YAML's authors write one thing bare."""
    return value if isinstance(value, list) else [] if value is None else [value]
