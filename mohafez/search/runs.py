"""Inverting an archive in runs, each in a process of its own, and merging the runs.

A run is a temporary file of terms, sorted, with their postings, so memory is bounded by the length of a run.
"""

import gc
import heapq
import math
import pickle
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate, groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from mohafez.bangla.text import search_key
from mohafez.search.dictionary import Word
from mohafez.search.invert import Postings, invert
from mohafez.search.processes import CORES, in_processes
from mohafez.search.shards import Term, make_term
from mohafez.search.spool import Spooled, unspool
from mohafez.search.state import pack

MOST_CHARACTERS = 10_000_000  # of a run: the bound on a process's memory, some 150 MB
ENTRIES = 1_000  # read at a time when runs are merged
FEW_DOCUMENTS = 1_000  # not worth another process


@dataclass(frozen=True)
class Batch:
    """Documents for one process, in the order of their numbers: [number, offset in the spool]."""

    spooled: Path
    places: Sequence[tuple[int, int]]
    folder: Path
    with_terms: bool

    @property
    def run(self) -> Path:
        """The file of terms with their postings."""
        return self.folder / f"run{self.places[0][0]}"

    @property
    def words(self) -> Path:
        """The file of terms without their postings."""
        return self.folder / f"words{self.places[0][0]}"

    @property
    def terms(self) -> Path:
        """The file of documents with their terms."""
        return self.folder / f"terms{self.places[0][0]}"


def make_runs(spooled: Path, articles: Sequence[tuple[int, Spooled]], folder: Path, with_terms: bool) -> list[Batch]:
    """Invert spooled documents, given in the order of their numbers, into run files, several at a time."""
    batches = [
        Batch(spooled, [(number, article.offset) for number, article in share], folder, with_terms)
        for share in divided(articles)
    ]
    return list(in_processes(invert_batch, batches))


def divided(articles: Sequence[tuple[int, Spooled]]) -> list[list[tuple[int, Spooled]]]:
    """Divide documents into runs of as many characters each; the numbers begin with the shortest documents."""
    before = list(accumulate((article.characters for _, article in articles), initial=0.0))
    runs = math.ceil(before[-1] / MOST_CHARACTERS)
    if len(articles) > FEW_DOCUMENTS:
        runs = math.ceil(runs / CORES) * CORES
    shares = groupby(zip(articles, before, strict=False), key=lambda pair: int(pair[1] * runs / before[-1]))
    return [[article for article, _ in share] for _, share in shares]


def invert_batch(batch: Batch) -> Batch:
    """Write a batch's files: search key, term and postings of each of its terms, sorted; its documents' terms."""
    documents = unspool(batch.spooled, batch.places)
    packed: list[bytes] = []
    note = (lambda terms: packed.append(pack(terms))) if batch.with_terms else None
    with collection_paused():
        postings = invert(((number, one.title, one.text, one.nominal_length) for number, one in documents), note)
    keys = search_key(" ".join(postings)).split(" ") if postings else []  # at once: far faster than one by one
    entries = sorted(zip(keys, postings, postings.values(), strict=True))
    with batch.run.open("wb") as out:
        for at in range(0, len(entries), ENTRIES):
            pickle.dump(entries[at : at + ENTRIES], out, pickle.HIGHEST_PROTOCOL)
    keep(batch.words, [(key, term, found.documents) for key, term, found in entries])
    keep(batch.terms, packed)
    return batch


def keep(path: Path, found: list[Any]) -> None:
    path.write_bytes(pickle.dumps(found, pickle.HIGHEST_PROTOCOL))


def kept(path: Path) -> list[Any]:
    return pickle.loads(path.read_bytes())  # noqa: S301 our own temporary file


def packed_terms(batches: Iterable[Batch]) -> Iterator[bytes]:
    """Give the packed terms of each document, in the order of their numbers."""
    for batch in batches:
        yield from kept(batch.terms)


def vocabulary(batches: Iterable[Batch]) -> list[Word]:
    """Give the terms of all runs without their postings, sorted by their keys."""
    documents: Counter[tuple[str, str]] = Counter()
    for batch in batches:
        for key, term, count in kept(batch.words):
            documents[key, term] += count
    return [Word(*term, documents.pop(term)) for term in sorted(documents)]


@contextmanager
def collection_paused() -> Iterator[None]:
    """Keep the garbage collector from walking millions of lists again and again, none of which is garbage."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def read_run(path: Path) -> Iterator[tuple[str, str, Postings]]:
    with path.open("rb") as run:
        while run.peek(1):
            yield from pickle.load(run)  # noqa: S301 our own temporary file


def merged(batches: Iterable[Batch], places: int) -> Iterator[tuple[str, Term]]:
    """Merge runs, given in the order of their documents: the terms of an archive of so many places, with their keys."""
    entries = heapq.merge(*(read_run(batch.run) for batch in batches), key=itemgetter(0, 1))
    for (key, text), group in groupby(entries, key=itemgetter(0, 1)):
        (*_, postings), *later = group
        for *_, more in later:
            postings = postings.joined(more)
        yield key, make_term(text, postings, places)
