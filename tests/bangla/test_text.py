"""What is a word and a sentence in Bengali text, and what text looks like in normal form."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mohafez.bangla.text import bengali_share, clean, identity_key, nfc, sentences, tokens, word_count, word_keys, words

ANY = st.one_of(
    st.text(),
    st.text(st.characters()),
    st.text(st.sampled_from("কয়্াঁংঃ০১a.,'’ \n।\u200c\u200d\u200b\u0301\u0323\ud83d")),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("নির্বাচন। ভোট॥ শেষ", ["নির্বাচন", "ভোট", "শেষ"]),
        ("র\u200c্যাব ও র\u200d্যাব", ["র\u200c্যাব", "ও", "র\u200d্যাব"]),
        ("থাই–কম্বোডিয়া আল-আমিন", ["থাই", "কম্বোডিয়া", "আল", "আমিন"]),
        ("‘ইত্যাদি’র ‘কথা’ ক’জন", ["ইত্যাদি’র", "কথা", "ক’জন"]),
        ("don't 'quote'", ["don't", "quote"]),
        ("’৭১ ’২৪-এর", ["৭১", "২৪", "এর"]),
        ("২০২৫-এর ১৫টি ৭ই মার্চ", ["২০২৫", "এর", "১৫টি", "৭ই", "মার্চ"]),
        ("৩.৫ শতাংশ, ১০,০০০ টাকা, ১,২৫,০০০.৫০", ["৩.৫", "শতাংশ", "১০,০০০", "টাকা", "১,২৫,০০০.৫০"]),
        ("১৪.১২.২০২৫ ২০২৩,২০২৪ ১০:৩০", ["১৪", "১২", "২০২৫", "২০২৩", "২০২৪", "১০", "৩০"]),
        ("জি-২০ G20 কোভিড-১৯ H1N1", ["জি", "২০", "G20", "কোভিড", "১৯", "H1N1"]),
        ("#নিরাপদ_সড়ক @bbc", ["নিরাপদ", "সড়ক", "bbc"]),
        ("এস.এম. ডাঃ", ["এস", "এম", "ডাঃ"]),
        ("৳৫০০ ৫০%", ["৫০০", "৫০"]),
        ("সা¤প্রতিক ভ‚মি ¯্রােতে ‘ভ‚ঞা’ ¯ ¤¤ ১০¥", ["সা¤প্রতিক", "ভ‚মি", "¯্রােতে", "ভ‚ঞা", "১০"]),
        ("দু:খ, নি:স্ব, বিষয়:অর্থনীতি ১০:৩০", ["দু:খ", "নি:স্ব", "বিষয়", "অর্থনীতি", "১০", "৩০"]),
        ("কথা😀কথা", ["কথা", "কথা"]),
        ("", []),
        ("।, — …", []),
    ],
)
def test_a_word_is_letters_with_their_marks(text, expected):
    assert words(text) == expected


@given(ANY)
def test_words_stand_where_their_offsets_say(text):
    found = tokens(text)
    assert all(text[word.start : word.end] == word.text for word in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert [word.text for word in found] == words(text)
    assert len(found) == word_count(text)


def test_offsets_are_those_of_the_text_as_given_even_out_of_normal_form():
    text = "ব\u09dfস বা\u09dcি"
    assert [(word.start, word.end) for word in tokens(text)] == [(0, 3), (4, 8)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ভোট শেষ। ফল কাল। দল!", ["ভোট শেষ।", "ফল কাল।", "দল!"]),
        ("‘কে এল?’ তিনি বললেন।", ["‘কে এল?’", "তিনি বললেন।"]),
        ("ডা. মো. এ. কে. রহমান ৩.৫ কিমি হাঁটেন।", ["ডা. মো. এ. কে. রহমান ৩.৫ কিমি হাঁটেন।"]),
        ("He came home. She left.", ["He came home.", "She left."]),
        ("প্রথম লাইন\nদ্বিতীয় লাইন", ["প্রথম লাইন", "দ্বিতীয় লাইন"]),
        ("অপেক্ষা… তারপর।", ["অপেক্ষা…", "তারপর।"]),
        ("শ্লোক॥ ১॥", ["শ্লোক॥", "১॥"]),
        ("কাজ শেষ৷ টাকা ১০৷", ["কাজ শেষ৷", "টাকা ১০৷"]),
        (" \n ", []),
    ],
)
def test_sentences_end_at_their_marks(text, expected):
    assert sentences(text) == expected


@given(ANY)
def test_sentences_lose_no_letter(text):
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  এক\t দুই\u00a0\u2003তিন \r\n", "এক দুই তিন"),
        ("ব\u09dfস", "ব\u09af\u09bcস"),
        ("র\u200c্যাব র\u200d্যাব", "র\u200c্যাব র\u200d্যাব"),
        ("\ufeffবাং\u00adলা\u200b\u200e\x00\x07", "বাংলা"),
        ("\u202eউল্টো\u202c", "উল্টো"),
        ("এক\u2028দুই\x85তিন\x1cচার", "এক দুই তিন চার"),
        ("অর্ধেক \ud83d জোড়া", "অর্ধেক \ufffd জোড়া"),
    ],
)
def test_clean_text_fits_on_one_line(text, expected):
    assert clean(text) == unicodedata.normalize("NFC", expected)


@given(st.lists(ANY))
def test_word_keys_are_the_keys_of_the_words(texts):
    for text in " ".join(texts).split():
        assert word_keys(text) == list(filter(None, map(identity_key, words(text))))


@given(ANY)
def test_clean_text_is_clean_and_can_be_written(text):
    assert clean(clean(text)) == clean(text)
    assert len(clean(text).splitlines()) <= 1
    clean(text).encode()


@given(st.one_of(ANY, st.text(st.sampled_from("কডঢ়ঢ়য়়্োৗোৌ \n\u09fe’\u2028\xa0"))))
def test_cheap_tests_for_normal_form_miss_nothing(text):
    assert nfc(text) == unicodedata.normalize("NFC", text)


@given(st.text(st.sampled_from("aকি\u0301\u0323\u0344\u0f73\u1e69়্"), min_size=25, max_size=90))
def test_normal_form_is_the_standard_one(text):
    assert nfc(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "share"),
    [("বাংলা", 1), ("Bangla", 0), ("কখ ab", 0.5), ("১২৩ …", 0), ("", 0), ("ক়াঁ্ a", 0.5)],
)
def test_the_share_of_bengali_counts_letters_alone(text, share):
    assert bengali_share(text) == share


@pytest.mark.parametrize(
    "text",
    [
        "ক" + "\u0323\u0300" * 50_000,
        "1." * 50_000,
        "1,111" * 20_000,
        "1" * 100_000,
        "ক’" * 50_000,
        "ক." * 50_000,
        "।’" * 50_000,
    ],
    ids=["marks", "dots", "commas", "digits", "apostrophes", "full stops", "closers"],
)
def test_endless_runs_are_read(text):
    tokens(text)
    sentences(text)
    clean(text)
