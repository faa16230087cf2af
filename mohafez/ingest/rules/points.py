"""What stands in a story's head beside its date and writer: the times of live pages, points in short."""

from collections.abc import Iterator

from mohafez.ingest.likeness import shared, stems_of
from mohafez.ingest.lines import Line
from mohafez.ingest.page import Page, Verdict
from mohafez.ingest.roles import Role
from mohafez.ingest.structure.live import entries

POINTS = 2  # lines at least below a label
LABEL_WORDS = 4
POINT_WORDS = 3  # and more; buttons have fewer
OWN, OWN_OF_FEW, FEW = 0.15, 0.3, 3  # points share this much of their words with the story that they sum up


def entry_times(page: Page) -> Iterator[Verdict]:
    """The times of a live page's entries."""
    return (Verdict(i, Role.CLOCK) for i in entries(page))


def points(page: Page) -> Iterator[Verdict]:
    """Bare lines below a short one, between title and body, that share words with the story sum it up: এক নজরে …"""
    for span in page.main_spans:
        told = stems_of(page.lines[i] for i in span.body if page.roles[i] is Role.PARAGRAPH)
        label, summed = -1, []
        for i in page.head(span):
            line = page.lines[i]
            if (
                page.roles[i] is None
                and len(line.words) >= POINT_WORDS
                and page.pages_with(i) <= 1
                and line.gap <= _gap(page, label)
            ):
                summed.append(i)
            elif len(summed) < POINTS:
                label, summed = i, []
            else:
                break
        if len(summed) >= POINTS and _is_label(page, label) and _sum_up([page.lines[i] for i in summed], told):
            yield Verdict(label, Role.HEADING)
            yield from (Verdict(i, Role.PARAGRAPH) for i in summed)


def _gap(page: Page, label: int) -> int:
    """How many blank lines may part points: as many as stand above their label."""
    return page.lines[label].gap if _is_label(page, label) else 0


def _is_label(page: Page, i: int) -> bool:
    return i >= 0 and page.roles[i] is None and len(page.lines[i].words) <= LABEL_WORDS


def _sum_up(lines: list[Line], told: set[str]) -> bool:
    own = OWN if len(lines) >= FEW else OWN_OF_FEW
    return sum(shared(line, told) for line in lines) >= own * len(lines)
