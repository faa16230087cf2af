"""The order of a Bengali dictionary."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mohafez.bangla.collation import first_letter, sort_key

# In order. Each line shows one rule.
ORDER = """
২০২৪ ২০২৫
apple Zebra
অ অংশ অকাল অক্ষর অন্ন আম ইট ঈদ উট ঊষা ঋণ এক ঐক্য ওজন ঔষধ
ক কই কংস কক কাঃ কাঁচা কাক কাজ কি কী কুল কূল কৃষক কে কৈ কোল কৌশল ক্রয় ক্ষমা
খাল গাল ঘর চর
জড় ঝড়
ডাক ডাব ঢাক
তৎকাল তত্ত্ব তাক
বই বাং বাক বাক্ বাড়ি
বড বড় বঢ
যম যয়
রং রঙ
শহর ষাট সব হঠাৎ হঠাৎই হাত হ্রদ
"""


@pytest.mark.parametrize("line", ORDER.strip().splitlines())
def test_words_stand_in_the_order_of_a_dictionary(line):
    words = line.split()
    shuffled = random.Random(1).sample(words, len(words))
    assert sorted(shuffled, key=sort_key) == words


def test_a_word_is_sorted_before_a_longer_phrase_and_marks_count_for_nothing():
    titles = ["“কাল”", "কথাশিল্পী", "কথা ও সুর", "‘কথা’"]
    assert sorted(titles, key=sort_key) == ["‘কথা’", "কথা ও সুর", "কথাশিল্পী", "“কাল”"]


def test_encodings_of_a_letter_stand_together():
    assert sort_key("ব\u09dc")[0] == sort_key("ব\u09a1\u09bc")[0]
    assert sort_key("র\u200c্যাব")[0] == sort_key("র্যাব")[0]


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("আমার", "আ"),
        ("‘কথা’", "ক"),
        ("ক্ষমা", "ক"),
        ("য়ুরোপ", "য"),
        ("ৎ", "ত"),
        ("২০২৫ সাল", "০"),
        ("2025", "০"),
        ("bbc", "B"),
        ("École", "E"),
        ("😀 হাসি", "হ"),
        ("漢字", "#"),
        ("…", "#"),
        ("", "#"),
    ],
)
def test_a_text_is_listed_under_its_first_letter(text, letter):
    assert first_letter(text) == letter


@given(st.text(), st.text())
def test_any_texts_can_be_ordered_and_only_equals_tie(one, other):
    assert (sort_key(one) == sort_key(other)) == (one == other)
    assert (sort_key(one) < sort_key(other)) or (sort_key(other) <= sort_key(one))
    assert len(first_letter(one)) == 1


@given(st.lists(st.text(st.sampled_from("কখড়্ািং ঁ"), max_size=6)))
def test_headings_never_come_back(texts):
    """In an index sorted by key, each heading's entries stand together."""
    headings = [first_letter(text) for text in sorted(texts, key=sort_key) if first_letter(text) != "#"]
    assert len([1 for at, letter in enumerate(headings) if at == 0 or headings[at - 1] != letter]) == len(set(headings))
