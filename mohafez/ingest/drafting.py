"""A story as an article: dates in full, a summary, Markdown, and what the tables know."""

import datetime as dt
from urllib.parse import urlsplit

from mohafez.articles import Article
from mohafez.bangla.dates import PartialDate
from mohafez.bangla.text import clean, sentences
from mohafez.ingest import markdown
from mohafez.ingest.page import Hints
from mohafez.ingest.stamps import iso
from mohafez.ingest.story import Story
from mohafez.ingest.topics import Tagging
from mohafez.tables import Source

SUMMARY_MAX = 220  # characters: three lines of a list on a phone
MINUTE = len("2025-12-14T13:38")


def draft(story: Story, source: Source | None, hints: Hints, tagging: Tagging, offset: str) -> Article:
    """Fill in an article from a story in a zone: everything but its slug and which dump it came from."""
    date = best_date(story.published, hints.published, offset)
    modified = best_date(story.updated, hints.modified, offset)
    return Article(
        title=story.title,
        slug="",
        body=markdown.render(story.blocks),
        date=date,
        modified=modified if modified != date else None,
        authors=names(story.authors or hints.authors),
        category=tagging.section,
        tags=(*tagging.topics, *tagging.places),
        summary=summary(story.lede),
        source=source.slug if source else None,
        source_url=web_address(hints.url),
    )


def names(told: tuple[str, ...]) -> tuple[str, ...]:
    """The names that are told, apart where a semicolon parts them: it does so in articles too."""
    return tuple(name.strip() for line in told for name in line.split(";") if name.strip())


def best_date(printed: PartialDate | None, hint: str, offset: str) -> str | None:
    """ISO 8601 as far as known: the hint, which is exact, unless the page prints another day or minute."""
    shown, told = printed_date(printed, offset), in_zone(iso(hint), offset)
    if not shown or (told and told[:MINUTE].startswith(shown[:MINUTE])):
        return told or None
    return shown


def printed_date(date: PartialDate | None, offset: str) -> str | None:
    """ISO 8601 as far as printed, in the source's zone. A month or a year is no date here."""
    return in_zone(date.iso(), offset) if date and date.day else None


def in_zone(moment: str, offset: str) -> str:
    """A moment in the zone with this offset, which it is in already if it names none; a day stays a day."""
    if "T" not in moment:
        return moment
    zone = dt.datetime.fromisoformat(f"2000-01-01T00:00{offset}").tzinfo
    read = dt.datetime.fromisoformat(moment)
    return (read.astimezone(zone) if read.tzinfo else read.replace(tzinfo=zone)).isoformat()


def summary(lede: str) -> str | None:
    """The lede's first sentences as far as they fit, or its beginning up to a word's end."""
    kept = ""
    for sentence in sentences(lede):
        longer = f"{kept} {sentence}".strip()
        if len(longer) > SUMMARY_MAX:
            break
        kept = longer
    if kept or not lede:
        return kept or None
    cut = lede[:SUMMARY_MAX].rsplit(" ", 1)[0]
    return f"{cut} …"


def web_address(url: str) -> str | None:
    """The address of a page, if it is one of the web's."""
    url = clean(url)
    try:
        host = urlsplit(url).hostname
    except ValueError:  # a page may claim any address
        return None
    return url if host and url.startswith(("https://", "http://")) and " " not in url else None
