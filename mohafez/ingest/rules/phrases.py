"""Lines whose words give them away, and lines that the batch has seen too often."""

import re
from collections.abc import Iterator

from mohafez.ingest.page import Page, Verdict
from mohafez.ingest.roles import Role

EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.I)
PHONE = re.compile(r"(?:\+?৮৮|\+?88)?[0০][1-9১-৯][0-9০-৯][0-9০-৯\- ]{5,12}[0-9০-৯]")
CONTACT_MAX = 200  # characters; longer lines with a telephone number in them are text
ROLES = {
    "menu": Role.MENU,
    "share": Role.SHARE,
    "related": Role.RELATED,
    "popular": Role.POPULAR,
    "tags": Role.TAGS,
    "comment": Role.COMMENT,
    "footer": Role.FOOTER,
    "advert": Role.ADVERT,
    "counter": Role.COUNTER,
    "photo": Role.CAPTION,
    "photo_source": Role.OTHER,
    "no_article": Role.OTHER,
}
SEVERAL, MANY = 3, 8  # pages with the same short, or long, sentence (long ones are quoted and sent round by agencies)
SHORT = 200  # characters
TEXT_MIN = 120  # characters; from here on several whole sentences outweigh a phrase among them


def contact(page: Page) -> Iterator[Verdict]:
    """A short line with an address, a telephone number or © is a footer's."""
    for i, line in page.open():
        if len(line.text) > CONTACT_MAX or line.ends_with_danda:
            continue
        if "©" in line.text or EMAIL.search(line.text) or ADDRESS.fullmatch(line.text) or PHONE.search(line.text):
            yield Verdict(i, Role.FOOTER)


def known(page: Page) -> Iterator[Verdict]:
    """A line that lexicon.toml knows has the role written there."""
    for i, line in page.open():
        if not (found := page.phrases[i]):
            continue
        role, how = found
        if role not in ROLES or (role == "counter" and line.dates):
            continue
        if how == "has" and line.sentences > 1 and len(line.text) >= TEXT_MIN:
            continue
        yield Verdict(i, ROLES[role])


def recurring(page: Page) -> Iterator[Verdict]:
    """A sentence that stands on several pages of the batch is the site's, not the story's."""
    for i, line in page.having(Role.PARAGRAPH):
        if page.pages_with(i) >= (SEVERAL if len(line.text) <= SHORT else MANY):
            yield Verdict(i, Role.OTHER)
