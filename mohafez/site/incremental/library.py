"""Articles as an earlier build read them: only files that differ are read and parsed again."""

import os
import time
from dataclasses import dataclass
from pathlib import Path

from mohafez import articles
from mohafez.articles import Article
from mohafez.site.incremental.digests import key_of
from mohafez.site.incremental.memory import keep, recall

SETTLED = 2.0  # seconds: a file that changed later before it was read may change again within one tick of its clock

Signature = tuple[int, int, int, int]


@dataclass(frozen=True)
class Record:
    """An article with its file's digest and signature; no signature if the file had only just changed."""

    signature: Signature | None
    digest: bytes
    article: Article


class Library:
    """Reads articles, and remembers them until the next build."""

    def __init__(self, path: Path):
        self._path = path
        self._before: dict[str, Record] = recall(path) or {}
        self._read: dict[str, Record] = {}
        self._started = time.time()

    def read(self, path: Path, root: Path) -> Article:
        """Read an article's file as `mohafez.articles.read` does. Raises ArticleError."""
        name = path.relative_to(root).as_posix()
        signature, changed = signature_of(path)
        record = self._before.get(name)
        if record is None or record.signature != signature:
            record = self._look(path, root, record, signature if changed < self._started - SETTLED else None)
        self._read[name] = record
        return record.article

    def _look(self, path: Path, root: Path, before: Record | None, signature: Signature | None) -> Record:
        digest = key_of(path.read_bytes()) if path.is_file() else b""  # reading tells what it is instead
        if before and before.digest == digest:
            return Record(signature, digest, before.article)
        return Record(signature, digest, articles.read(path, root))

    def digests(self) -> dict[str, bytes]:
        """Give the digest of each file that was read, by its path below the content folder."""
        return {name: record.digest for name, record in self._read.items()}

    def close(self) -> None:
        """Leave what was read to the next build."""
        if self._read != self._before:
            keep(self._path, self._read)


def signature_of(path: Path) -> tuple[Signature, float]:
    """Give what tells, without reading it, that a file is the same; and when it last changed in any way.

    Contents cannot change without the last of these numbers, which no program can set.
    """
    try:
        found = os.stat(path)  # noqa: PTH116 twice as quick as Path.stat, for each article in each build
    except OSError:
        return (0, 0, 0, 0), float("inf")  # reading it will tell why
    return (found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns), found.st_ctime
