"""The lines of a story's body, decided by their neighbours."""

import re
from collections.abc import Iterator

from mohafez.ingest.likeness import shared, stems_of
from mohafez.ingest.page import Page, Verdict
from mohafez.ingest.roles import Role
from mohafez.ingest.structure.signed import signatures

LONG = 110  # characters; no heading is longer
OWN = 0.2  # what a paragraph shares at least with the rest of its story; headlines run together share less
ASKED_WORDS, ASKED_OWN = 6, 0.15  # a last question's words, and the share of them that the story has
SOURCE = re.compile(r"(?:তথ্য)?সূত্র\s*[:：ঃ]|source\s*:", re.I)


def repeat(page: Page) -> Iterator[Verdict]:
    """A paragraph or caption that its telling holds once more, or a line that a caption says again, is a repeat."""
    for span in page.main_spans:
        seen: set[str] = set()
        start = span.title + 1
        captions = [page.lines[i].key for i in range(start, span.last + 1) if page.roles[i] is Role.CAPTION]
        for i in range(start, span.last + 1):
            key = page.lines[i].key
            if page.roles[i] is None and any(key in caption for caption in captions):
                yield Verdict(i, Role.REPEAT)
                continue
            if page.roles[i] in (Role.PARAGRAPH, Role.CAPTION) or (page.roles[i] is None and len(key) > 40):
                if key in seen:
                    yield Verdict(i, Role.REPEAT)
                seen.add(key)


def outside(page: Page) -> Iterator[Verdict]:
    """Sentences and lists outside every telling are the site's own."""
    within = {i for span in page.spans for i in span.body}
    for i, _ in page.having(Role.PARAGRAPH, Role.ITEM):
        if i not in within:
            yield Verdict(i, Role.OTHER)


def quotation(page: Page) -> Iterator[Verdict]:
    """A blockquote of HTML stays one."""
    for span in page.main_spans:
        for i in span.body:
            if page.lines[i].tag == "blockquote" and page.roles[i] in (None, Role.PARAGRAPH):
                yield Verdict(i, Role.QUOTATION)


def cut(page: Page) -> Iterator[Verdict]:
    """Long lines without an end, or without any danda, are paragraphs where they stand among a story's paragraphs."""
    for span in page.main_spans:
        told = stems_of(page.lines[i] for i in span.body if page.roles[i] is Role.PARAGRAPH)
        for i in range(span.first, min(span.last + 2, len(page.lines))):
            line = page.lines[i]
            if len(line.text) <= LONG or not line.bengali:
                continue
            if page.roles[i] is None or (page.roles[i] is Role.TICKER and shared(line, told) >= OWN):
                yield Verdict(i, Role.PARAGRAPH)


def asked(page: Page) -> Iterator[Verdict]:
    """A question or cry right below the last paragraph ends a story, if it stands alone there and no page repeats it.

    Headlines of other stories ask, too, but stand in lists, and none has a sentence before its question.
    """
    for span in page.main_spans:
        i = span.last + 1
        if i >= len(page.lines) or page.roles[i] is not None or page.pages_with(i) > 1:
            continue
        line, below = page.lines[i], i + 1
        ends = below == len(page.lines) or page.roles[below] is not None or below in signatures(page)
        alone = ends or (line.sentences > 1 and page.lines[below].gap)
        told = stems_of(page.lines[j] for j in span.body if page.roles[j] is Role.PARAGRAPH)
        if not alone or not line.ends_sentence or line.is_cut or shared(line, told) < ASKED_OWN:
            continue
        if len(line.words) >= ASKED_WORDS and line.bengali:
            yield Verdict(i, Role.PARAGRAPH)


def source(page: Page) -> Iterator[Verdict]:
    """`সূত্র: রয়টার্স` below the last paragraph goes with it."""
    for span in page.main_spans:
        below = span.last + 1
        if (
            below < len(page.lines)
            and page.roles[below] in (None, Role.BYLINE)
            and SOURCE.match(page.lines[below].text)
        ):
            yield Verdict(below, Role.PARAGRAPH)
