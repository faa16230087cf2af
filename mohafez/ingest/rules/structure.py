"""The shape of a page: which runs of paragraphs tell a story, and which line is its title."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from mohafez.ingest.likeness import shared, stems_of
from mohafez.ingest.lines import Line
from mohafez.ingest.page import Page, Span, Verdict
from mohafez.ingest.roles import Role
from mohafez.ingest.rules.dates import is_date_line
from mohafez.ingest.rules.meta import is_byline

LEDE = 4  # paragraphs of a body that a title is compared with
ALIKE = 0.34  # a title shares at least this much of its words with what follows
NEAR = 4  # lines below a title within which its date or byline stands
HARD = frozenset({Role.FOOTER, Role.COMMENT, Role.SEPARATOR})  # a story does not go on beyond two of these
HARD_LINES = 2
LOOSE_LINES = 14  # so many lines of other matter between two paragraphs: they belong to different things
STRAYS = 1
STRAY_GAP = 2  # lines of furniture between a body and a sentence that may be none of it
STRAY_MAX = 250  # characters; a longer paragraph is never a stray
MIN_BODY = 120  # characters of sentences; less is no story
COMMON = 3  # a line on so many pages is seldom a title, though আজকের রাশিফল may be
TITLE_WORDS = range(2, 36)
TITLE_MAX = 300  # characters
SAME = 0.6  # two tellings that share this much of the shorter one are one story
TRAIL = 4  # lines below the last paragraph that may still be the story's: a last caption
ENOUGH = 2  # signs that a line between two paragraphs begins another story


def spans(page: Page) -> list[Span]:
    """Find the tellings of stories, in order. A body without a title, or too short, is none."""
    signs = _Signs(page)
    found: list[Span] = []
    for body in _bodies(page, signs):
        after = found[-1].last if found else -1
        title = best_title(page, signs, after, body)
        strength = sum(len(page.lines[i].text) for i in body)
        if title is not None and strength >= MIN_BODY:
            found.append(Span(title, body[0], body[-1]))
        elif found and _goes_on(page, found[-1], body):
            found[-1] = replace(found[-1], last=body[-1])
    return _told_again(page, found)


def _bodies(page: Page, signs: "_Signs") -> Iterator[list[int]]:
    """Part the page's paragraphs where another story, or something that is none, begins."""
    prose = [i for i, _ in page.having(Role.PARAGRAPH)]
    bodies = [prose[:1]] if prose else []
    for above, below in pairwise(prose):
        if _parted(page, signs, bodies, above, below):
            bodies.append([])
        bodies[-1].append(below)
    for body in bodies:
        yield _without_strays(page, body)


def _without_strays(page: Page, body: list[int]) -> list[int]:
    """Cut a lone sentence off either end of a body if furniture parts it off and it shares few words with the rest."""
    for end, inner in ((-1, -2), (0, 1)):
        if len(body) < 2 + STRAYS:
            continue
        stray = page.lines[body[end]]
        gap = range(min(body[end], body[inner]) + 1, max(body[end], body[inner]))
        furniture = sum(page.roles[i] not in (None, Role.CAPTION) for i in gap)
        rest = stems_of(page.lines[i] for i in body if i != body[end])
        if furniture >= STRAY_GAP and len(stray.text) <= STRAY_MAX and shared(stray, rest) < ALIKE:
            body = body[:-1] if end else body[1:]
    return body


def _goes_on(page: Page, span: Span, body: list[int]) -> bool:
    """Tell whether paragraphs below a break go on with the story above it: enough of them, in its words."""
    if any(page.roles[i] in (Role.COMMENT, Role.FOOTER) for i in range(span.last + 1, body[0])) or len(body) < 2:
        return False
    told = stems_of(page.lines[i] for i in span.body)
    return sum(shared(page.lines[i], told) for i in body) >= ALIKE * len(body)


def _told_again(page: Page, spans: list[Span]) -> list[Span]:
    """Number the stories; of two tellings with the same sentences, the fuller one (or the first) is the main one."""
    stories: list[list[tuple[Span, dict[str, int]]]] = []
    for span in spans:
        sentences = {page.lines[i].key: len(page.lines[i].text) for i in span.body if page.roles[i] is Role.PARAGRAPH}
        for told in stories:
            common = sum(size for key, size in sentences.items() if key in told[0][1])
            if common >= SAME * min(sum(sentences.values()), sum(told[0][1].values())):
                told.append((span, sentences))
                break
        else:
            stories.append([(span, sentences)])
    found = []
    for number, told in enumerate(stories):
        fullest = max(range(len(told)), key=lambda k: (sum(told[k][1].values()), -k))
        found += [replace(span, story=number, main=k == fullest) for k, (span, _) in enumerate(told)]
    return sorted(found, key=lambda span: span.first)


