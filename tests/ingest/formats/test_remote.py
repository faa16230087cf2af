"""Dumps and content at URLs: what a folder of this machine gives, its like elsewhere gives."""

import io
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest
from click.testing import CliRunner, Result

from mohafez.cli import main
from mohafez.ingest.dump import Dump, Refused
from mohafez.ingest.formats import find_dumps
from mohafez.ingest.formats.remote import RemoteError

PAGE = """নদীর পাড়ে নতুন পাঠাগার, প্রথম দিনেই শিশুদের ভিড়

প্রকাশ: ১৪ ডিসেম্বর ২০২৫, ১০:৩০

পদ্মার পাড়ে নতুন একটি পাঠাগার চালু হয়েছে। শুক্রবার সকালে প্রথম দিনেই ভিড় করেছে দেড় শ শিশু-কিশোর।

পাঠাগারটি সপ্তাহে ছয় দিন খোলা থাকবে। সন্ধ্যার পর থাকবে গল্প বলার আসর।
"""
ARTICLE = "articles/2025/12/nodir-pare-notun-pathagar-prothom-dinei-shishuder-bhir.md"


def packed(kind: str) -> bytes:
    """A container with one page in it."""
    made = io.BytesIO()
    if kind == "zip":
        with zipfile.ZipFile(made, "w") as archive:
            archive.writestr("ভেতরে/3.txt", "তিন")
    else:
        with tarfile.open(fileobj=made, mode="w:gz") as archive:
            info = tarfile.TarInfo("4.txt")
            info.size = len("চার".encode())
            archive.addfile(info, io.BytesIO("চার".encode()))
    return made.getvalue()


FILES = {
    "2024/খ 2.txt": "দুই".encode(),
    "2024/notes.docx": b"no dump",
    "1.html": "<p>এক</p>".encode(),
    "pages.zip": packed("zip"),
    "pages.tar.gz": packed("tar"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in FILES.items():
        path = tmp_path / "saved" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tmp_path / "saved"


@pytest.fixture
def memory() -> Iterator[fsspec.AbstractFileSystem]:
    """The storage at memory://, empty at first and emptied at the end."""
    filesystem = fsspec.filesystem("memory")
    filesystem.store.clear()
    yield filesystem
    filesystem.store.clear()


def found(*urls: str) -> list[Dump | Refused]:
    return list(find_dumps([], urls=urls))


def test_a_storage_gives_what_a_folder_gives(folder, memory):
    memory.put(str(folder), "/bucket/saved", recursive=True)
    here = list(find_dumps([folder]))
    assert len(here) == 4
    assert found("memory://bucket/saved") == here
    assert found("memory://bucket/saved/*/*.txt") == [Dump("2024/খ 2.txt", FILES["2024/খ 2.txt"])]


def test_the_web_gives_what_a_folder_gives(folder, serve):
    """A folder is a page of links; past fault: names in them are percent-encoded."""
    assert found(f"{serve(folder)}/") == list(find_dumps([folder]))


def test_a_file_on_the_web_is_read_whatever_it_is(folder, serve):
    url = serve(folder)
    assert found(f"{url}/pages.zip", f"{url}/1.html") == [
        Dump("1.html", FILES["1.html"]),
        Dump("pages.zip/ভেতরে/3.txt", "তিন".encode()),
    ]


def test_the_order_of_urls_makes_no_difference(folder, memory):
    memory.put(str(folder), "/saved", recursive=True)
    urls = ["memory://saved/2024", "memory://saved/1.html", "memory://saved/pages.zip"]
    assert found(*urls) == found(*reversed(urls))


def test_what_cannot_be_read_is_a_reason(folder, serve, memory):
    url = f"{serve(folder)}/none.txt"
    nothing, missing = found(url, "memory://none")
    assert (missing.name, nothing.name) == ("none.txt", "memory://none")
    assert "none.txt" in missing.reason
    assert "no such file or folder" in nothing.reason


@pytest.mark.parametrize("url", ["nonsense://bucket/dumps", "https://example.org/content"])
def test_a_url_that_no_content_can_be_written_to_is_an_error_that_names_it(url, tmp_path):
    done = CliRunner().invoke(main, ["import", str(tmp_path), "--content", url])
    assert done.exit_code == 1
    assert url in done.output


def test_a_protocol_that_nobody_knows_is_an_error():
    with pytest.raises(RemoteError, match="nonsense"):
        found("nonsense://bucket/dumps")


class Desk:
    """An archive in a storage."""

    def __init__(self, storage: fsspec.AbstractFileSystem):
        self.storage = storage
        storage.pipe("/archive/sources.toml", b"")
        storage.pipe("/archive/dumps/a.txt", PAGE.encode())

    def take(self, *more: str) -> Result:
        told = ["import", "memory://archive/dumps", "--content", "memory://archive/content", *more]
        return CliRunner().invoke(main, told)

    def read(self) -> dict[str, bytes]:
        return {path: self.storage.cat_file(path) for path in self.storage.find("/archive/content")}


@pytest.fixture
def desk(memory: fsspec.AbstractFileSystem) -> Desk:
    return Desk(memory)


def test_articles_are_written_where_the_content_is(desk):
    assert desk.take("--dry-run").exit_code == 0
    assert not desk.read()
    assert desk.take().exit_code == 0
    assert list(desk.read()) == [f"/archive/content/{ARTICLE}"]


def test_a_second_run_puts_nothing(desk, monkeypatch):
    desk.take()
    monkeypatch.setattr(type(desk.storage), "put_file", lambda *_: pytest.fail("put again"))
    assert "unchanged" in desk.take().output


def test_a_hand_edit_in_a_storage_is_kept(desk):
    desk.take()
    path, data = next(iter(desk.read().items()))
    desk.storage.pipe(path, data + "\nসম্পাদকের টীকা।\n".encode())
    before = desk.read()
    assert "edited by hand, kept" in desk.take("--again").output
    assert desk.read() == before


def test_an_article_that_changes_there_in_the_meantime_is_not_overwritten(desk, monkeypatch):
    path = f"/archive/content/{ARTICLE}"
    copy = desk.storage.get_file

    def edited(*given: object, **more: object) -> None:
        desk.storage.pipe(path, b"written by another")
        copy(*given, **more)

    monkeypatch.setattr(desk.storage, "get_file", edited)
    done = desk.take()
    assert done.exit_code == 1
    assert f"{path} (of 1) has changed since the import began" in done.output
    assert desk.read() == {path: b"written by another"}
