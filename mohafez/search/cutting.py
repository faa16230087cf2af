"""Cutting a long sorted list into shards, so that a change in one place moves no border elsewhere.

A shard ends at the first word beyond its least size whose hash says so, at the latest at its most: where it ends
depends on nothing before it, and after a change the borders soon fall where they fell before.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Generic, Protocol, TypeVar
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
        return bool(items) and self._ends(sum(item.size for item in items), items[-1].text)

    def is_one(self, texts: Sequence[str], sizes: Iterable[int], key: Callable[[str], str]) -> bool:
        """Tell whether items make one shard that ends behind them, whatever follows; `key` gives a text's key."""
        upto, last = list(accumulate(sizes)), len(texts) - 1
        ends = (at for at in range(bisect_left(upto, self.least), len(texts)) if self._ends(upto[at], texts[at]))
        return next((at for at in ends if at == last or key(texts[at]) != key(texts[at + 1])), None) == last

    def cut(self, items: Iterable[AnItem]) -> Iterator[list[AnItem]]:
        """Cut sorted items into shards. Without items there is one empty shard."""
        shard: list[AnItem] = []
        size = 0
        for item in items:
            if shard and self._ends(size, shard[-1].text) and item.key != shard[-1].key:
                yield shard
                shard, size = [], 0
            shard.append(item)
            size += item.size
        yield shard

    def _ends(self, size: int, last: str) -> bool:
        return size >= self.most or (size >= self.least and crc32(last.encode()) % self.one_in == 0)


def boundary(before: str, first: str) -> str:
    """Give the shortest string after the last key of a shard that is not after the first key of the next."""
    return next((first[:length] for length in range(len(first)) if first[:length] > before), first)


def holder(starts: Sequence[str], key: str) -> int:
    """Find the shard that would hold a key; the engine's twin is in store.js."""
    return max(0, bisect_right(starts, key) - 1)


@dataclass(frozen=True)
class Piece(Generic[AnItem]):
    """A shard of a list that was cut anew: its items, or None if it is an old shard as it was.

    `first` is the old shard that began where it begins, `last` the one that ended where it ends, if there was one.
    """

    items: Sequence[AnItem] | None
    first: int | None
    last: int | None


def recut(
    shards: int,
    load: Callable[[int], Sequence[AnItem]],
    changed: Mapping[int, Sequence[AnItem]],
    cutter: Cutter,
    in_place: Container[int] = (),
) -> list[Piece[AnItem]]:
    """Cut anew where items have changed; what follows is taken in until the borders fall where they fell before.

    `load` gives an old shard's items, `changed` those of the shards that are no longer what they were; `in_place` names
    those of them that begin and end where they did.
    """
    pieces: list[Piece[AnItem]] = []
    waiting = iter(range(shards))
    for number in waiting:
        if number not in changed or number in in_place:
            pieces.append(Piece(changed.get(number), number, number))
            continue
        cut, last = list(cutter.cut(changed[number])), number
        whole: list[list[AnItem]] = []
        while not cutter.is_whole(cut[-1]) and (following := next(waiting, None)) is not None:
            *more, rest = cut
            whole += more
            cut = list(cutter.cut([*rest, *(changed[following] if following in changed else load(following))]))
            last = following
        new = [*whole, *filter(None, cut)]
        pieces += (
            Piece(items, number if at == 0 else None, last if at == len(new) - 1 else None)
            for at, items in enumerate(new)
        )
    return pieces


def starts_of(
    pieces: Sequence[Piece[AnItem]], load: Callable[[int], Sequence[AnItem]], before: Sequence[str]
) -> list[str]:
    """Tell where each shard begins; `before` tells it of the old ones. Only what is near a change is loaded."""

    def end(piece: Piece[AnItem], at: int) -> AnItem:
        old = piece.first if at == 0 else piece.last
        return load(old)[at] if piece.items is None else piece.items[at]

    def stays(piece: Piece[AnItem], at: int) -> bool:
        old = piece.first if at == 0 else piece.last
        return piece.items is None or (old is not None and piece.items[at].text == load(old)[at].text)

    def start(last: Piece[AnItem] | None, piece: Piece[AnItem]) -> str:
        if last is None:
            return boundary("", end(piece, 0).key)
        neighbours = last.last is not None and piece.first == last.last + 1
        if neighbours and stays(last, -1) and stays(piece, 0):
            return before[piece.first]
        return boundary(end(last, -1).key, end(piece, 0).key)

    return [start(last, piece) for last, piece in pairwise([None, *pieces])]
