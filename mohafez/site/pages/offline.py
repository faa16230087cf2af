"""Reading without a connection: the worker that keeps what was read, its page, and the web manifest."""

from collections.abc import Iterator
from typing import Any

from mohafez.site.models import FixedPage, Head, Page, Site
from mohafez.site.pages.shelf import Shelf

TITLE = "সংযোগ ছাড়া পড়া"
DESCRIPTION = "যে লেখা একবার পড়া হয়েছে, এই যন্ত্রে তা সংযোগ ছাড়াও পড়া যায়।"
PAPER, ACCENT = "#fdfcf9", "#8a1c2b"  # the stylesheet's --paper and --accent


def offline_pages(shelf: Shelf) -> Iterator[Page]:
    """Make the worker (which tidies up after itself where the site does without), and what goes with it."""
    yield Page("sw.js", "sw.js", None)
    yield Page("manifest.webmanifest", "data.json", manifest(shelf.site))
    if shelf.site.offline:
        yield Page("offline/", "offline.html", FixedPage(Head(TITLE, DESCRIPTION, noindex=True), TITLE))


def manifest(site: Site) -> dict[str, Any]:
    """Describe the site to a phone's home screen."""
    return {
        "name": site.name,
        "short_name": site.name,
        "description": site.tagline,
        "lang": site.language,
        "start_url": f"{site.root}/",
        "scope": f"{site.root}/",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": ACCENT,
        "icons": [{"src": f"{site.root}/theme/icon.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any"}],
    }
