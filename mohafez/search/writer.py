"""Write the search index of an archive: see docs/search.md for the files and their format."""

import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from mohafez.search.dictionary import Word, dictionary_payload, dictionary_shards, entries
from mohafez.search.display import BLOCK_DOCUMENTS, compact, display_payload
from mohafez.search.document import CLASSES_PER_DOUBLING, Document
from mohafez.search.envelope import FORMAT
from mohafez.search.facets import FILES, Facets
from mohafez.search.output import Output
from mohafez.search.runs import make_runs, merged
from mohafez.search.shards import Term, positions_payload, shard_payload, shards
from mohafez.search.spool import Place, spool, unspool


@dataclass(frozen=True)
class IndexStats:
    """What was written: documents, distinct terms, files and bytes of the index."""

    documents: int
    terms: int
    files: int
    bytes: int


def write_index(documents: Iterable[Document], folder: Path) -> IndexStats:
    """Index documents into a folder. The bytes of every file depend on the set of documents alone, not on their order.

    Raises ValueError for two documents of one slug.
    """
    with tempfile.TemporaryDirectory(prefix="mohafez-search-") as scratch:
        spooled = Path(scratch) / "documents"
        places = spool(documents, spooled)
        output = Output(folder, build_of(places))
        vocabulary: list[Word] = []
        runs = make_runs(spooled, places, Path(scratch))
        term_starts = write_terms(noted(merged(runs, len(places)), vocabulary), output)
        word_starts = write_words(vocabulary, output)
        write_records(unspool(spooled, places), output)
        write_manifest(places, vocabulary, term_starts, word_starts, output)
    output.clear()
    return IndexStats(len(places), len(vocabulary), len(output.written), sum(output.written.values()))


def build_of(places: Iterable[Place]) -> bytes:
    """Name a set of documents by four bytes, so that files of different builds are never read together."""
    return hashlib.blake2b(bytes((FORMAT,)) + b"".join(place.digest for place in places), digest_size=4).digest()


def noted(terms: Iterable[Term], vocabulary: list[Word]) -> Iterator[Term]:
    """Pass terms on, and note each without its postings."""
    for term in terms:
        vocabulary.append(Word(term.key, term.text, term.documents, term.common))
        yield term


def write_terms(terms: Iterable[Term], output: Output) -> list[str]:
    """Write the term shards and their positions; give where each begins."""
    starts, before = [], ""
    for number, shard in enumerate(shards(terms)):
        output.write(f"terms/{number}", shard_payload(shard))
        output.write(f"positions/{number}", positions_payload(shard))
        starts.append(boundary(before, shard[0].key if shard else ""))
        before = shard[-1].key if shard else ""
    return starts


def write_words(vocabulary: Sequence[Word], output: Output) -> list[str]:
    """Write the dictionary; give where each shard begins."""
    starts, before = [], ""
    for number, shard in enumerate(dictionary_shards(entries(vocabulary))):
        output.write(f"words/{number}", dictionary_payload(shard))
        starts.append(boundary(before, shard[0].skeleton if shard else ""))
        before = shard[-1].skeleton if shard else ""
    return starts


def boundary(before: str, first: str) -> str:
    """Give the shortest string after the last key of a shard that is not after the first key of the next."""
    return next((first[:length] for length in range(len(first)) if first[:length] > before), first)


def write_records(documents: Iterable[Document], output: Output) -> None:
    """Write the display blocks, each of as many neighbours, and the facets."""
    facets = Facets()
    block: list[Document] = []
    for number, document in enumerate(documents):
        facets.add(number, document)
        block.append(document)
        if len(block) == BLOCK_DOCUMENTS:
            output.write(f"display/{number // BLOCK_DOCUMENTS}", display_payload(block))
            block = []
    if block:
        output.write(f"display/{number // BLOCK_DOCUMENTS}", display_payload(block))
    output.write("facets/days", bytes(facets.days))
    for name, kinds in FILES.items():
        output.write(f"facets/{name}", facets.payload(kinds))


def write_manifest(
    places: Sequence[Place], vocabulary: Sequence[Word], term_starts: list[str], word_starts: list[str], output: Output
) -> None:
    """Write the file that an engine reads first: lengths of documents, common words, where each shard begins."""
    classes = [(length, len(list(group))) for length, group in groupby(place.order[0] for place in places)]
    manifest = {
        "documents": len(places),
        "block": BLOCK_DOCUMENTS,
        "classesPerDoubling": CLASSES_PER_DOUBLING,
        "classes": classes,
        "common": sorted({word.key for word in vocabulary if word.common}),
        "terms": term_starts,
        "words": word_starts,
    }
    output.write("index", compact(manifest))
