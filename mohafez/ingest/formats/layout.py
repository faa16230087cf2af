"""A record laid out as a page.

What a record states needs no guessing. Its title, authors, dates and body become a page of our own, one line each; the
dump says what these lines are (`Dump.stated`), so that a record is decoded, learnt from, converted and explained as
every other dump is.
"""

import html
import json
import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from mohafez.bangla.text import clean
from mohafez.ingest.dump import Dump
from mohafez.ingest.formats.fields import names_of, text_of
from mohafez.ingest.formats.names import member
from mohafez.ingest.page import Hints
from mohafez.ingest.roles import Role
from mohafez.ingest.stamps import iso

HEX = 16  # digits of its hash that name a record without an id of its own
MARKUP = re.compile(r"</(?:p|div|h[1-6]|li|span|a|b|strong|em|i|figure)>|<(?:br|p|img|hr)\b[^<>]*>", re.I)
BLOCK = re.compile(r"<(?:p|div|br|li|h[1-6])\b", re.I)
TAG = re.compile(r"</?[a-z][^<>]*>", re.I)
SURROGATES = re.compile("[\ud800-\udfff]")


def dump_of(container: str, record: Mapping[str, Any], stated: Mapping[str, Any]) -> Dump:
    """Make a dump of a record and what it states, by our names. A page without a title is read as any page."""
    head = _head(stated)
    roles = tuple(role for role, _ in head)
    body = text_of(stated.get("body"), "\n\n")
    told = Role.TITLE in roles and bool(body.strip())
    page = _page([line for _, line in head], body) if told else body or text_of(stated.get("html"))
    hints = Hints(
        title=_sound(text_of(stated.get("title"))),
        published=iso(text_of(stated.get("date"))),
        modified=iso(text_of(stated.get("modified"))),
        authors=tuple(map(_sound, names_of(stated.get("authors")))),
        url=_sound(text_of(stated.get("url")).strip()),
        site=_sound(text_of(stated.get("site"))),
        section=_sound(text_of(stated.get("section"))),
    )
    return Dump(member(container, _identity(record, stated)), _bytes(page), hints, roles if told else ())


def _identity(record: Mapping[str, Any], stated: Mapping[str, Any]) -> str:
    """What names a record in its file: never its number, which a new record above it would change."""
    whole = json.dumps(record, sort_keys=True, default=str).encode()
    return clean(text_of(stated.get("id"))).replace("/", "_") or sha256(whole).hexdigest()[:HEX]


def _head(stated: Mapping[str, Any]) -> list[tuple[Role, str]]:
    """The lines above the body, with their roles. A date in words gets the word that says which it is."""
    head = [(Role.TITLE, html.unescape(TAG.sub(" ", text_of(stated.get("title")))))]
    head += [(Role.BYLINE, name) for name in names_of(stated.get("authors"))]
    for role, key, label in ((Role.PUBLISHED, "date", "প্রকাশ"), (Role.UPDATED, "modified", "আপডেট")):
        date = text_of(stated.get(key))
        head.append((role, iso(date) or (f"{label}: {date}" if date else "")))
    return [(role, " ".join(line.split())) for role, line in head if clean(line)]


def _page(head: list[str], body: str) -> str:
    """A text, or, where the body has markup, a page."""
    if not MARKUP.search(body):
        return "\n\n".join([*head, html.unescape(body)])
    if not BLOCK.search(body):
        body = body.replace("\n", "<br>\n")
    return "\n".join(["<!doctype html>", *(f"<p>{html.escape(line)}</p>" for line in head), f"<div>{body}</div>"])


def _sound(text: str) -> str:
    return SURROGATES.sub("\ufffd", text)


def _bytes(text: str) -> bytes:
    """A text's own bytes, also the broken ones among them."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return _sound(text).encode()
