"""What the routes of one process share: the engine, the desk, the cache, the counts."""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from pydantic_core import to_json
from starlette.responses import Response

from whichmodel.engine import Engine
from whichmodel.live import LiveEngine, watch
from whichmodel.serve.desk import AnswerCache, Desk
from whichmodel.serve.metrics import Metrics
from whichmodel.serve.problems import Problem
from whichmodel.serve.settings import Service

LOG = logging.getLogger("whichmodel.service")
Made = TypeVar("Made")


class Room:
    """Opened when a process starts, closed when it has finished what was in flight."""

    def __init__(self, service: Service) -> None:
        self.service, self.metrics = service, Metrics()
        self.cache = AnswerCache(service.limits.cache_bytes)
        self.live: LiveEngine | None = None
        self._desk: Desk | None = None
        self._watch: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Open the graph and begin to watch it."""
        self.live = await asyncio.to_thread(LiveEngine, Path(self.service.graph))
        limits = self.service.limits
        self._desk = Desk(self.live, threads=self.service.threads, in_flight=limits.in_flight, seconds=limits.seconds)
        self._watch = asyncio.create_task(watch(self.live, self._exchanged))

    async def close(self) -> None:
        """Finish what is in hand and give back what was opened."""
        if self._watch:
            self._watch.cancel()
        if self._desk:
            await asyncio.to_thread(self._desk.close)
        if self.live:
            self.live.close()
        self.metrics.close()

    async def do(self, work: Callable[[Engine], Made]) -> Made:
        """What *work* makes of the engine; raises Problem where the service cannot do it now."""
        if self._desk is None:
            raise Problem(503, "The service is starting.", retry_after=2)
        return await self._desk.do(work)

    async def answered(self, key: tuple[object, ...], work: Callable[[Engine], Any]) -> Response:
        """What *work* makes, as JSON; what was made for the same *key* is given again as long as the graph is the same."""
        generation = self.live.generation if self.live else ""
        known = self.cache.get((generation, *key))
        if known is not None:
            self.metrics.from_cache()
            return Response(known, media_type="application/json")

        def made(engine: Engine) -> tuple[str, bytes]:
            return engine.store.settings.generation, to_json(work(engine))

        used, body = await self.do(made)
        self.cache.put((used, *key), body)
        return Response(body, media_type="application/json")

    def note_question(self, question: str) -> None:
        """Log what was asked; only where the service was told to."""
        LOG.info("question", extra={"fields": {"question": question}})

    def _exchanged(self) -> None:
        self.cache.clear()
        self.metrics.exchanged()
