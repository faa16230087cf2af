"""Records of JSON lines and of tables as dumps, read record by record."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from mohafez.bangla.text import clean
from mohafez.ingest.decode import MAX_BYTES
from mohafez.ingest.dump import Dump, Refused
from mohafez.ingest.formats.fields import Fields
from mohafez.ingest.formats.layout import dump_of
from mohafez.ingest.formats.limits import ERRORS_MAX, MEGABYTE, TooLarge
from mohafez.ingest.formats.names import suffix_of

NAMES_MAX = 300  # characters of a record's field names that are shown
Row = Mapping[str, Any]


def json_lines(name: str, stream: io.BufferedReader, fields: Fields) -> Iterator[Dump | Refused]:
    """Yield the records of a file with one JSON object a line."""

    def rows() -> Iterator[Row | Refused]:
        for number, line in enumerate(_lines(stream), start=1):
            try:
                record = json.loads(line) if line.strip() else {}
            except (ValueError, RecursionError) as error:  # a plain ValueError: a number of thousands of digits
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
        with suppress(ValueError):  # the file may be closed before a reader who left early is done with its lines
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
        if not some and not fields.of(row).keys() & {"body", "html"}:
            bodiless.append(row)
            if len(bodiless) == ERRORS_MAX:
                break
            continue
        some = True
        for record in [*bodiless, row]:
            yield dump_of(name, record, fields.of(record))
        bodiless.clear()
    if bodiless:
        has = clean(", ".join(map(str, bodiless[0])))[:NAMES_MAX]
        looked_for = fields.looked_for("body")
        yield Refused(name, f"no body: looked for {looked_for}; there are {has}. Name it with --fields body=…")
