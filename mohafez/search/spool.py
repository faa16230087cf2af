"""Documents on their way to the index: kept on disk in the order they came, read back in the order of their numbers."""

import hashlib
import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mohafez.search.document import Document


@dataclass(frozen=True)
class Place:
    """Where a document lies in the spool, and its place in the order of documents."""

    order: tuple[int, str, str]
    offset: int
    digest: bytes  # of all that it says


def spool(documents: Iterable[Document], path: Path) -> list[Place]:
    """Write documents to a file; give their places, sorted. Raises ValueError for a slug that comes twice."""
    places, seen = [], set()
    with path.open("wb") as out:
        for document in documents:
            if document.slug in seen:
                raise ValueError(f"two articles have the slug {document.slug!r}: give one of them another")
            seen.add(document.slug)
            said = repr(vars(document)).encode("utf-8", "surrogatepass")
            places.append(Place(document.order, out.tell(), hashlib.blake2b(said, digest_size=16).digest()))
            pickle.dump(document, out, pickle.HIGHEST_PROTOCOL)
    return sorted(places, key=lambda place: place.order)


def unspool(path: Path, places: Sequence[Place]) -> Iterator[Document]:
    """Read documents back, in the order of the places given."""
    with path.open("rb") as spooled:
        for place in places:
            spooled.seek(place.offset)
            yield pickle.load(spooled)  # noqa: S301 our own temporary file
