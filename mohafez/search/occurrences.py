"""All occurrences of all terms, on disk: sorted for some documents at a time, read back for some terms at a time.

So memory is bounded, whatever the archive. How an occurrence is noted as one whole number, its key: see `postings.py`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np

from mohafez.search.document import characters
from mohafez.search.invert import MOST_TITLE_POSITION, block_words
from mohafez.search.places import Layout
from mohafez.search.postings import BODY, Packing, before, differ, encoded
from mohafez.search.shards import Term, is_common, titles_only
from mohafez.search.spool import WORD, Spool, Spooled
from mohafez.search.vocabulary import Vocabulary

MOST_WORDS = 1 << 18  # noted together: some 20 MB with all that is made of them
MOST_KEYS = 1 << 17  # read together: some 15 MB
KEY = np.dtype(np.int64)
KEY_BITS = 63

Numbered = tuple[int, Spooled]


class Run(NamedTuple):
    """A file of the sorted keys of some documents, and these with their numbers."""

    path: Path
    articles: Sequence[Numbered]

    def keys(self, start: int = 0, end: int | None = None) -> np.ndarray:
        """Read a part of the file."""
        count = -1 if end is None else end - start
        return np.fromfile(self.path, KEY, count, offset=start * KEY.itemsize)


@dataclass(frozen=True)
class Occurrences:
    """All of them in runs; of each term of the vocabulary, how many documents hold it.

    `borders` divide the vocabulary so that no part has many more than MOST_KEYS keys.
    """

    runs: Sequence[Run]
    packing: Packing
    documents: np.ndarray
    borders: np.ndarray

    def terms(self, texts: Sequence[str], layout: Layout) -> Iterator[Term]:
        """Give the terms of the vocabulary with their postings."""
        blocks = [block_words(characters(length)) for length, places in layout.sizes for _ in range(places)]
        least = self.packing.least(self.borders)
        bounds = np.array([np.searchsorted(run.keys(), least) for run in self.runs])
        for part, (starts, ends) in enumerate(pairwise(bounds.T)):
            keys = np.concatenate([run.keys(*span) for run, *span in zip(self.runs, starts, ends, strict=True)])
            keys.sort()
            for term in encoded(texts[slice(*self.borders[part : part + 2])], keys, self.packing, np.array(blocks)):
                yield titles_only(term) if is_common(term.documents, layout.places) else term

    def terms_of_documents(self) -> Iterator[tuple[Spooled, np.ndarray]]:
        """Give each document and its terms, by their places in the vocabulary."""
        for run in self.runs:
            postings = distinct(self.packing.postings(run.keys()))
            postings = postings[np.argsort(self.packing.numbers(postings), kind="stable")]
            numbers, terms = self.packing.numbers(postings), self.packing.terms(postings)
            own = [number for number, _ in run.articles]
            starts, ends = np.searchsorted(numbers, own), np.searchsorted(numbers, own, "right")
            for (_, article), start, end in zip(run.articles, starts, ends, strict=True):
                yield article, terms[start:end]


def occurrences(spool: Spool, articles: Sequence[Numbered], layout: Layout, vocabulary: Vocabulary) -> Occurrences:
    """Note the occurrences of all terms in documents, given in the order of the spool, with their numbers."""
    packing = packing_of(layout, len(vocabulary.terms))
    documents, counts = np.zeros((2, len(vocabulary.terms)), np.int64)
    runs = []
    for share, words in shares(spool, articles):
        keys = keys_of(share, words, vocabulary, packing)
        keys.sort()
        runs.append(Run(spool.folder / f"run{len(runs)}", share))
        keys.tofile(runs[-1].path)
        postings = packing.postings(keys)
        documents += np.bincount(packing.terms(distinct(postings)), minlength=len(documents))
        counts += np.bincount(packing.terms(postings), minlength=len(counts))
    borders = np.flatnonzero(differ(before(counts)[:-1] // MOST_KEYS))
    return Occurrences(runs, packing, documents, np.append(borders, len(counts)))


def packing_of(layout: Layout, terms: int) -> Packing:
    """Choose how keys are packed. Raises ValueError if the longest article is too long for an archive so large."""
    longest = 2 * max((characters(length) for length, *_ in layout.classes), default=0.0)  # no word without a letter
    packing = Packing(int(longest + BODY).bit_length(), layout.places.bit_length())
    if sum(packing) + terms.bit_length() > KEY_BITS:
        raise ValueError(f"an article of about {longest / 2:,.0f} characters is too long for the search: divide it")
    return packing


def shares(spool: Spool, articles: Sequence[Numbered]) -> Iterator[tuple[list[Numbered], np.ndarray]]:
    """Divide documents into shares of about MOST_WORDS words; give them with their words."""
    firsts = accumulate((article.words for _, article in articles), initial=0)
    with spool.words.open("rb") as words:
        for _, pairs in groupby(zip(articles, firsts, strict=False), key=lambda pair: pair[1] // MOST_WORDS):
            share = [article for article, _ in pairs]
            yield share, np.fromfile(words, WORD, sum(article.words for _, article in share))


def keys_of(share: Iterable[Numbered], words: np.ndarray, vocabulary: Vocabulary, packing: Packing) -> np.ndarray:
    """Give the keys of all that stands in some documents, in the order of reading."""
    terms, counts = vocabulary.terms_of(words)
    parts = [(number, words) for number, article in share for words in (article.title_words, article.text_words)]
    numbers, lengths = np.array(parts, np.int64).T
    starts = before(counts)[before(lengths)]
    sizes = np.diff(starts)
    places = np.arange(len(terms)) - np.repeat(starts[:-1], sizes)
    in_body = np.repeat(np.arange(len(parts)) % 2, sizes)
    positions = np.where(in_body, BODY + places, np.minimum(places, MOST_TITLE_POSITION))
    return packing.keys(terms, np.repeat(numbers, sizes), positions)


def distinct(postings: np.ndarray) -> np.ndarray:
    """Leave sorted postings once each."""
    return postings[differ(postings)]
