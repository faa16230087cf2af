"""Where a page says who wrote a story: in its head, or signed below it."""

import re
from collections.abc import Iterator

from mohafez.ingest.lexicon import any_of
from mohafez.ingest.likeness import stems_of
from mohafez.ingest.lines import Line
from mohafez.ingest.page import Page, Span, Verdict
from mohafez.ingest.roles import Role
from mohafez.ingest.rules.writers import (
    CALLING,
    INFLECTED,
    LABEL,
    are_names,
    beside_ago,
    beside_place,
    first_name,
    is_byline,
    is_name,
    is_person,
    label_of_names,
)

LEDE = 4  # paragraphs in which a writer is not named
FOOT = 3  # lines below a body in which a byline signs it
SIGNED = re.compile(rf"(?:{any_of('signed')})\s*[:：]\s*\S", re.I)
SIGNATURE = re.compile(r"[(\[]\s*[^()\[\]]+\s*[)\]]$|[-–—]{1,2}\s*\S")  # (কুষ্টিয়া প্রতিনিধি); — রেজাউল করিম
ENDED = re.compile(rf"[\s([](?:{any_of('ended')})[\s)\].…।]")  # (সংযোজন শেষ)
PLACE_WORDS = 3
CLOSING = re.compile(rf"(?:{any_of('closing')})\W*$", re.I)
ADDRESS_WORDS = 5
CLOSING_WORDS = 2  # শুভেচ্ছা, | রূপন্তী


def byline(page: Page) -> Iterator[Verdict]:
    """A desk or correspondent between title and body, a name beside the title or the date, or who signs below."""
    for span in page.spans:
        yield from _in_head(page, span) or _at_foot(page, span) or _above(page, span)


def _in_head(page: Page, span: Span) -> list[Verdict]:
    zone = [i for i in page.head(span) if page.roles[i] is None]
    if sure := [i for i in zone if is_byline(page.lines[i]) or beside_ago(page.lines[i])]:
        return _with_calling(page, sure[0])
    dated = {i for i in page.head(span) if page.roles[i] in (Role.PUBLISHED, Role.UPDATED)}
    near = [i for i in zone if i == zone[0] or _beside(page, i, dated)]
    if persons := [i for i in near if is_person(page.lines[i].text) and not page.lines[i].ends_sentence]:
        return _with_calling(page, persons[0])
    if any(is_byline(Line(0, page.lines[i].beside_dates)) for i in dated):
        return []  # who stands beside the date is taken with it: story.py
    lede = stems_of([page.lines[i] for i in span.body if page.roles[i] is Role.PARAGRAPH][:LEDE])
    for i in zone:
        line = page.lines[i]
        if page.is_common(i) or Line(0, first_name(line.text)).stems & lede:
            continue
        told = label_of_names(line.text) or beside_place(line.text)
        if told or (are_names(line.text) and (i == span.title + 1 or _beside(page, i, dated))):
            return _with_calling(page, i)
    return []


def _at_foot(page: Page, span: Span) -> list[Verdict]:
    """Who signs below the last paragraph."""
    for i in range(span.last + 1, min(span.last + FOOT + 1, len(page.lines))):
        line = page.lines[i]
        if page.roles[i] is not None:
            continue
        if SIGNED.match(line.text) or (is_person(line.label) and CALLING.search(line.text)):
            return [Verdict(i, Role.BYLINE)]
        signs = is_byline(Line(0, line.text.strip("()[] "))) or (are_names(line.text) and not ENDED.search(line.text))
        if i == span.last + 1 and SIGNATURE.match(line.text) and signs:
            return [Verdict(i, Role.BYLINE)]
        if i == span.last + 1 and _has_address(page, i) and (is_person(line.text) or are_names(line.text)):
            return [Verdict(i, Role.BYLINE)]
        if is_name(line) and not INFLECTED.search(line.text) and any(map(_closes, page.lines[span.last + 1 : i])):
            return [Verdict(i, Role.BYLINE)]
    return []


def _has_address(page: Page, i: int) -> bool:
    """Right below line i stands where somebody is from, or what: `কাটগড়, চট্টগ্রাম`."""
    below = page.lines[i + 1 : i + 2]
    return any("," in line.text and len(line.words) <= ADDRESS_WORDS and not line.gap for line in below)


def _closes(line: Line) -> bool:
    """The line is a letter's `শুভেচ্ছা,` or `বিনীত`."""
    return len(line.words) <= CLOSING_WORDS and bool(line.text.endswith(",") or CLOSING.match(line.text))


def _above(page: Page, span: Span) -> list[Verdict]:
    """A person right above the title, as of a column; or a byline that is one by its words."""
    i = span.title - 1
    if i < 0 or page.roles[i] is not None or page.is_common(i):
        return []
    line = page.lines[i]
    if not (is_person(line.text) or is_byline(line) or (label_of_names(line.text) and LABEL.match(line.text))):
        return []
    if any(other.last < i <= other.last + FOOT for other in page.spans):
        return []  # it signs the story above
    return [Verdict(i, Role.BYLINE)]


def _beside(page: Page, i: int, dated: set[int]) -> bool:
    """A date line is next to line i, or next but for another name or place."""
    for step in (-1, 1):
        j = i + step
        if 0 <= j < len(page.lines) and page.roles[j] is None and is_name(page.lines[j]):
            j += step
        if j in dated:
            return True
    return False


def _with_calling(page: Page, i: int) -> list[Verdict]:
    """The byline; the place that stands on a line of its own below it goes with it, a calling does not."""
    above, below = page.lines[i - 1], page.lines[i + 1]  # a title stands above a head, and a body below it
    own, found = [Verdict(i, Role.BYLINE)], page.phrases[i + 1]
    if page.roles[i - 1] is None:
        if LABEL.match(page.lines[i].text):
            return [Verdict(i - 1, Role.BYLINE), *own] if label_of_names(above.text) else own
        if are_names(above.text):
            return [Verdict(i - 1, Role.BYLINE), Verdict(i, Role.OTHER)]
    if page.roles[i + 1] is not None:
        return own
    if CALLING.search(below.text):
        return [*own, Verdict(i + 1, Role.OTHER)]
    before_date = page.roles[i + 2] in (Role.PUBLISHED, Role.UPDATED) and len(below.words) <= PLACE_WORDS
    placed = before_date or (found is not None and found[0] == "place")
    return [*own, Verdict(i + 1, Role.BYLINE)] if placed else own
