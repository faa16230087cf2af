"""What templates see: small frozen models, so that a page is a function of its model, its template and the site.

All text is plain and unescaped; templates escape. Addresses are relative to the site's root and begin without a slash.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from mohafez.articles import ALIAS


def is_away(url: str) -> bool:
    """Tell whether an address is that of a page of another site."""
    return url.startswith(("http://", "https://"))


def origin(address: str) -> str:
    """Give the host of an address with its scheme, as browsers tell sites apart."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


@dataclass(frozen=True)
class Site:
    """What every page says of the site. `root` is the path part of its address, without a slash at the end."""

    name: str
    tagline: str
    url: str = ""
    root: str = ""
    language: str = "bn"
    edit: str = ""  # where an article's source can be edited, with {path} for its path below content/
    markdown: bool = False  # each article's Markdown stands beside its page
    offline: bool = True  # readers' browsers keep what was read
    styleguide: bool = False  # a page of components stands in the site
    share_font: str = ""  # the font file that draws share images; none are drawn without
    part: str = ""  # the site's name among the shards of a divided archive; docs/shards.md
    front: str = ""  # of a shard: the address of the site with the archive's lists and search
    shards: tuple[str, ...] = ()  # of the front of a divided archive: the addresses of the shards

    @property
    def has_lists(self) -> bool:
        """Whether topics, calendars and search stand in this site."""
        return not self.front

    def at(self, url: str) -> str:
        """Give the link to an address of the archive: without the host where this site has it."""
        return url if is_away(url) else f"{self._holder(url) or self.root}/{url}"

    def address(self, url: str) -> str:
        """Give an address of the archive in full, as far as the site knows its own."""
        return url if is_away(url) else f"{self._holder(url) or self.url}/{url}"

    def _holder(self, url: str) -> str:
        """Give the address of the site that has a page; none for this one. A shard has articles and no lists."""
        return self.front if self.front and not ALIAS.match(url) else ""

    @cached_property
    def sources(self) -> str:
        """Say, for the Content-Security-Policy, which other hosts of the archive this site's pages may ask."""
        own = origin(self.url)
        hosts = sorted({origin(address) for address in (self.front, *self.shards) if address} - {own})
        if not hosts:
            return ""
        return f" {hosts[0]}" if self.front else f"; connect-src 'self' {' '.join(hosts)}"


@dataclass(frozen=True)
class Head:
    """A page's title and description for its head; `feed` is the address of its Atom feed."""

    title: str
    description: str = ""
    feed: str = ""
    noindex: bool = False
    data: Any = None  # JSON-LD


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    note: str = ""  # a count or a date, shown beside the link


@dataclass(frozen=True)
class Entry:
    """An article in a list. `day` is ISO for machines, `date` for readers."""

    title: str
    url: str
    day: str = ""
    date: str = ""
    summary: str = ""
    section: Link | None = None
    source: str = ""
    why: str = ""  # what relates it to the article that recommends it, or whose telling of the same story it is


@dataclass(frozen=True)
class Pager:
    """Ways from one page of a list to its neighbours; empty where there is none."""

    newer: str = ""
    older: str = ""
    newest: str = ""
    oldest: str = ""
    number: str = ""  # in Bengali; empty on the front of the list
    by_time: bool = True  # else the list runs in dictionary order, and newer and older mean before and after


@dataclass(frozen=True)
class YearRow:
    """A year of a timeline; `bars` is the SVG path of its months, `months` says the same in words."""

    year: Link
    count: str
    bars: str
    months: str


@dataclass(frozen=True)
class Bar:
    """A row of a bar chart; `width` is a percentage of the longest."""

    link: Link
    width: int


@dataclass(frozen=True)
class Around:
    """The neighbours in time that a page links to."""

    earlier: Link | None = None
    later: Link | None = None


class Deferred(NamedTuple):
    """A model to be made only if its page is: by a function of a module, from facts and nothing else.

    Facts are a named tuple: its key is that of all in it, however little of that a page shows.
    """

    make: Callable[[Any], Any]
    facts: Any


