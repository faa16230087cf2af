"""Who signs: names below a story, or before its first sentence."""

import re

from mohafez.ingest.lines import Line
from mohafez.ingest.page import Page
from mohafez.ingest.rules.writers import are_names, is_byline, is_person

RUN_IN = re.compile(r"(.{3,60}?)\s*(?:॥|[।|:]{1,2}|—|–\s)\s*(?=\S)")
DASH = re.compile(r"[-–—]{1,2}\s*(?=\S)")
PLACE_WORDS = 5


def signatures(page: Page) -> list[int]:
    """Bare lines below a sentence that name a person: behind a dash, in a usual name, or with a place below."""
    lines = page.lines
    return [
        i
        for i in range(1, len(lines))
        if page.roles[i] is None and lines[i - 1].ends_sentence and _signs(lines[i], lines[i + 1 : i + 2])
    ]


def _signs(line: Line, below: list[Line]) -> bool:
    if line.ends_sentence or not (are_names(line.text) or is_person(line.text)):
        return False
    place = any("," in other.text and len(other.words) <= PLACE_WORDS and other.gap == 0 for other in below)
    return bool(DASH.match(line.text)) or is_person(line.text) or place


def begins_with_writer(line: Line) -> bool:
    """The paragraph begins with its correspondent: `দিরাই প্রতিনিধি : …`"""
    begun = RUN_IN.match(line.text)
    return bool(begun) and is_byline(Line(0, begun[1]))
