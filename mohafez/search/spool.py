"""Documents on their way to the index, on disk in the order they came: what is shown of them, and their words.

Words are kept as numbers: what stands between white space, as it is written, numbered in the order of first sight.
"""

import hashlib
import marshal
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from mohafez.search.document import Document, Entry

WORD = "i"  # of an array: a word's number


class Numbers(dict[str, int]):
    """Numbers texts from 0 on, in the order in which they are first asked for."""

    def __missing__(self, text: str) -> int:
        self[text] = number = len(self)
        return number


class Spooled(NamedTuple):
    """A document in the spool: who it is, where it lies, and how many words its title and its text have."""

    slug: str
    key: str
    length: int
    offset: int
    title_words: int
    text_words: int

    @property
    def words(self) -> int:
        return self.title_words + self.text_words


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


@dataclass(frozen=True)
class Spool:
    """Two files: documents without their texts, and the words of both titles and texts."""

    folder: Path

    @property
    def documents(self) -> Path:
        return self.folder / "documents"

    @property
    def words(self) -> Path:
        return self.folder / "words"

    def fill(self, entries: Iterable[Entry], written: Numbers) -> list[Spooled]:
        """Write the documents of entries, and number their words."""
        spooled = []
        with self.documents.open("wb") as documents, self.words.open("wb") as words:
            for entry in entries:
                document = entry.document()
                title, text = (
                    array(WORD, list(map(written.__getitem__, part.split())))
                    for part in (document.title, document.text)
                )
                article = Spooled(entry.slug, entry.key, document.length_class, documents.tell(), len(title), len(text))
                spooled.append(article)
                marshal.dump(tuple((vars(document) | {"text": ""}).values()), documents)
                title.tofile(words)
                text.tofile(words)
        return spooled

    def read(self, articles: Iterable[tuple[int, Spooled]]) -> Iterator[tuple[int, Document]]:
        """Read documents back, with their numbers, but without their texts."""
        with self.documents.open("rb") as spooled:
            for number, article in articles:
                spooled.seek(article.offset)
                yield number, Document(*marshal.load(spooled))  # noqa: S302 our own temporary file
