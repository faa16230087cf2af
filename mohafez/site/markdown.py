"""An article's Markdown as HTML that is safe to publish, and as plain text for search.

Python-Markdown with three changes: raw HTML is text, links go to http(s) or into this site, images become links (no
page asks another host for anything). A paragraph that is all emphasis is an image's caption; what holds no Bengali
letter is marked as English.
"""

import re
from urllib.parse import urlsplit
from xml.etree import ElementTree as etree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from mohafez.site.forms import CAPTION_LABEL, PUNCTUATION, is_english
from mohafez.site.plain import render_plain

AFTER_INLINE = 15  # Python-Markdown's own: inline 20, prettify 10, unescape 0

BLOCK_MARK = re.compile(r"^(?:#{1,6} |> ?|- |\d+\. )", re.MULTILINE)
LINK = re.compile(r"!?\[((?:\\.|[^\]\\])*)\]\([^)\s]*\)")
ESCAPE_OR_STAR = re.compile(rf"\\([{re.escape(PUNCTUATION)}])|\*")


def safe_address(address: str, root: str) -> str:
    """Give an address that may stand in a link, or nothing. Addresses into the site get its root in front."""
    address = "".join(address.split())
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
        image.text = image.get("alt") or image.get("src")
        address = image.get("src", "")
        image.tag = "a"
        image.attrib.clear()
        image.set("href", address)

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
        self._markdown = Markdown(output_format="html")
        self._markdown.preprocessors.deregister("html_block")
        for pattern in ("html", "automail"):
            self._markdown.inlinePatterns.deregister(pattern)
        self._markdown.ESCAPED_CHARS = list(PUNCTUATION)
        self._markdown.treeprocessors.register(NewspaperForm(self._markdown, root), "newspaper", AFTER_INLINE)

    def render(self, body: str) -> str:
        """Give the HTML of a Markdown text."""
        plain = render_plain(body)
        return self.convert(body) if plain is None else plain

    def convert(self, body: str) -> str:
        """Give the HTML of a Markdown text by Python-Markdown."""
        return self._markdown.reset().convert(body)


def plain_text(body: str) -> str:
    """Give the words of a Markdown text, for search: paragraphs on lines of their own, no marks."""
    text = LINK.sub(r"\1", BLOCK_MARK.sub("", body))
    return ESCAPE_OR_STAR.sub(lambda match: match[1] or "", text)
