"""On this day: what was published on the same day of other years."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from mohafez.bangla.formatting import month_name
from mohafez.bangla.numerals import to_bengali
from mohafez.site.archive import Story
from mohafez.site.calendars import Day, day_url, shade
from mohafez.site.entries import headline
from mohafez.site.labels import number
from mohafez.site.linked_data import collection
from mohafez.site.models import Around, Deferred, Entry, Group, Head, Link, Page, Site
from mohafez.site.pages.calendar import around, beside
from mohafez.site.pages.front import told
from mohafez.site.pages.shelf import Shelf

INDEX = Link("আজকের দিনে", "on-this-day/")
STORIES_A_YEAR = 2  # the day's own page has the rest
LEAP_YEAR = 2024  # any: the year of days has a 29 February


@dataclass(frozen=True)
class AnniversaryPage:
    head: Head
    kicker: Link
    title: str
    years: tuple[Group, ...]
    around: Around


class Facts(NamedTuple):
    """What the page of a day of the year is made from: the stories of each year's, and the days beside."""

    site: Site
    name: str  # 12-14
    years: Sequence[Sequence[Story]]
    before: str
    after: str


@dataclass(frozen=True)
class MonthOfDays:
    title: str
    days: tuple[Day, ...]


@dataclass(frozen=True)
class AnniversaryIndex:
    """All days of the year by month; those without stories have no url."""

    head: Head
    title: str
    description: str
    months: tuple[MonthOfDays, ...]


def anniversary_pages(shelf: Shelf) -> Iterator[Page]:
    """Make a page for each day of the year that has stories in any year, and the index of these days."""
    days: dict[str, list[str]] = defaultdict(list)
    for day in sorted(shelf.archive.by_day, reverse=True):
        days[day[5:]].append(day)
    yield index_page(shelf, days)
    for name, before, after in beside(sorted(days)):
        facts = Facts(shelf.site, name, [shelf.archive.by_day[day] for day in days[name]], before, after)
        yield Page(url_of(name), "anniversary.html", Deferred(anniversary_page, facts))


def anniversary_page(facts: Facts) -> AnniversaryPage:
    """Make the page of a day of the year."""
    title = label(facts.name)
    return AnniversaryPage(
        Head(f"{title}, বছরে বছরে", data=collection(title, url_of(facts.name), facts.site, (INDEX,))),
        INDEX,
        title,
        tuple(map(year_group, facts.years)),
        around(day_link, facts.before, facts.after),
    )


def day_link(name: str) -> Link:
    return Link(label(name), url_of(name))


def url_of(name: str) -> str:
    return f"on-this-day/{name}/"


def label(name: str) -> str:
    """Write 12-14 as ১৪ ডিসেম্বর."""
    return f"{to_bengali(int(name[3:]))} {month_name(int(name[:2]))}"


def year_group(stories: Sequence[Story]) -> Group:
    """Show some of a day's stories, of near-duplicates one."""
    day = stories[0].day
    chosen = list({told(story): story for story in stories}.values())[::-1][:STORIES_A_YEAR]
    entries = tuple(from_source(story) for story in chosen)
    return Group(to_bengali(day[:4]), day_url(day), entries=entries, note=number(len(stories)))


def from_source(story: Story) -> Entry:
    return replace(headline(story), source=story.source.name if story.source else "")


def index_page(shelf: Shelf, days: Mapping[str, Sequence[str]]) -> Page:
    """Make the index: a year of days, whichever year; empty of an empty archive."""
    counts = {name: sum(len(shelf.archive.by_day[day]) for day in found) for name, found in days.items()}
    months = tuple(month_of_days(month, counts) for month in range(1, 13)) if counts else ()
    description = "বছরের একই তারিখে, নানা বছরে কী ছাপা হয়েছিল।"
    head = Head(INDEX.label, description, data=collection(INDEX.label, INDEX.url, shelf.site))
    return Page(INDEX.url, "anniversaries.html", AnniversaryIndex(head, INDEX.label, description, months))


def month_of_days(month: int, counts: Mapping[str, int]) -> MonthOfDays:
    last = monthrange(LEAP_YEAR, month)[1]
    return MonthOfDays(month_name(month), tuple(cell(f"{month:02}-{day:02}", counts) for day in range(1, last + 1)))


def cell(name: str, counts: Mapping[str, int]) -> Day:
    written = to_bengali(int(name[3:]))
    count = counts.get(name, 0)
    return Day(written, url_of(name), f"{label(name)}: {number(count)}টি সংবাদ", shade(count)) if count else Day(written)
