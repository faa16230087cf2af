"""Feeds of the newest stories: of the whole archive (also as JSON Feed), and of each topic, place and source."""

import uuid
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from mohafez.articles import moment_of
from mohafez.site.archive import Story
from mohafez.site.entries import links
from mohafez.site.models import Deferred, Feed, FeedItem, Page, Site
from mohafez.site.pages.shelf import Shelf
from mohafez.site.pages.subjects import has_feed

FEED_LENGTH = 30
NO_STORY_YET = "1970-01-01T00:00:00+06:00"  # Atom wants a time of the feed itself; it must not be that of the build


class Facts(NamedTuple):
    """What a feed is made from."""

    site: Site
    own: str  # its own address
    title: str
    url: str  # of the page that it follows
    newest: Sequence[Story]


def feed_pages(shelf: Shelf) -> Iterator[Page]:
    """Make all feeds. Undated stories stand in none: a feed is about when."""
    everything = Facts(shelf.site, "feeds/all.xml", shelf.site.name, "", newest(shelf.archive.dated))
    yield Page(everything.own, "feed.xml", Deferred(feed, everything))
    yield Page("feeds/all.json", "data.json", Deferred(json_feed, everything))
    for subject, stories in shelf.archive.by_subject.items():
        if has_feed(subject):
            title = f"{subject.name} · {shelf.site.name}"
            facts = Facts(shelf.site, f"feeds/{subject.url.strip('/')}.xml", title, subject.url, newest(stories))
            yield Page(facts.own, "feed.xml", Deferred(feed, facts))


def newest(stories: Sequence[Story]) -> list[Story]:
    """Choose the newest stories that are dated."""
    return list(islice((story for story in reversed(stories) if story.day), FEED_LENGTH))


def feed(facts: Facts) -> Feed:
    """Make a feed."""
    items = tuple(item(facts.site, story) for story in facts.newest)
    updated = max((entry.updated for entry in items), default=NO_STORY_YET)
    return Feed(identity(facts.site, facts.own), facts.title, facts.url, facts.own, updated, items)


def json_feed(facts: Facts) -> dict[str, Any]:
    """Say what a feed says as JSON Feed 1.1 (jsonfeed.org)."""
    site, model = facts.site, feed(facts)
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


def identity(site: Site, url: str) -> str:
    """Give a name for ever, also where the archive does not know its own address."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{site.url}/{url}')}"


def item(site: Site, story: Story) -> FeedItem:
    """Describe a story for a feed; a day without a time counts from its midnight."""
    article = story.article
    published = article.moment.isoformat()
    return FeedItem(
        identity(site, story.address),
        story.title,
        story.url,
        published,
        moment_of(article.modified).isoformat() if article.modified else published,
        story.summary,
        tuple(author.name for author in story.authors),
        links((*story.topics, *story.places)),
    )
