"""Saved pages: which lines a browser shows, which boxes are no story, and what the markup says about it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mohafez.ingest import html
from mohafez.ingest.page import Hints
from mohafez.ingest.stamps import iso

TEXT = "<p>নদীর ওপর সেতু খুলেছে। মানুষ খুশি।</p><p>কাজে তিন বছর লেগেছে। খরচও কম নয়।</p>"


def tags(body: str) -> dict[str, str]:
    """The lines of a page by their texts, each with its tag."""
    lines, _ = html.read(f"<html><body>{body}</body></html>")
    return {line.text: line.tag for line in lines}


def hints(head: str, body: str = "") -> Hints:
    return html.read(f"<html><head>{head}</head><body>{body}</body></html>")[1]


def json_ld(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


@pytest.mark.parametrize(
    ("box", "tag"),
    [
        ("<nav>প্রচ্ছদ</nav>", "nav"),
        ("<aside>প্রচ্ছদ</aside>", "aside"),
        ("<footer>প্রচ্ছদ</footer>", "footer"),
        ("<header>প্রচ্ছদ</header>", "header"),
        ("<div class='site-menu'>প্রচ্ছদ</div>", "nav"),
        ("<div class='related-posts'><a href=x>প্রচ্ছদ</a></div>", "aside"),
        ("<div id='mostRead'>প্রচ্ছদ</div>", "aside"),
        ("<div class='mostread'>প্রচ্ছদ</div>", "aside"),
        ("<ul class='breadcrumb'><li>প্রচ্ছদ</li></ul>", "nav"),
        ("<div class='td-post-sharing'>প্রচ্ছদ</div>", "button"),
        ("<section id='comments'><p>প্রচ্ছদ</p></section>", "comments"),
        ("<div class='fb-comments'>প্রচ্ছদ</div>", "comments"),
        ("<div class='ad-slot'>প্রচ্ছদ</div>", "form"),
        ("<div class='cookieNotice'>প্রচ্ছদ</div>", "form"),
        ("<div class='download-badge adorned'>প্রচ্ছদ</div>", ""),
    ],
)
def test_boxes_beside_a_story_are_told_by_element_class_or_id(box, tag):
    assert tags(f"<article><h1>সেতু</h1>{TEXT}</article>{box}")["প্রচ্ছদ"] == tag


@pytest.mark.parametrize(
    "around", ["form id=aspnetForm", "div class='content-with-sidebar'", "div class='share-enabled'", "aside", "header"]
)
def test_a_box_around_the_story_is_none(around):
    page = tags(f"<nav>প্রচ্ছদ</nav><{around}><h2>সেতু</h2>{TEXT}</{around.split()[0]}>")
    assert page["নদীর ওপর সেতু খুলেছে। মানুষ খুশি।"] == ""


def test_comments_may_outweigh_the_story():
    comments = "<p>ভালো খবর। খুব ভালো।</p>" * 9
    page = tags(f"<article>{TEXT}</article><div class=comments-area>{comments}</div>")
    assert page["ভালো খবর। খুব ভালো।"] == "comments"
    assert page["নদীর ওপর সেতু খুলেছে। মানুষ খুশি।"] == ""


def test_a_byline_beside_share_buttons_is_kept():
    box = "<div class='meta share-row'><span class=author-name>রহিমা খাতুন</span> <button>শেয়ার</button></div>"
    page = tags(f"<article><h1>সেতু</h1>{box}{TEXT}</article>")
    assert page["রহিমা খাতুন"] == ""
    assert page["শেয়ার"] == "button"


def test_an_articles_own_header_is_kept():
    assert (
        tags(f"<article><header><h2>সেতু</h2><p>১৪ ডিসেম্বর ২০২৫</p></header>{TEXT}</article>")["১৪ ডিসেম্বর ২০২৫"] == ""
    )


def test_what_a_browser_does_not_show_is_no_line():
    body = (
        "<p>এক</p><p hidden>না</p><p style='display: none'>না</p><script>না</script><noscript>না</noscript>"
        "<span class='sr-only'>না</span><p aria-hidden=true>না</p><!-- না --><template>না</template>"
    )
    assert list(tags(body)) == ["এক"]


def test_a_block_is_a_line_and_what_is_inline_stays_in_it():
    assert list(tags("<div>এক <b>দুই</b><br>তিন<div>চার</div>পাঁচ</div>")) == ["এক দুই", "তিন", "চার", "পাঁচ"]


def test_inline_boxes_side_by_side_do_not_run_together():
    body = "<div><span class=author>রহিমা খাতুন</span><time>১৪ ডিসেম্বর</time></div><p><b>স</b><b>ব</b></p>"
    assert list(tags(body)) == ["রহিমা খাতুন ১৪ ডিসেম্বর", "সব"]


def test_elements_of_a_story_are_named():
    page = tags("<h1>ক</h1><h2>খ</h2><figcaption>গ</figcaption><blockquote><p>ঘ</p></blockquote><ul><li>ঙ</li></ul>")
    assert page == {"ক": "h1", "খ": "h2", "গ": "figcaption", "ঘ": "blockquote", "ঙ": "li"}


def test_json_ld_is_believed_before_meta():
    news = {
        "@type": "NewsArticle",
        "headline": "সেতু &amp; নদী",
        "datePublished": "2025-12-14T13:38:51.000+0600",
        "dateModified": "2025-12-15T01:00:00Z",
        "author": [{"@type": "Person", "name": "রহিমা খাতুন"}, {"name": "https://x.example/a"}],
        "publisher": {"name": "দৈনিক নমুনা"},
        "articleSection": ["দেশ", "নদী"],
        "mainEntityOfPage": {"@id": "https://namuna.example/71"},
    }
    meta = "<meta property=og:title content=অন্য><meta property=article:published_time content=2025-12-01>"
    assert hints(meta + json_ld(news)) == Hints(
        title="সেতু & নদী",
        published="2025-12-14T13:38:51+06:00",
        modified="2025-12-15T01:00:00+00:00",
        authors=("রহিমা খাতুন",),
        url="https://namuna.example/71",
        site="দৈনিক নমুনা",
        section="দেশ",
    )


def test_an_author_may_stand_elsewhere_in_the_graph():
    graph = {"@graph": [{"@type": "Article", "author": {"@id": "#p"}}, {"@id": "#p", "name": "রহিমা খাতুন"}]}
    assert hints(json_ld(graph)).authors == ("রহিমা খাতুন",)


def test_of_several_articles_the_pages_own_is_read():
    articles = [
        {"@type": "NewsArticle", "headline": n, "datePublished": f"2025-12-{d}"} for n, d in (("ক", 10), ("খ", 11))
    ]
    assert hints(json_ld(articles), "<h1>খ</h1>").published == "2025-12-11"


@pytest.mark.parametrize(
    "source",
    [
        '// <![CDATA[\n{"@type": "NewsArticle", "headline": "সেতু",}\n// ]]>',
        '<!-- {"@type": "NewsArticle", "headline": "সেতু"} -->',
        '{"@type": ["Thing", "NewsArticle"],\n"headline": "সে\u200cতু\n"}'.replace("\u200c", ""),
        '{"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "headline": "সেতু"}}',
    ],
)
def test_json_ld_with_the_mistakes_of_templates_is_read(source):
    assert hints(f'<script type="application/ld+json">{source}</script>').title == "সেতু"


@pytest.mark.parametrize(
    "source", ["", "{", "[" * 10_000, '"text"', "null", '{"@graph": 7}', '{"@type": "Article", "author": 7}']
)
def test_json_ld_that_is_none_is_passed_over(source):
    assert hints(f'<title>সেতু</title><script type="application/ld+json">{source}</script>').title == "সেতু"


@pytest.mark.parametrize(
    ("meta", "field", "value"),
    [
        ("<meta property='og:title' content='সেতু'>", "title", "সেতু"),
        ("<title>সেতু | নমুনা</title>", "title", "সেতু | নমুনা"),
        ("<meta name='parsely-pub-date' content='2025-12-14T07:38:51Z'>", "published", "2025-12-14T07:38:51+00:00"),
        ("<meta itemprop='datePublished' content='2025-12-14'>", "published", "2025-12-14"),
        ("<meta name='date' content='গতকাল'><meta name='pubdate' content='2025-12-14'>", "published", "2025-12-14"),
        ("<meta property='article:modified_time' content='2025-12-14 10:00'>", "modified", "2025-12-14T10:00:00"),
        ("<meta name='author' content='রহিমা খাতুন'>", "authors", ("রহিমা খাতুন",)),
        ("<meta property='article:author' content='https://facebook.com/x'>", "authors", ()),
        ("<meta property='og:site_name' content='নমুনা'>", "site", "নমুনা"),
        ("<meta property='article:section' content='দেশ'>", "section", "দেশ"),
        (
            "<link rel=canonical href='https://x.example/1'><meta property='og:url' content='https://x.example/2'>",
            "url",
            "https://x.example/1",
        ),
        (
            "<link rel=canonical href='https://x.example/'><meta property='og:url' content='https://x.example/2'>",
            "url",
            "https://x.example/2",
        ),
        ("<link rel=canonical href='/news/1'>", "url", ""),
        ("<link rel=canonical href='javascript:alert(1)//x'>", "url", ""),
        ("<link rel=canonical href='http://[bad/1'>", "url", ""),
    ],
)
def test_meta_elements_are_read(meta, field, value):
    assert getattr(hints(meta), field) == value


def test_a_time_element_is_more_exact_than_its_text():
    listed = "<ul><li><time datetime=2025-12-01>১ ডিসেম্বর</time></li></ul>"
    own = "<article><h1>সেতু</h1><time datetime='2025-12-14T13:38+06:00'>১৪ ডিসেম্বর</time></article>"
    body = listed + own
    assert hints("", body).published == "2025-12-14T13:38:00+06:00"


@pytest.mark.parametrize(
    "body",
    [
        "<div itemprop=author><b itemprop=name>রহিমা খাতুন</b>, ঢাকা</div>",
        "<span itemprop=author>রহিমা খাতুন</span>",
        "<a rel=author href=/r>রহিমা খাতুন</a>",
    ],
)
def test_an_author_is_known_by_microdata_and_links(body):
    assert hints("", body).authors == ("রহিমা খাতুন",)


def test_a_time_of_an_update_is_told_from_the_publishing_time():
    body = "<time class=updated datetime=2025-12-15>ক</time><time itemprop=datePublished datetime=2025-12-14>খ</time>"
    assert (hints("", body).published, hints("", body).modified) == ("2025-12-14", "2025-12-15")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2025-12-14T13:38:51.123456+0600", "2025-12-14T13:38:51+06:00"),
        ("20251214", "2025-12-14"),
        ("1765697931", "2025-12-14T13:38:51+06:00"),
        ("Sun, 14 Dec 2025 07:38:51 GMT", "2025-12-14T07:38:51+00:00"),
        ("0001-01-01T00:00:00", ""),
        ("Sun, 99 Dec 2025", ""),
        ("১৪ ডিসেম্বর ২০২৫", ""),
    ],
)
def test_times_of_machines_become_iso(text, value):
    assert iso(text) == value


@given(st.text())
def test_no_text_is_too_odd_for_a_time(text):
    assert iso(text) == iso(iso(text))


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html>",
        "\ufeff<html lang=bn>",
        '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">',
        "<!-- saved -->\n<head>",
        "<div class=x>খবর</div>",
        "<p>খবর</p>",
    ],
)
def test_pages_are_known_by_how_they_begin(text):
    assert html.looks_like_html(text)


@pytest.mark.parametrize("text", ["খবর <b>x</b>", "<প্রচ্ছদ>", "< p", "<pre-election>", "<<খবর>>"])
def test_texts_with_angles_are_no_pages(text):
    assert not html.looks_like_html(text)


def test_a_page_nested_without_end_is_read_as_far_as_it_is_sane():
    assert html.read("<html><body><p>আগে</p>" + "<div>" * 50_000 + "ভিতরে")[0][0].text == "আগে"
