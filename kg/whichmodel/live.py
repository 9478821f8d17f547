"""The engine of a service: exchanged for a new one when the graph was built again, while questions are answered."""

import asyncio
import ctypes
import gc
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from whichmodel.engine import Engine
from whichmodel.errors import WhichmodelError
from whichmodel.rank import prepare
from whichmodel.store import GRAPH_FILE, INDEX_FILE
from whichmodel_embeddings.encoder import Encoder

LOG = logging.getLogger("whichmodel.service")
#: How often it is looked whether the graph was built again, in seconds.
LOOKS = 1.0
#: Which files stand in the folder: (inode, time of change, size) of each.
Stamp = tuple[tuple[int, int, int], ...]


@dataclass(slots=True)
class _Held:
    engine: Engine
    stamp: Stamp
    users: int = 0
    retired: bool = False


class LiveEngine:
    """One graph directory's engine. Who answers a question leases it, so that none is closed in use."""

    def __init__(self, folder: Path, threads: int = 1, rehearse: Callable[[Engine], None] | None = None) -> None:
        """Open the graph in *folder*; raises GraphError, IndexFileError or EncoderError.

        *rehearse* is given each later build before it is put in place, while the one before it still answers; it raises nothing.
        """
        self._folder, self._threads, self._rehearse = folder, threads, rehearse
        self._lock = threading.Lock()
        self._refused: Stamp | None = None
        self._to_let_go: _Held | None = None
        self._held = self._opened()

    @property
    def generation(self) -> str:
        """Which build of the graph is in use."""
        return self._held.engine.store.settings.generation

    @contextmanager
    def leased(self) -> Iterator[Engine]:
        """The engine for the length of one piece of work, whatever is built meanwhile."""
        with self._lock:
            held = self._held
            held.users += 1
        try:
            yield held.engine
        finally:
            with self._lock:
                held.users -= 1
                unused = held.retired and not held.users
            if unused:
                held.engine.close()

    def refresh(self) -> bool:
        """Exchange the engine if the graph was built again; a build that cannot be read leaves the old one in use."""
        if self._to_let_go and not self._to_let_go.users:
            self._to_let_go = None
            _give_back_memory()
        stamp = _stamp(self._folder)
        if stamp is None or stamp in (self._held.stamp, self._refused):
            return False
        try:
            fresh = self._opened(self._held.engine.retriever.encoder)
        except WhichmodelError as error:
            # in the middle of a build the index fits no graph; what is there is looked at again when it changes
            if _stamp(self._folder) == stamp:
                self._refused = stamp
                LOG.warning("graph refused", extra={"fields": {"reason": str(error)}})
            return False
        # what was asked of the old build is asked of the new one: its answers are worked out anew, its vectors are the same
        fresh.engine.retriever.take_over(self._held.engine.retriever)
        if self._rehearse:
            self._rehearse(fresh.engine)
        with self._lock:
            old, self._held = self._held, fresh
            old.retired = True
            unused = not old.users
            self._to_let_go = old  # its memory is given back at a later look, when it is surely in no one's hands
        if unused:
            old.engine.close()
        LOG.info("graph exchanged", extra={"fields": {"generation": self.generation}})
        return True

    def close(self) -> None:
        """Close the engine; what is in flight must be done."""
        self._held.engine.close()

    def _opened(self, encoder: Encoder | None = None) -> _Held:
        stamp = _stamp(self._folder) or ()
        engine = Engine(self._folder, threads=self._threads, encoder=encoder)
        try:
            engine.store.learnt.hold()
            prepare(engine.store)
            engine.search("a photo")  # what is loaded on first use is loaded before anybody waits for it
            if engine.reader.is_task.any():
                engine.query("enlarge a photo 4x")
        except BaseException:
            engine.close()
            raise
        return _Held(engine, stamp)


async def watch(live: LiveEngine, exchanged: Callable[[], None] = lambda: None) -> None:
    """Look again and again, until cancelled, whether the graph was built anew; *exchanged* is called after each exchange."""
    while True:
        await asyncio.sleep(LOOKS)
        try:
            if await asyncio.to_thread(live.refresh):
                exchanged()
        except Exception:  # whatever befell it, the next look is taken
            LOG.exception("graph not looked at")


def _give_back_memory() -> None:
    """Let go of an engine that is closed: its parts refer to each other, and the C library keeps what is freed."""
    gc.collect()
    with suppress(OSError, AttributeError):  # glibc has it, other libraries need it less
        ctypes.CDLL(None).malloc_trim(0)


def _stamp(folder: Path) -> Stamp | None:
    try:
        found = [(folder / name).stat() for name in (GRAPH_FILE, INDEX_FILE)]
    except OSError:
        return None
    return tuple((one.st_ino, one.st_mtime_ns, one.st_size) for one in found)
