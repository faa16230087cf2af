"""What a site puts into its stories: buttons, boxes, pointers to other stories, the heads of new sheets."""

import re
from collections.abc import Iterator

from mohafez.ingest.lines import DIGIT
from mohafez.ingest.page import Page, Verdict
from mohafez.ingest.roles import Role
from mohafez.ingest.rules.captions import BRACKETED
from mohafez.ingest.rules.writers import is_byline, is_person

POINTER = re.compile(r"[\u0980-\u09ff]ুন$|পড়তে|খবর|সংবাদ|আরও|আরো|\b(?:read|more|also|related|see)\b", re.I)
POINTER_MAX, LABEL_WORDS = 180, 4  # characters of a pointer, and words of its label
INITIALS = re.compile(r"[^\s/]+(?:/[^\s/]+)+(?:\sঘণ্টা)?\W*")
SEVERAL, MANY, OFTEN = 3, 5, 0.05  # pages, and their share; headings such as পুলিশের বক্তব্য come back now and then


def running(page: Page) -> Iterator[Verdict]:
    """A bare line within a body that stands above the title as well, but for its numbers, heads a new sheet."""
    told = {i for span in page.spans for i in range(span.title, span.last + 1)}
    for span in page.spans:
        above = {DIGIT.sub("", page.lines[i].key) for i in range(span.title) if i not in told}
        for i in span.body:
            if page.roles[i] is None and page.lines[i].text[0].isalpha() and DIGIT.sub("", page.lines[i].key) in above:
                yield Verdict(i, Role.MENU)


def boxed(page: Page) -> Iterator[Verdict]:
    """A bare line within a story that stands on many pages, or on most of its site's, is a button or an advertisement.

    A heading may come back now and then, and so may who wrote.
    """
    many = max(MANY, OFTEN * page.of_site)
    for span in page.spans:
        for i in range(span.title + 1, span.last + 1):
            line = page.lines[i]
            if page.roles[i] is not None or is_byline(line) or is_person(line.text):
                continue
            if page.is_common(i) or (i >= span.start and page.pages_with(i) >= many):
                yield Verdict(i, Role.OTHER)


def jump(page: Page) -> Iterator[Verdict]:
    """A bare line in brackets (`প্রথম পৃষ্ঠার পর`), or with the title's beginning, leads to another page of a paper."""
    for span in page.main_spans:
        title = page.lines[span.title].key
        for i in range(span.start, span.last + 1):
            line = page.lines[i]
            if page.roles[i] is not None:
                continue
            if BRACKETED.match(line.text) or (len(line.words) > 1 and title.startswith(line.key)):
                yield Verdict(i, Role.OTHER)


def initials(page: Page) -> Iterator[Verdict]:
    """`বার্তা/এমআর/২`: bare words between strokes within a body or right below it are the desk's initials."""
    for span in page.main_spans:
        for i in range(span.start, min(span.last + 2, len(page.lines))):
            if page.roles[i] is None and INITIALS.fullmatch(page.lines[i].text):
                yield Verdict(i, Role.OTHER)


def pointer(page: Page) -> Iterator[Verdict]:
    """`এ নিয়ে আরও: …`: a bare line whose label bids to read, or stands on several pages, points to another story."""
    for span in page.main_spans:
        for i in span.body:
            line = page.lines[i]
            label = line.label if len(line.text) <= POINTER_MAX and line.sentences <= 1 else ""
            bids = (
                page.roles[i] in (None, Role.PARAGRAPH) and POINTER.search(label) and len(label.split()) <= LABEL_WORDS
            )
            if label and (
                bids or (page.roles[i] is None and not line.ends_sentence and page.pages_with_label(i) >= SEVERAL)
            ):
                yield Verdict(i, Role.RELATED)
