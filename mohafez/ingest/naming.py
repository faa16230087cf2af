"""Slugs that are unique over the archive, whatever the order of the dumps, and the paths of articles' files."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from mohafez.articles import Article
from mohafez.bangla.romanise import slugify

HEX = 4  # digits of the source's hash behind a slug that a date could not make unique


def unique_slugs(new: Sequence[Article], taken: Iterable[str], bases: Mapping[str, int]) -> list[str]:
    """Give each new article a slug.

    The romanised title alone, if no other article has that; with the date appended where two have; with hex digits of
    the source's hash where that is not enough. `taken` are the slugs in use, `bases` counts the romanised titles of the
    articles that are there: with them a run that was cut short goes on as if it had not been.
    """
    titles = [slugify(article.title) for article in new]
    counts = Counter(titles)
    counts.update(bases)
    taken = set(taken)
    wanted = [
        title if counts[title] == 1 and title not in taken else _dated(title, article)
        for title, article in zip(titles, new, strict=True)
    ]
    again = Counter(wanted)
    slugs = []
    for want, article in zip(wanted, new, strict=True):
        slug = want if again[want] == 1 and want not in taken else _hashed(want, article, taken)
        taken.add(slug)
        slugs.append(slug)
    return slugs


def _dated(title: str, article: Article) -> str:
    return f"{title}-{article.date[:10]}" if article.date else title


def _hashed(slug: str, article: Article, taken: set[str]) -> str:
    digest = article.source_sha256 or "0" * 64
    part = (article.source_part or "").partition("/")[0]
    for size in range(HEX, len(digest) + 1):
        candidate = f"{slug}-{digest[:size]}{'-' + part if part else ''}"
        if candidate not in taken:
            return candidate
    raise ValueError(f"no free slug for {slug!r}: the same dump was imported twice under it")


def path_of(article: Article) -> PurePosixPath:
    """Where an article's file stands below content/: by the month of its date, or with the undated."""
    if not article.date:
        return PurePosixPath("articles/undated", f"{article.slug}.md")
    return PurePosixPath("articles", article.date[:4], article.date[5:7], f"{article.slug}.md")
