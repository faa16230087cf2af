"""Term shards: neighbouring terms of the sorted vocabulary, so that one request brings a word and its inflections.

Terms are identity keys, sorted by their search keys: spellings of one word stand side by side.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from mohafez.search.invert import TITLE_FLAG, Postings
from mohafez.search.varint import front_coded, read_varint, varint, varints

# Bytes before compression, which takes a third. Smaller: more requests a query; larger: more that it never looks at.
SHARD_BYTES = 12_000

# A word in more than a fifth of the articles says nothing about one of them, unless its title has it: dropping the
# rest of its postings made the ranking better. In a small archive no word is common.
COMMON_SHARE = 5
COMMON_DOCUMENTS = 200


class Term(NamedTuple):
    """A term with its postings: of a common one only those with it in the title, though `documents` counts all."""

    key: str
    text: str
    documents: int
    common: bool
    postings: Postings

    @property
    def size(self) -> int:
        return len(self.text) + len(self.postings.gaps) + len(self.postings.codes) + len(self.postings.titles)


def make_term(key: str, text: str, postings: Postings, archive: int) -> Term:
    """Make a term of an archive of so many documents."""
    common = postings.documents > COMMON_DOCUMENTS and postings.documents * COMMON_SHARE > archive
    kept = titles_only(postings) if common else postings
    return Term(key, text, postings.documents, common, kept)


def titles_only(postings: Postings) -> Postings:
    """Keep the documents that have the term in the title."""
    numbers, number, at = [], postings.first, 0
    for place, code in enumerate(postings.codes):
        if place:
            gap, at = read_varint(postings.gaps, at)
            number += gap
        if code & TITLE_FLAG:
            numbers.append(number)
    first, last = (numbers[0], numbers[-1]) if numbers else (0, 0)
    gaps = varints(later - before for before, later in pairwise(numbers))
    return Postings(first, last, gaps, bytes([TITLE_FLAG]) * len(numbers), postings.titles, b"")


def shards(terms: Iterable[Term]) -> Iterator[list[Term]]:
    """Cut the sorted terms into shards; spellings of one word stay together. Without terms there is one empty shard."""
    shard: list[Term] = []
    size = 0
    for term in terms:
        if shard and size + term.size > SHARD_BYTES and term.key != shard[-1].key:
            yield shard
            shard, size = [], 0
        shard.append(term)
        size += term.size
    yield shard


def shard_payload(shard: list[Term]) -> bytes:
    """Write a shard: the number of terms and the length of each section, then the sections.

    Like stands with like, for the compressor: terms, document counts, gaps, codes, title positions.
    """
    sections = (
        front_coded(term.text for term in shard),
        b"".join(counts(term) for term in shard),
        b"".join(varint(term.postings.first) + term.postings.gaps for term in shard if term.postings.documents),
        b"".join(term.postings.codes for term in shard),
        b"".join(term.postings.titles for term in shard),
    )
    return varints([len(shard), *map(len, sections)]) + b"".join(sections)


def counts(term: Term) -> bytes:
    """Write in how many documents a term stands, doubled; of a common one (one more) also how many are kept."""
    return (
        varint(term.documents * 2 + 1) + varint(term.postings.documents) if term.common else varint(term.documents * 2)
    )


def positions_payload(shard: list[Term]) -> bytes:
    """Write the positions of a shard's terms: the length of each term's, then all."""
    return varints(len(term.postings.positions) for term in shard) + b"".join(term.postings.positions for term in shard)
