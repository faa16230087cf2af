"""The archive by time: years, months as calendars, days, and stories without a date."""

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mohafez.bangla.formatting import month_name
from mohafez.bangla.numerals import to_bengali
from mohafez.site.archive import Story
from mohafez.site.calendars import (
    SHORT_MONTHS,
    Almanac,
    Month,
    Year,
    almanac,
    counted,
    day_url,
    month_url,
    year_url,
)
from mohafez.site.entries import by_section, full_entry, headline
from mohafez.site.labels import bangla_day, long_day, month, number
from mohafez.site.linked_data import collection
from mohafez.site.listing import Slice, slices
from mohafez.site.models import Around, Deferred, Entry, Group, Head, Link, ListPage, Page, Site
from mohafez.site.pages.shelf import Shelf

ARCHIVE = Link("আর্কাইভ", "archive/")
A_DAY_PAGE = 200  # headlines of one day on a page
A_FEW = 8  # headlines that need no headings between them
MONTH_LISTS = 24  # a month with more stories shows its calendar only, and its days headlines only: summaries weigh


@dataclass(frozen=True)
class ArchivePage:
    head: Head
    title: str
    description: str
    years: tuple[Year, ...]
    month_names: tuple[tuple[str, str], ...]  # short and in full
    undated: Link | None


@dataclass(frozen=True)
class YearPage:
    head: Head
    kicker: Link
    title: str
    count: str
    months: tuple[Month, ...]
    around: Around


@dataclass(frozen=True)
class MonthPage:
    head: Head
    kicker: Link
    title: str
    count: str
    month: Month
    bangla: str
    entries: tuple[Entry, ...]
    around: Around


class YearFacts(NamedTuple):
    """What a year's page is made from: its days with their numbers of stories, and the years beside."""

    site: Site
    year: str
    days: Mapping[str, int]
    before: str
    after: str


class MonthFacts(NamedTuple):
    """What a month's page is made from, in the same way; stories only if they are few."""

    site: Site
    name: str
    days: Mapping[str, int]
    listed: Sequence[Story]
    before: str
    after: str


class DayFacts(NamedTuple):
    """What a page of a day's list is made from; `is_quiet` tells of a day in a month of few stories."""

    day: str
    count: int
    part: Slice
    is_quiet: bool
    before: str
    after: str


def calendar_pages(shelf: Shelf) -> Iterator[Page]:
    """Make the archive's front, its years, months and days, and the list of undated stories."""
    time = almanac(counted(shelf.archive.by_day))
    yield front(shelf, time)
    for year, before, after in beside(time.years):
        facts = YearFacts(shelf.site, year, time.days_of(*time.years[year]), before, after)
        yield Page(year_url(year), "year.html", Deferred(year_page, facts))
    for name, before, after in beside(time.months):
        few = time.in_month(name) <= MONTH_LISTS
        listed = [story for day in time.months[name] for story in shelf.archive.by_day[day]] if few else []
        facts = MonthFacts(shelf.site, name, time.days_of(name), listed, before, after)
        yield Page(month_url(name), "month.html", Deferred(month_page, facts))
    for day, before, after in beside(time.days):
        yield from day_pages(shelf, time, day, before, after)
    yield from undated_pages(shelf)


