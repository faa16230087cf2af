"""Bytes of all makes become text, with the name of the encoding; binary is refused."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mohafez.ingest.decode import MAX_BYTES, Decoded, Undecodable, decode

TEXT = "নতুন সেতু খুলে দেওয়া হলো\n\nনদীর ওপর নতুন সেতুটি আজ খুলে দেওয়া হয়েছে।\n"
BIJOY = "evsjv‡`‡ki gvbyl †Kv_vq _v‡K Zv Avgiv Rvwb| wb‡qvM †`Iqv n‡e|"
UNICODE = "বাংলাদেশের মানুষ কোথায় থাকে তা আমরা জানি। নিয়োগ দেওয়া হবে।"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n", "\r\n"), f"<html><body>{TEXT}</body></html>"])
def test_unicode_of_all_makes_is_read_with_and_without_a_mark(mark, encoding, text):
    assert decode(mark + text.encode(encoding)) == Decoded(text, encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_text_cut_within_a_letter_loses_only_that(encoding):
    cut = decode(TEXT.rstrip().encode(encoding)[:-1])
    assert cut == Decoded(TEXT.rstrip()[:-1] + "\ufffd", encoding, broken=1)


def test_a_short_text_cut_at_both_ends_is_read():
    """It passed for binary: 2 of 18 characters are broken."""
    assert decode("বাংলাদেশের খবর আজ।".encode()[1:-1]).text == "\ufffd\ufffdাংলাদেশের খবর আজ\ufffd"


def test_a_few_broken_bytes_are_counted():
    data = TEXT.encode().replace("সেতু".encode(), b"\xff\xfe\xfd")
    assert decode(data).broken == 6


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-16-le"])
def test_bijoy_becomes_unicode(encoding):
    assert decode(BIJOY.encode(encoding)).text == UNICODE


def test_bijoy_between_lines_of_unicode_becomes_unicode():
    """A site's menus may be Unicode, and an old story on it Bijoy."""
    data = f"প্রচ্ছদ\nজাতীয়\n{BIJOY}\nhttps://namuna.example/a?b=c".encode()
    assert decode(data) == Decoded(f"প্রচ্ছদ\nজাতীয়\n{UNICODE}\nhttps://namuna.example/a?b=c", "bijoy")


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8"])
def test_bijoy_in_a_page_leaves_its_tags_alone(encoding):
    page = "<!doctype html>\n<html><body class='news item'>{}<p>\n{}\n</p><a href='/page/1?q=x'></a></body></html>"
    page = page.replace("{}", "<div class='wrapper'></div>" * 30, 1)
    assert decode(page.format(BIJOY).encode(encoding)).text == page.format(UNICODE)


def test_english_with_accents_and_signs_is_no_bijoy():
    text = "Café — naïve résumé, 20 °C ± 1; © 2025 «Le Monde» ¶ 3 µm: plain prose that no Bijoy typist wrote.\n"
    assert decode(text.encode()) == Decoded(text, "utf-8")


def test_utf_8_that_was_encoded_twice_is_read_once():
    """A program that took UTF-8 for Windows-1252 saved every byte of a letter as a letter."""
    undefined = {0x81, 0x8D, 0x8F, 0x90, 0x9D}
    twice = "".join(chr(b) if b in undefined else bytes([b]).decode("cp1252") for b in TEXT.encode())
    assert decode(f"প্রচ্ছদ\n{twice}".encode()) == Decoded(f"প্রচ্ছদ\n{TEXT}", "utf-8 twice")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\x00", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (codecs.BOM_UTF16_LE, "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "binary"),
        (bytes(range(128, 256)) * 40, "binary"),
        (bytes([0, 1, 2, 3]) * 100, "binary"),
        (b"1" * (MAX_BYTES + 1), "larger than 16 MB"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(data, reason):
    with pytest.raises(Undecodable, match=reason):
        decode(data)


@given(st.text(st.characters(min_codepoint=0x980, max_codepoint=0x9FF) | st.sampled_from("।\n ,-১২a"), min_size=5))
def test_any_bengali_text_in_utf_8_is_read_as_it_is(text):
    if text.strip():
        assert decode(text.encode()) == Decoded(text, "utf-8")


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data):
    try:
        assert isinstance(decode(data).text, str)
    except Undecodable as refused:
        assert str(refused) in {"empty", "binary"}
