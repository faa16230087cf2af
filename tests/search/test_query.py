"""How a query is read and widened: phrases, exclusions, compounds, Latin letters, misspellings, common words."""

import pytest

from mohafez.search import shards, writer
from mohafez.search.cutting import Cutter

pytestmark = pytest.mark.node

FILLER = "আকাশ আজ পরিষ্কার থাকবে বলে আবহাওয়া অফিস জানিয়েছে"


def test_a_phrase_stands_side_by_side_in_title_or_body(site, article):
    built = site(
        [
            article("title", "পদ্মা সেতু খুলছে"),
            article("body", "যোগাযোগ", f"{FILLER} পদ্মা সেতু হয়ে ঢাকা"),
            article("apart", "পদ্মা", "সেতু থেকে দেখা যায় পদ্মা নদী"),
        ]
    )
    assert set(built.found('"পদ্মা সেতু"')) == {"title", "body"}
    assert set(built.found("পদ্মা সেতু")) == {"title", "body", "apart"}


def test_a_phrase_is_found_in_every_block_of_a_long_article(site, article):
    words = [f"শব্দ{n}" for n in range(400)]
    built = site([article("long", "দীর্ঘ লেখা", " ".join(words)), article("other", "অন্য", "শব্দ১০ আর শব্দ১২")])
    queries = [f'"{words[n]} {words[n + 1]}"' for n in range(0, 399, 19)]
    *answers, _ = built.call(*(["search", query, {"excerpts": False}] for query in queries))
    assert [answer["total"] for answer in answers] == [1] * len(queries)


def test_repeated_words_keep_all_their_places(site, article):
    built = site([article("here", "খবর", "জল পড়ে পাতা নড়ে জল পড়ে কথা নড়ে")])
    *answers, _ = built.call(
        *(["search", f'"{phrase}"', {"excerpts": False}] for phrase in ("জল পড়ে কথা", "পাতা নড়ে জল", "কথা পাতা"))
    )
    assert [answer["total"] for answer in answers] == [1, 1, 0]


def test_a_word_after_a_minus_must_not_occur(site, article):
    built = site(
        [article("cricket", "ক্রিকেট খেলা"), article("football", "ফুটবল খেলা"), article("inflected", "ফুটবলের খেলা")]
    )
    assert built.found("খেলা -ফুটবল") == ["cricket"]


def test_a_hyphen_within_a_word_excludes_nothing(site, article):
    assert site([article("road", "ঢাকা-সিলেট মহাসড়ক")]).found("ঢাকা-সিলেট") == ["road"]


@pytest.mark.parametrize(("written", "typed"), [("প্রধানমন্ত্রী", "প্রধান মন্ত্রী"), ("প্রধান মন্ত্রী", "প্রধানমন্ত্রী")])
def test_a_compound_is_found_joined_or_parted(site, article, written, typed):
    built = site([article("here", f"{written} আজ ফিরছেন"), article("there", "বৃষ্টির খবর", FILLER)])
    assert built.found(typed) == ["here"]


def test_a_word_is_parted_only_where_both_parts_are_words_of_the_archive(site, article):
    built = site([article("here", "নদী করেছে গ্রাম"), article("there", "বৃষ্টির খবর", FILLER)])
    assert "parted" not in [taken["why"] for taken in built.ask("নদীকরা")["shown"]]  # করা itself is in no article


def test_a_noun_is_not_taken_for_the_rarer_verb_that_is_spelt_alike(site, article):
    city = [article(f"city-{n}", f"খবর {n}", f"ঢাকায় সভা হয়েছে। {FILLER}") for n in range(4)]
    built = site([article("covered", "ঢেকে দেওয়া হলো ঢেকে রাখা ছবি"), *city])
    assert built.found("ঢাকা")[-1] == "covered"


@pytest.mark.parametrize(
    ("typed", "written"),
    [("nirbachon", "নির্বাচন"), ("sarkar", "সরকারের"), ("bnp", "বিএনপি"), ("pulish", "পুলিশ"), ("khulna", "খুলনায়")],
)
def test_a_word_in_latin_letters_finds_what_sounds_so(site, article, typed, written):
    built = site([article("here", f"{written} নিয়ে কথা"), article("there", "বৃষ্টির খবর", FILLER)])
    answer = built.ask(typed, excerpts=False)
    assert [hit["id"] for hit in answer["hits"]] == ["here"]
    assert [(shown["typed"], shown["why"]) for shown in answer["shown"]] == [(typed, "sound")]


