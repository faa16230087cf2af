"""Captions of pictures, told by their place and their credit."""

import re
from collections import Counter
from collections.abc import Iterator

from mohafez.ingest.likeness import stems_of
from mohafez.ingest.lines import Line
from mohafez.ingest.page import Page, Verdict
from mohafez.ingest.roles import Role
from mohafez.ingest.rules.dates import is_date_line
from mohafez.ingest.rules.writers import is_byline

FOREIGN_WORDS = 4  # `Ad by Google` is no caption
CAPTION_MIN = 8  # letters
BUTTON_WORDS = 3
CAPTION_MAX = 180
CREDIT_TAIL = re.compile(r"\s(?:[|/–—-]|[|/])\s*[^|/।]{2,40}$|\([^()]{2,40}\)$")
BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]$")
NUMBER = re.compile(r"^[(\[]?[0-9০-৯]+[.)।\]]")  # before a heading
PICTURE = re.compile(r"[(\[]?[0-9০-৯]{1,2}\s*/\s*([0-9০-৯]{1,2})[)\]:.]?\s+\S")  # ১/৫ ভোরের আলোয় …
ABOVE = 2  # lines above a title where its picture may stand


def numbered(page: Page) -> Iterator[Verdict]:
    """`১/৫ …`, `২/৫ …`: lines that say which picture of how many they are about are a gallery's captions."""
    for span in page.main_spans:
        counted = [(i, match) for i in span.body if (match := PICTURE.match(page.lines[i].text))]
        of = Counter(match[1] for _, match in counted)
        yield from (Verdict(i, Role.CAPTION) for i, match in counted if of[match[1]] > 1)


def caption(page: Page) -> Iterator[Verdict]:
    """Bare lines between title and body, foreign lines between Bengali paragraphs, lines with a credit: captions.

    A picture may stand above the title or below the last paragraph. A caption elsewhere belongs to another story.
    """
    within: set[int] = set()
    for span in page.main_spans:
        body = [page.lines[i] for i in span.body]
        bengali = sum(line.bengali for line in body) > sum(line.latin for line in body)
        told = stems_of(body)
        within.update(range(max(span.title - ABOVE, 0), span.last + 1))
        for i in page.head(span):
            line = page.lines[i]
            if _bare(page, i) and line.bengali + line.latin >= CAPTION_MIN and _says_something(line, told):
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


def _says_something(line: Line, told: set[str]) -> bool:
    """More than a button or tab does: several words, or two that the story has, too."""
    return len(line.words) > BUTTON_WORDS or (len(line.words) > 1 and not line.stems.isdisjoint(told))


def _credited(line: Line) -> bool:
    """The line ends in a credit, or goes on after a danda, as no heading does."""
    if BRACKETED.match(line.text):
        return False
    goes_on = "।" in NUMBER.sub("", line.text) and not line.ends_sentence
    return goes_on or bool(CREDIT_TAIL.search(line.text))


def _bare(page: Page, i: int) -> bool:
    """No rule has decided the line, and it is no date or byline, nor too long for a caption."""
    line = page.lines[i]
    return (
        page.roles[i] is None
        and not line.is_cut
        and not line.text.endswith((",", ":"))
        and len(line.text) <= CAPTION_MAX
        and not is_date_line(line)
        and not is_byline(line)
    )
