"""What the routes of one process share: the engine, the desk, the cache, the counts."""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from pydantic_core import to_json
from starlette.responses import Response

from whichmodel.answer import Answer
from whichmodel.engine import Engine, Put
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
        return await self._at_desk().do(work)

    async def answered(self, key: tuple[object, ...], work: Callable[[Engine], Any]) -> Response:
        """What *work* makes, as JSON; what was made for the same *key* is given again as long as the graph is the same."""
        if known := self._known(key):
            return known

        def made(engine: Engine) -> tuple[str, bytes]:
            return engine.store.settings.generation, to_json(work(engine))

        generation, body = await self.do(made)
        return self._kept(generation, key, body)

    async def asked(self, put: Put) -> Answer:
        """The answer to a question."""
        return (await self._at_desk().ask(put))[1]

    async def asked_as_json(self, put: Put) -> Response:
        """The answer to a question as JSON; one that was asked before is answered from memory."""
        question, k, given = put
        key = ("query", question, k, tuple(given.items()))
        if known := self._known(key):
            return known
        generation, answer = await self._at_desk().ask(put)
        return self._kept(generation, key, to_json(answer))

    def note_question(self, question: str) -> None:
        """Log what was asked; only where the service was told to."""
        LOG.info("question", extra={"fields": {"question": question}})

    def _at_desk(self) -> Desk:
        if self._desk is None:
            raise Problem(503, "The service is starting.", retry_after=2)
        return self._desk

    def _known(self, key: tuple[object, ...]) -> Response | None:
        """What was answered before, from the build of the graph that is in use."""
        known = self.cache.get((self.live.generation if self.live else "", *key))
        if known is None:
            return None
        self.metrics.from_cache()
        return Response(known, media_type="application/json")

    def _kept(self, generation: str, key: tuple[object, ...], body: bytes) -> Response:
        self.cache.put((generation, *key), body)
        return Response(body, media_type="application/json")

    def _exchanged(self) -> None:
        self.cache.clear()
        self.metrics.exchanged()
