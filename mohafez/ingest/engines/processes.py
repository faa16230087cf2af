"""An engine of several processes on this machine."""

import multiprocessing
import os
import pickle
import signal
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache, partial
from types import TracebackType
from typing import Any

from mohafez.ingest.engines import EngineError, Item, Made, Shared, in_order

AHEAD = 3  # items a process that wait or are done early
KILLED = (
    "A process of the import was killed, most likely for want of memory. No file is half written. "
    "Import again, with fewer at once: `mohafez import --jobs 1`: it goes on."
)


class Processes:
    """Works in `jobs` processes, which start with the first work and end with the `with` block."""

    worth = 200

    def __init__(self, jobs: int):
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> "Processes":
        return self

    def __exit__(self, _kind: type | None, _error: BaseException | None, _trace: TracebackType | None) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def map(self, work: Callable[[Shared, Item], Made], shared: Shared, items: Iterable[Item]) -> Iterator[Made]:
        if not self._pool:
            # Processes are started anew, not forked: a progress bar has a thread, and forking one with it may hang.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._jobs, context, initializer=_start)
        with tempfile.NamedTemporaryFile(prefix="mohafez-") as file:
            pickle.dump((work, shared), file, protocol=pickle.HIGHEST_PROTOCOL)
            file.flush()
            try:
                yield from in_order(partial(self._pool.submit, _run, file.name), items, AHEAD * self._jobs)
            except BrokenProcessPool as error:
                raise EngineError(KILLED) from error


def _start() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the main process, which ends the others
    threading.Thread(target=_end_with_main, daemon=True).start()


def _end_with_main() -> None:
    """End this process once the main one is gone: where that is killed, nobody else tells the others to end."""
    multiprocessing.parent_process().join()
    os._exit(1)


def _run(file: str, item: Any) -> Any:
    work, shared = _loaded(file)
    return work(shared, item)


@lru_cache(maxsize=1)
def _loaded(file: str) -> tuple[Callable[[Any, Any], Any], Any]:
    """Read work and what it shares, once in each process. The main process has written them."""
    with open(file, "rb") as stream:  # noqa: PTH123
        return pickle.load(stream)  # noqa: S301
