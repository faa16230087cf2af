"""The pages that stand whatever the archive holds: search, about, not found, and those that the owner wrote."""

from collections.abc import Iterator

from mohafez.site.charts import bars
from mohafez.site.entries import link
from mohafez.site.models import AboutPage, Bar, FixedPage, Head, Page
from mohafez.site.pages.front import all_years, holdings
from mohafez.site.pages.shelf import Shelf
from mohafez.site.pages.subjects import subject_group

SEARCHED_BY = ("topics", "places", "sections", "sources")
BARS_SHOWN = 12


def fixed_pages(shelf: Shelf) -> Iterator[Page]:
    """Make the search page, the page about the archive, the owner's own pages and 404.html."""
    yield search_page(shelf)
    yield about_page(shelf)
    for page in shelf.written.values():
        if page.slug != "about":
            yield Page(
                f"{page.slug}/", "written.html", FixedPage(Head(page.title, page.summary), page.title, page.body)
            )
    yield not_found_page()
    yield Page("opensearch.xml", "opensearch.xml", None)


def not_found_page() -> Page:
    title = "পাতাটি পাওয়া যায়নি"
    return Page("404.html", "404.html", FixedPage(Head(title, noindex=True), title))


def search_page(shelf: Shelf) -> Page:
    """Make the search page; it names the subjects that results can be filtered by."""
    title = "অনুসন্ধান"
    groups = tuple(subject_group(shelf, kind) for kind in SEARCHED_BY)
    head = Head(title, "আর্কাইভের সব সংবাদে শব্দ, নাম বা বাক্যাংশ খুঁজুন।")
    return Page("search/", "search.html", FixedPage(head, title, groups=groups))


def about_page(shelf: Shelf) -> Page:
    """Make the page about the archive: the owner's words or the theme's, and what the archive holds."""
    written = shelf.written.get("about")
    title = written.title if written else "এই আর্কাইভ সম্পর্কে"
    page = AboutPage(
        Head(title, written.summary if written and written.summary else shelf.site.tagline),
        title,
        written.body if written else "",
        holdings(shelf),
        all_years(shelf),
        fullest(shelf, "sources"),
        fullest(shelf, "topics"),
    )
    return Page("about/", "about.html", page)


def fullest(shelf: Shelf, kind: str) -> tuple[Bar, ...]:
    """Compare the subjects of a kind that have the most stories."""
    counted = [(subject, len(shelf.archive.by_subject[subject])) for subject in shelf.archive.of_kind(kind)]
    return bars([(link(subject, count), count) for subject, count in counted[:BARS_SHOWN]])
