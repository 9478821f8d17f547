"""Running the server: on standard input and output, or over Streamable HTTP behind the services' guard."""

import asyncio
import logging.config
import re
import signal
import socket
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from mcp.server.transport_security import TransportSecuritySettings
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

import whichmodel
from whichmodel.live import LiveEngine, watch
from whichmodel.mcp.server import server
from whichmodel.serve.desk import Desk
from whichmodel.serve.guard import Guard
from whichmodel.serve.logs import log_settings
from whichmodel.serve.settings import Limits, Service

#: Seconds that what is in flight has to finish when the service is told to stop.
GRACE = 30
#: Where probes look; no token is asked for there.
PROBED = ("/health", "/ready")
ROUTES = tuple((re.compile(f"{path}$"), path) for path in ("/mcp", *PROBED))


def run_stdio(graph: Path) -> None:
    """Serve one host on standard input and output until it closes them."""

    async def served() -> None:
        async with _desk(graph, Limits(), threads=2) as desk:
            await server(desk).run_stdio_async()

    logging.config.dictConfig(_logs())
    asyncio.run(served())


def run_http(service: Service, accepting: Callable[[], None] = lambda: None) -> None:
    """Serve Streamable HTTP at /mcp until told to stop; *accepting* is called once connections are accepted."""
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                accepting()

    async def served() -> None:
        async with _desk(Path(service.graph), service.limits, service.threads) as desk:
            made = server(desk)
            for path in PROBED:
                made.custom_route(path, methods=["GET"])(_state)
            # the guard has checked host and origin by the time the SDK sees a request
            app = made.streamable_http_app(
                stateless_http=True, json_response=True, max_request_body_size=service.limits.body_bytes,
                transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
            )  # fmt: skip
            settings = uvicorn.Config(
                Guard(app, service, routes=ROUTES), host=service.host, port=service.port, log_config=_logs(), access_log=False,
                server_header=False, proxy_headers=False, timeout_graceful_shutdown=GRACE, limit_concurrency=1000,
            )  # fmt: skip
            await Server(settings).serve()

    logging.config.dictConfig(_logs())
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # what was in flight is finished by then
    asyncio.run(served())


async def _state(_: Request) -> Response:
    """That the process lives and answers: it accepts connections once its graph is open."""
    return JSONResponse({"status": "ok", "version": whichmodel.__version__})


@asynccontextmanager
async def _desk(graph: Path, limits: Limits, threads: int) -> AsyncIterator[Desk]:
    """A desk over the graph, which is exchanged when it was built again."""
    live = LiveEngine(graph)
    desk = Desk(live, threads=threads, in_flight=limits.in_flight, seconds=limits.seconds)
    watching = asyncio.create_task(watch(live))
    try:
        yield desk
    finally:
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching
        await asyncio.to_thread(desk.close)
        live.close()


def _logs() -> dict[str, object]:
    """The services' settings of logging, for every logger: the SDK's records go where ours go, and have no traceback."""
    return {**log_settings(), "root": {"handlers": ["stderr"], "level": "WARNING"}}
