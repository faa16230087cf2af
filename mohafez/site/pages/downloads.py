"""Open data: articles by year as compressed JSON lines, what is known of them as a table, and a page that explains."""

import csv
import gzip
import io
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from mohafez import articles
from mohafez.site.archive import Story
from mohafez.site.labels import number
from mohafez.site.markdown import plain_text, safe_address
from mohafez.site.models import Download, Head, Link, Page
from mohafez.site.pages.shelf import Shelf

TITLE = "খোলা তথ্য"
TABLE = "data/articles.csv"
FIELDS = (  # of JSON lines, and but for two long ones of the table
    ("slug", "লেখাটির নাম; পুরো আর্কাইভে একটিই, কখনো বদলায় না"),
    ("url", "লেখাটির ঠিকানা"),
    ("title", "শিরোনাম"),
    ("date", "প্রকাশের দিন বা সময়, যতটুকু ছাপা আছে (ISO 8601); জানা না থাকলে খালি"),
    ("modified", "ছাপা থাকলে হালনাগাদের দিন বা সময়"),
    ("authors", "লেখক; টেবিলে একাধিক নামের মাঝে সেমিকোলন"),
    ("section", "বিভাগের সংক্ষিপ্ত নাম"),
    ("topics", "বিষয়ের সংক্ষিপ্ত নাম; টেবিলে মাঝে সেমিকোলন"),
    ("places", "স্থানের সংক্ষিপ্ত নাম; টেবিলে মাঝে সেমিকোলন"),
    ("source", "সংবাদমাধ্যমের সংক্ষিপ্ত নাম"),
    ("source_url", "মূল পাতার ঠিকানা, জানা থাকলে"),
    ("sha256", "মূল ফাইলের SHA-256; শুধু JSON-এ"),
    ("text", "লেখা, সাদা টেক্সট; শুধু JSON-এ"),
)

ONLY_JSON = frozenset({"sha256", "text"})
COMPRESSION = 5  # of Bengali, zlib's own default of 6 makes a tenth less in two and a half times as long


class Some(NamedTuple):
    """What a file of data is made from: stories, and the address of the site that they stand in."""

    site: str
    stories: Sequence[Story]


@dataclass(frozen=True)
class DataPage:
    head: Head
    title: str
    table: Link | None
    years: tuple[Link, ...]
    fields: tuple[tuple[str, str], ...]
    shards: tuple[Link, ...] = ()  # in the front of a divided archive, which has no articles: where they are


def download_pages(shelf: Shelf) -> Iterator[Page]:
    """Make the files of a year's articles, the table of all, and their page; Markdown if the site wants it.

    Where the archive is divided, each shard has the data of its own articles, and the front leads to them.
    """
    if shelf.site.shards:
        yield data_page(None, (), tuple(Link(address, f"{address}/data/") for address in shelf.site.shards))
        return
    years: dict[str, list[Story]] = defaultdict(list)
    for story in shelf.here:
        years[story.day[:4] or "undated"].append(story)
    files = {year: f"data/articles-{year}.jsonl.gz" for year in sorted(years)}
    for year, url in files.items():
        yield Page(url, "", Download(json_lines, Some(shelf.site.url, tuple(years[year]))))
    yield Page(TABLE, "", Download(table, Some(shelf.site.url, tuple(shelf.here))))
    links = tuple(Link(url.rpartition("/")[2], url, number(len(years[year]))) for year, url in files.items())
    yield data_page(Link("articles.csv", TABLE, number(sum(map(len, years.values())))), links)
    if shelf.site.markdown:
        for story in shelf.here:
            yield Page(f"{story.url}index.md", "", Download(markdown, story))


def data_page(table: Link | None, years: tuple[Link, ...], shards: tuple[Link, ...] = ()) -> Page:
    head = Head(TITLE, "আর্কাইভের সব লেখা ও তাদের তথ্য, নামিয়ে নেওয়ার জন্য।")
    return Page("data/", "data.html", DataPage(head, TITLE, table, years, FIELDS, shards))


def json_lines(some: Some) -> bytes:
    """Write articles as JSON, one a line, compressed; the same articles always give the same bytes."""
    lines = (
        json.dumps({**record(some.site, story), "text": plain_text(story.body)}, ensure_ascii=False)
        for story in some.stories
    )
    return gzip.compress("".join(f"{line}\n" for line in lines).encode(), COMPRESSION, mtime=0)


def table(some: Some) -> bytes:
    """Write what is known of all articles as CSV, with a byte order mark: without it spreadsheets break Bengali."""
    made = io.StringIO()
    names = [name for name, _ in FIELDS if name not in ONLY_JSON]
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(names)
    described = (record(some.site, story) for story in some.stories)
    writer.writerows([cell(one[name]) for name in names] for one in described)
    return made.getvalue().encode("utf-8-sig")


def cell(value: str | list[str] | None) -> str:
    """Give a cell's text. One that a spreadsheet would take for a formula gets an apostrophe before it."""
    text = "; ".join(value) if isinstance(value, list) else value or ""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


def record(site: str, story: Story) -> dict[str, Any]:
    """Describe a story for machines."""
    article = story.article
    return {
        "slug": article.slug,
        "url": f"{site}/{story.url}",
        "title": story.title,
        "date": article.date,
        "modified": article.modified,
        "authors": [author.name for author in story.authors],
        "section": story.section.slug if story.section else None,
        "topics": [topic.slug for topic in story.topics],
        "places": [place.slug for place in story.places],
        "source": story.source.slug if story.source else None,
        "source_url": safe_address(article.source_url or "", "") or None,
        "sha256": article.source_sha256,
    }


def markdown(story: Story) -> bytes:
    """Give an article's file as the archive keeps it."""
    return articles.serialise(replace(story.article, body=story.body)).encode()
