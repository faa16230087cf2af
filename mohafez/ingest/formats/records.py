"""Records of JSON lines and of tables as dumps.

What a record states needs no guessing. Its title, authors, dates and body are laid out as a page of our own, one line
each; the dump says what these lines are (`Dump.stated`), so that a record is decoded, learnt from, converted and
explained as every other dump is.
"""

import csv
import html
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from mohafez.bangla.text import clean
from mohafez.ingest.decode import MAX_BYTES
from mohafez.ingest.dump import Dump, Refused
from mohafez.ingest.formats.fields import Fields, names_of, text_of
from mohafez.ingest.formats.limits import ERRORS_MAX, MEGABYTE, TooLarge
from mohafez.ingest.formats.names import member, suffix_of
from mohafez.ingest.page import Hints
from mohafez.ingest.roles import Role
from mohafez.ingest.stamps import iso

NAMES_MAX = 300  # characters of a record's field names that are shown
HEX = 16  # digits of its hash that name a record without an id of its own
MARKUP = re.compile(r"</(?:p|div|h[1-6]|li|span|a|b|strong|em|i|figure)>|<(?:br|p|img|hr)\b[^<>]*>", re.I)
SURROGATES = re.compile("[\ud800-\udfff]")
Row = Mapping[str, Any]


def json_lines(name: str, stream: io.BufferedReader, fields: Fields) -> Iterator[Dump | Refused]:
    """Yield the records of a file with one JSON object a line."""

    def rows() -> Iterator[Row | Refused]:
        for number, line in enumerate(_lines(stream), start=1):
            try:
                record = json.loads(line) if line.strip() else {}
            except (json.JSONDecodeError, RecursionError) as error:
                yield Refused(f"{name}/{number}", f"line {number} is no JSON: {error}")
                continue
            if not isinstance(record, dict):
                yield Refused(f"{name}/{number}", f"line {number} is no JSON object")
            elif record:
                yield record

    return _dumps(name, rows(), fields)


def table(name: str, stream: io.BufferedReader, fields: Fields) -> Iterator[Dump | Refused]:
    """Yield the records of a table: CSV with a line of field names, parted by commas, semicolons or tabs."""

    def rows() -> Iterator[Row | Refused]:
        lines = _lines(stream)
        first = next(lines, "")
        csv.field_size_limit(MAX_BYTES)  # its default of 128 KB is less than a long story has
        reader = csv.DictReader(_chained(first, lines), delimiter=_delimiter(name, first))
        while True:
            try:
                yield {str(key): value for key, value in next(reader).items() if key is not None}
            except StopIteration:
                return
            except csv.Error as error:
                yield Refused(f"{name}/{reader.line_num}", f"line {reader.line_num} is no row: {error}")

    return _dumps(name, rows(), fields)


def _chained(first: str, lines: Iterable[str]) -> Iterator[str]:
    yield first
    yield from lines


def _delimiter(name: str, header: str) -> str:
    if suffix_of(name) == ".tsv":
        return "\t"
    return max(",;\t", key=header.count)


def _lines(stream: io.BufferedReader) -> Iterator[str]:
    """The lines of a text, each with its end; broken bytes come through as surrogates. Raises TooLarge."""
    head = stream.peek(4)[:4]
    marked = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    encoding, errors = ("utf-16", "replace") if marked else ("utf-8-sig", "surrogateescape")
    text = io.TextIOWrapper(stream, encoding, errors, newline="")
    try:
        while line := text.readline(MAX_BYTES + 1):
            if len(line) > MAX_BYTES:
                raise TooLarge(f"a line is larger than {MAX_BYTES // MEGABYTE} MB; nothing below it was read")
            yield line
    finally:
        text.detach()


def _dumps(name: str, rows: Iterator[Row | Refused], fields: Fields) -> Iterator[Dump | Refused]:
    """Make dumps of rows. A file in which no record has a body is refused: its fields have other names."""
    bad = 0
    bodiless: list[Row] = []  # records at the top, until the first with a body shows that bodies are found
    some = False
    for row in rows:
        if isinstance(row, Refused):
            bad += 1
            if bad > ERRORS_MAX:
                yield Refused(name, f"more than {ERRORS_MAX} broken records; nothing below was read")
                return
            yield row
            continue
        stated = fields.of(row)
        if not some and not stated.keys() & {"body", "html"}:
            bodiless.append(row)
            if len(bodiless) == ERRORS_MAX:
                break
            continue
        some = True
        yield from (dump_of(name, fields.of(earlier)) for earlier in bodiless)
        bodiless.clear()
        yield dump_of(name, stated)
    if bodiless:
        has = clean(", ".join(map(str, bodiless[0])))[:NAMES_MAX]
        looked_for = fields.looked_for("body")
        yield Refused(name, f"no body: looked for {looked_for}; there are {has}. Name it with --fields body=…")


def dump_of(container: str, stated: Mapping[str, Any]) -> Dump:
    """Make a dump of what a record states, by our names. A whole page in a field is read as a page."""
    body = text_of(stated.get("body"), "\n\n")
    title = _line(html.unescape(_tagless(text_of(stated.get("title")))))
    date, modified = (iso(text) or _line(_sound(text)) for text in map(text_of, map(stated.get, ("date", "modified"))))
    authors = names_of(stated.get("authors"))
    hints = Hints(
        title=_sound(title),
        published=iso(date),
        modified=iso(modified),
        authors=tuple(map(_sound, authors)),
        url=_sound(text_of(stated.get("url")).strip()),
        site=_sound(text_of(stated.get("site"))),
        section=_sound(text_of(stated.get("section"))),
    )
    head = [(Role.TITLE, title), *((Role.BYLINE, _line(name)) for name in authors)]
    head += [(Role.PUBLISHED, _labelled("প্রকাশ", date)), (Role.UPDATED, _labelled("আপডেট", modified))]
    head = [(role, line) for role, line in head if clean(line)]
    told = bool(clean(title) and body.strip())
    if told and MARKUP.search(body):
        page = "<!doctype html>\n" + "".join(f"<p>{html.escape(line)}</p>\n" for _, line in head) + body
    elif told:
        page = "\n\n".join([*(line for _, line in head), html.unescape(body)])
    else:
        page = body or text_of(stated.get("html")) or title
    data = _bytes(page)
    identity = clean(text_of(stated.get("id"))) or sha256(data).hexdigest()[:HEX]
    return Dump(
        member(container, identity.replace("/", "_")), data, hints, tuple(role for role, _ in head) if told else ()
    )


def _labelled(label: str, date: str) -> str:
    """A date in words with the word that says which it is; one that machines write is a hint as well."""
    return f"{label}: {date}" if date and not iso(date) else date


def _line(text: str) -> str:
    return " ".join(text.split())


def _tagless(text: str) -> str:
    return re.sub(r"</?[a-z][^<>]*>", " ", text, flags=re.I)


def _sound(text: str) -> str:
    return SURROGATES.sub("\ufffd", text)


def _bytes(text: str) -> bytes:
    """A text's own bytes, also the broken ones among them."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return _sound(text).encode()
