"""Where a page says who wrote a story: every line that may name a writer is weighed, and the likeliest is taken."""

import re
from collections.abc import Iterator

from mohafez.ingest.lexicon import any_of
from mohafez.ingest.likeness import shared, stems_of
from mohafez.ingest.lines import Line
from mohafez.ingest.page import FEW, Page, Span, Verdict
from mohafez.ingest.roles import Role
from mohafez.ingest.rules.writers import (
    CALLING,
    INFLECTED,
    LABEL,
    LABEL_ALONE,
    PIECES,
    are_names,
    are_persons,
    beside_ago,
    beside_date,
    beside_place,
    first_name,
    is_byline,
    is_desk,
    is_name,
    is_person,
    label_of_name,
    label_of_names,
)

LEDE = 4  # paragraphs in which a writer is not named
FOOT = 3  # lines below a body in which a byline signs it
ABOVE = 4  # lines above a title in which its writer and date may stand
SIGNED = re.compile(rf"(?:{any_of('signed')})\s*[:：]\s*\S", re.I)
SIGNATURE = re.compile(r"[(\[]\s*[^()\[\]]+\s*[)\]]$|[-–—]{1,2}\s*\S")  # (কুষ্টিয়া প্রতিনিধি); — রেজাউল করিম
ENDED = re.compile(rf"[\s([](?:{any_of('ended')})[\s)\].…।]")  # (সংযোজন শেষ)
BRACKETS = "()[] "
DATELINE = re.compile(r"[^()।]{0,50}\([^()]{2,20}\)\s*[-–—:]")
PLACE_WORDS = 3
KICKER_WORDS = 4
CLOSING = re.compile(rf"(?:{any_of('closing')})\W*$", re.I)
ADDRESS_WORDS = 5
# লেখক: কবি ও শিক্ষক
CALLED = re.compile(rf"(?:{any_of('writer')})\s*[:：]\s*(?:\S+\s+)*?\S*(?:{any_of('calling')})(?:\s+ও\s|$|।)")
CLOSING_WORDS = 2  # শুভেচ্ছা, | রূপন্তী
# How surely a line's form names a writer: a desk, agency or known label; another label; a usual part of names; the form
# of a name; the same of one word.
BY_WORDS, LABELLED, PERSON, NAMES, LABELLED_WORD, WORD = 4.0, 3.0, 2.5, 2.0, 1.5, 0.5
# What its place adds. A line of the story's own is on few pages of its site; a person of the story is no writer.
BELOW_TITLE, BESIDE_DATE, ABOVE_BODY, OWN = 1.0, 1.0, 0.5, 0.5
ABOVE_TITLE, BELOW_BODY, SIGNS, IN_LEDE = -0.5, -0.5, 2.5, -2.0
ENOUGH = 2.5
OF_NAME = 0.5  # a person of the story has so much of a writer's name: half of two words, not one of three
DATES = (Role.PUBLISHED, Role.UPDATED)


def byline(page: Page) -> Iterator[Verdict]:
    """The likeliest of the lines between title and body, right above the title and right below the body."""
    for span in page.spans:
        if any(page.roles[i] is Role.BYLINE for i in page.below(span)):  # said already: rules.colophon
            continue
        lede = _named_in_lede(page, span)
        weighed = {i: _weight(page, span, i, lede) for i in [*page.head(span), *_above(page, span), *_foot(page, span)]}
        best = max(weighed, key=lambda i: weighed[i], default=None)
        if best is not None and weighed[best] >= ENOUGH and page.roles[best] is None:
            yield from _with_calling(page, best) if best in page.head(span) else _with_names(page, best)


def _named_in_lede(page: Page, span: Span) -> set[str]:
    """The stems of the first paragraphs, without the place and agency before the first (রংপুর, ৯ জানুয়ারি (পিবিএন) — …)."""
    first, *following = [page.lines[i] for i in span.body if page.roles[i] is Role.PARAGRAPH][:LEDE] or [Line(0, "")]
    told = Line(0, DATELINE.sub("", first.text)) if DATELINE.match(first.text) else first
    return stems_of([told, *following])


def _weight(page: Page, span: Span, i: int, lede: set[str]) -> float:
    """How surely line i names the story's writer; a date line, how surely it does beside its date."""
    line = page.lines[i]
    if page.roles[i] in DATES:
        told = Line(0, beside_date(line))
        return _form(told) + BESIDE_DATE if told.text else 0.0
    if page.roles[i] is not None:
        return 0.0
    if len(line.words) == 1 and page.phrases[i]:
        return 0.0  # ঢাকা
    form = BY_WORDS if beside_ago(line) else _form(line) or _form(Line(0, line.text.strip(BRACKETS)))
    if not form or (page.is_common(i) and form < BY_WORDS):
        return 0.0
    named = form < BY_WORDS and shared(Line(0, first_name(line.text)), lede) >= OF_NAME
    own = page.of_site >= FEW and page.pages_with(i) <= 1
    if form == BY_WORDS and CALLED.search(line.text):
        form = 0.0
    return form + OWN * own + IN_LEDE * named + _place(page, span, i)


