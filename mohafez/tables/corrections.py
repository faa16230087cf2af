"""withdrawn.toml and redirects.toml: articles that were taken down, and addresses that have changed."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from mohafez.tables.reading import SLUG, TableError, read_toml

# Folders and a page's name, in any script; nothing that a host, a shell or a file system reads as something else.
PATH = re.compile(r"/(?:[^/\\?#%<>\"'`|*:\x00-\x20.][^/\\?#%<>\"'`|*:\x00-\x20]*/)*(?:[\w-]+\.html)?\Z")
SEGMENT_MAX = 200  # bytes of a folder's name


@dataclass(frozen=True)
class Withdrawal:
    """An article that was taken down. `address` says where it stood if its file is gone; `reason` is for readers."""

    slug: str
    date: str = ""
    reason: str = ""
    address: str = ""


@dataclass(frozen=True)
class Move:
    """An address of the site, /old/, and what its readers want now: /new/ or https://…"""

    old: str
    new: str


@dataclass(frozen=True)
class Corrections:
    """What both tables say; withdrawals by slug."""

    withdrawn: Mapping[str, Withdrawal] = field(default_factory=dict)
    moves: tuple[Move, ...] = ()


def load_corrections(withdrawn: Path, redirects: Path) -> Corrections:
    """Read both tables; an absent one is empty. Raises TableError that names the file and the value."""
    return Corrections(load_withdrawn(withdrawn), load_redirects(redirects))


def load_withdrawn(path: Path) -> dict[str, Withdrawal]:
    """Read withdrawn.toml: [[withdrawn]] entries by slug. Raises TableError."""
    found: dict[str, Withdrawal] = {}
    for entry in read_toml(path).get("withdrawn", []):
        values = _texts(path, "withdrawn", entry, Withdrawal.__dataclass_fields__)
        withdrawal = Withdrawal(**values)
        if not SLUG.match(withdrawal.slug):
            raise TableError(f"{path}: withdrawn: slug {withdrawal.slug!r} is no article's")
        if withdrawal.slug in found:
            raise TableError(f"{path}: withdrawn {withdrawal.slug}: this slug stands twice")
        if withdrawal.date and not _is_day(withdrawal.date):
            raise TableError(
                f"{path}: withdrawn {withdrawal.slug}: date {withdrawal.date!r} is no day as 2025-12-14 is"
            )
        if withdrawal.address and not _is_path(withdrawal.address):
            raise TableError(f"{path}: withdrawn {withdrawal.slug}: address {withdrawal.address!r} is none of the site")
        found[withdrawal.slug] = withdrawal
    return found


def load_redirects(path: Path) -> tuple[Move, ...]:
    """Read redirects.toml: [[redirect]] entries with `from` and `to`. Raises TableError."""
    found: dict[str, Move] = {}
    for entry in read_toml(path).get("redirect", []):
        values = _texts(path, "redirect", entry, ("from", "to"))
        old, new = unquote(values.get("from", "")), values.get("to", "")
        if not _is_path(old) or old == "/":
            raise TableError(f"{path}: redirect: from {old!r} is no address of the site, as /old/ and /old.html are")
        if old in found:
            raise TableError(f"{path}: redirect: from {old!r} stands twice")
        if not _is_path(unquote(new)) and urlsplit(new).scheme not in ("http", "https"):
            raise TableError(f"{path}: redirect from {old}: to {new!r} is neither an address of the site nor http(s)")
        found[old] = Move(old, new)
    for move in found.values():
        if move.new in found:
            raise TableError(f"{path}: redirect from {move.old}: {move.new} leads on itself; say where it ends")
    return tuple(found.values())


def _texts(path: Path, kind: str, entry: Mapping[str, object], known: object) -> dict[str, str]:
    """Give an entry's values as text. Raises TableError for a key that nobody would look at."""
    if unknown := sorted(set(entry) - set(known)):
        raise TableError(f"{path}: {kind}: unknown key {unknown[0]!r}; known are {', '.join(known)}")
    return {key: str(value) for key, value in entry.items()}


def _is_day(value: str) -> bool:
    try:
        return dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_path(address: str) -> bool:
    return bool(PATH.match(address)) and all(len(part.encode()) <= SEGMENT_MAX for part in address.split("/"))
