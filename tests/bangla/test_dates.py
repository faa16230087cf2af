"""What is read of a date, and what is not. The lines themselves are in fixtures/dates.txt, for editors to add to."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mohafez.bangla.calendars import to_bangla
from mohafez.bangla.dates import PartialDate, find_date, find_dates, find_time
from mohafez.bangla.formatting import long_date, short_date, time_of_day
from mohafez.bangla.numerals import to_bengali

FIXTURE = Path(__file__).parent / "fixtures" / "dates.txt"
LINES = [
    tuple(line.rsplit(" → ", 1))
    for line in FIXTURE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
PRINTED_DAYS = st.dates(dt.date(1700, 1, 1), dt.date(2999, 12, 31))


@pytest.mark.parametrize(("line", "iso"), LINES, ids=[line for line, _ in LINES])
def test_a_line_gives_its_date_and_no_more(line, iso):
    found = find_date(line)
    assert (found.date.iso() if found else "-") == iso


@pytest.mark.shared
def test_lines_as_printed_by_newspapers(shared):
    rows = (line.split("\t") for line in shared("eval/bangla/dates.tsv").read_text(encoding="utf-8").splitlines())
    wrong = {}
    for line, iso in (row for row in rows if not row[0].startswith("#")):
        found = find_date(line)
        if (found.date.iso("+06:00") if found else "-") != iso:
            wrong[line] = found
    assert not wrong


@given(PRINTED_DAYS)
def test_formatted_days_are_read_back(day):
    for line in (long_date(day), short_date(day), day.isoformat(), f"প্রকাশ: {to_bengali(day.strftime('%d/%m/%Y'))}"):
        assert find_date(line).date == PartialDate(day.year, day.month, day.day)


@given(PRINTED_DAYS, st.times())
def test_formatted_times_are_read_back(day, time):
    found = find_date(f"{time_of_day(time)}, {long_date(day)}").date
    assert found == PartialDate(day.year, day.month, day.day, time.hour, time.minute)


@given(st.dates(dt.date(1987, 4, 14), dt.date(2100, 12, 31)))
def test_a_bangla_day_is_read_back(day):
    assert find_date(f"{to_bangla(day)} বঙ্গাব্দ").date == PartialDate(day.year, day.month, day.day)


def test_an_indian_page_keeps_its_bangla_days_to_itself():
    """Its calendar is another; beside a Gregorian day nothing is missing."""
    assert find_date("২৯ অগ্রহায়ণ ১৪৩২", calendar="india") is None
    assert find_date("২৯ অগ্রহায়ণ ১৪৩২, ১৫ ডিসেম্বর ২০২৫", calendar="india").date == PartialDate(2025, 12, 15)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("প্রকাশ: ১৪ ডিসেম্বর ২০২৫, ১৩:৩৮ | ঢাকা", "১৪ ডিসেম্বর ২০২৫, ১৩:৩৮"),
        ("ঢাকা, রবিবার, ১৪ ডিসেম্বর ২০২৫, ২৯ অগ্রহায়ণ ১৪৩২", "রবিবার, ১৪ ডিসেম্বর ২০২৫, ২৯ অগ্রহায়ণ ১৪৩২"),
        ("০১:৩৮:৫১ অপরাহ্ন, রবিবার, ১৪ ডিসেম্বর ২০২৫", "০১:৩৮:৫১ অপরাহ্ন, রবিবার, ১৪ ডিসেম্বর ২০২৫"),
        ("তিনি ২০২৩ সালের ৫ মার্চ মারা যান।", "২০২৩ সালের ৫ মার্চ"),
        ("😀 ১৪ ডিসেম্বর ২০২৫ 😀", "১৪ ডিসেম্বর ২০২৫"),
    ],
)
def test_a_date_is_found_where_it_stands(line, place):
    found = find_date(line)
    assert line[found.start : found.end] == place


def test_two_dates_of_a_line_keep_their_own_times():
    line = "প্রকাশ : ৫ মে ২০২২, ০৯:০১ | আপডেট : ৬ মে ২০২২, ১৮:৪০"
    assert [found.date.iso() for found in find_dates(line)] == ["2022-05-05T09:01", "2022-05-06T18:40"]


def test_a_line_is_about_its_day_not_about_a_year_it_mentions():
    assert find_date("২০২৪ সালের সেরা ছবি | ১৪ ডিসেম্বর ২০২৫").date == PartialDate(2025, 12, 14)


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("০৭:৫৬ অপরাহ্ন, রবিবার", dt.time(19, 56)),
        ("এখন সময় রাত ১০টা ৩০ মিনিট", dt.time(22, 30)),
        ("১৪ ডিসেম্বর ২০২৫, ১৩:৩৮", None),
        ("২৫:৯০", None),
    ],
)
def test_a_time_without_a_date_is_found_by_itself(line, time):
    found = find_time(line)
    assert (found and found.time) == time


@pytest.mark.parametrize(
    "parts", [(2025, None, 14), (2025, 12, None, 13, 38), (2025, 12, 14, 13), (2025, 12, 0), (2025, 2, 30)]
)
def test_a_partial_date_has_no_gaps_and_exists(parts):
    with pytest.raises(ValueError):
        PartialDate(*parts)


@given(st.text())
def test_any_text_is_read(text):
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)
    find_time(text)


GRAMMAR = """১৪ 7 ২০২৫ 1432 ডিসেম্বর মে বৈশাখ মহররম রবিবার সকাল পিএম সাড়ে দেড়টা টা মিনিট সালের বঙ্গাব্দ হিজরি তারিখ ও থেকে
    প্রকাশ ই th T Z + - / . , : | ' । ( ) % জন ঘণ্টা"""
DATE_LIKE = st.lists(st.sampled_from(GRAMMAR.split()), max_size=12)


@given(DATE_LIKE, st.sampled_from(["", " "]))
def test_any_mixture_of_the_grammars_own_words_is_read(parts, space):
    text = space.join(parts)
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)
    find_time(text)


@pytest.mark.parametrize("part", ["১৪ ডিসেম্বর ২০২৫ ", "9", "সালের ", "১৪-", "২০২৫ সালের ", "়", "১:"])
def test_an_endless_line_is_read(part):
    """Each rule once joined the whole line anew for each date it took."""
    find_dates(part * (100_000 // len(part)) + "1")
