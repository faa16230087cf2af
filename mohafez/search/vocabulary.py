"""The vocabulary of an archive: its terms, and which of them the words hold that are written in it."""

from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from mohafez.bangla.text import search_key, word_keys
from mohafez.search.spool import WORD, Numbers

TOGETHER = 10_000  # terms: far faster than one by one, and in less memory than all at once


class Vocabulary(NamedTuple):
    """Terms, sorted by their search keys, and the terms of each written word: places in that order.

    Nearly all words are one term; in হাট-বাজার there are two, in a dash none. `counts` tells how many there are in each,
    `places` has those of all words, one after the other.
    """

    keys: Sequence[str]
    terms: Sequence[str]
    counts: np.ndarray
    places: np.ndarray

    def terms_of(self, words: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Give the terms of a text, given as the numbers of its words, and how many of them each word has."""
        counts = self.counts[words]
        ends = np.cumsum(counts)
        first = np.cumsum(self.counts) - self.counts
        return self.places[np.repeat(first[words] - ends + counts, counts) + np.arange(counts.sum())], counts


def vocabulary(written: Numbers) -> Vocabulary:
    """Find the terms of numbered words, and forget these: they take more memory than all that is made of them."""
    numbers = Numbers()
    counts, found = array(WORD), array(WORD)
    for word in written:
        terms = word_keys(word)
        counts.append(len(terms))
        found.extend(map(numbers.__getitem__, terms))
    written.clear()
    terms = list(numbers)
    numbers.clear()
    ordered = sorted(zip(keys_of(terms), terms, range(len(terms)), strict=True))
    keys, terms, order = map(list, zip(*ordered, strict=True)) if ordered else ([], [], [])
    places = np.empty(len(terms), np.int64)
    places[order] = np.arange(len(terms))
    return Vocabulary(keys, terms, np.array(counts, np.int64), places[np.array(found, np.int64)])


def keys_of(terms: Sequence[str]) -> Iterator[str]:
    """Give the search key of each term; one that is its own key takes no memory."""
    for at in range(0, len(terms), TOGETHER):
        some = terms[at : at + TOGETHER]
        for term, key in zip(some, search_key(" ".join(some)).split(" "), strict=True):
            yield term if key == term else key
