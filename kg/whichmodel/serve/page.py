"""The page to try it: files of this package, read once at the start; no name from a request is ever opened."""

from importlib.resources import files

from fastapi import APIRouter
from starlette.responses import JSONResponse, Response

import whichmodel
from whichmodel.serve.problems import Problem

TYPES = {
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml", "png": "image/png", "ico": "image/x-icon",
}  # fmt: skip
#: A page that loads from here alone, runs no script written into it, and stands in no other page.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
LINKS = {"service": "whichmodel", "version": whichmodel.__version__, "description": "/openapi.json", "health": "/health"}


def routes() -> APIRouter:
    """`/` and `/page/NAME`: the files of the folder `page`, or where it holds no index.html, a pointer to the description."""
    held = _held()
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    async def index() -> Response:
        return _sent("index.html", held) if "index.html" in held else JSONResponse(LINKS)

    @router.get("/page/{name}")
    async def part(name: str) -> Response:
        if name not in held:
            raise Problem(404, "The page has no such part.")
        return _sent(name, held)

    return router


def _held() -> dict[str, bytes]:
    folder = files("whichmodel.serve").joinpath("page")
    if not folder.is_dir():
        return {}
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.name.rpartition(".")[2] in TYPES}


def _sent(name: str, held: dict[str, bytes]) -> Response:
    return Response(
        held[name], media_type=TYPES[name.rpartition(".")[2]], headers={"Content-Security-Policy": POLICY, "Cache-Control": "no-cache"}
    )
