"""Lines of stories and poems, which seldom end as news does: speech, chapters, verses."""

import re
from collections.abc import Iterator
from itertools import groupby

from mohafez.bangla.numerals import to_ascii
from mohafez.ingest.lines import Line
from mohafez.ingest.page import Page, Span, Verdict
from mohafez.ingest.roles import Role

# লোকে জিজ্ঞেস করে, ‘কয়টা বাজে?’ · ‘সারানো যাবে?’ A heading that quotes has no sentence's end within its quotation marks.
QUOTED = re.compile(r"(.*[,:—–-]\s*)?[‘“\"'](?=\S)[^‘“]*[?!।…][’”\"']")
TALK = 2  # so many lines that are nothing but speech are a talk; one may be a heading
CHAPTERS = ("", "এক", "দুই", "তিন", "চার", "পাঁচ", "ছয়", "সাত", "আট", "নয়", "দশ", "এগারো", "বারো")
VERSE_MAX = 55  # characters
GOES_ON = (",", ";")
VERSES, SHORT = 6, 0.8  # lines of a body at least, and the share of them that are short
BARE = 3  # of them end as no sentence does


def chapters(page: Page) -> Iterator[Verdict]:
    """এক, দুই, তিন … or ১, ২, ৩ … on lines of their own above paragraphs, counted from one, head chapters.

    Page numbers stand below what they count, so that in figures one stands above the first paragraph.
    """
    for span in page.main_spans:
        found: list[int] = []
        for i in range(span.title + 1, span.last):
            if page.roles[i] not in (None, Role.SHARE, Role.OTHER) or page.roles[i + 1] is not Role.PARAGRAPH:
                continue
            number = page.lines[i].text.strip(" .।()[]॥")
            if number == CHAPTERS[min(len(found) + 1, len(CHAPTERS) - 1)] or _counts(number, len(found) + 1, i, span):
                found.append(i)
        if len(found) > 1:
            yield from (Verdict(i, Role.HEADING) for i in found)


def _counts(number: str, expected: int, i: int, span: Span) -> bool:
    return to_ascii(number) == str(expected) and (expected > 1 or i < span.first)


def talk(page: Page) -> Iterator[Verdict]:
    """Bare lines that quote a whole sentence are speech."""
    for span in page.main_spans:
        quoting = [(i, QUOTED.fullmatch(page.lines[i].text)) for i in range(span.start, span.last) if _bare(page, i)]
        said = [i for i, quoted in quoting if quoted]
        introduced = [i for i, quoted in quoting if quoted and quoted[1]]
        yield from (Verdict(i, Role.PARAGRAPH) for i in (said if len(said) >= TALK else introduced))


def verses(page: Page) -> Iterator[Verdict]:
    """Where nearly all lines of a body are short and many end as no sentence does, all are verses."""
    for span in page.main_spans:
        region = _stanzas(page, span)
        lines = [i for i in region if page.roles[i] in (None, Role.PARAGRAPH)]
        bare = [i for i in lines if _bare(page, i)]
        short = [i for i in lines if len(page.lines[i].text) <= VERSE_MAX]
        if len(lines) >= VERSES and len(short) >= SHORT * len(lines) and len(bare) >= BARE and _is_poem(page, lines):
            yield from (Verdict(i, Role.PARAGRAPH) for i in bare)


def _is_poem(page: Page, lines: list[int]) -> bool:
    """Whole sentences are as short as the rest, and blank lines part stanzas; a recipe has long sentences."""
    longest = max(len(page.lines[i].text) for i in lines)
    return longest <= 2 * VERSE_MAX and any(page.lines[i].gap for i in lines[1:])


def _stanzas(page: Page, span: Span) -> range:
    """A body with the bare lines of its first and last stanza: those that no blank line parts from it."""
    first, last = span.first, span.last
    while first - 1 > span.title and _is_verse(page.lines[first - 1], page.lines[first]) and _bare(page, first - 1):
        first -= 1
    while last + 1 < len(page.lines) and page.lines[last + 1].gap == 0 and _bare(page, last + 1):
        last += 1
    return range(first, last + 1)


def _is_verse(line: Line, below: Line) -> bool:
    return len(line.text) <= VERSE_MAX and (below.gap == 0 or line.text.endswith(GOES_ON))


def unfinished(page: Page) -> Iterator[Verdict]:
    """A bare line that ends in a comma or semicolon goes on, as no heading does: it and those around it are verses."""
    for span in page.main_spans:
        bare = [i for i in range(span.start, span.last) if _bare(page, i)]
        for _, run in groupby(enumerate(bare), key=lambda pair: pair[1] - pair[0]):
            lines = [i for _, i in run]
            if any(page.lines[i].text.endswith(GOES_ON) for i in lines):
                yield from (Verdict(i, Role.PARAGRAPH) for i in lines if len(page.lines[i].text) <= VERSE_MAX)


def _bare(page: Page, i: int) -> bool:
    return page.roles[i] is None and page.pages_with(i) <= 1 and page.lines[i].bengali + page.lines[i].latin > 1
