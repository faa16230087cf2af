"""What HTML elements say about a line."""

from collections.abc import Iterator

from mohafez.ingest.page import Page, Verdict
from mohafez.ingest.roles import Role

OUTSIDE = {
    "nav": Role.MENU,
    "header": Role.MENU,
    "aside": Role.RELATED,
    "footer": Role.FOOTER,
    "form": Role.OTHER,
    "button": Role.SHARE,
    "comments": Role.COMMENT,
}


def outside(page: Page) -> Iterator[Verdict]:
    """Lines of nav, header, aside, footer and form are furniture."""
    for i, line in page.open():
        if line.tag in OUTSIDE:
            yield Verdict(i, OUTSIDE[line.tag])


def captioned(page: Page) -> Iterator[Verdict]:
    """A figcaption is a caption, until its place in the page says otherwise."""
    for i, line in page.open():
        if line.tag == "figcaption":
            yield Verdict(i, Role.CAPTION)
