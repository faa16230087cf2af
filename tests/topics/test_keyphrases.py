"""Keyphrases are the few names and phrases that an article turns on; nothing but the article decides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mohafez.keyphrases import MOST, Vocabulary, headline_words, keyphrases
from mohafez.terms import Folder

TITLE = "সমীরণ হালদারের নৌকা জাদুঘর"
TEXT = """হারিয়ে যাওয়া নৌকা নিয়ে জাদুঘর গড়েছেন সমীরণ হালদার। পদ্মার পাড়ে তাঁর জাদুঘরে আছে চল্লিশ রকমের নৌকা।
সমীরণ হালদার জানান, নৌকার গলুই দেখে মাঝির বাড়ি চেনা যেত। শীতকালে অতিথি পাখি আসে।"""


def texts(title: str, text: str) -> list[str]:
    return [phrase.text for phrase in keyphrases(*Vocabulary(Folder()).words([title, text]))]


def test_names_and_things_that_are_said_again_are_found_in_their_plain_form():
    found = texts(TITLE, TEXT)
    assert {"সমীরণ হালদার", "নৌকা", "জাদুঘর"} <= set(found)


def test_what_is_said_once_is_no_keyphrase():
    assert not any("পাখি" in phrase for phrase in texts(TITLE, TEXT))


def test_no_phrase_crosses_a_sentences_end():
    assert texts("", "কুমুদিনী। বিহারী এলেন। কুমুদিনী। বিহারী গেলেন।") != ["কুমুদিনী বিহারী"]


@pytest.mark.parametrize(("title", "text"), [("", ""), ("।।।", "১২৩ ১২৩ ১২৩"), ("ও এবং করে", "থেকে থেকে থেকে")])
def test_there_may_be_none(title, text):
    assert texts(title, text) == []


def test_a_headlines_words_are_its_telling_ones():
    folder = Folder()
    (title,) = Vocabulary(folder).words(["নৌকা নিয়ে এই জাদুঘর করা হয়েছে"])
    assert headline_words(title) == {folder.fold(word).strip() for word in ("নৌকা", "জাদুঘর")}


WORDS = ["নৌকা", "জাদুঘরের", "পদ্মা", "।", "ও", "-", "গলুই", "১২"]


@given(st.text(max_size=40), st.lists(st.sampled_from(WORDS), max_size=80))
def test_there_are_never_too_many_and_none_shares_a_word_with_another(title, text):
    found = keyphrases(*Vocabulary(Folder()).words([title, " ".join(text)]))
    words = [word for phrase in found for word in phrase.key.split()]
    assert len(found) <= MOST
    assert len(words) == len(set(words))
