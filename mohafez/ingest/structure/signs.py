"""What a page's lines say about titles: where dates and bylines stand, and which lines stand twice."""

import re
from collections import defaultdict
from itertools import islice

from mohafez.ingest.lines import Line, key_of
from mohafez.ingest.page import Page
from mohafez.ingest.roles import Role
from mohafez.ingest.rules.dates import is_date_line
from mohafez.ingest.rules.prose import BULLET
from mohafez.ingest.rules.writers import is_byline
from mohafez.ingest.structure.live import entries, heads_entry
from mohafez.ingest.structure.signed import signatures

NEAR = 4  # lines below a title within which its date or byline stands
TITLE_WORDS = 35
TITLE_MAX = 300  # characters
CRUMB_MIN = 20  # characters; a shorter end of a breadcrumb is a section
CUT_CRUMB_MIN = 12  # the same where dots cut it off: শহর >> তিন দিনের বৃষ্টিতে...
STEP = re.compile(r"\s*(?:[»›→>]+|\s/)\s*")
DOTS = re.compile(r"\s*(?:\.{2,}|…)$")
TOP = 2  # lines in which a page's own title stands, with the site's name before or behind it
SITE_NAME = re.compile(r"\s+(?:\||::|[-–—]|[«»·•])\s+")
ROW_CELLS, ROW_TOP = 3, 8  # a row of links that belongs to the site stands in its first lines
LINKS = (None, Role.MENU)
LISTS = (Role.MENU, Role.RELATED, Role.POPULAR)
CELLS = re.compile(r"\s+[|·•●/]{1,2}\s+")
CELL_WORDS = 4


