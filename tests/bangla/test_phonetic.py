"""Words typed in Latin letters, matched by sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mohafez.bangla.phonetic import Matcher, query_skeletons, score, skeletons
from mohafez.bangla.romanise import romanise
from mohafez.bangla.text import words

WORDS = words(
    "নির্বাচন নির্বাচক সরকার বিএনপি ট্রাস্টেড অসাম এডিট কিউডব্লিউএন সিরাজগঞ্জ চাঁদপুর লক্ষ্মীপুর খাগড়াছড়ি "
    "স্বাধীনতা শিক্ষা সংবাদ বাংলাদেশ বাংলা চাকরি ছাত্র বিজ্ঞান পরীক্ষা বিদ্যুৎ ভোট অফিস স্টেশন পিকচার হোয়াটসঅ্যাপ "
    "নাইট উন্নয়ন"
)
BENGALI = st.text(st.characters(min_codepoint=0x980, max_codepoint=0x9FF) | st.sampled_from("\u200c\u200d a1"))
LATIN = st.text("abcdefghijklmnopqrstuvwxyz", max_size=20)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(WORDS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nirbachon", "নির্বাচন"),
        ("nirbacan", "নির্বাচন"),
        ("nirbachan", "নির্বাচন"),
        ("Sorkar", "সরকার"),
        ("sarkar", "সরকার"),
        ("srkr", "সরকার"),
        ("sirajganj", "সিরাজগঞ্জ"),
        ("chandpur", "চাঁদপুর"),
        ("lokkhipur", "লক্ষ্মীপুর"),
        ("laxmipur", "লক্ষ্মীপুর"),
        ("khagrachhari", "খাগড়াছড়ি"),
        ("shadhinota", "স্বাধীনতা"),
        ("swadhinata", "স্বাধীনতা"),
        ("sikkha", "শিক্ষা"),
        ("songbad", "সংবাদ"),
        ("bigyan", "বিজ্ঞান"),
        ("porikkha", "পরীক্ষা"),
        ("biddut", "বিদ্যুৎ"),
        ("vot", "ভোট"),
        ("cakri", "চাকরি"),
        ("satro", "ছাত্র"),
    ],
)
def test_a_bengali_word_is_found_however_it_is_typed(matcher: Matcher, typed: str, meant: str) -> None:
    assert matcher.best(typed)[0] == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("trusted", "ট্রাস্টেড"),
        ("awesome", "অসাম"),
        ("edit", "এডিট"),
        ("office", "অফিস"),
        ("station", "স্টেশন"),
        ("picture", "পিকচার"),
        ("whatsapp", "হোয়াটসঅ্যাপ"),
        ("night", "নাইট"),
    ],
)
def test_a_loanword_is_found_in_english_spelling(matcher: Matcher, typed: str, meant: str) -> None:
    assert matcher.best(typed)[0] == meant


@pytest.mark.parametrize(("typed", "meant"), [("bnp", "বিএনপি"), ("BNP", "বিএনপি"), ("qwen", "কিউডব্লিউএন")])
def test_letters_and_names_are_found_as_readers_know_them(matcher: Matcher, typed: str, meant: str) -> None:
    assert matcher.best(typed)[0] == meant


def test_a_word_shares_a_skeleton_with_what_is_typed_for_it() -> None:
    assert set(skeletons("চাঁদপুর")) & set(query_skeletons("chadpur"))
    assert set(skeletons("চাঁদপুর")) & set(query_skeletons("chandpur"))
    assert "=bnp" in skeletons("বিএনপি")


def test_the_better_spelling_scores_higher() -> None:
    assert 1 >= score("nirbachon", "নির্বাচন") > score("nirbichon", "নির্বাচন") > score("nirbichok", "নির্বাচন") >= 0


def test_no_more_words_come_than_were_asked_for(matcher: Matcher) -> None:
    assert len(matcher.best("s", limit=2)) <= 2
    assert matcher.best("") == []


@given(st.text() | BENGALI, st.text() | LATIN)
def test_any_text_has_keys_and_a_score(word: str, typed: str) -> None:
    assert skeletons(word)
    assert query_skeletons(typed)
    assert 0 <= score(typed, word) <= 1


@given(st.sampled_from(WORDS))
def test_the_romanised_word_finds_the_word(word: str) -> None:
    assert word in Matcher(WORDS).best(romanise(word))


@pytest.mark.shared
@pytest.mark.parametrize(("name", "first", "among_five"), [("places", 0.80, 0.95), ("latin_words", 0.70, 0.85)])
def test_what_people_typed_finds_what_they_meant(shared, name: str, first: float, among_five: float) -> None:
    def rows(file: str) -> list[list[str]]:
        return [
            line.split("\t") for line in shared(f"eval/bangla/{file}.tsv").read_text(encoding="utf-8").splitlines()[1:]
        ]

    meant: dict[str, set[str]] = {}
    for word, typed, *_ in rows(name):
        meant.setdefault(typed, set()).add(word)
    matcher = Matcher(row[0] for file in ("places", "latin_words", "lemmas") for row in rows(file))
    found = {typed: matcher.best(typed) for typed in meant}
    assert sum(bool(meant[typed] & set(best[:1])) for typed, best in found.items()) >= first * len(meant)
    assert sum(bool(meant[typed] & set(best)) for typed, best in found.items()) >= among_five * len(meant)
