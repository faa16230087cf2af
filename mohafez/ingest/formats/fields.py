"""Which field of a record holds what: the names that tables of news use, or the owner's own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# What a record may state, and the names it is usually stated under, the best first; compared as `_plain` has them.
USUAL = {
    "title": ("title", "headline", "heading", "newstitle", "শিরোনাম"),
    "body": ("body", "articlebody", "text", "content", "maintext", "article", "articletext", "news", "বিস্তারিত"),
    "html": ("html", "rawhtml", "pagehtml", "page"),
    "date": (
        "date", "published", "publishedat", "publisheddate", "publishdate", "publicationdate", "datepublished",
        "datepublish", "pubdate", "publishedtime", "datetime", "timestamp", "তারিখ",
    ),
    "modified": ("modified", "updated", "updatedat", "modifieddate", "datemodified", "lastmodified"),
    "authors": ("authors", "author", "byline", "reporter", "writer", "creator", "লেখক", "প্রতিবেদক"),
    "url": ("url", "link", "sourceurl", "canonicalurl", "permalink", "pageurl", "uri", "href"),
    "site": ("source", "site", "sitename", "publisher", "newspaper"),
    "section": ("section", "category", "articlesection"),
    "id": ("id", "articleid", "newsid", "guid", "uuid"),
}  # fmt: skip
NESTED_MAX = 8  # lists within lists; a record with more is hostile


@dataclass(frozen=True)
class Fields:
    """What the owner says about the fields of their records; the usual names hold for the rest."""

    own: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def parse(cls, text: str) -> "Fields":
        """Read `title=headline,body=content.rendered`; a dot steps into a field. Raises ValueError."""
        own = {}
        for pair in filter(None, (pair.strip() for pair in text.split(","))):
            ours, equals, theirs = (part.strip() for part in pair.partition("="))
            if ours not in USUAL or not equals or not theirs:
                raise ValueError(f"{pair!r} is not NAME=FIELD with a NAME of {', '.join(USUAL)}")
            own[ours] = theirs
        return cls(own)

    def of(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """What a record states, by our names; fields that are absent or empty are left out."""
        plain = {_plain(str(key)): value for key, value in reversed(record.items()) if not _empty(value)}
        stated = {}
        for ours, usual in USUAL.items():
            value = _at(record, self.own[ours]) if ours in self.own else None
            if ours not in self.own:
                value = next((plain[name] for name in usual if name in plain), None)
            if not _empty(value):
                stated[ours] = value
        return stated

    def looked_for(self, ours: str) -> str:
        """The names under which a field is looked for, to be named in a message."""
        return self.own.get(ours) or ", ".join(USUAL[ours])


def _plain(name: str) -> str:
    """A field's name without case, spaces and marks: `pub_date`, `pubDate` and `Pub Date` are one."""
    return re.sub(r"[\s_.:-]+", "", name.casefold())


def _at(record: Any, path: str) -> Any:
    """The value at a dotted path, or under the path as it stands."""
    if isinstance(record, Mapping) and path in record:
        return record[path]
    for key in path.split("."):
        record = record.get(key) if isinstance(record, Mapping) else None
    return record


def _empty(value: Any) -> bool:
    return value is None or value in ("", [], {}) or (isinstance(value, str) and not value.strip())


def text_of(value: Any, between: str = "\n", depth: int = 0) -> str:
    """The text of a value: a list's items are put together, an object's `rendered` or `name` counts."""
    if isinstance(value, Mapping):
        value = next((value[key] for key in ("rendered", "name", "value", "$date", "$oid") if key in value), "")
    if isinstance(value, list):
        if depth == NESTED_MAX:
            return ""
        return between.join(filter(None, (text_of(item, between, depth + 1) for item in value)))
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def names_of(value: Any) -> tuple[str, ...]:
    """The names in a list, or in a text parted by semicolons (names hold commas: নিজস্ব প্রতিবেদক, ঢাকা)."""
    items = value if isinstance(value, list) else [value]
    return tuple(name.strip() for item in items for name in text_of(item, ";").split(";") if name.strip())
