"""Stories and subjects as they stand in lists: links and entries."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from mohafez.site.archive import Story
from mohafez.site.calendars import month_url
from mohafez.site.labels import month, number, short_day, shortened
from mohafez.site.models import Entry, Group, Link
from mohafez.site.subjects import Subject

SUMMARY_LENGTH = 280  # characters: five lines beside a headline


def link(subject: Subject, count: int | None = None) -> Link:
    """Link to a subject's page, with how many stories it has if told."""
    return Link(subject.name, subject.url, "" if count is None else number(count))


def links(subjects: tuple[Subject, ...]) -> tuple[Link, ...]:
    return tuple(link(subject) for subject in subjects)


def entry(story: Story, why: str = "") -> Entry:
    """Describe a story in one line: its headline and day, and why it is named if told."""
    return Entry(
        title=story.title,
        url=story.url,
        day=story.day,
        date=short_day(story.day) if story.day else "",
        why=why,
    )


def by_month(stories: Sequence[Story]) -> tuple[Group, ...]:
    """Group stories, given in order of time, under their months; undated ones under a heading of their own."""
    return tuple(
        Group(
            month(*name.split("-")) if name else "তারিখহীন",
            month_url(name) if name else "undated/",
            entries=tuple(headline(story) for story in found),
        )
        for name, found in groupby(stories, key=lambda story: story.day[:7])
    )


def by_section(stories: Sequence[Story]) -> tuple[Group, ...]:
    """Group stories under their sections, the fullest first; those without one last."""
    found: dict[str, list[Story]] = defaultdict(list)
    for story in stories:
        found[story.section.url if story.section else ""].append(story)
    ordered = sorted(found.items(), key=lambda item: (not item[0], -len(item[1]), item[0]))
    return tuple(
        Group(
            own[0].section.name if own[0].section else "অন্যান্য",
            url,
            entries=tuple(headline(story) for story in own),
        )
        for url, own in ordered
    )


def headline(story: Story) -> Entry:
    """Describe a story by its headline alone, where a heading above says when."""
    return Entry(story.title, story.url)


def full_entry(story: Story) -> Entry:
    """Describe a story with its summary, section and source."""
    return Entry(
        title=story.title,
        url=story.url,
        day=story.day,
        date=short_day(story.day) if story.day else "",
        summary=shortened(story.summary, SUMMARY_LENGTH),
        section=link(story.section) if story.section else None,
        source=story.source.name if story.source else "",
    )
