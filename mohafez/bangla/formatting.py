"""Days and times written in Bengali. Nothing here depends on the present: a static page has no now."""

import datetime as dt

from mohafez.bangla.calendars import CalendarError, to_bangla
from mohafez.bangla.numerals import to_bengali

MONTHS = (
    "জানুয়ারি", "ফেব্রুয়ারি", "মার্চ", "এপ্রিল", "মে", "জুন", "জুলাই", "আগস্ট", "সেপ্টেম্বর", "অক্টোবর", "নভেম্বর", "ডিসেম্বর",
)  # fmt: skip
WEEKDAYS = ("সোমবার", "মঙ্গলবার", "বুধবার", "বৃহস্পতিবার", "শুক্রবার", "শনিবার", "রবিবার")  # as date.weekday() counts
# The part of the day that begins at each hour; before the first it is still night.
DAY_PARTS = ((20, "রাত"), (18, "সন্ধ্যা"), (15, "বিকেল"), (12, "দুপুর"), (6, "সকাল"), (4, "ভোর"), (0, "রাত"))


def month_name(month: int) -> str:
    """Name a Gregorian month, 1 to 12. Raises ValueError for another number."""
    if not 1 <= month <= 12:
        raise ValueError(f"{month} is no month; months are 1 to 12")
    return MONTHS[month - 1]


def weekday_name(day: dt.date) -> str:
    """Name the day of the week."""
    return WEEKDAYS[day.weekday()]


def short_date(day: dt.date) -> str:
    """Write a day: ১৪ ডিসেম্বর ২০২৫."""
    return f"{to_bengali(day.day)} {month_name(day.month)} {to_bengali(day.year)}"


def long_date(day: dt.date) -> str:
    """Write a day with its weekday: রবিবার, ১৪ ডিসেম্বর ২০২৫."""
    return f"{weekday_name(day)}, {short_date(day)}"


def full_date(day: dt.date) -> str:
    """Write a day in both calendars of Bangladesh: রবিবার, ১৪ ডিসেম্বর ২০২৫, ২৯ অগ্রহায়ণ ১৪৩২ বঙ্গাব্দ.

    A day that Bangladesh's calendar does not reach is written in the Gregorian one alone.
    """
    try:
        return f"{long_date(day)}, {to_bangla(day)} বঙ্গাব্দ"
    except CalendarError:
        return long_date(day)


def day_part(hour: int) -> str:
    """Name the part of the day that an hour, 0 to 23, belongs to."""
    return next(name for start, name in DAY_PARTS if hour >= start)


def time_of_day(time: dt.time | dt.datetime) -> str:
    """Write a time as it is spoken: দুপুর ১টা ৩৮ মিনিট; on the full hour without minutes; seconds are left out."""
    hour = f"{day_part(time.hour)} {to_bengali(time.hour % 12 or 12)}টা"
    return f"{hour} {to_bengali(time.minute)} মিনিট" if time.minute else hour
