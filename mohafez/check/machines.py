"""What search engines and feed readers get: feeds, sitemaps, robots.txt, and the manifest of the site as an app."""

import json
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from lxml import etree

from mohafez.articles import moment_of
from mohafez.check.reading import Facts
from mohafez.check.report import Fault
from mohafez.check.site import Site

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAPS = "sitemap.xml"  # the index of all others
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEEDED = ("id", "title", "updated")  # of a feed and of each of its entries (RFC 4287)


def feeds(site: Site, _pages: Sequence[Facts]) -> Iterator[Fault]:
    """Atom feeds are well-formed, say what they must, name nothing twice, and lead to pages that are there."""
    for path in sorted(path for path in site.files if path.startswith("feeds/")):
        found = _json_feed(site, path) if path.endswith(".json") else _atom_feed(site, path)
        yield from (Fault("feeds", path, what) for what in found)


def _atom_feed(site: Site, path: str) -> Iterator[str]:
    try:
        feed = _xml(site.read(path))
    except etree.XMLSyntaxError as error:
        yield f"is no XML: {error}"
        return
    entries = feed.findall(f"{ATOM}entry")
    if feed.tag != f"{ATOM}feed":
        yield f"is no Atom feed: its root is {feed.tag}"
    for element in (feed, *entries):
        for name in NEEDED:
            if not (element.findtext(f"{ATOM}{name}") or "").strip():
                yield f"an entry or the feed has no {name}"
        for name in ("updated", "published"):
            if (said := element.findtext(f"{ATOM}{name}")) and not _is_instant(said):
                yield f"{name} is no time: {said!r}"
        for link in element.findall(f"{ATOM}link"):
            yield from _leads(site, link.get("href", ""))
    yield from _twice([entry.findtext(f"{ATOM}id") for entry in entries])


def _json_feed(site: Site, path: str) -> Iterator[str]:
    try:
        feed = json.loads(site.read(path))
        items = feed["items"]
        yield from _twice([item["id"] for item in items])
        for item in items:
            yield from _leads(site, item["url"])
    except (ValueError, KeyError, TypeError) as error:
        yield f"is no JSON feed: {error!r}"


def _leads(site: Site, href: str) -> Iterator[str]:
    if site.is_inside(href) and site.target(href) is None:
        yield f"leads to {href}, where nothing is"


def _twice(ids: list[str | None]) -> Iterator[str]:
    seen: set[str | None] = set()
    for one in ids:
        if one in seen:
            yield f"the id {one} stands twice"
        seen.add(one)


def _is_instant(value: str) -> bool:
    try:
        return bool(moment_of(value)) and len(value) > 10
    except ValueError:
        return False


def sitemaps(site: Site, pages: Sequence[Facts]) -> Iterator[Fault]:
    """The sitemaps list every article that may be found, once, and nothing that is not there or does not want to be."""
    listed: dict[str, str] = {}
    own = sorted(path for path in site.files if path.startswith("sitemap") and path.endswith(".xml"))
    for path in own:
        try:
            places = [loc.text or "" for loc in _xml(site.read(path)).iter(f"{SITEMAP}loc")]
        except etree.XMLSyntaxError as error:
            yield Fault("sitemap", path, f"is no XML: {error}")
            continue
        for place in places:
            target = site.target(place) if site.is_inside(place) else None
            if target is None:
                yield Fault("sitemap", path, f"lists {place}, where nothing is")
            elif target in listed:
                yield Fault("sitemap", path, f"lists {place}, which {listed[target]} lists, too")
            else:
                listed[target] = path
    for path in own:
        if path != SITEMAPS and path not in listed:
            yield Fault("sitemap", path, f"is not named in {SITEMAPS}")
    for page in pages:
        if (page.noindex or page.leads_on) and page.path in listed:
            yield Fault("sitemap", listed[page.path], f"lists {page.path}, which does not want to be found")
        elif page.is_article and not page.noindex and page.path not in listed:
            yield Fault("sitemap", page.path, "is an article that no sitemap lists")


def _xml(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def robots(site: Site, _pages: Sequence[Facts]) -> Iterator[Fault]:
    """robots.txt names the sitemap, by its whole address if the site has one."""
    text = site.read("robots.txt").decode("utf-8", "replace") if "robots.txt" in site.files else ""
    own = "robots.txt" in site.extra
    if site.address and not own and f"Sitemap: {site.address}/sitemap.xml" not in text:
        yield Fault("robots", "robots.txt", "does not name the sitemap")


def manifest(site: Site, _pages: Sequence[Facts]) -> Iterator[Fault]:
    """The manifest is JSON, and what it names is there."""
    path = "manifest.webmanifest"
    if path not in site.files:
        return
    try:
        said = json.loads(site.read(path))
        for href in [said["start_url"], *(icon["src"] for icon in said["icons"])]:
            if site.target(urlsplit(href).path, path) is None:
                yield Fault("manifest", path, f"names {href}, where nothing is")
    except (ValueError, KeyError, TypeError) as error:
        yield Fault("manifest", path, f"cannot be read: {error!r}")
