"""The pages that stand whatever the archive holds: search, about, not found, and those that the owner wrote."""

from collections.abc import Iterator

from mohafez.site.entries import link
from mohafez.site.models import FixedPage, Group, Head, Page
from mohafez.site.pages.front import holdings
from mohafez.site.pages.shelf import Shelf
from mohafez.site.pages.subjects import subject_group

SEARCHED_BY = ("topics", "places", "sections", "sources")


def fixed_pages(shelf: Shelf) -> Iterator[Page]:
    """Make the search page, the page about the archive, the owner's own pages and 404.html."""
    sources = tuple(link(source, len(shelf.archive.by_subject[source])) for source in shelf.archive.of_kind("sources"))
    yield Page(
        "search/",
        "search.html",
        FixedPage(
            Head("অনুসন্ধান", "আর্কাইভের সব সংবাদে শব্দ, নাম বা বাক্যাংশ খুঁজুন।"),
            "অনুসন্ধান",
            groups=tuple(subject_group(shelf, kind) for kind in SEARCHED_BY),
        ),
    )
    written = shelf.written.get("about")
    title = written.title if written else "এই আর্কাইভ সম্পর্কে"
    yield Page(
        "about/",
        "about.html",
        FixedPage(
            Head(title, written.summary if written and written.summary else shelf.site.tagline),
            title,
            body=written.body if written else "",
            holdings=holdings(shelf),
            groups=(Group("উৎস", "sources/", sources),) if sources else (),
        ),
    )
    for page in shelf.written.values():
        if page.slug != "about":
            yield Page(f"{page.slug}/", "about.html", FixedPage(Head(page.title, page.summary), page.title, page.body))
    yield Page("404.html", "404.html", FixedPage(Head("পাতাটি পাওয়া যায়নি", noindex=True), "পাতাটি পাওয়া যায়নি"))
    yield Page("opensearch.xml", "opensearch.xml", None)
