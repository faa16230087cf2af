"""Work shared out to the machine's cores."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_all_start_methods, get_context
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

CORES = os.cpu_count() or 1


def in_processes(work: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterator[Result]:
    """Give the results of a function of a module, in the order of its tasks; a single task is done here."""
    if len(tasks) < 2 or CORES < 2:
        yield from map(work, tasks)
        return
    with processes(min(len(tasks), CORES)) as pool:
        yield from pool.map(work, tasks)


@contextmanager
def beside(work: Callable[..., Result], *arguments: object, is_little: bool) -> Iterator[Callable[[], Result]]:
    """Begin a function of a module in a process of its own; what is given waits for its result.

    With one core, or if it is little work, it is called then.
    """
    if CORES < 2 or is_little:
        yield partial(work, *arguments)
        return
    with processes(1) as pool:
        yield pool.submit(work, *arguments).result


def processes(most: int) -> ProcessPoolExecutor:
    method = "fork" if "fork" in get_all_start_methods() else "spawn"
    return ProcessPoolExecutor(most, mp_context=get_context(method))
