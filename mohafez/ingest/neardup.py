"""The same story elsewhere: word shingles, one-permutation MinHash, and bands of it to find candidates by.

Broder 1997 (shingles), Li, Owen and Zhang 2012 (one permutation), Shrivastava and Li 2014 (empty bins by rotation).
"""

import re
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from zlib import crc32

SHINGLE = 4  # words; shorter ones are phrases that any two reports of an event share
BINS = 64
ROWS = 4  # of a band: with 16 bands a pair of likeness 0.5 is found in 2 of 3 cases, one of 0.7 nearly always
LIKE = 0.5  # share of equal bins from which on two stories are one: precision before recall
SHORT = 30  # shingles; notes of a few sentences are alike by their form
DAYS = 7  # published further apart, two like reports are two events: each day's prices, each week's forecast
PUNCTUATION = re.compile(r"[-–—/|:।॥,;‘’“”\"'()\[\]{}?!.…«»*#\\]+")
LOW_BITS, HIGH = 32, 0xFFFFFFFF  # the halves of a hash
MEMO_WORDS = 1 << 16


def sketch(key: str) -> bytes:
    """The sketch of a text, given as its identity key: 64 numbers as bytes; nothing for one too short to compare."""
    words = list(filter(None, map(_hash, key.split())))
    # A tuple of numbers has the same hash in every process, as a string has not.
    shingles = set(map(hash, zip(*(words[n:] for n in range(SHINGLE)), strict=False)))
    if len(shingles) < SHORT:
        return b""
    least = {shingle % BINS: shingle >> LOW_BITS & HIGH for shingle in sorted(shingles, reverse=True)}
    filled = sorted(least)
    for i in set(range(BINS)).difference(filled):
        donor = next((j for j in filled if j > i), filled[0])
        least[i] = (least[donor] + (donor - i) % BINS) & HIGH
    return array("I", map(least.__getitem__, range(BINS))).tobytes()


@lru_cache(MEMO_WORDS)
def _hash(word: str) -> int:
    """The hash of a word without its punctuation; 0 for what is nothing else."""
    return crc32(PUNCTUATION.sub("", word).encode())


def likeness(one: bytes, other: bytes) -> float:
    """Estimate which share of the shingles of both texts is in each, 0 to 1."""
    if not one or not other:
        return 0.0
    pairs = zip(array("I", one), array("I", other), strict=True)
    return sum(a == b for a, b in pairs) / BINS


def likely(sketches: Sequence[bytes]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of sketches, by their numbers, that have a band in common; a pair comes once for each.

    Bands are gone through one after the other, so that the index of one is all that memory holds.
    """
    width = ROWS * 4
    for start in range(0, BINS * 4, width):
        seen: defaultdict[bytes, list[int]] = defaultdict(list)
        for number, sketched in enumerate(sketches):
            if sketched:
                same = seen[sketched[start : start + width]]
                yield from ((other, number) for other in same)
                same.append(number)
