"""Files at URLs (s3://, gs://, https://, memory:// …), through fsspec: found and named as files of a folder are.

Each is copied into a temporary file when its turn is near, a few at once, and the copy is deleted after. So whatever
reads a file of this machine reads one of another, and a slow network is waited for once and not file by file.
"""

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from mohafez.bangla.text import clean
from mohafez.ingest.dump import Refused
from mohafez.ingest.engines import in_order
from mohafez.ingest.formats.names import is_read
from mohafez.ingest.formats.paths import File

AHEAD = 8  # files that are being copied at once
WEB = ("http://", "https://")
MAGIC = "*?["


class RemoteError(ValueError):
    """A URL cannot be read, or not written. The message names it, and says why."""


@dataclass(frozen=True)
class RemoteFile:
    """A file at a URL, under the name that its dumps will carry."""

    filesystem: Any  # fsspec's
    path: str
    name: str


def is_url(text: str) -> bool:
    return "://" in text


def filesystem_of(url: str) -> tuple[Any, str]:
    """What fsspec reads a URL with, and its path there. Raises RemoteError."""
    try:
        from fsspec.core import url_to_fs

        return url_to_fs(url)
    except ImportError as error:  # also of what one protocol needs
        raise RemoteError(f"{url}: {error}. Run `pip install 'mohafez[dask]'`, and what the message names.") from error
    except ValueError as error:
        raise RemoteError(f"{url}: {error}") from error


@contextmanager
def faults_of(place: str) -> Iterator[None]:
    """Raise what a storage raises as a RemoteError: each has faults of its own kind."""
    try:
        yield
    except RemoteError:
        raise
    except Exception as error:
        reason = clean(getattr(error, "strerror", None) or str(error) or type(error).__name__)
        raise RemoteError(f"{place}: {reason}") from error


def find_remote(urls: Iterable[str]) -> list[RemoteFile | Refused]:
    """Find all files at and below URLs and globs, in an order that the URLs' order does not change; each file once.

    A file that is named is read whatever its suffix; in folders the suffix decides. On the web a folder is what ends
    in a slash: a page of links to its files. Raises RemoteError.
    """
    found: dict[str, RemoteFile | Refused] = {}
    for url in urls:
        filesystem, path = filesystem_of(url)
        try:
            with faults_of(url):
                found |= {file.path: file for file in _at(filesystem, path, url)}
        except RemoteError as error:
            found[url] = Refused(url, str(error))
    return [found[path] for path in sorted(found, key=lambda path: (found[path].name.rpartition("/")[2], path))]


def near(files: Sequence[File | RemoteFile | Refused]) -> Iterator[File | Refused]:
    """Yield files, and of remote ones copies, each of which is there until the next is asked for."""
    if not any(isinstance(file, RemoteFile) for file in files):
        yield from files
        return
    with tempfile.TemporaryDirectory(prefix="mohafez-") as folder, ThreadPoolExecutor(AHEAD) as threads:
        for file in in_order(partial(threads.submit, _copied, folder), files, AHEAD):
            yield file
            if isinstance(file, File) and file.path.is_relative_to(folder):
                file.path.unlink()


def _at(filesystem: Any, path: str, url: str) -> Iterator[RemoteFile]:
    """The files at a path. Raises FileNotFoundError, and what else the storage has."""
    web = url.startswith(WEB)
    if "*" in path if web else any(sign in path for sign in MAGIC):
        base = path[: min(path.find(sign) for sign in MAGIC if sign in path)].rpartition("/")[0]
        matches = filesystem.glob(path, detail=True)
        paths = [match for match, info in matches.items() if info["type"] == "file"]
    elif path.endswith("/") if web else filesystem.isdir(path):
        base, paths = path.rstrip("/"), [file for file in filesystem.find(path) if is_read(unquote(file))]
    else:
        base, paths = path.rpartition("/")[0], [path] if web or filesystem.exists(path) else []
    if not paths:
        raise FileNotFoundError("no such file or folder, or none that is read")
    for file in paths:
        name = file.removeprefix(base)
        parts = (unquote(name) if web else name).split("/")
        yield RemoteFile(filesystem, file, "/".join(clean(part) for part in parts if part not in {"", ".", ".."}))


def _copied(folder: str, file: File | RemoteFile | Refused) -> File | Refused:
    """Copy a remote file into a folder; any other is what it is."""
    if not isinstance(file, RemoteFile):
        return file
    handle, copy = tempfile.mkstemp(dir=folder)
    os.close(handle)
    try:
        with faults_of(file.path):
            file.filesystem.get_file(file.path, copy)
    except RemoteError as error:
        return Refused(file.name, str(error))
    return File(Path(copy), file.name)