def beside(keys: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield each year, month or day with those before and after it that have stories; nothing where there is none."""
    keys = list(keys)
    return zip(keys, ["", *keys], [*keys[1:], ""], strict=False)


def around(link: Callable[[str], Link], before: str, after: str) -> Around:
    """Link to what `beside` found."""
    return Around(link(before) if before else None, link(after) if after else None)


def year_link(year: str) -> Link:
    return Link(to_bengali(year), year_url(year))


def month_link(name: str) -> Link:
    return Link(month(*name.split("-")), month_url(name))


def day_link(day: str) -> Link:
    return Link(long_day(day), day_url(day))


def front(shelf: Shelf, time: Almanac) -> Page:
    """Make the archive's front: a row of months for each year, the newest first."""
    most = max((time.in_month(name) for name in time.months), default=1)
    undated = len(shelf.archive.undated)
    description = "বছর, মাস ও দিন ধরে সব সংবাদ।"
    page = ArchivePage(
        Head(ARCHIVE.label, description, data=collection(ARCHIVE.label, ARCHIVE.url, shelf.site)),
        ARCHIVE.label,
        description,
        tuple(time.year(year, most) for year in reversed(time.years)),
        tuple((short, month_name(month)) for month, short in enumerate(SHORT_MONTHS, start=1)),
        Link("তারিখহীন সংবাদ", "undated/", number(undated)) if undated else None,
    )
    return Page(ARCHIVE.url, "archive.html", page)


def year_page(facts: YearFacts) -> YearPage:
    """Make a year's page: a calendar for each month that has stories."""
    year, time = facts.year, almanac(facts.days)
    title = to_bengali(year)
    return YearPage(
        Head(f"{title} সালের সংবাদ", data=collection(title, year_url(year), facts.site, (ARCHIVE,))),
        ARCHIVE,
        title,
        number(time.in_year(year)),
        tuple(time.month(name) for name in time.years[year]),
        around(year_link, facts.before, facts.after),
    )


def month_page(facts: MonthFacts) -> MonthPage:
    """Make a month's page: its calendar, and its stories if they are few."""
    name, time = facts.name, almanac(facts.days)
    link, year = month_link(name), year_link(name[:4])
    last = monthrange(int(name[:4]), int(name[5:]))[1]
    return MonthPage(
        Head(f"{link.label}: সংবাদ", data=collection(link.label, link.url, facts.site, (ARCHIVE, year))),
        year,
        link.label,
        number(time.in_month(name)),
        time.month(name),
        bangla_span(f"{name}-01", f"{name}-{last}"),
        tuple(full_entry(story) for story in reversed(facts.listed)),
        around(month_link, facts.before, facts.after),
    )


def bangla_span(first: str, last: str) -> str:
    """Name a month's first and last day by Bangladesh's calendar."""
    days = [bangla_day(first).removesuffix(" বঙ্গাব্দ"), bangla_day(last)]
    return " থেকে ".join(days) if all(days) else ""


def day_pages(shelf: Shelf, time: Almanac, day: str, before: str, after: str) -> Iterator[Page]:
    """Make the pages of a day's list."""
    is_quiet = time.in_month(day[:7]) <= MONTH_LISTS
    stories = shelf.archive.by_day[day]
    for part in slices(day_url(day), stories, A_DAY_PAGE):
        yield Page(
            part.url, "list.html", Deferred(day_page, DayFacts(day, len(stories), part, is_quiet, before, after))
        )


def day_page(facts: DayFacts) -> ListPage:
    """Make a day's list: with summaries where the month is a quiet one, else headlines by section."""
    day, part = facts.day, facts.part
    return ListPage(
        Head(f"{long_day(day)}: সংবাদ"),
        month_link(day[:7]),
        long_day(day),
        subtitle=bangla_day(day),
        count=number(facts.count) if part.is_front else "",
        entries=tuple(full_entry(story) for story in part.items) if facts.is_quiet else (),
        dated=False,
        groups=() if facts.is_quiet else headlines(part.items),
        pager=part.pager,
        around=around(day_link, facts.before, facts.after),
    )


def headlines(stories: Sequence[Story]) -> tuple[Group, ...]:
    """Give a day's headlines, under their sections if they are many."""
    return by_section(stories) if len(stories) > A_FEW else (Group("", entries=tuple(map(headline, stories))),)


def undated_pages(shelf: Shelf) -> Iterator[Page]:
    """Make the list of stories whose dumps print no date: they belong to no day, and never to today."""
    stories = shelf.archive.undated
    if not stories:
        return
    title = "তারিখহীন সংবাদ"
    description = "এই সংবাদগুলোর মূল পাতায় প্রকাশের তারিখ ছাপা ছিল না, তাই কোনো দিনের ঘরে রাখা হয়নি।"
    for part in slices("undated/", stories, A_DAY_PAGE):
        page = ListPage(
            Head(title),
            ARCHIVE,
            title,
            description=description if part.is_front else "",
            count=number(len(stories)) if part.is_front else "",
            groups=by_section(part.items),
            pager=part.pager,
        )
        yield Page(part.url, "list.html", page)
