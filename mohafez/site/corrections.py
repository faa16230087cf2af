"""Take-downs: articles that withdrawn.toml lists are none of the archive's, but for a page that says so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mohafez.articles import Article, address_of
from mohafez.tables import TableError, Withdrawal


@dataclass(frozen=True)
class Gone:
    """An address at which an article stood that was taken down."""

    url: str  # below the root, without a slash before it
    withdrawal: Withdrawal


def take_down(
    found: Mapping[str, Article], withdrawn: Mapping[str, Withdrawal]
) -> tuple[dict[str, Article], tuple[Gone, ...]]:
    """Part articles, by their files' paths, into those that stay and the addresses of those that were taken down.

    Raises TableError for a slug that is no published article's, unless its entry says at which address it stood: who
    mistypes a slug must not believe that the article is gone.
    """
    kept = {path: article for path, article in found.items() if article.slug not in withdrawn}
    if not withdrawn:
        return kept, ()
    taken = {article.slug: article for article in found.values() if article.slug in withdrawn}
    for slug, withdrawal in withdrawn.items():
        if slug not in taken and not withdrawal.address:
            where = 'say where it stood: address = "/2025/12/14/slug/"'
            raise TableError(f"withdrawn.toml: slug {slug!r} is no article's; mend it, or if its file is gone {where}")
    places = (Gone(url, w) for slug, w in withdrawn.items() for url in _addresses(taken.get(slug), w))
    return kept, tuple({gone.url: gone for gone in places}.values())


def _addresses(article: Article | None, withdrawal: Withdrawal) -> Iterator[str]:
    if withdrawal.address:
        yield withdrawal.address.removeprefix("/")
    if article:
        yield address_of(article.slug, article.date)
        yield from (alias.removeprefix("/") for alias in article.aliases)
