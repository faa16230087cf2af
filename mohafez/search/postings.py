"""Postings of many terms at once, in arrays: what `invert.invert` does in loops, for a range of the vocabulary.

Each occurrence of a term is one whole number, its key. From the high bits to the low ones:

    place of the term in the vocabulary | number of the document | position

Positions are those in the title; those in the body stand above them, from BODY on. So sorted keys stand as the index
has them: by term, of a term by document, of a document the title before the body. Keys that share all but the position
are a posting; those of a posting in one block of the body, or in the title, are a cell.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise, repeat
from typing import NamedTuple

import numpy as np

from mohafez.search.invert import BLOCKS, MOST_TITLE_POSITION, STEP_OF_EXTRA, TITLE_FLAG
from mohafez.search.shards import Term

BODY = MOST_TITLE_POSITION + 1  # added to positions in the body
STEPS = np.array(STEP_OF_EXTRA)


class Packing(NamedTuple):
    """How many low bits of a key hold the position, and how many above these the number of the document."""

    position_bits: int
    number_bits: int

    def keys(self, terms: np.ndarray, numbers: np.ndarray, positions: np.ndarray) -> np.ndarray:
        return (terms << self.number_bits | numbers) << self.position_bits | positions

    def least(self, terms: np.ndarray) -> np.ndarray:
        """Give the least key that an occurrence of a term may have."""
        return terms << self.number_bits + self.position_bits

    def postings(self, keys: np.ndarray) -> np.ndarray:
        """Leave the positions out."""
        return keys >> self.position_bits

    def positions(self, keys: np.ndarray) -> np.ndarray:
        return keys & (1 << self.position_bits) - 1

    def terms(self, postings: np.ndarray) -> np.ndarray:
        return postings >> self.number_bits

    def numbers(self, postings: np.ndarray) -> np.ndarray:
        return postings & (1 << self.number_bits) - 1


@dataclass(frozen=True)
class Section:
    """What a range of terms has of one kind: the bytes, and where those of each term begin; last, where all end."""

    data: bytes
    bounds: np.ndarray

    def parts(self) -> Iterator[bytes]:
        for start, end in pairwise(self.bounds.tolist()):
            yield self.data[start:end]


@dataclass(frozen=True)
class Cells:
    """Sorted keys, told apart. Arrays have an element for each key unless something else is said."""

    in_body: np.ndarray
    parts: np.ndarray  # 0 for the title, then the blocks of the body
    offsets: np.ndarray  # from the key before in the same cell; of the first one, from the start of the part
    begins: np.ndarray  # whether a cell begins
    postings: np.ndarray  # the first key of each posting
    extra: np.ndarray  # for each posting, how often the term is in the body beyond once in each of its blocks


def encoded(texts: Iterable[str], keys: np.ndarray, packing: Packing, blocks: np.ndarray) -> Iterator[Term]:
    """Encode terms of which sorted keys tell, as if none was common; `blocks` are the words of a block, by number."""
    cells = told_apart(keys, packing, blocks)
    postings = packing.postings(keys[cells.postings])
    bounds = np.append(np.flatnonzero(differ(packing.terms(postings))), len(postings))
    ends = np.append(cells.postings, len(keys))[bounds]
    sections = (
        numbers_section(packing.numbers(postings), bounds),
        Section(codes_of(cells).tobytes(), bounds),
        titles_section(cells, packing.positions(keys), ends),
        positions_section(cells, ends),
    )
    return map(Term, texts, np.diff(bounds).tolist(), repeat(False), *(section.parts() for section in sections))


def told_apart(keys: np.ndarray, packing: Packing, blocks: np.ndarray) -> Cells:
    """Tell where postings and cells begin, and how far each position is from the one before."""
    postings, positions = packing.postings(keys), packing.positions(keys)
    block = blocks[packing.numbers(postings)]
    in_body = positions >= BODY
    parts = np.where(in_body, 1 + np.minimum((positions - BODY) // block, BLOCKS - 1), 0)
    new_posting = differ(postings)
    begins = new_posting | differ(parts)
    starts = np.where(in_body, BODY + (parts - 1) * block, 0)
    offsets = positions - np.where(begins, starts, np.roll(positions, 1))
    firsts = np.flatnonzero(new_posting)
    extra = np.add.reduceat(in_body & ~begins, firsts, dtype=np.int64)
    return Cells(in_body, parts, offsets, begins, firsts, extra)


def numbers_section(numbers: np.ndarray, bounds: np.ndarray) -> Section:
    """Write the first number of each term's documents, then the gaps."""
    gaps = np.diff(numbers, prepend=0)
    gaps[bounds[:-1]] = numbers[bounds[:-1]]
    data, ends = varints(gaps)
    return Section(data, ends[bounds])


def codes_of(cells: Cells) -> np.ndarray:
    """Give the code of each posting: see `invert.encode`."""
    flags = np.where(cells.begins, TITLE_FLAG << cells.parts, 0)
    steps = STEPS[np.minimum(cells.extra, len(STEPS) - 1)]
    return (np.add.reduceat(flags, cells.postings) | steps << 1 + BLOCKS).astype(np.uint8)


def titles_section(cells: Cells, positions: np.ndarray, ends: np.ndarray) -> Section:
    """Write the first position in each title."""
    chosen = cells.begins & ~cells.in_body
    return Section(positions[chosen].astype(np.uint8).tobytes(), before(chosen)[ends])


def positions_section(cells: Cells, ends: np.ndarray) -> Section:
    """Write the offsets in the body; where a posting has extra ones, before each cell how many it has."""
    has_extra = np.repeat(cells.extra > 0, np.diff(cells.postings, append=len(cells.begins)))
    starts = np.flatnonzero(cells.begins)
    counted = cells.in_body & cells.begins & has_extra
    counts = np.diff(starts, append=len(cells.begins))[counted[starts]]
    body = before(cells.in_body)
    data, at = varints(np.insert(cells.offsets[cells.in_body], body[:-1][counted], counts))
    return Section(data, at[(body + before(counted))[ends]])


def differ(values: np.ndarray) -> np.ndarray:
    """Tell which values differ from the one before; the first does."""
    return np.append(True, values[1:] != values[:-1])[: len(values)]


def before(chosen: np.ndarray) -> np.ndarray:
    """Count the chosen before each element; last, all of them."""
    return np.append(0, np.cumsum(chosen))


def varints(numbers: np.ndarray) -> tuple[bytes, np.ndarray]:
    """Encode numbers as `varint.varints` does; tell where each begins, and last, where all end."""
    sizes = np.ones(len(numbers), np.int64)
    rest = numbers >> 7
    while rest.any():
        sizes += rest > 0
        rest >>= 7
    ends = np.append(0, np.cumsum(sizes))
    out = np.empty(ends[-1], np.uint8)
    at, rest = ends[:-1], numbers
    while len(rest):
        more = rest > 127
        out[at] = rest & 127 | more * 128
        at, rest = at[more] + 1, rest[more] >> 7
    return out.tobytes(), ends
