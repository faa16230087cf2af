"""Inverting an archive in runs, each in a process of its own, and merging the runs.

A run is a temporary file of terms, sorted, with their postings, so memory is bounded by the length of a run.
"""

import heapq
import os
import pickle
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from multiprocessing import get_all_start_methods, get_context
from operator import itemgetter
from pathlib import Path

from mohafez.bangla.text import search_key
from mohafez.search.invert import Postings, invert
from mohafez.search.shards import Term, make_term
from mohafez.search.spool import Place, unspool

RUN_DOCUMENTS = 8_000


@dataclass(frozen=True)
class Batch:
    """Consecutive documents for one process: their places in the spool and the number of the first."""

    spooled: Path
    places: Sequence[Place]
    first: int
    run: Path


def make_runs(spooled: Path, places: Sequence[Place], folder: Path) -> list[Path]:
    """Invert spooled documents into run files, several at a time if there are several; give the files in order."""
    batches = [
        Batch(spooled, places[first : first + RUN_DOCUMENTS], first, folder / f"run{first}")
        for first in range(0, len(places), RUN_DOCUMENTS)
    ]
    if len(batches) < 2:
        for batch in batches:
            invert_batch(batch)
    else:
        method = "fork" if "fork" in get_all_start_methods() else "spawn"
        with ProcessPoolExecutor(min(len(batches), os.cpu_count() or 1), mp_context=get_context(method)) as pool:
            for _ in pool.map(invert_batch, batches):
                pass
    return [batch.run for batch in batches]


def invert_batch(batch: Batch) -> None:
    """Write a batch's run file: search key, term and postings of each of its terms, sorted."""
    documents = enumerate(unspool(batch.spooled, batch.places), start=batch.first)
    postings = invert(
        (number, document.title, document.text, document.nominal_length) for number, document in documents
    )
    with batch.run.open("wb") as out:
        for key, term in sorted((search_key(term), term) for term in postings):
            pickle.dump((key, term, postings[term]), out, pickle.HIGHEST_PROTOCOL)


def read_run(path: Path) -> Iterator[tuple[str, str, Postings]]:
    with path.open("rb") as run:
        while run.peek(1):
            yield pickle.load(run)  # noqa: S301 our own temporary file


def merged(runs: Sequence[Path], archive: int) -> Iterator[Term]:
    """Merge runs, given in the order of their documents, to the terms of an archive of so many documents, sorted."""
    entries = heapq.merge(*map(read_run, runs), key=itemgetter(0, 1))
    for (key, text), group in groupby(entries, key=itemgetter(0, 1)):
        (*_, postings), *later = group
        for *_, more in later:
            postings.join(more)
        yield make_term(key, text, postings, archive)
