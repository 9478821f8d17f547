"""The desk at which a service's work is done: so much at a time, so long each, on threads beside the event loop."""

import asyncio
import threading
from collections import OrderedDict, deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import TypeVar

from whichmodel.answer import Answer
from whichmodel.engine import Engine, Put
from whichmodel.live import LiveEngine
from whichmodel.serve.problems import Problem

#: So many questions are read together at most: more save little, and the first would wait for the last.
TOGETHER = 8
Made = TypeVar("Made")
#: What was asked: which route, and all that its answer depends on beside the graph.
Key = tuple[object, ...]


class Desk:
    """Does work with the engine; refuses what comes when too much is in hand, and gives up what takes too long."""

    def __init__(self, live: LiveEngine, *, threads: int, in_flight: int, seconds: float) -> None:
        self._live, self._most, self._seconds = live, in_flight, seconds
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="question")
        self._lock = threading.Lock()
        self._in_hand = 0
        self._asker = ThreadPoolExecutor(1, thread_name_prefix="questions")
        self._asked: deque[tuple[Put, Future[tuple[str, Answer]]]] = deque()
        self._asking = False

    async def do(self, work: Callable[[Engine], Made]) -> Made:
        """What *work* makes of the engine; raises Problem 429 when too much is in hand, 503 when it takes too long."""
        future = Future[Made]()
        self._admitted(future)
        self._pool.submit(self._do, work, future)
        return await self._awaited(future)

    async def ask(self, put: Put) -> tuple[str, Answer]:
        """The answer to a question and the build of the graph that it is from; raises what :meth:`do` raises.

        Questions that wait at the same time are read together.
        """
        future = Future[tuple[str, Answer]]()
        self._admitted(future)
        with self._lock:
            self._asked.append((put, future))
            idle, self._asking = not self._asking, True
        if idle:
            self._asker.submit(self._answer_all)
        return await self._awaited(future)

    def close(self) -> None:
        """Finish what is in hand."""
        self._asker.shutdown(wait=True)
        self._pool.shutdown(wait=True)

    def _admitted(self, future: "Future[Made]") -> None:
        with self._lock:
            if self._in_hand >= self._most:
                raise Problem(429, "Too many questions at once; ask again in a moment.", retry_after=1)
            self._in_hand += 1
        future.add_done_callback(self._left)

    async def _awaited(self, future: "Future[Made]") -> Made:
        try:
            return await asyncio.wait_for(asyncio.wrap_future(future), self._seconds)
        except TimeoutError:
            raise Problem(503, f"This took longer than {self._seconds:g} seconds and was given up.", retry_after=5) from None

    def _answer_all(self) -> None:
        """Answer what waits, so many at a time, until nothing does."""
        while True:
            with self._lock:
                taken = [self._asked.popleft() for _ in range(min(TOGETHER, len(self._asked)))]
                if not taken:
                    self._asking = False
                    return
            waiting = [(put, future) for put, future in taken if future.set_running_or_notify_cancel()]
            with self._live.leased() as engine:
                _answer(engine, waiting)

    def _do(self, work: Callable[[Engine], Made], future: "Future[Made]") -> None:
        if not future.set_running_or_notify_cancel():
            return
        try:
            with self._live.leased() as engine:
                future.set_result(work(engine))
        except BaseException as error:  # whatever it is, it is its caller's
            future.set_exception(error)

    def _left(self, _: "Future[Made]") -> None:
        # called when the work has ended, also long after its caller gave up: until then it takes its place
        with self._lock:
            self._in_hand -= 1


def _answer(engine: Engine, waiting: list[tuple[Put, "Future[tuple[str, Answer]]"]]) -> None:
    """Answer *waiting* together; where that fails, each that is left is answered alone, and fails alone."""
    generation = engine.store.settings.generation
    together = engine.query_all([put for put, _ in waiting])
    for (question, k, given), future in waiting:
        answer = None
        with suppress(Exception):
            answer = next(together, None)
        try:
            answer = answer or engine.query(question, k, **given)
        except BaseException as error:  # whatever it is, it is its caller's
            future.set_exception(error)
        else:
            future.set_result((generation, answer))


class AnswerCache:
    """Answers to questions asked before, as they were sent; the least lately asked go first."""

    def __init__(self, most_bytes: int) -> None:
        self._most, self._bytes = most_bytes, 0
        self._known: OrderedDict[tuple[str, Key], bytes] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, generation: str, key: Key) -> bytes | None:
        """The answer to *key* from the build *generation* of the graph, if it is known."""
        with self._lock:
            found = self._known.get((generation, key))
            if found is not None:
                self._known.move_to_end((generation, key))
            return found

    def put(self, generation: str, key: Key, answer: bytes) -> None:
        """Keep *answer*, as long as there is room."""
        size = _size(key, answer)
        with self._lock:
            if (generation, key) in self._known or size > self._most:
                return
            self._known[generation, key] = answer
            self._bytes += size
            while self._bytes > self._most:
                (_, oldest), forgotten = self._known.popitem(last=False)
                self._bytes -= _size(oldest, forgotten)

    def latest(self) -> list[Key]:
        """What was asked, the last first."""
        with self._lock:
            return list(dict.fromkeys(key for _, key in reversed(self._known)))

    def keep(self, generation: str) -> None:
        """Forget all that is not from the build *generation*."""
        with self._lock:
            for one in [one for one in self._known if one[0] != generation]:
                self._bytes -= _size(one[1], self._known.pop(one))


def _size(key: Key, answer: bytes) -> int:
    """About how many bytes an entry takes."""
    return len(answer) + 4 * sum(len(str(part)) for part in key) + 200
