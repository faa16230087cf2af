"""Term shards: neighbouring terms of the sorted vocabulary, so that one request brings a word and its inflections.

Terms are identity keys, sorted by their search keys: spellings of one word stand side by side.
"""

from itertools import accumulate, pairwise
from typing import NamedTuple

from mohafez.bangla.text import search_key
from mohafez.search.cutting import Cutter
from mohafez.search.invert import TITLE_FLAG, Postings
from mohafez.search.varint import read_varints, varint, varints

# Bytes before compression, which takes a third. Smaller: more requests a query; larger: more that it never looks at.
SHARDS = Cutter(least=9_000, most=18_000, one_in=64)

# A word in more than about a fifth of the articles says nothing about one of them, unless its title has it: dropping
# the rest of its postings made the ranking better. In a small archive no word is common. What decides is the number of
# places, of which articles take about half: it hardly ever changes, so that a word's own articles alone make it common.
COMMON_PLACES = 9
COMMON_DOCUMENTS = 200


class Term(NamedTuple):
    """A term as its shard holds it: of a common one only those with it in the title, though `documents` counts all."""

    text: str
    documents: int
    common: bool
    numbers: bytes  # the first document's, then the gaps
    codes: bytes
    titles: bytes
    positions: bytes

    @property
    def key(self) -> str:
        return search_key(self.text)

    @property
    def size(self) -> int:
        return len(self.text) + len(self.numbers) + len(self.codes) + len(self.titles)


def is_common(documents: int, places: int) -> bool:
    """Tell whether a term in so many documents is common, in an archive of so many places."""
    return documents > COMMON_DOCUMENTS and documents * COMMON_PLACES > places


def make_term(text: str, postings: Postings, places: int) -> Term:
    """Make a term of an archive of so many places."""
    common = is_common(postings.documents, places)
    kept = titles_only(postings) if common else postings
    numbers = varint(kept.first) + kept.gaps if kept.documents else b""
    return Term(text, postings.documents, common, numbers, kept.codes, kept.titles, kept.positions)


def titles_only(postings: Postings) -> Postings:
    """Keep the documents that have the term in the title."""
    every = accumulate(read_varints(postings.gaps), initial=postings.first)
    numbers = [number for number, code in zip(every, postings.codes, strict=True) if code & TITLE_FLAG]
    first, last = (numbers[0], numbers[-1]) if numbers else (0, 0)
    gaps = varints(later - before for before, later in pairwise(numbers))
    return Postings(first, last, gaps, bytes([TITLE_FLAG]) * len(numbers), postings.titles, b"")
