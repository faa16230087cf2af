"""Opening what dumps are packed in, layer by layer: gzip, bzip2, xz, zip, tar, and any of them within each other.

What a layer is, its first bytes say, not its name. Layers are streamed; only a zip within another container is copied
to an unnamed temporary file first, because its table of contents stands at its end.
"""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from shutil import copyfileobj
from typing import BinaryIO

from mohafez.ingest.dump import Dump, Refused
from mohafez.ingest.formats.limits import DEPTH_MAX, ENTRIES_MAX, MEGABYTE, Budget, Metered, TooLarge, TooMuch
from mohafez.ingest.formats.names import is_read, member, suffix_of, uncompressed

Entry = tuple[str, BinaryIO]
Leaf = Callable[[str, io.BufferedReader], Iterator[Dump | Refused]]

BUFFER = 64 * 1024
IN_MEMORY = 16 * MEGABYTE  # of a zip within another container
TAR_HEADER_MAX = 1 * MEGABYTE  # a long name or extended header; tarfile reads it whole
TAR_MAGIC = slice(257, 262)
BROKEN = (
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
    tarfile.TarError,
    struct.error,
)


def unpack(
    name: str, stream: io.BufferedReader, budget: Budget, leaf: Leaf, depth: int = 0
) -> Iterator[Dump | Refused]:
    """Open a file layer by layer, and hand what is no container to `leaf`.

    What is broken is refused, and what stands beside it goes on. Raises TooMuch where the whole file must be left.
    """
    try:
        opener = _opener(name, stream.peek(BUFFER))
        if opener is None:
            yield from leaf(name, stream)
        elif depth == DEPTH_MAX:
            yield Refused(name, f"more than {DEPTH_MAX} containers within each other")
        else:
            for inner, opened in opener(name, stream, budget):
                yield from unpack(inner, io.BufferedReader(opened, BUFFER), budget, leaf, depth + 1)
    except TooLarge as error:
        yield Refused(name, str(error))
    except EOFError:
        yield Refused(name, "cut short: the compressed data ends early")
    except BROKEN as error:
        yield Refused(name, f"broken: {error}")


def _opener(name: str, head: bytes) -> Callable[[str, io.BufferedReader, Budget], Iterator[Entry]] | None:
    if head.startswith(b"\x1f\x8b"):
        return _gunzip
    if head.startswith(b"BZh") and head[4:10] == b"1AY&SY":
        return _bunzip
    if head.startswith(b"\xfd7zXZ\x00"):
        return _unxz
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _unzip
    if head[TAR_MAGIC] == b"ustar" or suffix_of(name) == ".tar":
        return _untar
    return None


def _gunzip(name: str, stream: BinaryIO, budget: Budget) -> Iterator[Entry]:
    yield uncompressed(name), Metered(gzip.GzipFile(fileobj=stream), budget)


def _bunzip(name: str, stream: BinaryIO, budget: Budget) -> Iterator[Entry]:
    yield uncompressed(name), Metered(bz2.BZ2File(stream), budget)


def _unxz(name: str, stream: BinaryIO, budget: Budget) -> Iterator[Entry]:
    yield uncompressed(name), Metered(lzma.LZMAFile(stream), budget)  # noqa: SIM115 - closed with its stream


def _unzip(name: str, stream: io.BufferedReader, budget: Budget) -> Iterator[Entry]:
    with _seekable(stream) as file:
        if _zip_entries(file) > ENTRIES_MAX:
            raise TooMuch(f"{name} holds more than {ENTRIES_MAX} entries")
        with zipfile.ZipFile(file) as archive:
            for info in archive.infolist():
                budget.enter()
                if info.is_dir() or not is_read(info.filename):
                    continue
                inner = member(name, info.filename)
                if info.flag_bits & 1:
                    yield inner, _Failing(ValueError("encrypted"))
                    continue
                try:
                    opened = archive.open(info)
                except BROKEN as error:
                    yield inner, _Failing(error)
                    continue
                with opened:
                    yield inner, Metered(opened, budget)


class _Failing(io.RawIOBase):
    """A member that cannot be opened: reading it raises the reason, so that it is reported under its own name."""

    def __init__(self, error: Exception):
        self._error = error

    def readable(self) -> bool:
        return True

    def readinto(self, _buffer: memoryview) -> int:
        raise self._error


def _seekable(stream: io.BufferedReader) -> BinaryIO:
    """The stream itself if it is a file, or a temporary copy."""
    if isinstance(stream.raw, io.FileIO):
        return stream
    copy = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the caller closes it
    copyfileobj(stream, copy, BUFFER)
    copy.seek(0)
    return copy


def _zip_entries(file: BinaryIO) -> int:
    """How many entries a zip's last record leaves room for; zipfile would read them all into memory first."""
    end = file.seek(0, io.SEEK_END)
    file.seek(max(end - (1 << 16) - 22 - 20, 0))  # a comment is shorter than 64 KB
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        return 0
    (size,) = struct.unpack_from("<L", tail, at + 12)
    return min(size, end) // 46 if size != 0xFFFFFFFF else end // 46


class _TarHeader(tarfile.TarInfo):
    """A header of a tar file; one that announces a huge name or huge attributes is hostile."""

    @classmethod
    def frombuf(cls, buf: bytes, encoding: str, errors: str) -> "_TarHeader":
        info = super().frombuf(buf, encoding, errors)
        if info.size > TAR_HEADER_MAX and not (info.isreg() or info.isdir() or info.issym() or info.islnk()):
            raise TooMuch("a tar header larger than 1 MB")
        return info


def _untar(name: str, stream: BinaryIO, budget: Budget) -> Iterator[Entry]:
    with tarfile.open(fileobj=stream, mode="r|", tarinfo=_TarHeader) as archive:
        while (info := archive.next()) is not None:
            archive.members.clear()  # or tarfile would remember every header
            budget.enter()
            if info.isreg() and is_read(info.name):
                opened = archive.extractfile(info)
                # Its bytes are the stream's, and spent there; but a sparse one may have a terabyte of holes.
                yield member(name, info.name), Metered(opened, budget) if info.issparse() else opened
