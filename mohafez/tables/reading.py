"""What all tables share: reading TOML, and errors that name the file, the line and the value."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


class TableError(ValueError):
    """A table that cannot be used: the message names the file, the line where it can, and the value."""


class EntryError(ValueError):
    """What is wrong with one entry; `term` is the word that stands on the line to mend, if any."""

    def __init__(self, message: str, term: str = ""):
        super().__init__(message)
        self.term = term


def read_toml(path: Path) -> dict[str, Any]:
    """Read a table's file; an absent one is empty. Raises TableError where TOML itself is broken."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TableError(f"{path}: {error}") from error


@contextmanager
def reading(path: Path, kind: str, slug: str) -> Iterator[None]:
    """Say where an entry's error stands. Raises TableError."""
    try:
        yield
    except EntryError as error:
        raise TableError(f"{path}{_line(path, kind, slug, error.term)}: {kind} {slug}: {error}") from error


def check_entry(entry: Mapping[str, Any], known: Iterable[str]) -> None:
    """Refuse an entry with a bad slug, no name, or a key that no reader would look at. Raises EntryError."""
    slug = str(entry.get("slug", ""))
    if not SLUG.match(slug):
        raise EntryError(f"slug {slug!r} may hold only a-z, 0-9 and hyphens")
    if unknown := sorted(set(entry) - set(known)):
        raise EntryError(f"unknown key {unknown[0]!r}; known are {', '.join(sorted(known))}", unknown[0])
    if not entry.get("name"):
        raise EntryError("a name is missing")


def by_slug(path: Path, kind: str, listed: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Give a table's entries by their slugs. Raises TableError for a slug that stands twice."""
    entries: dict[str, dict[str, Any]] = {}
    for entry in listed:
        slug = str(entry.get("slug", ""))
        with reading(path, kind, slug):
            if slug in entries:
                raise EntryError("this slug stands twice")
        entries[slug] = entry
    return entries


def _line(path: Path, kind: str, slug: str, term: str) -> str:
    """Find the line of an entry of this kind, or below it that of a word or key; empty where nothing is found."""
    slug_line = re.compile(rf"""\s*slug\s*=\s*["']{re.escape(slug)}["']""")
    term_line = re.compile(rf"""(?:^|[,"'])\s*{re.escape(term)}\s*(?:$|[,"'=])""")
    within, found = "", ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("[["):
            within = line.strip("[] ").partition(".")[0]
        if not found and within == kind and slug_line.match(line):
            found = f":{number}"
        elif found and term and term_line.search(line):
            return f":{number}"
    return found
