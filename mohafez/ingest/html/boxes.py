"""The boxes of a page that are no part of its story, told by their elements and by what their classes call them."""

import re
from functools import cached_property

from bs4 import Tag

# Element -> the name that its lines carry. A header is one only outside of an article; see `named`.
ELEMENTS = {name: name for name in ("nav", "aside", "footer", "form", "button", "header")}
# Words of classes and ids -> the name that the lines carry, as if the box were that element.
WORDS = {
    "aside": "related recommended recommendation recommendations readmore alsoread popular most mostread mostviewed"
    " trending sidebar tags taglist",
    "button": "share sharing shares sharebar social addtoany a2a sharethis addthis",
    "comments": "comment comments disqus respond",
    "nav": "nav navbar navigation menu submenu megamenu breadcrumb breadcrumbs pagination topbar",
    "footer": "footer copyright",
    "form": "ad ads advert advertisement adsbygoogle sponsored newsletter subscribe subscription cookie cookies popup"
    " modal",
}
NAMED = {word: name for name, words in WORDS.items() for word in words.split()}
WORD = re.compile(r"[A-Za-z][a-z0-9]*|[0-9]+")
META = re.compile(r"author|byline|reporter|writer|publish|date|time", re.I)
NEVER = frozenset({"html", "body", "main", "article", "h1", "p"})
HOLDS_STORY = 0.5  # with so many of a page's sentences in it, a box is the page and not beside it
# These may hold more sentences than the story; and their times and names are others'.
OTHERS = frozenset({"aside", "comments", "footer"})


class Boxes:
    """Tells the boxes of one page."""

    def __init__(self, root: Tag):
        self._root = root

    @staticmethod
    def is_furniture(name: str) -> bool:
        return name in WORDS or name in ELEMENTS

    def named(self, node: Tag) -> str:
        """Name the box that an element begins; empty if it begins none."""
        if node.name in NEVER:
            return ""
        name = ELEMENTS.get(node.name) or _by_words(node)
        if not name or node.find("h1"):
            return ""
        if node.name == "header" and node.find_parent(["article", "main"]):
            return ""
        if name != "comments" and self._holds_story(node):
            return ""
        if name not in OTHERS and name != "nav" and node.name not in ELEMENTS and _says_who_or_when(node):
            return ""
        return name

    def _holds_story(self, node: Tag) -> bool:
        """A form or a `with-sidebar` may be wrapped around the whole page."""
        return self._sentences > 0 and _count(node) > HOLDS_STORY * self._sentences

    @cached_property
    def _sentences(self) -> int:
        return _count(self._root)


def _by_words(node: Tag) -> str:
    """The name for the first word in an element's classes, id or role that names a box."""
    said = [*node.get_attribute_list("class"), *node.get_attribute_list("id")]
    words = (word.lower() for attribute in said if attribute for word in WORD.findall(str(attribute)))
    return next((NAMED[word] for word in words if word in NAMED), "")


def _says_who_or_when(node: Tag) -> bool:
    """A row of buttons often stands beside the byline and the date, in one box."""
    return bool(node.find("time") or node.find(attrs={"class": META}) or node.find(itemprop=META))


def _count(node: Tag) -> int:
    return node.get_text().count("।")
