"""How much of a container is read: dumps are hostile, and a file of 10 MB may unpack to a disk full of zeros."""

import io
from typing import BinaryIO

from mohafez.ingest.decode import MAX_BYTES

MEGABYTE = 1024**2
# Pages of one site share most of their markup, so a solid archive of them may shrink 80-fold; deflate ends at 1032.
RATIO_MAX = 200
ALWAYS_ALLOWED = 64 * MEGABYTE  # expanded bytes that are never too many, however small the file
EXPANDED_MAX = 64 * 1024 * MEGABYTE  # of one file with all that is in it; a Common Crawl segment has 5 GB
ENTRIES_MAX = 1_000_000  # of one file with all that is in it; an archive's site holds less than a tenth
DEPTH_MAX = 4  # containers within containers, with compression: a .csv.gz in a .tar.gz is three
STDIN_MAX = 4 * 1024 * MEGABYTE  # standard input is kept on disk, because it is read twice
ERRORS_MAX = 100  # bad records of one file that are reported one by one


class TooMuch(Exception):
    """A file with all that is in it went over a limit: nothing more of it is read. The message is the reason."""


class TooLarge(ValueError):
    """One dump is no page by its size; what is beside it is read on. The message is the reason."""


class Budget:
    """What one file, with all the containers in it, may still expand to."""

    def __init__(self, stored: int):
        """Start with the size of the file as it is stored, in bytes."""
        self._bytes = self._allowed = min(EXPANDED_MAX, max(ALWAYS_ALLOWED, RATIO_MAX * stored))
        self._entries = ENTRIES_MAX

    def spend(self, size: int) -> None:
        """Take expanded bytes. Raises TooMuch."""
        self._bytes -= size
        if self._bytes < 0:
            raise TooMuch(f"unpacks to more than {self._allowed // MEGABYTE} MB, out of proportion to its size")

    def enter(self) -> None:
        """Take an entry. Raises TooMuch."""
        self._entries -= 1
        if self._entries < 0:
            raise TooMuch(f"holds more than {ENTRIES_MAX} entries")


class Metered(io.RawIOBase):
    """A stream of expanded bytes that spends a budget as it is read."""

    def __init__(self, stream: io.BufferedIOBase, budget: Budget):
        self._stream = stream
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:
        data = self._stream.read1(len(buffer))  # what is there: where the stream breaks off, nothing before is lost
        self._budget.spend(len(data))
        buffer[: len(data)] = data
        return len(data)


def read_whole(stream: BinaryIO) -> bytes:
    """Read a dump that should fit into memory. Raises TooLarge."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise TooLarge(f"larger than {MAX_BYTES // MEGABYTE} MB")
    return data
