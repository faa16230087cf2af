"""Web archives: pages out of WARC files, and the texts of pages out of WET files."""

import io
from collections.abc import Iterator

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import DecompressingBufferedReader
from warcio.recordloader import ArcWarcRecord

from mohafez.ingest.dump import Dump, Refused
from mohafez.ingest.formats.limits import MEGABYTE, TooLarge, read_whole
from mohafez.ingest.formats.names import member
from mohafez.ingest.page import Hints

HEADERS_MAX = 1 * MEGABYTE  # of one record; also what is read between records to find the next
PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})


def web_archive(name: str, stream: io.BufferedReader) -> Iterator[Dump | Refused]:
    """Yield the pages of a web archive, each with its address: answers with status 200, and conversions to text.

    Pictures, scripts, requests and redirects are no pages. Raises ArchiveLoadFailed for what is no web archive.
    """
    archive = ArchiveIterator(_AsItComes(stream))
    archive.reader = lines = _ShortLines(archive.fh)
    for record in archive:
        lines.read_as_lines = 0
        if not _is_page(record):
            continue
        url = record.rec_headers.get_header("WARC-Target-URI", "").strip("<>")
        identity = record.rec_headers.get_header("WARC-Record-ID", "").strip("<>").removeprefix("urn:uuid:")
        page = member(name, (identity or url).replace("/", "_"))
        try:
            yield Dump(page, read_whole(record.content_stream()), Hints(url=url))
        except TooLarge as error:
            yield Refused(page, str(error))


class _AsItComes:
    """A stream whose `read` gives what is there: where an archive breaks off, no record before that is lost."""

    def __init__(self, stream: io.BufferedReader):
        self.read = stream.read1


class _ShortLines(DecompressingBufferedReader):
    """A reader of headers that end: warcio itself reads a line, or lines, as long as they go on."""

    read_as_lines = 0  # bytes, since the last record

    def readline(self, length: int | None = None) -> bytes:
        line = super().readline(min(length or HEADERS_MAX, HEADERS_MAX))
        self.read_as_lines += len(line)
        if self.read_as_lines >= HEADERS_MAX:
            raise TooLarge(f"headers larger than {HEADERS_MAX // MEGABYTE} MB; nothing below was read")
        return line


def _is_page(record: ArcWarcRecord) -> bool:
    """A successful answer, or a saved resource, that is a page; or the text of one."""
    if record.rec_type == "conversion":
        return True
    if record.rec_type == "resource":
        return _type(record.rec_headers.get_header("Content-Type")) in PAGE_TYPES
    if record.rec_type != "response" or not record.http_headers:
        return False
    sent = record.http_headers
    return sent.get_statuscode() == "200" and _type(sent.get_header("Content-Type")) in PAGE_TYPES


def _type(header: str | None) -> str:
    return (header or "").partition(";")[0].strip().lower()
