"""Work in a process of its own."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_all_start_methods, get_context
from typing import TypeVar

Result = TypeVar("Result")

CORES = os.cpu_count() or 1


@contextmanager
def beside(work: Callable[..., Result], *arguments: object, is_little: bool) -> Iterator[Callable[[], Result]]:
    """Begin a function of a module in a process of its own; what is given waits for its result.

    With one core, or if it is little work, it is called then.
    """
    if CORES < 2 or is_little:
        yield partial(work, *arguments)
        return
    method = "fork" if "fork" in get_all_start_methods() else "spawn"
    with ProcessPoolExecutor(1, mp_context=get_context(method)) as pool:
        yield pool.submit(work, *arguments).result
