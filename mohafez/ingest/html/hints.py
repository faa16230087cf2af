"""What a page says about itself: JSON-LD before meta elements before the elements of the page."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from mohafez.bangla.text import clean
from mohafez.ingest.page import Hints
from mohafez.ingest.stamps import iso

NEWS_TYPES = re.compile(r"Article|Report|BlogPosting|Review")
# Meta elements by their property, name or itemprop, the best first.
TITLE = ("og:title", "twitter:title", "parsely-title", "dc.title", "headline")
PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "publish-date",
    "publishdate", "publish_date", "pubdate", "date", "dc.date.issued", "dc.date", "dcterms.created", "sailthru.date",
    "citation_publication_date",
)  # fmt: skip
MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "lastmod", "last-modified")
AUTHORS = ("author", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "sailthru.author", "byl")
SITE = ("og:site_name", "application-name", "dc.publisher")
SECTION = ("article:section", "parsely-section", "section", "category")
TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
WRAPPED = re.compile(r"^\s*(?://)?\s*(?:<!--|<!\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*$")
BESIDE = ("nav", "aside", "footer", "a", "li")  # a time in one of these is of another story
AUTHOR_ELEMENTS = ("[itemprop=author] [itemprop=name]", "[itemprop=author]", "a[rel=author]")  # the best first
NAME_MAX = 90  # characters
DEPTH_MAX = 4  # of JSON-LD objects in which an article may stand
Data = dict[str, Any]


def hints(soup: BeautifulSoup) -> Hints:
    """Read a page's hints. Dates are ISO 8601 or absent."""
    meta = _meta(soup)
    heading = soup.find("h1")
    names = [heading.get_text() if heading else "", *meta.get("og:title", [])]
    data, objects = _news(soup, {clean(name) for name in names})

    def said(keys: tuple[str, ...]) -> Iterator[str]:
        return (value for key in keys for value in meta.get(key, ()))

    title = soup.title.get_text() if soup.title else ""
    return Hints(
        title=_first([_text(data.get("headline")), *said(TITLE), title]),
        published=_first(map(iso, [_text(data.get("datePublished")), *said(PUBLISHED), _time(soup, "publish")])),
        modified=_first(map(iso, [_text(data.get("dateModified")), *said(MODIFIED), _time(soup, "modif|updat")])),
        authors=tuple(_names(data.get("author"), objects)) or tuple(_people([*said(AUTHORS), *_marked(soup)]))[:1],
        url=_address(soup, data, meta),
        site=_first([*_names(data.get("publisher"), objects), *said(SITE)]),
        section=_first([*_texts(data.get("articleSection")), *said(SECTION)]),
    )


def _meta(soup: BeautifulSoup) -> dict[str, list[str]]:
    """The contents of meta elements by what they are called, in lower case, in order, each once."""
    found: dict[str, list[str]] = {}
    for element in soup.find_all("meta"):
        called = element.get("property") or element.get("name") or element.get("itemprop")
        content = clean(unescape(str(element.get("content") or "")))
        if called and content:
            values = found.setdefault(str(called).lower(), [])
            if content not in values:
                values.append(content)
    return found


def _news(soup: BeautifulSoup, names: set[str]) -> tuple[Data, dict[str, Data]]:
    """The JSON-LD object of the page's article, and all objects by their @id.

    Of several articles it is the one whose headline the page has as its own; else the first.
    """
    objects = list(_objects(soup))
    articles = [item for item in objects if NEWS_TYPES.search(str(item.get("@type", "")))]
    own = (item for item in articles if clean(unescape(_text(item.get("headline")))) in names)
    return next(own, articles[0] if articles else {}), {_text(item.get("@id")): item for item in objects}


def _objects(soup: BeautifulSoup) -> Iterator[Data]:
    """All JSON-LD objects at the top, in a graph, or as what a page is mainly about."""
    for script in soup.find_all("script", type="application/ld+json"):
        data = _json(script.string or "")
        level = data if isinstance(data, list) else [data]
        for _ in range(DEPTH_MAX):
            level = [item for item in level if isinstance(item, dict)]
            yield from level
            level = [inner for item in level for key in ("@graph", "mainEntity") for inner in _listed(item.get(key))]


def _json(source: str) -> Any:
    """Read JSON with the mistakes that templates make: comments around it, commas too many, raw line ends."""
    source = WRAPPED.sub("", source)
    for text in (source, TRAILING_COMMA.sub("", source)):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):  # a plain ValueError: a number of thousands of digits
            continue
    return None


def _time(soup: BeautifulSoup, kind: str) -> str:
    """The datetime of the time element that is the article's: by its microdata or class, or, published, the first."""
    wanted = re.compile(kind, re.I)
    own = [time for time in soup.find_all("time", datetime=True) if not time.find_parent(BESIDE)]
    told = [
        time for time in own if wanted.search(_called(time)) or (time.parent and wanted.search(_called(time.parent)))
    ]
    untold = [time for time in own if not re.search("publish|modif|updat", _called(time), re.I)]
    chosen = told or (untold if kind == "publish" else [])
    return str(chosen[0]["datetime"]) if chosen else ""


def _called(element: Tag) -> str:
    """The words by which an element says what it is."""
    pubdate = "published" if element.has_attr("pubdate") else ""
    return " ".join([str(element.get("itemprop", "")), *element.get_attribute_list("class", ""), pubdate])


def _marked(soup: BeautifulSoup) -> Iterator[str]:
    """The names that the page's own elements are marked as the author's."""
    for selector in AUTHOR_ELEMENTS:
        for element in soup.select(selector):
            if len(name := clean(element.get_text())) <= NAME_MAX:
                yield name


def _address(soup: BeautifulSoup, data: Data, meta: dict[str, list[str]]) -> str:
    """The page's own address: the first that is whole and names more than the site."""
    canonical = soup.find("link", rel="canonical")
    page = data.get("mainEntityOfPage")
    candidates = [
        str(canonical.get("href") or "") if canonical else "",
        *meta.get("og:url", []),
        _text(data.get("url")),
        _text(page.get("@id") if isinstance(page, dict) else page),
    ]
    return next((url.strip() for url in candidates if _is_page(url.strip())), "")


def _is_page(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.path.strip("/") or parts.query) != ""


def _names(value: Any, objects: dict[str, Data]) -> Iterator[str]:
    """The names of persons or organisations: plain, in objects, or in objects that are told by their @id elsewhere."""
    for item in _listed(value):
        if isinstance(item, dict):
            item = item.get("name") or objects.get(_text(item.get("@id")), {}).get("name")  # noqa: PLW2901
        yield from _people(_texts(item))


def _people(names: Any) -> Iterator[str]:
    """Names that are no addresses or handles, without markup."""
    for name in names:
        cleaned = clean(unescape(name))
        if cleaned and not cleaned.startswith(("http://", "https://", "www.", "@")):
            yield cleaned


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _texts(value: Any) -> list[str]:
    return [item for item in _listed(value) if isinstance(item, str)]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _first(values: Any) -> str:
    return next((cleaned for value in values if (cleaned := clean(unescape(value)))), "")
