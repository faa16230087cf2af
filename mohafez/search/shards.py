"""Term shards: neighbouring terms of the sorted vocabulary, so that one request brings a word and its inflections.

Terms are identity keys, sorted by their search keys: spellings of one word stand side by side.
"""

from itertools import accumulate
from typing import NamedTuple

from mohafez.bangla.text import search_key
from mohafez.search.cutting import Cutter
from mohafez.search.invert import TITLE_FLAG
from mohafez.search.varint import gaps, read_varints

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


def titles_only(term: Term) -> Term:
    """Make a term common: keep the documents that have it in the title."""
    every = accumulate(read_varints(term.numbers))
    numbers = [number for number, code in zip(every, term.codes, strict=True) if code & TITLE_FLAG]
    codes = bytes([TITLE_FLAG]) * len(numbers)
    return term._replace(common=True, numbers=gaps(numbers), codes=codes, positions=b"")
