"""Write the search index of an archive: see docs/search.md for the files and their format."""

import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, repeat
from pathlib import Path

from mohafez.search.cutting import boundary
from mohafez.search.dictionary import DICTIONARY, Word, dictionary_payload, entries, groups
from mohafez.search.display import BLOCK_PLACES, Record, display_payload, record_of
from mohafez.search.document import Document, Entry
from mohafez.search.facets import Facets
from mohafez.search.manifest import Manifest
from mohafez.search.output import Output
from mohafez.search.places import layout_of, number
from mohafez.search.runs import make_runs, merged, packed_terms
from mohafez.search.shards import SHARDS, Term, positions_payload, shard_payload
from mohafez.search.spool import as_entries, spool, unspool
from mohafez.search.state import Row, write_state


@dataclass(frozen=True)
class IndexStats:
    """What was written: documents, distinct terms, files and bytes of the index."""

    documents: int
    terms: int
    files: int
    bytes: int


def write_index(documents: Iterable[Document | Entry], folder: Path, state: Path | None = None) -> IndexStats:
    """Index documents into a folder. The bytes of every file depend on the set of documents alone, not on their order.

    `state` is a private file that `update_index` needs. Raises ValueError for two documents of one slug.
    """
    with tempfile.TemporaryDirectory(prefix="mohafez-search-") as scratch:
        spooled = Path(scratch) / "documents"
        found = spool(as_entries(documents), spooled)
        layout = layout_of(Counter(one.length for one in found))
        members = defaultdict(list)
        for one in found:
            members[one.length].append(one.slug)
        numbers = number(members, layout)
        found.sort(key=lambda one: numbers[one.slug])
        places = [(numbers[one.slug], one.offset) for one in found]
        output = Output(folder)
        vocabulary: list[Word] = []
        batches = make_runs(spooled, places, Path(scratch), with_terms=state is not None)
        term_starts, term_versions = write_terms(noted(merged(batches, layout.places), vocabulary), output)
        word_starts, word_versions = write_words(vocabulary, output)
        records = zip(
            (place for place, _ in places), unspool(spooled, (offset for _, offset in places)), strict=True
        )
        versions = {"terms": term_versions, "words": word_versions, **write_records(records, layout.places, output)}
        common = {word.key for word in vocabulary if word.common}
        output.write("index", Manifest(layout, sorted(common), term_starts, word_starts, versions).payload())
        output.clear()
        if state:
            rows = (Row(one.slug, one.key, one.length, terms) for one, terms in zip(found, packed_terms(batches), strict=True))
            write_state(state, rows, (folder / "index.bin").read_bytes())
    return IndexStats(len(found), len(vocabulary), len(output.written), sum(output.written.values()))


def noted(terms: Iterable[tuple[str, Term]], vocabulary: list[Word]) -> Iterator[Term]:
    """Pass terms on, and note each without its postings."""
    for key, term in terms:
        vocabulary.append(Word(key, term.text, term.documents, term.common))
        yield term


def write_terms(terms: Iterable[Term], output: Output) -> tuple[list[str], list[bytes]]:
    """Write the term shards and their positions; give where each begins, and its version. Without terms, one is empty."""
    starts, versions, before = [], [], ""
    for at, shard in enumerate(SHARDS.cut(terms)):
        positions = output.write(f"positions/{at}", positions_payload(shard))
        versions.append(output.write(f"terms/{at}", shard_payload(shard, positions)))
        starts.append(boundary(before, shard[0].key if shard else ""))
        before = shard[-1].key if shard else ""
    return starts, versions


def write_words(vocabulary: Sequence[Word], output: Output) -> tuple[list[str], list[bytes]]:
    """Write the dictionary; give where each shard begins, and its version. Without words, one is empty."""
    starts, versions, before = [], [], ""
    for at, shard in enumerate(DICTIONARY.cut(groups(entries(vocabulary)))):
        versions.append(output.write(f"words/{at}", dictionary_payload(shard)))
        starts.append(boundary(before, shard[0].key if shard else ""))
        before = shard[-1].key if shard else ""
    return starts, versions


def write_records(
    documents: Iterable[tuple[int, Document]], places: int, output: Output
) -> dict[str, list[bytes]]:
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
