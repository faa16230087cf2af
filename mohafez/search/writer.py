"""Write the search index of an archive: see docs/search.md for the files and their format."""

import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice, repeat
from pathlib import Path
from typing import NamedTuple

from mohafez.search.columns import write_terms
from mohafez.search.cutting import AnItem, boundary
from mohafez.search.dictionary import DICTIONARY, entries, groups, write_words
from mohafez.search.display import BLOCK_PLACES, Record, display_payload, record_of
from mohafez.search.document import Document, Entry
from mohafez.search.facets import Facets
from mohafez.search.manifest import Manifest
from mohafez.search.output import Output
from mohafez.search.places import Layout, layout_of, number
from mohafez.search.processes import beside
from mohafez.search.runs import Batch, collection_paused, make_runs, merged, packed_terms, vocabulary
from mohafez.search.shards import SHARDS, Term
from mohafez.search.spool import Spooled, as_entries, spool, unspool
from mohafez.search.state import Row, write_state


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


@dataclass
class Passed:
    """What is kept of the terms that were written: how many they are, and the keys of those that are common."""

    count: int = 0
    common: set[str] = field(default_factory=set)

    def noting(self, terms: Iterable[tuple[str, Term]]) -> Iterator[Term]:
        """Pass terms on."""
        for key, term in terms:
            self.count += 1
            if term.common:
                self.common.add(key)
            yield term


def write_index(documents: Iterable[Document | Entry], folder: Path, state: Path | None = None) -> IndexStats:
    """Index documents into a folder. The bytes of every file depend on the set of documents alone, not on their order.

    `state` is a private file that `update_index` needs. Raises ValueError for two documents of one slug.
    """
    output = Output(folder)
    passed = Passed()
    with tempfile.TemporaryDirectory(prefix="mohafez-search-") as scratch, collection_paused():
        spooled = Path(scratch) / "documents"
        layout, articles = numbered(spool(as_entries(documents), spooled))
        batches = make_runs(spooled, articles, Path(scratch), with_terms=state is not None)
        with beside(write_dictionary, batches, folder, is_little=len(batches) < 2) as dictionary:
            found = passed.noting(merged(batches, layout.places))
            terms = shelved(SHARDS.cut(found), partial(write_terms, output.write))
            inner = unspool(spooled, [(number, article.offset) for number, article in articles])
            records = write_records(inner, layout.places, output)
            words, written = dictionary()
        output.take_in(written)
        versions = {"terms": terms.versions, "words": words.versions} | records
        output.write("index", Manifest(layout, sorted(passed.common), terms.starts, words.starts, versions).payload())
        output.clear()
        if state:
            rows = (
                Row(article.slug, article.key, article.length, packed)
                for (_, article), packed in zip(articles, packed_terms(batches), strict=True)
            )
            write_state(state, rows, (folder / "index.bin").read_bytes())
    return IndexStats(len(articles), passed.count, len(output.written), sum(output.written.values()))


def numbered(spooled: Iterable[Spooled]) -> tuple[Layout, list[tuple[int, Spooled]]]:
    """Number documents; give them in the order of their numbers."""
    members: defaultdict[int, dict[str, Spooled]] = defaultdict(dict)
    for one in spooled:
        members[one.length][one.slug] = one
    layout = layout_of({length: len(ones) for length, ones in members.items()})
    numbers = number(members, layout)
    return layout, sorted((numbers[slug], one) for ones in members.values() for slug, one in ones.items())


def write_dictionary(batches: Sequence[Batch], folder: Path) -> tuple[Shelf, dict[str, int]]:
    """Write the dictionary of all runs' terms; give also the files that were written."""
    output = Output(folder)
    found = groups(entries(vocabulary(batches)))
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
