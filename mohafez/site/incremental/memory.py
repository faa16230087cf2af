"""What one build leaves for the next, in .mohafez/site/ beside the content folder.

It may be deleted at any time; what cannot be read back, or was kept by another version of this program, is as good as
not there.
"""

import hashlib
import pickle
import shutil
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from mohafez.files import write_if_changed
from mohafez.site.incremental.keys import program_key

T = TypeVar("T")
FOLDER = ".mohafez/site"
OUTPUTS = "outputs"  # in it: a folder for each output folder
OUTPUTS_REMEMBERED = 8  # the archive may be built into several, for trials and previews: the least used are forgotten
CHECKSUM = 4  # bytes of a CRC-32
REPORT = "report.json"  # in an output's: what the last build into it did


def memory_of_archive(content: Path) -> Path:
    """Give the folder for what is remembered of an archive, whatever it is built into."""
    return content.absolute().parent / FOLDER


def memory_of_output(content: Path, output: Path) -> Path:
    """Give the folder for what is remembered of builds of an archive into one output folder."""
    digest = hashlib.sha256(str(output.resolve()).encode("utf-8", "surrogateescape")).hexdigest()
    return memory_of_archive(content) / OUTPUTS / f"{output.name}-{digest[:8]}"


def forget_others(memory: Path) -> None:
    """Forget the outputs that were not built into for longest."""
    found = sorted(memory.parent.iterdir(), key=lambda folder: folder.stat().st_mtime)
    for folder in found[:-OUTPUTS_REMEMBERED]:
        if folder != memory:
            shutil.rmtree(folder, ignore_errors=True)


def recall(path: Path) -> Any:
    """Give what `keep` wrote, or None: if there is nothing, if it is broken, or if another program wrote it."""
    try:
        kept = path.read_bytes()
    except OSError:
        return None
    head = len(program_key()) + CHECKSUM
    value = memoryview(kept)[head:]
    return pickle.loads(value) if kept[:head] == seal(value) else None  # noqa: S301 our own file


def seal(kept: bytes | memoryview) -> bytes:
    """Give what stands before a kept value: who wrote it, and a checksum, since disks and copies spoil single bytes."""
    return program_key() + zlib.crc32(kept).to_bytes(CHECKSUM, "big")


def keep(path: Path, value: Any) -> None:
    """Write a value for the next build of this same program."""
    kept = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    write_if_changed(path, seal(kept) + kept)


def remembered(path: Path, key: bytes, make: Callable[[], T]) -> T:
    """Give what `make` gave when it was last asked under this key, or ask it again."""
    kept = recall(path)
    if kept and kept[0] == key:
        return kept[1]
    value = make()
    keep(path, (key, value))
    return value
