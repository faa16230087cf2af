"""An archive whose content stands at a URL: a copy to import into, and what changed in it written back.

Files are put one by one, each whole where the storage puts whole objects (S3, GCS): what a killed import leaves is
whole files, and running it again ends in the same, as on a disk. No article that has changed there since it was copied
is overwritten. Two imports at once are not kept apart.
"""

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mohafez.ingest.formats.remote import WEB, RemoteError, faults_of, filesystem_of

BESIDE = ("topics.toml", "sources.toml", "ignored.toml")  # of a content folder


@contextmanager
def mirrored(url: str) -> Iterator[Path]:
    """Copy the articles below a content folder at a URL, and the tables beside it; write back what changes.

    Yields the copy's content folder. After an exception nothing is written back. Raises RemoteError for a storage that
    cannot be written, and for articles that have changed there in the meantime, and for what else fails there.
    """
    if url.startswith(WEB):
        raise RemoteError(f"{url}: articles cannot be written to the web; name a storage, such as s3://…")
    filesystem, there = filesystem_of(url.rstrip("/"))
    with tempfile.TemporaryDirectory(prefix="mohafez-") as folder:
        here = Path(folder).resolve() / "content"
        here.mkdir()
        with faults_of(url):
            _fetch(filesystem, there, here)
        before = _hashes(here)
        yield here
        with faults_of(url):
            _put_back(filesystem, there, here, before)


def _fetch(filesystem: Any, there: str, here: Path) -> None:
    beside, _, _ = there.rpartition("/")
    copies = {f"{beside}/{name}": here.parent / name for name in BESIDE if filesystem.exists(f"{beside}/{name}")}
    for path in filesystem.find(f"{there}/articles"):
        if path.endswith(".md") and (copy := (here / path.removeprefix(f"{there}/"))).resolve().is_relative_to(here):
            copies[path] = copy
    for copy in copies.values():
        copy.parent.mkdir(parents=True, exist_ok=True)
    if copies:
        filesystem.get(list(copies), [str(copy) for copy in copies.values()])


def _hashes(here: Path) -> dict[str, str]:
    """The hash of each article's file, by its path below content/."""
    return {path.relative_to(here).as_posix(): _hash(path.read_bytes()) for path in here.rglob("*.md")}


def _put_back(filesystem: Any, there: str, here: Path, before: dict[str, str]) -> None:
    now = _hashes(here)
    changed = sorted(name for name in now if now[name] != before.get(name))
    filesystem.invalidate_cache()
    moved = []
    for name in changed:
        path = f"{there}/{name}"
        if (_hash(filesystem.cat_file(path)) if filesystem.exists(path) else None) != before.get(name):
            moved.append(path)
            continue
        filesystem.makedirs(path.rpartition("/")[0], exist_ok=True)
        filesystem.put_file(str(here / name), path)
    if moved:
        raise RemoteError(
            f"{moved[0]} (of {len(moved)}) has changed since the import began, and was left. Import again."
        )


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
