"""Documents on their way to the index: kept on disk in the order they came, read back in the order of their numbers."""

import hashlib
import marshal
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from mohafez.search.document import Document, Entry, characters


class Spooled(NamedTuple):
    """A document in the spool: who it is, and where it lies."""

    slug: str
    key: str
    length: int
    offset: int

    @property
    def characters(self) -> float:
        return characters(self.length)


def as_entries(documents: Iterable[Document | Entry]) -> Iterator[Entry]:
    """Take documents for entries that need not be asked. Raises ValueError for a slug that comes twice."""
    seen = set()
    for one in documents:
        entry = one if isinstance(one, Entry) else Entry(one.slug, key_of(one), lambda document=one: document)
        if entry.slug in seen:
            raise ValueError(f"two articles have the slug {entry.slug!r}: give one of them another")
        seen.add(entry.slug)
        yield entry


def key_of(document: Document) -> str:
    """Name all that a document says."""
    said = repr(vars(document) | {"text": None}) + document.text  # the text as it is: for Python it takes long to quote
    return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def spool(entries: Iterable[Entry], path: Path) -> list[Spooled]:
    """Write the documents of entries to a file."""
    spooled = []
    with path.open("wb") as out:
        for entry in entries:
            document = entry.document()
            spooled.append(Spooled(entry.slug, entry.key, document.length_class, out.tell()))
            marshal.dump(tuple(vars(document).values()), out)
    return spooled


def unspool(path: Path, places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, Document]]:
    """Read documents back, with their numbers: `places` are those with the offsets."""
    with path.open("rb") as spooled:
        for number, offset in places:
            spooled.seek(offset)
            yield number, Document(*marshal.load(spooled))  # noqa: S302 our own temporary file
