"""Lists are numbered from the oldest, so that full pages never change."""

from hypothesis import given
from hypothesis import strategies as st

from mohafez.site.listing import slices

SIZE = 5


def pages(count: int) -> dict[str, list[int]]:
    return {part.url: list(part.items) for part in slices("topics/ai/", list(range(count)), SIZE)}


@given(st.integers(0, 60))
def test_every_story_stands_on_exactly_one_page_newest_first(count):
    listed = pages(count)
    assert sorted(item for items in listed.values() for item in items) == list(range(count))
    assert all(items == sorted(items, reverse=True) for items in listed.values())
    assert all(len(items) < 2 * SIZE for items in listed.values())


@given(st.integers(0, 60))
def test_one_story_more_leaves_the_numbered_pages_alone(count):
    before, after = pages(count), pages(count + 1)
    del before["topics/ai/"]
    assert {url: after[url] for url in before} == before


@given(st.integers(0, 60))
def test_the_ways_on_lead_from_the_front_through_all_pages(count):
    parts = {part.url: part for part in slices("topics/ai/", list(range(count)), SIZE)}
    here, passed = "topics/ai/", []
    while here:
        passed.append(here)
        here = parts[here].pager.older
    assert sorted(passed) == sorted(parts)
    while parts[passed[-1]].pager.newer:
        assert passed.pop(-1) != "topics/ai/"
    assert passed[-1] == "topics/ai/" or len(parts) == 1


def test_page_one_holds_the_oldest():
    assert pages(17)["topics/ai/page/1/"] == [4, 3, 2, 1, 0]
