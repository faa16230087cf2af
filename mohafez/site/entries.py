"""Stories and subjects as they stand in lists: links and entries."""

from mohafez.bangla.text import clean
from mohafez.site.archive import Story
from mohafez.site.labels import number, short_day
from mohafez.site.models import Entry, Link
from mohafez.site.subjects import Subject


def link(subject: Subject, count: int | None = None) -> Link:
    """Link to a subject's page, with how many stories it has if told."""
    return Link(subject.name, subject.url, "" if count is None else number(count))


def links(subjects: tuple[Subject, ...]) -> tuple[Link, ...]:
    return tuple(link(subject) for subject in subjects)


def entry(story: Story) -> Entry:
    """Describe a story in one line: its headline and day."""
    return Entry(
        title=clean(story.article.title),
        url=story.url,
        day=story.day,
        date=short_day(story.day) if story.day else "",
    )


def full_entry(story: Story) -> Entry:
    """Describe a story with its summary, section and source."""
    return Entry(
        title=clean(story.article.title),
        url=story.url,
        day=story.day,
        date=short_day(story.day) if story.day else "",
        summary=clean(story.article.summary or ""),
        section=link(story.section) if story.section else None,
        source=story.source.name if story.source else "",
    )
