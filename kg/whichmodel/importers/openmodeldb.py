"""OpenModelDB: a clone's `data/` folder, one JSON file a model.

Each model keeps its own licence, scale, tags, architecture and training data. The database is GPL-3.0: it
comes in on the user's side and is not part of the packaged catalogue.
"""

import difflib
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field

from whichmodel.graph import Evidence, Kind, Predicate, Text
from whichmodel.importers.intake import Intake
from whichmodel.importers.prose import prose_of
from whichmodel.importers.untrusted import (
    BadRecordError,
    files_under,
    line_with,
    read_json,
    read_text,
    shaped,
    summary_of,
    tidy,
    web_address,
)

DEFAULT_NAME = "OpenModelDB/open-model-database"
#: Tags that name a task, by the definitions of the database's own tags.json.
TASKS = {
    "denoise": "denoising", "deblur": "deblurring", "colorization": "colorization", "inpainting": "inpainting",
    "jpeg": "jpeg-artifact-removal", "debanding": "debanding", "dehalftone": "descreening",
}  # fmt: skip
MEDIA = {"anime": "anime", "cartoon": "anime", "manga": "anime", "faces": "face", "photo": "image"}
UNUSED = {
    "images", "thumbnail", "inputChannels", "outputChannels", "trainingIterations", "trainingEpochs", "trainingBatchSize",
    "trainingHRSize", "trainingOTF", "pretrainedModelD",
}  # fmt: skip


class Resource(BaseModel):
    """A file that can be downloaded."""

    platform: str = ""
    type: str = ""
    size: int | None = None
    sha256: str | None = None
    urls: list[str] = []


class Record(BaseModel, extra="allow"):
    """A model of the database."""

    name: str = Field(min_length=1)
    author: str | list[str] | None = None
    license: str | None = None
    tags: list[str] = []
    description: str | None = ""
    date: str | None = None
    architecture: str | None = None
    size: str | list[str] | None = None
    scale: float = Field(gt=0, le=64)
    resources: list[Resource] = []
    dataset: str | None = None
    datasetSize: int | None = None  # noqa: N815 - as the database spells it
    pretrainedModelG: str | None = None  # noqa: N815


def read(path: Path, intake: Intake) -> None:
    """Take the models under *path*: a clone, its `data/` folder, a folder of models, or one file."""
    data = next((one for one in (path / "data", path) if (one / "models").is_dir()), path)
    about = {name: _lookup(data / f"{name}.json", intake) for name in ("architectures", "users")}
    for file in files_under(data / "models" if data.is_dir() and (data / "models").is_dir() else data, ".json"):
        try:
            text = read_text(file)
            record = shaped(read_json(text), Record, text)
            _take(intake, file, record, about, text)
        except BadRecordError as error:
            intake.skip(file, str(error), error.line)


def _lookup(path: Path, intake: Intake) -> dict[str, dict[str, Any]]:
    """A file of the database that names things by id; empty where it is missing or cannot be read."""
    if not path.is_file():
        return {}
    try:
        found = read_json(read_text(path))
    except BadRecordError as error:
        intake.skip(path, str(error), error.line)
        return {}
    return {key: value for key, value in found.items() if isinstance(value, dict)} if isinstance(found, dict) else {}


def _take(intake: Intake, file: Path, record: Record, about: dict[str, dict[str, dict[str, Any]]], text: str) -> None:
    key, name = tidy(file.stem), tidy(record.name)
    if not name:
        raise BadRecordError("name: holds no letter", line_with(text, '"name"'))
    for extra in record.model_extra or {}:
        if extra not in UNUSED:
            near = difflib.get_close_matches(extra, [*Record.model_fields, *UNUSED], n=1)
            intake.note(file, f"key '{tidy(extra, 40)}' is not known and was left out{f'; nearest: {near[0]}' if near else ''}", line_with(text, f'"{extra}"'))
    source = intake.source(f"data/models/{file.name}")
    node = intake.listed_model("openmodeldb", key)
    tags = list(dict.fromkeys(filter(None, map(tidy, record.tags))))
    said = summary_of(prose_of(record.description or ""))
    texts = [Text("name", name), Text("name", key), Text("summary", said), Text("keywords", ", ".join(tags))]
    intake.add(Kind.MODEL, node, name, summary=said, url=f"https://openmodeldb.info/models/{key}", texts=texts)
    intake.summary(node, said, source)
    family = about["architectures"].get(record.architecture or "", {})
    _tasks(intake, node, record, tags, source, video=family.get("input") == "video")
    if record.architecture:
        title = tidy(family.get("name")) or tidy(record.architecture)
        intake.say(node, Predicate.ARCHITECTURE, intake.mention(Kind.ARCHITECTURE, f"architecture/{tidy(record.architecture, 60).lower()}", title), source, node=True)
    for tag in tags:
        intake.say(node, Predicate.KEYWORD, tag, source)
    for author in [record.author] if isinstance(record.author, str) else record.author or []:
        intake.say(node, Predicate.AUTHOR, tidy(about["users"].get(author, {}).get("name")) or tidy(author), source)
    if record.license:
        intake.say(node, Predicate.WEIGHTS_LICENCE, intake.licence(tidy(record.license)), source, node=True)
    if record.date:
        intake.say(node, Predicate.PUBLISHED, tidy(record.date, 30), source)
        if record.date[:4].isdigit():
            intake.say(node, Predicate.YEAR, int(record.date[:4]), source)
    intake.say(node, Predicate.TRAINED_ON, tidy(record.dataset, 600), source, note=f"{record.datasetSize} pictures" if record.datasetSize else None)
    if record.pretrainedModelG:
        base = tidy(record.pretrainedModelG)
        intake.say(node, Predicate.FINE_TUNED_FROM, intake.mention(Kind.MODEL, intake.listed_model("openmodeldb", base), base), source, node=True)
    for resource in record.resources:
        told = f"{resource.platform} {resource.type}, {resource.size} bytes, sha256 {resource.sha256}"
        for url in filter(None, map(web_address, resource.urls)):
            intake.say(node, Predicate.DOWNLOAD, url, source, note=tidy(told))
    intake.took()


def _tasks(intake: Intake, node: str, record: Record, tags: list[str], source: str, *, video: bool) -> None:
    """What the record itself says that the model does: by its scale, and by its tags."""
    factor = int(record.scale) if record.scale == int(record.scale) else record.scale
    if factor > 1:
        intake.say(node, Predicate.SCALE, factor, source)
        task = intake.task("video super-resolution" if video else "super-resolution")
        intake.say(node, Predicate.TASK, task, source, Evidence.DOCUMENT, node=True, note=f"scale {factor}")
    for tag in tags:
        if tag in TASKS:
            intake.say(node, Predicate.TASK, intake.task(TASKS[tag]), source, node=True, note=f"tag “{tag}”")
    for medium in dict.fromkeys(["video"] * video + [MEDIA[tag] for tag in tags if tag in MEDIA]):
        intake.say(node, Predicate.MEDIUM, medium, source)
