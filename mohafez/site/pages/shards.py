"""What a shard of a divided archive has beside its articles: the way to the archive's front, and its own data."""

from collections.abc import Iterator

from mohafez.site.models import FixedPage, Head, Page
from mohafez.site.pages.downloads import download_pages
from mohafez.site.pages.fixed import not_found_page
from mohafez.site.pages.offline import offline_pages
from mohafez.site.pages.shelf import Shelf
from mohafez.site.pages.sitemaps import sitemap_pages


def shard_pages(shelf: Shelf) -> Iterator[Page]:
    """Make a shard's own pages: lists and search are the front's."""
    body = f"এখানে আর্কাইভের একটি অংশের লেখাগুলো আছে। বিষয়, তারিখ ও অনুসন্ধান আছে [আর্কাইভের প্রথম পাতায়]({shelf.site.front}/)।"
    entrance = Page("", "written.html", FixedPage(Head(shelf.site.name, shelf.site.tagline), shelf.site.name, body))
    data = list(download_pages(shelf))
    yield entrance
    yield from data
    yield not_found_page()
    yield from offline_pages(shelf)
    yield from sitemap_pages(shelf, [entrance, *data])
