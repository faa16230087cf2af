"""The articles that are already there: whose dump they come from, whether a hand edited them, which slugs they use."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from mohafez import articles
from mohafez.articles import Article
from mohafez.bangla.romanise import slugify


@dataclass(frozen=True)
class Filed:
    """An article on disk."""

    path: Path
    article: Article
    edited: bool  # differs from what the importer last wrote


@dataclass
class Archive:
    """The articles below content/, by what an import needs to find them by."""

    content: Path
    by_dump: dict[str, list[Filed]] = field(default_factory=dict)  # name of the dump -> its articles
    by_sha256: dict[str, list[Filed]] = field(default_factory=dict)
    slugs: set[str] = field(default_factory=set)
    bases: Counter[str] = field(default_factory=Counter)  # romanised titles, with how many articles have them

    @classmethod
    def read(cls, content: Path) -> "Archive":
        """Read all articles. Raises ArticleError for one that cannot be read: to overwrite it would lose work."""
        archive = cls(content)
        for filed in _filed(content):
            archive.add(filed)
        return archive

    def add(self, filed: Filed) -> None:
        article = filed.article
        if article.source_file:
            self.by_dump.setdefault(article.source_file, []).append(filed)
        if article.source_sha256:
            self.by_sha256.setdefault(article.source_sha256, []).append(filed)
        self.slugs.add(article.slug)
        self.bases[slugify(article.title)] += 1

    def filed_as(self, article: Article) -> Filed | None:
        """The article that an earlier import made of the same part of the same dump."""
        candidates = self.by_dump.get(article.source_file or "", []) or self.by_sha256.get(
            article.source_sha256 or "", []
        )
        part = (article.source_part or "1").partition("/")[0]
        for filed in candidates:
            if (filed.article.source_part or "1").partition("/")[0] == part:
                return filed
        return None


def seal(article: Article) -> Article:
    """Sign an article with the hash of what the importer writes, by which a later run tells a hand edit."""
    return replace(article, import_sha256=_digest(article))


def _digest(article: Article) -> str:
    return hashlib.sha256(articles.serialise(replace(article, import_sha256=None)).encode()).hexdigest()


def _filed(content: Path) -> Iterator[Filed]:
    for path in articles.paths(content):
        article = articles.read(path, content)
        yield Filed(path, article, edited=article.import_sha256 != _digest(article))
