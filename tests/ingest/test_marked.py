"""Pages that a program saved as Markdown: their marks, and what it wrote above them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mohafez.ingest import saved
from mohafez.ingest.convert import Converter
from mohafez.ingest.dump import Dump
from mohafez.ingest.marked import is_marked, read
from mohafez.ingest.topics import Tagger
from mohafez.tables import load_topics

PAGE = """Title: হাটে নতুন পাট | প্রভাতবার্তা

URL Source: https://probhat.example/pat/12

Published Time: 2023-08-04T09:10:00+06:00

# হাটে নতুন পাট

হাটে নতুন পাট উঠেছে। মণপ্রতি দাম গতবারের চেয়ে ৩০০ টাকা বেশি পাচ্ছেন চাষিরা।

তবে খালে পানি নেই। পাট জাগ দেওয়ার জায়গা খুঁজতে চাষিদের যেতে হচ্ছে দূরের বিলে।

*   [সব খবর](https://probhat.example/all)
*   [কৃষি](https://probhat.example/krishi)
"""


@pytest.mark.parametrize(
    ("line", "tag", "text"),
    [
        ("## বাজারে প্রভাব", "h2", "বাজারে প্রভাব"),
        ("> জল নেই", "blockquote", "জল নেই"),
        ("**লেখা** *রহিমা*", "", "লেখা রহিমা"),
        ('দেখুন [মানচিত্র](https://a.example/m "ছবি") এখানে', "", "দেখুন মানচিত্র এখানে"),
        ("[হোম](/) | [খেলা](/khela)", "nav", "হোম | খেলা"),
        ("![ঘাট](https://a.example/1.jpg)", "", "![ঘাট](https://a.example/1.jpg)"),
        ("২ * ৩ * ৪", "", "২ * ৩ * ৪"),
    ],
)
def test_marks_become_elements_and_leave_the_text(line, tag, text):
    assert read(line) == (tag, text)


def test_a_text_without_headings_or_links_has_no_marks():
    assert not is_marked("#হ্যাশট্যাগ\n* তারকা *\n(১) https://a.example/1")


def test_what_the_program_wrote_above_a_page_is_known_and_no_part_of_it(tmp_path):
    assert saved.hints(PAGE).url == "https://probhat.example/pat/12"
    assert saved.hints("Title: একটি গল্প\nURL: নেই").url == ""
    converter = Converter({}, Tagger(load_topics(tmp_path / "topics.toml")))
    (article,) = converter.convert(Dump("page.md", PAGE.encode())).articles
    assert article.title == "হাটে নতুন পাট"
    assert article.source_url == "https://probhat.example/pat/12"
    assert article.date == "2023-08-04T09:10:00+06:00"
    assert "সব খবর" not in article.body


@given(st.text(max_size=80))
def test_no_line_is_lost_for_its_marks(line):
    text = " ".join(line.split())
    assert bool(read(text)[1]) >= bool(text.strip("*_ ")) or not text
