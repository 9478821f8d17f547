"""The application: the routes in one room, behind the guard, with one description and one shape of error."""

import os
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.routing import Route

import whichmodel
from whichmodel.errors import WhichmodelError
from whichmodel.serve import api, openai, page, problems
from whichmodel.serve.guard import Guard
from whichmodel.serve.head import HeadAsGet
from whichmodel.serve.problems import Problem, ProblemDetails
from whichmodel.serve.room import Room
from whichmodel.serve.settings import ENVIRONMENT, Service, loaded
from whichmodel.serve.shapes import State

#: What any route may answer beside what it is for.
ERRORS = {
    400: "The body cannot be read, or what it asks for is not offered.", 401: "A token is needed.", 403: "Pages of other origins are not answered.", 404: "There is no such thing here.",
    408: "The request came too slowly.", 413: "The request is too large.", 421: "The service does not answer for that host.",
    422: "The request does not fit its description.", 429: "Too much at once; see Retry-After.",
    500: "Something went wrong.", 503: "Not now; see Retry-After.",
}  # fmt: skip
#: Event loop and question threads take turns; the interpreter's usual turn of 5 ms is felt in every response.
TURN = 0.001


def from_environment() -> FastAPI:
    """The application under the settings that the starting process left in the environment."""
    return application(loaded(os.environ[ENVIRONMENT]))


def application(service: Service) -> FastAPI:
    """The application of one process."""
    room = Room(service)

    @asynccontextmanager
    async def opened(_: FastAPI) -> AsyncIterator[None]:
        sys.setswitchinterval(TURN)
        await room.open()
        try:
            yield
        finally:
            await room.close()

    app = FastAPI(
        title="whichmodel", version=whichmodel.__version__, summary="Which AI model fits what I want to do with my picture or video, and why?",
        description="Every sentence of an answer names the statements that carry it, each with its source.",
        docs_url=None, redoc_url=None, lifespan=opened, redirect_slashes=False,
        responses={status: _problem(told) for status, told in ERRORS.items()},
    )  # fmt: skip
    for kind in (HTTPException, RequestValidationError, WhichmodelError):
        app.add_exception_handler(kind, _told)
    routers = (_state(room), api.routes(room), openai.routes(room), page.routes())
    for router in routers:
        app.include_router(router)
    named = [(route.path_regex, route.path_format) for router in routers for route in router.routes if isinstance(route, Route)]
    app.add_middleware(HeadAsGet)
    app.add_middleware(Guard, service=service, metrics=room.metrics, routes=[*named, (re.compile("/openapi.json$"), "/openapi.json")])
    if service.origins:
        app.add_middleware(
            CORSMiddleware, allow_origins=list(service.origins), allow_methods=["GET", "HEAD", "POST"],
            allow_headers=["authorization", "content-type"], expose_headers=["retry-after", "x-request-id"],
        )  # fmt: skip
    _describe(app, service)
    return app


def _state(room: Room) -> APIRouter:
    router = APIRouter(tags=["state"])

    @router.get("/health", summary="Whether the process lives")
    async def health() -> State:
        return State(status="ok", version=whichmodel.__version__)

    @router.get("/ready", summary="Whether questions are answered, and from which build of the graph")
    async def ready() -> State:
        if room.live is None:
            raise Problem(503, "The service is starting.", retry_after=2)
        return State(status="ok", version=whichmodel.__version__, generation=room.live.generation)

    @router.get("/metrics", summary="Counts, as Prometheus scrapes them", response_class=Response, responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}})
    async def metrics() -> Response:
        return Response(room.metrics.shown(), headers={"content-type": room.metrics.media_type})

    return router


async def _told(request: Request, error: Exception) -> Response:
    """A foreseen error in its one shape."""
    path = request.scope["path"]
    if isinstance(error, RequestValidationError):
        found = error.errors()
        wrong = [problems.field_problem(one) for one in found]
        told = problems.what_is_wrong(found, request.headers.get("content-type", ""))
        return problems.problem_response(422, told, errors=wrong, path=path)
    return problems.of_exception(error, path)


def _problem(told: str) -> dict[str, Any]:
    return {"description": told, "content": {problems.MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}}}


def _describe(app: FastAPI, service: Service) -> None:
    """Complete the description by the shape of errors, and by the token where one is needed."""
    made = app.openapi()
    schema = ProblemDetails.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas = made.setdefault("components", {}).setdefault("schemas", {})
    schemas |= schema.pop("$defs")
    schemas["ProblemDetails"] = schema
    if service.tokens:
        made["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        made["security"] = [{"token": []}]
        for path in ("/health", "/ready"):
            made["paths"][path]["get"]["security"] = []
