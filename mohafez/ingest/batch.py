"""What a batch of dumps has in common: lines that stand on many pages are the sites', not the stories'.

Counts live in a fixed table of small cells (a count–min sketch), so memory does not grow with the batch, and tables of
parts of a batch add up to the table of the whole, in any order.
"""

import re
from collections.abc import Iterable
from hashlib import blake2b
from heapq import nlargest

# 8 MB; among two million different lines fewer than one in a thousand is taken for a line seen thrice
CELLS = 1 << 23
FULL = 255
MEMORABLE = 6  # characters; shorter lines say nothing
MUCH = 0.3
# A text may have been wrapped if no line has more characters and so many are nearly as long. Then the longest may be
# the site's, and it takes several to tell a page.
WIDEST, MANY, NEARLY, TELLING = 140, 6, 0.6, 3
FEW, SEVERAL_OF_FEW, SEVERAL = 20, 2, 3  # pages
LABEL_MAX, LABELLED_MAX = 40, 160  # characters
# Linear: an unclosed script runs to the end, and no tag reaches over the next `<`.
TAG = re.compile(r"<(script|style)\b(?:.*?</\1>|.*)|<[^<>]*>", re.I | re.S)


def fingerprint(raw: str) -> int:
    """The number that a line is counted under: its bytes', as they were saved, without the white space around."""
    return int.from_bytes(blake2b(raw.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def fingerprints(text: str, html: bool = False) -> set[int]:
    """The fingerprints of a text's lines, or of what stands between the tags of a page."""
    if html:
        text = TAG.sub("\n", text)
    found = set()
    for line in set(map(str.strip, text.splitlines())):
        if len(line) >= MEMORABLE:
            found.add(fingerprint(line))
            if label := label_of(line):
                found.add(fingerprint(label))
    return found


def label_of(raw: str) -> str:
    """What stands before a colon near a short line's start, with the colon: boxes have labels (`আরও পড়ুন:`)."""
    colon = raw.find(":", 1, LABEL_MAX)
    return f"{raw[:colon].strip()}:" if colon > 0 and len(raw) <= LABELLED_MAX else ""


def signature(text: str) -> int:
    """The fingerprint of a text's longest line, or lines where it was wrapped: copies of one page share them."""
    longest = nlargest(MANY, dict.fromkeys(text.splitlines()), key=len) or [""]
    wrapped = len(longest) == MANY and NEARLY * len(longest[0]) <= len(longest[-1]) <= len(longest[0]) <= WIDEST
    return fingerprint("\n".join(map(str.strip, longest[: TELLING if wrapped else 1])))


class Batch:
    """Counts, for each line, the different pages that it stands on."""

    def __init__(self) -> None:
        self._cells = bytearray(CELLS)
        self._pages: set[int] = set()
        self._many = 0

    def __len__(self) -> int:
        return self._many

    def __getstate__(self) -> dict[str, object]:
        """Leave at home which pages have been counted: other processes only look at the counts."""
        return {**vars(self), "_pages": set()}

    def add(self, page: int, lines: Iterable[int]) -> None:
        """Count a page's lines, unless a copy of the page (the same signature) has been counted."""
        if page in self._pages:
            return
        self._pages.add(page)
        self._many += 1
        cells = self._cells
        for line in lines:
            for cell in _places(line):
                if cells[cell] < FULL:
                    cells[cell] += 1

    @property
    def several(self) -> int:
        """On how many pages a line must stand to be the sites' own; few pages are enough for it in a small batch."""
        return SEVERAL_OF_FEW if len(self) <= FEW else SEVERAL

    @property
    def most(self) -> int:
        """On how many pages the head of a site stands that is much of the batch."""
        return max(SEVERAL, int(len(self) * MUCH))

    def pages_with(self, line: int) -> int:
        """On how many pages a line stands, 255 for more; now and then one or two too many, never too few."""
        return min(self._cells[cell] for cell in _places(line))


def _places(line: int) -> tuple[int, int]:
    return line % CELLS, (line >> 32) % CELLS
