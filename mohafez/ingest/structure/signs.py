"""What a page's lines say about titles: where dates and bylines stand, and which lines stand twice."""

from collections import defaultdict
from itertools import islice

from mohafez.ingest.page import Page
from mohafez.ingest.roles import Role
from mohafez.ingest.rules.dates import is_date_line
from mohafez.ingest.rules.prose import BULLET
from mohafez.ingest.rules.writers import is_byline
from mohafez.ingest.structure.live import entries, heads_entry

NEAR = 4  # lines below a title within which its date or byline stands
TITLE_WORDS = 35
TITLE_MAX = 300  # characters
CRUMB_MIN = 20  # characters; a shorter end of a breadcrumb is a section


class Signs:
    """Signs of titles, gathered once a page."""

    def __init__(self, page: Page):
        self.page = page
        self.times = entries(page)
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
        self._bengali = sum(line.bengali for line in prose) > sum(line.latin for line in prose)
        self._crumbs = {line.key for _, line in page.having(Role.MENU)}

    def candidate(self, i: int) -> bool:
        """Line i might be a title by its looks; one word, only if the page says it again with a date."""
        line = self.page.lines[i]
        return (
            self.page.roles[i] is None
            and not self.meta[i]
            and i not in self.times
            and not heads_entry(i, self.times)
            and not (self.times and BULLET.match(line.text))  # ● সরাসরি: how far a live page is
            and (not line.is_cut or self.headed(i) or self.echoed(i))
            and not (self._bengali and line.is_latin)
            and len(line.words) <= TITLE_WORDS
            and len(line.text) <= TITLE_MAX
            and (len(line.words) > 1 or self.echoed(i))
        )

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
        return len(key) > CRUMB_MIN and any(crumb.endswith(key) for crumb in self._crumbs)

    def _headed_places(self, key: str) -> list[int]:
        """The first places of a line with a date or byline below it, two at most: one may be the line in question."""
        if key not in self._headed:
            self._headed[key] = list(islice(filter(self.headed, self._places[key]), 2))
        return self._headed[key]
