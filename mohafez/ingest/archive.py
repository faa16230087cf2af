"""The articles that are already there: whose dump they come from, whether a hand edited them, what they say."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from mohafez import articles
from mohafez.articles import Article
from mohafez.bangla.text import identity_key
from mohafez.ingest.naming import Named, base_of
from mohafez.ingest.neardup import sketch


@dataclass(frozen=True, slots=True)
class Telling:
    """What tells whether two articles are one, or one story: of an article on disk, or of one to be written."""

    title_key: str
    body_key: str
    size: int  # characters of the body
    sketch: bytes
    date: str | None
    modified: str | None
    source: str | None
    url: str | None
    dump: str  # the name of the dump, and which of its stories
    part: str
    sha256: str
    named: Named
    story: str | None = None

    @classmethod
    def of(cls, article: Article) -> "Telling":
        body = identity_key(article.body)
        part = (article.source_part or "").partition("/")[0]
        sha256 = article.source_sha256 or ""
        return cls(
            title_key=identity_key(article.title),
            body_key=hashlib.sha256(body.encode()).hexdigest(),
            size=len(article.body),
            sketch=sketch(body),
            date=article.date,
            modified=article.modified,
            source=article.source,
            url=None if part else article.source_url,  # stories of one page share its address
            dump=article.source_file or "",
            part=part,
            sha256=sha256,
            named=Named(base_of(article.title), article.date, sha256, part),
            story=article.story,
        )

    @property
    def version(self) -> str:
        """When this telling is from, as far as it says; comparable."""
        return self.modified or self.date or ""


@dataclass(frozen=True)
class Filed:
    """An article on disk."""

    path: Path
    slug: str
    edited: bool  # differs from what the importer last wrote
    telling: Telling

    def read(self) -> Article:
        """The article itself. Raises ArticleError, OSError."""
        return articles.read(self.path)


class Archive:
    """The articles below content/, by what an import needs to find them by."""

    def __init__(self, content: Path, filed: Iterator[Filed] | list[Filed]):
        self.content = content
        self.filed = list(filed)
        self._by: dict[str, dict[str, list[Filed]]] = {
            kind: defaultdict(list) for kind in ("dump", "sha256", "body_key", "url", "title_key")
        }
        for one in self.filed:
            for kind, index in self._by.items():
                if value := getattr(one.telling, kind):
                    index[value].append(one)

    @classmethod
    def read(cls, content: Path) -> "Archive":
        """Read all articles. Raises ArticleError for one that cannot be read: to overwrite it would lose work."""
        return cls(content, (file(path, articles.read(path, content)) for path in articles.paths(content)))

    def by(self, kind: str, value: str | None) -> list[Filed]:
        """The articles with this dump, sha256, body_key, url or title_key."""
        return self._by[kind].get(value, []) if value else []

    def same_part(self, telling: Telling) -> Filed | None:
        """The article that an earlier import made of the same part of the same bytes."""
        for filed in self.by("sha256", telling.sha256):
            if (filed.telling.part or "1") == (telling.part or "1"):
                return filed
        return None


def file(path: Path, article: Article) -> Filed:
    """Look at an article as one on disk."""
    return Filed(path, article.slug, article.import_sha256 != digest(article), Telling.of(article))


def seal(article: Article) -> Article:
    """Sign an article with the hash of what the importer writes, by which a later run tells a hand edit."""
    return replace(article, import_sha256=digest(article))


def digest(article: Article) -> str:
    """The hash of all that an article's file says, but for the hash itself."""
    return hashlib.sha256(articles.serialise(replace(article, import_sha256=None)).encode()).hexdigest()
