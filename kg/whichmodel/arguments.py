"""What an engine may be asked with, checked where it comes in, so that a slip is told in one line and not from deep inside."""

import math
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import fields
from enum import StrEnum
from typing import get_args

from whichmodel.answer import Modality, Request
from whichmodel.built_as import Family
from whichmodel.errors import QueryError
from whichmodel.graph import Kind
from whichmodel.memory import LEAST_GB, MOST_GB
from whichmodel.spdx import Licence

#: A question as it is put: its words, how many models at most, and fields of its request over what it says.
Put = tuple[str, int, Mapping[str, object]]
#: So many models come where nothing else is said, and so many may be asked for.
USUAL_MODELS, MOST_MODELS = 3, 100
LEAST_SCALE, MOST_SCALE = 1, 64
EARLIEST, LATEST = 1950, 2100

class Hardware(StrEnum):
    """On what a model has to run."""

    CPU = "cpu"
    LOW_MEMORY = "low-memory"
    MOBILE = "mobile"
    BROWSER = "browser"


#: The fields of a request that hold one of a few words.
_WORDS: dict[str, tuple[str, ...]] = {
    "modality": get_args(Modality), "licence": ("commercial",), "speed": ("fast", "real-time"), "fidelity": ("faithful",),
}  # fmt: skip
#: Those that hold some of a few words.
_LISTS: dict[str, type[StrEnum]] = {"hardware": Hardware, "licences": Licence, "not_licences": Licence, "not_architectures": Family}
#: Those that hold a number, with the least and the largest.
_NUMBERS = {"scale": (LEAST_SCALE, MOST_SCALE), "frame_rate": (1, 1000), "memory_gb": (LEAST_GB, MOST_GB)}
#: How its words were read is the engine's to tell.
_FIELDS = tuple(field.name for field in fields(Request) if field.name != "read_as")


def as_text(text: object, what: str = "a question") -> str:
    """*text*; raises QueryError where it is none. *what* names it."""
    if not isinstance(text, str):
        raise QueryError(f"{what} is a text, not {_shown(text)}")
    return text


def as_count(k: object, most: int | None = None, name: str = "k") -> int:
    """*k*; raises QueryError where it is no whole number from 1 (to *most*)."""
    if isinstance(k, bool) or not isinstance(k, int) or k < 1 or (most is not None and k > most):
        raise QueryError(f"{name} is a whole number from 1{'' if most is None else f' to {most}'}, not {_shown(k)}")
    return k


def as_kinds(kinds: Collection[str]) -> Collection[str]:
    """*kinds*; raises QueryError where one of them is none."""
    if isinstance(kinds, str) or not isinstance(kinds, Collection):
        raise QueryError(f"kinds is a list of kinds of nodes, not {_shown(kinds)}")
    if unknown := [kind for kind in kinds if kind not in set(Kind)]:
        raise QueryError(f"no kind {_shown(unknown[0])}; kinds are: {', '.join(Kind)}")
    return kinds


def as_given(given: Mapping[str, object]) -> dict[str, object]:
    """The fields *given* over what a question says, lists as tuples; raises QueryError for one that is none or a value that it cannot have.

    None takes back what the question says.
    """
    if not isinstance(given, Mapping):
        raise QueryError(f"the fields of a request are given by name, not as {_shown(given)}")
    if unknown := [name for name in given if name not in _FIELDS]:
        raise QueryError(f"a request has no field {_shown(unknown[0])}; its fields are: {', '.join(_FIELDS)}")
    return {name: _field(name, value) for name, value in given.items()}


def as_put(put: object) -> Put:
    """*put* with all that belongs to it: a plain question is asked for USUAL_MODELS models; raises QueryError for anything else."""
    if isinstance(put, str):
        return put, USUAL_MODELS, {}
    if not isinstance(put, tuple | list) or len(put) != 3:
        raise QueryError(f"each of the questions is a text, or a text, how many models and a dictionary of fields, not {_shown(put)}")
    question, k, given = put
    return as_text(question), as_count(k, MOST_MODELS), as_given(given)


def as_puts(questions: Iterable[object]) -> list[Put]:
    """Each of *questions* as it is put; raises QueryError where one is wrong, or where they are one text."""
    if isinstance(questions, str) or not isinstance(questions, Iterable):
        raise QueryError(f"several questions are a list, not {_shown(questions)}; of one, ask query")
    return [as_put(one) for one in questions]


def _field(name: str, value: object) -> object:
    if value is None and name not in ("language", "same_size"):
        return () if name in _LISTS else None
    if name in _WORDS:
        return _checked(name, value, lambda one: one in _WORDS[name], f"one of: {', '.join(_WORDS[name])}")
    if words := _LISTS.get(name):
        told = f"a list of some of: {', '.join(words)}"
        return tuple(str(one) for one in _checked(name, value, lambda some: _is_some_of(words, some), told))  # type: ignore[attr-defined]
    if name in ("source_size", "target_size"):
        return tuple(_checked(name, value, _is_size, "a width and a height in pixels"))  # type: ignore[arg-type]
    if name in _NUMBERS:
        least, most = _NUMBERS[name]
        return _checked(name, value, lambda one: _is_number(one, least, most), f"a number from {least} to {most}")
    if name == "since":
        return _checked(name, value, lambda one: isinstance(one, int) and _is_number(one, EARLIEST, LATEST), f"a year from {EARLIEST} to {LATEST}")
    if name == "same_size":
        return _checked(name, value, lambda one: isinstance(one, bool), "True or False")
    return as_text(value, name)


def _checked(name: str, value: object, holds: Callable[[object], bool], told: str) -> object:
    if not holds(value):
        raise QueryError(f"{name} is {told}; not {_shown(value)}")
    return value


def _is_number(value: object, least: float, most: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) and least <= value <= most


def _is_some_of(words: type[StrEnum], value: object) -> bool:
    return isinstance(value, tuple | list | set | frozenset) and all(isinstance(each, str) and each in set(words) for each in value)


def _is_size(value: object) -> bool:
    return isinstance(value, tuple | list) and len(value) == 2 and all(isinstance(one, int) and not isinstance(one, bool) and one > 0 for one in value)


def _shown(value: object, most: int = 60) -> str:
    """*value* as code, on one line and not too long."""
    text = " ".join(repr(value).split())
    return text if len(text) <= most else f"{text[: most - 1]}…"
