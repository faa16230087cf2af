"""Write the search index of an archive: see docs/search.md for the files and their format."""

import hashlib
import heapq
import os
import pickle
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple, dataclass
from itertools import groupby
from multiprocessing import get_all_start_methods, get_context
from operator import itemgetter
from pathlib import Path

from mohafez.files import write_if_changed
from mohafez.search.display import BLOCK_DOCUMENTS, compact, display_payload
from mohafez.search.document import CLASSES_PER_DOUBLING, Document
from mohafez.search.envelope import FORMAT, sealed
from mohafez.search.invert import Postings, invert
from mohafez.search.shards import Term, shard_payload, shards, usual
from mohafez.search.spool import Place, spool, unspool

RUN_DOCUMENTS = 512 * BLOCK_DOCUMENTS  # one process inverts so many at a time: the bound on its memory
FOLDERS = ("terms", "display")


@dataclass(frozen=True)
class IndexStats:
    """What was written: documents, distinct terms, files and bytes of the index."""

    documents: int
    terms: int
    files: int
    bytes: int


@dataclass(frozen=True)
class Batch:
    """Consecutive documents for one process: their places in the spool and the number of the first."""

    spooled: Path
    places: Sequence[Place]
    first: int
    run: Path


class Output:
    """The index folder: writes sealed files, counts them, and clears away what an earlier build left."""

    def __init__(self, folder: Path, build: bytes):
        self.folder, self.build = folder, build
        self.written: dict[str, int] = {}

    def write(self, name: str, payload: bytes) -> None:
        data = sealed(payload, self.build)
        write_if_changed(self.folder / name, data)
        self.written[name] = len(data)

    def clear(self) -> None:
        for name in FOLDERS:
            for path in (self.folder / name).glob("*.bin"):
                if f"{name}/{path.name}" not in self.written:
                    path.unlink()


def write_index(documents: Iterable[Document], folder: Path) -> IndexStats:
    """Index documents into a folder. The bytes of every file depend on the set of documents alone, not on their order.

    Raises ValueError for two documents of one slug.
    """
    with tempfile.TemporaryDirectory(prefix="mohafez-search-") as scratch:
        spooled = Path(scratch) / "documents"
        places = spool(documents, spooled)
        output = Output(folder, build_of(unspool(spooled, places)))
        batches = [
            Batch(spooled, places[first : first + RUN_DOCUMENTS], first, Path(scratch) / f"run{first}")
            for first in range(0, len(places), RUN_DOCUMENTS)
        ]
        invert_all(batches)
        boundaries, terms = write_terms(merged([batch.run for batch in batches]), output)
        write_display(unspool(spooled, places), output)
        write_manifest(places, boundaries, output)
    output.clear()
    return IndexStats(len(places), terms, len(output.written), sum(output.written.values()))


def build_of(documents: Iterable[Document]) -> bytes:
    """Name a set of documents by four bytes, so that files of different builds are never read together."""
    digest = hashlib.blake2b(bytes((FORMAT,)), digest_size=4)
    for document in documents:
        digest.update(repr(astuple(document)).encode("utf-8", "surrogatepass"))
    return digest.digest()


def invert_all(batches: Sequence[Batch]) -> None:
    """Invert each batch into its run file: in processes of their own, if there are several."""
    if len(batches) < 2:
        for batch in batches:
            invert_batch(batch)
        return
    method = "fork" if "fork" in get_all_start_methods() else "spawn"
    workers = min(len(batches), os.cpu_count() or 1)
    with ProcessPoolExecutor(workers, mp_context=get_context(method)) as pool:
        for _ in pool.map(invert_batch, batches):
            pass


def invert_batch(batch: Batch) -> None:
    documents = enumerate(unspool(batch.spooled, batch.places), start=batch.first)
    run = invert((number, document.title, document.text) for number, document in documents)
    with batch.run.open("wb") as out:
        for key in sorted(run.postings):
            pickle.dump((key, run.surfaces[key], run.postings[key]), out, pickle.HIGHEST_PROTOCOL)


def read_run(path: Path) -> Iterator[tuple[str, dict[str, int], Postings]]:
    with path.open("rb") as run:
        while run.peek(1):
            yield pickle.load(run)  # noqa: S301 our own temporary file


def merged(runs: Sequence[Path]) -> Iterator[Term]:
    """Merge the runs, given in the order of their documents, to terms in the order of their keys."""
    entries = heapq.merge(*map(read_run, runs), key=itemgetter(0))
    for key, group in groupby(entries, key=itemgetter(0)):
        (_, surfaces, postings), *others = group
        for _, more, later in others:
            postings.join(later)
            for surface, count in more.items():
                surfaces[surface] = surfaces.get(surface, 0) + count
        yield Term(key, usual(surfaces), postings)


def write_terms(terms: Iterable[Term], output: Output) -> tuple[list[str], int]:
    """Write the term shards; give where each begins, and the number of terms."""
    boundaries, count, before = [], 0, ""
    for number, shard in enumerate(shards(terms)):
        output.write(f"terms/{number}.bin", shard_payload(shard))
        boundaries.append(boundary(before, shard[0].key) if shard else "")
        before = shard[-1].key if shard else ""
        count += len(shard)
    return boundaries, count


def boundary(before: str, key: str) -> str:
    """Give the shortest string after the last key of a shard that is not after the first key of the next."""
    return next((key[:length] for length in range(len(key)) if key[:length] > before), key)


def write_display(documents: Iterable[Document], output: Output) -> None:
    block: list[Document] = []
    number = 0
    for document in documents:
        block.append(document)
        if len(block) == BLOCK_DOCUMENTS:
            output.write(f"display/{number}.bin", display_payload(block))
            block, number = [], number + 1
    if block:
        output.write(f"display/{number}.bin", display_payload(block))


def write_manifest(places: Sequence[Place], boundaries: list[str], output: Output) -> None:
    classes = [(length, len(list(group))) for length, group in groupby(place.order[0] for place in places)]
    output.write(
        "index.bin",
        compact(
            {
                "documents": len(places),
                "block": BLOCK_DOCUMENTS,
                "classesPerDoubling": CLASSES_PER_DOUBLING,
                "classes": classes,
                "shards": boundaries,
            }
        ),
    )
