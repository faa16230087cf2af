"""What articles are filed under: topics, places, sections, sources and authors, each with a name and an address."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from mohafez.articles import SLUG, SLUG_MAX
from mohafez.bangla.romanise import slugify
from mohafez.bangla.text import clean, identity_key
from mohafez.site.incremental.digests import key_of
from mohafez.tables import Source, Topics

KINDS = ("topics", "places", "sections", "sources", "authors")


@dataclass(frozen=True, eq=False)
class Subject:
    """Something that has a page with a list of articles. `kind` is the first part of its address.

    Compared by identity, millions of times in a build: Subjects makes each one once.
    """

    kind: str
    slug: str
    name: str
    name_en: str = ""
    description: str = ""

    @property
    def url(self) -> str:
        return f"{self.kind}/{self.slug}/"

    @cached_property
    def key(self) -> bytes:
        """Digest all that is known of it."""
        return key_of(
            *(
                value.encode("utf-8", "surrogatepass")
                for value in (self.kind, self.slug, self.name, self.name_en, self.description)
            )
        )


@dataclass
class Subjects:
    """Finds the subject that an article's front matter means; the same value always gives the same object.

    A value that no table knows is shown as it stands, in the spelling that came first. Its address is made from it,
    never taken: an owner may have typed anything. Values with one address (AI, ai) are one subject.
    """

    topics: Topics
    sources: Mapping[str, Source]
    _known: dict[tuple[str, str], Subject] = field(default_factory=dict)
    _author_slugs: dict[str, str] = field(default_factory=dict)

    def topic_or_place(self, value: str) -> Subject:
        if slug_of(value) in self.topics.places:
            return self._subject("places", value, self.topics.places)
        return self._subject("topics", value, self.topics.topics)

    def section(self, value: str) -> Subject:
        return self._subject("sections", value, self.topics.sections)

    def source(self, value: str) -> Subject:
        return self._subject("sources", value, self.sources)

    def author(self, name: str) -> Subject:
        """Give an author's subject. Of two names with one romanised slug the later one seen gets four hex digits."""
        key = identity_key(name)
        if ("authors", key) not in self._known:
            slug = slugify(name)
            if self._author_slugs.setdefault(slug, key) != key:
                slug = f"{slug}-{hashlib.sha256(key.encode()).hexdigest()[:4]}"
            self._known["authors", key] = Subject("authors", slug, clean(name))
        return self._known["authors", key]

    def tabled(self, kind: str) -> tuple[Subject, ...]:
        """List the topics or places of topics.toml in the file's order; other kinds have pages only with stories."""
        table = {"topics": self.topics.topics, "places": self.topics.places}.get(kind, {})
        return tuple(self._subject(kind, slug, table) for slug in table)

    def _subject(self, kind: str, value: str, table: Mapping[str, Any]) -> Subject:
        slug = slug_of(value)
        if (kind, slug) not in self._known:
            entry = table.get(slug)
            self._known[kind, slug] = Subject(
                kind,
                slug,
                entry.name if entry else clean(value),
                entry.name_en if entry else "",
                getattr(entry, "description", ""),
            )
        return self._known[kind, slug]


@lru_cache(maxsize=4096)
def slug_of(value: str) -> str:
    """Give the last part of the address that a value of the front matter has."""
    return value if SLUG.match(value) and len(value) <= SLUG_MAX else slugify(value)
