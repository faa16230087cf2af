"""What a build keeps in memory, and leaves to the next, of an article's file: all but the article's body."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from mohafez import articles
from mohafez.articles import Article, ArticleError
from mohafez.bangla.collation import first_letter, sort_key
from mohafez.bangla.text import clean
from mohafez.site.incremental.digests import key_of

ODD = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0b\x0c\x0e-\x1f]")  # lost in a conversion, or from a font of its own
Signature = tuple[int, int, int, int]


@dataclass(frozen=True)
class Record:
    """An article without its body, and its file's path below the content folder, digest and signature.

    No signature if the file had only just changed. `title` and `summary` are as they are shown: on one line, without
    control characters. `is_odd` tells that the file holds characters that are no text; `letter` and `order` say where
    the title stands in a dictionary.
    """

    path: str
    signature: Signature | None
    digest: bytes
    article: Article
    title: str
    summary: str
    is_odd: bool
    letter: str
    order: tuple[str, str]


def look_at(files: Iterable[tuple[str, str, Record | None, Signature | None]]) -> list[Record | ArticleError]:
    """Look at articles' files: each with its path below the content folder, its record before and its signature."""
    return [_look(*file) for file in files]


def _look(file: str, path: str, before: Record | None, signature: Signature | None) -> Record | ArticleError:
    """Read an article's file, and parse it if its bytes are not those of before; give the error if it cannot be."""
    try:
        return _read(file, path, before, signature)
    except ArticleError as error:
        return error


def _read(file: str, path: str, before: Record | None, signature: Signature | None) -> Record:
    data = articles.load(file, path)
    digest = key_of(data)
    if before and before.digest == digest:
        return replace(before, signature=signature)
    article = articles.parse_bytes(data, path)
    is_odd = bool(ODD.search(article.title) or ODD.search(article.body))
    title, summary = (shown(text) for text in (article.title, article.summary or ""))
    bare = replace(article, body="")
    return Record(path, signature, digest, bare, title, summary, is_odd, first_letter(title), sort_key(title))


def shown(text: str) -> str:
    """Clean a text; give the same object for one that is clean, so that it is in memory once."""
    cleaned = clean(text)
    return text if text == cleaned else cleaned
