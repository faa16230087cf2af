"""Rows of figures: tables without their lines, scores, and the fields of a form."""

import re
from collections.abc import Iterator
from itertools import groupby

from mohafez.ingest.lines import DIGIT, Line
from mohafez.ingest.page import Page, Verdict
from mohafez.ingest.roles import Role
from mohafez.ingest.rules.dates import is_date_line

FIGURE = re.compile(r"[(\[]?[+−-]?[0-9০-৯][0-9০-৯.,/:*%()+−-]*[)\]]?|[—–-]")
COLUMNS = 2  # figures at a row's end
ROWS = 2
FIELD_WORDS = 8


def rows(page: Page) -> Iterator[Verdict]:
    """Two bare lines or more in a body that end in columns of figures, or have figures behind a label, are rows."""
    for span in page.main_spans:
        bare = [i for i in range(span.start, span.last) if page.roles[i] is None and page.pages_with(i) <= 1]
        found = [i for i in bare if _is_row(page.lines[i])]
        for _, run in groupby(enumerate(found), key=lambda pair: pair[1] - pair[0]):
            lines = [i for _, i in run]
            if len(lines) >= ROWS:
                yield from (Verdict(i, Role.PARAGRAPH) for i in lines)


def _is_row(line: Line) -> bool:
    if is_date_line(line):
        return False
    if line.label:
        return bool(DIGIT.search(line.text, len(line.label)))
    figures = 0
    for word in reversed(line.words):
        if not FIGURE.fullmatch(word):
            break
        figures += 1
    return figures >= COLUMNS and bool(DIGIT.search(line.text))


def fields(page: Page) -> Iterator[Verdict]:
    """A few words behind a label, beside a paragraph that has one, too, are a field of a form: রায়: মিথ্যা."""
    for span in page.main_spans:
        for i in range(max(span.start, span.first) + 1, span.last):
            line = page.lines[i]
            if page.roles[i] is not None or not line.label or len(line.words) > FIELD_WORDS or line.ends_sentence:
                continue
            beside = (j for j in (i - 1, i + 1) if page.roles[j] is Role.PARAGRAPH)
            if any(page.lines[j].label and page.lines[j].label != line.label for j in beside):
                yield Verdict(i, Role.PARAGRAPH)
