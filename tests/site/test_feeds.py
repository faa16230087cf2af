"""Feeds keep the rules of Atom (RFC 4287) and are read without a complaint."""

import datetime as dt
from collections import Counter
from urllib.parse import urlsplit

import feedparser
import pytest
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
ONCE = ("id", "title", "updated")  # what a feed and each of its entries have exactly once (4.1.1, 4.1.2)
AT_MOST_ONCE = ("published", "summary", "content", "source", "rights")
KNOWN = {*ONCE, *AT_MOST_ONCE, "author", "contributor", "category", "link", "entry", "generator", "icon", "logo"}


def local_names(element) -> Counter:
    return Counter(child.tag.removeprefix(ATOM) for child in element)


@pytest.fixture(scope="module")
def feeds(site):
    """Parse all feeds of the site, hostile texts included."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.glob("feeds/**/*.xml"))}


def test_there_is_a_feed_of_all_and_of_each_kind_of_subject(feeds):
    assert "feeds/all.xml" in feeds
    assert {name.split("/")[1] for name in feeds} >= {"topics", "places", "sources"}


def test_feedparser_has_nothing_to_complain_of(feeds, siteurl):
    for name, content in feeds.items():
        parsed = feedparser.parse(content)
        assert not parsed.bozo, f"{name}: {parsed.get('bozo_exception')}"
        assert parsed.version == "atom10"
        for entry in parsed.entries:
            assert entry.link.startswith(f"{siteurl}/")
            assert entry.published_parsed


def test_feeds_and_entries_hold_what_atom_asks_for_and_nothing_else(feeds, siteurl):
    for name, content in feeds.items():
        feed = etree.fromstring(content)
        assert feed.tag == f"{ATOM}feed"
        assert feed.find(f"{ATOM}link[@rel='self']").get("href") == f"{siteurl}/{name}"
        assert feed.find(f"{ATOM}author/{ATOM}name").text, "or else every entry needs an author"
        for element in (feed, *feed.iter(f"{ATOM}entry")):
            counted = local_names(element)
            assert all(counted[tag] == 1 for tag in ONCE), name
            assert all(counted[tag] <= 1 for tag in AT_MOST_ONCE), name
            assert set(counted) <= KNOWN, name
            assert urlsplit(element.findtext(f"{ATOM}id")).scheme, "an id is an IRI"
        for time in (*feed.iter(f"{ATOM}updated"), *feed.iter(f"{ATOM}published")):
            assert dt.datetime.fromisoformat(time.text).tzinfo, "RFC 3339 wants a zone"
        assert all(category.get("term") for category in feed.iter(f"{ATOM}category"))


def test_an_id_stands_for_one_story_in_all_feeds(feeds):
    addresses: dict[str, set[str]] = {}
    for content in feeds.values():
        found = [entry.findtext(f"{ATOM}id") for entry in etree.fromstring(content).iter(f"{ATOM}entry")]
        assert len(found) == len(set(found))
        for entry in etree.fromstring(content).iter(f"{ATOM}entry"):
            addresses.setdefault(entry.findtext(f"{ATOM}id"), set()).add(entry.find(f"{ATOM}link").get("href"))
    assert all(len(links) == 1 for links in addresses.values())


def test_the_newest_story_comes_first_and_the_feed_is_as_new_as_its_newest_change(feeds):
    newest = etree.fromstring(feeds["feeds/all.xml"])
    assert newest.findtext(f"{ATOM}updated") == "2025-12-15T09:00:00+06:00"
    assert newest.findtext(f"{ATOM}entry/{ATOM}title").startswith("বাংলা ভাষা মডেল")
    published = [dt.datetime.fromisoformat(time.text) for time in newest.iter(f"{ATOM}published")]
    assert published == sorted(published, reverse=True)


def test_a_page_leads_to_its_own_feed(read):
    assert read("topics/ai").xpath("//link[@type='application/atom+xml']/@href") == ["/archive/feeds/topics/ai.xml"]
