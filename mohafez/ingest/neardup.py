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
PART = 100_000  # sketches; so many keys of a band travel at once
PUNCTUATION = re.compile(r"[-–—/|:।॥,;‘’“”\"'()\[\]{}?!.…«»*#\\]+")
LOW_BITS, HIGH, ABOVE_ALL = 32, 0xFFFFFFFF, 1 << 64  # the halves of a hash, and what is greater than any
MEMO_WORDS = 1 << 16
Keys = tuple[list[int], list[bytes]]


def sketch(key: str) -> bytes:
    """The sketch of a text, given as its identity key: 64 numbers as bytes; nothing for one too short to compare."""
    words = list(filter(None, map(_hash, key.split())))
    # A tuple of numbers has the same hash in every process, as a string has not.
    shingles = set(map(hash, zip(*(words[n:] for n in range(SHINGLE)), strict=False)))
    if len(shingles) < SHORT:
        return b""
    first: dict[int, int] = {}
    for shingle in shingles:
        if shingle < first.get(shingle % BINS, ABOVE_ALL):
            first[shingle % BINS] = shingle
    least = {i: shingle >> LOW_BITS & HIGH for i, shingle in first.items()}
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


def bands(sketches: Sequence[bytes]) -> Iterator[Keys]:
    """Yield the bands of all sketches, each in parts of which no two have a key in common: keys, and whose they are."""
    width = ROWS * 4
    parts = 1 + len(sketches) // PART
    for start in range(0, BINS * 4, width):
        found: list[Keys] = [([], []) for _ in range(parts)]
        for number, sketched in enumerate(sketches):
            if sketched:
                key = sketched[start : start + width]
                numbers, keys = found[key[0] % parts]
                numbers.append(number)
                keys.append(key)
        yield from found


def alike(_shared: None, part: Keys) -> list[list[int]]:
    """The numbers that have a key in common; each group is a list in their order."""
    groups: defaultdict[bytes, list[int]] = defaultdict(list)
    for number, key in zip(*part, strict=True):
        groups[key].append(number)
    return [group for group in groups.values() if len(group) > 1]
