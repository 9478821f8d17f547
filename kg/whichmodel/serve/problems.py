"""Errors in one shape: problem details (RFC 9457), one line that says what was wrong and what to do."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import Response

from whichmodel.errors import DocumentError, UnknownNodeError, WhichmodelError

MEDIA_TYPE = "application/problem+json"
#: Which status an error of the engine has; any other is the graph's own trouble.
STATUS: Mapping[type[WhichmodelError], int] = {UnknownNodeError: 404, DocumentError: 422}


class FieldProblem(BaseModel):
    """A part of a request that is wrong, and how."""

    where: str
    message: str


class ProblemDetails(BaseModel):
    """An error: its status, the status in words, and one line on what was wrong."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    message: str = Field(description="The detail again, where OpenAI's clients look for it.")
    errors: list[FieldProblem] = Field(default_factory=list)


class Problem(HTTPException):
    """An error with its status and one line on what was wrong; *retry_after* is in seconds."""

    def __init__(self, status: int, detail: str, *, retry_after: int | None = None, headers: Mapping[str, str] | None = None) -> None:
        more = {"Retry-After": str(retry_after)} if retry_after is not None else {}
        super().__init__(status, detail, {**(headers or {}), **more})


def problem_response(
    status: int, detail: str, headers: Mapping[str, str] | None = None, errors: list[dict[str, str]] | None = None
) -> Response:
    """An error as it is sent."""
    body: dict[str, Any] = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail, "message": detail, "errors": errors or []}
    return Response(json.dumps(body), status, dict(headers or {}), MEDIA_TYPE)


def of_exception(error: Exception) -> Response:
    """What a caller is told of *error*; of one that nobody foresaw, nothing but that it happened."""
    if isinstance(error, HTTPException):
        return problem_response(error.status_code, str(error.detail), error.headers)
    if isinstance(error, WhichmodelError):
        status = next((status for kind, status in STATUS.items() if isinstance(error, kind)), 503)
        more = {"Retry-After": "5"} if status == 503 else {}
        return problem_response(status, " ".join(str(error).split()), more)
    return problem_response(500, "Something went wrong on our side; it was logged under the request's id.")


def field_problem(error: Mapping[str, Any]) -> dict[str, str]:
    """Where and how a request is wrong; what stood there is the caller's and is not sent back."""
    return {"where": ".".join(str(part) for part in error["loc"])[:200], "message": str(error["msg"])[:300]}
