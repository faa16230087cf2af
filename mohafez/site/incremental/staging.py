"""Changing a site so that every page is whole at every moment: stage, journal, rename.

Pages are written into a staging folder beside the output. Into an output that does not exist yet the folder is renamed
as it is. Otherwise a journal names all renames and removals; then they are done: new files first, then changed ones,
then what goes. A build that finds a journal ends what it says before it does anything else.
"""

import json
import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mohafez.files import write_if_changed
from mohafez.site.output import Seen, seen


class Stage:
    """The staging folder of an output folder, and its journal; both are gone when nothing is under way."""

    def __init__(self, output: Path):
        self.output = output.resolve()
        self._beside = self.output.with_name(f"{self.output.name}.stage")  # on one file system: renames are atomic
        self.folder = self._beside / "files"
        self._files = str(self.folder)
        self._journal = self._beside / "journal.json"

    @contextmanager
    def opened(self) -> Iterator["Stage"]:
        """End what a killed build had begun to put into place; then give an empty staging folder, and leave nothing."""
        if self._journal.exists() and self.output.exists():
            self._follow(json.loads(self._journal.read_text(encoding="utf-8")))
        shutil.rmtree(self._beside, ignore_errors=True)
        self.folder.mkdir(parents=True)
        try:
            yield self
        finally:
            if not self._journal.exists():  # else the disk is full, say, and the next build has to end this
                shutil.rmtree(self._beside, ignore_errors=True)

    def write(self, path: str, data: bytes) -> Seen:
        """Stage a file; give its size and time as they will be in the output."""
        name = f"{self._files}{os.sep}{path}"
        try:
            file = open(name, "wb")  # noqa: PTH123, SIM115 quicker than Path, for each page
        except FileNotFoundError:
            os.makedirs(name.rpartition(os.sep)[0], exist_ok=True)  # noqa: PTH103
            file = open(name, "wb")  # noqa: PTH123, SIM115
        with file:
            file.write(data)
        return seen(os.stat(name))  # noqa: PTH116

    def commit(self, staged: Iterable[str], removed: Iterable[str], *, standing: Collection[str]) -> None:
        """Put staged files into place in the order given, but new ones first, and remove others.

        `standing` are those that the output has already.
        """
        if not self.output.exists() or not any(self.output.iterdir()):
            if self.output.exists():
                self.output.rmdir()
            self.folder.replace(self.output)
            return
        steps = {"moved": sorted(staged, key=standing.__contains__), "removed": sorted(removed)}
        if steps["moved"] or steps["removed"]:
            write_if_changed(self._journal, json.dumps(steps))
            self._follow(steps)

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
