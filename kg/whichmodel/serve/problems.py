"""Errors in one shape: problem details (RFC 9457), one line that says what was wrong and what to do."""

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import Response

from whichmodel.errors import DocumentError, QueryError, UnknownNodeError, WhichmodelError

MEDIA_TYPE = "application/problem+json"
#: Which status an error of the engine has; any other is the graph's own trouble.
STATUS: Mapping[type[WhichmodelError], int] = {UnknownNodeError: 404, DocumentError: 422, QueryError: 422}
#: The routes whose clients look for OpenAI's shape of an error.
OPENAI_PATHS = ("/v1/chat/", "/v1/models", "/v1/vector_stores/")
#: What an error says to a reader of the command line, and what it says here.
_HERE = (("kg search TEXT", "POST /v1/search"), ("kg show ", "GET /v1/nodes/"))
#: So many of the fields that are wrong are named in the one line; `errors` holds all.
_NAMED = 3


class FieldProblem(BaseModel):
    """A part of a request that is wrong, and how."""

    where: str
    message: str


class OpenAIError(BaseModel):
    """An error again, in OpenAI's shape."""

    message: str
    type: str
    param: str | None = None
    code: str | None = None


class ProblemDetails(BaseModel):
    """An error: its status, the status in words, and one line on what was wrong."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    message: str = Field(description="The detail again, where OpenAI's clients look for it.")
    errors: list[FieldProblem] = Field(default_factory=list)
    error: OpenAIError | None = Field(None, description="The same in OpenAI's shape, on the routes that have OpenAI's shapes.")


class Problem(HTTPException):
    """An error with its status and one line on what was wrong; *retry_after* is in seconds."""

    def __init__(self, status: int, detail: str, *, retry_after: int | None = None, headers: Mapping[str, str] | None = None) -> None:
        more = {"Retry-After": str(retry_after)} if retry_after is not None else {}
        super().__init__(status, detail, {**(headers or {}), **more})


def problem_response(
    status: int, detail: str, headers: Mapping[str, str] | None = None, errors: list[dict[str, str]] | None = None, path: str = ""
) -> Response:
    """An error as it is sent to who asked for *path*."""
    body: dict[str, Any] = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail, "message": detail, "errors": errors or []}
    if path.startswith(OPENAI_PATHS):
        body["error"] = _as_openai(status, detail, errors or [])
    return Response(json.dumps(body), status, dict(headers or {}), MEDIA_TYPE)


def of_exception(error: Exception, path: str = "") -> Response:
    """What who asked for *path* is told of *error*; of one that nobody foresaw, nothing but that it happened."""
    if isinstance(error, HTTPException):
        return problem_response(error.status_code, str(error.detail), error.headers, path=path)
    if isinstance(error, WhichmodelError):
        status = next((status for kind, status in STATUS.items() if isinstance(error, kind)), 503)
        more = {"Retry-After": "5"} if status == 503 else {}
        return problem_response(status, in_a_line(error, _HERE), more, path=path)
    return problem_response(500, "Something went wrong on our side; it was logged under the request's id.", path=path)


def in_a_line(error: Exception, here: Sequence[tuple[str, str]]) -> str:
    """What *error* says, in one line; where it names a command, by what stands for that *here*."""
    told = " ".join(str(error).split())
    for command, instead in here:
        told = told.replace(command, instead)
    return told


def field_problem(error: Mapping[str, Any]) -> dict[str, str]:
    """Where and how a request is wrong; what stood there is the caller's and is not sent back."""
    return {"where": ".".join(str(part) for part in error["loc"])[:200], "message": str(error["msg"])[:300]}


def what_is_wrong(errors: Sequence[Mapping[str, Any]], content_type: str = "application/json") -> str:
    """The first of *errors*, as pydantic gives them, in one line: “question: required; text: not known”."""
    first = errors[0]
    if first["type"] == "json_invalid":
        return f"The body is no JSON: {first.get('ctx', {}).get('error', 'it cannot be read')}, at character {first['loc'][-1]}."
    if tuple(first["loc"]) == ("body",) and first["type"] != "missing" and "json" not in content_type:
        return "The body is not announced as JSON; send it with Content-Type: application/json."
    told = list(dict.fromkeys(_field(one) for one in errors))
    more = f"; and {len(told) - _NAMED} more" if len(told) > _NAMED else ""
    return "; ".join(told[:_NAMED]) + more


def _field(error: Mapping[str, Any]) -> str:
    """A field and what is wrong with it."""
    parts = [str(part) for part in error["loc"]]
    where = ".".join(parts[1:] if len(parts) > 1 and parts[0] in ("body", "query", "path") else parts)
    said = {"missing": "required", "extra_forbidden": "not known"}.get(error["type"], str(error["msg"]))
    return f"{where[:100]}: {said[:1].lower()}{said[1:200]}"


def _as_openai(status: int, detail: str, errors: Sequence[Mapping[str, str]]) -> dict[str, str | None]:
    kind = "server_error" if status >= 500 else "rate_limit_error" if status == 429 else "invalid_request_error"
    code = {401: "invalid_api_key", 404: "not_found", 429: "rate_limit_exceeded"}.get(status)
    return {"message": detail, "type": kind, "param": errors[0]["where"].removeprefix("body.") if errors else None, "code": code}
