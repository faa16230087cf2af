"""Captions of pictures, told by their place and their credit."""

import re
from collections.abc import Iterator

from mohafez.ingest.lines import Line
from mohafez.ingest.page import Page, Verdict
from mohafez.ingest.roles import Role
from mohafez.ingest.rules.dates import is_date_line
from mohafez.ingest.rules.writers import is_byline

FOREIGN_WORDS = 4  # `Ad by Google` is no caption
CAPTION_MIN = 8  # letters
CAPTION_MAX = 180
CREDIT_TAIL = re.compile(r"\s(?:[|/–—-]|[|/])\s*[^|/।]{2,40}$|\([^()]{2,40}\)$")
BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]$")
NUMBER = re.compile(r"^[(\[]?[0-9০-৯]+[.)।\]]")  # before a heading
ABOVE = 2  # lines above a title where its picture may stand


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
