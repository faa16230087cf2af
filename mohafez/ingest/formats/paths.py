"""From what an owner names (files, folders, globs, `-`) to files, each with the name that its dumps will carry."""

import glob
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from mohafez.ingest.dump import Refused
from mohafez.ingest.formats.limits import MEGABYTE, STDIN_MAX
from mohafez.ingest.formats.names import is_read

STDIN = "stdin"  # what `-` is called
DUMPS = Path("dumps")  # the archive's own folder of dumps: names in it do not depend on which part of it is named
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
            found.setdefault(file.path.resolve() if isinstance(file, File) else path, file)
    return sorted(found.values(), key=lambda file: (Path(file.name).name, file.name))


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
    if path.is_dir():
        yield from _below(path, path)
    elif path.exists():
        yield File(path, _name(path, path.parent))
    elif glob.has_magic(str(path)):
        yield from _matching(path)
    else:
        yield Refused(str(path), "no such file or folder")


def _below(folder: Path, base: Path) -> Iterator[File]:
    for parent, _, names in os.walk(folder):
        for name in names:
            path = Path(parent, name)
            if path.is_file() and is_read(path.relative_to(folder).as_posix()):
                yield File(path, _name(path, base))


def _matching(pattern: Path) -> Iterator[File | Refused]:
    fixed = next(parent for parent in pattern.parents if not glob.has_magic(str(parent)))
    matches = list(fixed.glob(str(pattern.relative_to(fixed))))
    if not matches:
        yield Refused(str(pattern), "matches no file")
    for match in matches:
        if match.is_dir():
            yield from _below(match, fixed)
        else:
            yield File(match, _name(match, fixed))


def _name(path: Path, base: Path) -> str:
    """Name a file by its way from the archive's dumps, or from the folder that was named."""
    whole = path.resolve()
    for folder in (DUMPS.resolve(), base.resolve()):
        if whole.is_relative_to(folder):
            return whole.relative_to(folder).as_posix()
    return path.name
