"""Articles as an earlier build read them: only files that differ are read and parsed again."""

import os
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from mohafez.articles import ArticleError
from mohafez.site.incremental.digests import key_of
from mohafez.site.incremental.inputs import SETTLED
from mohafez.site.incremental.memory import keep, recall
from mohafez.site.processes import in_processes
from mohafez.site.records import Record, Signature, look_at

Shelf = dict[str, Record]  # the articles of a folder, by their files' paths below the content folder


class Library:
    """Reads articles, and remembers them until the next build: a file for the articles of each folder."""

    def __init__(self, memory: Path):
        self._memory = memory
        self._before: dict[str, Shelf] = {}
        self._read: dict[str, Shelf] = defaultdict(dict)
        self._started = time.time()

    def read(self, paths: Iterable[Path], root: Path) -> dict[str, Record | ArticleError]:
        """Give what is known of each article, or why it cannot be read, by its file's path below the content folder."""
        known: dict[str, Record | ArticleError] = {}
        unread = []
        for path in paths:
            name = path.as_posix()[len(root.as_posix()) + 1 :]
            signature, changed = signature_of(path)
            before = self._recall(name)
            if before is None or before.signature != signature:
                unread.append((str(path), name, before, signature if changed < self._started - SETTLED else None))
            known[name] = before
        known |= zip((name for _, name, *_ in unread), in_processes(unread, look_at), strict=True)
        for name, record in known.items():
            if isinstance(record, Record):
                self._read[folder_of(name)][name] = record
        return known

    def _recall(self, name: str) -> Record | None:
        folder = folder_of(name)
        if folder not in self._before:
            self._before[folder] = recall(self._file(folder)) or {}
        return self._before[folder].get(name)

    def _file(self, folder: str) -> Path:
        return self._memory / key_of(folder.encode("utf-8", "surrogatepass")).hex()

    def close(self) -> None:
        """Leave what was read to the next build."""
        for folder, shelf in self._read.items():
            if shelf != self._before[folder]:
                keep(self._file(folder), shelf)
        wanted = {self._file(folder) for folder in self._read}
        for file in set(self._memory.iterdir()) - wanted if self._memory.is_dir() else ():
            file.unlink()


def folder_of(name: str) -> str:
    return name.rpartition("/")[0]


def signature_of(path: Path) -> tuple[Signature, float]:
    """Give what tells, without reading it, that a file is the same; and when it last changed in any way.

    Contents cannot change without the last of these numbers, which no program can set.
    """
    try:
        found = os.stat(path)  # noqa: PTH116 twice as quick as Path.stat, for each article in each build
    except OSError:
        return (0, 0, 0, 0), float("inf")  # reading it will tell why
    return (found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns), found.st_ctime
