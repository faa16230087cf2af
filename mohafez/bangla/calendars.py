"""The Bangla calendar as Bangladesh keeps it, both ways, before and after the reform of 2019.

Sources: the Bangla Academy's tables of 1966 (in force as amended in 1987 and 1995) and of 2019; see docs/bangla.md.
India's Bengali calendar is sidereal: its months begin when almanac makers say so, a day or so from these. No table
here gives its days, and none may be used for a newspaper of West Bengal, Tripura or Assam.
"""

import datetime as dt
from dataclasses import dataclass

from mohafez.bangla.numerals import to_bengali

MONTHS = (
    "বৈশাখ", "জ্যৈষ্ঠ", "আষাঢ়", "শ্রাবণ", "ভাদ্র", "আশ্বিন", "কার্তিক", "অগ্রহায়ণ", "পৌষ", "মাঘ", "ফাল্গুন", "চৈত্র",
)  # fmt: skip
ERA = 593  # ১ বৈশাখ of year y is 14 April of y + 593
FIRST_YEAR = 1394  # adopted by the state in 1987; older dates follow the almanacs
REFORM = 1426  # in this year, from কার্তিক on (17 October 2019), the new lengths hold
FALGUN = 10  # the month of the leap day, counted from 0


class CalendarError(ValueError):
    """A day that Bangladesh's calendar does not have or does not reach; the message says which."""


@dataclass(frozen=True, order=True)
class BanglaDate:
    """A day of Bangladesh's calendar; months count from 1 (বৈশাখ)."""

    year: int
    month: int
    day: int

    def __str__(self) -> str:
        return f"{to_bengali(self.day)} {MONTHS[self.month - 1]} {to_bengali(self.year)}"


def month_lengths(year: int) -> tuple[int, ...]:
    """Return the days of each month of a Bangla year.

    Until ১৪২৫: বৈশাখ–ভাদ্র 31, the rest 30, ফাল্গুন 31 in a leap year. Since ১৪২৬: বৈশাখ–আশ্বিন 31, the rest 30,
    ফাল্গুন 29, or 30 in a leap year. Leap is the Gregorian year in which ফাল্গুন falls.
    """
    leap = dt.date(year + ERA + 1, 3, 1) - dt.date(year + ERA + 1, 2, 28) == dt.timedelta(2)
    if year < REFORM:
        return (31,) * 5 + (30,) * 5 + (30 + leap, 30)
    return (31,) * 6 + (30,) * 4 + (29 + leap, 30)


def new_year(year: int) -> dt.date:
    """Return the Gregorian day of ১ বৈশাখ of a Bangla year."""
    return dt.date(year + ERA, 4, 14)


def to_bangla(day: dt.date) -> BanglaDate:
    """Convert a Gregorian day. Raises CalendarError for days before 14 April 1987."""
    year = day.year - ERA - ((day.month, day.day) < (4, 14))
    _check_year(year, str(day))
    left = (dt.date(day.year, day.month, day.day) - new_year(year)).days
    for month, length in enumerate(month_lengths(year), start=1):
        if left < length:
            return BanglaDate(year, month, left + 1)
        left -= length
    raise AssertionError(f"the months of {year} do not fill it")


def from_bangla(year: int, month: int, day: int) -> dt.date:
    """Convert a Bangla day. Raises CalendarError for one that the calendar does not have."""
    _check_year(year, f"{day}/{month}/{year}")
    if not 1 <= month <= 12:
        raise CalendarError(f"month {month} of {year}: months are 1 (বৈশাখ) to 12 (চৈত্র)")
    lengths = month_lengths(year)
    if not 1 <= day <= lengths[month - 1]:
        raise CalendarError(f"{MONTHS[month - 1]} {year} has no day {day}; it has {lengths[month - 1]} days")
    return new_year(year) + dt.timedelta(sum(lengths[: month - 1]) + day - 1)


def _check_year(year: int, asked: str) -> None:
    if not FIRST_YEAR <= year <= dt.MAXYEAR - ERA - 1:
        raise CalendarError(f"{asked}: Bangladesh's calendar is known from {FIRST_YEAR} (14 April 1987) on")
