"""From what an owner names (files, folders, globs, `-`) to files, each with the name that its dumps will carry."""

import glob
import os
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from mohafez.bangla.text import clean
from mohafez.ingest.dump import Refused
from mohafez.ingest.formats.limits import MEGABYTE, STDIN_MAX
from mohafez.ingest.formats.names import is_aside, is_read, suffix_of

STDIN = "stdin"  # what `-` is called
DUMPS = Path("dumps")  # the archive's own folder of dumps: names in it do not depend on which part of it is named
NOTES = frozenset({"README.md", "Thumbs.db", "desktop.ini"})  # an archive's own note in dumps/, and Windows' files
CHUNK = 1 * MEGABYTE


@dataclass(frozen=True)
class File:
    """A file to read, under the name that its dumps will carry."""

    path: Path
    name: str


def find(paths: Iterable[Path]) -> list[File | Refused]:
    """Find all files at and below the paths, in an order that the paths' order does not change; each file once.

    A file that is named is read whatever its suffix; in folders the suffix decides.
    """
    found: dict[Path, File | Refused] = {}
    for path in paths:
        for file in _at(path):
            found.setdefault(file.path if isinstance(file, File) else Path(file.name), file)
    return [found[path] for path in sorted(found, key=lambda path: (path.name, found[path].name, str(path)))]


def passed_over(paths: Iterable[Path]) -> Counter[str]:
    """Count, by suffix, the files in folders that `find` passes over because of it; not hidden ones, nor a README."""
    passed = Counter[str]()
    for folder in paths:
        for parent, _, names in os.walk(folder):
            within = Path(parent).relative_to(folder).as_posix()
            files = (f"{within}/{name}" for name in names if name not in NOTES)
            passed.update(suffix_of(file) for file in files if not (is_read(file) or is_aside(file)))
    return passed


def into(path: Path) -> tuple[Path, str]:
    """Part a path that may lead into a container into the container's file and its member's name, or nothing."""
    for file in (path, *path.parents):
        if file.is_file():
            return file, "" if file == path else path.relative_to(file).as_posix()
    return path, ""


def spool(stream: BinaryIO) -> BinaryIO:
    """Copy standard input to a temporary file, which lives as long as it is open. Raises ValueError at STDIN_MAX."""
    copy = tempfile.NamedTemporaryFile(prefix="mohafez-")  # noqa: SIM115 - the caller keeps it open
    size = 0
    while data := stream.read(CHUNK):
        size += len(data)
        if size > STDIN_MAX:
            copy.close()
            raise ValueError(f"larger than {STDIN_MAX // MEGABYTE} MB: save it to a file and name that")
        copy.write(data)
    copy.flush()
    return copy


def _at(path: Path) -> Iterator[File | Refused]:
    """The files at a path, under resolved paths."""
    if path.is_dir():
        yield from _below(path.resolve(), path.resolve())
    elif path.is_file():
        yield _file(path.resolve(), path.resolve().parent)
    elif path.exists():
        yield Refused(str(path), "neither a file nor a folder: hand a pipe over as -")
    elif glob.has_magic(str(path)):
        fixed = next(parent for parent in path.parents if not glob.has_magic(str(parent)))
        matches = list(fixed.resolve().glob(str(path.relative_to(fixed))))
        if not matches:
            yield Refused(str(path), "matches no file")
        for match in matches:
            yield from _below(match, fixed.resolve()) if match.is_dir() else [_file(match, fixed.resolve())]
    else:
        yield Refused(str(path), "no such file or folder")


def _below(folder: Path, base: Path) -> Iterator[File | Refused]:
    for parent, _, names in os.walk(folder):
        within = Path(parent).relative_to(folder).as_posix()
        for name in names:
            if not is_read(f"{within}/{name}"):
                continue
            file = _file(Path(parent, name), base)
            if file.path.is_file():
                yield file
            elif not file.path.exists():  # a pipe does, and would be waited for
                yield Refused(file.name, "a link to nothing")


def _file(path: Path, base: Path) -> File:
    """Name a file by its way from the archive's dumps, or from the folder that was named."""
    dumps = Path.cwd() / DUMPS
    name = path.relative_to(dumps if path.is_relative_to(dumps) else base)
    return File(path, "/".join(map(clean, name.parts)))
