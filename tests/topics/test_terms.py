"""Terms are found in any inflected form, at word boundaries, whatever the memory has seen before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mohafez import terms
from mohafez.terms import Folder, Matcher

BENGALI = st.text(alphabet="কখগঘচতনমরলসহ়্ািীুেোংঃঁৎ ।,-‘’\u200c\u200d০১২ab\n", max_size=60)


def found(text: str, *wanted: str, distinct: tuple[str, ...] = ()) -> list[str]:
    folder = Folder(distinct)
    matches = Matcher(wanted, folder).find(folder.fold(text))
    return [wanted[number] for _, _, number in matches]


@pytest.mark.parametrize(
    "text",
    [
        "মডেলগুলোরও",
        "মডেলের",
        "মডেল।",
        "‘মডেল’",
        "(মডেলটি)",
        "মডেল-নির্ভর",
        "মডেলভিত্তিক",
        "নতুন মডেলকেই বেছে নিলেন",
        "মডেল’র",
    ],
)
def test_a_term_is_found_in_all_its_forms(text):
    assert found(text, "মডেল") == ["মডেল"]


@pytest.mark.parametrize("text", ["মেক্সিকো", "মেক্সিকোকে", "মেক্সিকোর", "মেক্সিকোতেও", "মেক্সিকোভিত্তিক"])
def test_a_last_vowel_that_keys_fold_away_comes_back_before_an_ending(text):
    assert found(text, "মেক্সিকো") == ["মেক্সিকো"]


@pytest.mark.parametrize("text", ["মডেলিং", "সুপারমডেল", "মডে", "মডেলা", ""])
def test_a_term_is_not_found_inside_another_word(text):
    assert found(text, "মডেল") == []


def test_a_phrase_is_found_across_white_space_and_with_an_ending_on_its_last_word_only():
    assert found("নির্বাচন\n  কমিশনের", "নির্বাচন কমিশন") == ["নির্বাচন কমিশন"]
    assert found("নির্বাচনের কমিশন", "নির্বাচন কমিশন") == []


def test_the_longest_of_the_terms_that_begin_together_comes_first():
    assert found("নির্বাচন কমিশন", "কমিশন", "নির্বাচন", "নির্বাচন কমিশন") == ["নির্বাচন কমিশন", "নির্বাচন", "কমিশন"]


@pytest.mark.parametrize(("one", "other"), [("গ্রীস", "গ্রিস"), ("র‌্যাব", "র‍্যাব"), ("২০২৫", "2025"), ("AI", "ai")])
def test_usual_spellings_are_one(one, other):
    assert found(one, other) == [other]


def test_a_distinct_word_keeps_its_spelling_in_every_form():
    assert found("গাঁজাসহ আটক", "গাজা") == ["গাজা"]
    assert found("গাঁজাসহ আটক", "গাজা", distinct=("গাঁজা",)) == []
    assert found("গাঁজাসহ আটক", "গাজা", "গাঁজা", distinct=("গাঁজা",)) == ["গাঁজা"]


def test_no_terms_find_nothing():
    assert found("নির্বাচন") == []


@given(BENGALI, BENGALI)
def test_folding_gives_words_between_single_spaces_whatever_was_folded_before(first, second):
    folder = Folder(("গাঁজা",))
    folder.fold(first)
    folded = folder.fold(second)
    assert folded == Folder(("গাঁজা",)).fold(second)
    assert folded == f" {' '.join(folded.split())} "


def test_a_full_memory_starts_anew_without_losing_a_word(monkeypatch):
    monkeypatch.setattr(terms, "MEMO_WORDS", 2)
    folder = Folder()
    for text in ("এক দুই তিন", "দুই চার", "এক চার পাঁচ"):
        assert folder.fold(text).split() == [folder.fold(word).strip() for word in text.split()]
