"""A saved HTML page as a browser's innerText would give it, line by line, with what its markup says about them."""

import json
import re
import warnings
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, NavigableString, Tag, XMLParsedAsHTMLWarning
from bs4.element import PreformattedString

from mohafez.bangla.text import clean
from mohafez.ingest.batch import fingerprint
from mohafez.ingest.lines import Line
from mohafez.ingest.page import Hints

LOOKS_LIKE_HTML = re.compile(r"\A\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
UNSEEN = re.compile("script|style|noscript|template|svg|iframe|object|head|title|select|option|canvas|audio|video")
INLINE = re.compile(
    "a|abbr|b|bdi|bdo|big|cite|code|data|dfn|em|font|i|ins|kbd|label|mark|q|s|samp|small|span|strike|strong|sub|sup"
    "|time|tt|u|var|wbr|img"
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
# Elements that say what a line is; the innermost of the first kind wins over the second.
FURNITURE = frozenset({"nav", "aside", "footer", "form", "button"})
CONTENT = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "blockquote", "li"})
NEWS_TYPES = re.compile(r"Article|NewsArticle|Report|BlogPosting|Review")
DEPTH_MAX = 400  # nested deeper than this, a page is hostile; what lies below is left out


def looks_like_html(text: str) -> bool:
    return bool(LOOKS_LIKE_HTML.match(text[:4096]))


def read(text: str) -> tuple[list[Line], Hints]:
    """Turn a page's source into numbered lines (as if it had been saved as text) and hints."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        soup = BeautifulSoup(text, "lxml")
    lines: list[Line] = []
    for number, (raw, tag) in enumerate(_rows(soup.body or soup), start=1):
        if cleaned := clean(raw):
            lines.append(Line(number, cleaned, last=number, gap=0, tag=tag, fingerprint=fingerprint(raw.strip())))
    return lines, hints(soup)


def _rows(root: Tag) -> Iterator[tuple[str, str]]:
    """Walk the page: text of one block is one row, with the name of the element that says what it is."""
    row: list[str] = []
    row_tag = ""
    # Each entry: a node to enter, or None where a block ends.
    stack: list[tuple[Any, str, int]] = [(root, "", 0)]
    while stack:
        node, tag, depth = stack.pop()
        if node is None:
            if row:
                yield "".join(row), row_tag
                row = []
            continue
        if isinstance(node, NavigableString):
            if not isinstance(node, PreformattedString) and (node.strip() or row):
                row.append(str(node))
                row_tag = row_tag if len(row) > 1 else tag
            continue
        if depth > DEPTH_MAX or _unseen(node):
            continue
        inline = bool(INLINE.fullmatch(node.name))
        inner = _tag(node, tag)
        if not inline:
            if row:
                yield "".join(row), row_tag
                row = []
            stack.append((None, "", 0))
        stack.extend((child, inner, depth + 1) for child in reversed(list(node.children)))
    if row:
        yield "".join(row), row_tag


def _unseen(node: Tag) -> bool:
    if UNSEEN.fullmatch(node.name) or node.has_attr("hidden") or node.get("aria-hidden") == "true":
        return True
    return bool(HIDDEN.search(str(node.get("style", ""))))


def _tag(node: Tag, outer: str) -> str:
    """Name what an element makes of the lines in it, given what the elements around it did."""
    if outer in FURNITURE or outer == "header":
        return outer
    if node.name in FURNITURE:
        return node.name
    if node.name == "header" and not node.find("h1"):
        return "header"
    if node.name in CONTENT and not (outer == "blockquote" and node.name == "p"):
        return node.name
    return outer


def hints(soup: BeautifulSoup) -> Hints:
    """Read what the page says about itself: JSON-LD before meta elements."""
    data = next(_news(soup), {})
    meta = {
        str(m.get("property") or m.get("name") or m.get("itemprop")).lower(): clean(str(m.get("content") or ""))
        for m in soup.find_all("meta")
    }
    canonical = soup.find("link", rel="canonical")
    return Hints(
        title=clean(_text(data.get("headline"))) or meta.get("og:title", ""),
        published=_text(data.get("datePublished")) or meta.get("article:published_time", ""),
        modified=_text(data.get("dateModified")) or meta.get("article:modified_time", ""),
        authors=tuple(_names(data.get("author"))) or tuple(filter(None, [meta.get("author", "")])),
        url=_text(canonical.get("href")) if canonical else meta.get("og:url", "") or _text(data.get("url")),
        site=_text(_first(data.get("publisher")).get("name")) or meta.get("og:site_name", ""),
        section=_text(data.get("articleSection")) or meta.get("article:section", ""),
    )


def _news(soup: BeautifulSoup) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that describe a news article."""
    for script in soup.find_all("script", type="application/ld+json"):
        try:
            data = json.loads(script.string or "", strict=False)
        except (json.JSONDecodeError, RecursionError):
            continue
        roots = data if isinstance(data, list) else data.get("@graph", [data]) if isinstance(data, dict) else []
        for item in roots if isinstance(roots, list) else []:
            if isinstance(item, dict) and NEWS_TYPES.search(str(item.get("@type", ""))):
                yield item


def _first(value: Any) -> dict[str, Any]:
    value = value[0] if isinstance(value, list) and value else value
    return value if isinstance(value, dict) else {}


def _names(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        name = _text(item.get("name") if isinstance(item, dict) else item)
        if name:
            yield clean(name)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
