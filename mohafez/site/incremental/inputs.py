"""Whether anything at all has changed since the last build, told from what the file system says of every input."""

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from mohafez.site.incremental.digests import key_of
from mohafez.site.incremental.keys import program_key, value_key

SETTLED = 2.0  # seconds: a file that changed later before it was read may change again within one tick of its clock
UNSAID = b""  # no key: something changed so lately that it may change again unseen, or cannot be looked at


def inputs_key(places: Iterable[Path], settings: Mapping[str, Any]) -> bytes:
    """Digest names, sizes, numbers and times of all files in folders (or of files), the settings, and this program."""
    latest = time.time() - SETTLED
    told = [program_key(), value_key(sorted(f"{name}={value!r}" for name, value in settings.items()))]
    for place in places:
        for name, found in sorted(files(str(place))):
            if found is None or found.st_ctime >= latest:
                return UNSAID
            numbers = (found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns)
            told.append(f"{name} {numbers}".encode("utf-8", "surrogateescape"))
    return key_of(*told)


def files(place: str) -> Iterator[tuple[str, os.stat_result | None]]:
    """Give each file of a folder and its folders, or the one file, with what the file system says of it.

    Of what cannot be looked at, a link to nothing say, it says nothing: reading will tell why.
    """
    if not os.path.isdir(place):  # noqa: PTH112 strings throughout: this is looked at in every build
        if os.path.lexists(place):
            yield place, looked_at(place)
        return
    waiting, entered = [place], set()
    while waiting:
        folder = waiting.pop()
        found = os.stat(folder)  # noqa: PTH116
        if (found.st_dev, found.st_ino) in entered:
            continue  # a link led back
        entered.add((found.st_dev, found.st_ino))
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir():
                    waiting.append(entry.path)
                else:
                    yield entry.path, looked_at(entry.path)


def looked_at(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)  # noqa: PTH116
    except OSError:
        return None
