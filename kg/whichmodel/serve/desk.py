"""The desk at which a service's work is done: so much at a time, so long each, on threads beside the event loop."""

import asyncio
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from whichmodel.engine import Engine
from whichmodel.live import LiveEngine
from whichmodel.serve.problems import Problem

Made = TypeVar("Made")


class Desk:
    """Does work with the engine; refuses what comes when too much is in hand, and gives up what takes too long."""

    def __init__(self, live: LiveEngine, *, threads: int, in_flight: int, seconds: float) -> None:
        self._live, self._most, self._seconds = live, in_flight, seconds
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="question")
        self._lock = threading.Lock()
        self._in_hand = 0

    async def do(self, work: Callable[[Engine], Made]) -> Made:
        """What *work* makes of the engine; raises Problem 429 when too much is in hand, 503 when it takes too long."""
        with self._lock:
            if self._in_hand >= self._most:
                raise Problem(429, "Too many questions at once; ask again in a moment.", retry_after=1)
            self._in_hand += 1
        future = self._pool.submit(self._done, work)
        future.add_done_callback(self._left)
        try:
            return await asyncio.wait_for(asyncio.wrap_future(future), self._seconds)
        except TimeoutError:
            raise Problem(503, f"This took longer than {self._seconds:g} seconds and was given up.", retry_after=5) from None

    def close(self) -> None:
        """Finish what is in hand."""
        self._pool.shutdown(wait=True)

    def _done(self, work: Callable[[Engine], Made]) -> Made:
        with self._live.leased() as engine:
            return work(engine)

    def _left(self, _: "Future[Made]") -> None:
        # called when the work has ended, also long after its caller gave up: until then it takes its place
        with self._lock:
            self._in_hand -= 1


class AnswerCache:
    """Answers to questions asked before, as they were sent; the least lately asked go first."""

    def __init__(self, most_bytes: int) -> None:
        self._most, self._bytes = most_bytes, 0
        self._known: OrderedDict[tuple[object, ...], bytes] = OrderedDict()

    def get(self, key: tuple[object, ...]) -> bytes | None:
        """The answer under *key*, if it is known."""
        found = self._known.get(key)
        if found is not None:
            self._known.move_to_end(key)
        return found

    def put(self, key: tuple[object, ...], answer: bytes) -> None:
        """Keep *answer* under *key*, as long as there is room."""
        if key in self._known or _size(key, answer) > self._most:
            return
        self._known[key] = answer
        self._bytes += _size(key, answer)
        while self._bytes > self._most:
            self._bytes -= _size(*self._known.popitem(last=False))

    def clear(self) -> None:
        """Forget all: the graph is another one."""
        self._known.clear()
        self._bytes = 0


def _size(key: tuple[object, ...], answer: bytes) -> int:
    """About how many bytes an entry takes."""
    return len(answer) + 4 * sum(len(str(part)) for part in key) + 200
