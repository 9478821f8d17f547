"""What the routes of one process share: the engine, the desk, the cache, the counts."""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from pydantic_core import to_json
from starlette.responses import Response

from whichmodel.answer import Answer
from whichmodel.conversation import Asked, asked_of
from whichmodel.engine import Engine, Put
from whichmodel.live import LiveEngine, watch
from whichmodel.serve.desk import AnswerCache, Desk
from whichmodel.serve.metrics import Metrics
from whichmodel.serve.problems import Problem
from whichmodel.serve.settings import Service

LOG = logging.getLogger("whichmodel.service")
Made = TypeVar("Made")
#: So many seconds a new build may answer what was asked last before it is put in place, and the pause after each question.
REHEARSAL, PAUSE = 12.0, 0.02


class Room:
    """Opened when a process starts, closed when it has finished what was in flight."""

    def __init__(self, service: Service) -> None:
        self.service, self.metrics = service, Metrics()
        self.cache = AnswerCache(service.limits.cache_bytes)
        self.live: LiveEngine | None = None
        self._desk: Desk | None = None
        self._watch: asyncio.Task[None] | None = None
        self._closed = False
        self._worked_on: dict[tuple[object, ...], asyncio.Future[bytes]] = {}

    async def open(self) -> None:
        """Open the graph and begin to watch it."""
        self.live = await asyncio.to_thread(LiveEngine, Path(self.service.graph), rehearse=self._rehearse)
        limits = self.service.limits
        self._desk = Desk(self.live, threads=self.service.threads, in_flight=limits.in_flight, seconds=limits.seconds)
        self._watch = asyncio.create_task(watch(self.live, self._exchanged))

    async def close(self) -> None:
        """Finish what is in hand and give back what was opened."""
        self._closed = True
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

    async def wanted(self, turns: Sequence[str]) -> Asked:
        """What the last of *turns*, of which there is one at least, asks for after the others."""
        if len(turns) == 1:  # most questions: nothing has to be read for it
            return Asked(turns[0])
        return await self.do(lambda engine: asked_of(engine, turns))

    async def asked(self, put: Put) -> Answer:
        """The answer to a question."""
        return (await self._at_desk().ask(put))[1]

    async def asked_as_json(self, put: Put) -> Response:
        """The answer to a question as JSON; one that was asked before is answered from memory.

        Who asks what is being worked out for another waits for the same answer, unless none are to be kept.
        """
        question, k, given = put
        key = ("query", question, k, tuple(given.items()))
        if known := self._known(key):
            return known
        if not self.service.limits.cache_bytes:
            return _sent(await self._worked_out(put, key))
        now = (self.live.generation if self.live else "", *key)
        work = self._worked_on.get(now)
        if work is None:
            work = self._worked_on[now] = asyncio.ensure_future(self._worked_out(put, key))
            work.add_done_callback(lambda _: self._worked_on.pop(now, None))
        else:
            self.metrics.shared()
        return _sent(await asyncio.shield(work))

    async def _worked_out(self, put: Put, key: tuple[object, ...]) -> bytes:
        generation, answer = await self._at_desk().ask(put)
        body = to_json(answer)
        self.cache.put(generation, key, body)
        return body

    def note_question(self, question: str) -> None:
        """Log what was asked; only where the service was told to."""
        LOG.info("question", extra={"fields": {"question": question}})

    def _at_desk(self) -> Desk:
        if self._desk is None:
            raise Problem(503, "The service is starting.", retry_after=2)
        return self._desk

    def _known(self, key: tuple[object, ...]) -> Response | None:
        """What was answered before, from the build of the graph that is in use."""
        known = self.cache.get(self.live.generation if self.live else "", key)
        if known is None:
            return None
        self.metrics.from_cache()
        return _sent(known)

    def _kept(self, generation: str, key: tuple[object, ...], body: bytes) -> Response:
        self.cache.put(generation, key, body)
        return _sent(body)

    def _rehearse(self, engine: Engine) -> None:
        """Answer by a build that is to be put in place what was asked last, so that who asks it again does not wait with all others.

        It takes REHEARSAL seconds at most, beside the questions that are answered meanwhile.
        """
        until = time.monotonic() + REHEARSAL
        for kind, *asked in self.cache.latest():
            if self._closed or time.monotonic() > until:
                return
            if kind == "query":
                question, k, given = asked
                with suppress(Exception):  # who asks it again will be told
                    answer = engine.query(str(question), k, **dict(given))  # type: ignore[arg-type,call-overload]
                    self.cache.put(engine.store.settings.generation, (kind, *asked), to_json(answer))
                time.sleep(PAUSE)

    def _exchanged(self) -> None:
        if self.live:
            self.cache.keep(self.live.generation)
        self.metrics.exchanged()


def _sent(body: bytes) -> Response:
    return Response(body, media_type="application/json")
