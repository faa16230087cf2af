"""Under which key words meet, and which words it must keep apart. They stand in fixtures/, for editors to add to."""

import re
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mohafez.bangla.keys import ORDERLY
from mohafez.bangla.text import identity_key, nfc, search_key, words

FIXTURES = Path(__file__).parent / "fixtures"
BENGALI = st.text(st.sampled_from("কতঙড়যরবশৎংঃঁ়ািীেোৌৗৃ্অআএঋ০১ \u200c\u200d\u200b'’.,aÉ\u0301æ¤Ð²"), max_size=12)
ANY = st.one_of(st.text(), BENGALI, st.text(st.characters()))  # the last with halves of surrogate pairs


def groups(name: str) -> list[list[str]]:
    """Read a fixture: words joined by ` = `, `\\uXXXX` for what cannot be seen."""
    lines = (FIXTURES / name).read_text(encoding="utf-8").splitlines()
    shown = [re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), line) for line in lines]
    return [line.split(" = ") for line in shown if line and not line.startswith("#")]


@pytest.mark.parametrize("spellings", groups("encodings.txt"), ids=lambda spellings: spellings[0])
def test_encodings_of_a_word_have_one_identity(spellings):
    assert len({identity_key(word) for word in spellings}) == 1
    assert len({search_key(word) for word in spellings}) == 1


@pytest.mark.parametrize("spellings", groups("spellings.txt"), ids=lambda spellings: spellings[0])
def test_spellings_of_a_word_meet_in_search_but_keep_their_identity(spellings):
    assert len({search_key(word) for word in spellings}) == 1
    assert len({identity_key(word) for word in spellings}) == len(spellings)


@pytest.mark.parametrize("different", groups("distinct.txt"), ids=lambda different: different[0])
def test_different_words_stay_apart_in_search(different):
    for one, other in combinations(different, 2):
        assert search_key(one) != search_key(other), (one, other)


@given(ANY)
def test_keys_of_keys_are_keys(text):
    assert identity_key(identity_key(text)) == identity_key(text)
    assert search_key(search_key(text)) == search_key(text)


@given(ANY)
def test_keys_see_no_difference_of_normal_form(text):
    assert identity_key(nfc(text)) == identity_key(text)
    assert nfc(identity_key(text)) == identity_key(text)
    assert nfc(search_key(text)) == search_key(text)


@given(ANY)
def test_equal_identities_have_equal_search_keys(text):
    assert search_key(identity_key(text)) == search_key(text)


@given(ANY)
def test_the_key_of_many_words_is_their_keys(text):
    found = words(text)
    for key in (identity_key, search_key):
        assert key("\n".join(found)).split("\n") == ([key(word) for word in found] or [""])


@given(st.text(st.sampled_from("অইকডঢযয়ববরৎংঁ়্ািীেোৌ‘’।,()"), max_size=8))
def test_orderly_words_are_their_own_identity(text):
    if ORDERLY.fullmatch(text):
        assert identity_key(f"{text}\u200c") == identity_key(text) == nfc(text) == text


@given(st.text(st.sampled_from("অএঋইকঙডঢযয়বরশৎংঁ়্ািীৃেোৌ‘’।,()"), max_size=10))
def test_orderly_words_have_the_search_key_that_they_have_among_others(text):
    assert search_key(f"{text}\u200c") == search_key(text)


@given(BENGALI, BENGALI)
def test_a_word_in_disorder_changes_no_other(word, other):
    mistyped = "কা\u09bfি"
    assert search_key(f"{word} {mistyped} {other}") == " ".join(map(search_key, (word, mistyped, other)))


@given(st.lists(BENGALI, min_size=6))
def test_the_key_of_a_long_text_is_that_of_its_parts(parts):
    text = " ".join(parts)
    assert identity_key(text) == " ".join(map(identity_key, parts))


@given(ANY)
def test_keys_keep_white_space_and_lose_what_cannot_be_seen(text):
    assert identity_key(text).count(" ") == text.count(" ")
    assert not re.search("[\u200b-\u200f\ufeff\xad]", identity_key(text))


@pytest.mark.parametrize(
    "text",
    [
        "া" * 100_000,
        "ক" + "\u0323\u0300" * 50_000,
        "ক্" * 50_000,
        "র্" * 50_000,
        "’ক" * 50_000,
        "১," * 50_000,
        "\ud800" * 100_000,
    ],
    ids=["signs", "marks of two classes", "hasantas", "rephs", "apostrophes", "commas", "half pairs"],
)
def test_endless_runs_have_keys(text):
    """The standard library's NFC takes quadratic time for runs of marks: a million of them took hours."""
    search_key(text)
