"""The shape of a page, read after the lines have been judged alone: which paragraphs tell a story under which title."""

import re
from dataclasses import replace

from mohafez.ingest.lines import Line
from mohafez.ingest.page import Page, Span
from mohafez.ingest.structure.bodies import bodies, goes_on, last_line, without_writer
from mohafez.ingest.structure.heads import start
from mohafez.ingest.structure.signs import Signs
from mohafez.ingest.structure.tellings import number, restarts
from mohafez.ingest.structure.titles import best_title

VERSES, VERSE_MAX = 6, 55  # lines of a poem, and their characters
NOTICE_MAX = 3  # paragraphs
READER = re.compile(r"(?:^|\s)আপনা?(?:ি|র|কে|দের|রা)(?:\W|$)")
QUOTED = re.compile("[‘“][^’”]*[’”]")
ERROR = re.compile("(?<![0-9০-৯,.])(?:40[34]|৪০[৩৪]|50[0-4]|৫০[০-৪])$")
MIN_BODY = 120  # characters of sentences; less is no story


def spans(page: Page) -> list[Span]:
    """Find the tellings of stories, in order. A body without a title, or too short, is none."""
    signs = Signs(page)
    found: list[Span] = []
    for paragraphs in bodies(page, signs):
        after = found[-1].last if found else -1
        title, body = best_title(page, signs, after, paragraphs), paragraphs
        if title is None and len(body) > 1 and signs.headline(body[0]):
            title, body = body[0], body[1:]
        if title is not None:
            body = without_writer(page, title, body)
        if found and not _is_sure(signs, title) and goes_on(page, signs, found[-1], body):
            found[-1] = replace(found[-1], last=last_line(page, body))
        elif title is not None and _tells(page, signs, title, body):
            found += [
                Span(title, part[0], last_line(page, part), start(page, signs, part)) for part in restarts(page, body)
            ]
    return number(page, found)


def _is_sure(signs: Signs, title: int | None) -> bool:
    """The title has more to show than its words."""
    return title is not None and (signs.headed(title) or signs.echoed(title))


def _tells(page: Page, signs: Signs, title: int, body: list[int]) -> bool:
    """A body has enough statements, or verses under a sure title, and is no notice to the reader."""
    if _strength(page, body) < MIN_BODY and not (_is_sure(signs, title) and _is_poem(page, body)):
        return False
    told = _is_sure(signs, title) or page.hints.published or page.hints.authors
    return bool(told) or not _is_notice([page.lines[i] for i in range(title, body[-1] + 1)], len(body))


def _is_poem(page: Page, body: list[int]) -> bool:
    """Nothing but short lines stands between a body's first and last sentence, and enough of them."""
    lines = page.lines[body[0] : body[-1] + 1]
    return len(lines) >= VERSES and all(len(line.text) <= VERSE_MAX and not line.dates for line in lines)


def _is_notice(lines: list[Line], paragraphs: int) -> bool:
    """A few undated, unsigned paragraphs that speak to their reader (আপনি) or have an error's number: no story."""
    if paragraphs > NOTICE_MAX:
        return False
    spoken = [line for line in lines if line.sentences]
    addressed = sum(bool(READER.search(QUOTED.sub("", line.text))) for line in spoken)
    return addressed * 2 >= len(spoken) or any(ERROR.search(line.text) and not line.sentences for line in lines)


def _strength(page: Page, body: list[int]) -> int:
    """How much of a body are statements; a body of questions is a list of headlines."""
    return sum(len(line.text) for line in (page.lines[i] for i in body) if line.is_latin or "।" in line.text)
