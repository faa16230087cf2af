"""What stands where an article was taken down: that it was, when and why, and nothing of the article."""

from collections.abc import Iterator

from mohafez.site.labels import short_day
from mohafez.site.models import FixedPage, Head, Page
from mohafez.site.pages.shelf import Shelf

TITLE = "লেখাটি সরিয়ে নেওয়া হয়েছে"


def withdrawn_pages(shelf: Shelf) -> Iterator[Page]:
    """Make a page at each address of an article that was taken down; search engines are asked to forget it."""
    for gone in shelf.gone:
        when = f"{short_day(gone.withdrawal.date)} তারিখে " if gone.withdrawal.date else ""
        said = f"এই ঠিকানায় যে লেখাটি ছিল, তা {when}আর্কাইভ থেকে সরিয়ে নেওয়া হয়েছে।"
        body = f"{said}\n\n{gone.withdrawal.reason}".rstrip()
        yield Page(gone.url, "written.html", FixedPage(Head(TITLE, noindex=True), TITLE, body))
