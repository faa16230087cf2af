"""The lines of a story's body, decided by their neighbours."""

import re
from collections.abc import Iterator
from itertools import takewhile

from mohafez.ingest.likeness import shared, stems_of
from mohafez.ingest.lines import DIGIT, Line
from mohafez.ingest.page import Page, Verdict
from mohafez.ingest.roles import Role
from mohafez.ingest.rules.dates import is_date_line
from mohafez.ingest.rules.writers import is_byline, is_person

QUOTED = re.compile(r"^[“‘\"].*[”’\"][।]?$")
HEADING_MAX = 110  # characters
HEADING_WORDS = (
    9  # so many are rather a caption: on gold data one heading of a hundred has nine, and most less than six
)
FOREIGN_WORDS = 4  # `Ad by Google` is no caption
CAPTION_MIN = 8  # letters
CAPTION_MAX = 180
CREDIT_TAIL = re.compile(r"\s(?:[|/–—-]|[|/])\s*[^|/।]{2,40}$|\([^()]{2,40}\)$")
ABOVE = 2  # lines above a title where its picture may stand
OWN = 0.2  # what a paragraph shares at least with the rest of its story; headlines run together share less
SOURCE = re.compile(r"(?:তথ্য)?সূত্র\s*[:：ঃ]|source\s*:", re.I)
POINTER = re.compile(r"[\u0980-\u09ff]ুন$|পড়তে|খবর|সংবাদ|আরও|আরো|\b(?:read|more|also|related|see)\b", re.I)
LABEL_WORDS = 4
SEVERAL, MANY, OFTEN = 3, 5, 0.05  # pages, and their share; headings such as পুলিশের বক্তব্য come back now and then
ALIKE = 0.5  # a heading below such a list shares this much with the story, and the headlines less
# On gold data all headings of so many words share this much with their story; three quarters of captions and of other
# stories' headlines share less.
SAYING, OF_STORY = 5, 0.15
ANNOUNCES = re.compile(r"(?:[:：]|[\u0980-\u09ff]ঃ|\s(?:হলো|হল|হচ্ছে))\s*[-–—]?$")
BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]$")
LIST_RUN = 3  # so many bare lines in a row between paragraphs are a list of other headlines


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


def caption(page: Page) -> Iterator[Verdict]:
    """Bare lines between title and body, foreign lines between Bengali paragraphs, lines with a credit: captions.

    A picture may stand above the title or below the last paragraph. A caption elsewhere belongs to another story.
    """
    within: set[int] = set()
    for span in page.main_spans:
        body = [page.lines[i] for i in span.body]
        bengali = sum(line.bengali for line in body) > sum(line.latin for line in body)
        within.update(range(max(span.title - ABOVE, 0), span.last + 1))
        for i in page.head(span):
            line = page.lines[i]
            if _bare(page, i) and len(line.words) >= 2 and line.bengali + line.latin >= CAPTION_MIN:
                yield Verdict(i, Role.CAPTION)
        for i in span.body:
            line = page.lines[i]
            foreign = bengali and line.is_latin and len(line.words) >= FOREIGN_WORDS and len(line.text) <= CAPTION_MAX
            if (foreign and page.roles[i] in (None, Role.PARAGRAPH)) or (_bare(page, i) and _credited(line)):
                yield Verdict(i, Role.CAPTION)
        for i in range(span.last + 1, len(page.lines)):
            line = page.lines[i]
            if page.roles[i] is Role.CAPTION or (_bare(page, i) and bengali and line.is_latin and _credited(line)):
                within.add(i)
                yield Verdict(i, Role.CAPTION)
            else:
                break
    for i, _ in page.having(Role.CAPTION):
        if i not in within:
            yield Verdict(i, Role.OTHER)


def _credited(line: Line) -> bool:
    """The line ends in a credit, or goes on after a danda, as no heading does."""
    if BRACKETED.match(line.text):
        return False
    return bool(CREDIT_TAIL.search(line.text)) or ("।" in line.text and not line.ends_sentence)


def _bare(page: Page, i: int) -> bool:
    """No rule has decided the line, and it is no date or byline, nor too long for a caption."""
    line = page.lines[i]
    return (
        page.roles[i] is None
        and not line.is_cut
        and not line.text.endswith(",")
        and len(line.text) <= CAPTION_MAX
        and not is_date_line(line)
        and not is_byline(line)
    )


def quotation(page: Page) -> Iterator[Verdict]:
    """A blockquote of HTML stays one."""
    for span in page.main_spans:
        for i in span.body:
            if page.lines[i].tag == "blockquote" and page.roles[i] in (None, Role.PARAGRAPH):
                yield Verdict(i, Role.QUOTATION)


def note(page: Page) -> Iterator[Verdict]:
    """A last paragraph in brackets is a note of the desk's."""
    for span in page.main_spans:
        last = page.lines[span.last].text
        if page.roles[span.last] is Role.PARAGRAPH and last.startswith("(") and last.endswith(")"):
            yield Verdict(span.last, Role.OTHER)


