"""Whatever a line of a dump holds, a reader of the page sees that line, and the page has no element that it brought."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from mohafez.bangla.text import clean
from mohafez.ingest import markdown
from mohafez.ingest.roles import Role
from mohafez.ingest.story import Block
from mohafez.site.markdown import Renderer

RENDERER = Renderer()
SIGNS = list("\\`*_{}[]()#+-.!|<>&;:~=^$%\"'/0১ কখ।")
WORDS = [
    "<script>",
    "javascript:",
    "](",
    "![",
    "{%",
    "{{",
    "---",
    "===",
    "http://a.b",
    "&#106;",
    "&lt;",
    "&amp;",
    "a@b.c",
]
STARTS = ["২. ", "1. ", "1) ", "- ", "* ", "> ", "# ", "    "]
STASHES = ["\x02", "\x03", "wzxhzdk:0", "klzzwxh:0001"]  # Python-Markdown's own marks for text put aside
LINES = st.lists(st.sampled_from(SIGNS + WORDS + STARTS + STASHES), min_size=1, max_size=14)
TEXTS = LINES.map("".join).map(clean).filter(bool)
ROLES = st.sampled_from([Role.PARAGRAPH, Role.HEADING, Role.CAPTION, Role.ITEM, Role.QUOTATION])
BLOCKS = st.lists(st.builds(Block, ROLES, TEXTS), min_size=1, max_size=3)
ELEMENTS = {"div", "p", "h2", "ul", "li", "blockquote", "span", "b"}


@given(BLOCKS)
def test_any_line_in_any_role_is_read_as_it_was_printed(blocks):
    page = html.fromstring(f"<div>{RENDERER.render(markdown.render(tuple(blocks)))}</div>")
    assert {element.tag for element in page.iter()} <= ELEMENTS
    seen = clean(" ".join(element.text_content() for element in page))
    for block in blocks:
        text = markdown.BULLET.sub("", block.text) if block.role is Role.ITEM else block.text
        assert text in seen


def test_a_heading_that_ends_in_a_number_sign_keeps_it():
    """`## C#` is the heading C to a Markdown reader."""
    body = markdown.render((Block(Role.HEADING, "সহজ ভাষায় C#"), Block(Role.HEADING, "##")))
    assert [heading.text for heading in html.fragments_fromstring(RENDERER.render(body))] == ["সহজ ভাষায় C#", "##"]
