"""Live pages: one story in entries, each of which has a time of day on a line of its own."""

import re
from itertools import pairwise

from mohafez.ingest.page import Page
from mohafez.ingest.roles import Role

CLOCK = re.compile(
    r"(?:(?:ভোর|সকাল|দুপুর|বেলা|বিকাল|বিকেল|সন্ধ্যা|রাত)\s*)?[0-9০-৯]{1,2}\s*(?:[:.]\s*[0-9০-৯]{2}|টা(?:\s*[0-9০-৯]{1,2})?)"
    r"\s*(?:টা|মি\.?|মিনিট|[ap]\.?m\.?)?",
    re.I,
)
ENTRIES = 3  # a page with fewer is none; a list of the latest headlines has times, too, but no paragraphs between them
LAST = 6  # lines below the last time within which its paragraph stands


def entries(page: Page) -> tuple[int, ...]:
    """The lines with the times of a live page's entries, in order; none if the page is not live."""
    clocks = [i for i, line in enumerate(page.lines) if CLOCK.fullmatch(line.text)]
    ends = pairwise([*clocks, min(clocks[-1] + LAST, len(page.lines))]) if len(clocks) >= ENTRIES else ()
    telling = [i for i, end in ends if Role.PARAGRAPH in page.roles[i:end]]
    return tuple(telling) if len(telling) >= ENTRIES else ()


def heads_entry(i: int, times: tuple[int, ...]) -> bool:
    """Line i stands right below the time of an entry, or right above one's that is not the first: it heads an entry."""
    return bool(times) and (i - 1 in times or i + 1 in times[1:])
