"""Work shared out among forked processes: they see all that was read before, and pass back only their results."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
SAID = "what it said stands above; one that said nothing was killed, most likely for want of memory: build again"
FEW = 500  # jobs below which starting processes costs more than it saves


class WorkError(RuntimeError):
    """A process ended before its work was done."""


def in_processes(jobs: Sequence[T], work: Callable[[Sequence[T]], list[R]]) -> list[R]:
    """Do jobs in forked processes, one a processor, and give their results in order.

    In this process if they are few or fork is not to be had. Forked processes see everything that was read before, so
    only results pass between them. Raises WorkError if one of them failed.
    """
    processors = os.cpu_count() or 1
    if processors == 1 or len(jobs) < FEW or "fork" not in get_all_start_methods():
        return work(jobs)
    context = get_context("fork")
    done: list[R] = [None] * len(jobs)  # type: ignore[list-item]
    started = []
    for start in range(processors):
        ours, theirs = context.Pipe(duplex=False)
        worker = context.Process(target=_report, args=(work, jobs[start::processors], theirs))
        worker.start()
        theirs.close()
        started.append((start, worker, ours))
    failed = 0
    for start, worker, ours in started:
        try:
            done[start::processors] = ours.recv()
        except EOFError:
            failed += 1
        ours.close()
        worker.join()
    if failed:
        raise WorkError(f"{failed} of {processors} processes failed; {SAID}")
    return done


@contextmanager
def in_background(work: Callable[[], R]) -> Iterator[Callable[[], R]]:
    """Begin a work in a forked process; the function given waits for its result. Raises WorkError if it failed.

    Where fork is not to be had or there is one processor, the work is done when it is waited for.
    """
    if (os.cpu_count() or 1) == 1 or "fork" not in get_all_start_methods():
        yield work
        return
    context = get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    worker = context.Process(target=_report, args=(lambda _: work(), (), theirs))
    worker.start()
    theirs.close()

    def wait() -> R:
        try:
            return ours.recv()
        except EOFError as error:
            raise WorkError(f"a process failed; {SAID}") from error

    try:
        yield wait
    finally:
        ours.close()
        worker.join()


def _report(work: Callable[[Sequence[T]], R], jobs: Sequence[T], pipe: Connection) -> None:
    pipe.send(work(jobs))
