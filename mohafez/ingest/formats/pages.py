"""What a file that is no container holds: one page, many records, or a web archive."""

import io
import re
from collections.abc import Iterator

from warcio.exceptions import ArchiveLoadFailed

from mohafez.bangla.text import clean
from mohafez.ingest.dump import Dump, Refused
from mohafez.ingest.formats.fields import Fields
from mohafez.ingest.formats.limits import Budget, read_whole
from mohafez.ingest.formats.names import JSON_LINES, TABLES, TEXTS, WEB_ARCHIVES, suffix_of
from mohafez.ingest.formats.records import json_lines, table
from mohafez.ingest.formats.webarchives import web_archive

REASON_MAX = 200  # characters; warcio shows the line that it trips over, however long
JSON_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"')


def pages(name: str, stream: io.BufferedReader, budget: Budget, fields: Fields) -> Iterator[Dump | Refused]:
    """Yield the dumps of a file, by its suffix; by its first bytes where that says nothing (standard input)."""
    head = stream.peek()[:512]
    suffix = suffix_of(name)
    if head.startswith(b"WARC/") or suffix in WEB_ARCHIVES:
        found = _checked(name, stream)
    elif suffix in JSON_LINES or (suffix not in TEXTS | TABLES and JSON_OBJECT.match(head)):
        found = json_lines(name, stream, fields)
    elif suffix in TABLES:
        found = table(name, stream, fields)
    else:
        yield Dump(name, read_whole(stream))
        return
    for item in found:
        budget.enter()
        yield item


def _checked(name: str, stream: io.BufferedReader) -> Iterator[Dump | Refused]:
    try:
        yield from web_archive(name, stream)
    except (ArchiveLoadFailed, AttributeError) as error:  # warcio trips over answers that name no address
        yield Refused(name, f"not a web archive from here on: {clean(str(error))[:REASON_MAX]}")
