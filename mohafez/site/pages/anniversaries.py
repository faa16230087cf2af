"""On this day: what was published on the same day of other years."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from mohafez.bangla.formatting import month_name
from mohafez.bangla.numerals import to_bengali
from mohafez.site.calendars import day_url
from mohafez.site.entries import headline
from mohafez.site.labels import number
from mohafez.site.linked_data import collection
from mohafez.site.models import Group, Head, Link, Page
from mohafez.site.pages.shelf import Shelf

INDEX = Link("আজকের দিনে", "on-this-day/")
STORIES_A_YEAR = 3  # the day's own page has the rest


@dataclass(frozen=True)
class AnniversaryPage:
    head: Head
    kicker: Link
    title: str
    years: tuple[Group, ...]


@dataclass(frozen=True)
class AnniversaryIndex:
    """All days of the year by month; those without stories have no url."""

    head: Head
    title: str
    description: str
    months: tuple[Group, ...]


def anniversary_pages(shelf: Shelf) -> Iterator[Page]:
    """Make a page for each day of the year that has stories in any year, and the index of these days."""
    days: dict[str, list[str]] = defaultdict(list)
    for day in sorted(shelf.archive.by_day, reverse=True):
        days[day[5:]].append(day)
    yield index_page(shelf, days)
    for name, found in sorted(days.items()):
        title = label(name)
        head = Head(f"{title}, বছরে বছরে", data=collection(title, url_of(name), shelf.site, (INDEX,)))
        years = tuple(year_group(shelf, day) for day in found)
        yield Page(url_of(name), "anniversary.html", AnniversaryPage(head, INDEX, title, years))


def url_of(name: str) -> str:
    return f"on-this-day/{name}/"


def label(name: str) -> str:
    """Write 12-14 as ১৪ ডিসেম্বর."""
    return f"{to_bengali(int(name[3:]))} {month_name(int(name[:2]))}"


def year_group(shelf: Shelf, day: str) -> Group:
    stories = shelf.archive.by_day[day]
    entries = tuple(headline(story) for story in stories[::-1][:STORIES_A_YEAR])
    return Group(to_bengali(day[:4]), day_url(day), entries=entries, note=number(len(stories)))


def index_page(shelf: Shelf, days: dict[str, list[str]]) -> Page:
    """Make the index: a year of days, whichever year."""
    months: dict[int, list[Link]] = {month: [] for month in range(1, 13)}
    for name in sorted(days):
        months[int(name[:2])].append(Link(to_bengali(int(name[3:])), url_of(name)))
    groups = tuple(Group(month_name(month), links=tuple(links)) for month, links in months.items() if links)
    description = "বছরের একই তারিখে, নানা বছরে কী ছাপা হয়েছিল।"
    head = Head(INDEX.label, description, data=collection(INDEX.label, INDEX.url, shelf.site))
    return Page(INDEX.url, "anniversaries.html", AnniversaryIndex(head, INDEX.label, description, groups))
