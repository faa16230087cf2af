"""The Bangla calendar as Bangladesh keeps it, both ways, before and after the reform of 2019.

Sources: the Bangla Academy's rules as the state adopted them in 1987, and their reform, in force since 16 October 2019;
docs/bangla.md has them in full. India's Bengali calendar follows the sun through the stars: its months begin when
almanacs say so, a day or so from these. Its days are not here, and are never guessed from these.
"""

import datetime as dt
from bisect import bisect
from calendar import isleap
from dataclasses import dataclass
from itertools import accumulate

from mohafez.bangla.numerals import to_bengali

MONTHS = (
    "বৈশাখ", "জ্যৈষ্ঠ", "আষাঢ়", "শ্রাবণ", "ভাদ্র", "আশ্বিন", "কার্তিক", "অগ্রহায়ণ", "পৌষ", "মাঘ", "ফাল্গুন", "চৈত্র",
)  # fmt: skip
BANGLADESH, INDIA = "bangladesh", "india"
ERA = 593  # ১ বৈশাখ of year y is 14 April of y + 593
FIRST_YEAR = 1394  # 1987; days before it follow almanacs in Bangladesh too
REFORM = 1426  # the first year whose আশ্বিন has a 31st day: 16 October 2019


class CalendarError(ValueError):
    """A day that a calendar does not have, or that is not known here; the message says which and why."""


@dataclass(frozen=True, order=True)
class BanglaDate:
    """A day of a Bangla calendar; months count from 1 (বৈশাখ)."""

    year: int
    month: int
    day: int

    def __str__(self) -> str:
        return f"{to_bengali(self.day)} {MONTHS[self.month - 1]} {to_bengali(self.year)}"


def month_lengths(year: int) -> tuple[int, ...]:
    """Return the days of each month of a Bangla year in Bangladesh.

    Until ১৪২৫: বৈশাখ–ভাদ্র 31, the rest 30, ফাল্গুন 31 in a leap year. Since ১৪২৬: বৈশাখ–আশ্বিন 31, the rest 30,
    ফাল্গুন 29, or 30 in a leap year. Leap is the Gregorian year in which ফাল্গুন falls.
    """
    leap = isleap(year + ERA + 1)
    if year < REFORM:
        return (31,) * 5 + (30,) * 5 + (30 + leap, 30)
    return (31,) * 6 + (30,) * 4 + (29 + leap, 30)


def to_bangla(day: dt.date, calendar: str = BANGLADESH) -> BanglaDate:
    """Convert a Gregorian day. Raises CalendarError for one before 14 April 1987, and for India's calendar."""
    year = day.year - ERA - ((day.month, day.day) < (4, 14))
    _check(year, calendar)
    passed = day.toordinal() - _new_year(year).toordinal()
    starts = list(accumulate(month_lengths(year), initial=0))
    month = bisect(starts, passed)
    return BanglaDate(year, month, passed - starts[month - 1] + 1)


def from_bangla(year: int, month: int, day: int, calendar: str = BANGLADESH) -> dt.date:
    """Convert a Bangla day. Raises CalendarError for one that Bangladesh's calendar lacks, and for India's calendar."""
    _check(year, calendar)
    if not 1 <= month <= 12:
        raise CalendarError(f"month {month} of {year}: months are 1 (বৈশাখ) to 12 (চৈত্র)")
    lengths = month_lengths(year)
    if not 1 <= day <= lengths[month - 1]:
        raise CalendarError(f"{MONTHS[month - 1]} {year} has no day {day}: it has {lengths[month - 1]} days")
    return _new_year(year) + dt.timedelta(sum(lengths[: month - 1]) + day - 1)


def _new_year(year: int) -> dt.date:
    return dt.date(year + ERA, 4, 14)


def _check(year: int, calendar: str) -> None:
    if calendar == INDIA:
        raise CalendarError("India's Bengali calendar is its almanacs' to say; only Bangladesh's is known here")
    if calendar != BANGLADESH:
        raise CalendarError(f"no calendar {calendar!r}: there are {BANGLADESH!r} and {INDIA!r}")
    if not FIRST_YEAR <= year < dt.MAXYEAR - ERA:
        raise CalendarError(f"Bangladesh's calendar is known from {FIRST_YEAR} (14 April 1987) on, not for {year}")
