"""Related articles are older ones that share something rare; a new article changes no other's list."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mohafez.related import REMEMBERED, SHOWN, Item, related

DAY = date(2025, 1, 1)


def item(key: str, phrases: str = "", days: int = 0, **others) -> Item:
    return Item(key, DAY + timedelta(days=days), frozenset(phrases.split()), **others)


def near(items: list[Item]) -> dict[str, list[str]]:
    return {own.key: [other.key for other in others] for own, others in related(items)}


def test_articles_that_share_rare_phrases_are_related_and_only_the_later_says_so():
    assert near([item("a", "হালদা ডলফিন"), item("b", "হালদা ডলফিন", 1)]) == {"a": [], "b": ["a"]}


def test_a_shared_topic_or_a_common_word_alone_relates_nothing():
    topic = frozenset({"health"})
    assert near([item("a", topics=topic), item("b", topics=topic), item("c", "দেস"), item("d", "দেস")])["b"] == []


def test_the_nearer_in_time_comes_first_where_as_much_is_shared():
    items = [item("old", "হালদা ডলফিন"), item("new", "হালদা ডলফিন", 300), item("own", "হালদা ডলফিন", 310)]
    assert near(items)["own"] == ["new", "old"]


def test_more_in_common_outweighs_age():
    items = [item("old", "হালদা ডলফিন তিমি কাছিম"), item("new", "হালদা ডলফিন", 300), item("own", "হালদা ডলফিন তিমি কাছিম", 310)]
    assert near(items)["own"] == ["old", "new"]


def test_the_same_story_elsewhere_is_no_relation():
    items = [item("a", "হালদা ডলফিন", story="s"), item("b", "হালদা ডলফিন", story="s")]
    assert near(items)["b"] == []


def test_however_many_share_a_phrase_only_the_last_few_are_looked_at():
    items = [item(f"{n:03}", "হালদা ডলফিন", n) for n in range(REMEMBERED * 3)]
    assert near(items)[items[-1].key] == [other.key for other in items[-2 : -2 - SHOWN : -1]]


@given(st.lists(st.sets(st.sampled_from(["হালদা", "ডলফিন", "তিমি", "কাছিম", "দেস"])), max_size=20))
def test_a_new_article_changes_no_others_list(features):
    items = [Item(str(n), DAY + timedelta(days=n), frozenset(phrases)) for n, phrases in enumerate(features)]
    before, after = near(items[:-1]), near(items)
    assert {key: after[key] for key in before} == before
