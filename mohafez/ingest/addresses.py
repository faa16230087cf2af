"""Addresses of articles, and the old ones of those whose date or slug a hand has corrected."""

from collections.abc import Collection

from mohafez.articles import Article, address_of
from mohafez.ingest.archive import Filed
from mohafez.ingest.naming import base_of


def old_address(filed: Filed, article: Article, dumped: Article, slugs: Collection[str]) -> str | None:
    """The address that an edited article had before its date or slug was corrected; None if it has it still.

    `dumped` is what its dump says. The slug was the file's name; where that was changed as well, the title's own,
    unless another article has it.
    """
    slug = filed.path.stem
    if slug == article.slug:
        base = base_of(dumped.title)
        slug = article.slug if article.slug.startswith(base) or base in slugs else base
    before, now = address_of(slug, dumped.date), address_of(article.slug, article.date)
    return f"/{before}" if before != now and f"/{before}" not in article.aliases else None
