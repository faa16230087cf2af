"""The shape of a page, read after the lines have been judged alone: which paragraphs tell a story under which title."""

from dataclasses import replace

from mohafez.ingest.page import Page, Span
from mohafez.ingest.structure.bodies import bodies, goes_on, last_line, without_writer
from mohafez.ingest.structure.heads import start
from mohafez.ingest.structure.signs import Signs
from mohafez.ingest.structure.tellings import number, restarts
from mohafez.ingest.structure.titles import best_title

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
        elif title is not None and _strength(page, body) >= MIN_BODY:
            found += [
                Span(title, part[0], last_line(page, part), start(page, signs, part)) for part in restarts(page, body)
            ]
    return number(page, found)


def _is_sure(signs: Signs, title: int | None) -> bool:
    """The title has more to show than its words."""
    return title is not None and (signs.headed(title) or signs.echoed(title))


def _strength(page: Page, body: list[int]) -> int:
    """How much of a body are statements; a body of questions is a list of headlines."""
    return sum(len(line.text) for line in (page.lines[i] for i in body) if line.is_latin or "।" in line.text)
