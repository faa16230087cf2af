"""How numbers, days and times are written for readers: in Bengali, without Babel, which leaves digits ASCII."""

import datetime as dt
from functools import lru_cache

from mohafez.articles import moment_of
from mohafez.bangla.calendars import CalendarError, to_bangla
from mohafez.bangla.formatting import long_date, month_name, short_date, time_of_day
from mohafez.bangla.numerals import to_bengali
from mohafez.site.models import Moment


def number(value: int) -> str:
    """Write a count with Bengali digits, grouped as in the subcontinent: ১২,৩৪,৫৬৭."""
    digits = str(value)
    head, tail = digits[:-3], digits[-3:]
    while head:
        head, tail = head[:-2], f"{head[-2:]},{tail}"
    return to_bengali(tail)


@lru_cache(maxsize=4096)
def short_day(iso: str) -> str:
    """Write 2025-12-14 as ১৪ ডিসেম্বর ২০২৫."""
    return short_date(dt.date.fromisoformat(iso))


@lru_cache(maxsize=4096)
def long_day(iso: str) -> str:
    """Write 2025-12-14 as রবিবার, ১৪ ডিসেম্বর ২০২৫."""
    return long_date(dt.date.fromisoformat(iso))


@lru_cache(maxsize=4096)
def bangla_day(iso: str) -> str:
    """Write 2025-12-14 as ২৯ অগ্রহায়ণ ১৪৩২ বঙ্গাব্দ, by Bangladesh's calendar; nothing where that does not reach."""
    try:
        return f"{to_bangla(dt.date.fromisoformat(iso))} বঙ্গাব্দ"
    except CalendarError:
        return ""


def month(year: str, number: str) -> str:
    """Write 2025, 12 as ডিসেম্বর ২০২৫."""
    return f"{month_name(int(number))} {to_bengali(year)}"


def moment(iso: str, *, bangla: bool = False) -> Moment:
    """Describe a printed day or time; with the Bangla date only where the newspaper's calendar is Bangladesh's."""
    day = iso[:10]
    time = time_of_day(moment_of(iso).timetz().replace(tzinfo=None)) if "T" in iso else ""
    return Moment(iso, long_day(day), time, bangla_day(day) if bangla else "")


def shortened(text: str, limit: int) -> str:
    """Cut a text of one line at a word's end, so that it has at most so many characters and an ellipsis."""
    if len(text) <= limit:
        return text
    return text[:limit].rpartition(" ")[0].rstrip(" ,;:") + "…"
