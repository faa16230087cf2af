"""Cutting a long sorted list into shards, so that a change in one place moves no border elsewhere.

A shard ends at the first word beyond its least size whose hash says so, at the latest at its most: where the next begins
depends on nothing before this one, and after a change the borders soon fall where they fell before.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol, TypeVar
from zlib import crc32


class Item(Protocol):
    """What is cut: `text` decides where; items of one `key` stay together."""

    @property
    def text(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def size(self) -> int: ...


AnItem = TypeVar("AnItem", bound=Item)


@dataclass(frozen=True)
class Cutter:
    """How large shards are, and one word in how many may end one."""

    least: int
    most: int
    one_in: int

    def is_whole(self, items: list[AnItem]) -> bool:
        """Tell whether a shard ends behind these, whatever follows but items of the last one's key."""
        return bool(items) and self._ends(sum(item.size for item in items), items[-1])

    def cut(self, items: Iterable[AnItem]) -> Iterator[list[AnItem]]:
        """Cut sorted items into shards. Without items there is one empty shard."""
        shard: list[AnItem] = []
        size = 0
        for item in items:
            if shard and self._ends(size, shard[-1]) and item.key != shard[-1].key:
                yield shard
                shard, size = [], 0
            shard.append(item)
            size += item.size
        yield shard

    def _ends(self, size: int, last: AnItem) -> bool:
        return size >= self.most or (size >= self.least and crc32(last.text.encode()) % self.one_in == 0)


def boundary(before: str, first: str) -> str:
    """Give the shortest string after the last key of a shard that is not after the first key of the next."""
    return next((first[:length] for length in range(len(first)) if first[:length] > before), first)


def holder(starts: Sequence[str], key: str) -> int:
    """Find the shard that would hold a key; the engine's twin is in store.js."""
    return max(0, bisect_right(starts, key) - 1)


def recut(
    shards: int, load: Callable[[int], list[AnItem]], changed: Mapping[int, list[AnItem]], cutter: Cutter
) -> list[int | list[AnItem]]:
    """Cut anew where items have changed; what follows is taken in until the borders fall where they fell before.

    `load` gives a shard's items, `changed` those of the shards that are no longer what they were. The answer has the numbers
    of the shards that stay and the items of new ones, in order.
    """
    pieces: list[int | list[AnItem]] = []
    waiting = iter(range(shards))
    for number in waiting:
        if number not in changed:
            pieces.append(number)
            continue
        cut = list(cutter.cut(changed[number]))
        while not cutter.is_whole(cut[-1]) and (following := next(waiting, None)) is not None:
            *whole, rest = cut
            pieces += whole
            cut = list(cutter.cut(rest + (changed[following] if following in changed else load(following))))
        pieces += filter(None, cut)
    return pieces


def starts_of(pieces: Sequence[int | list[AnItem]], load: Callable[[int], list[AnItem]], before: Sequence[str]) -> list[str]:
    """Tell where each of the shards begins that `recut` gave; `before` tells it of those that were."""

    def start(last: int | list[AnItem], piece: int | list[AnItem]) -> str:
        if isinstance(piece, int) and last == piece - 1:
            return before[piece]
        first = load(piece)[0] if isinstance(piece, int) else piece[0]
        if last == -1:
            return boundary("", first.key)
        return boundary((load(last) if isinstance(last, int) else last)[-1].key, first.key)

    return [start(last, piece) for last, piece in pairwise([-1, *pieces])]
