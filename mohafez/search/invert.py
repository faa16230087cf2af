"""From texts to postings: which term stands in which documents, where, and how often.

A body is looked at in four blocks of equal length: words of a query that meet in one block belong together, and the
positions, which only phrases need, are counted from a block's start.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from mohafez.bangla.text import identity_key, words
from mohafez.search.varint import ONE_BYTE, varint

BLOCKS = 4
LEAST_BLOCK = 16  # words
CHARACTERS_A_WORD = 6  # of Bengali news, with the space behind; only sets the blocks' length
MOST_TITLE_POSITION = 127

# How often a term stands in a body beyond once in each of its blocks, in three bits: exact while it matters.
EXTRA_STEPS = (0, 1, 2, 3, 4, 6, 10, 18)
STEP_OF_EXTRA = tuple(max(step for step, least in enumerate(EXTRA_STEPS) if least <= extra) for extra in range(19))


class Keys(dict[str, str]):
    """The terms of words as they are written, each worked out once."""

    def __missing__(self, word: str) -> str:
        self[word] = key = identity_key(word)
        return key


def block_words(characters: float) -> int:
    """Give the length of a block, in words, of a document with this many characters."""
    return max(LEAST_BLOCK, int(characters / CHARACTERS_A_WORD / BLOCKS) + 1)


@dataclass
class Postings:
    """A term's documents. Parts made of consecutive runs of documents join to what one run would have made.

    `gaps`: the difference of each document's number to the one before, the first left out; `codes`: a byte for each
    document, see `encode`; `titles`: the first position in each title that has the term; `positions`: those in bodies.
    """

    first: int
    last: int
    documents: int = 1
    gaps: bytearray = field(default_factory=bytearray)
    codes: bytearray = field(default_factory=bytearray)
    titles: bytearray = field(default_factory=bytearray)
    positions: bytearray = field(default_factory=bytearray)

    def join(self, later: "Postings") -> None:
        """Append the postings of a later run."""
        self.gaps += varint(later.first - self.last) + later.gaps
        self.codes += later.codes
        self.titles += later.titles
        self.positions += later.positions
        self.last = later.last
        self.documents += later.documents


def invert(documents: Iterable[tuple[int, str, str, float]]) -> dict[str, Postings]:
    """Invert (number, title, text, nominal length in characters), in the order of their numbers."""
    keys, postings = Keys(), {}
    for number, title, text, characters in documents:
        block = block_words(characters)
        titles: dict[str, int] = {}
        for position, word in enumerate(words(title)):
            titles.setdefault(keys[word], min(position, MOST_TITLE_POSITION))
        bodies: defaultdict[str, list[int]] = defaultdict(list)
        for position, word in enumerate(words(text)):
            bodies[keys[word]].append(position)
        for term in titles.keys() | bodies.keys():
            found = postings.get(term)
            if found is None:
                found = postings[term] = Postings(number, number)
            else:
                found.gaps += varint(number - found.last)
                found.last = number
                found.documents += 1
            code, positions = encode(bodies[term], block) if term in bodies else (0, b"")
            if term in titles:
                code += 1
                found.titles.append(titles[term])
            found.codes.append(code)
            found.positions += positions
    postings.pop("", None)
    return postings


def encode(places: list[int], block: int) -> tuple[int, bytes]:
    """Encode the positions of a term in a body: the code of the posting, and the positions.

    The code has the title's flag in its lowest bit (left 0 here), the blocks in four, the step of the extra count in
    three. Positions are offsets in their blocks; where a block may hold several, their number stands before them.
    """
    if len(places) == 1:
        number = min(places[0] // block, BLOCKS - 1)
        offset = places[0] - number * block
        return 2 << number, ONE_BYTE[offset] if offset < len(ONE_BYTE) else varint(offset)
    by_block: dict[int, list[int]] = {}
    for place in places:
        number = min(place // block, BLOCKS - 1)
        by_block.setdefault(number, []).append(place - number * block)
    extra = len(places) - len(by_block)
    code = sum(2 << number for number in by_block) | STEP_OF_EXTRA[min(extra, len(STEP_OF_EXTRA) - 1)] << 5
    out = bytearray()
    for offsets in by_block.values():
        if extra:
            out += varint(len(offsets))
        before = 0
        for offset in offsets:
            out += varint(offset - before)
            before = offset
    return code, bytes(out)
