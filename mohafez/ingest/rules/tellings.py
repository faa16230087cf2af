"""Titles, and what a page tells a second time."""

import re
from collections.abc import Iterator

from mohafez.ingest.lines import key_of
from mohafez.ingest.page import Page, Verdict
from mohafez.ingest.roles import Role
from mohafez.ingest.rules.dates import is_date_line
from mohafez.ingest.structure.tellings import Told

LABEL = re.compile(r"^(?:subject|title|headline|শিরোনাম|বিষয়|সংবাদ শিরোনাম)\s*[:：]\s*", re.I)
ORNAMENTS = re.compile(r"^[\s>»◆■●★☆*=~_#|–—-]+(?=\w|[‘“\"'(])|[\s<«◆■●★☆*=~_|–—-]+$")
TRAIL = 4  # lines below the last paragraph that may still be the story's: a last caption


def second_print(page: Page) -> Iterator[Verdict]:
    """A story that the page tells twice is taken from its fuller telling; the other is a repeat."""
    for span in page.spans:
        if span.main:
            continue
        main = next(other for other in page.main_spans if other.story == span.story)
        own = range(main.first, min(main.last + TRAIL, len(page.lines)))
        told = Told(page.lines[i] for i in own)
        start = span.title if span.title != main.title else span.first
        for i in range(start, min(span.last + TRAIL, len(page.lines))):
            if i in own or is_date_line(page.lines[i]) or page.roles[i] not in REPEATABLE:
                continue
            if (page.roles[i] is Role.PARAGRAPH and i in span.body) or told.holds(page.lines[i]):
                yield Verdict(i, Role.REPEAT)


REPEATABLE = (None, Role.PARAGRAPH, Role.CAPTION, Role.ITEM)


def title(page: Page) -> Iterator[Verdict]:
    """The likeliest headline above each body is its title; the same words elsewhere only repeat it."""
    titles = {span.title for span in page.main_spans}
    keys = {page.lines[span.title].key for span in page.spans}
    keys |= {key_of(headline(page.lines[span.title].text)) for span in page.spans}
    for i in titles:
        yield Verdict(i, Role.TITLE)
    for i, line in page.open():
        if i not in titles and line.key in keys:
            yield Verdict(i, Role.REPEAT)


def headline(text: str) -> str:
    """A title without the label and the ornaments that its line has (`Subject:`, `>> … <<`)."""
    inside = ORNAMENTS.sub("", LABEL.sub("", text))
    return inside if inside.strip() else text


def pull_quote(page: Page) -> Iterator[Verdict]:
    """A line whose words stand within a paragraph of the same story is a pull quote."""
    for span in page.main_spans:
        keys = {i: page.lines[i].key for i in span.body if page.roles[i] is Role.PARAGRAPH}
        for i in span.body:
            line = page.lines[i]
            least = QUOTE_WORDS if line.ends_sentence else BARE_QUOTE_WORDS
            if page.roles[i] not in (None, Role.PARAGRAPH, Role.QUOTATION) or len(line.words) < least:
                continue
            said = line.key.strip(QUOTES)
            if any(said in key and len(said) < len(key) - SPARE for k, key in keys.items() if k != i):
                yield Verdict(i, Role.REPEAT)


QUOTE_WORDS, BARE_QUOTE_WORDS = 5, 8  # a heading of a few words may stand in the text as well
QUOTES = "‘’“”'\"«» "
SPARE = 4  # characters by which the paragraph is longer than the quote
