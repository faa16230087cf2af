"""Articles as files: read strictly, written so that reading gives the same again."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mohafez import articles
from mohafez.articles import Article, ArticleError
from mohafez.bangla.text import clean

line = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1).map(str.strip).filter(bool)
name = line.map(lambda text: text.replace(";", "").strip()).filter(bool)
slug = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
offsets = st.sampled_from(["", "+06:00", "+05:30"])
day = st.dates(dt.date(1000, 1, 1)).map(dt.date.isoformat)
moment = st.tuples(st.datetimes(dt.datetime(1000, 1, 1)), offsets).map(
    lambda pair: articles.normalised_date(pair[0].replace(microsecond=0).isoformat() + pair[1])
)


@given(
    st.builds(
        Article,
        title=line.filter(clean),
        slug=slug,
        body=line,
        date=st.none() | day | moment,
        modified=st.none() | moment,
        authors=st.lists(name, max_size=3).map(tuple),
        tags=st.lists(slug, max_size=4).map(tuple),
        summary=st.none() | line,
    )
)
def test_what_is_written_is_read_back(article):
    assert articles.parse(articles.serialise(article)) == article


def test_a_single_author_with_a_comma_stays_one_author_for_stock_pelican_too():
    text = articles.serialise(Article(title="খবর", slug="khobor", authors=("নিজস্ব প্রতিবেদক, ঢাকা",)))
    assert "authors: নিজস্ব প্রতিবেদক, ঢাকা;\n" in text
    assert articles.parse(text).authors == ("নিজস্ব প্রতিবেদক, ঢাকা",)


def test_an_owners_own_keys_are_kept():
    text = "---\ntitle: খবর\nslug: khobor\nnote: মিলিয়ে দেখা হয়েছে\n---\n\nকথা\n"
    assert articles.serialise(articles.parse(text)) == text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2025-12-14", "2025-12-14"),
        ("2025-12-14 13:38", "2025-12-14T13:38:00+06:00"),
        ("2025-12-14T13:38:51", "2025-12-14T13:38:51+06:00"),
        ("2025-12-14T13:38:51+05:30", "2025-12-14T13:38:51+05:30"),
        ("2025-12-14T07:38:51Z", "2025-12-14T07:38:51+00:00"),
    ],
)
def test_a_hand_typed_date_takes_one_form_and_dhakas_zone(written, read):
    assert articles.parse(f"---\ntitle: খবর\nslug: khobor\ndate: {written}\n---\n").date == read


def test_a_day_without_a_time_says_so():
    article = Article(title="খবর", slug="khobor", date="2009-07-01")
    assert not article.has_time
    assert article.moment == dt.datetime(2009, 7, 1, tzinfo=articles.DHAKA)


@pytest.mark.parametrize(
    ("front", "words"),
    [
        ("slug: khobor", "has no title"),
        ("title: খবর", "has no slug"),
        ("title: \u200b\u2060\nslug: khobor", "has no title"),
        (f"title: খবর\nslug: {'a' * 201}", "is longer than 200 characters"),
        ("title: খবর\nslug: ../../etc/passwd", "slug: '../../etc/passwd'"),
        ("title: খবর\nslug: খবর", "slug: 'খবর'"),
        ("title: খবর\nslug: khobor\naliases: ../../x/", "aliases: '../../x/'"),
        ("title: খবর\nslug: khobor\ndate: গতকাল", "date: 'গতকাল'"),
        ("title: খবর\nslug: khobor\ndate: 2025-02-30", "date: '2025-02-30'"),
        ("title: খবর\nslug: khobor\nmodified: 14/12/2025", "modified: '14/12/2025'"),
    ],
)
def test_an_article_that_cannot_be_read_is_an_error_with_file_and_value(front, words):
    with pytest.raises(ArticleError, match=r"^2025/12/khobor\.md: ") as error:
        articles.parse(f"---\n{front}\n---\n", "2025/12/khobor.md")
    assert words in str(error.value)


def test_bytes_that_are_no_utf8_are_an_error_with_the_place(tmp_path):
    (tmp_path / "x.md").write_bytes(b"---\ntitle: \xff\n---\n")
    with pytest.raises(ArticleError, match=r"x\.md: not UTF-8 at byte 11"):
        articles.read(tmp_path / "x.md", tmp_path)


def test_a_folder_or_a_dangling_link_in_an_articles_place_is_an_error_by_name(tmp_path):
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "link.md").symlink_to(tmp_path / "nowhere")
    for name in ("folder.md", "link.md"):
        with pytest.raises(ArticleError, match=name):
            articles.read(tmp_path / name, tmp_path)
