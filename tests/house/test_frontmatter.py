"""Front matter: what is written is read back, and no value breaks out of its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mohafez import frontmatter

keys = st.from_regex(r"[a-z][a-z0-9_]{0,12}", fullmatch=True)
values = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.dictionaries(keys, values), st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_written_is_read_back(fields, body):
    body = frontmatter.unix(body).strip("\n")
    read, read_body = frontmatter.parse(frontmatter.serialise(fields, body))
    expected = {key: frontmatter.LINE_BREAKS.sub(" ", value).strip() for key, value in fields.items()}
    assert read == {key: value for key, value in expected.items() if value}
    assert read_body == body


@pytest.mark.parametrize("line_break", ["\n", "\r", "\r\n", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029", "\x00"])
def test_a_value_cannot_break_out_of_its_line(line_break):
    text = frontmatter.serialise({"title": f"খবর{line_break}slug: ../../etc{line_break}---"}, "ভেতরের কথা")
    read, body = frontmatter.parse(text)
    assert read == {"title": "খবর slug: ../../etc ---"}
    assert body == "ভেতরের কথা"


def test_colons_quotes_and_dashes_stand_as_they_are():
    text = '---\ntitle: ভূমিকা বদল: "মেটা" --- একটি #খবর\n---\n\nকথা\n'
    assert frontmatter.parse(text)[0] == {"title": 'ভূমিকা বদল: "মেটা" --- একটি #খবর'}


def test_an_empty_value_counts_as_absent():
    assert frontmatter.parse("---\ntitle: খবর\ndate:\nmodified:  \n---\n")[0] == {"title": "খবর"}


def test_windows_line_ends_and_a_byte_order_mark_are_taken():
    assert frontmatter.parse("\ufeff---\r\ntitle: খবর\r\n---\r\n\r\nকথা\r\n") == ({"title": "খবর"}, "কথা")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("title: খবর\n", 1, "must begin with"),
        ("---\ntitle: খবর\n", 3, "no closing line"),
        ("---\ntitle: খবর\nএলোমেলো\n---\n", 3, "not a line `key: value`"),
        ("---\ntitle: এক\nTitle: দুই\n---\n", 3, "stands twice"),
    ],
)
def test_an_error_names_the_line(text, line, words):
    with pytest.raises(frontmatter.FrontMatterError, match=words) as error:
        frontmatter.parse(text)
    assert error.value.line == line


def test_a_key_that_could_not_be_read_back_is_refused():
    with pytest.raises(ValueError, match="cannot be a front-matter key"):
        frontmatter.serialise({"দুই শব্দ": "x"}, "")
