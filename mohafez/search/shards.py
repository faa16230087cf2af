"""Term shards: neighbouring terms of the sorted vocabulary, so that one request brings a word and its inflections.

Terms are identity keys, sorted by their search keys: spellings of one word stand side by side.
"""

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

from mohafez.bangla.text import search_key
from mohafez.search.cutting import Cutter
from mohafez.search.envelope import VERSION
from mohafez.search.invert import IS_IN_TITLE, TITLE_FLAG
from mohafez.search.varint import Reader, ends, front_coded, gaps, read_varints, varint, varints

# Bytes before compression, which takes a third. Smaller: more requests a query; larger: more that it never looks at.
SHARDS = Cutter(least=9_000, most=18_000, one_in=64)

# A word in more than about a fifth of the articles says nothing about one of them, unless its title has it: dropping
# the rest of its postings made the ranking better. In a small archive no word is common. What decides is the number of
# places, of which articles take about half: it hardly ever changes, so that a word's own articles alone make it common.
COMMON_PLACES = 9
COMMON_DOCUMENTS = 200

SECTIONS = 5


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


def write_terms(write: Callable[[str, bytes], bytes], number: int, shard: Sequence[Term]) -> bytes:
    """Write a shard and its positions, by a function that gives a file's version; give the shard's."""
    positions = write(f"positions/{number}", positions_payload(shard))
    return write(f"terms/{number}", shard_payload(shard, positions))


def shard_payload(shard: Sequence[Term], positions: bytes) -> bytes:
    """Write a shard: the version of its positions, the number of terms, the length of each section, and the sections.

    Like stands with like, for the compressor: terms, document counts, gaps, codes, title positions.
    """
    sections = (
        front_coded(term.text for term in shard),
        b"".join(counts(term) for term in shard),
        b"".join(term.numbers for term in shard),
        b"".join(term.codes for term in shard),
        b"".join(term.titles for term in shard),
    )
    return positions + varints([len(shard), *map(len, sections)]) + b"".join(sections)


def counts(term: Term) -> bytes:
    """Write in how many documents a term stands, doubled; of a common one (one more) also how many are kept."""
    return varint(term.documents * 2 + 1) + varint(len(term.codes)) if term.common else varint(term.documents * 2)


def positions_payload(shard: Sequence[Term]) -> bytes:
    """Write the positions of a shard's terms: the length of each term's, then all."""
    return varints(len(term.positions) for term in shard) + b"".join(term.positions for term in shard)


def positions_version(payload: bytes) -> bytes:
    """Tell which positions belong to a shard."""
    return payload[:VERSION]


def read_shard(payload: bytes, positions: bytes) -> list[Term]:
    """Read a shard back, with its positions."""
    reader = Reader(payload)
    reader.take(VERSION)
    count = reader.varint()
    texts, documents, numbers, codes, titles = map(reader.take, reader.varints(SECTIONS))
    number_ends = ends(numbers)
    title_ends = list(accumulate(codes.translate(IS_IN_TITLE), initial=0))
    beside = Reader(positions)
    lengths = beside.varints(count)
    terms, start = [], 0
    for text, head, length in zip(
        Reader(texts).front_coded(count), read_counts(documents, count), lengths, strict=True
    ):
        all_documents, common, kept = head
        end = start + kept
        terms.append(
            Term(
                text,
                all_documents,
                common,
                numbers[number_ends[start] : number_ends[end]],
                codes[start:end],
                titles[title_ends[start] : title_ends[end]],
                beside.take(length),
            )
        )
        start = end
    return terms


def read_counts(section: bytes, terms: int) -> list[tuple[int, bool, int]]:
    """Read in how many documents each term stands, whether it is common, and how many of them are kept."""
    reader = Reader(section)
    read = []
    for _ in range(terms):
        documents, common = divmod(reader.varint(), 2)
        read.append((documents, bool(common), reader.varint() if common else documents))
    return read
