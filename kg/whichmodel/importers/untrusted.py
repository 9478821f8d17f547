"""Reading what strangers wrote: sizes are limited, text is made ordinary, and nothing that is read is run."""

import json
import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from whichmodel.prose import is_order, split_sentences

#: A larger file holds no record of a model.
MOST_BYTES = 16 << 20
#: A summary is cut to this many characters: more than the encoder reads.
MOST_SUMMARY = 900
#: Sentences further on say no more of what a model does, and each is looked at for orders.
MOST_SENTENCES = 24
_ODD = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufeff\ufff0-\uffff\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPACE = re.compile(r"\s+")
_URL = re.compile(r"https?://[^\s<>\"'`\\|{}]+", re.IGNORECASE)
_ARXIV = re.compile(r"(?:arxiv\.org/(?:abs|pdf|html)/|arxiv:\s?|abs/)(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})", re.IGNORECASE)

Shape = TypeVar("Shape", bound=BaseModel)


class BadRecordError(Exception):
    """A record that cannot be taken: why, and on which line of its file."""

    def __init__(self, why: str, line: int | None = None) -> None:
        super().__init__(why)
        self.line = line


def tidy(text: object, most: int = 300) -> str:
    """*text* on one line of ordinary characters, at most *most* of them; empty where it is no text or number."""
    if not isinstance(text, str):
        text = f"{text}" if isinstance(text, int | float) and not isinstance(text, bool) else ""
    kept = _SPACE.sub(" ", _ODD.sub(" ", text[: 4 * most])).strip()
    return (kept if kept.isascii() else unicodedata.normalize("NFC", kept))[:most].rstrip()


def summary_of(text: str, most: int = MOST_SUMMARY) -> str:
    """The first sentences of *text* that fit in *most* characters, without those that give their reader orders."""
    kept, size = list[str](), 0
    for sentence in split_sentences(tidy(text, 4 * most))[:MOST_SENTENCES]:
        if is_order(sentence):
            continue
        if kept and size + len(sentence) > most:
            break
        kept.append(sentence[:most])
        size += len(sentence) + 1
    return " ".join(kept)


def web_address(value: object) -> str | None:
    """*value* where it is an address of the web."""
    found = _URL.fullmatch(value.strip()) if isinstance(value, str) and len(value) < 2000 else None
    return found[0] if found else None


def arxiv_id(*values: object) -> str | None:
    """The arXiv id that one of *values* names, without its version."""
    for value in values:
        if isinstance(value, str) and (found := _ARXIV.search(value[:2000])):
            return found[1]
    return None


def files_under(path: Path, *wanted: str) -> Iterator[Path]:
    """*path* itself where it is a file, or the files below it whose names end in one of *wanted*, in order."""
    if path.is_file():
        yield path
        return
    for folder, below, names in os.walk(path):
        below[:] = sorted(name for name in below if name not in (".git", ".hg", "node_modules"))
        for name in sorted(names):
            if name.lower().endswith(wanted):
                yield Path(folder) / name


def read_text(path: Path, most: int = MOST_BYTES) -> str:
    """The text of *path*; raises BadRecordError where it is too large, no plain file, or not UTF-8."""
    try:
        if not path.is_file():
            raise BadRecordError("not a plain file")
        size = path.stat().st_size
        if size > most:
            raise BadRecordError(f"{size} bytes; at most {most} are read")
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise BadRecordError(f"not UTF-8 (byte {error.start})") from None
    except OSError as error:
        raise BadRecordError(f"cannot be read ({error.strerror})") from None


def read_json(text: str) -> Any:
    """The JSON value in *text*; raises BadRecordError with the line of what is wrong."""
    try:
        return json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise BadRecordError(f"not JSON: {error.msg}", error.lineno) from None
    except RecursionError:
        raise BadRecordError("not JSON that can be read: nested too deep") from None
    except ValueError as error:
        raise BadRecordError(f"not JSON: {tidy(str(error), 100)}") from None


def shaped(value: object, shape: type[Shape], text: str = "") -> Shape:
    """*value* as *shape*; raises BadRecordError that names the field, and its line where *text* shows it."""
    try:
        return shape.model_validate(value)
    except (ValidationError, RecursionError) as error:
        if isinstance(error, RecursionError):
            raise BadRecordError("nested too deep") from None
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        key = next((part for part in first["loc"] if isinstance(part, str)), "")
        raise BadRecordError(f"{where}: {first['msg']}" if where else first["msg"], line_with(text, key) if key else None) from None


def line_with(text: str, words: str) -> int | None:
    """The first line (from 1) of *text* that holds *words*."""
    at = text.find(words)
    return text.count("\n", 0, at) + 1 if at >= 0 else None


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no value of JSON")
