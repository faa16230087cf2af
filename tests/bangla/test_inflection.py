"""From a word to its base forms, and from a base to its forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mohafez.bangla.inflection import LONGEST_WORD, forms, lemmas, lexicon
from mohafez.bangla.normal import nfc
from mohafez.bangla.verbs import stems_by_name, verb_forms

BENGALI = st.text(st.characters(min_codepoint=0x980, max_codepoint=0x9FF) | st.sampled_from("\u200c\u200d -a1।"))
BASES = st.sampled_from(sorted(word for word in lexicon().words if len(word) > 1))
VERBS = st.sampled_from(sorted(stems_by_name()))


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("পত্রিকার", "পত্রিকা"),
        ("মডেলগুলোরও", "মডেল"),
        ("শিক্ষার্থীদেরকেই", "শিক্ষার্থী"),
        ("লেখকেরা", "লেখক"),
        ("বইয়ের", "বই"),
        ("ঠাকুরগাঁওয়ে", "ঠাকুরগাঁও"),
        ("ট্রেনিংয়ে", "ট্রেনিং"),
        ("মায়ের", "মা"),
        ("ভবিষ্যতের", "ভবিষ্যৎ"),
        ("এখানকার", "এখান"),
        ("তাঁদেরও", "তাঁরা"),
        ("২০২৫-এর", "2025"),
        ("এআই-এর", "এআই"),
        ("GPTর", "gpt"),
    ],
)
def test_endings_of_nouns_are_taken_off_however_they_stack(word: str, base: str) -> None:
    assert lemmas(word)[0] == base


@pytest.mark.parametrize("word", ["সরকার", "মাটি", "পাহারা", "ছেলে", "ভিডিও", "লড়াই", "উপায়", "কতবার", "ফরিদপুর"])
def test_a_word_that_only_looks_inflected_is_its_own_base(word: str) -> None:
    assert lemmas(word)[0] == word


@pytest.mark.parametrize(("word", "base"), [("সড়কে", "সড়ক"), ("দেশকে", "দেশ"), ("মতবাদের", "মতবাদ"), ("কবিদের", "কবি")])
def test_what_two_endings_could_have_made_is_settled_by_known_words(word: str, base: str) -> None:
    assert lemmas(word)[0] == base


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("করেছিলেন", "করা"),
        ("করিয়াছেন", "করা"),
        ("করতেছি", "করা"),
        ("কইরা", "করা"),
        ("থেকেছে", "থাকা"),
        ("লিখছি", "লেখা"),
        ("শুনব", "শোনা"),
        ("গিয়েছিলাম", "যাওয়া"),
        ("গেছে", "যাওয়া"),
        ("এসেছেন", "আসা"),
        ("হইতেছে", "হওয়া"),
        ("দিয়েছিল", "দেওয়া"),
        ("চেয়েছে", "চাওয়া"),
        ("ধুয়ে", "ধোয়া"),
        ("পৌঁছেছে", "পৌঁছানো"),
        ("দাঁড়িয়েছিল", "দাঁড়ানো"),
        ("ঘুমোচ্ছে", "ঘুমানো"),
        ("বদলেছে", "বদলানো"),
        ("করেননি", "করা"),
        ("চাইনে", "চাওয়া"),
        ("হলেও", "হওয়া"),
    ],
)
def test_forms_of_verbs_written_spoken_and_eastern_lead_to_the_verbal_noun(word: str, base: str) -> None:
    assert lemmas(word)[0] == base


def test_a_causative_is_filed_under_its_base_verb_and_itself() -> None:
    assert lemmas("জানিয়েছেন")[:2] == ["জানা", "জানানো"]


def test_both_spellings_of_a_verbal_noun_are_named() -> None:
    assert lemmas("উঠেছে")[0] == "উঠা"
    assert "ওঠা" in lemmas("উঠেছে")[:3]


def test_a_callers_vocabulary_settles_what_rules_cannot() -> None:
    assert lemmas("তালিকার", lambda word: 50 if word == "তালিকার" else 1)[0] == "তালিকার"
    assert lemmas("তালিকার", lambda word: 50 if word == "তালিকা" else 1)[0] == "তালিকা"


def test_encodings_of_one_word_have_the_same_bases() -> None:
    assert lemmas("বিড়ালের") == lemmas("বি\u09dcালের") == lemmas("বিড়া\u200cলেরঃ")


def test_forms_of_a_noun_begin_with_itself_and_hold_its_cases() -> None:
    written = forms("নদী")
    assert written[0] == "নদী"
    assert {"নদীর", "নদীতে", "নদীকে", "নদীরা", "নদীগুলোর", "নদীটিকেও"} <= set(written)
    assert "নদীের" not in written


def test_forms_of_a_verb_hold_all_tenses_and_those_of_its_noun() -> None:
    assert {"লিখি", "লেখে", "লিখছেন", "লিখেছিল", "লিখব", "লিখিয়া", "লেখেনি", "লেখার"} <= set(forms("লেখা"))


@given(BASES, st.randoms())
def test_a_base_is_found_again_from_each_of_its_forms(base: str, chance) -> None:
    for form in chance.sample(forms(base), 12):
        assert base in lemmas(form), form


@given(VERBS)
def test_a_verb_is_found_again_from_each_of_its_forms(name: str) -> None:
    for form in verb_forms(name):
        assert name in lemmas(form), form


@given(st.text() | BENGALI)
def test_any_text_has_bases_and_forms(text: str) -> None:
    assert len(set(lemmas(text))) == len(lemmas(text))
    assert len(set(forms(text))) == len(forms(text))


def test_what_is_too_long_for_a_word_comes_back_as_it_is() -> None:
    text = "কের" * LONGEST_WORD
    assert lemmas(text) == forms(text) == [text]


@pytest.mark.shared
@pytest.mark.parametrize(("kind", "first", "among_three"), [("noun", 0.80, 0.93), ("verb", 0.75, 0.90)])
def test_lemmas_of_the_gold_words_stand_first_or_among_three(
    shared, kind: str, first: float, among_three: float
) -> None:
    rows = [line.split("\t") for line in shared("eval/bangla/lemmas.tsv").read_text(encoding="utf-8").splitlines()]
    gold = [(lemmas(row[0]), nfc(row[2])) for row in rows[1:] if row[1] == kind and row[0] != row[2]]
    assert sum(lemma == found[0] for found, lemma in gold) >= first * len(gold)
    assert sum(lemma in found[:3] for found, lemma in gold) >= among_three * len(gold)
