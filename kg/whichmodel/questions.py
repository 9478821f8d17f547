"""Questions with their right answers, for measuring: one JSON object a line (data/README.md tells each field)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from whichmodel.answer import Modality, Request, Status
from whichmodel.built_as import Family
from whichmodel.errors import WhichmodelError
from whichmodel.spdx import Licence

IN_SCOPE = frozenset({"answered", "no_fit"})
#: What the numbers in `kind` stand for in the questions of this repository; a file of one's own may say it in words.
KINDS = {
    1: "a symptom", 2: "the result wanted", 3: "what is not wanted", 4: "words of two meanings", 5: "a tool by its name",
    6: "several needs, in order", 7: "limits: size, machine, licence", 8: "other languages, slang", 9: "next to nothing said",
    10: "an expert's terms",
}  # fmt: skip
SCOPES: dict[str, Status] = {"in": "answered", "out": "out_of_scope", "vague": "ask_back"}
#: What pydantic says in words of its own.
SAID = {"extra_forbidden": "no such key", "model_type": "is of the wrong form", "model_attributes_type": "is of the wrong form"}

_Size = tuple[Annotated[int, Field(gt=0)], Annotated[int, Field(gt=0)]]
_Factor = Annotated[float, Field(gt=0, allow_inf_nan=False)]


class _Constraints(BaseModel):
    """What a text states unmistakably, in the words of `Request`; null where it can be read either way."""

    model_config = ConfigDict(extra="forbid")

    scale: _Factor | None = None
    modality: Modality | None = None
    hardware: list[Literal["cpu", "low-memory", "mobile", "browser"]] | None = None
    licence: Literal["commercial"] | None = None
    speed: Literal["fast", "real-time"] | None = None
    fidelity: Literal["faithful"] | None = None
    source_size: _Size | None = None
    target_size: _Size | None = None
    frame_rate: _Factor | None = None
    same_size: bool | None = None
    memory_gb: _Factor | None = None
    licences: list[Licence] | None = None
    not_licences: list[Licence] | None = None
    not_architectures: list[Family] | None = None
    since: int | None = None


class _Tasks(BaseModel):
    """Right tasks: *any* of these comes first, and *all* of these are named."""

    model_config = ConfigDict(extra="forbid")

    any: list[str] = []
    all: list[str] = []


class _Line(BaseModel):
    """A line as it is written."""

    text: str
    status: Status | None = None
    scope: Literal["in", "out", "vague"] | None = None
    tasks: list[str] | _Tasks = []
    also: list[str] = []
    scale: _Factor | None = None
    modality: Modality | None = None
    constraints: _Constraints | None = None
    kind: int | str | None = None
    language: str | None = None
    id: str | int | None = None


#: The constraints, in the order in which they are told.
CONSTRAINTS = tuple(_Constraints.model_fields)
assert set(CONSTRAINTS) == {*Request.__dataclass_fields__} - {"language", "read_as"}  # noqa: S101 - a new one needs its gold, too


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and what is right.

    *tasks* are those of which any is right as the first, *further* those that are to be named too (ids without
    `task/`). *constraints* is what the text states; a name with None can be read either way. Whether the text states
    no other constraint is known where *complete*.
    """

    text: str
    status: Status
    tasks: tuple[str, ...]
    further: tuple[str, ...]
    constraints: Mapping[str, Any]
    complete: bool
    kind: str | None
    id: str
    where: str

    @property
    def in_scope(self) -> bool:
        """Whether something that this catalogue is about is asked for."""
        return self.status in IN_SCOPE


def read_questions(path: Path) -> list[Question]:
    """The questions in *path*; raises WhichmodelError naming the file, and the line that cannot be read."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise WhichmodelError(f"cannot read {path} ({why}); give a file of questions, one JSON object a line") from error
    found = [_question(line, f"{path}:{number}", number) for number, line in enumerate(lines, 1) if line.strip()]
    if not found:
        raise WhichmodelError(f"{path} holds no question; give one JSON object a line with text, tasks and scope")
    return found


def _question(text: str, where: str, number: int) -> Question:
    try:
        line = _Line.model_validate(json.loads(text))
    except ValidationError as error:
        # of the forms that a field may have, the last is the one with names of its own
        wrong = error.errors()[-1]
        name = ".".join(str(part) for part in wrong["loc"] if not str(part).startswith(("list[", "_")))
        raise WhichmodelError(f"{where}: not a question ({name or 'the line'}: {SAID.get(wrong['type'], wrong['msg'])}); it needs text, tasks and status or scope") from error
    except (ValueError, RecursionError) as error:
        raise WhichmodelError(f"{where}: not a question ({error}); it needs text, tasks and status or scope") from error
    status = line.status or (SCOPES[line.scope] if line.scope else None)
    if status is None:
        raise WhichmodelError(f"{where}: neither status nor scope; scope is one of {', '.join(SCOPES)}, status of {', '.join(get_args(Status))}")
    right = line.tasks if isinstance(line.tasks, _Tasks) else _Tasks(any=line.tasks)
    first = right.any or right.all
    further = [task for task in (*right.all, *line.also) if task not in right.any]
    if status == "answered" and not first:
        raise WhichmodelError(f"{where}: answered, but by which task? name those that are right in tasks, or say no_fit")
    # a modality beside constraints tells what is shown, whether the text says so or not
    given = {"scale": line.scale, "modality": None if line.constraints else line.modality}
    stated = line.constraints.model_dump(exclude_unset=True) if line.constraints else {}
    kind = KINDS.get(line.kind, str(line.kind)) if isinstance(line.kind, int) else line.kind
    return Question(
        line.text, status, _plain(first), _plain(further), {name: value for name, value in given.items() if value is not None} | stated, line.constraints is not None,
        kind, str(line.id if line.id is not None else number), where,
    )  # fmt: skip


def _plain(tasks: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(task.removeprefix("task/") for task in tasks))
