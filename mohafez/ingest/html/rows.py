"""The rows of a page as a browser shows it: one for each block, with the element that says what it is."""

import re
from collections.abc import Iterator
from typing import Any

from bs4 import NavigableString, Tag
from bs4.element import PreformattedString

from mohafez.ingest.html.boxes import Boxes

UNSEEN = re.compile("script|style|noscript|template|svg|iframe|object|head|title|select|option|canvas|audio|video")
INLINE = re.compile(
    "a|abbr|b|bdi|bdo|big|cite|code|data|dfn|em|font|i|ins|kbd|label|mark|q|s|samp|small|span|strike|strong|sub|sup"
    "|time|tt|u|var|wbr|img"
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
FOR_SCREEN_READERS = frozenset({"sr-only", "visually-hidden", "screen-reader-text"})
# Elements that say what a line of a story is; the innermost wins, and furniture around it wins over all of them.
CONTENT = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "blockquote", "li"})
DEPTH_MAX = 400  # nested deeper than this, a page is hostile; what lies below is left out


def rows(root: Tag) -> Iterator[tuple[str, str]]:
    """Walk a page: the text of one block is one row, with the name of the element that says what it is."""
    boxes = Boxes(root)
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
        inner = tag if boxes.is_furniture(tag) else boxes.named(node) or (node.name if node.name in CONTENT else tag)
        if not INLINE.fullmatch(node.name):
            if row:
                yield "".join(row), row_tag
                row = []
            stack.append((None, "", 0))
        elif row and _parted(node):
            row.append(" ")
        stack.extend((child, inner, depth + 1) for child in reversed(node.contents))
    if row:
        yield "".join(row), row_tag


def _parted(node: Tag) -> bool:
    """Two inline boxes side by side, as an author's and a date's, are parted by style where the source does not."""
    before = node.previous_sibling
    if not isinstance(before, Tag) or not INLINE.fullmatch(before.name):
        return False
    return "time" in (node.name, before.name) or (node.has_attr("class") and before.has_attr("class"))


def _unseen(node: Tag) -> bool:
    if UNSEEN.fullmatch(node.name) or node.has_attr("hidden") or node.get("aria-hidden") == "true":
        return True
    if not FOR_SCREEN_READERS.isdisjoint(node.get_attribute_list("class")):
        return True
    return bool(HIDDEN.search(str(node.get("style", ""))))
