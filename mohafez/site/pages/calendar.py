"""The archive by time: years, months as calendars, days, and stories without a date."""

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from mohafez.bangla.formatting import month_name
from mohafez.bangla.numerals import to_bengali
from mohafez.site.archive import Story
from mohafez.site.calendars import SHORT_MONTHS, Almanac, Month, Year, almanac, day_url, month_url, year_url
from mohafez.site.entries import by_section, full_entry, headline
from mohafez.site.labels import bangla_day, long_day, month, number
from mohafez.site.linked_data import collection
from mohafez.site.listing import slices
from mohafez.site.models import Around, Entry, Group, Head, Link, ListPage, Page
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


def calendar_pages(shelf: Shelf) -> Iterator[Page]:
    """Make the archive's front, its years, months and days, and the list of undated stories."""
    time = almanac(shelf.archive.by_day)
    yield front(shelf, time)
    for year, neighbours in beside(time.years, year_link):
        yield year_page(shelf, time, year, neighbours)
    for name, neighbours in beside(time.months, month_link):
        yield month_page(shelf, time, name, neighbours)
    for day, neighbours in beside(time.days, day_link):
        yield from day_pages(shelf, time, day, neighbours)
    yield from undated_pages(shelf)


def beside(keys: Iterable[str], link: Callable[[str], Link]) -> Iterator[tuple[str, Around]]:
    """Yield each year, month or day with links to those before and after it that have stories."""
    keys = list(keys)
    for place, key in enumerate(keys):
        yield (
            key,
            Around(
                link(keys[place - 1]) if place else None,
                link(keys[place + 1]) if place + 1 < len(keys) else None,
            ),
        )


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


def year_page(shelf: Shelf, time: Almanac, year: str, around: Around) -> Page:
    """Make a year's page: a calendar for each month that has stories."""
    title, url = to_bengali(year), year_url(year)
    months = tuple(time.month(name) for name in time.years[year])
    head = Head(f"{title} সালের সংবাদ", data=collection(title, url, shelf.site, (ARCHIVE,)))
    return Page(url, "year.html", YearPage(head, ARCHIVE, title, number(time.in_year(year)), months, around))


def month_page(shelf: Shelf, time: Almanac, name: str, around: Around) -> Page:
    """Make a month's page: its calendar, and its stories if they are few."""
    link, year = month_link(name), year_link(name[:4])
    total = time.in_month(name)
    listed = [story for day in time.months[name] for story in shelf.archive.by_day[day]] if total <= MONTH_LISTS else []
    last = monthrange(int(name[:4]), int(name[5:]))[1]
    page = MonthPage(
        Head(f"{link.label}: সংবাদ", data=collection(link.label, link.url, shelf.site, (ARCHIVE, year))),
        year,
        link.label,
        number(total),
        time.month(name),
        bangla_span(f"{name}-01", f"{name}-{last}"),
        tuple(full_entry(story) for story in reversed(listed)),
        around,
    )
    return Page(link.url, "month.html", page)


def bangla_span(first: str, last: str) -> str:
    """Name a month's first and last day by Bangladesh's calendar."""
    days = [bangla_day(first).removesuffix(" বঙ্গাব্দ"), bangla_day(last)]
    return " থেকে ".join(days) if all(days) else ""


def day_pages(shelf: Shelf, time: Almanac, day: str, around: Around) -> Iterator[Page]:
    """Make a day's list: with summaries where the month is a quiet one, else headlines by section."""
    quiet = time.in_month(day[:7]) <= MONTH_LISTS
    stories = shelf.archive.by_day[day]
    for part in slices(day_url(day), stories, A_DAY_PAGE):
        page = ListPage(
            Head(f"{long_day(day)}: সংবাদ"),
            month_link(day[:7]),
            long_day(day),
            subtitle=bangla_day(day),
            count=number(len(stories)) if part.is_front else "",
            entries=tuple(full_entry(story) for story in part.items) if quiet else (),
            dated=False,
            groups=() if quiet else headlines(part.items),
            pager=part.pager,
            around=around,
        )
        yield Page(part.url, "list.html", page)


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
