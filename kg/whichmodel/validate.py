"""Checks of a whole catalogue: everything that is wrong, each with file and line."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from whichmodel.catalogue_files import (
    ArchitectureFile,
    DatasetFile,
    Described,
    LicenceFile,
    MetricFile,
    ModelFile,
    OrderFile,
    Other,
    TaskFile,
    TopicFile,
)
from whichmodel.catalogue_reading import Reading, ReadOnce, Shape
from whichmodel.errors import CatalogueError
from whichmodel.manifest import MANIFEST, make_manifest
from whichmodel.naming import source_url
from whichmodel.problems import Problem, at, line_with
from whichmodel.validate_data import computing_problems, conflict_problems, data_problems, nearest

_TEXT_KEY, _BEGINNING = re.compile(r"\W+"), re.compile(r"\w+")
_ARXIV = re.compile(r"^https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/(\d{4}\.\d{4,5}|[a-z.-]+/\d{7})(?:v\d+)?(?:\.pdf)?$")
_DOI = re.compile(r"^10\.\d{4,9}/\S+$")
#: Keys under which a file names where something was read.
_SOURCE_KEYS = re.compile(r"^((\w+_)?source|also_stated_by)$")


def validate_catalogue(folder: Path) -> list[Problem]:
    """All problems of the catalogue in *folder*, by file and line; an empty list where it is sound."""
    found: list[Problem] = []
    read = ReadOnce()
    tasks = dict(_read(folder / "tasks", TaskFile, found, read))
    topics = dict(_read(folder / "topics", TopicFile, found, read))
    datasets = dict(_read(folder / "datasets", DatasetFile, found, read))
    metrics = dict(_read(folder / "metrics", MetricFile, found, read))
    models = dict(_read(folder / "models", ModelFile, found, read))
    order = _read_one(folder / "order.toml", OrderFile, found, read)
    licences = _read_one(folder / "licences.toml", LicenceFile, found, read)
    architectures = _read_one(folder / "architectures.toml", ArchitectureFile, found, read)
    known = {task.id for task in tasks.values()}
    found += _task_problems(tasks, known)
    if order:
        found += _order_problems(folder / "order.toml", order, known)
    licensed = {entry.id for entry in licences.licence} if licences else set()
    described: dict[Path, Described] = {**models, **datasets, **metrics}
    found += _model_problems(models, known, licensed, {entry.id for entry in architectures.architecture} if architectures else set())
    found += data_problems(datasets, metrics, known, licensed)
    found += computing_problems(models, metrics.values())
    found += conflict_problems(described, licensed)
    found += _relation_problems(models)
    for path, file in described.items():
        found += _link_problems(path, file)
    if licences:
        found += _licence_problems(folder / "licences.toml", licences)
    found += _duplicate_papers({**models, **datasets})
    found += _leaked_questions(folder, tasks, topics)
    found += _manifest_problems(folder, read)
    return sorted(set(found), key=lambda problem: (str(problem.path), problem.line, problem.text))


def _read(folder: Path, shape: type[Shape], found: list[Problem], read: Reading) -> Iterator[tuple[Path, Shape]]:
    for path in sorted(folder.glob("*.toml")):
        value = _read_one(path, shape, found, read)
        if value is not None:
            yield path, value


def _read_one(path: Path, shape: type[Shape], found: list[Problem], read: Reading) -> Shape | None:
    try:
        return read(path, shape)
    except CatalogueError as error:
        said = str(error).removeprefix(f"{path}:")
        line, _, text = said.partition(": ")
        found.append(Problem(path, int(line), text) if line.isdigit() else Problem(path, 1, said.strip()))
        return None


def _task_problems(tasks: Mapping[Path, TaskFile], known: set[str]) -> Iterator[Problem]:
    above: dict[str, set[str]] = {}
    for path, task in tasks.items():
        named = [("broader", name) for name in task.broader] + [("related", name) for name in task.related]
        named += [("served_by", served.task) for served in task.served_by]
        named += [("refines", task.refines)] if task.refines else []
        for key, name in named:
            if name not in known:
                yield Problem(path, at(path, key), f"{key}: no task '{name}'")
            if name == task.id:
                yield Problem(path, at(path, key), f"{key}: a task cannot be {key} itself")
        above[task.id] = set(task.broader) | ({task.refines} if task.refines else set())
    for path, task in tasks.items():
        if task.id in _reached(above, task.id):
            key = "broader" if task.broader else "refines"
            yield Problem(path, at(path, key), f"{key}: a cycle leads back to '{task.id}'")
        for name in set(task.related) & (_reached(above, task.id) | {t for t in known if task.id in _reached(above, t)}):
            yield Problem(path, at(path, "related"), f"related: '{name}' is already broader or narrower")


def _order_problems(path: Path, order: OrderFile, known: set[str]) -> Iterator[Problem]:
    after: dict[str, set[str]] = defaultdict(set)
    for place, line in enumerate(order.before):
        for key, name in (("first", line.first), ("then", line.then)):
            if name not in known:
                yield Problem(path, at(path, "before", place, key), f"{key}: no task '{name}'")
        after[line.first].add(line.then)
    for place, line in enumerate(order.before):
        if line.first in _reached(after, line.first):
            yield Problem(path, at(path, "before", place, "first"), f"'{line.first}' comes before itself")


def _model_problems(
    models: Mapping[Path, ModelFile], known: set[str], licences: set[str], architectures: set[str]
) -> Iterator[Problem]:
    seen: dict[str, Path] = {}
    for path, model in models.items():
        for place, performed in enumerate(model.performs):
            if performed.task not in known:
                yield Problem(path, at(path, "performs", place, "task"), f"task: no task '{performed.task}'")
        if model.architecture and model.architecture not in architectures:
            yield Problem(path, at(path, "architecture"), f"architecture: '{model.architecture}' is not in architectures.toml")
        for key, part in (("code", model.code), ("weights", model.weights)):
            if part and part.licence and part.licence not in licences:
                yield Problem(path, at(path, key, "licence"), f"licence: '{part.licence}' is not in licences.toml")
        ids: list[tuple[str, tuple[int | str, ...]]] = [(model.id, ("id",))]
        ids += [(variant.id, ("variant", place, "id")) for place, variant in enumerate(model.variant)]
        for name, where in ids:
            if name in seen:
                yield Problem(path, at(path, *where), f"id: '{name}' is taken by {seen[name].name}")
            seen[name] = path
        for place, variant in enumerate(model.variant):
            for name in variant.tasks:
                if name not in known:
                    yield Problem(path, at(path, "variant", place, "tasks"), f"tasks: no task '{name}'")


def _relations(model: ModelFile) -> Iterator[tuple[str, str, Other, tuple[int | str, ...]]]:
    """(id, key, other, where it stands) for each relation of a model or a variant to another."""
    for key in ("builds_on", "fine_tuned_from", "succeeded_by"):
        for row, other in enumerate(getattr(model, key)):
            yield model.id, key, other, (key, row, "model")
    for place, variant in enumerate(model.variant):
        for row, other in enumerate(variant.fine_tuned_from):
            yield variant.id, "fine_tuned_from", other, ("variant", place, "fine_tuned_from", row, "model")


def _relation_problems(models: Mapping[Path, ModelFile]) -> Iterator[Problem]:
    """Relations to what is no model, to the model itself, or round in a circle: what came later cannot come first."""
    known = {variant.id for model in models.values() for variant in model.variant}
    known |= {model.id for model in models.values()}
    later: dict[str, set[str]] = defaultdict(set)
    found = [(path, *relation) for path, model in models.items() for relation in _relations(model)]
    for _, name, key, other, _ in found:
        first, then = (name, other.model) if key == "succeeded_by" else (other.model, name)
        later[first].add(then)
    for path, name, key, other, where in found:
        if other.model not in known:
            yield Problem(path, at(path, *where), f"{key}: no model '{other.model}'{nearest(other.model, known)}")
        elif other.model == name:
            yield Problem(path, at(path, *where), f"{key}: a model cannot be in this relation to itself")
        elif other.model in _reached(later, name) and name in _reached(later, other.model):
            yield Problem(path, at(path, *where), f"{key}: a cycle leads back to '{name}'")


def _link_problems(path: Path, model: Described) -> Iterator[Problem]:
    """Sources that cannot be followed, and identifiers that are none; nothing is fetched."""
    for source in sorted(set(_sources(model.model_dump(exclude_none=True)))):
        words = " " in source  # a printed source is named by its words
        if not words and ("/" in source or ":" in source) and source_url(source) is None:
            text = f"source: '{source}' is neither owner/name:path, arXiv:…, doi:… nor an address"
            yield Problem(path, line_with(path, f'"{source}"'), text)
    paper = getattr(model, "paper", None)
    if paper and paper.doi and not _DOI.match(paper.doi):
        yield Problem(path, at(path, "paper", "doi"), f"doi: '{paper.doi}' is none; write it as 10.…/…")
    if paper and "arxiv.org" in paper.url and not _ARXIV.match(paper.url):
        yield Problem(path, at(path, "paper", "url"), f"url: '{paper.url}' is no page of a paper; write https://arxiv.org/abs/…")
    if model.code and re.match(r"https?://github\.com/(?![\w.-]+/[\w.-]+)", model.code.url):
        yield Problem(path, at(path, "code", "url"), f"url: '{model.code.url}' names no repository")


def _sources(value: object) -> Iterator[str]:
    """All that a file names as a source, at whatever depth."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if _SOURCE_KEYS.match(key):
                yield from [inner] if isinstance(inner, str) else inner
            else:
                yield from _sources(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _sources(inner)


def _licence_problems(path: Path, licences: LicenceFile) -> Iterator[Problem]:
    """Licences that SPDX does not list although the file says so, that it lists although the file denies it, or twice."""
    seen: set[str] = set()
    for place, entry in enumerate(licences.licence):
        here, listed = at(path, "licence", place, "id"), _spdx(entry.id)
        if entry.spdx and listed is None:
            yield Problem(path, here, f"id: '{entry.id}' is no licence of SPDX; write it as spdx.org/licenses does, or say spdx = false")
        elif entry.spdx and listed != entry.id:
            yield Problem(path, here, f"id: SPDX writes '{listed}'")
        elif not entry.spdx and listed:
            yield Problem(path, here, f"id: SPDX lists it as '{listed}'; leave spdx = false out")
        if entry.id in seen:
            yield Problem(path, here, f"id: '{entry.id}' stands here twice")
        seen.add(entry.id)


def _spdx(licence: str) -> str | None:
    """*licence* as SPDX writes its identifier; None for one that it does not list."""
    if not re.fullmatch(r"(?!licenseref-)[\w.+-]+", licence, re.IGNORECASE):
        return None
    try:
        return str(canonicalize_license_expression(licence))
    except InvalidLicenseExpression:
        return None


def _duplicate_papers(models: Mapping[Path, ModelFile | DatasetFile]) -> Iterator[Problem]:
    """Papers of one address or DOI under two titles, or of one title under two addresses."""
    titles: dict[str, tuple[str, Path]] = {}
    urls: dict[str, tuple[str, Path]] = {}
    dois: dict[str, tuple[str, Path]] = {}
    for path, model in models.items():
        if model.paper is None:
            continue
        title, url, doi = _TEXT_KEY.sub(" ", model.paper.title.lower()).strip(), model.paper.url, model.paper.doi
        if arxiv := _ARXIV.match(url):
            url = f"arxiv:{arxiv[1]}"
        named = [(url, title, urls, "title"), (title, url, titles, "address"), *([(doi.lower(), title, dois, "title")] if doi else [])]
        for key, value, known, what in named:
            first = known.setdefault(key, (value, path))
            if first[0] != value:
                yield Problem(path, at(path, "paper", "title"), f"paper: the same paper has another {what} in {first[1].name}")


def _leaked_questions(
    folder: Path, tasks: Mapping[Path, TaskFile], topics: Mapping[Path, TopicFile]
) -> Iterator[Problem]:
    """Questions of the test sets that stand in the catalogue's texts."""
    questions = {
        _TEXT_KEY.sub(" ", json.loads(line)["text"].lower()).strip(): path.name
        for path in sorted((folder / "questions").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    }
    begin = {key.partition(" ")[0] for key in questions}
    stock: list[tuple[Path, Iterable[Sequence[str]]]] = [(path, task.symptoms.values()) for path, task in tasks.items()]
    stock += [(path, topic.examples.values()) for path, topic in topics.items() if topic.outcome != "ask_back"]
    for path, groups in stock:
        for text in (text for group in groups for text in group):
            # most texts begin with a word that no question begins with; to put them all into plain words takes half a second
            if (first := _BEGINNING.search(low := text.lower())) is None or first[0] not in begin:
                continue
            key = _TEXT_KEY.sub(" ", low).strip()
            if key in questions and len(key.split()) > 2:
                yield Problem(path, line_with(path, text), f"“{text}” is a question of {questions[key]}")


def _manifest_problems(folder: Path, read: Reading) -> Iterator[Problem]:
    path = folder / MANIFEST
    if not path.is_file():
        yield Problem(path, 1, "there is no manifest; write it: kg validate --write-manifest")
        return
    try:
        fits = path.read_text(encoding="utf-8") == make_manifest(folder, read)
    except CatalogueError:
        fits = False  # what cannot be read cannot be counted; the file that is wrong is told by itself
    if not fits:
        yield Problem(path, 1, "the manifest does not fit the files; write it again: kg validate --write-manifest")


def _reached(edges: Mapping[str, set[str]], start: str) -> set[str]:
    """What can be reached from *start* along *edges*."""
    found: set[str] = set()
    ahead = list(edges.get(start, ()))
    while ahead:
        one = ahead.pop()
        if one not in found:
            found.add(one)
            ahead += edges.get(one, ())
    return found
