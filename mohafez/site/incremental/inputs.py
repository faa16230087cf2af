"""Whether anything at all has changed since the last build, told from what the file system says of every input."""

import os
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from mohafez.site.incremental.keys import key_of, program_key, value_key
from mohafez.site.incremental.library import SETTLED

UNSAID = b""  # no key: something changed so lately that it may change again unseen


def inputs_key(places: Iterable[Path], settings: Mapping[str, Any]) -> bytes:
    """Digest names, sizes, numbers and times of all files in folders (or of files), the settings, and this program."""
    newest = 0.0
    told = [program_key(), value_key(sorted(f"{name}={value!r}" for name, value in settings.items()))]
    for place in places:
        for name, found in sorted(files(place)):
            newest = max(newest, found.st_ctime)
            numbers = (found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns)
            told.append(f"{name} {numbers}".encode("utf-8", "surrogateescape"))
    return key_of(*told) if newest < time.time() - SETTLED else UNSAID


def files(place: Path) -> Iterable[tuple[str, os.stat_result]]:
    """Give each file of a folder and its folders, or the one file, with what the file system says of it."""
    if place.is_file():
        yield str(place), place.stat()
    waiting = [str(place)] if place.is_dir() else []
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    waiting.append(entry.path)
                else:
                    yield entry.path, os.stat(entry.path) if entry.is_symlink() else entry.stat()  # noqa: PTH116
