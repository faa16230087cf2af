"""Work shared out to the machine's cores."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
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
    method = "fork" if "fork" in get_all_start_methods() else "spawn"
    with ProcessPoolExecutor(min(len(tasks), CORES), mp_context=get_context(method)) as pool:
        yield from pool.map(work, tasks)
