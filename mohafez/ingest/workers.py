"""Work on dumps in several processes, results in the order of the dumps, with few of them in memory."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextvars import ContextVar

from mohafez.ingest.convert import Conversion, Converter
from mohafez.ingest.dump import Dump

CHUNK = 16  # dumps handed over at once
AHEAD = 3  # chunks a process that wait or are done early

# Set once in each worker process as it starts: a converter is large, and must not travel with every chunk.
_converter: ContextVar[Converter] = ContextVar("converter")


def _chunks(dumps: Iterable[Dump]) -> Iterator[list[Dump]]:
    chunk: list[Dump] = []
    for dump in dumps:
        chunk.append(dump)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _start(converter: Converter) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the main process, which ends the others
    _converter.set(converter)
    threading.Thread(target=_end_with_main, daemon=True).start()


def _end_with_main() -> None:
    """End this process once the main one is gone: where that is killed, nobody else tells the others to end."""
    multiprocessing.parent_process().join()
    os._exit(1)


def _convert(dumps: list[Dump]) -> list[Conversion]:
    return [fenced(_converter.get(), dump) for dump in dumps]


def fenced(converter: Converter, dump: Dump) -> Conversion:
    """Convert a dump; a fault of ours fails this dump and no other. The one place where any exception is caught."""
    try:
        return converter.convert(dump)
    except Exception as error:  # noqa: BLE001  # one bad dump never stops the batch
        reason = f"a fault of the program ({type(error).__name__}: {error})"
        return Conversion(dump.name, dump.sha256, reason=reason, failed=True)


def converted(dumps: Iterable[Dump], converter: Converter, jobs: int) -> Iterator[Conversion]:
    """Convert dumps with `jobs` processes; one job converts in this process."""
    if jobs == 1:
        yield from (fenced(converter, dump) for dump in dumps)
        return
    waiting: deque[Future[list[Conversion]]] = deque()
    # Processes are started anew, not forked: a progress bar has a thread, and forking one with it may hang.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(converter,)) as pool:
        try:
            for chunk in _chunks(dumps):
                waiting.append(pool.submit(_convert, chunk))
                if len(waiting) >= AHEAD * jobs:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
