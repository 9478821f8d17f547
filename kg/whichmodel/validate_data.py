"""Checks of data sets and metrics, of the links to them, and of the values on which sources contradict each other."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from whichmodel.catalogue_files import Conflict, DatasetFile, Described, MetricFile, ModelFile
from whichmodel.naming import slug
from whichmodel.problems import Problem, at

_NUMBERS = ("year", "parameters_millions")


def data_problems(
    datasets: Mapping[Path, DatasetFile], metrics: Mapping[Path, MetricFile], tasks: set[str], licences: set[str]
) -> Iterator[Problem]:
    """Tasks and licences that there are none of, names that two files claim, and ranges that run backwards."""
    both: dict[Path, DatasetFile | MetricFile] = {**datasets, **metrics}
    for path, file in both.items():
        for place, used in enumerate(file.used_for):
            if used.task not in tasks:
                yield Problem(path, at(path, "used_for", place, "task"), f"task: no task '{used.task}'{nearest(used.task, tasks)}")
        if file.code and file.code.licence and file.code.licence not in licences:
            yield Problem(path, at(path, "code", "licence"), f"licence: '{file.code.licence}' is not in licences.toml")
    for path, dataset in datasets.items():
        if dataset.licence and dataset.licence not in licences:
            yield Problem(path, at(path, "licence"), f"licence: '{dataset.licence}' is not in licences.toml")
    for path, metric in metrics.items():
        least, most = metric.range or (None, None)
        if least is not None and most is not None and least >= most:
            yield Problem(path, at(path, "range"), f"range: {least:g} is no less than {most:g}")
    yield from _names(datasets)
    yield from _names(metrics)


def computing_problems(models: Mapping[Path, ModelFile], metrics: Iterable[MetricFile]) -> Iterator[Problem]:
    """Models that compute a metric of which there is no file."""
    known = {metric.id for metric in metrics}
    for path, model in models.items():
        if model.computes and model.computes not in known:
            yield Problem(path, at(path, "computes"), f"computes: no metric '{model.computes}'{nearest(model.computes, known)}")


def conflict_problems(files: Mapping[Path, Described], licences: set[str]) -> Iterator[Problem]:
    """Conflicts of one value only, of the same value twice, from the same source, or of the wrong kind."""
    for path, file in files.items():
        for place, one in enumerate(file.conflicts):
            here = at(path, "conflicts", place, "value")
            own = _own(file, one)
            if own is None:
                yield Problem(path, at(path, "conflicts", place, "about"), f"about: the file states no {one.about} that this contradicts")
            elif str(own) == str(one.value):
                yield Problem(path, here, f"value: '{one.value}' is what the file states itself")
            if one.about in _NUMBERS and not isinstance(one.value, int | float):
                yield Problem(path, here, f"value: {one.about} is a number")
            if one.about in ("paper", "code") and not str(one.value).startswith(("https://", "http://")):
                yield Problem(path, here, f"value: '{one.value}' is no address")
            if one.about.endswith("licence") and one.value not in licences:
                yield Problem(path, here, f"value: '{one.value}' is not in licences.toml")
            if one.source == file.source and one.about in ("year", "parameters_millions"):
                yield Problem(path, at(path, "conflicts", place, "source"), "source: the same source states both values")


def _own(file: Described, one: Conflict) -> object:
    """What the file itself states of what *one* is about."""
    paper, weights = getattr(file, "paper", None), getattr(file, "weights", None)
    code_licence = file.code.licence if file.code else None
    stated = {
        "year": file.year, "parameters_millions": getattr(file, "parameters_millions", None),
        "title": paper and paper.title, "paper": paper and paper.url, "code": file.code and file.code.url,
        "code_of": paper and file.code and paper.title, "weights_licence": weights and weights.licence,
        "licence": file.licence if isinstance(file, DatasetFile) else code_licence,
    }  # fmt: skip
    return stated[one.about]


def _names(files: Mapping[Path, DatasetFile] | Mapping[Path, MetricFile]) -> Iterator[Problem]:
    """Names under which results would find two files."""
    taken: dict[str, Path] = {}
    for path, file in files.items():
        keys = {slug(file.id): ("id",), slug(file.name): ("name",)} | {slug(name): ("known_as",) for name in file.known_as}
        for key, where in keys.items():
            if key in taken:
                yield Problem(path, at(path, *where), f"{where[0]}: '{key}' is taken by {taken[key].name}")
            taken.setdefault(key, path)


def nearest(name: str, known: Iterable[str]) -> str:
    """The nearest of what is *known*, to be put behind a message; empty where nothing is near."""
    near = difflib.get_close_matches(name, sorted(known), n=1)
    return f"; nearest: {near[0]}" if near else ""
