"""Work shared out among forked processes: they see all that was read before, and pass back only their results."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
SAID = "what it said stands above; one that said nothing was killed, most likely for want of memory: build again"
FEW = 500  # jobs below which starting processes costs more than it saves
A_TIME = 32  # jobs that a process takes: neighbours, as they stand together in memory, which is copied where it is used
TICKET = 8  # bytes
TICKETS = 500  # at most: the smallest pipes hold 4 KB


class WorkError(RuntimeError):
    """A process ended before its work was done."""


def in_processes(jobs: Sequence[T], work: Callable[[Iterable[T]], list[R]]) -> list[R]:
    """Do jobs in forked processes, one a processor, and give their results in order.

    Each takes the next few jobs when it has done its last, so that all end together. In this process if they are few or
    fork is not to be had. Forked processes see everything that was read before, so only results pass between them.
    Raises WorkError if one of them failed.
    """
    processors = os.cpu_count() or 1
    if processors == 1 or len(jobs) < FEW or "fork" not in get_all_start_methods():
        return work(jobs)
    size = max(A_TIME, len(jobs) // TICKETS + 1)
    done: list[R] = [None] * len(jobs)  # type: ignore[list-item]
    context = get_context("fork")
    started = []
    with _tickets(range(0, len(jobs), size)) as tickets:
        for _ in range(processors):
            ours, theirs = context.Pipe(duplex=False)
            worker = context.Process(target=_take_turns, args=(work, jobs, size, tickets, theirs))
            worker.start()
            theirs.close()
            started.append((worker, ours))
    failed = 0
    for worker, ours in started:
        try:
            starts, found = ours.recv()
        except EOFError:
            failed += 1
        else:
            for place, start in enumerate(starts):
                done[start : start + size] = found[place * size : (place + 1) * size]
        ours.close()
        worker.join()
    if failed:
        raise WorkError(f"{failed} of {processors} processes failed; {SAID}")
    return done


@contextmanager
def _tickets(starts: Iterable[int]) -> Iterator[int]:
    """Give the end of a pipe from which each process takes, ticket by ticket, where its next jobs start."""
    tickets, offered = os.pipe()
    try:
        with os.fdopen(offered, "wb") as pipe:
            pipe.write(b"".join(start.to_bytes(TICKET, "big") for start in starts))
        yield tickets
    finally:
        os.close(tickets)


def _take_turns(
    work: Callable[[Iterable[T]], list[R]], jobs: Sequence[T], size: int, tickets: int, results: Connection
) -> None:
    starts = []

    def taken() -> Iterator[T]:
        while ticket := os.read(tickets, TICKET):
            starts.append(start := int.from_bytes(ticket, "big"))
            yield from jobs[start : start + size]

    found = work(taken())
    results.send((starts, found))


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
    worker = context.Process(target=_report, args=(work, theirs))
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


def _report(work: Callable[[], R], pipe: Connection) -> None:
    pipe.send(work())
