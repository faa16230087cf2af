"""An article's Markdown as HTML that is safe to publish, and as plain text for search.

Python-Markdown with three changes: raw HTML is text, links go to http(s) or into this site, images become links (no
page asks another host for anything). A paragraph that is all emphasis is an image's caption; what holds no Bengali
letter is marked as English. Stray invisible characters are dropped, typed or as references (`&shy;`): an editor may
paste what no importer lets in, and a zero-width space before a joiner and Arabic has crashed browsers.
"""

import re
from functools import cached_property
from html import unescape
from urllib.parse import urlsplit
from xml.etree import ElementTree as etree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import escape

from mohafez.bangla.normal import STRAY
from mohafez.site.forms import CAPTION_LABEL, PUNCTUATION, REFERENCE, is_english
from mohafez.site.plain import render_plain

# What is stray in a line is so in a body, but for marks of direction, which Arabic needs, and tags, which emoji need.
KEPT = r"\u061c\u200e\u200f\U000e0020-\U000e007f"
UNSEEN = re.compile(rf"[\x0b\x0c\x1c-\x1f{STRAY}](?<![{KEPT}])")
AFTER_INLINE = 15  # Python-Markdown's own: inline 20, prettify 10, unescape 0

BLOCK_MARK = re.compile(r"\n(?:#{1,6} |> ?|- |\d+\. )")
LINK = re.compile(r"!?\[((?:\\.|[^\]\\])*)\]\([^)\s]*\)")
ESCAPE_OR_STAR = re.compile(rf"\\([{re.escape(PUNCTUATION)}])|\*")


def safe_address(address: str, root: str) -> str:
    """Give an address that may stand in a link, or nothing. Addresses into the site get its root in front."""
    address = UNSEEN.sub("", "".join(address.split()))
    if "\\" in address:  # browsers read it as a slash: /\evil.example is another host
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme in {"http", "https"} and parts.netloc:
        return address
    if not parts.scheme and not parts.netloc and address.startswith("/"):
        return root + address
    return ""


class NewspaperForm(Treeprocessor):
    """Turns captions, English passages, links and images into the form that pages have."""

    def __init__(self, md: Markdown, root: str):
        super().__init__(md)
        self.root = root

    def run(self, tree: etree.Element) -> None:
        for link in tree.iter("a"):
            for image in list(link.iter("img")):
                self._name_image(image)
        for element in list(tree.iter()):
            if element.tag == "img":
                self._link_image(element)
            if element.tag == "a":
                self._check_link(element)
            if element.tag == "h1":
                element.tag = "h2"  # the headline is the page's only one
            if element.tag == "p":
                self._form_paragraph(element)
            elif element.tag in {"h2", "h3", "h4", "h5", "h6", "li"} and is_english("".join(element.itertext())):
                element.set("lang", "en")

    def _link_image(self, image: etree.Element) -> None:
        address = image.get("src", "")
        self._name_image(image)
        image.tag = "a"
        image.set("href", address)

    def _name_image(self, image: etree.Element) -> None:
        """Leave an image's words: within a link they are the link's."""
        image.text = image.get("alt") or image.get("src")
        image.tag = "span"
        image.attrib.clear()

    def _check_link(self, link: etree.Element) -> None:
        address = safe_address(link.get("href", ""), self.root)
        link.attrib.clear()
        if address:
            link.set("href", address)
        else:
            link.tag = "span"

    def _form_paragraph(self, paragraph: etree.Element) -> None:
        english = is_english("".join(paragraph.itertext()))
        only = paragraph[0] if len(paragraph) == 1 and not (paragraph.text or "").strip() else None
        if only is None or only.tag != "em" or (only.tail or "").strip():
            if english:
                paragraph.set("lang", "en")
            return
        only.tag, only.tail = "span", None
        if english:
            only.set("lang", "en")
        label = etree.Element("b")
        label.text, label.tail = CAPTION_LABEL, " "
        paragraph.text = None
        paragraph.insert(0, label)
        paragraph.set("class", "caption")


class Renderer:
    """Renders article bodies, one after another."""

    def __init__(self, root: str = ""):
        self._root = root

    @cached_property
    def _markdown(self) -> Markdown:
        """Python-Markdown: not set up before a text needs it."""
        return converter(self._root)

    def render(self, body: str) -> str:
        """Give the HTML of a Markdown text."""
        body = UNSEEN.sub("", body)
        plain = render_plain(body)
        return self.convert(body) if plain is None else plain

    def convert(self, body: str) -> str:
        """Give the HTML of a Markdown text by Python-Markdown; as typed if it is nested deeper than Python can go."""
        try:
            converted = self._markdown.reset().convert(body)
        except RecursionError:
            del self._markdown  # it still believes itself deep in a list
            return f"<pre>{escape(body)}</pre>"
        return REFERENCE.sub(_without_unseen, converted) if "&" in converted else converted


def _without_unseen(reference: re.Match[str]) -> str:
    return reference[0] if UNSEEN.sub("", unescape(reference[0])) else ""


def converter(root: str) -> Markdown:
    """Set up Python-Markdown for articles."""
    markdown = Markdown(output_format="html")
    markdown.preprocessors.deregister("html_block")
    for pattern in ("html", "automail"):
        markdown.inlinePatterns.deregister(pattern)
    markdown.ESCAPED_CHARS = list(PUNCTUATION)
    markdown.treeprocessors.register(NewspaperForm(markdown, root), "newspaper", AFTER_INLINE)
    return markdown


def plain_text(body: str) -> str:
    """Give the words of a Markdown text, for search: paragraphs on lines of their own, no marks."""
    text = BLOCK_MARK.sub("\n", "\n" + UNSEEN.sub("", body))[1:]
    if "[" in text:
        text = LINK.sub(r"\1", text)
    return ESCAPE_OR_STAR.sub(lambda match: match[1] or "", text) if "\\" in text or "*" in text else text
