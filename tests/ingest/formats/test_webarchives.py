"""Pages out of WARC files, texts out of WET files; written by warcio, as crawlers do."""

import gzip
import io
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from mohafez.ingest.convert import Converter
from mohafez.ingest.formats import limits
from mohafez.ingest.topics import Tagger
from mohafez.tables import load_topics

URL = "https://namuna.example/desh/71?utm=1"


class Crawl:
    """A web archive in the making."""

    def __init__(self, packed: bool):
        self.data = io.BytesIO()
        self._writer = WARCWriter(self.data, gzip=packed)

    def answer(self, body: bytes, url: str = URL, status: str = "200 OK", kind: str = "text/html", **headers: str):
        sent = [("Content-Type", kind), *((name.replace("_", "-"), value) for name, value in headers.items())]
        http = StatusAndHeaders(status, sent, protocol="HTTP/1.1")
        self._put(url, "response", io.BytesIO(body), http_headers=http)

    def text(self, body: str, url: str = URL):
        self._put(url, "conversion", io.BytesIO(body.encode()), warc_content_type="text/plain")

    def other(self, kind: str):
        self._put(URL, kind, io.BytesIO(b"software: none\r\n"), warc_content_type="application/warc-fields")

    def _put(self, url: str, kind: str, body: io.BytesIO, **more):
        record = self._writer.create_warc_record(url, kind, payload=body, length=len(body.getvalue()), **more)
        self._writer.write_record(record)

    def save(self, path: Path) -> Path:
        path.write_bytes(self.data.getvalue())
        return path


@pytest.fixture(params=[False, True], ids=["plain", "gzip"])
def crawl(request: pytest.FixtureRequest) -> Crawl:
    return Crawl(request.param)


def page(story: str) -> bytes:
    title, *rest = filter(None, story.split("\n"))
    paragraphs = "".join(f"<p>{line}</p>" for line in rest)
    return f"<html><head><link rel=canonical href='https://x.example/1'></head><h1>{title}</h1>{paragraphs}".encode()


def test_an_answer_is_an_article_with_the_address_it_was_fetched_from(crawl, tmp_path, found, story):
    crawl.other("warcinfo")
    crawl.answer(page(story))
    ((name, dump),) = found(crawl.save(tmp_path / "a.warc.gz"))[0].items()
    assert name.rpartition("/")[0] in {"a.warc", "a.warc.gz"}
    (article,) = Converter({}, Tagger(load_topics(tmp_path / "topics.toml"))).convert(dump).articles
    assert (article.title, article.source_url) == ("নতুন সেতু খুলে দেওয়া হলো", URL)
    assert (article.date, article.authors) == ("2025-12-14", ("নিজস্ব প্রতিবেদক",))


def test_an_extracted_text_is_a_text_with_its_address(crawl, tmp_path, found, story):
    crawl.text(story)
    (dump,) = found(crawl.save(tmp_path / "a.warc.wet.gz"))[0].values()
    assert (dump.data.decode(), dump.hints.url, dump.stated) == (story, URL, ())


def test_what_is_no_page_is_left(crawl, tmp_path, found):
    crawl.answer(b"moved", status="301 Moved Permanently")
    crawl.answer(b"gone", status="404 Not Found")
    crawl.answer(b"\x89PNG", kind="image/png")
    crawl.answer(b"{}", kind="application/json")
    crawl.other("metadata")
    assert found(crawl.save(tmp_path / "a.warc")) == ({}, {"a.warc": "holds no dumps"})


def test_what_was_sent_compressed_or_in_chunks_is_read(crawl, tmp_path, found):
    crawl.answer(gzip.compress(b"<p>1</p>"), Content_Encoding="gzip")
    crawl.answer(b"8\r\n<p>2</p>\r\n0\r\n\r\n", Transfer_Encoding="chunked")
    dumps, _ = found(crawl.save(tmp_path / "a.warc"))
    assert [dump.data for dump in dumps.values()] == [b"<p>1</p>", b"<p>2</p>"]


def test_an_answer_of_zeros_is_refused_and_the_next_is_read(crawl, tmp_path, found):
    crawl.answer(gzip.compress(bytes(50 * limits.MEGABYTE)), Content_Encoding="gzip")
    crawl.answer(b"<p>2</p>")
    dumps, refused = found(crawl.save(tmp_path / "a.warc"))
    assert [dump.data for dump in dumps.values()] == [b"<p>2</p>"]
    assert list(refused.values()) == ["larger than 16 MB"]


def test_a_page_longer_than_a_buffer_is_whole(crawl, tmp_path, found):
    long = "<p>খবর</p>".encode() * 20_000
    crawl.answer(long)
    crawl.answer(gzip.compress(long), Content_Encoding="gzip")
    assert [dump.data for dump in found(crawl.save(tmp_path / "a.warc"))[0].values()] == [long, long]


@pytest.mark.parametrize("endless", [b"0", b"a: b\r\n"])
@pytest.mark.parametrize("start", [b"", b"WARC/1.0\r\n"])
def test_headers_without_end_are_refused(tmp_path, found, start, endless):
    """A gzipped line of zeros kept warcio busy for hours."""
    crawl = Crawl(packed=False)
    crawl.answer(b"<p>1</p>")
    data = crawl.data.getvalue() + start + endless * (30 * limits.MEGABYTE // len(endless))
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(data, 1))
    dumps, refused = found(tmp_path / "a.warc.gz")
    assert [dump.data for dump in dumps.values()] == [b"<p>1</p>"]
    assert len(refused["a.warc"]) < 300


def test_an_archive_gzipped_as_a_whole_is_read(tmp_path, found):
    """warcio alone refuses these and asks for `warcio recompress`."""
    crawl = Crawl(packed=False)
    crawl.answer(b"<p>1</p>")
    crawl.answer(b"<p>2</p>")
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(crawl.data.getvalue()))
    assert len(found(tmp_path / "a.warc.gz")[0]) == 2


def test_an_archive_that_is_cut_short_gives_what_comes_before(tmp_path, found):
    crawl = Crawl(packed=True)
    crawl.answer(b"<p>1</p>")
    crawl.answer(b"<p>2</p>" * 1000)
    (tmp_path / "a.warc.gz").write_bytes(crawl.data.getvalue()[:-30])
    dumps, refused = found(tmp_path / "a.warc.gz")
    assert [dump.data for dump in dumps.values()] == [b"<p>1</p>"]
    assert refused


@pytest.mark.parametrize(
    "data", [b"no archive", b"WARC/1.0\r\n", b"WARC/1.0\r\nContent-Length: x\r\n\r\n", b"WARC/9 \r\n\r\n"]
)
def test_what_is_no_web_archive_is_a_reason(tmp_path, found, data):
    (tmp_path / "a.warc").write_bytes(data)
    dumps, refused = found(tmp_path / "a.warc")
    assert dumps == {}
    assert list(refused) == ["a.warc"]
