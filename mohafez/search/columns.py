"""A shard as it lies in its files: sections side by side, of which a change touches a few bytes.

Like stands with like, for the compressor: terms, document counts, gaps, codes, title positions; and in a file of their
own, which only phrases need, the positions in bodies.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import sub
from typing import NamedTuple

from mohafez.bangla.text import search_key
from mohafez.search.dictionary import Word
from mohafez.search.envelope import VERSION
from mohafez.search.invert import IS_IN_TITLE
from mohafez.search.shards import Term
from mohafez.search.varint import Reader, ends, front_coded, read_varints, varint, varints

SECTIONS = 5
Plan = Sequence[range | Term]  # of a shard to be: which terms stay, by their places, and others between them


class Column(NamedTuple):
    """A section: its bytes, and where the part of each term ends; before all, 0."""

    data: bytes
    ends: list[int]

    def part(self, at: int) -> bytes:
        return self.data[self.ends[at] : self.ends[at + 1]]

    @property
    def lengths(self) -> list[int]:
        return list(map(sub, self.ends[1:], self.ends))

    def rearranged(self, plan: Plan, part: Callable[[Term], bytes]) -> "Column":
        """Keep parts, and put others between them, which `part` gives of a term."""
        kept = self.lengths
        pieces, lengths = [], []
        for piece in plan:
            if isinstance(piece, range):
                pieces.append(self.data[self.ends[piece.start] : self.ends[piece.stop]])
                lengths += kept[piece.start : piece.stop]
            else:
                pieces.append(part(piece))
                lengths.append(len(pieces[-1]))
        return Column(b"".join(pieces), [0, *accumulate(lengths)])


def column(parts: Iterable[bytes]) -> Column:
    """Make a section of the part of each term."""
    parts = list(parts)
    return Column(b"".join(parts), [0, *accumulate(map(len, parts))])


@dataclass(frozen=True)
class Columns(Sequence[Term]):
    """The terms of a shard; one is taken out of the columns when it is asked for."""

    texts: list[str]
    written: bytes  # the texts' section
    counts: Column
    numbers: Column
    codes: Column
    titles: Column
    positions: Column

    def __len__(self) -> int:
        return len(self.texts)

    def __getitem__(self, at: int) -> Term:
        at = range(len(self))[at]
        documents, common = divmod(Reader(self.counts.part(at)).varint(), 2)
        postings = (column.part(at) for column in (self.numbers, self.codes, self.titles, self.positions))
        return Term(self.texts[at], documents, bool(common), *postings)

    def find(self, text: str) -> tuple[int, bool]:
        """Tell where a term stands or would stand, and whether it does."""
        if text in self.texts:
            return self.texts.index(text), True
        return bisect_left(self.texts, order(text), key=order), False

    def spellings(self, text: str) -> Iterator[Word]:
        """Give the words of a term's key."""
        key = search_key(text)
        at, _ = self.find(text)
        while at and search_key(self.texts[at - 1]) == key:
            at -= 1
        while at < len(self) and search_key(self.texts[at]) == key:
            yield Word(key, self.texts[at], self[at].documents)
            at += 1

    def common(self) -> Iterator[str]:
        """Give the keys of common terms."""
        return (search_key(self.texts[at]) for at, end in enumerate(self.counts.ends[:-1]) if self.counts.data[end] & 1)

    @property
    def sizes(self) -> list[int]:
        """The size of each term."""
        columns = (self.numbers.lengths, self.codes.lengths, self.titles.lengths)
        return list(map(sum, zip(map(len, self.texts), *columns, strict=True)))

    def rearranged(self, plan: Plan) -> "Columns":
        """Keep terms, and put others between them."""
        texts: list[str] = []
        for piece in plan:
            texts += self.texts[piece.start : piece.stop] if isinstance(piece, range) else [piece.text]
        return Columns(
            texts,
            self.written if texts == self.texts else front_coded(texts),
            self.counts.rearranged(plan, counts),
            self.numbers.rearranged(plan, lambda term: term.numbers),
            self.codes.rearranged(plan, lambda term: term.codes),
            self.titles.rearranged(plan, lambda term: term.titles),
            self.positions.rearranged(plan, lambda term: term.positions),
        )

    def payload(self, positions: bytes) -> bytes:
        """Write the version of the positions, the number of terms, the length of each section, and the sections."""
        columns = (self.counts, self.numbers, self.codes, self.titles)
        sections = (self.written, *(column.data for column in columns))
        return positions + varints([len(self), *map(len, sections)]) + b"".join(sections)

    def positions_payload(self) -> bytes:
        """Write the length of each term's positions, then all."""
        return varints(self.positions.lengths) + self.positions.data


def order(text: str) -> tuple[str, str]:
    """Give what terms are sorted by."""
    return search_key(text), text


def columns_of(terms: Sequence[Term]) -> Columns:
    """Lay terms out as columns."""
    return Columns(
        [term.text for term in terms],
        front_coded(term.text for term in terms),
        column(map(counts, terms)),
        column(term.numbers for term in terms),
        column(term.codes for term in terms),
        column(term.titles for term in terms),
        column(term.positions for term in terms),
    )


def counts(term: Term) -> bytes:
    """Write in how many documents a term stands, doubled; of a common one (one more) also how many are kept."""
    return varint(term.documents * 2 + 1) + varint(len(term.codes)) if term.common else varint(term.documents * 2)


def write_terms(write: Callable[[str, bytes], bytes], number: int, shard: Sequence[Term]) -> bytes:
    """Write a shard and its positions, by a function that gives a file's version; give the shard's."""
    columns = shard if isinstance(shard, Columns) else columns_of(shard)
    positions = write(f"positions/{number}", columns.positions_payload())
    return write(f"terms/{number}", columns.payload(positions))


def positions_version(payload: bytes) -> bytes:
    """Tell which positions belong to a shard."""
    return payload[:VERSION]


def read_shard(payload: bytes, positions: bytes) -> Columns:
    """Read a shard back, with its positions."""
    reader = Reader(payload)
    reader.take(VERSION)
    count = reader.varint()
    texts, documents, numbers, codes, titles = map(reader.take, reader.varints(SECTIONS))
    count_ends, kept = read_counts(documents)
    in_title, number_ends = codes.translate(IS_IN_TITLE), ends(numbers)
    beside = Reader(positions)
    lengths = beside.varints(count)
    return Columns(
        Reader(texts).front_coded(count),
        texts,
        Column(documents, count_ends),
        Column(numbers, [number_ends[end] for end in kept]),
        Column(codes, kept),
        Column(titles, [0, *accumulate(in_title.count(1, *term) for term in pairwise(kept))]),
        Column(beside.rest(), [0, *accumulate(lengths)]),
    )


def read_counts(section: bytes) -> tuple[list[int], list[int]]:
    """Tell where the counts of each term end, and how many documents are kept of all before; first of all, 0."""
    numbers = zip(read_varints(section), ends(section)[1:], strict=True)
    count_ends, kept = [0], [0]
    for head, end in numbers:
        documents, last = next(numbers) if head & 1 else (head >> 1, end)
        count_ends.append(last)
        kept.append(kept[-1] + documents)
    return count_ends, kept
