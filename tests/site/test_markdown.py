"""What an article's Markdown becomes on its page, and in search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from mohafez.site.markdown import Renderer, plain_text, safe_address


@pytest.fixture(scope="module")
def render():
    return Renderer("/archive").render


def test_a_paragraph_that_is_all_emphasis_is_a_caption(render):
    assert render("*নদীর ঘাট। ছবি: সংগৃহীত*") == (
        '<p class="caption"><b>ছবির বিবরণ:</b> <span>নদীর ঘাট। ছবি: সংগৃহীত</span></p>'
    )


def test_an_english_caption_is_marked_as_english(render):
    assert '<span lang="en">A river port. Photo: Archive</span>' in render("*A river port. Photo: Archive*")


def test_an_english_paragraph_is_marked_and_a_mixed_one_is_not(render):
    assert render("All in English.") == '<p lang="en">All in English.</p>'
    assert render("OpenAI নতুন মডেল এনেছে।") == "<p>OpenAI নতুন মডেল এনেছে।</p>"


def test_emphasis_within_a_paragraph_is_no_caption(render):
    assert render("এটি *জোর* দেওয়া") == "<p>এটি <em>জোর</em> দেওয়া</p>"


def test_an_escaped_number_at_the_start_of_a_line_stays_a_paragraph(render):
    assert render("২০২৪\\. সালের কথা") == "<p>২০২৪. সালের কথা</p>"


@pytest.mark.parametrize("mark", list("!\"#$%'()*+,-./:;=?@[\\]^_`{|}~"))
def test_every_mark_that_commonmark_escapes_can_be_escaped(render, mark):
    """Found: Python-Markdown leaves the backslash before `<`, `|` and others standing."""
    assert render(f"ক \\{mark} খ") == f"<p>ক {mark} খ</p>".replace('"', "&quot;" if mark == "&" else '"')


def test_raw_html_is_text(render):
    assert "<script" not in render("<script>alert(1)</script>")
    assert "&lt;script&gt;" in render("<script>alert(1)</script>")
    assert "<div" not in render('<div onclick="alert(1)">খোলা</div>')


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//evil.example/x",
        "mailto:a@b.example",
        "http:javascript",
        "https://[broken",
        "\\\\evil.example",
    ],
)
def test_an_address_that_is_not_http_is_no_link(render, address):
    assert safe_address(address, "") == ""
    assert "<a" not in render(f"[চাপুন]({address})")


def test_an_address_holds_nothing_that_cannot_be_seen():
    assert safe_address("https://a.example/\u200bনদী\xad র\u200d্যাব", "") == "https://a.example/নদীর\u200d্যাব"
    assert safe_address("java\u200bscript:alert(1)", "") == ""


def test_a_link_to_a_web_page_stays_and_one_into_the_site_gets_its_root(render):
    assert '<a href="https://example.org/?a=1&amp;b=2">' in render("[দেখুন](https://example.org/?a=1&b=2)")
    assert '<a href="/archive/topics/">' in render("[বিষয়](/topics/)")


def test_an_image_is_a_link_so_that_no_page_asks_another_host(render):
    assert render("![নদী](https://example.org/nodi.png)") == '<p><a href="https://example.org/nodi.png">নদী</a></p>'


def test_a_heading_of_the_first_level_does_not_compete_with_the_headline(render):
    assert render("# মাঝের শিরোনাম") == "<h2>মাঝের শিরোনাম</h2>"


@given(st.text(st.sampled_from("<>&\"'[]()!*_`#-\\/:. কখ৳jsx\n"), max_size=80))
def test_no_text_yields_an_element_or_attribute_that_articles_do_not_have(text):
    tree = html.fragment_fromstring(Renderer().render(text), create_parent="main")
    allowed = {"main", "p", "b", "span", "em", "strong", "a", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li"}
    for element in tree.iter():
        assert element.tag in allowed | {"blockquote", "code", "pre", "hr", "br"}
        assert set(element.attrib) <= {"class", "lang", "href", "start"}
        assert element.get("href", "https:").startswith(("http:", "https:", "/"))


def test_search_gets_the_words_without_the_marks():
    body = "## সামনে কী\n\n*Photo: \\* file*\n\n- এক [দুই](https://example.org/x)\n\n> তিন\n\n২০২৪\\. সাল"
    assert plain_text(body).split() == ["সামনে", "কী", "Photo:", "*", "file", "এক", "দুই", "তিন", "২০২৪.", "সাল"]


def test_an_image_within_a_link_is_the_links_words(render):
    """Found: it became a link within a link."""
    assert render("[![নদী](/nodi.png)](/topics/)") == '<p><a href="/archive/topics/"><span>নদী</span></a></p>'


@pytest.mark.parametrize("address", ["/\\evil.example/", "/a\\b", "https://a.example\\@evil.example"])
def test_an_address_with_a_backslash_is_no_link(address):
    """Found: browsers read `/\\evil.example` as `//evil.example`, another host."""
    assert safe_address(address, "") == ""


def test_a_text_nested_without_end_is_shown_as_it_was_typed_and_the_next_is_none_the_worse(render):
    """Found: Python-Markdown nests lists until Python's stack ends, then takes the next article for a list."""
    assert render("- " * 3000 + "কথা <b>").endswith("কথা &lt;b&gt;</pre>")
    assert render("এটি *জোর*") == "<p>এটি <em>জোর</em></p>"


@pytest.mark.parametrize("mark", ["", "*"], ids=["plain", "for Python-Markdown"])
def test_controls_and_stray_invisible_characters_of_a_hand_made_article_are_dropped(render, mark):
    typed = "ক\x00খ\u202eগ\x0b \ufeffঘ\u200b\u200d\xadঙ\u2060চ"
    assert html.fromstring(render(f"{typed} {mark}ছ{mark}")).text_content() == "কখগ ঘ\u200dঙচ ছ"
    assert plain_text(f"{typed} {mark}ছ{mark}") == "কখগ ঘ\u200dঙচ ছ"


@pytest.mark.parametrize("reference", ["&#8203;", "&#X200b;", "&ZeroWidthSpace;", "&shy;", "&#0001;", "&NoBreak;"])
def test_stray_characters_written_as_references_are_dropped(render, reference):
    assert render(f"ক{reference}খ") == "<p>কখ</p>"
    assert render(f"ক&{reference[1:]}&amp;&nbsp;খ") == "<p>ক&amp;&nbsp;খ</p>"


@pytest.mark.parametrize(
    "text", ["র\u200d্যাব", "বই\u200cটি", "شكرا\u200f!", "👨\u200d👩\u200d👧", "❤\ufe0f", "🏴\U000e0067\U000e007f"]
)
def test_what_joins_letters_turns_direction_or_makes_an_emoji_stays(render, text):
    assert render(text) == f"<p>{text}</p>"
    assert plain_text(text) == text
