"""On this day: what was published on the same day of other years."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mohafez.bangla.formatting import month_name
from mohafez.bangla.numerals import to_bengali
from mohafez.site.archive import Story
from mohafez.site.calendars import Day, day_url, shade
from mohafez.site.entries import headline
from mohafez.site.labels import number
from mohafez.site.linked_data import collection
from mohafez.site.models import Around, Entry, Group, Head, Link, Page
from mohafez.site.pages.calendar import beside
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
    for name, around in beside(sorted(days), day_link):
        title = label(name)
        head = Head(f"{title}, বছরে বছরে", data=collection(title, url_of(name), shelf.site, (INDEX,)))
        years = tuple(year_group(shelf, day) for day in days[name])
        yield Page(url_of(name), "anniversary.html", AnniversaryPage(head, INDEX, title, years, around))


def day_link(name: str) -> Link:
    return Link(label(name), url_of(name))


def url_of(name: str) -> str:
    return f"on-this-day/{name}/"


def label(name: str) -> str:
    """Write 12-14 as ১৪ ডিসেম্বর."""
    return f"{to_bengali(int(name[3:]))} {month_name(int(name[:2]))}"


def year_group(shelf: Shelf, day: str) -> Group:
    """Show some of a day's stories, of near-duplicates one."""
    stories = shelf.archive.by_day[day]
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