def _form(line: Line) -> float:
    if is_byline(line):
        return BY_WORDS
    if label_of_names(line.text) or beside_place(line.text) or are_persons(line.text):
        return LABELLED
    if is_person(line.text) and not line.ends_sentence:
        return PERSON
    if are_names(line.text):
        return NAMES
    pieces = PIECES.split(line.text)  # রিমঝিম ঘোষ | Edited By: সৌরভ মান্না
    if len(pieces) > 1 and are_names(pieces[0]) and (is_byline(Line(0, pieces[1])) or label_of_names(pieces[1])):
        return LABELLED
    if label_of_name(line.text):
        return LABELLED_WORD
    return WORD if len(line.words) == 1 and is_name(line) and not INFLECTED.search(line.text) else 0.0


def _place(page: Page, span: Span, i: int) -> float:
    dated = BESIDE_DATE * _beside(page, i)
    if i < span.title:
        return ABOVE_TITLE + dated
    if i > span.last:
        return BELOW_BODY + SIGNS * _signs(page, span, i) + dated
    return max(BELOW_TITLE * (i == span.title + 1), ABOVE_BODY * (i + 1 == span.start)) + dated


def _above(page: Page, span: Span) -> list[int]:
    """The lines right above a title that may be its writer's and date's, or its kicker; none of the story above."""
    found: list[int] = []
    for i in range(span.title - 1, max(span.title - 1 - ABOVE, -1), -1):
        line = page.lines[i]
        if any(other.last < i <= other.last + FOOT for other in page.spans) or page.roles[i] not in (None, *DATES):
            break
        if page.roles[i] is None and len(line.words) > KICKER_WORDS and not (are_names(line.text) or is_byline(line)):
            break
        found.append(i)
    return found


def _foot(page: Page, span: Span) -> list[int]:
    """The lines below a body that sign it, or that name who wrote right below its last paragraph."""
    below = range(span.last + 1, min(span.last + FOOT + 1, len(page.lines)))
    return [i for i in below if page.roles[i] is None and (i == below[0] or _signs(page, span, i))]


def _signs(page: Page, span: Span, i: int) -> bool:
    """Line i signs the story above it: by its label, its brackets or dash, its address, or what stands before it."""
    line = page.lines[i]
    if SIGNED.match(line.text) or (is_person(line.label) and CALLING.search(line.text)):
        return True
    signs = is_byline(Line(0, line.text.strip(BRACKETS))) or (are_names(line.text) and not ENDED.search(line.text))
    if i == span.last + 1 and (SIGNATURE.match(line.text) or _has_address(page, i)) and signs:
        return True
    return is_name(line) and not INFLECTED.search(line.text) and any(map(_closes, page.lines[span.last + 1 : i]))


def _has_address(page: Page, i: int) -> bool:
    """Right below line i stands where somebody is from, or what: `কাটগড়, চট্টগ্রাম`."""
    below = page.lines[i + 1 : i + 2]
    return any("," in line.text and len(line.words) <= ADDRESS_WORDS and not line.gap for line in below)


def _closes(line: Line) -> bool:
    """The line is a letter's `শুভেচ্ছা,` or `বিনীত`."""
    return len(line.words) <= CLOSING_WORDS and bool(line.text.endswith(",") or CLOSING.match(line.text))


def _beside(page: Page, i: int) -> bool:
    """A date line is next to line i, or next but for another name or place."""
    for step in (-1, 1):
        j = i + step
        if 0 <= j < len(page.lines) and page.roles[j] is None and is_name(page.lines[j]):
            j += step
        if 0 <= j < len(page.lines) and page.roles[j] in DATES:
            return True
    return False


def _with_calling(page: Page, i: int) -> list[Verdict]:
    """The byline; the place that stands on a line of its own below it goes with it, a calling does not."""
    above, below = page.lines[i - 1], page.lines[i + 1]  # a title stands above a head, and a body below it
    own, found = [Verdict(i, Role.BYLINE)], page.phrases[i + 1]
    if LABEL_ALONE.match(page.lines[i].text) and page.roles[i + 1] is None and is_name(below):
        return [Verdict(i, Role.OTHER), Verdict(i + 1, Role.BYLINE)]
    if page.roles[i - 1] is None:
        if LABEL.match(page.lines[i].text):
            return [Verdict(i - 1, Role.BYLINE), *own] if label_of_names(above.text) else own
        if are_names(above.text) and is_desk(page.lines[i].text):
            return [Verdict(i - 1, Role.BYLINE), Verdict(i, Role.OTHER)]
    if page.roles[i + 1] is not None:
        return own
    if CALLING.search(below.text):
        return [*own, Verdict(i + 1, Role.OTHER)]
    if names := _with_names(page, i)[1:]:
        return [*own, *names]
    before_date = page.roles[i + 2] in DATES and len(below.words) <= PLACE_WORDS
    placed = before_date or (found is not None and found[0] == "place")
    return [*own, Verdict(i + 1, Role.BYLINE)] if placed else own


def _with_names(page: Page, i: int) -> list[Verdict]:
    """The byline, and the names that stand beside it on lines of their own."""
    found = [i]
    if are_names(page.lines[i].text):
        for step in (1, -1):
            j = i + step
            while 0 <= j < len(page.lines) and _is_further_name(page, j):
                found.append(j)
                j += step
    return [Verdict(j, Role.BYLINE) for j in found]


def _is_further_name(page: Page, i: int) -> bool:
    line = page.lines[i]
    return page.roles[i] is None and are_names(line.text) and not is_byline(line) and page.pages_with(i) < FEW
