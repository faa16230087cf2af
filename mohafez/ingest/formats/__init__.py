"""Where dumps come from: files, folders, globs, URLs, standard input; packed or not; pages, records and web archives.

docs/formats.md tells what is read, and how much of it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from mohafez.ingest.dump import Dump, Refused
from mohafez.ingest.formats.containers import unpack
from mohafez.ingest.formats.fields import Fields
from mohafez.ingest.formats.limits import Budget, TooMuch
from mohafez.ingest.formats.pages import pages
from mohafez.ingest.formats.paths import STDIN, File, find, into, spool
from mohafez.ingest.formats.remote import RemoteFile, find_remote, near

__all__ = ["Dumps", "Fields", "find_dump", "find_dumps"]

HEX = 12  # digits of a dump's hash, where its name does not tell it from another


@dataclass(frozen=True)
class Dumps:
    """The dumps of some files, one after the other, as often as they are asked for; never more than one in memory."""

    files: tuple[File | RemoteFile | Refused, ...]
    fields: Fields = field(default_factory=Fields)
    stdin: BinaryIO | None = None  # the copy of standard input, kept open as long as it may be read

    def __iter__(self) -> Iterator[Dump | Refused]:
        return self.read()

    def read(self, progress: Callable[[int, int], None] = lambda *_: None) -> Iterator[Dump | Refused]:
        """Yield the dumps, each under a name of its own, and the reason for what gives none.

        `progress` hears how many files are done, and of how many.
        """
        names: set[int] = set()
        for done, file in enumerate(near(self.files)):
            progress(done, len(self.files))
            for item in [file] if isinstance(file, Refused) else self._in(file):
                if isinstance(item, Dump) and (item.name == STDIN or hash(item.name) in names):
                    named = replace(item, name=f"{item.name}~{item.sha256[:HEX]}")
                else:
                    named = item
                names.add(hash(named.name))
                yield named
        progress(len(self.files), len(self.files))

    def _in(self, file: File) -> Iterator[Dump | Refused]:
        """Yield what one file holds. Nothing in it can end the run."""
        empty = True
        try:
            with file.path.open("rb") as stream:
                budget = Budget(file.path.stat().st_size)
                for item in unpack(file.name, stream, budget, partial(pages, budget=budget, fields=self.fields)):
                    empty = False
                    yield item
        except TooMuch as error:
            yield Refused(file.name, str(error))
        except OSError as error:
            yield Refused(file.name, error.strerror or str(error))
        else:
            if empty:
                yield Refused(file.name, "holds no dumps")


def find_dumps(
    paths: Iterable[Path], fields: Fields | None = None, stdin: BinaryIO | None = None, urls: Iterable[str] = ()
) -> Dumps:
    """Find the dumps at and below paths, globs and URLs; `-` stands for `stdin`, which is copied: dumps are read twice.

    Raises RemoteError for a URL that nothing here can read.
    """
    asked = list(paths)
    files = [*find(path for path in asked if str(path) != "-"), *find_remote(urls)]
    copy = None
    if stdin and any(str(path) == "-" for path in asked):
        try:
            copy = spool(stdin)
            files.append(File(Path(copy.name), STDIN))
        except ValueError as error:
            files.append(Refused(STDIN, str(error)))
    return Dumps(tuple(files), fields or Fields(), copy)


def find_dump(path: Path, fields: Fields | None = None) -> Iterator[Dump | Refused]:
    """Yield what a file holds, or the one dump in it that `pages.zip/2024/a.txt` names."""
    file, member = into(path)
    for item in find_dumps([file], fields):
        if not member or item.name.endswith(f"/{member}"):
            yield item
