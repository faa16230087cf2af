"""topics.toml is checked on load: what an editor got wrong is named with file, line, value and mend."""

import re
from pathlib import Path

import pytest

from mohafez.ingest.topics import Tagger
from mohafez.tables import TableError, load_topics

ROOT = Path(__file__).parent.parent.parent


def test_the_archives_own_table_has_all_topics_and_places_with_names_and_descriptions():
    topics = load_topics(ROOT / "topics.toml")
    assert (len(topics.topics), len(topics.places)) == (24, 13)
    for topic in (*topics.topics.values(), *topics.places.values()):
        assert topic.name and topic.name_en and topic.description.endswith("।")
    assert [place.slug for place in topics.places.values() if place.home] == ["bangladesh"]


def test_a_missing_table_is_an_empty_one(tmp_path):
    topics = load_topics(tmp_path / "topics.toml")
    assert not topics.topics
    assert Tagger(topics).tag("ক্রিকেট", "", "").topics == ()


def test_levels_groups_and_contexts_are_read(small):
    topics = load_topics(small)
    assert [(term.text, term.level) for term in topics.topics["sports"].terms] == [
        ("ক্রিকেট", "strong"),
        ("ফুটবল", "strong"),
        ("ক্রিকেট বোর্ড", "never"),
    ]
    assert topics.topics["war"].terms[-1].states == 2
    assert topics.sections["sports"].aliases == ("খেলা", "খেলাধুলা")


@pytest.mark.parametrize(
    ("line", "slug"),
    [
        ("খেলাধুলা", "sports"),
        (" সারাদেশ ", "local"),
        ("Sports", "sports"),
        ("জাতিয়", "national"),
        ("আইন–আদালত", "crime"),
        ("আজকের পত্রিকা", None),
    ],
)
def test_a_pages_own_section_line_is_known_by_its_usual_names(line, slug):
    assert load_topics(ROOT / "topics.toml").section_named(line) == slug


@pytest.mark.parametrize(
    ("before", "after", "line", "complaint"),
    [
        ('slug = "war"', 'slug = "War"', 'slug = "War"', "may hold only a-z"),
        ('slug = "war"', 'slug = "sports"', 'slug = "sports"', "stands twice"),
        ('slug = "asia"', 'slug = "war"', 'slug = "war"', "is a topic's too"),
        ('name = "যুদ্ধ"', 'nmae = "যুদ্ধ"', "nmae", "unknown key 'nmae'; known are"),
        ('name = "যুদ্ধ"', "", 'slug = "war"', "a name is missing"),
        ('section = "sports"', 'section = "play"', "play", "section 'play' is not in this file"),
        ('yields_to = ["sports"]', 'yields_to = ["sport"]', "yields_to", "'sport' is no topic"),
        ("ফুটবল", "ফুটবল, ক্রিকেট", "ফুটবল", "stands already as 'ক্রিকেট' (strong): delete one"),
        ("ফুটবল", "ফুটবল, ক্রীকেট", "ফুটবল", "stands already as 'ক্রিকেট'"),
        ("ফুটবল", "ফুটবল, ফুটবলের", "ফুটবল", "is a form of 'ফুটবল', which finds it: delete it"),
        ("ফুটবল", "ফুটবল, …", "ফুটবল", "holds no word"),
        (
            '[[topic]]\nslug = "sports"',
            '[[section]]\nslug = "games"\nname = "আনন্দ"\naliases = "খেলা-ধুলা, খেলাধূলা"\n\n[[topic]]\nslug = "sports"',
            "খেলাধূলা",
            "'খেলাধূলা' names the section sports already",
        ),
        ('[topic.strong]\n"যুদ্ধ" = "যুদ্ধ"', 'strong = "যুদ্ধ"', "strong =", "strong needs a heading of your own"),
        ("states = 2", "", 'group = "নেতা"', "needs `beside` or `states`"),
        ("states = 2", "place = 2", "place = 2", "unknown key 'place' in a context"),
        ('level = "usual"', 'level = "heavy"', "heavy", "level 'heavy' is none of strong, usual"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_value(small, before, after, line, complaint):
    text = small.read_text(encoding="utf-8")
    assert before in text
    small.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(TableError, match=re.escape(complaint)) as caught:
        load_topics(small)
    number = re.match(rf"{re.escape(str(small))}:(\d+): ", str(caught.value))
    assert number, caught.value
    assert line in small.read_text(encoding="utf-8").splitlines()[int(number[1]) - 1]


@pytest.mark.parametrize("broken", ["[[topic]\n", '[[topics]]\nslug = "a"\n', "\xff"])
def test_a_table_that_is_no_table_is_refused_with_the_files_name(tmp_path, broken):
    path = tmp_path / "topics.toml"
    path.write_bytes(broken.encode("latin-1"))
    with pytest.raises(TableError, match=re.escape(str(path))):
        load_topics(path)


def test_the_longest_phrase_of_a_topic_wins(small):
    tagger = Tagger(load_topics(small))
    assert tagger.tag("ক্রিকেটের মাঠ", "", "").topics == ("sports",)
    assert tagger.tag("ক্রিকেট বোর্ডের সভা", "", "").topics == ()


def test_a_topic_yields_to_a_stronger_one(small):
    tagger = Tagger(load_topics(small))
    assert tagger.tag("যুদ্ধ", "", "").topics == ("war",)
    assert tagger.tag("ক্রিকেট ও যুদ্ধ", "ক্রিকেট", "").topics == ("sports",)


def test_countries_of_a_region_are_states_of_their_own(small):
    tagger = Tagger(load_topics(small))
    assert "war" in tagger.tag("নেপাল ও ভুটানের বৈঠক", "", "").scores
    assert "war" not in tagger.tag("ভুটানের থিম্পুতে বৈঠক", "", "").scores
