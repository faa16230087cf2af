"""Write the search index of an archive: see docs/search.md for the files and their format."""

import gc
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice, repeat
from pathlib import Path
from typing import NamedTuple

from mohafez.search.columns import write_terms
from mohafez.search.cutting import AnItem, boundary
from mohafez.search.dictionary import DICTIONARY, Word, entries, groups, write_words
from mohafez.search.display import BLOCK_PLACES, Record, display_payload, record_of
from mohafez.search.document import Document, Entry
from mohafez.search.facets import Facets
from mohafez.search.manifest import Manifest
from mohafez.search.output import Output
from mohafez.search.places import Layout, layout_of, number
from mohafez.search.processes import beside
from mohafez.search.shards import SHARDS, is_common
from mohafez.search.spool import Numbers, Spool, Spooled, as_entries
from mohafez.search.state import PLACE, FirstRow, write_state

FEW = 1_000  # documents: not worth another process


@dataclass(frozen=True)
class IndexStats:
    """What was written: documents, distinct terms, files and bytes of the index."""

    documents: int
    terms: int
    files: int
    bytes: int


class Shelf(NamedTuple):
    """Files that were written side by side: where each begins, and its version."""

    starts: list[str]
    versions: list[bytes]


def write_index(documents: Iterable[Document | Entry], folder: Path, state: Path | None = None) -> IndexStats:
    """Index documents into a folder. The bytes of every file depend on the set of documents alone, not on their order.

    `state` is a private file that `update_index` needs. Raises ValueError for two documents of one slug.
    """
    from mohafez.search.occurrences import occurrences  # numpy takes its time, and nothing else here needs it
    from mohafez.search.vocabulary import vocabulary

    output = Output(folder)
    with tempfile.TemporaryDirectory(prefix="mohafez-search-") as scratch, collection_paused():
        spool, written = Spool(Path(scratch)), Numbers()
        layout, articles = numbered(spool.fill(as_entries(documents), written))
        words = vocabulary(written)
        found = occurrences(spool, articles, layout, words)
        counts = found.documents.tolist()
        with beside(
            write_dictionary, " ".join(words.keys), " ".join(words.terms), counts, folder, is_little=len(articles) < FEW
        ) as dictionary:
            terms = shelved(SHARDS.cut(found.terms(words.terms, layout)), partial(write_terms, output.write))
            records = write_records(spool.read(sorted(articles)), layout.places, output)
            shelf, dictionary_files = dictionary()
        output.take_in(dictionary_files)
        common = {key for key, count in zip(words.keys, counts, strict=True) if is_common(count, layout.places)}
        versions = {"terms": terms.versions, "words": shelf.versions} | records
        output.write("index", Manifest(layout, sorted(common), terms.starts, shelf.starts, versions).payload())
        output.clear()
        if state:
            rows = (
                FirstRow(article.slug, article.key, article.length, places.astype(PLACE).tobytes())
                for article, places in found.terms_of_documents()
            )
            write_state(state, words.terms, rows, (folder / "index.bin").read_bytes())
    return IndexStats(len(articles), len(words.terms), len(output.written), sum(output.written.values()))


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


def numbered(spooled: Sequence[Spooled]) -> tuple[Layout, list[tuple[int, Spooled]]]:
    """Number documents; give them in their order, with their numbers."""
    members: defaultdict[int, dict[str, Spooled]] = defaultdict(dict)
    for one in spooled:
        members[one.length][one.slug] = one
    layout = layout_of({length: len(ones) for length, ones in members.items()})
    numbers = number(members, layout)
    return layout, [(numbers[one.slug], one) for one in spooled]


def write_dictionary(keys: str, terms: str, documents: Iterable[int], folder: Path) -> tuple[Shelf, dict[str, int]]:
    """Write the dictionary of terms, given with their search keys and counts; give also the files that were written.

    Terms and keys are given with blanks between them: long lists of strings take long to pass to another process.
    """
    output = Output(folder)
    found = groups(entries(map(Word, keys.split(" "), terms.split(" "), documents)))
    return shelved(DICTIONARY.cut(found), partial(write_words, output.write)), output.written


def shelved(shards: Iterable[list[AnItem]], write: Callable[[int, list[AnItem]], bytes]) -> Shelf:
    """Write shards, by a function that gives the version of each."""
    shelf, before = Shelf([], []), ""
    for at, shard in enumerate(shards):
        shelf.versions.append(write(at, shard))
        shelf.starts.append(boundary(before, shard[0].key if shard else ""))
        before = shard[-1].key if shard else ""
    return shelf


def write_records(documents: Iterable[tuple[int, Document]], places: int, output: Output) -> dict[str, list[bytes]]:
    """Write the display blocks, each of as many places, and the facets; give the versions of both."""
    facets = Facets()
    records = by_place(documents, places, facets)
    blocks = iter(lambda: list(islice(records, BLOCK_PLACES)), [])
    display = [output.write(f"display/{at}", display_payload(block)) for at, block in enumerate(blocks)]
    written = facets.payloads(places).items()
    return {"display": display, "facets": [output.write(f"facets/{name}", payload) for name, payload in written]}


def by_place(documents: Iterable[tuple[int, Document]], places: int, facets: Facets) -> Iterator[Record]:
    """Give a record for each place, and collect the facets on the way."""
    at = 0
    for place, document in documents:
        yield from repeat(Record(), place - at)
        yield record_of(document)
        facets.add(place, document)
        at = place + 1
    yield from repeat(Record(), places - at)
