"""The folder of an index: files of one build, and none of an earlier one."""

import zlib
from collections.abc import Mapping
from pathlib import Path

from mohafez.files import write_if_changed
from mohafez.search.envelope import sealed, sealed_version

FOLDERS = ("terms", "positions", "words", "display", "facets")


def seal(name: str, payload: bytes) -> bytes:
    """Make an index file of a payload."""
    noise = name.startswith("positions/")  # no two stretches of them are alike: looking for any would gain nothing
    return sealed(payload, zlib.Z_HUFFMAN_ONLY if noise else zlib.Z_DEFAULT_STRATEGY)


class Output:
    """Writes sealed files, counts them, and clears away what an earlier build left. Other files are let alone."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.written: dict[str, int] = {}

    def write(self, name: str, payload: bytes) -> bytes:
        """Write a file, if it differs; give its version. The name is relative, without its suffix."""
        data = seal(name, payload)
        write_if_changed(self.folder / f"{name}.bin", data)
        self.written[name] = len(data)
        return sealed_version(data)

    def take_in(self, written: Mapping[str, int]) -> None:
        """Count files that were written elsewhere."""
        self.written |= written

    def clear(self) -> None:
        """Delete the index files that this build did not write."""
        for name in FOLDERS:
            for path in (self.folder / name).glob("*.bin"):
                if f"{name}/{path.stem}" not in self.written:
                    path.unlink()
