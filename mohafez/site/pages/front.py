"""The front page: the newest stories, stories by topic, and what the archive holds."""

from collections.abc import Iterator, Sequence
from itertools import islice

from mohafez.site.archive import Story
from mohafez.site.calendars import year_url
from mohafez.site.charts import timeline
from mohafez.site.entries import entry, full_entry, link
from mohafez.site.labels import number
from mohafez.site.linked_data import website
from mohafez.site.models import FrontPage, Group, Head, Page, YearRow
from mohafez.site.pages.shelf import Shelf
from mohafez.site.subjects import Subject

LATEST = 12
TOPICS_SHOWN = 8
STORIES_A_TOPIC = 4
LOOKED_AT = 16  # of a topic's newest stories, for some that the page does not show yet
LOOKED_BACK = 64  # of all stories, for so many that are not near-duplicates of each other


def front_page(shelf: Shelf) -> Iterator[Page]:
    """Make the front page; of an empty archive it says what to do next."""
    archive = shelf.archive
    newest = newest_of(archive.dated or archive.undated)
    lead = full_entry(newest[0]) if newest else None
    shown = {told(story) for story in newest}
    page = FrontPage(
        Head(shelf.site.name, shelf.site.tagline, "feeds/all.xml", data=website(shelf.site)),
        lead,
        tuple(full_entry(story) for story in newest[1:]),
        tuple(topic_group(shelf, topic, shown) for topic in archive.of_kind("topics")[:TOPICS_SHOWN]),
        holdings(shelf),
        tuple(link(section, len(archive.by_subject[section])) for section in archive.of_kind("sections")),
        all_years(shelf),
    )
    yield Page("", "front.html", page)


def newest_of(stories: Sequence[Story]) -> list[Story]:
    """Choose the newest stories, of near-duplicates the newest one."""
    found: dict[str, Story] = {}
    for story in islice(reversed(stories), LOOKED_BACK):
        found.setdefault(told(story), story)
    return list(found.values())[: LATEST + 1]


def topic_group(shelf: Shelf, topic: Subject, shown: set[str]) -> Group:
    """Show a topic's newest stories, first those that stand nowhere else on the page; of near-duplicates one."""
    stories: dict[str, Story] = {}
    for story in islice(reversed(shelf.archive.by_subject[topic]), LOOKED_AT):
        stories.setdefault(told(story), story)
    chosen = ([name for name in stories if name not in shown] or list(stories))[:STORIES_A_TOPIC]
    shown.update(chosen)
    return Group(topic.name, topic.url, entries=tuple(entry(stories[name]) for name in chosen))


def told(story: Story) -> str:
    """Name what a story tells: its group of near-duplicates if it is in one, else itself."""
    return story.article.story or story.url


def holdings(shelf: Shelf) -> tuple[tuple[str, str], ...]:
    """Count what the archive holds."""
    archive = shelf.archive
    counted = (
        (len(archive.dated) + len(archive.undated), "সংবাদ"),
        (len({day[:4] for day in archive.by_day}), "বছর"),
        (len(archive.of_kind("sources")), "উৎস"),
        (len(archive.of_kind("topics")), "বিষয়"),
    )
    return tuple((number(count), what) for count, what in counted if count)


def all_years(shelf: Shelf) -> tuple[YearRow, ...]:
    """Draw how the whole archive is spread over time."""
    days = [story.day for story in shelf.archive.dated]
    return timeline(days, {day[:4]: year_url(day[:4]) for day in shelf.archive.by_day})