class Page(NamedTuple):
    """One page to write: where, with which template, from which model or what that is made from."""

    url: str
    template: str
    model: Any

    @property
    def path(self) -> str:
        """The file below the output folder."""
        return f"{self.url}index.html" if self.url.endswith("/") or not self.url else self.url

    def made(self) -> Any:
        """Give the model."""
        return self.model.make(self.model.facts) if isinstance(self.model, Deferred) else self.model


class Download(Deferred):
    """The model of a page that has no template: what is made is the file's bytes."""


@dataclass(frozen=True)
class Moment:
    """A published or updated time: ISO for machines, Gregorian and Bangla for readers."""

    iso: str
    date: str
    time: str = ""
    bangla: str = ""


@dataclass(frozen=True)
class ArticlePage:
    head: Head
    title: str
    body: str  # Markdown
    minutes: str = ""
    section: Link | None = None
    authors: tuple[Link, ...] = ()
    published: Moment | None = None
    modified: Moment | None = None
    source: Link | None = None
    source_url: str = ""
    rights: str = ""
    topics: tuple[Link, ...] = ()
    places: tuple[Link, ...] = ()
    citation: str = ""  # as Bengali bibliographies have it, but for the address
    provenance: str = ""
    edit: str = ""
    image: str = ""  # absolute: those who show links fetch it from elsewhere
    same_story: tuple[Entry, ...] = ()
    related: tuple[Entry, ...] = ()
    around: Around = Around()


@dataclass(frozen=True)
class Group:
    """A titled group of links or entries on an index or the front page."""

    title: str
    url: str = ""
    links: tuple[Link, ...] = ()
    entries: tuple[Entry, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class ListPage:
    """A subject's, a day's or another list: `entries` with their summaries, or `groups` of headlines."""

    head: Head
    kicker: Link | None
    title: str
    subtitle: str = ""
    description: str = ""
    count: str = ""
    entries: tuple[Entry, ...] = ()
    dated: bool = True
    groups: tuple[Group, ...] = ()
    rest: str = ""  # where search lists all, if there is more than the page shows
    pager: Pager = Pager()
    around: Around = Around()
    timeline: tuple[YearRow, ...] = ()
    neighbours: tuple[Link, ...] = ()
    empty: str = ""


@dataclass(frozen=True)
class IndexPage:
    head: Head
    title: str
    description: str = ""
    groups: tuple[Group, ...] = ()
    empty: str = ""


@dataclass(frozen=True)
class FrontPage:
    head: Head
    lead: Entry | None
    latest: tuple[Entry, ...] = ()
    topics: tuple[Group, ...] = ()
    holdings: tuple[tuple[str, str], ...] = ()  # (a number, what it counts)
    sections: tuple[Link, ...] = ()
    timeline: tuple[YearRow, ...] = ()


@dataclass(frozen=True)
class FixedPage:
    """A page that stands whatever the archive holds: search, not found, the owner's own."""

    head: Head
    title: str
    body: str = ""  # Markdown
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True)
class AboutPage:
    head: Head
    title: str
    body: str  # Markdown; empty for the theme's own words
    holdings: tuple[tuple[str, str], ...] = ()
    timeline: tuple[YearRow, ...] = ()
    sources: tuple[Bar, ...] = ()
    topics: tuple[Bar, ...] = ()


@dataclass(frozen=True)
class Redirect:
    """What stands at a former address; `url` may lead to another site."""

    title: str
    url: str


@dataclass(frozen=True)
class FeedItem:
    id: str
    title: str
    url: str
    published: str
    updated: str
    summary: str = ""
    authors: tuple[str, ...] = ()
    categories: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Feed:
    id: str
    title: str
    url: str  # of the page that the feed follows
    own: str  # of the feed
    updated: str
    items: tuple[FeedItem, ...] = ()


@dataclass(frozen=True)
class Sitemap:
    """Addresses with the day of their last change, or the sitemaps of an index."""

    places: tuple[tuple[str, str], ...]
