"""The section that a page prints for a story: a step of its breadcrumb, a line of its own, a word beside its date."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from mohafez.ingest.lexicon import any_of, fold
from mohafez.ingest.page import Hints, Page, Span
from mohafez.ingest.roles import Role

Named = Callable[[str], str | None]  # the slug of the section that a text names

STEPS = re.compile(r"\s*[»›→]\s*|\s+[>/]\s+")
PIECES = re.compile(r"\s*[|•●·,;]\s*")
LABEL = re.compile(rf"(?:{any_of('section')})\s*[:：-]\s*(?=\S)", re.I)
HOME = re.compile(rf"(?:{any_of('home')})\W*$", re.I)
SHORT = 160  # characters; a longer line is no breadcrumb and no line about a story
ABOVE = 8  # lines above a title within which its breadcrumb stands: buttons or a picture may come between
BELOW = 4  # lines below a body within which its section may be labelled
DEEP = 2  # sections in one breadcrumb (বাংলাদেশ › রাজনীতি); more, and it is a menu


def printed(page: Page, span: Span, hints: Hints, named: Named) -> str | None:
    """The slug of the section that a story's page says it stands in, or None: its markup counts before its lines."""
    after = max((other.last for other in page.spans if other.last < span.title), default=-1)
    above = _short(page, range(span.title - 1, max(after, span.title - 1 - ABOVE), -1))
    head = _short(page, page.head(span))
    below = _short(page, range(span.last + 1, min(span.last + 1 + BELOW, len(page.lines))))
    found = chain(
        map(named, PIECES.split(hints.section)),
        (_labelled(page.lines[i].text, named) for i in [*head, *above, *below]),
        (_last_step(page.lines[i].text, named) for i in [*head, *above]),
        (_alone(page, i, named) for i in [*head, *above[:1]]),
        _beside(page, head, named),
    )
    return next(filter(None, found), None)


def _short(page: Page, lines: Iterable[int]) -> list[int]:
    return [i for i in lines if len(page.lines[i].text) <= SHORT]


def _labelled(text: str, named: Named) -> str | None:
    label = LABEL.match(text)
    return named(text[label.end() :]) if label else None


def _last_step(text: str, named: Named) -> str | None:
    """The last step of a breadcrumb that is a section: `হোম › খেলা › ক্রিকেট`, or with the title at its end."""
    steps = STEPS.split(text)
    found = [section for step in steps if (section := named(step))] if len(steps) > 1 else []
    return found[-1] if found and len(set(found)) <= DEEP else None


def _beside(page: Page, head: Iterable[int], named: Named) -> Iterator[str | None]:
    """`খেলা | ১৪ ডিসেম্বর ২০২৫`: a section beside a date or byline."""
    for i in head:
        if page.roles[i] in (Role.PUBLISHED, Role.UPDATED, Role.BYLINE):
            yield from map(named, PIECES.split(page.lines[i].beside_dates))


def _alone(page: Page, i: int, named: Named) -> str | None:
    """A section on a line of its own, unless that is the end of a menu with a line for each, as the line above tells.

    A section that the page prints once more, below another line, is this story's; so is the second step of a breadcrumb
    that has a line for each.
    """
    section = named(page.lines[i].text)
    if not section or not i:
        return section
    above, key = page.lines[i - 1].key, page.lines[i].key
    before = [j for j in range(i) if page.lines[j].key == key]
    apart = bool(before) and all(j == 0 or page.lines[j - 1].key != above for j in before)
    in_menu = named(above) or (page.roles[i - 1] is Role.MENU and not apart)
    return None if in_menu and not HOME.match(fold(above)) else section
