"""What is packed comes out, layer by layer; what is hostile or broken is a reason, and the rest goes on."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mohafez.ingest.formats import containers, limits, names

PAGES = {"2024/ক.txt": "প্রথম".encode(), "2024/খ.html": "<p>দ্বিতীয়</p>".encode()}


def zipped(members: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def tarred(members: dict[str, bytes], mode: str = "w") -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode=mode) as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return data.getvalue()


@pytest.fixture
def put(tmp_path: Path):
    def write(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


@pytest.mark.parametrize(
    ("name", "data", "prefix"),
    [
        ("p.zip", zipped(PAGES), "p.zip/"),
        ("p.tar", tarred(PAGES), "p.tar/"),
        ("p.tar.gz", tarred(PAGES, "w:gz"), "p.tar/"),
        ("p.tgz", tarred(PAGES, "w:gz"), "p.tar/"),
        ("p.tar.bz2", tarred(PAGES, "w:bz2"), "p.tar/"),
        ("p.tar.xz", tarred(PAGES, "w:xz"), "p.tar/"),
        ("p.zip", zipped({"in/q.tar.gz": tarred(PAGES, "w:gz")}), "p.zip/in/q.tar/"),
        ("p.tar", tarred({"q.zip": zipped(PAGES)}), "p.tar/q.zip/"),
        ("p.tar", tarred({f"{name}.gz": gzip.compress(data) for name, data in PAGES.items()}), "p.tar/"),
    ],
)
def test_packed_pages_come_out_under_the_names_of_their_way(put, found, name, data, prefix):
    dumps, refused = found(put(name, data))
    assert {name: dump.data for name, dump in dumps.items()} == {prefix + name: data for name, data in PAGES.items()}
    assert refused == {}


@pytest.mark.parametrize(("suffix", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)])
def test_a_compressed_dump_keeps_the_name_that_it_has_uncompressed(put, found, suffix, pack):
    """So an owner may compress old dumps, and their articles stay theirs."""
    dumps, _ = found(put(f"a.txt.{suffix}", pack(b"1")))
    assert {name: dump.data for name, dump in dumps.items()} == {"a.txt": b"1"}


def test_what_a_file_is_its_bytes_say(put, found):
    assert list(found(put("saved.txt", zipped(PAGES)))[0]) == ["saved.txt/2024/ক.txt", "saved.txt/2024/খ.html"]


def test_members_that_are_no_dumps_are_left(put, found):
    members = {"a.txt": b"1", "b.jpg": b"2", "__MACOSX/._a.txt": b"3", ".git/c.txt": b"4", "d/": b""}
    assert list(found(put("p.zip", zipped(members)))[0]) == ["p.zip/a.txt"]


def test_a_container_without_dumps_is_a_reason(put, found):
    assert found(put("p.zip", zipped({"a.jpg": b"1"}))) == ({}, {"p.zip": "holds no dumps"})


@pytest.mark.parametrize("name", ["../../etc/a.txt", "/etc/a.txt", "C:\\etc\\..\\a.txt", "./x/../a\n---\r.txt"])
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_members_name_leads_nowhere(put, found, tmp_path, name, pack):
    before = sorted(tmp_path.rglob("*"))
    (dump,) = found(put("p.bin", pack({name: b"1"})))[0]
    parts = dump.split("/")
    assert parts[0] == "p.bin"
    assert not {"", ".", ".."} & set(parts)
    assert "\n" not in dump
    assert "\r" not in dump
    assert sorted(tmp_path.rglob("*")) == [*before, tmp_path / "p.bin"]


@given(st.text())
def test_any_members_name_is_one_line_below_its_container(name):
    made = names.member("p.zip", name)
    assert made.startswith("p.zip")
    assert len(made.splitlines()) == 1
    assert not {".", ".."} & set(made.split("/"))


def test_links_in_a_tar_are_not_followed(put, found):
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        link = tarfile.TarInfo("a.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    assert found(put("p.tar", data.getvalue())) == ({}, {"p.tar": "holds no dumps"})


def test_a_page_of_zeros_is_refused_and_its_neighbours_are_read(put, found):
    data = zipped({"a.txt": b"1", "b.txt": bytes(40 * limits.MEGABYTE), "c.txt": b"3"})
    dumps, refused = found(put("p.zip", data))
    assert list(dumps) == ["p.zip/a.txt", "p.zip/c.txt"]
    assert refused == {"p.zip/b.txt": "larger than 16 MB"}


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_a_compressed_file_of_zeros_is_refused_without_unpacking_it_all(put, found, name):
    assert found(put(f"{name}.gz", gzip.compress(bytes(40 * limits.MEGABYTE)))) == ({}, {name: "larger than 16 MB"})


def test_lines_without_an_end_are_refused(put, found):
    dumps, refused = found(put("a.jsonl.gz", gzip.compress(b'{"body":"' + b"0" * (40 * limits.MEGABYTE))))
    assert dumps == {}
    assert refused == {"a.jsonl": "a line is larger than 16 MB; nothing below it was read"}


def test_what_unpacks_out_of_proportion_is_left_and_the_batch_goes_on(put, found, monkeypatch):
    monkeypatch.setattr(limits, "ALWAYS_ALLOWED", limits.MEGABYTE)
    bomb = put(
        "a.tar.gz", gzip.compress(tarred({"1.txt": b"1", "zeros.bin": bytes(20 * limits.MEGABYTE), "2.txt": b"2"}))
    )
    dumps, refused = found(bomb, put("b.txt", b"3"))
    assert list(dumps) == ["a.tar/1.txt", "b.txt"]
    assert list(refused) == ["a.tar.gz"]
    assert "out of proportion" in refused["a.tar.gz"]


def test_a_packed_tars_members_count_once(put, found, monkeypatch):
    """Past fault: they were counted as they left the compression and as they left the tar."""
    monkeypatch.setattr(limits, "ALWAYS_ALLOWED", limits.MEGABYTE)
    pages = {f"{n}.txt": b"%d " % n * 9000 for n in range(30)}
    size = sum(map(len, pages.values()))
    assert limits.MEGABYTE / 2 < size < limits.MEGABYTE / 1.2
    monkeypatch.setattr(limits, "RATIO_MAX", 1)
    dumps, refused = found(put("p.tar.gz", gzip.compress(tarred(pages))))
    assert (len(dumps), refused) == (30, {})


def test_the_holes_of_a_sparse_member_count(put, found, monkeypatch):
    monkeypatch.setattr(limits, "ALWAYS_ALLOWED", limits.MEGABYTE)
    data = bytearray(tarred({"a.txt": b"1" * 512}))
    header = data[:512]
    header[156:157] = tarfile.GNUTYPE_SPARSE
    header[386:410] = b"%011o\0%011o\0" % (10 * limits.MEGABYTE, 512)  # where the one piece of data stands
    header[483:495] = b"%011o\0" % (10 * limits.MEGABYTE + 512)  # the size with its hole
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    data[:512] = header
    _, refused = found(put("p.tar", bytes(data)))
    assert "out of proportion" in refused["p.tar"]


def test_a_container_of_too_many_entries_is_left(put, found, monkeypatch):
    monkeypatch.setattr(limits, "ENTRIES_MAX", 3)
    dumps, refused = found(put("p.tar", tarred({f"{n}.txt": b"1" for n in range(5)})))
    assert len(dumps) == 3
    assert refused == {"p.tar": "holds more than 3 entries"}


def test_a_zip_of_too_many_entries_is_left_before_its_table_is_read(put, found, monkeypatch):
    monkeypatch.setattr(containers, "ENTRIES_MAX", 3)
    assert found(put("p.zip", zipped({f"{n}.txt": b"1" for n in range(9)}))) == (
        {},
        {"p.zip": "p.zip holds more than 3 entries"},
    )


def test_containers_nested_too_deep_are_left(put, found):
    data = b"1"
    for _ in range(limits.DEPTH_MAX + 1):
        data = zipped({"a.zip": data})
    dumps, refused = found(put("a.zip", data))
    assert dumps == {}
    assert list(refused.values()) == ["more than 4 containers within each other"]


def test_a_tar_header_of_many_megabytes_is_refused(put, found):
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.XHDTYPE, 50 * limits.MEGABYTE
    assert found(put("p.tar", info.tobuf() + bytes(10_000))) == ({}, {"p.tar": "a tar header larger than 1 MB"})


def test_an_encrypted_member_is_refused_under_its_name(put, found):
    data = bytearray(zipped({"a.txt": b"1", "b.txt": b"2"}))
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1  # the flag of encryption in the table of contents
    dumps, refused = found(put("p.zip", bytes(data)))
    assert list(dumps) == ["p.zip/b.txt"]
    assert refused == {"p.zip/a.txt": "broken: encrypted"}


def test_a_damaged_member_is_refused_and_its_neighbours_are_read(put, found):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.txt", "damaged")
        archive.writestr("b.txt", "whole")
    dumps, refused = found(put("p.zip", data.getvalue().replace(b"damaged", b"damaqed", 1)))
    assert list(dumps) == ["p.zip/b.txt"]
    assert "CRC" in refused["p.zip/a.txt"]


def test_a_compressed_file_that_is_cut_short_is_a_reason(put, found):
    data = gzip.compress("খবর".encode() * 1000)
    assert found(put("a.txt.gz", data[:-10])) == ({}, {"a.txt": "cut short: the compressed data ends early"})


def test_a_tar_that_is_cut_short_gives_what_comes_before(put, found):
    pages = {f"{n}.txt": bytes(str(n), "ascii") * 5000 for n in range(3)}
    dumps, refused = found(put("p.tar", tarred(pages)[:7000]))
    assert list(dumps) == ["p.tar/0.txt"]
    assert refused


@pytest.mark.parametrize("magic", [b"PK\x03\x04", b"\x1f\x8b", b"BZh91AY&SY", b"\xfd7zXZ\x00", bytes(257) + b"ustar"])
@given(rest=st.binary(max_size=600))
def test_no_bytes_behind_a_containers_magic_end_the_batch(tmp_path_factory, magic, rest):
    from mohafez.ingest.formats import find_dumps

    path = tmp_path_factory.mktemp("packed") / "a.zip"
    path.write_bytes(magic + rest)
    assert list(find_dumps([path]))