def test_words_in_latin_letters_find_the_article_that_writes_them_so_although_others_sound_alike(
    site, article, monkeypatch
):
    monkeypatch.setattr(writer, "DICTIONARY", Cutter(least=2, most=2, one_in=1))
    sounding = [article(f"sounding-{n}", "আঞ্চলিক ছাদ", f"ছাদে চাঁদা {FILLER}") for n in range(3)]
    built = site([article("here", "খবর", f"onclick code {FILLER}"), *sounding])
    assert "here" in built.found("onclick code")


@pytest.mark.parametrize("typed", ["ফটবলার", "ফুটবালার", "ফুতবলার", "ফুটবলর", "ফুটলবার"])
def test_a_misspelt_word_finds_the_close_one_and_says_so(site, article, typed):
    built = site([article("here", "ফুটবলার ফিরছেন"), article("there", "বৃষ্টির খবর", FILLER)])
    answer = built.ask(typed, excerpts=False)
    assert [hit["id"] for hit in answer["hits"]] == ["here"]
    assert answer["shown"] == [{"typed": typed, "why": "misspelt", "words": ["ফুটবলার"]}]
    assert built.ask(typed, verbatim=True) == {"total": 0, "hits": [], "shown": [], "corrections": []}


@pytest.mark.parametrize(("typed", "written"), [("হাইঢোর্ট", "হাইকোর্ট"), ("আবর্যক", "আবশ্যক"), ("যানবাসন", "যানবাহন")])
def test_a_wrong_consonant_is_mended_although_the_word_no_longer_sounds_alike(
    site, article, monkeypatch, typed, written
):
    monkeypatch.setattr(writer, "DICTIONARY", Cutter(least=2, most=2, one_in=1))
    built = site([article("here", f"{written} নিয়ে কথা"), article("there", "বৃষ্টির খবর", FILLER)])
    answer = built.ask(typed, excerpts=False)
    assert [hit["id"] for hit in answer["hits"]] == ["here"]
    assert [shown["words"] for shown in answer["shown"]] == [[written]]


def test_a_misspelling_that_one_of_very_many_articles_shares_is_mended_and_that_article_stands_first(site, article):
    right = [article(f"right-{n}", "খবর", f"যুক্তরাষ্ট্র আজ {FILLER}") for n in range(70)]
    built = site([article("wrong", "খবর", f"যুক্তরষ্ট্র আজ {FILLER}"), *right])
    answer = built.ask("যুক্তরষ্ট্র", excerpts=False)
    assert answer["total"] == 71
    assert answer["hits"][0]["id"] == "wrong"
    assert answer["shown"] == [{"typed": "যুক্তরষ্ট্র", "why": "misspelt", "words": ["যুক্তরাষ্ট্র"]}]


def test_no_word_with_a_number_glued_to_it_is_taken_for_what_was_typed(site, article):
    built = site([article("a", "বন্যা২০২০ নিয়ে"), article("b", "বন্যা আসছে")])
    assert [shown["words"] for shown in built.ask("bonna")["shown"]] == [["বন্যা"]]


def test_a_long_sentence_is_answered_by_its_rarest_words(site, article, monkeypatch):
    monkeypatch.setattr(writer, "SHARDS", Cutter(least=20, most=20, one_in=1))
    sentence = "গত রাতে নদী পার হয়ে ছোট দল মাঠ পেরিয়ে বন পথ ধরে গ্রাম থেকে গ্রাম হেঁটে অবশেষে বিশ্ববিদ্যালয় পৌঁছায়"
    others = [article(f"n-{n}", word) for n, word in enumerate(sentence.split()[:9])]
    built = site([article("here", "বিশ্ববিদ্যালয় খবর"), *others])
    assert "here" in built.found(sentence)


def test_a_word_that_the_archive_holds_is_taken_for_no_other_but_a_close_one_is_offered(site, article):
    built = site([article("a", "লাল বাড়ি"), article("b", "গাড়ি"), *(article(f"c-{n}", "শাড়ি") for n in range(20))])
    answer = built.ask("লাল বাড়ি", excerpts=False)
    assert [hit["id"] for hit in answer["hits"]] == ["a"]
    assert (answer["shown"], answer["corrections"]) == ([], ["লাল শাড়ি"])


