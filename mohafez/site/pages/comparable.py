"""The pages that every generator's comparable site has, for benchmarks: articles, paginated lists, archives, feeds."""

from collections.abc import Iterator

from mohafez.site.entries import full_entry
from mohafez.site.listing import slices
from mohafez.site.models import Head, ListPage, Page
from mohafez.site.pages.articles import article_pages
from mohafez.site.pages.calendar import calendar_pages
from mohafez.site.pages.feeds import feed_pages
from mohafez.site.pages.shelf import Shelf
from mohafez.site.pages.sitemaps import sitemap_pages
from mohafez.site.pages.subjects import A_PAGE, index_pages, list_pages

PAGED = frozenset({"topics", "places", "sections"})


def comparable_pages(shelf: Shelf) -> Iterator[Page]:
    """Make articles without recommendations, home, topics and sections in pages, archives, feeds and sitemaps."""
    yield from article_pages(shelf, {})
    lists = [*home_pages(shelf), *index_pages(shelf), *paged_subjects(shelf), *calendar_pages(shelf)]
    yield from lists
    yield from feed_pages(shelf)
    yield from sitemap_pages(shelf, lists)


def home_pages(shelf: Shelf) -> Iterator[Page]:
    """List all stories with their summaries on numbered pages."""
    for part in slices("", shelf.archive.dated, A_PAGE):
        entries = tuple(full_entry(story) for story in part.items)
        page = ListPage(Head(shelf.site.name), None, shelf.site.name, entries=entries, pager=part.pager)
        yield Page(part.url, "list.html", page)


def paged_subjects(shelf: Shelf) -> Iterator[Page]:
    """Make the lists of topics and places as they are; those of sections with a page for every thirty stories."""
    for subject, stories in shelf.archive.by_subject.items():
        if subject.kind == "sections":
            for part in slices(subject.url, stories, A_PAGE):
                entries = tuple(full_entry(story) for story in part.items)
                page = ListPage(Head(subject.name), None, subject.name, entries=entries, pager=part.pager)
                yield Page(part.url, "list.html", page)
        elif subject.kind in PAGED:
            yield from list_pages(shelf, subject, stories)
