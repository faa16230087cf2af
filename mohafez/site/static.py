"""Files that go into the site as they are: the theme's, and the owner's in content/extra/."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from mohafez.site.incremental.digests import key_of
from mohafez.site.models import Download, Page


@dataclass(frozen=True)
class Original:
    """A file to copy; the digest of its bytes tells whether it changed."""

    path: str
    digest: bytes


def copied(source: Path, url: str) -> Page:
    """Make the page that is a file's copy."""
    return Page(url, "", Download(read, Original(str(source), key_of(source.read_bytes()))))


def read(original: Original) -> bytes:
    return Path(original.path).read_bytes()


def theme_files(theme: Path, paths: Iterable[str], url: str, ignored: Iterable[str]) -> Iterator[Page]:
    """Copy what stands below some paths of a theme to an address, but for names that Pelican's IGNORE_FILES match."""
    ignored = tuple(ignored)

    def stays(name: str) -> bool:
        return not any(fnmatch(name, pattern) for pattern in ignored)

    for base in (theme / path for path in paths):
        if base.is_file():
            yield copied(base, f"{url}/{base.name}")
        for folder, folders, names in os.walk(base, followlinks=True):
            folders[:] = sorted(filter(stays, folders))
            for path in (Path(folder, name) for name in sorted(filter(stays, names))):
                if path.is_file():
                    yield copied(path, f"{url}/{path.relative_to(base).as_posix()}")
