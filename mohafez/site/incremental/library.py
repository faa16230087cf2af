"""Articles as an earlier build read them: only files that differ are read and parsed again."""

import os
import time
from collections import defaultdict
from pathlib import Path

from mohafez.articles import Article
from mohafez.site.incremental.digests import key_of
from mohafez.site.incremental.inputs import SETTLED
from mohafez.site.incremental.memory import keep, recall
from mohafez.site.records import Record, Signature, look

Shelf = dict[str, Record]  # the articles of a folder, by their files' paths below the content folder


class Library:
    """Reads articles, and remembers them until the next build: a file for the articles of each folder."""

    def __init__(self, memory: Path):
        self._memory = memory
        self._before: dict[str, Shelf] = {}
        self._read: dict[str, Shelf] = defaultdict(dict)
        self._started = time.time()

    def read(self, path: Path, root: Path) -> Article:
        """Read an article as `mohafez.articles.read` does, but for its body: all of them would fill the memory.

        Raises ArticleError.
        """
        name = path.as_posix()[len(root.as_posix()) + 1 :]
        folder = name.rpartition("/")[0]
        if folder not in self._before:
            self._before[folder] = recall(self._file(folder)) or {}
        signature, changed = signature_of(path)
        record = self._before[folder].get(name)
        if record is None or record.signature != signature:
            record = look(path, name, record, signature if changed < self._started - SETTLED else None)
        self._read[folder][name] = record
        return record.article

    def _file(self, folder: str) -> Path:
        return self._memory / key_of(folder.encode("utf-8", "surrogatepass")).hex()

    def records(self) -> dict[str, Record]:
        """Give what is known of each file that was read, by its path below the content folder."""
        return {name: record for shelf in self._read.values() for name, record in shelf.items()}

    def close(self) -> None:
        """Leave what was read to the next build."""
        for folder, shelf in self._read.items():
            if shelf != self._before[folder]:
                keep(self._file(folder), shelf)
        wanted = {self._file(folder) for folder in self._read}
        for file in set(self._memory.iterdir()) - wanted if self._memory.is_dir() else ():
            file.unlink()


def signature_of(path: Path) -> tuple[Signature, float]:
    """Give what tells, without reading it, that a file is the same; and when it last changed in any way.

    Contents cannot change without the last of these numbers, which no program can set.
    """
    try:
        found = os.stat(path)  # noqa: PTH116 twice as quick as Path.stat, for each article in each build
    except OSError:
        return (0, 0, 0, 0), float("inf")  # reading it will tell why
    return (found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns), found.st_ctime
