"""Bare lines between paragraphs: headings, lists without bullets, verses; or what belongs to other stories."""

import re
from collections.abc import Iterator
from itertools import groupby, takewhile

from mohafez.ingest.likeness import shared, stems_of
from mohafez.ingest.lines import Line
from mohafez.ingest.page import Page, Verdict
from mohafez.ingest.roles import Role
from mohafez.ingest.rules.captions import NUMBER
from mohafez.ingest.rules.dates import is_date_line

HEADING_WORDS = 8  # more are rather a caption: on gold data one heading of a hundred has nine, and most less than six
# On gold data all headings of so many words share this much with their story; three quarters of captions and of other
# stories' headlines share less.
SAYING, OF_STORY = 5, 0.15
ANNOUNCES = re.compile(r"(?:[:：]|[\u0980-\u09ff]ঃ|\s(?:হলো|হল|হচ্ছে))\s*[-–—]?$")
LISTED, LISTED_WORDS = 4, (2, 5)  # lines, and their words on average; headlines have more
LIST_RUN = 3  # so many bare lines in a row between paragraphs are a list of other headlines
OWN_LIST = 0.25  # lines of a story's own list share so much with it on average
ALIKE = 0.5  # a heading below such a list shares this much with the story, and the headlines less


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
            if len(said) >= LIST_RUN and page.lines[said[-1]].gap and not any(page.lines[j].gap for j in said[1:-1]):
                said.pop()  # a block that a blank line parts from the heading below it
            listed = page.roles[i + 1] is Role.ITEM
            if listed or (said and not _are_headlines(page, [i, *said], told)):
                yield from (Verdict(j, Role.PARAGRAPH) for j in [i, *said] if page.roles[j] is None)


def listed(page: Page) -> Iterator[Verdict]:
    """Several bare lines of a few words between paragraphs, on no other page, are a list without bullets, or verses."""
    for span in page.main_spans:
        told = stems_of(page.lines[i] for i in span.body if page.roles[i] is Role.PARAGRAPH)
        bare = [i for i in range(span.start, span.last) if page.roles[i] is None]
        for _, run in groupby(enumerate(bare), key=lambda pair: pair[1] - pair[0]):
            lines = [i for _, i in run]
            words = sum(len(page.lines[i].words) for i in lines) / len(lines)
            if len(lines) < LISTED or not LISTED_WORDS[0] <= words < LISTED_WORDS[1] or _labelled(page, lines[0] - 1):
                continue
            if any(page.pages_with(i) > 1 for i in lines) or _block(page, lines, told):
                continue
            for i in lines:
                alone = i in (lines[0], lines[-1]) and len(page.lines[i].words) == 1
                yield Verdict(i, Role.HEADING if alone else Role.PARAGRAPH)


def heading(page: Page) -> Iterator[Verdict]:
    """A short line between paragraphs is a heading; three in a row are a list of other headlines."""
    for span in page.main_spans:
        run: list[int] = []
        told = stems_of(page.lines[i] for i in span.body if page.roles[i] is Role.PARAGRAPH)
        for i in range(span.start, span.last + 1):
            if page.roles[i] is None:
                if any(map(str.isalpha, page.lines[i].text)):
                    run.append(i)
                continue
            below = page.roles[i] in (Role.PARAGRAPH, Role.ITEM, Role.QUOTATION)
            if below or not page.roles[i].in_body:
                yield from _decide(page, run, told)
                run = []


def _decide(page: Page, run: list[int], told: set[str]) -> Iterator[Verdict]:
    likeness = [shared(page.lines[i], told) for i in run]
    if run and _labelled(page, run[0] - 1) and (len(run) > 1 or likeness[0] < ALIKE):
        yield from (Verdict(i, Role.RELATED) for i in run)
        return
    if len(run) >= LIST_RUN and likeness[-1] >= ALIKE > max(likeness[:-1]):
        yield from (Verdict(i, Role.RELATED) for i in run[:-1])
        run = run[-1:]
    if block := _block(page, run, told):
        yield from (Verdict(i, Role.PARAGRAPH) for i in block)
        run = [i for i in run if i not in block and _is_heading(page.lines[i])]
        yield from (Verdict(i, Role.HEADING) for i in run)
        return
    if len(run) >= LIST_RUN:
        for i in run:
            yield Verdict(i, Role.RELATED)
        return
    for i in run:
        foreign = _is_foreign(page.lines[i], told)
        if i == run[-1] and not foreign and _is_heading(page.lines[i]):
            yield Verdict(i, Role.HEADING)
        elif len(run) == 2 or foreign:
            yield Verdict(i, Role.RELATED if page.lines[i].tag.startswith("h") else Role.CAPTION)


def _block(page: Page, run: list[int], told: set[str]) -> list[int]:
    """Lines of a run that blank lines part from the rest, below another: a list of the story's own without bullets.

    All lines of the run but these stand by themselves, as headings do.
    """
    blocks: list[list[int]] = []
    for i in run:
        if not blocks or page.lines[i].gap:
            blocks.append([])
        blocks[-1].append(i)
    long = [block for block in blocks[1:] if len(block) >= LIST_RUN]
    if len(long) != 1 or sum(map(len, blocks)) - len(long[0]) != len(blocks) - 1:
        return []
    alike = sum(shared(page.lines[i], told) for i in long[0])
    own = all(page.pages_with(i) <= 1 for i in run) and alike >= OWN_LIST * len(long[0])
    return long[0] if own else []


def _are_headlines(page: Page, lines: list[int], told: set[str]) -> bool:
    """Bare lines are other stories': they stand on other pages as well, or are long and share nothing with this one."""
    if any(page.pages_with(i) > 1 for i in lines):
        return True
    words = sum(len(page.lines[i].words) for i in lines)
    alike = sum(shared(page.lines[i], told) for i in lines)
    return words >= SAYING * len(lines) and alike < OF_STORY * len(lines)


def _is_foreign(line: Line, told: set[str]) -> bool:
    """A line says too much that the story does not say to be its heading; a number before it speaks for one."""
    return len(line.words) >= SAYING and shared(line, told) < OF_STORY and not NUMBER.match(line.text)


def _labelled(page: Page, i: int) -> bool:
    """Line i is the label of a box, and not a whole pointer of one line."""
    known = page.roles[i] in (Role.RELATED, Role.POPULAR) and page.phrases[i] and page.phrases[i][1] == "whole"
    return known or page.rules[i] == "boxed"


def _is_heading(line: Line) -> bool:
    return len(line.words) <= HEADING_WORDS and line.bengali + line.latin >= 3 and not is_date_line(line)
