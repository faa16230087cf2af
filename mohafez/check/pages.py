"""What must hold of every page by itself: an ordered list of named checks, each of one idea."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import unquote, urlsplit

from lxml import etree

from mohafez.articles import moment_of
from mohafez.check.page import Page, fragment_of

SCHEMES = {"", "http", "https", "mailto", "tel"}
DATA_TYPES = {"application/ld+json", "application/json"}
PageCheck = Callable[[Page], Iterator[str]]


def text(page: Page) -> Iterator[str]:
    """A page is UTF-8, and not empty."""
    if not page.data.strip():
        yield "is empty"
    try:
        page.data.decode("utf-8")
    except UnicodeDecodeError as error:
        yield f"is not UTF-8 at byte {error.start}"


def parses(page: Page) -> Iterator[str]:
    """A browser's parser finds nothing to mend."""
    yield from page.parse_faults
    if not page.data.lstrip().lower().startswith(b"<!doctype html>"):
        yield "does not begin with <!doctype html>: browsers lay it out as in 1998"
    for name, count in Counter(page.root.xpath("//@id")).items():
        if count > 1:
            yield f"the id {name!r} stands {count} times"


def head(page: Page) -> Iterator[str]:
    """The page says its language and title; one that stays has a heading, and text for each picture."""
    if not page.root.get("lang"):
        yield "<html> has no lang"
    if not "".join(page.root.xpath("//title/text()")).strip():
        yield "has no title"
    if not page.leads_on and len(page.root.xpath("//h1")) != 1:
        yield f"has {len(page.root.xpath('//h1'))} <h1>, not one"
    for picture in page.root.xpath("//img[not(@alt)]"):
        yield f"the picture {picture.get('src')} has no alt"


def policy(page: Page) -> Iterator[str]:
    """The policy lets no inline script run, and there is none."""
    found = page.root.xpath("/html/head/meta[@http-equiv='Content-Security-Policy']/@content")
    if not found:
        yield "has no Content-Security-Policy"
    for said in found:
        if "default-src 'self'" not in said or "unsafe" in said:
            yield f"its Content-Security-Policy lets too much through: {said}"
    for script in page.root.iter("script"):
        if not script.get("src") and script.get("type") not in DATA_TYPES:
            yield "holds an inline script, which the policy forbids"
    for element in page.root.iter(etree.Element):
        for name in element.attrib:
            if name.startswith("on") or name == "style":
                yield f"<{element.tag}> has {name}=, which the policy forbids"


def requests(page: Page) -> Iterator[str]:
    """Nothing is asked of another host."""
    for href in page.loads():
        if not page.site.is_inside(href) and not href.startswith(("data:", "blob:")):
            yield f"loads {href} from another host"


def canonical(page: Page) -> Iterator[str]:
    """The canonical address is the page's own, or of a page that leads on, the one that it leads to."""
    if not page.site.address or page.path == "404.html":
        return
    own = page.site.url_of(page.path)
    if page.leads_on:
        own = (
            f"{page.site.address.removesuffix(page.site.root)}{page.leads_on}"
            if page.leads_on[0] == "/"
            else page.leads_on
        )
    if page.canonical and unquote(page.canonical) != unquote(own):
        yield f"its canonical address is {page.canonical}, not {own}"
    if not page.canonical and not page.noindex:
        yield "has no canonical address"


def linked_data(page: Page) -> Iterator[str]:
    """JSON-LD is JSON with context and type; an article's has its headline and real dates."""
    try:
        said = page.linked_data()
    except ValueError as error:
        yield f"its JSON-LD cannot be read: {error}"
        return
    for entry in said:
        if not isinstance(entry, dict) or entry.get("@context") != "https://schema.org" or not entry.get("@type"):
            yield "its JSON-LD has no @context or @type"
            continue
        if entry["@type"] == "NewsArticle" and entry.get("headline", "").split() != page.headline.split():
            yield f"its JSON-LD's headline is {entry.get('headline')!r}, not the page's"
        for key in ("datePublished", "dateModified"):
            if key in entry and not _is_moment(entry[key]):
                yield f"its JSON-LD's {key} is no date: {entry[key]!r}"
    if page.is_article and not any(isinstance(entry, dict) and entry.get("@type") == "NewsArticle" for entry in said):
        yield "is an article without a NewsArticle in JSON-LD"


def links(page: Page) -> Iterator[str]:
    """Every address into the site leads to a file, every fragment in the page to an element."""
    for href in dict.fromkeys([*page.links(), *page.loads()]):
        if re.sub(r"[\x00-\x20]", "", urlsplit(href).scheme.lower()) not in SCHEMES | {"data", "blob"}:
            yield f"leads to {href[:80]}"
        elif page.site.is_inside(href):
            target = page.site.target(href, page.path)
            if target is None:
                yield f"leads to {href}, where nothing is"
            elif target == page.path and (name := unquote(fragment_of(href))) and name not in page.ids:
                yield f"leads to #{name}, which it does not have"


def _is_moment(value: object) -> bool:
    try:
        return bool(moment_of(str(value)))
    except ValueError:
        return False


PAGE_CHECKS: dict[str, PageCheck] = {
    "text": text,
    "html": parses,
    "head": head,
    "policy": policy,
    "requests": requests,
    "canonical": canonical,
    "linked data": linked_data,
    "links": links,
}
