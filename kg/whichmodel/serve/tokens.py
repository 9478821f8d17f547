"""Tokens that let callers in: made here, kept as SHA-256 digests, compared in constant time."""

import hashlib
import hmac
import os
import re
import secrets
from collections.abc import Sequence
from pathlib import Path

from whichmodel.errors import ServiceError

_LINE = re.compile(r"sha256:([0-9a-f]{64})")


def new_token(path: Path) -> str:
    """A new token of 256 random bits; its digest is added to the file *path*, which only its owner may read."""
    token = f"wm_{secrets.token_urlsafe(32)}"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "a", encoding="ascii") as stream:
            stream.write(f"sha256:{digest(token)}\n")
    except OSError as error:
        raise ServiceError(f"cannot write {path} ({error.strerror}); name a file in a folder of yours") from error
    return token


def read_tokens(path: Path) -> tuple[str, ...]:
    """The digests in *path*; raises ServiceError where it holds none."""
    try:
        lines = [line.strip() for line in path.read_text(encoding="utf-8", errors="replace").splitlines()]
    except OSError as error:
        raise ServiceError(f"cannot read {path} ({error.strerror}); make it: kg token {path}") from error
    found = [match[1] for line in lines if (match := _LINE.fullmatch(line))]
    if not found:
        raise ServiceError(f"{path} holds no token's digest (a line sha256:…); make one: kg token {path}")
    return tuple(found)


def digest(token: str) -> str:
    """The SHA-256 digest of *token*: it is random and long, so nothing slower is needed."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def is_known(token: str, digests: Sequence[str]) -> bool:
    """Whether *token* has one of *digests*; takes as long whichever it is."""
    given = digest(token)
    return any([hmac.compare_digest(given, one) for one in digests])  # noqa: C419 - a list, so that all are compared
