"""Months drawn as calendars: which days have stories, and how many."""

import calendar
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mohafez.bangla.formatting import month_name
from mohafez.bangla.numerals import to_bengali
from mohafez.site.labels import number
from mohafez.site.models import Link

WEEK = ("রবি", "সোম", "মঙ্গল", "বুধ", "বৃহ", "শুক্র", "শনি")
SHORT_MONTHS = ("জা", "ফে", "মা", "এ", "মে", "জু", "জু", "আ", "সে", "অ", "ন", "ডি")  # for columns of a phone's width
SUNDAY = 6  # where weeks begin in Bengali almanacs, as Python counts
SHADES = (1, 3, 6, 10)  # stories from which a day's cell is one step darker


@dataclass(frozen=True)
class Day:
    """A cell of a calendar: a day, or a month in a year's row; no url where there are no stories."""

    label: str
    url: str = ""
    title: str = ""
    shade: int = 0


@dataclass(frozen=True)
class Month:
    """A month's calendar: weeks from Sunday, None where the month does not reach."""

    name: str
    url: str
    count: str
    weeks: tuple[tuple[Day | None, ...], ...]
    weekdays: tuple[str, ...] = WEEK


@dataclass(frozen=True)
class Year:
    """A year as a row of its twelve months."""

    link: Link
    count: str
    months: tuple[Day, ...]


@dataclass(frozen=True)
class Almanac:
    """How many stories each day has, by month (2025-12) and year; all in order of time."""

    days: Mapping[str, int]
    months: Mapping[str, Sequence[str]]
    years: Mapping[str, Sequence[str]]

    def in_month(self, month: str) -> int:
        return sum(self.days[day] for day in self.months[month])

    def in_year(self, year: str) -> int:
        return sum(self.in_month(month) for month in self.years[year])

    def days_of(self, *months: str) -> dict[str, int]:
        """Give the days of some months, in order of time."""
        return {day: self.days[day] for month in months for day in self.months[month]}

    def month(self, name: str) -> Month:
        """Draw a month."""
        year, month = (int(part) for part in name.split("-"))
        weeks = calendar.Calendar(firstweekday=SUNDAY).monthdayscalendar(year, month)
        cells = tuple(tuple(self._cell(name, day) if day else None for day in week) for week in weeks)
        return Month(month_name(month), month_url(name), number(self.in_month(name)), cells)

    def year(self, name: str, most: int) -> Year:
        """Draw a year as a row; `most` is the fullest month's number of stories, which is darkest."""
        months = tuple(self._month_cell(f"{name}-{month:02}", most) for month in range(1, 13))
        return Year(Link(to_bengali(name), year_url(name)), number(self.in_year(name)), months)

    def _month_cell(self, name: str, most: int) -> Day:
        if name not in self.months:
            return Day("")
        count = self.in_month(name)
        title = f"{month_name(int(name[5:]))} {to_bengali(name[:4])}: {number(count)}টি সংবাদ"
        return Day(number(count), month_url(name), title, -(-len(SHADES) * count // most))

    def _cell(self, month: str, day: int) -> Day:
        iso = f"{month}-{day:02}"
        count = self.days.get(iso, 0)
        label = to_bengali(day)
        if not count:
            return Day(label)
        title = f"{label} {month_name(int(month[5:]))}: {number(count)}টি সংবাদ"
        return Day(label, day_url(iso), title, shade(count))


def shade(count: int) -> int:
    """Tell how dark a day of so many stories is drawn, from 0 to 4."""
    return sum(count >= step for step in SHADES)


def counted(by_day: Mapping[str, Sequence[object]]) -> dict[str, int]:
    """Count stories by day, in order of time."""
    return {day: len(by_day[day]) for day in sorted(by_day)}


def almanac(days: Mapping[str, int]) -> Almanac:
    """Group days, in order of time, with how many stories they have."""
    months: dict[str, list[str]] = defaultdict(list)
    years: dict[str, list[str]] = defaultdict(list)
    for day in days:
        if day[:7] not in months:
            years[day[:4]].append(day[:7])
        months[day[:7]].append(day)
    return Almanac(days, months, years)


def year_url(year: str) -> str:
    return f"archive/{year}/"


def month_url(month: str) -> str:
    return f"archive/{month.replace('-', '/')}/"


def day_url(day: str) -> str:
    return f"archive/{day.replace('-', '/')}/"