def cut(page: Page) -> Iterator[Verdict]:
    """Long lines without an end, or without any danda, are paragraphs where they stand among a story's paragraphs."""
    for span in page.main_spans:
        told = stems_of(page.lines[i] for i in span.body if page.roles[i] is Role.PARAGRAPH)
        for i in range(span.first, min(span.last + 2, len(page.lines))):
            line = page.lines[i]
            if len(line.text) <= HEADING_MAX or not line.bengali:
                continue
            if page.roles[i] is None or (page.roles[i] is Role.TICKER and shared(line, told) >= OWN):
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


def announced(page: Page) -> Iterator[Verdict]:
    """Bare lines below one that ends in a colon are what it announces: a poem, a list without bullets.

    Labels of boxes may end in one, too; but what they announce stands on other pages as well, or shares nothing with
    the story.
    """
    for span in page.main_spans:
        told = stems_of(page.lines[i] for i in span.body if page.roles[i] is Role.PARAGRAPH)
        for i in range(span.start, span.last):
            if page.roles[i] not in (None, Role.PARAGRAPH) or not ANNOUNCES.search(page.lines[i].text):
                continue
            said = list(takewhile(lambda j: page.roles[j] is None, range(i + 1, span.last + 1)))
            listed = page.roles[i + 1] is Role.ITEM
            if listed or (said and not _are_headlines(page, [i, *said], told)):
                yield from (Verdict(j, Role.PARAGRAPH) for j in [i, *said] if page.roles[j] is None)


def _are_headlines(page: Page, lines: list[int], told: set[str]) -> bool:
    """Bare lines are other stories': they stand on other pages as well, or are long and share nothing with this one."""
    if any(page.pages_with(i) > 1 for i in lines):
        return True
    words = sum(len(page.lines[i].words) for i in lines)
    alike = sum(shared(page.lines[i], told) for i in lines)
    return words >= SAYING * len(lines) and alike < OF_STORY * len(lines)


def heading(page: Page) -> Iterator[Verdict]:
    """A short line between paragraphs is a heading; three in a row are a list of other headlines."""
    for span in page.main_spans:
        run: list[int] = []
        told = stems_of(page.lines[i] for i in span.body if page.roles[i] is Role.PARAGRAPH)
        for i in range(span.start, span.last + 1):
            if page.roles[i] is None:
                run.append(i)
                continue
            below = page.roles[i] in (Role.PARAGRAPH, Role.ITEM, Role.QUOTATION)
            if below or not page.roles[i].in_body:
                yield from _decide(page, run, told)
                run = []


def running(page: Page) -> Iterator[Verdict]:
    """A bare line within a body that stands above the title as well, but for its numbers, heads a new sheet."""
    told = {i for span in page.spans for i in range(span.title, span.last + 1)}
    for span in page.spans:
        above = {DIGIT.sub("", page.lines[i].key) for i in range(span.title) if i not in told}
        for i in span.body:
            if page.roles[i] is None and DIGIT.sub("", page.lines[i].key) in above:
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


def pointer(page: Page) -> Iterator[Verdict]:
    """`এ নিয়ে আরও: …`: a bare line whose label bids to read, or stands on several pages, points to another story."""
    for span in page.main_spans:
        for i in span.body:
            line = page.lines[i]
            label = line.label if len(line.text) <= CAPTION_MAX and line.sentences <= 1 else ""
            bids = (
                page.roles[i] in (None, Role.PARAGRAPH) and POINTER.search(label) and len(label.split()) <= LABEL_WORDS
            )
            if label and (
                bids or (page.roles[i] is None and not line.ends_sentence and page.pages_with_label(i) >= SEVERAL)
            ):
                yield Verdict(i, Role.RELATED)


def _decide(page: Page, run: list[int], told: set[str]) -> Iterator[Verdict]:
    likeness = [shared(page.lines[i], told) for i in run]
    if run and _labelled(page, run[0] - 1) and (len(run) > 1 or likeness[0] < ALIKE):
        yield from (Verdict(i, Role.RELATED) for i in run)
        return
    if len(run) >= LIST_RUN and likeness[-1] >= ALIKE > max(likeness[:-1]):
        yield from (Verdict(i, Role.RELATED) for i in run[:-1])
        run = run[-1:]
    if len(run) >= LIST_RUN:
        for i in run:
            yield Verdict(i, Role.RELATED)
        return
    for i in run:
        foreign = len(page.lines[i].words) >= SAYING and shared(page.lines[i], told) < OF_STORY
        if i == run[-1] and not foreign and _is_heading(page.lines[i]):
            yield Verdict(i, Role.HEADING)
        elif len(run) == 2 or foreign:
            yield Verdict(i, Role.CAPTION)


def _labelled(page: Page, i: int) -> bool:
    """Line i is the label of a box, and not a whole pointer of one line."""
    known = page.roles[i] in (Role.RELATED, Role.POPULAR) and page.phrases[i] and page.phrases[i][1] == "whole"
    return known or page.rules[i] == "boxed"


def _is_heading(line: Line) -> bool:
    return len(line.words) < HEADING_WORDS and line.bengali + line.latin >= 3 and not is_date_line(line)