def test_a_common_word_is_looked_for_in_titles_only(site, article, monkeypatch):
    monkeypatch.setattr(shards, "COMMON_DOCUMENTS", 5)
    rivers = [article(f"r-{n}", f"খবর{n}", "নদী এবং নৌকা") for n in range(3)]
    others = [article(f"o-{n}", f"খবর{n}", "চাল এবং ডাল") for n in range(9)]
    built = site([article("title", "এবং"), *rivers, *others])
    assert built.found("এবং") == ["title"]
    assert set(built.found("এবং নৌকা")) == {"r-0", "r-1", "r-2"}
    assert len(built.found('"নদী এবং নৌকা"')) == 3
    assert built.found('"নৌকা এবং নদী"') == []


def test_filters_narrow_and_combine(site, article):
    built = site(
        [
            article("a", "বন্যার খবর", topics=("disaster",), places=("dhaka",), source="one", date="2023-05-01"),
            article("b", "বন্যার ক্ষতি", topics=("disaster", "economy"), source="two", date="2024-06-30"),
            article("c", "বন্যার ছবি", section="culture", date="2024-07-01T10:00:00+06:00"),
            article("d", "বন্যার স্মৃতি", date=None),
        ]
    )
    assert set(built.found("বন্যা")) == {"a", "b", "c", "d"}
    assert set(built.found("বন্যা", filters={"topic": "disaster"})) == {"a", "b"}
    assert built.found("বন্যা", filters={"topic": ["disaster"], "source": ["two"]}) == ["b"]
    assert set(built.found("বন্যা", filters={"source": ["one", "two"]})) == {"a", "b"}
    assert built.found("বন্যা", filters={"place": "dhaka"}) == ["a"]
    assert built.found("বন্যা", filters={"section": "culture"}) == ["c"]
    assert set(built.found("বন্যা", filters={"from": "2024"})) == {"b", "c"}
    assert built.found("বন্যা", filters={"from": "2024-06", "to": "2024-06"}) == ["b"]
    assert built.found("বন্যা", filters={"to": "2023-12-31"}) == ["a"]
    assert built.found("বন্যা", filters={"topic": "unknown"}) == []


def test_hits_can_be_sorted_by_date_the_undated_last(site, article):
    dates = {"old": "1999-01-02", "new": "2025-06-07", "middle": "2011-11-11", "none": None}
    built = site([article(slug, "বন্যার খবর " * n, date=date) for n, (slug, date) in enumerate(dates.items(), start=1)])
    assert built.found("বন্যা", sort="date") == ["new", "middle", "old", "none"]


def test_facets_count_what_is_found_and_what_other_choices_would_give(site, article):
    built = site(
        [
            article("a", "বন্যার খবর", topics=("disaster",), source="one", date="2023-05-01"),
            article("b", "বন্যার ক্ষতি", topics=("economy",), source="one", date="2024-06-30"),
            article("c", "চালের দাম", topics=("economy",), source="two", date="2024-07-01"),
        ]
    )
    everything, filtered, _ = built.call(["facets", "বন্যা"], ["facets", "বন্যা", {"filters": {"topic": "economy"}}])
    assert everything == {
        "topic": {"disaster": 1, "economy": 1},
        "place": {},
        "section": {},
        "source": {"one": 2},
        "month": {"2023-05": 1, "2024-06": 1},
    }
    assert filtered["topic"] == {"disaster": 1, "economy": 1}
    assert (filtered["source"], filtered["month"]) == ({"one": 1}, {"2024-06": 1})


def test_suggestions_complete_the_last_word_or_spell_it_in_bengali(site, article):
    built = site([*(article(f"n-{n}", "নির্বাচন কমিশন") for n in range(3)), article("m", "নির্বাসন")])
    completed, latin, none, _ = built.call(["suggest", "কমিশন নির্বা"], ["suggest", "nirbachon"], ["suggest", "কমিশন "])
    assert [suggestion["query"] for suggestion in completed] == ["কমিশন নির্বাচন", "কমিশন নির্বাসন"]
    assert latin[0] == {"text": "নির্বাচন", "query": "নির্বাচন"}
    assert none == []


def test_a_query_fetches_each_file_once_and_no_more_than_its_words_need(site, article):
    built = site([article(f"n-{n}", f"বন্যা{n} নদী", FILLER) for n in range(50)])
    *_, log = built.call(["search", "নদী", {"excerpts": False}], ["search", "নদী আকাশ", {"excerpts": False}])
    fetched = [name for requests in log for name in requests]
    assert len(fetched) == len(set(fetched))
    assert "/search/positions/0.bin" not in fetched
