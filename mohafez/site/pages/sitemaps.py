"""Sitemaps, split by year, and robots.txt."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from mohafez.site.archive import Story
from mohafez.site.models import Page, Sitemap
from mohafez.site.pages.shelf import Shelf

LONGEST = 20_000  # addresses in one sitemap; the protocol allows 50,000


def sitemap_pages(shelf: Shelf, listed: Iterable[Page]) -> Iterator[Page]:
    """Make a sitemap for each year's stories, one for all other pages, an index of these, and robots.txt."""
    by_year: dict[str, list[Story]] = defaultdict(list)
    for story in shelf.here:
        if not hidden(shelf, story):
            by_year[story.day[:4] or "undated"].append(story)
    others = tuple(sorted((page.url, "") for page in listed if page.url.endswith("/") or not page.url))
    index = [("sitemap-pages.xml", "")]
    yield Page("sitemap-pages.xml", "sitemap.xml", Sitemap(others))
    for year, stories in sorted(by_year.items()):
        for part, start in enumerate(range(0, len(stories), LONGEST), start=1):
            url = f"sitemap-{year}.xml" if part == 1 else f"sitemap-{year}-{part}.xml"
            sitemap = Sitemap(tuple(changed(stories[start : start + LONGEST])))
            index.append((url, max((day for _, day in sitemap.places), default="")))
            yield Page(url, "sitemap.xml", sitemap)
    yield Page("sitemap.xml", "sitemap-index.xml", Sitemap(tuple(index)))
    yield Page("robots.txt", "robots.txt", None)


def hidden(shelf: Shelf, story: Story) -> bool:
    source = shelf.sources.get(story.article.source or "")
    return bool(source and source.noindex)


def changed(stories: Sequence[Story]) -> Iterator[tuple[str, str]]:
    """Give addresses with the day of the last change that is known."""
    for story in stories:
        yield story.url, (story.article.modified or story.article.date or "")[:10]