class Signs:
    """Signs of titles, gathered once a page."""

    def __init__(self, page: Page):
        self.page = page
        self.times = entries(page)
        self.signatures = signatures(page)
        self.meta = [
            page.roles[i] is Role.COUNTER or (page.roles[i] is None and (is_date_line(x) or is_byline(x)))
            for i, x in enumerate(page.lines)
        ]
        for i in self.times:
            self.meta[i] = False
        self.titles: dict[tuple[int, ...], int | None] = {}  # chosen already: structure.titles
        self._places: dict[str, list[int]] = defaultdict(list)
        for i, line in enumerate(page.lines):
            self._places[line.key].append(i)
        prose = [line for _, line in page.having(Role.PARAGRAPH)]
        self._headed: dict[str, list[int]] = {}
        self.bengali = sum(line.bengali for line in prose) > sum(line.latin for line in prose)
        self._crumbs = {line.key for _, line in page.having(Role.MENU)}
        self._named = self._named_at_top()
        self._rows = [i for i, line in enumerate(page.lines[:ROW_TOP]) if page.roles[i] in LINKS and _is_row(line)]

    def candidate(self, i: int) -> bool:
        """Line i might be a title by its looks; one word, only if the page says it again with a date, or above all."""
        line = self.page.lines[i]
        return (
            self.page.roles[i] is None
            and not self.meta[i]
            and i not in self.times
            and not heads_entry(i, self.times)
            and not (self.times and BULLET.match(line.text))  # ● সরাসরি: how far a live page is
            and (not line.is_cut or self.headed(i) or self.echoed(i))
            and (not self.is_verse(i) or self.headed(i))
            and not (self.bengali and line.is_latin)
            and len(line.words) <= TITLE_WORDS
            and len(line.text) <= TITLE_MAX
            and not self.names_title(i)
            and i not in self._rows
            and (len(line.words) > 1 or self.echoed(i) or self.named(i))
        )

    def is_verse(self, i: int) -> bool:
        """Line i goes on below, or goes on with the line above."""
        if self.page.lines[i].text.endswith((",", ";")):
            return True
        return i > 0 and self.page.lines[i].gap == 0 and self.page.lines[i - 1].text.endswith((",", ";"))

    def headline(self, i: int) -> bool:
        """Paragraph i is rather a title that is a sentence: the page says it again with a date, or dates it here."""
        line = self.page.lines[i]
        if len(line.text) > TITLE_MAX:
            return False
        return self.echoed(i) or (self.headed(i) and line.sentences <= 1 and len(line.words) <= TITLE_WORDS)

    def headed(self, i: int) -> bool:
        """A date or byline stands below line i before any paragraph does."""
        for j in range(i + 1, min(i + 1 + NEAR, len(self.page.lines))):
            if self.page.roles[j] is Role.PARAGRAPH:
                return False
            if self.meta[j]:
                return True
        return False

    def below_meta(self, i: int) -> range:
        """The lines above the date or byline that stands above line i; none if none stands there."""
        above = [j for j in range(max(i - NEAR, 0), i) if self.meta[j]]
        return range(max(above[0] - NEAR, 0), above[0]) if above else range(0)

    def repeated(self, i: int) -> bool:
        """The words of line i stand on the page more than once."""
        return len(self._places[self.page.lines[i].key]) > 1

    def twice_above(self, i: int, end: int) -> bool:
        """The words of line i stand above line `end` more than once."""
        return any(place < end for place in self._places[self.page.lines[i].key][1:2])

    def places(self, i: int) -> list[int]:
        """Where the words of line i stand on the page, in order."""
        return self._places[self.page.lines[i].key]

    def first_place(self, i: int) -> int:
        """Where the words of line i stand on the page first."""
        return self._places[self.page.lines[i].key][0]

    def is_running_head(self, i: int) -> bool:
        """Line i stands on the page more than once, and on other pages as well."""
        return self.repeated(i) and self.page.pages_with(i) >= self.page.several

    def echoed(self, i: int) -> bool:
        """The words of line i stand elsewhere with a date below them, or at the end of a breadcrumb."""
        key = self.page.lines[i].key
        if any(j != i for j in self._headed_places(key)):
            return True
        return len(key) > CRUMB_MIN and any(_leads_to(crumb, key) for crumb in self._crumbs)

    def named(self, i: int) -> bool:
        """The page's own title, at its top, is line i and the site's name."""
        return self.page.lines[i].key in self._named

    def names_title(self, i: int) -> bool:
        """Line i is the page's own title at its top, with the site's name: its words stand further below."""
        return i in self._named.values()

    def above_row(self, i: int, end: int) -> bool:
        """A row of links stands between line i and line `end`, and no date above it: what is above it is the site's."""
        return any(i < row < end and not any(self.meta[i:row]) for row in self._rows)

    def has_rows(self, above: int, below: int) -> bool:
        """Menus or lists of other stories stand between two lines."""
        return any(self.page.roles[i] in (*LISTS, Role.PARAGRAPH) for i in range(above + 1, below))

    def _named_at_top(self) -> dict[str, int]:
        """What the page's own title at its top names, and where that title stands.

        Of its parts, those that stand on the page by themselves are the site's name and the story's title: the latter
        further below. A part alone is the title only if it is the longest: else it is the site's name.
        """
        named = {}
        for top, line in enumerate(self.page.lines[:TOP]):
            parts = _parts(line.text)
            alone = [part for part in parts if part in self._places]
            if len(parts) == 1 or not alone:
                continue
            last = max(alone, key=lambda part: self._places[part][0])
            if len(alone) > 1 or 2 * len(last) > len(line.key):
                named[last] = top
        return named

    def _headed_places(self, key: str) -> list[int]:
        """The first places of a line with a date or byline below it, two at most: one may be the line in question."""
        if key not in self._headed:
            self._headed[key] = list(islice(filter(self.headed, self._places[key]), 2))
        return self._headed[key]


def _parts(text: str) -> list[str]:
    """What a page's own title may name: its pieces, and all before or behind one of the signs that part them."""
    parts = dict.fromkeys(SITE_NAME.split(text))
    for sign in SITE_NAME.finditer(text):
        parts |= dict.fromkeys((text[: sign.start()], text[sign.end() :]))
    return [key_of(part) for part in parts]


def _leads_to(crumb: str, key: str) -> bool:
    """A breadcrumb ends in these words, or in as many of them as it has room for."""
    if crumb.endswith(key):
        return True
    last = STEP.split(crumb)[-1]
    begun = DOTS.sub("", last)
    return begun != last and len(begun) >= CUT_CRUMB_MIN and key.startswith(begun)


def _is_row(line: Line) -> bool:
    """Three cells or more of a few words each, parted by one sign or by wide gaps: a row of links."""
    if line.tag == "row":
        return not line.dates
    cells = CELLS.split(line.text)
    return len(cells) >= ROW_CELLS and not line.dates and all(len(cell.split()) <= CELL_WORDS for cell in cells)
