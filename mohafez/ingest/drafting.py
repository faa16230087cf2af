"""A story as an article: dates in full, a summary, Markdown, and what the tables know."""

from dataclasses import replace

from mohafez.articles import Article, normalised_date
from mohafez.bangla.dates import PartialDate
from mohafez.bangla.text import clean, sentences
from mohafez.ingest import markdown
from mohafez.ingest.page import Hints
from mohafez.ingest.stamps import iso
from mohafez.ingest.story import Story
from mohafez.ingest.topics import Tagger
from mohafez.tables import Source

SUMMARY_MAX = 220  # characters: three lines of a list on a phone
DHAKA = "+06:00"


def draft(story: Story, source: Source | None, hints: Hints, tagger: Tagger) -> Article:
    """Fill in an article from a story: everything but its slug and which dump it came from."""
    lede, *rest = story.paragraphs or [""]
    tagging = tagger.tag(story.title, lede, "\n".join(rest))
    offset = source.offset if source else DHAKA
    date = best_date(story.published, hints.published, offset)
    modified = best_date(story.updated, hints.modified, offset)
    return Article(
        title=story.title,
        slug="",
        body=markdown.render(story.blocks),
        date=date,
        modified=modified if modified != date else None,
        authors=story.authors or hints.authors,
        category=tagging.section,
        tags=(*tagging.topics, *tagging.places),
        summary=summary(lede),
        source=source.slug if source else None,
        source_url=web_address(hints.url),
    )


def best_date(printed: PartialDate | None, hint: str, offset: str) -> str | None:
    """ISO 8601 as far as known: the hint, which is exact, unless the page prints another day."""
    shown = printed_date(printed, offset)
    told = normalised_date(iso(hint)) if iso(hint) else None
    if told and (not shown or told[:10] == shown[:10]):
        return told
    return shown


def printed_date(date: PartialDate | None, offset: str) -> str | None:
    """ISO 8601 as far as printed; a time without a zone gets its source's. A month or a year is no date here."""
    if date is None or date.day is None:
        return None
    return normalised_date(replace(date, offset=date.offset or (offset if date.hour is not None else None)).iso())


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
    return url if url.startswith(("https://", "http://")) and " " not in url else None
