"""The folder of an index: files of one build, and none of an earlier one."""

from pathlib import Path

from mohafez.files import write_if_changed
from mohafez.search.envelope import sealed

FOLDERS = ("terms", "positions", "words", "display", "facets")


class Output:
    """Writes sealed files, counts them, and clears away what an earlier build left. Other files are let alone."""

    def __init__(self, folder: Path, build: bytes):
        self.folder, self.build = folder, build
        self.written: dict[str, int] = {}

    def write(self, name: str, payload: bytes) -> None:
        """Write a file, if it differs; the name is relative, without its suffix."""
        data = sealed(payload, self.build)
        write_if_changed(self.folder / f"{name}.bin", data)
        self.written[name] = len(data)

    def clear(self) -> None:
        """Delete the index files that this build did not write."""
        for name in FOLDERS:
            for path in (self.folder / name).glob("*.bin"):
                if f"{name}/{path.stem}" not in self.written:
                    path.unlink()
