"""What relates stories is worked out anew only where a change may reach; the result is that of a first build."""

from hypothesis import example, given
from hypothesis import strategies as st

from mohafez.related import REMEMBERED
from mohafez.site.relations import Remembered, Traits, affected, closest_now

WORDS = ["হালদা", "ডলফিন", "তিমি", "কাছিম", "সুন্দরবন", "দেস"]


def traits(url: str, phrases: list[str], topics: str = "") -> Traits:
    return Traits(url, "2025-01-01", "\n".join(phrases), "", topics, "", "")


def remembered(stories: list[Traits]) -> Remembered:
    return Remembered((), stories, closest_now(stories, Remembered()))


STORY = st.builds(traits, st.sampled_from("abcdefgh"), st.lists(st.sampled_from(WORDS), unique=True, max_size=3))
ARCHIVE = st.lists(STORY, unique_by=lambda story: story.url, max_size=8)


@given(ARCHIVE, ARCHIVE)
def test_after_any_change_the_same_stories_are_closest_as_in_a_first_build(before, now):
    assert closest_now(now, remembered(before)) == closest_now(now, Remembered())


@given(st.integers(0, 3 * REMEMBERED), st.lists(st.sampled_from(WORDS), unique=True, max_size=3))
@example(REMEMBERED, WORDS[:2])
def test_a_story_that_comes_late_meets_the_same_ones_however_many_there_are(place, phrases):
    before = [traits(f"{number:03}", WORDS[number % 2 : 3]) for number in range(3 * REMEMBERED)]
    now = [*before[:place], traits("new", phrases), *before[place:]]
    assert closest_now(now, remembered(before)) == closest_now(now, Remembered())


def test_a_new_story_is_looked_for_only_in_later_ones_that_share_a_phrase_with_it():
    before = [traits("a", ["হালদা"]), traits("b", ["তিমি"]), traits("c", ["হালদা"])]
    assert affected(before, [*before[:1], traits("new", ["হালদা"]), *before[1:]]) == {"new", "c"}
    assert affected(before, [*before, traits("new", ["হালদা"])]) == {"new"}
    assert affected(before, before) == set()


def test_a_story_that_goes_is_missed_only_by_later_ones_that_share_a_phrase_with_it():
    before = [traits("a", ["হালদা"]), traits("b", ["তিমি"]), traits("c", ["হালদা"]), traits("d", ["তিমি"])]
    assert affected(before, [before[0], *before[2:]]) == {"d"}