def second_print(page: Page) -> Iterator[Verdict]:
    """A story that the page tells twice is taken from its fuller telling; the other is a repeat."""
    for span in page.spans:
        if span.main:
            continue
        main = next(other for other in page.main_spans if other.story == span.story)
        told = {page.lines[i].key for i in range(main.title, min(main.last + TRAIL, len(page.lines)))}
        for i in range(span.title, min(span.last + TRAIL, len(page.lines))):
            if page.lines[i].key in told or (i in span.body and page.roles[i] is Role.PARAGRAPH):
                yield Verdict(i, Role.REPEAT)


class _Signs:
    """What the page's lines say about titles: where dates and bylines stand, and which lines stand twice."""

    def __init__(self, page: Page):
        self.page = page
        self.meta = [
            page.roles[i] is Role.COUNTER or (page.roles[i] is None and (is_date_line(x) or is_byline(x)))
            for i, x in enumerate(page.lines)
        ]
        self.places: dict[str, list[int]] = defaultdict(list)
        for i, line in enumerate(page.lines):
            self.places[line.key].append(i)
        self.menu_tails = {x.key for i, x in enumerate(page.lines) if page.roles[i] is Role.MENU}

    def headed(self, i: int) -> bool:
        """A date or byline stands below line i before any paragraph does."""
        for j in range(i + 1, min(i + 1 + NEAR, len(self.page.lines))):
            if self.page.roles[j] is Role.PARAGRAPH:
                return False
            if self.meta[j]:
                return True
        return False

    def echoed(self, i: int) -> bool:
        """The same words stand elsewhere with a date below them, or at the end of a breadcrumb."""
        key = self.page.lines[i].key
        if any(j != i and self.headed(j) for j in self.places[key]):
            return True
        return len(key) > 20 and any(tail.endswith(key) for tail in self.menu_tails)

    def candidate(self, i: int) -> bool:
        """The line might be a title by its looks."""
        line = self.page.lines[i]
        return (
            self.page.roles[i] is None
            and not self.meta[i]
            and len(line.words) in TITLE_WORDS
            and len(line.text) <= TITLE_MAX
        )


def _parted(page: Page, signs: _Signs, bodies: list[list[int]], above: int, below: int) -> bool:
    """Tell whether another story (or none) begins between two paragraphs."""
    gap = range(above + 1, below)
    if not gap:
        return False
    hard = sum(page.roles[i] in HARD for i in gap)
    if hard >= HARD_LINES or len(gap) >= LOOSE_LINES:
        return True
    ahead = stems_of(_following(page, below))
    title = best_title(page, signs, bodies[-2][-1] if len(bodies) > 1 else -1, bodies[-1])
    for i in gap:
        if not signs.candidate(i):
            continue
        own_title = title is not None and page.lines[i].key == page.lines[title].key
        score = (
            signs.headed(i)
            + (shared(page.lines[i], ahead) >= ALIKE)
            + (hard > 0 and i > min(j for j in gap if page.roles[j] in HARD))
            + (signs.echoed(i) or own_title)
        )
        if score >= ENOUGH and (signs.headed(i) or signs.echoed(i) or own_title or hard):
            return True
    return False


def _following(page: Page, start: int) -> list[Line]:
    """The first paragraphs from `start` on."""
    found = []
    for i in range(start, len(page.lines)):
        if page.roles[i] is Role.PARAGRAPH:
            found.append(page.lines[i])
            if len(found) == LEDE:
                break
    return found


def best_title(page: Page, signs: _Signs, after: int, body: list[int]) -> int | None:
    """Choose the likeliest title among the lines above a body, or None."""
    lede = stems_of(page.lines[i] for i in body[:LEDE])
    best, best_score = None, 0.0
    for i in range(after + 1, body[0]):
        if not signs.candidate(i):
            continue
        line = page.lines[i]
        score = (
            3 * shared(line, lede)
            + 1.0 * signs.headed(i)
            + 1.5 * signs.echoed(i)
            + 2.0 * (line.tag == "h1")
            + 3.0 * (bool(page.hints.title) and page.hints.title.startswith(line.text))
            + 1.0
            - 0.12 * (body[0] - i)
            - 1.0 * (len(line.words) < 3)
            - 1.0 * (page.pages_with(i) >= COMMON)
            - 1.0 * ("।" in line.text)
        )
        if score > best_score:
            best, best_score = i, score
    return best


def title(page: Page) -> Iterator[Verdict]:
    """The likeliest headline above each body is its title; the same words elsewhere only repeat it."""
    titles = {span.title for span in page.main_spans}
    keys = {page.lines[span.title].key for span in page.spans}
    for i in titles:
        yield Verdict(i, Role.TITLE)
    for i, line in page.open():
        if i not in titles and line.key in keys:
            yield Verdict(i, Role.REPEAT)
