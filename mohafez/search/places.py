"""The number of each document: a place that hardly ever changes while others come and go.

Documents of one length class stand together, so that a number tells a length. A class has more places than documents;
these take, in the order of their slugs' hashes, the first free place of a sequence of their own. Thus the places depend
on the set of documents alone, and an article more moves, on average, half another one: hardly any postings change but
its own.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from mohafez.search.document import SHORTEST_CLASS

# A fuller class costs fewer bits a posting, an emptier one moves fewer documents when one is added.
FULLEST = 0.6
LEAST_PLACES = 4
BRIEFS = 16  # places that the shortest class has at least: most archives have no brief, and then one comes
GROWTH = 4  # a class that is too full grows by a fourth; then all documents are numbered anew

MULTIPLIER, INCREMENT, WORD = 6364136223846793005, 1442695040888963407, 2**64 - 1  # Knuth's generator (MMIX)


def room(documents: int) -> int:
    """Give how many places a class of so many documents has."""
    places = LEAST_PLACES if documents else 0
    while places * FULLEST < documents:
        places += places // GROWTH
    return places


def seats(slugs: Iterable[str], places: int) -> dict[str, int]:
    """Give each document of a class a place in it."""
    taken: dict[int, str] = {}
    for first, slug in sorted((hashed(slug), slug) for slug in slugs):
        seat = next(seat for seat in sequence(first, places) if seat not in taken)
        taken[seat] = slug
    return {slug: seat for seat, slug in taken.items()}


def hashed(slug: str) -> int:
    return int.from_bytes(hashlib.blake2b(slug.encode(), digest_size=8).digest())


def sequence(state: int, places: int) -> Iterator[int]:
    """Give places at random, each sooner or later."""
    while True:
        yield (state >> 32) % places  # the upper half: the lower bits of such a generator are poor
        state = state * MULTIPLIER + INCREMENT & WORD


@dataclass(frozen=True)
class Layout:
    """How the places are divided among the length classes: [class, places, documents], shortest first."""

    classes: tuple[tuple[int, int, int], ...]

    @property
    def documents(self) -> int:
        return sum(documents for *_, documents in self.classes)

    @cached_property
    def places(self) -> int:
        return sum(places for _, places, _ in self.classes)

    @property
    def sizes(self) -> list[tuple[int, int]]:
        """What the numbers of documents that stay depend on."""
        return [(length, places) for length, places, _ in self.classes]

    @property
    def starts(self) -> dict[int, int]:
        """The number of the first place of each class."""
        starts, at = {}, 0
        for length, places, _ in self.classes:
            starts[length] = at
            at += places
        return starts


def layout_of(counts: Mapping[int, int]) -> Layout:
    """Lay out places for so many documents of each length class. There is room for briefs before there is any."""
    held = {length: count for length, count in counts.items() if count}
    places = {length: room(count) for length, count in held.items()}
    if held:
        places[SHORTEST_CLASS] = max(BRIEFS, places.get(SHORTEST_CLASS, 0))
    return Layout(tuple((length, places[length], held.get(length, 0)) for length in sorted(places)))


def number(slugs: Mapping[int, Iterable[str]], layout: Layout) -> dict[str, int]:
    """Number the documents of some length classes, given by class."""
    starts, places = layout.starts, dict(layout.sizes)
    return {
        slug: starts[length] + seat
        for length, members in slugs.items()
        for slug, seat in seats(members, places[length]).items()
    }
