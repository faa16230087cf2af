"""Charts, calendars and labels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mohafez.site.calendars import almanac, counted
from mohafez.site.charts import bars, path, timeline
from mohafez.site.labels import bangla_day, moment, number
from mohafez.site.models import Link


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "০"), (999, "৯৯৯"), (1000, "১,০০০"), (99999, "৯৯,৯৯৯"), (100000, "১,০০,০০০"), (12345678, "১,২৩,৪৫,৬৭৮")],
)
def test_counts_are_grouped_as_in_the_subcontinent(value, written):
    assert number(value) == written


@given(st.integers(0, 10**12))
def test_a_grouped_count_keeps_its_digits(value):
    assert int(number(value).replace(",", "")) == value


def test_a_time_is_written_in_both_calendars():
    described = moment("2025-12-14T13:38:51+06:00", bangla=True)
    assert described.date == "রবিবার, ১৪ ডিসেম্বর ২০২৫"
    assert described.time == "দুপুর ১টা ৩৮ মিনিট"
    assert described.bangla == "২৯ অগ্রহায়ণ ১৪৩২ বঙ্গাব্দ"


def test_a_day_without_a_time_gets_none():
    assert moment("2025-12-14").time == ""


def test_a_day_before_bangladeshs_calendar_has_no_bangla_date():
    assert bangla_day("1952-02-21") == ""


def test_one_story_is_visible_beside_a_thousand_and_none_is_not():
    drawn = path([1000, 1, 0], most=1000)
    assert drawn.count("M") == 2
    assert "v-16" in drawn
    assert "v-2" in drawn


def test_a_timeline_counts_by_year_the_newest_first():
    rows = timeline(["2024-01-05", "2024-01-06", "2025-12-14"], {"2024": "a/", "2025": "b/"})
    assert [(row.year.label, row.count, row.year.url) for row in rows] == [("২০২৫", "১", "b/"), ("২০২৪", "২", "a/")]


def test_a_timeline_says_its_months_to_those_who_do_not_see_it():
    [row] = timeline(["2024-01-05", "2024-01-06", "2024-12-14"], {"2024": "a/"})
    assert row.months == "জানুয়ারি ২, ডিসেম্বর ১"


def test_bars_compare_with_the_longest():
    assert [bar.width for bar in bars([(Link("ক", "k/"), 200), (Link("খ", "kh/"), 50), (Link("গ", "g/"), 1)])] == [
        100,
        25,
        1,
    ]


@given(st.lists(st.dates().map(lambda day: day.isoformat()), max_size=60))
def test_an_almanac_counts_every_story_once(days):
    by_day = {day: [None] * days.count(day) for day in days}
    time = almanac(counted(by_day))
    assert sum(time.in_year(year) for year in time.years) == len(days)
    for name in time.months:
        linked = [cell.url for week in time.month(name).weeks for cell in week if cell and cell.url]
        assert linked == [f"archive/{day.replace('-', '/')}/" for day in sorted(set(days)) if day.startswith(name)]
