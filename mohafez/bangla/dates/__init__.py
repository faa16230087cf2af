"""Dates as Bengali pages print them: read as far as the line says, and found where they stand.

A line is cut into pieces (lexer.py, words.py), ordered rules read days and times from them (grammar.py, days.py,
clock.py), and what stands together becomes one date here. docs/bangla.md has the grammar in prose.
"""

import datetime as dt
import re
from itertools import chain

from mohafez.bangla.calendars import BANGLADESH, CalendarError, from_bangla
from mohafez.bangla.dates.clock import CLOCK_RULES
from mohafez.bangla.dates.days import DAY_RULES
from mohafez.bangla.dates.grammar import Item, apply, rule
from mohafez.bangla.dates.lexer import Piece, pieces
from mohafez.bangla.dates.values import FoundDate, FoundTime, PartialDate

__all__ = ["FoundDate", "FoundTime", "PartialDate", "find_date", "find_dates", "find_time"]

RULES = [*DAY_RULES, *CLOCK_RULES, rule("weekday", "W", lambda found: found.item("weekday"))]
# What may stand between a date and its time, weekday or other calendar's date: marks, তারিখ, সময়, ইং, a part of the day.
BETWEEN = frozenset("-,.|:/'cTkGEJeP")
# No date is without a year: four figures, two with an apostrophe (’৭১), or the last of three
# between the same signs or behind a month.
YEAR = re.compile(r"\d{4}|['’‘`´]\W{0,4}\d|[-–—‒−‐‑/.].*[-–—‒−‐‑/.]|\d \D{2,12} \d\d(?!\d)")
LONGEST_GAP = 4  # pieces; more is not one expression


def find_dates(line: str, calendar: str = BANGLADESH) -> list[FoundDate]:
    """Find all dates in a line, in order.

    A Bangla date is converted where it stands alone and the page keeps Bangladesh's calendar; beside a Gregorian one
    it is only part of the place. Dates that cannot be (৩২ ডিসেম্বর), and days without a year, are none.
    """
    if not YEAR.search(line):
        return []
    cut = pieces(line)
    found = []
    for group in _groups(apply(RULES, cut), cut):
        if date := _date_of(group, calendar):
            found.append(FoundDate(date, *_place(group, cut)))
    return found


def find_date(line: str, calendar: str = BANGLADESH) -> FoundDate | None:
    """Find the date that a line is about: the first that names a day, else the first at all."""
    found = find_dates(line, calendar)
    return next((one for one in found if one.date.day), found[0] if found else None)


def find_time(line: str) -> FoundTime | None:
    """Find the first time of day in a line that stands without a date, as a page's clock does."""
    cut = pieces(line)
    for group in _groups(apply(RULES, cut), cut):
        kinds = {item.kind: item for item in group}
        if "time" in kinds and kinds["time"].value and not kinds.keys() & {"date", "bangla"}:
            hour, minute, second, _ = kinds["time"].value
            return FoundTime(dt.time(hour, minute, second or 0), *_place(group, cut))
    return None


def _groups(found: list[Item], cut: list[Piece]) -> list[list[Item]]:
    """Join what stands together into one expression, which has one item of a kind at most."""
    groups: list[list[Item]] = []
    last = -1
    for item in found:
        gap = [piece.code for piece in cut[last + 1 : item.first]]
        if groups and gap in (["r"], ["-"]) and item.kind == groups[-1][-1].kind == "time":
            last = item.last  # সকাল ৯টা থেকে ১১টা: the time is the first
            continue
        together = len(gap) <= LONGEST_GAP and BETWEEN.issuperset(gap)
        if groups and together and item.kind not in {other.kind for other in groups[-1]}:
            groups[-1].append(item)
        else:
            groups.append([item])
        last = max(last, item.last)
    return groups


def _date_of(group: list[Item], calendar: str) -> PartialDate | None:
    values = {item.kind: item.value for item in group}
    day = values["date"] if "date" in values else _converted(values.get("bangla"), calendar)
    if not day:
        return None
    time = values.get("time")
    try:
        if time and day[2]:
            return PartialDate(*day, *time)
        return PartialDate(*day)
    except ValueError:
        return None


def _converted(value: tuple | None, calendar: str) -> tuple | None:
    """Convert a Bangla day to a Gregorian one; a month or year alone has no Gregorian one."""
    if not value or None in value:
        return None
    try:
        day = from_bangla(*value, calendar)
    except CalendarError:
        return None
    return day.year, day.month, day.day


def _place(group: list[Item], cut: list[Piece]) -> tuple[int, int]:
    ends = list(chain.from_iterable((item.first, item.last) for item in group))
    return cut[min(ends)].start, cut[max(ends)].end
