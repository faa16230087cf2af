"""From texts to postings: which term stands in which documents, where, and how often.

A body is looked at in four blocks of equal length: words of a query that meet in one block belong together, and the
positions, which only phrases need, are counted from a block's start.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import cache, partial
from itertools import chain, compress, zip_longest
from operator import sub
from sys import byteorder, maxsize
from typing import NamedTuple

from mohafez.bangla.text import word_keys
from mohafez.search.varint import ONE_BYTE, varint, varints

BLOCKS = 4
LEAST_BLOCK = 16  # words
CHARACTERS_A_WORD = 6  # of Bengali news, with the space behind; only sets the blocks' length
MOST_TITLE_POSITION = 127

TITLE_FLAG = 1  # of a code

# How often a term stands in a body beyond once in each of its blocks, in three bits: exact while it matters.
EXTRA_STEPS = (0, 1, 2, 3, 4, 6, 10, 18)
STEP_OF_EXTRA = tuple(max(step for step, least in enumerate(EXTRA_STEPS) if least <= extra) for extra in range(19))


class Terms(dict[str, tuple[str, ...]]):
    """The terms of what stands between white space, each worked out once: no word holds white space."""

    def __missing__(self, written: str) -> tuple[str, ...]:
        self[written] = terms = tuple(word_keys(written))
        return terms

    def of(self, text: str) -> list[str]:
        return list(chain.from_iterable(map(self.__getitem__, text.split())))


# In the number that notes a posting: the bits that tell of title and body, and an offset that is kept beside it.
NOTE_BYTES = 8
BODY_FLAGS = 30  # of a code
TITLE = TITLE_FLAG << 8
IN_BODY = BODY_FLAGS << 8
BESIDE = 127
CODES = tuple(bytes((code,)) for code in range(256))
IS_IN_TITLE = bytes(code & TITLE_FLAG for code in range(256))
IS_IN_BODY = bytes(bool(code & BODY_FLAGS) for code in range(256))


def block_words(characters: float) -> int:
    """Give the length of a block, in words, of a document with this many characters."""
    return max(LEAST_BLOCK, int(characters / CHARACTERS_A_WORD / BLOCKS) + 1)


class Postings(NamedTuple):
    """A term's documents. Parts made of consecutive runs of documents join to what one run would have made.

    `gaps`: the difference of each document's number to the one before, the first left out; `codes`: a byte for each
    document, see `encode`; `titles`: the first position in each title that has the term; `positions`: those in bodies.
    """

    first: int
    last: int
    gaps: bytes
    codes: bytes
    titles: bytes
    positions: bytes

    @property
    def documents(self) -> int:
        return len(self.codes)

    def joined(self, later: "Postings") -> "Postings":
        """Append the postings of a later run."""
        return Postings(
            self.first,
            later.last,
            self.gaps + varint(later.first - self.last) + later.gaps,
            self.codes + later.codes,
            self.titles + later.titles,
            self.positions + later.positions,
        )


def invert(
    documents: Iterable[tuple[int, str, str, float]], note: Callable[[Iterable[str]], None] | None = None
) -> dict[str, Postings]:
    """Invert (number, title, text, nominal length in characters), in the order of their numbers.

    `note` is told the terms of each document.

    The innermost loops of the index: a posting is first noted as one number (document, title position, code, offset),
    and only what does not fit into that is kept as bytes beside it.
    """
    terms_of = Terms()
    noted: defaultdict[str, array] = defaultdict(partial(array, "Q"))
    several: defaultdict[str, list[bytes]] = defaultdict(list)
    for number, title, text, characters in documents:
        base, block = number << 24, block_words(characters)
        terms = terms_of.of(text)
        once = dict(zip(terms, range(len(terms)), strict=True))
        more = places_of_others(terms, once, block)
        lows = low_parts(block)
        for term, position in once.items():
            noted[term].append(base | lows[position])
        for term, places in more.items():
            code, positions = encode(places, block)
            several[term].append(positions)
            noted[term].append(base | code << 8 | BESIDE)
        titles: dict[str, int] = {}
        for position, term in enumerate(terms_of.of(title)):
            titles.setdefault(term, min(position, MOST_TITLE_POSITION))
        for term, position in titles.items():
            if term not in once and term not in more:
                noted[term].append(base)
            noted[term][-1] |= position << 16 | TITLE
        if note:
            note({*once, *more, *titles})
    del terms_of
    return {term: packed(noted.pop(term), several.pop(term, [])) for term in list(noted)}


def places_of_others(terms: list[str], once: dict[str, int], block: int) -> dict[str, list[int]]:
    """Take out of `once` the terms that stand in several places, or too far into a block for one byte; give those."""
    more: dict[str, list[int]] = {}
    if len(once) < len(terms):
        more = {term: [] for term, count in Counter(terms).items() if count > 1}
        for position, term in enumerate(terms):
            if term in more:
                more[term].append(position)
    if block > BESIDE or len(terms) > (BLOCKS - 1) * block + BESIDE:
        for term, position in once.items():
            if position - min(position // block, BLOCKS - 1) * block >= BESIDE:
                more.setdefault(term, [position])
    for term in more:
        del once[term]
    return more


@cache
def low_parts(block: int) -> list[int]:
    """Write code and offset of a term that stands once, for each position."""
    return [
        2 << 8 + at | position - at * block
        for position in range((BLOCKS - 1) * block + BESIDE)
        for at in [min(position // block, BLOCKS - 1)]
    ]


def packed(noted: array, several: list[bytes]) -> Postings:
    """Encode the postings of a term."""
    if len(noted) == 1 and not several:  # half of all terms stand in one document
        (posting,) = noted
        number = posting >> 24
        title = ONE_BYTE[posting >> 16 & 127] if posting & TITLE else b""
        offset = ONE_BYTE[posting & 127] if posting & IN_BODY else b""
        return Postings(number, number, b"", CODES[posting >> 8 & 255], title, offset)
    numbers = [posting >> 24 for posting in noted]
    gaps = varints(map(sub, numbers[1:], numbers))
    if byteorder == "big":
        noted.byteswap()
    parts = noted.tobytes()
    codes = parts[1::NOTE_BYTES]
    titles = bytes(compress(parts[2::NOTE_BYTES], codes.translate(IS_IN_TITLE)))
    positions = bytes(compress(parts[::NOTE_BYTES], codes.translate(IS_IN_BODY)))
    if several:
        alone = positions.split(CODES[BESIDE])
        positions = b"".join(chain.from_iterable(zip_longest(alone, several, fillvalue=b"")))
    return Postings(numbers[0], numbers[-1], gaps, codes, titles, positions)


def encode(places: list[int], block: int) -> tuple[int, bytes]:
    """Encode the positions of a term in a body: the code of the posting, and the positions.

    The code has the title's flag in its lowest bit (left 0 here), the blocks in four, the step of the extra count in
    three. Positions are offsets in their blocks; where a block may hold several, their number stands before them.
    """
    code, before, block_ends, count_at = 0, 0, 0, 0
    numbers: list[int] = []  # for each block how many positions, then those
    for place in places:
        if place >= block_ends:
            at = place // block
            block_ends = (at + 1) * block
            if at >= BLOCKS - 1:
                at, block_ends = BLOCKS - 1, maxsize
            code |= 2 << at
            count_at, before = len(numbers), at * block
            numbers.append(0)
        numbers[count_at] += 1
        numbers.append(place - before)
        before = place
    extra = 2 * len(places) - len(numbers)
    if not extra:
        return code, varints(numbers[1::2])
    return code | STEP_OF_EXTRA[min(extra, len(STEP_OF_EXTRA) - 1)] << 5, varints(numbers)
