"""Model cards: README.md files with YAML front matter, as Hugging Face and others keep them."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from whichmodel.graph import Evidence, Kind, Predicate, Text
from whichmodel.importers.intake import Intake
from whichmodel.importers.prose import prose_of
from whichmodel.importers.results import dataset_of, state_result, values_of
from whichmodel.importers.safe_yaml import line_at, read_yaml
from whichmodel.importers.untrusted import (
    BadRecordError,
    arxiv_id,
    files_under,
    read_text,
    summary_of,
    tidy,
    web_address,
)

#: A longer card is a book.
MOST_CARD = 2 << 20
HUB = "https://huggingface.co"
_FRONT = re.compile(r"\s{0,20}---[ \t]*\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
_HUB_FOLDER = re.compile(r"models--([\w.-]+?)--([\w.-]+)$")
#: How a model stands to its base, where that is not fine-tuning.
DERIVED = {"adapter": "adapter", "merge": "merge", "quantized": "quantised"}
#: Tags that the hub sets, and that say nothing of what a model is for.
_HUB_TAG = re.compile(r"^(?:arxiv|license|region|doi|dataset|base_model|language|diffusers|endpoints_compatible|autotrain|model-index|safetensors)\b.*:|^region|_compatible$")


def read(path: Path, intake: Intake) -> None:
    """Take every card under *path*: README.md files, or any .md file with front matter."""
    for file in files_under(path, ".md"):
        try:
            text = read_text(file, MOST_CARD)
            part = file.relative_to(path).as_posix() if path.is_dir() else file.name
            key, hub = _key(file, path)
            if not _FRONT.match(text):
                if file.name.lower() == "readme.md":
                    raise BadRecordError("no front matter (a block between two lines of ---)", 1)
                continue
            take_card(intake, key, text, str(file), intake.source(part, f"{HUB}/{key}" if hub else None), on_hub=hub)
        except BadRecordError as error:
            intake.skip(file, str(error), error.line)


def take_card(intake: Intake, key: str, text: str, where: str, source: str, *, on_hub: bool) -> None:
    """Take one card: that of the model *key* (owner/name); raises BadRecordError where its front matter cannot be read."""
    front = _FRONT.match(text)
    head = front[1] if front else ""
    about, tree = read_yaml(head, 2)
    if not isinstance(about, dict):
        raise BadRecordError("the front matter holds no fields", 1)
    _Card(intake, where, tree, source).take(key, about, text[front.end() if front else 0 :], on_hub=on_hub)
    intake.took()


class _Card:
    """The statements of one card."""

    def __init__(self, intake: Intake, where: str, tree: yaml.Node | None, source: str) -> None:
        self.intake, self.where, self.tree, self.source = intake, where, tree, source
        self.told = set[str]()

    def take(self, key: str, about: Mapping[str, Any], body: str, *, on_hub: bool) -> None:
        """Add the model and all that the card states of it."""
        intake, self.key, self.node = self.intake, key, self.intake.listed_model("hf", key)
        name = tidy(about.get("model_name")) or tidy(key.rpartition("/")[2])
        said = summary_of(prose_of(body))
        tags = [tag for tag in _words(about.get("tags")) if tag]
        url = f"{HUB}/{key}" if on_hub else None
        intake.add(Kind.MODEL, self.node, name, summary=said, url=url, texts=[Text("name", name), Text("summary", said)])
        intake.summary(self.node, said, self.source)
        self._tasks([*_words(about.get("pipeline_tag")), *tags])
        self._licence(about)
        for dataset in _words(about.get("datasets")):
            self._say(Predicate.TRAINED_ON, intake.dataset(dataset))
        kind = tidy(about.get("base_model_relation")).lower()
        for base in _words(about.get("base_model")):
            other = intake.mention(Kind.MODEL, intake.listed_model("hf", base), base.rpartition("/")[2], f"{HUB}/{base}" if on_hub else None)
            predicate = Predicate.BUILDS_ON if kind in DERIVED else Predicate.FINE_TUNED_FROM
            intake.say(self.node, predicate, other, self.source, node=True, note=DERIVED.get(kind))
        for tag in tags:
            if arxiv := arxiv_id(tag):
                self._say(Predicate.CITES, intake.paper("", arxiv=arxiv, mentioned=True))
            elif not _HUB_TAG.search(tag):
                intake.say(self.node, Predicate.KEYWORD, tag, self.source)
        intake.say(self.node, Predicate.KEYWORD, tidy(about.get("library_name")), self.source)
        self._index(about.get("model-index"))

    def _tasks(self, labels: list[str]) -> None:
        for label in dict.fromkeys(labels):
            if (task := self.intake.task(label)) and task not in self.told:
                self.told.add(task)
                self.intake.say(self.node, Predicate.TASK, task, self.source, node=True, note=f"tag “{label}”")

    def _licence(self, about: Mapping[str, Any]) -> None:
        for licence in _words(about.get("license")):
            name = tidy(about.get("license_name")) if licence.lower() == "other" else licence
            if name and name.lower() not in ("unknown", "none"):
                note = web_address(about.get("license_link"))
                self.intake.say(self.node, Predicate.WEIGHTS_LICENCE, self.intake.licence(name), self.source, node=True, note=note)

    def _index(self, index: object) -> None:
        """The results of the `model-index` block."""
        entries = index if isinstance(index, list) else []
        if index is not None and not entries:
            self.intake.skip(self.where, "model-index: not a list of models", line_at(self.tree, "model-index", first_line=2))
        for at, entry in enumerate(entries):
            rows = entry.get("results") if isinstance(entry, dict) else None
            for row, result in enumerate(rows if isinstance(rows, list) else []):
                line = line_at(self.tree, "model-index", at, "results", row, first_line=2)
                try:
                    self._result(result, line)
                except BadRecordError as error:
                    self.intake.skip(self.where, f"model-index: {error}", line)

    def _result(self, result: object, line: int) -> None:
        about = result.get("dataset") if isinstance(result, dict) else None
        metrics = result.get("metrics") if isinstance(result, dict) else None
        if not isinstance(result, dict) or not isinstance(about, dict) or not isinstance(metrics, list):
            raise BadRecordError("a result without dataset and metrics")
        dataset, setting = dataset_of(tidy(about.get("name")) or tidy(about.get("type")))
        if not dataset:
            raise BadRecordError("a data set without name")
        task = result.get("task")
        self._tasks([tidy(task.get(key)) for key in ("name", "type")] if isinstance(task, dict) else [])
        protocol = [f"as the model card of {self.key} reports it", *setting]
        protocol += [f"{key} {tidy(about[key])}" for key in ("config", "split", "revision") if tidy(about.get(key))]
        told = result.get("source")
        if isinstance(told, dict) and tidy(told.get("name")):
            protocol.append(f"from {tidy(told.get('name'))}")
        for metric in metrics:
            name = (tidy(metric.get("name")) or tidy(metric.get("type"))) if isinstance(metric, dict) else ""
            if not name:
                self.intake.skip(self.where, f"model-index: a metric without name on {dataset}", line)
                continue
            values, wrong = values_of({name: metric.get("value")})
            for why in wrong:
                self.intake.skip(self.where, f"model-index: {dataset}: {why}", line)
            more = [f"{key} {tidy(metric[key])}" for key in ("config", "args") if tidy(metric.get(key))]
            for one in values:
                if not state_result(self.intake, self.node, dataset, one, (*protocol, *more), self.source, Evidence.DOCUMENT):
                    self.intake.skip(self.where, f"model-index: {one.metric} on {dataset} stands there twice", line)

    def _say(self, predicate: Predicate, value: str) -> None:
        self.intake.say(self.node, predicate, value, self.source, Evidence.DOCUMENT, node=True)


def _words(value: object) -> list[str]:
    """*value*, one or a list, as texts."""
    return [word for one in (value if isinstance(value, list) else [value]) if (word := tidy(one))]


def _key(file: Path, root: Path) -> tuple[str, bool]:
    """The model's name as the folders tell it (owner/name), and whether they are those of the hub's own cache."""
    for folder in file.resolve().parents:
        if match := _HUB_FOLDER.match(folder.name):
            return f"{match[1]}/{match[2]}", True
    if file.name.lower() != "readme.md":
        return file.stem.replace("--", "/", 1), False
    inside = file.relative_to(root).parts[:-1] if root.is_dir() else ()
    return "/".join(inside[-2:]) or file.resolve().parent.name, False
