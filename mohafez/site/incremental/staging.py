"""Changing a site so that every page is whole at every moment: stage, journal, rename.

Pages are written into a staging folder beside the output. Into an output that does not exist yet the folder is renamed
as it is. Otherwise a journal names all renames and removals; then they are done: new files first, then changed ones,
then what goes. A build that finds a journal ends what it says before it does anything else.
"""

import json
import logging
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mohafez.files import write_if_changed
from mohafez.site.output import seen

try:
    import fcntl
except ImportError:  # Windows: there two builds at once are the owner's to avoid
    fcntl = None  # type: ignore[assignment]

logger = logging.getLogger(__name__)


class Stage:
    """The staging folder of an output folder, and its journal."""

    def __init__(self, output: Path, folder: Path):
        self.output = output
        self.folder = folder / "stage"
        self._journal = folder / "journal.json"

    def open(self) -> None:
        """End what a killed build had begun to put into place, and begin with an empty staging folder."""
        if self._journal.exists():
            self._follow(json.loads(self._journal.read_text(encoding="utf-8")))
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)

    def write(self, path: str, data: bytes) -> tuple[int, int]:
        """Stage a file; give its size and time as they will be in the output."""
        name = f"{self.folder}{os.sep}{path}"
        try:
            file = open(name, "wb")  # noqa: PTH123, SIM115 quicker than Path, for each page
        except FileNotFoundError:
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            file = open(name, "wb")  # noqa: PTH123, SIM115
        with file:
            file.write(data)
        return seen(os.stat(name))  # noqa: PTH116

    def commit(self, staged: Iterable[str], removed: Iterable[str], *, standing: set[str]) -> None:
        """Put staged files into place and remove others; `standing` are those that the output has already."""
        if not self.output.exists() or not any(self.output.iterdir()):
            self.output.parent.mkdir(parents=True, exist_ok=True)
            self.folder.replace(self.output)
            return
        steps = {"moved": sorted(staged, key=lambda path: (path in standing, path)), "removed": sorted(removed)}
        if steps["moved"] or steps["removed"]:
            write_if_changed(self._journal, json.dumps(steps))
            self._follow(steps)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _follow(self, steps: dict[str, list[str]]) -> None:
        """Do what the journal says, as far as it is not done."""
        for path in steps["moved"]:
            if (self.folder / path).exists():
                (self.output / path).parent.mkdir(parents=True, exist_ok=True)
                (self.folder / path).replace(self.output / path)
        for path in steps["removed"]:
            (self.output / path).unlink(missing_ok=True)
        for folder in sorted({parent for path in steps["removed"] for parent in Path(path).parents}, reverse=True):
            if folder.name and (self.output / folder).is_dir() and not any((self.output / folder).iterdir()):
                (self.output / folder).rmdir()
        self._journal.unlink(missing_ok=True)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Let one build at a time into an output folder; a second one waits."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        if fcntl is None:
            yield
            return
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            logger.warning("another build writes into this folder: waiting until it ends (%s)", path)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
