"""The tables that an owner edits: topics.toml (topics, places, sections) and sources.toml. Validated on load."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


class TableError(ValueError):
    """A table that cannot be used: the message names the file, the line where it can, and the value."""


@dataclass(frozen=True)
class Source:
    """A newspaper or site. `domains` tell whose page a dump is; `offset` is the zone of its printed times."""

    slug: str
    name: str  # in Bengali, for readers
    name_en: str = ""
    domains: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()  # lines or words that only this site's pages print, for dumps without an address
    place: str = ""
    calendar: str = "bangladesh"
    offset: str = "+06:00"
    rights: str = ""
    noindex: bool = False


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


def load_sources(path: Path) -> dict[str, Source]:
    """Read sources.toml: [[source]] entries by slug. Raises TableError for an unknown key, a bad or double slug."""
    known = set(Source.__dataclass_fields__)
    sources: dict[str, Source] = {}
    for entry in read_toml(path).get("source", []):
        slug = str(entry.get("slug", ""))
        where = line_of(path, "source", slug)
        if not SLUG.match(slug):
            raise TableError(f"{where}: slug {slug!r} may hold only a-z, 0-9 and hyphens")
        if slug in sources:
            raise TableError(f"{where}: this slug stands twice")
        if unknown := sorted(set(entry) - known):
            raise TableError(f"{where}: unknown key {unknown[0]!r}; known are {', '.join(sorted(known))}")
        if not entry.get("name"):
            raise TableError(f"{where}: a source needs a name")
        sources[slug] = Source(**{k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()})
    return sources
