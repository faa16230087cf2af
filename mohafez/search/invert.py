"""From a text to postings: which terms it has, where, and how often.

A body is looked at in four blocks of equal length: words of a query that meet in one block belong together, and the
positions, which only phrases need, are counted from a block's start.

This is for a document at a time; what a new index is made of is encoded in arrays (`postings.py`).
"""

from collections import defaultdict
from itertools import chain
from sys import maxsize
from typing import NamedTuple

from mohafez.bangla.text import word_keys
from mohafez.search.varint import varints

BLOCKS = 4
LEAST_BLOCK = 16  # words
CHARACTERS_A_WORD = 6  # of Bengali news, with the space behind; only sets the blocks' length
MOST_TITLE_POSITION = 127

TITLE_FLAG = 1  # of a code
IS_IN_TITLE = bytes(code & TITLE_FLAG for code in range(256))

# How often a term stands in a body beyond once in each of its blocks, in three bits: exact while it matters.
EXTRA_STEPS = (0, 1, 2, 3, 4, 6, 10, 18)
STEP_OF_EXTRA = tuple(max(step for step, least in enumerate(EXTRA_STEPS) if least <= extra) for extra in range(19))


class Posting(NamedTuple):
    """What a term's postings say of one document.

    `code` is a byte, see `encode`; `title` the first position in the title, 0 if it is not there; `positions` are those
    in the body.
    """

    code: int
    title: int
    positions: bytes


def block_words(characters: float) -> int:
    """Give the length of a block, in words, of a document with this many characters."""
    return max(LEAST_BLOCK, int(characters / CHARACTERS_A_WORD / BLOCKS) + 1)


def terms_of(text: str) -> list[str]:
    """List the terms of a text, in order: no word holds white space."""
    return list(chain.from_iterable(map(word_keys, text.split())))


def invert(title: str, text: str, characters: float) -> dict[str, Posting]:
    """Invert a document of this nominal length in characters."""
    block = block_words(characters)
    in_body: defaultdict[str, list[int]] = defaultdict(list)
    for position, term in enumerate(terms_of(text)):
        in_body[term].append(position)
    postings = {}
    for term, places in in_body.items():
        code, positions = encode(places, block)
        postings[term] = Posting(code, 0, positions)
    in_title: dict[str, int] = {}
    for position, term in enumerate(terms_of(title)):
        in_title.setdefault(term, min(position, MOST_TITLE_POSITION))
    for term, position in in_title.items():
        code, _, positions = postings.get(term, (0, 0, b""))
        postings[term] = Posting(code | TITLE_FLAG, position, positions)
    return postings


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
