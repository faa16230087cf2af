"""What all tables share: reading TOML, and errors that name the file, the line and the value."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


class TableError(ValueError):
    """A table that cannot be used: the message names the file, the line where it can, and the value."""


def read_toml(path: Path) -> dict[str, Any]:
    """Read a table's file; an absent one is empty. Raises TableError where TOML itself is broken."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TableError(f"{path}: {error}") from error


def line_of(path: Path, kind: str, slug: str) -> str:
    """Name the file and, where it can be found, the line of the entry with this slug."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if re.match(rf"""\s*slug\s*=\s*["']{re.escape(slug)}["']""", line):
            return f"{path}:{number}: {kind} {slug}"
    return f"{path}: {kind} {slug}"


def check_entry(entry: Mapping[str, Any], known: Iterable[str], where: str) -> None:
    """Refuse an entry with a bad slug, no name, or a key that no reader would look at. Raises TableError."""
    slug = str(entry.get("slug", ""))
    if not SLUG.match(slug):
        raise TableError(f"{where}: slug {slug!r} may hold only a-z, 0-9 and hyphens")
    if unknown := sorted(set(entry) - set(known)):
        raise TableError(f"{where}: unknown key {unknown[0]!r}; known are {', '.join(sorted(known))}")
    if not entry.get("name"):
        raise TableError(f"{where}: a {where.rsplit(': ', 1)[-1].split(maxsplit=1)[0]} needs a name")
