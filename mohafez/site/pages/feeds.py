"""Feeds of the newest stories: of the whole archive (also as JSON Feed), and of each topic, place and source."""

import uuid
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from mohafez.articles import moment_of
from mohafez.site.archive import Story
from mohafez.site.entries import links
from mohafez.site.models import Feed, FeedItem, Page, Site
from mohafez.site.pages.shelf import Shelf
from mohafez.site.pages.subjects import has_feed

FEED_LENGTH = 30
NO_STORY_YET = "1970-01-01T00:00:00+06:00"  # Atom wants a time of the feed itself; it must not be that of the build


def feed_pages(shelf: Shelf) -> Iterator[Page]:
    """Make all feeds. Undated stories stand in none: a feed is about when."""
    everything = feed(shelf, "feeds/all.xml", shelf.site.name, "", shelf.archive.dated)
    yield everything
    yield Page("feeds/all.json", "data.json", json_feed(everything.model, shelf.site))
    for subject, stories in shelf.archive.by_subject.items():
        if has_feed(subject):
            own = f"feeds/{subject.url.strip('/')}.xml"
            yield feed(shelf, own, f"{subject.name} · {shelf.site.name}", subject.url, stories)


def feed(shelf: Shelf, own: str, title: str, url: str, stories: Sequence[Story]) -> Page:
    """Make a feed of the newest stories that are dated."""
    newest = islice((story for story in reversed(stories) if story.day), FEED_LENGTH)
    items = tuple(item(shelf, story) for story in newest)
    updated = max((entry.updated for entry in items), default=NO_STORY_YET)
    return Page(own, "feed.xml", Feed(identity(shelf, own), title, url, own, updated, items))


def json_feed(model: Feed, site: Site) -> dict[str, Any]:
    """Say what a feed says as JSON Feed 1.1 (jsonfeed.org)."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": model.title,
        "description": site.tagline,
        "language": site.language,
        "home_page_url": f"{site.url}/",
        "feed_url": f"{site.url}/feeds/all.json",
        "items": [
            {
                "id": entry.id,
                "url": site.address(entry.url),
                "title": entry.title,
                "content_text": entry.summary,
                "date_published": entry.published,
                "date_modified": entry.updated,
                "authors": [{"name": author} for author in entry.authors],
                "tags": [category.label for category in entry.categories],
            }
            for entry in model.items
        ],
    }


def identity(shelf: Shelf, url: str) -> str:
    """Give a name for ever, also where the archive does not know its own address."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{shelf.site.url}/{url}')}"


def item(shelf: Shelf, story: Story) -> FeedItem:
    """Describe a story for a feed; a day without a time counts from its midnight."""
    article = story.article
    published = article.moment.isoformat()
    return FeedItem(
        identity(shelf, story.address),
        story.title,
        story.url,
        published,
        moment_of(article.modified).isoformat() if article.modified else published,
        story.summary,
        tuple(author.name for author in story.authors),
        links((*story.topics, *story.places)),
    )
