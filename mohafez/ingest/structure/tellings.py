"""Stories that a page tells more than once: whole, cut short, or typed a little differently."""

from collections.abc import Iterable
from dataclasses import replace

from rapidfuzz import fuzz

from mohafez.ingest.lines import CUT, Line
from mohafez.ingest.page import Page, Span
from mohafez.ingest.roles import Role

SAME = 0.6  # two tellings that share this much of the shorter one are one story
NEARLY = 90  # per cent of likeness at which two prints of a paragraph are one
CUT_MIN = 40  # characters that a paragraph which breaks off must have in common with the whole one


class Told:
    """The paragraphs of a telling, to be found again in another."""

    def __init__(self, lines: Iterable[Line]):
        self.keys = {line.key for line in lines}

    def holds(self, line: Line) -> bool:
        """A paragraph of the telling is this line, nearly this line, or goes on where this line breaks off."""
        key = line.key
        if key in self.keys:
            return True
        begun = CUT.sub("", key)
        if len(begun) >= CUT_MIN and begun != key and any(other.startswith(begun) for other in self.keys):
            return True
        return any(
            abs(len(other) - len(key)) * 10 <= len(key) and fuzz.ratio(key, other, score_cutoff=NEARLY) > 0
            for other in self.keys
        )


def restarts(page: Page, body: list[int]) -> list[list[int]]:
    """Part a body where it begins anew: a lede printed apart, or the whole body twice under one title."""
    opening = Told([page.lines[body[0]]])
    for k in range(1, len(body)):
        if opening.holds(page.lines[body[k]]) and same(page, body[:k], body[k:]):
            return [body[:k], body[k:]]
    return [body]


def number(page: Page, spans: list[Span]) -> list[Span]:
    """Number the stories. Of two tellings of one story the fuller (or the first) becomes the article."""
    stories: list[list[Span]] = []
    for span in spans:
        told = next((s for s in stories if same(page, paragraphs_of(page, s[0]), paragraphs_of(page, span))), None)
        if told:
            told.append(span)
        else:
            stories.append([span])
    found = []
    for story, told in enumerate(stories):
        main = max(told, key=lambda span: (_size(page, paragraphs_of(page, span)), -span.first))
        found += [replace(span, story=story, main=span is main) for span in told]
    return sorted(found, key=lambda span: span.first)


def paragraphs_of(page: Page, span: Span) -> list[int]:
    return [i for i in span.body if page.roles[i] in (Role.PARAGRAPH, Role.ITEM)]


def _size(page: Page, paragraphs: list[int]) -> int:
    return sum(len(page.lines[i].text) for i in paragraphs)


def same(page: Page, one: list[int], other: list[int]) -> bool:
    """Tell whether most of the shorter of two tellings stands in the longer."""
    shorter, longer = sorted((one, other), key=lambda paragraphs: _size(page, paragraphs))
    told = Told(page.lines[i] for i in longer)
    common = [i for i in shorter if told.holds(page.lines[i])]
    return _size(page, common) >= SAME * _size(page, shorter)
