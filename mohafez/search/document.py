"""What the index is told of an article: plain text, no Markdown, no markup."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

SHORTEST_CLASS = 24  # 255 characters: all that is shorter is a brief, and scored as if it were as long
CLASSES_PER_DOUBLING = 3  # a class is one length to the scoring: 26 % wide, well within what BM25's b forgives


@dataclass(frozen=True)
class Document:
    """An article as search sees it. `date` is ISO 8601; `url` is below the site's root, without its sub-path."""

    slug: str
    url: str
    title: str
    text: str
    date: str | None = None
    topics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    section: str | None = None
    source: str | None = None
    summary: str | None = None

    @property
    def length_class(self) -> int:
        """Its length on a logarithmic scale: documents of one class stand together and share one length in scoring."""
        own = round(CLASSES_PER_DOUBLING * math.log2(1 + len(self.title) + len(self.text)))
        return max(SHORTEST_CLASS, own)

    @property
    def nominal_length(self) -> float:
        """The length, in characters, that its class stands for."""
        return characters(self.length_class)

    @property
    def usual_url(self) -> str:
        """The address that slug and date suggest; only another one needs storing."""
        return f"{self.date[:10].replace('-', '/') if self.date else 'undated'}/{self.slug}/"


def characters(length_class: int) -> float:
    """Give the length that a class of lengths stands for."""
    return 2 ** (length_class / CLASSES_PER_DOUBLING)


class Entry(NamedTuple):
    """An article that the index is told of, and asks for only if it must.

    `key` names all that its document says: as long as it stays the same, so does the document.
    """

    slug: str
    key: str
    document: Callable[[], Document]
