"""One page of a built site, parsed once for all checks."""

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from lxml import etree, html

from mohafez.check.site import Site

LINKS = {"a": ("href",), "area": ("href",), "form": ("action",), "use": ("href",)}
LOADS = {
    "script": ("src",),
    "link": ("href",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "video": ("src", "poster"),
    "audio": ("src",),
}
NOT_LOADED = {"canonical", "alternate", "license", "me", "author"}  # kinds of <link> that no browser fetches by itself


@dataclass(frozen=True)
class Page:
    """A page's place and bytes, and what a browser's parser makes of them."""

    site: Site
    path: str
    data: bytes

    @cached_property
    def _parsed(self) -> tuple[html.HtmlElement, list[str]]:
        parser = html.HTMLParser(encoding="utf-8", recover=True)
        root = html.document_fromstring(self.data or b"<html></html>", parser=parser)
        faults = [
            f"line {entry.line}: {entry.message.strip()}"
            for entry in parser.error_log
            if entry.type != etree.ErrorTypes.HTML_UNKNOWN_TAG  # older parsers do not know <nav> and <main>
        ]
        return root, faults

    @property
    def root(self) -> html.HtmlElement:
        return self._parsed[0]

    @property
    def parse_faults(self) -> list[str]:
        return self._parsed[1]

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset([*self.root.xpath("//@id"), *self.root.xpath("//a/@name")])

    @cached_property
    def canonical(self) -> str:
        return next(iter(self.root.xpath("/html/head/link[@rel='canonical']/@href")), "")

    @cached_property
    def leads_on(self) -> str:
        """The address that a page sends its readers on to by itself; empty for one that stays."""
        found = next(iter(self.root.xpath("//meta[@http-equiv='refresh']/@content")), "")
        return found.partition("url=")[2]

    @property
    def noindex(self) -> bool:
        return any("noindex" in value for value in self.root.xpath("//meta[@name='robots']/@content"))

    @property
    def is_article(self) -> bool:
        return "article" in self.root.xpath("//meta[@property='og:type']/@content")

    @property
    def headline(self) -> str:
        return " ".join("".join(self.root.xpath("(//main//h1)[1]//text()")).split())

    def links(self) -> list[str]:
        """Addresses that a reader may follow."""
        found = [*_values(self.root, LINKS), *self.root.xpath("//link[@rel='alternate']/@href")]
        return [*found, self.leads_on] if self.leads_on else found

    def loads(self) -> list[str]:
        """Addresses that a browser fetches by itself."""
        kept = [element for element in self.root.iter(*LOADS) if not NOT_LOADED & set(element.get("rel", "").split())]
        found = [element.get(name) for element in kept for name in LOADS[element.tag] if element.get(name)]
        return [part.split()[0] for value in found for part in value.split(", ") if part.strip()]

    def linked_data(self) -> list[Any]:
        """What the page says in JSON-LD. Raises ValueError where it is no JSON."""
        scripts = self.root.xpath("//script[@type='application/ld+json']/text()")
        said = [json.loads(text) for text in scripts]
        return [entry for one in said for entry in (one if isinstance(one, list) else [one])]


def _values(root: html.HtmlElement, names: dict[str, tuple[str, ...]]) -> list[str]:
    return [
        value
        for element in root.iter(*names)
        for name in names[element.tag]
        if (value := element.get(name)) is not None
    ]


def fragment_of(href: str) -> str:
    return urlsplit(href).fragment
