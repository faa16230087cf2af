"""When a story was published and updated, and the clocks, print stamps and list dates that say neither."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from mohafez.bangla.dates import PartialDate
from mohafez.ingest.lexicon import any_of
from mohafez.ingest.lines import Line, once
from mohafez.ingest.page import Page, Span, Verdict
from mohafez.ingest.roles import Role
from mohafez.ingest.rules.writers import AGO, beside_ago

UPDATED = re.compile(any_of("updated"), re.I)
PUBLISHED = re.compile(any_of("published"), re.I)
LABEL_ALONE = re.compile(rf"\S*(?:{any_of('updated')}|{any_of('published')})\S*(?:\s\S+)?\W*$", re.I)
EDITION = re.compile(any_of("edition"), re.I)  # মুদ্রিত সংস্করণ: the day of a newspaper
STAMP = re.compile(any_of("stamp"), re.I)
LETTERS_BESIDE_MONTH = 15  # the same for a month or year without a day
LETTERS_BESIDE = 60  # more letters than this beside a date: text about that date, no date line
AGO_MAX = 40  # characters
KICKER_WORDS = 3
BELOW_TOP = 4  # lines that stand above a date that is no clock, if there is no clock among them
ABOVE, BELOW = 5, 6  # lines above a title and below a body in which a labelled date is the story's


class Kind(Enum):
    """What the words before a date say it is."""

    PLAIN = "plain"
    PUBLISHED = "published"
    UPDATED = "updated"
    STAMP = "stamp"


@dataclass(frozen=True)
class Printed:
    """A date on a page, and what it says it is."""

    kind: Kind
    date: PartialDate


@once
def is_date_line(line: Line) -> bool:
    """The line is a date with a label at most, or a date beside a place and a counter."""
    if not line.dates or line.ends_with_danda:
        return False
    whole = any(found.date.day for found in line.dates)
    return sum(c.isalpha() for c in line.beside_dates) <= (LETTERS_BESIDE if whole else LETTERS_BESIDE_MONTH)


def printed_on(line: Line, label: str = "") -> list[Printed]:
    """Read the dates of a date line, each with the label before it: that of the first may stand above the line."""
    found, at = [], 0
    for date in line.dates:
        before = line.text[at : date.start] if at else f"{label} {line.text[: date.start]}"
        at = date.end
        if EDITION.search(before):
            kind = Kind.PUBLISHED
        elif STAMP.search(before):
            kind = Kind.STAMP
        elif UPDATED.search(before):
            kind = Kind.UPDATED
        elif PUBLISHED.search(before):
            kind = Kind.PUBLISHED
        else:
            kind = Kind.PLAIN
        found.append(Printed(kind, date.date))
    return found


def printed_at(page: Page, i: int) -> list[Printed]:
    """Read the dates of line i, below a label on a line of its own if there is one: প্রকাশ | ১২ মে ২০২৪."""
    above = page.lines[i - 1].text if i else ""
    return printed_on(page.lines[i], above if LABEL_ALONE.match(above) else "")


def ago(line: Line) -> Role | None:
    """`৩৮ মিনিট আগে` stands under headlines in lists; with a name beside it, it is a byline, with a day a date."""
    dated = any(found.date.day for found in line.dates)
    said = len(line.text) <= AGO_MAX and AGO.match(line.text) and not dated and not beside_ago(line)
    return Role.OTHER if said else None


def printed(page: Page) -> Iterator[Verdict]:
    """A date between a story's title and its body is the publishing time; elsewhere a date is a clock, or a list's.

    A date that says itself that it is one (`প্রকাশ:`, `আপডেট:`) may also stand within the body, above the title or
    after the last paragraph. A print stamp never counts.
    """
    told: set[int] = set()
    for span in page.spans:
        plain = page.head(span)
        beside = _beside(page, span)
        labelled = range(max(span.title - ABOVE, 0), min(span.last + BELOW + 1, len(page.lines)))
        for i in labelled:
            line = page.lines[i]
            if page.roles[i] is not None or i in told or not is_date_line(line):
                continue
            kinds = {p.kind for p in printed_at(page, i)} - {Kind.STAMP}
            if not kinds or (kinds == {Kind.PLAIN} and i not in plain and i not in beside):
                continue
            told.add(i)
            yield Verdict(i, Role.UPDATED if kinds == {Kind.UPDATED} else Role.PUBLISHED)
    for i, line in page.open():
        if i not in told and is_date_line(line):
            yield Verdict(i, Role.CLOCK)


def _beside(page: Page, span: Span) -> set[int]:
    """The date lines right above a title or its kicker and right below a body, if none stands between them.

    The one above counts only if the page has a clock besides, or several lines above it; the one below, if no dated
    list begins there.
    """
    if any(page.roles[i] is None and is_date_line(page.lines[i]) for i in page.head(span)):
        return set()
    found = set()
    i = span.title - 1
    if i > 0 and (page.roles[i] is Role.MENU or len(page.lines[i].words) <= KICKER_WORDS) and not page.lines[i].dates:
        i -= 1
    if i >= BELOW_TOP or any(is_date_line(line) for line in page.lines[: max(i, 0)]):
        found.add(i)
        if i and page.roles[i] is None and is_date_line(page.lines[i]):  # published and updated, a line each
            found.add(i - 1)
    below = span.last + 1
    if below + 2 >= len(page.lines) or not is_date_line(page.lines[below + 2]):
        found.add(below)
    return {i for i in found if 0 <= i < len(page.lines)}
