"""index.bin: what an engine reads first."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mohafez.search.display import BLOCK_PLACES, compact
from mohafez.search.document import CLASSES_PER_DOUBLING
from mohafez.search.facets import FILES
from mohafez.search.places import Layout

FACETS = ("days", *FILES)
NAMED = 2  # letters of a file's version: of 100,000 articles, all four would be half of what is read first


@dataclass(frozen=True)
class Manifest:
    """Lengths of documents, common words, where each shard begins, and the versions of files: by folder, in order.

    Of a version it keeps no more than its first letters.
    """

    layout: Layout
    common: Sequence[str]
    terms: Sequence[str]
    words: Sequence[str]
    versions: Mapping[str, Sequence[bytes]]

    def payload(self) -> bytes:
        return compact(
            {
                "documents": self.layout.documents,
                "block": BLOCK_PLACES,
                "classesPerDoubling": CLASSES_PER_DOUBLING,
                "classes": self.layout.classes,
                "common": sorted(self.common),
                "terms": self.terms,
                "words": self.words,
                "versions": {folder: named(versions) for folder, versions in self.versions.items()},
            }
        )


def named(versions: Iterable[bytes]) -> str:
    return b"".join(version[:NAMED] for version in versions).decode()


def read_manifest(payload: bytes) -> Manifest:
    """Read a manifest back."""
    read = json.loads(payload)
    versions = {folder: letters.encode() for folder, letters in read["versions"].items()}
    return Manifest(
        Layout(tuple(map(tuple, read["classes"]))),
        read["common"],
        read["terms"],
        read["words"],
        {
            folder: [letters[at : at + NAMED] for at in range(0, len(letters), NAMED)]
            for folder, letters in versions.items()
        },
    )
