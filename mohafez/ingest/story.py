"""Stories out of a page whose lines have roles."""

import re
from dataclasses import dataclass, replace

from mohafez.bangla.dates import PartialDate, find_date
from mohafez.ingest.page import Page, Span
from mohafez.ingest.roles import Role
from mohafez.ingest.rules.bylines import ABOVE, DATES
from mohafez.ingest.rules.dates import Kind, is_date_line, printed_at, printed_on
from mohafez.ingest.rules.tellings import headline
from mohafez.ingest.rules.writers import beside_ago, beside_date, is_byline, is_person, told_at_end, writer

# কুষ্টিয়া প্রতিনিধি ॥ … : a byline that runs into the first paragraph
RUN_IN = re.compile(r"^(.{3,60}?)\s*(?:॥|।।|::|:|\|\||—|–\s)\s*(?=\S)")
SURE = re.compile(r"॥|।।|::")
DAY_BEHIND = re.compile(r"\s*,\s*[0-9০-৯]{1,2}(?:ই|শে)?\s\S+$")  # …, আগরতলা, ১৫ জানুয়ারি

DATELINE = 70  # characters
DATELINE_END = re.compile(r"\)\s*[:–—-]|[:–—॥-]\s")


@dataclass(frozen=True)
class Block:
    """A piece of a body: its role and its plain text."""

    role: Role
    text: str


@dataclass(frozen=True)
class Story:
    """What a page tells once: plain text, nothing of Markdown yet."""

    title: str
    blocks: tuple[Block, ...]
    published: PartialDate | None = None
    updated: PartialDate | None = None
    authors: tuple[str, ...] = ()
    kept: int = 0  # physical lines of the dump that this story holds

    @property
    def paragraphs(self) -> list[str]:
        return [block.text for block in self.blocks if block.role is Role.PARAGRAPH]

    @property
    def lede(self) -> str:
        return next(iter(self.paragraphs), "")


def stories(page: Page) -> list[Story]:
    """Read the page's stories off its roles, in order; a day printed above several of them is that of all."""
    found = [_story(page, span) for span in page.main_spans]
    day = _issue_day(page) if len(found) > 1 else None
    return [story if story.published else replace(story, published=day) for story in found]


def _issue_day(page: Page) -> PartialDate | None:
    """The day of the paper that a page is from: above its first story, without a time, as a clock of today has."""
    for line in page.lines[: page.main_spans[0].title]:
        for printed in printed_on(line) if is_date_line(line) else ():
            if printed.kind in (Kind.PLAIN, Kind.PUBLISHED) and printed.date.day and printed.date.hour is None:
                return printed.date
    return None


def _story(page: Page, span: Span) -> Story:
    tellings = [other for other in page.spans if other.story == span.story]
    region = range(span.title, _end(page, span))
    lines = [i for i in region if page.roles[i] in (Role.TITLE, Role.BYLINE) or page.roles[i].in_body]
    before = [i for i in range(max(span.title - 2, 0), span.title) if page.roles[i] is Role.CAPTION]
    blocks = [Block(page.roles[i], page.lines[i].text) for i in [*before, *lines] if page.roles[i].in_body]
    bylines = [i for i in lines if page.roles[i] is Role.BYLINE]
    if not bylines:
        bylines = [i for i in range(max(span.title - ABOVE, 0), span.title) if page.rules[i] == "byline"]
    named = [beside_ago(page.lines[i]) or writer(page.lines[i].text) for i in bylines]
    authors = [page.lines[i].text for i in bylines if page.rules[i] == "stated"]  # each on a line of its own
    authors = authors or ([", ".join(named)] if named else _beside_dates(page, tellings))
    run_in, blocks = _run_in(blocks)
    if not authors:
        authors = [run_in] if run_in else _told_above(page, span)
    published, updated = _dates(page, tellings)
    return Story(
        title=headline(page.lines[span.title].text),
        blocks=tuple(blocks),
        published=published,
        updated=updated,
        authors=tuple(authors),
        kept=sum(page.lines[i].last - page.lines[i].number + 1 for i in [*before, *lines]),
    )


def _beside_dates(page: Page, tellings: list[Span]) -> list[str]:
    """The writer whom a date line between title and body names, if any; or one right below the body."""
    for span in tellings:
        above, below = range(span.title - 1, max(span.title - 1 - ABOVE, -1), -1), range(span.last + 1, span.last + 3)
        for i in (*page.head(span), *above, *below):
            if i < len(page.lines) and page.roles[i] in DATES and (name := beside_date(page.lines[i])):
                return [name]
    return []


def _told_above(page: Page, span: Span) -> list[str]:
    """The writer whom a standfirst between title and date names at its end, if any."""
    names = (told_at_end(page.lines[i].text) for i in page.head(span))
    return list(filter(None, names))[:1]


def _end(page: Page, span: Span) -> int:
    following = [other.title for other in page.spans if other.title > span.title]
    return min(following, default=len(page.lines))


def _run_in(blocks: list[Block]) -> tuple[str, list[Block]]:
    """Take a byline that runs into the first paragraph off it."""
    first = next((k for k, block in enumerate(blocks) if block.role is Role.PARAGRAPH), None)
    if first is None or not (match := RUN_IN.match(blocks[first].text)):
        return "", blocks
    name = DAY_BEHIND.sub("", match[1].strip())
    sure = SURE.search(match[0]) and name == match[1].strip()  # শিলচর, ১২ মে।। is a dateline
    from mohafez.ingest.lines import Line

    named = is_person(name) and ("," in name or match[0].endswith((" : ", " :")))
    if not (is_byline(Line(0, name)) or named or (sure and len(name.split()) <= 6)):
        return "", blocks
    rest = Block(Role.PARAGRAPH, blocks[first].text[match.end() :])
    return name, [*blocks[:first], rest, *blocks[first + 1 :]]


def _dates(page: Page, tellings: list[Span]) -> tuple[PartialDate | None, PartialDate | None]:
    """The publishing and updating times of all tellings: labelled before plain; an update alone is when it came out."""
    found: dict[Kind, PartialDate] = {}
    for span in tellings:
        above = max((other.last + 1 for other in page.spans if other.last < span.title), default=0)
        near = range(max(span.title - 5, above), min(span.last + 7, len(page.lines)))
        for i in (*near, *(i for i in page.below(span) if page.rules[i] == "colophon")):
            if page.roles[i] in (Role.PUBLISHED, Role.UPDATED):
                for printed in printed_at(page, i):
                    found.setdefault(printed.kind, printed.date)
    published = found.get(Kind.PUBLISHED) or found.get(Kind.PLAIN) or _dateline(page, tellings[0])
    updated = found.get(Kind.UPDATED)
    return (published, updated) if published else (updated, None)


def _dateline(page: Page, span: Span) -> PartialDate | None:
    """The day in the lede's dateline (ঢাকা, ৩ মার্চ ২০২২ (বাসস):), with the time of a clock of that day right above."""
    lede = page.lines[span.first].text[:DATELINE]
    found = find_date(lede, page.lines[span.first].calendar)
    if not found or not found.date.day or not DATELINE_END.search(lede[found.end :]):
        return None
    above = page.lines[span.title - 1] if span.title else None
    for clock in above.dates if above else ():
        if clock.date.hour is not None and clock.date.iso()[:10] == found.date.iso()[:10]:
            return clock.date
    return found.date
