"""All pages of the site, kind by kind."""

from collections.abc import Iterator, Mapping, Sequence

from mohafez.site.archive import Story
from mohafez.site.models import Page
from mohafez.site.pages.anniversaries import anniversary_pages
from mohafez.site.pages.articles import article_pages
from mohafez.site.pages.calendar import calendar_pages
from mohafez.site.pages.dictionary import dictionary_pages
from mohafez.site.pages.downloads import download_pages
from mohafez.site.pages.feeds import feed_pages
from mohafez.site.pages.fixed import fixed_pages
from mohafez.site.pages.front import front_page
from mohafez.site.pages.offline import offline_pages
from mohafez.site.pages.shards import shard_pages
from mohafez.site.pages.share_images import share_image_pages
from mohafez.site.pages.shelf import Shelf
from mohafez.site.pages.sitemaps import sitemap_pages
from mohafez.site.pages.styleguide import styleguide_pages
from mohafez.site.pages.subjects import index_pages, subject_pages
from mohafez.site.pages.withdrawn import withdrawn_pages

__all__ = ["Shelf", "all_pages"]

LISTS = (front_page, index_pages, subject_pages, calendar_pages, anniversary_pages, dictionary_pages, fixed_pages)


def all_pages(shelf: Shelf, related: Mapping[str, Sequence[Story]]) -> Iterator[Page]:
    """Make a model of every page and feed of the site; `related` is what each article's page recommends.

    Of a divided archive each site has its part: shards have the articles, their front has all that leads to them.
    """
    yield from withdrawn_pages(shelf)
    yield from article_pages(shelf, related)
    yield from share_image_pages(shelf)
    if not shelf.site.has_lists:
        yield from shard_pages(shelf)
        return
    lists = [page for maker in LISTS for page in maker(shelf)]
    data = list(download_pages(shelf))
    yield from lists
    yield from data
    yield from offline_pages(shelf)
    yield from styleguide_pages(shelf)
    yield from feed_pages(shelf)
    yield from sitemap_pages(shelf, [*lists, *data])
