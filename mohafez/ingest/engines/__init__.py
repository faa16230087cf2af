"""Engines: what an import's steps run on. An engine maps and knows nothing of dumps; the steps know nothing of engines.

Each gives the same results in the same order, so the same import comes out of any, with any number of workers.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol, TypeVar

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Made = TypeVar("Made")


class EngineError(Exception):
    """An engine cannot start or go on. The message says what is missing, and where."""


class Future(Protocol):
    """A result to come."""

    def result(self) -> Any: ...
    def cancel(self) -> Any: ...


class Engine(Protocol):
    """Something that runs functions of ours, here or elsewhere."""

    worth: int  # dumps from which on it pays; fewer are worked on in this process

    def map(self, work: Callable[[Shared, Item], Made], shared: Shared, items: Iterable[Item]) -> Iterator[Made]:
        """Yield work(shared, item) for each item, in their order, with few items and results in memory.

        `work` is a function that a module names; what all items share is handed over once, not with each.
        """
        ...


class Serial:
    """Works in this process."""

    worth = 0

    def map(self, work: Callable[[Shared, Item], Made], shared: Shared, items: Iterable[Item]) -> Iterator[Made]:
        return (work(shared, item) for item in items)


def in_order(submit: Callable[[Item], Future], items: Iterable[Item], ahead: int) -> Iterator[Any]:
    """Submit items, `ahead` of them before the first result is waited for, and yield the results in their order."""
    waiting: deque[Future] = deque()
    try:
        for item in items:
            waiting.append(submit(item))
            if len(waiting) >= ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()
