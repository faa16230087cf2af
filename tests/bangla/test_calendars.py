"""Bangladesh's calendar, before and after its reform; formatting in it and in the Gregorian one."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mohafez.bangla.calendars import BanglaDate, CalendarError, from_bangla, month_lengths, to_bangla
from mohafez.bangla.formatting import full_date, long_date, month_name, short_date, time_of_day, weekday_name
from mohafez.bangla.numerals import grouped, to_ascii, to_bengali

KNOWN_DAYS = st.dates(dt.date(1987, 4, 14), dt.date(3000, 12, 31))


@given(KNOWN_DAYS)
def test_days_convert_both_ways(day):
    there = to_bangla(day)
    assert from_bangla(there.year, there.month, there.day) == day


@given(KNOWN_DAYS)
def test_days_follow_each_other(day):
    assert to_bangla(day) < to_bangla(day + dt.timedelta(1))


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        ("2025-12-14", "২৯ অগ্রহায়ণ ১৪৩২"),
        ("2024-03-01", "১৭ ফাল্গুন ১৪৩০"),
        ("2024-04-13", "৩০ চৈত্র ১৪৩০"),
        ("2024-04-14", "১ বৈশাখ ১৪৩১"),
        ("2019-10-15", "৩০ আশ্বিন ১৪২৬"),
        ("2019-10-16", "৩১ আশ্বিন ১৪২৬"),
        ("2019-10-17", "১ কার্তিক ১৪২৬"),
        ("2018-10-16", "১ কার্তিক ১৪২৫"),
        ("2019-02-21", "৯ ফাল্গুন ১৪২৫"),
        ("2016-03-13", "৩০ ফাল্গুন ১৪২২"),
        ("2016-03-14", "৩১ ফাল্গুন ১৪২২"),
        ("2016-03-15", "১ চৈত্র ১৪২২"),
        ("1987-04-14", "১ বৈশাখ ১৩৯৪"),
    ],
)
def test_days_as_they_were_printed(day, printed):
    assert str(to_bangla(dt.date.fromisoformat(day))) == printed


@pytest.mark.parametrize(
    ("month", "day", "bangla"),
    [(2, 21, (11, 8)), (3, 26, (12, 12)), (5, 8, (1, 25)), (5, 25, (2, 11)), (12, 16, (9, 1))],
    ids=["Language Martyrs", "Independence", "Tagore's birth", "Nazrul's birth", "Victory"],
)
def test_since_the_reform_national_days_fall_as_they_fell_at_first(month, day, bangla):
    """For which the reform was made: ৮ ফাল্গুন was the day of 1952."""
    for year in range(2020, 2100):
        found = to_bangla(dt.date(year, month, day))
        assert (found.month, found.day) == bangla


@pytest.mark.parametrize("year", [1394, 1422, 1425, 1426, 1430, 1432])
def test_a_year_is_as_long_as_its_gregorian_one(year):
    assert sum(month_lengths(year)) == (from_bangla(year + 1, 1, 1) - from_bangla(year, 1, 1)).days


@pytest.mark.parametrize(
    "day", [(1432, 11, 30), (1432, 7, 31), (1425, 6, 31), (1432, 13, 1), (1432, 1, 0), (1393, 1, 1), (9999, 1, 1)]
)
def test_a_day_that_the_calendar_lacks_is_refused(day):
    with pytest.raises(CalendarError):
        from_bangla(*day)


def test_a_day_before_the_calendar_is_refused():
    with pytest.raises(CalendarError, match="1394"):
        to_bangla(dt.date(1987, 4, 13))
    with pytest.raises(CalendarError):
        to_bangla(dt.date(9999, 12, 31))


def test_indias_calendar_is_named_and_never_guessed():
    with pytest.raises(CalendarError, match="India"):
        to_bangla(dt.date(2025, 12, 14), calendar="india")
    with pytest.raises(CalendarError, match="India"):
        from_bangla(1432, 8, 29, calendar="india")
    with pytest.raises(CalendarError, match="'nepal'"):
        to_bangla(dt.date(2025, 12, 14), calendar="nepal")


@pytest.mark.shared
def test_headers_as_newspapers_print_them(shared):
    rows = (line.split("\t") for line in shared("eval/bangla/day_pairs.tsv").read_text(encoding="utf-8").splitlines())
    for printed, header in (row for row in rows if not row[0].startswith("#")):
        day, month, year = printed.split()
        names = [month_name(number) for number in range(1, 13)]
        found = to_bangla(dt.date(int(year), names.index(month.strip()) + 1, int(day)))
        assert header.startswith(f"{found},")


def test_days_are_written_in_bengali():
    day = dt.date(2025, 12, 14)
    assert short_date(day) == "১৪ ডিসেম্বর ২০২৫"
    assert long_date(day) == "রবিবার, ১৪ ডিসেম্বর ২০২৫"
    assert full_date(day) == "রবিবার, ১৪ ডিসেম্বর ২০২৫, ২৯ অগ্রহায়ণ ১৪৩২ বঙ্গাব্দ"
    assert full_date(dt.date(1971, 12, 16)) == "বৃহস্পতিবার, ১৬ ডিসেম্বর ১৯৭১"
    assert weekday_name(day) == "রবিবার"


def test_a_month_without_a_name_is_refused():
    with pytest.raises(ValueError, match="13"):
        month_name(13)


@pytest.mark.parametrize(
    ("time", "said"),
    [
        ("13:38", "দুপুর ১টা ৩৮ মিনিট"),
        ("12:00", "দুপুর ১২টা"),
        ("00:09", "রাত ১২টা ৯ মিনিট"),
        ("01:00", "রাত ১টা"),
        ("05:05", "ভোর ৫টা ৫ মিনিট"),
        ("09:45:59", "সকাল ৯টা ৪৫ মিনিট"),
        ("16:30", "বিকেল ৪টা ৩০ মিনিট"),
        ("18:15", "সন্ধ্যা ৬টা ১৫ মিনিট"),
        ("23:59", "রাত ১১টা ৫৯ মিনিট"),
    ],
)
def test_times_are_written_as_they_are_said(time, said):
    assert time_of_day(dt.time.fromisoformat(time)) == said


@pytest.mark.parametrize(("value", "written"), [(7, "৭"), (1234, "১,২৩৪"), (1234567, "১২,৩৪,৫৬৭"), (-12345, "-১২,৩৪৫")])
def test_numbers_are_grouped_as_in_south_asia(value, written):
    assert grouped(value) == written


@given(st.integers())
def test_digits_change_script_and_back(value):
    assert to_ascii(to_bengali(value)) == str(value)
    assert int(to_ascii(grouped(value)).replace(",", "")) == value


@given(st.text())
def test_only_digits_change_script(text):
    assert len(to_ascii(text)) == len(to_bengali(text)) == len(text)


def test_a_bangla_date_can_be_made_and_compared():
    assert BanglaDate(1432, 8, 29) < BanglaDate(1432, 9, 1)
