"""Term shards: neighbouring terms of the sorted vocabulary, so that one request brings a word and its inflections."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mohafez.search.invert import Postings
from mohafez.search.varint import added, front_coded, varint, varints

# Bytes before compression, which takes about half. Smaller: more requests a query; larger: more that it never looks at.
SHARD_BYTES = 40_000


@dataclass
class Term:
    """A term with its most usual spelling."""

    key: str
    surface: str
    postings: Postings

    @property
    def size(self) -> int:
        return len(self.key) + len(self.postings.gaps) + len(self.postings.counts) + len(self.postings.titles)


def usual(surfaces: dict[str, int]) -> str:
    """Choose the spelling to show for a term: the most frequent one, of equals the first in code-point order."""
    return min(surfaces, key=lambda surface: (-surfaces[surface], surface))


def shards(terms: Iterable[Term]) -> Iterator[list[Term]]:
    """Cut the sorted terms into shards; without terms there is one empty shard."""
    shard: list[Term] = []
    size = 0
    for term in terms:
        if shard and size + term.size > SHARD_BYTES:
            yield shard
            shard, size = [], 0
        shard.append(term)
        size += term.size
    yield shard


def shard_payload(shard: list[Term]) -> bytes:
    """Write a shard: the number of terms and the length of each section, then the sections.

    Like stands with like, for the compressor: keys, spellings, document counts, gaps, counts, title positions.
    """
    sections = (
        front_coded(term.key for term in shard),
        spellings(shard),
        varints(term.postings.documents for term in shard),
        b"".join(varint(term.postings.first) + term.postings.gaps for term in shard),
        b"".join(term.postings.counts for term in shard),
        b"".join(term.postings.titles for term in shard),
    )
    return varints([len(shard), *map(len, sections)]) + b"".join(sections)


def spellings(shard: list[Term]) -> bytes:
    """Write the spellings that are not their keys: how far the last such term is, and what is added to the key."""
    out, last = bytearray(), 0
    for at, term in enumerate(shard):
        if term.surface != term.key:
            out += varint(at - last) + added(term.key.encode(), term.surface.encode())
            last = at
    return bytes(out)
