"""The door of a service: who may come in, how much may be brought, and a line in the log for each who came."""

import asyncio
import logging
import re
import secrets
import time
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from whichmodel.serve.logs import whereabouts
from whichmodel.serve.pictures import WithoutPictures
from whichmodel.serve.problems import Problem, of_exception
from whichmodel.serve.settings import Service, as_address, is_loopback
from whichmodel.serve.tokens import is_known

if TYPE_CHECKING:
    from whichmodel.serve.metrics import Metrics

LOG = logging.getLogger("whichmodel.service")
#: Paths that need no token: probes, and the page, which holds nothing of the graph.
OPEN_PATHS = re.compile(r"/(?:health|ready|page/[\w.-]+)?")
#: The one route whose bodies may bring pictures.
CHAT = "/v1/chat/completions"
#: Of a request that is too large so many times the limit is taken in, for so many seconds at most, before it is refused.
DRAINED, DRAINING = 8, 2.0
ALWAYS = (
    (b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"no-referrer"), (b"x-frame-options", b"DENY"),
)  # fmt: skip

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
#: What the path of a route looks like, and what it is called in the log and the counts.
Route = tuple[re.Pattern[str], str]


class Guard:
    """Wraps an ASGI application: host, origin, token and size are checked before it sees a request."""

    def __init__(self, app: App, service: Service, metrics: "Metrics | None" = None, routes: Sequence[Route] = ()) -> None:
        self.app, self.service, self.metrics, self.routes = app, service, metrics, routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it with a problem."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        started, status = time.perf_counter(), 0
        request_id = secrets.token_hex(8)
        scope.setdefault("state", {})["log"] = noted = dict[str, Any]()

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", ()), *ALWAYS, (b"x-request-id", request_id.encode())]
            await send(message)

        if self.metrics:
            self.metrics.arrived()
        try:
            headers = {key.decode("latin-1").lower(): value.decode("latin-1") for key, value in scope["headers"]}
            self._admit(scope["path"], headers)
            await self.app(scope, self._measured(receive, headers, scope["path"]), sent)
        except Exception as error:  # the last place where one can be turned into a response
            if not isinstance(error, Problem):
                noted |= whereabouts(error)
            if not status:
                if isinstance(error, Problem) and error.status_code == 413:
                    await _drained(receive, DRAINED * self._most(scope["path"]))
                await of_exception(error, scope["path"])(scope, receive, sent)
        finally:
            seconds = time.perf_counter() - started
            route = next((name for looks, name in self.routes if looks.match(scope["path"])), "unmatched")
            if self.metrics:
                self.metrics.answered(route, _method(scope["method"]), status, seconds)
            told = {"id": request_id, "method": _method(scope["method"]), "route": route, "status": status, "ms": round(1000 * seconds, 1)}
            LOG.info("request", extra={"fields": {**told, **noted}})

    def _admit(self, path: str, headers: dict[str, str]) -> None:
        """Raise the Problem that keeps a request out, if there is one."""
        host = headers.get("host", "")
        if not self._is_ours(host):
            raise Problem(421, "This service does not answer for that host; name it at the start: --allow-host NAME.")
        origin = headers.get("origin")
        if origin is not None and origin not in self.service.origins and not _same_origin(origin, host):
            raise Problem(403, "This service answers no pages of other origins; name yours at the start: --allow-origin ORIGIN.")
        if self.service.tokens and not OPEN_PATHS.fullmatch(path):
            scheme, _, token = headers.get("authorization", "").partition(" ")
            if scheme.lower() != "bearer" or not is_known(token.strip(), self.service.tokens):
                raise Problem(401, "A token is needed: Authorization: Bearer TOKEN.", headers={"WWW-Authenticate": "Bearer"})

    def _is_ours(self, header: str) -> bool:
        """Whether a Host header names this service; a page that rebinds its own name to our address is kept out.

        An address in figures cannot be rebound, so it is trusted unless only this machine is served.
        """
        try:
            host = urlsplit(f"//{header}").hostname or ""
        except ValueError:
            return False
        if host in self.service.hosts or is_loopback(host):
            return True
        if is_loopback(self.service.host):
            return False
        return as_address(host) is not None or host == self.service.host.lower()

    def _most(self, path: str) -> int:
        """How many bytes a body for *path* may have: a chat's may bring pictures, which are not kept."""
        return self.service.limits.chat_bytes if path == CHAT else self.service.limits.body_bytes

    def _measured(self, receive: Receive, headers: dict[str, str], path: str) -> Receive:
        """*receive*, which refuses a body that is too large or comes too slowly, and leaves out a chat's pictures."""
        most, kept, limit = self._most(path), self.service.limits.body_bytes, self.service.limits.seconds
        without = WithoutPictures() if path == CHAT else None
        length = headers.get("content-length", "")
        if length.isascii() and length.isdigit() and int(length[:20]) > most:
            raise _too_large(most)
        brought, left, ended = 0, 0, False
        until = time.monotonic() + limit

        async def measured() -> Message:
            nonlocal brought, left, ended
            if ended:  # what is awaited now is that the caller goes away
                return await receive()
            try:
                message = await asyncio.wait_for(receive(), max(0.01, until - time.monotonic()))
            except TimeoutError:
                raise Problem(408, f"The request did not arrive within {limit:g} seconds.", headers={"Connection": "close"}) from None
            brought += len(message.get("body", b""))
            ended = not message.get("more_body", False)
            if brought > most:
                raise _too_large(most)
            if without and message["type"] == "http.request":
                message = {**message, "body": without.fed(message.get("body", b""), ended)}
            left += len(message.get("body", b""))
            if left > kept:
                raise _too_large(kept, " beside its pictures")
            return message

        return measured


def _too_large(most: int, beside: str = "") -> Problem:
    return Problem(413, f"The request is larger than {most} bytes{beside}.", headers={"Connection": "close"})


async def _drained(receive: Receive, most: int) -> None:
    """Take in and forget what is still being sent, within bounds: who is cut off in the middle never reads why."""
    with suppress(TimeoutError):
        async with asyncio.timeout(DRAINING):
            while most > 0 and (message := await receive())["type"] == "http.request" and message.get("more_body", False):
                most -= len(message.get("body", b""))


def _same_origin(origin: str, host: str) -> bool:
    return origin in (f"http://{host}", f"https://{host}")


def _method(method: str) -> str:
    """*method*, or a word for those that no route has: a label must not grow with what callers invent."""
    return method if method in ("GET", "POST", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE") else "OTHER"
