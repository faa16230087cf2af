"""The output folder: claimed when it is new, and what stands in it."""

import logging
import os
from pathlib import Path
from typing import NamedTuple

logger = logging.getLogger(__name__)

MARK = ".nojekyll"  # GitHub Pages then serves files as they are; its text marks a folder as ours to clear
MARK_TEXT = "Mohafez builds this folder anew: what it did not make is removed.\n"

Seen = tuple[int, int]  # a file's size and time: tells one that we wrote from one that something else put there


class Written(NamedTuple):
    """A file of the output: the key of what it was made from, and its size and time when it was put there."""

    key: bytes
    seen: Seen
    is_new: bool = False  # in this build: staged, for it was not there or differed


def is_ours(output: Path) -> bool:
    """Tell whether an output folder is new, empty or ours, so that stale pages may be removed from it."""
    marker = output / MARK
    if marker.is_file():
        return marker.read_text(encoding="utf-8", errors="replace") == MARK_TEXT
    if output.is_dir() and any(output.iterdir()):
        logger.warning("%s was not built by Mohafez: pages of articles that are gone stay in it", output)
        return False
    return True


def standing(output: Path) -> dict[str, Seen]:
    """List the files of the output folder, by their paths below it, with their sizes and times.

    Names at its top that begin with a dot (.git …) are left out: they are not ours to change.
    """
    found: dict[str, Seen] = {}
    top = str(output)
    waiting = [""] if output.is_dir() else []
    while waiting:
        folder = waiting.pop()
        with os.scandir(f"{top}/{folder}") as entries:
            for entry in entries:
                path = f"{folder}{entry.name}"
                if not folder and entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{path}/")
                else:
                    found[path] = seen(entry.stat(follow_symlinks=False))
    return found


def seen(found: os.stat_result) -> Seen:
    return found.st_size, found.st_mtime_ns
