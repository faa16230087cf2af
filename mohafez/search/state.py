"""What an update of the index must know beyond the index: which articles it was made of, and which terms each has.

A private SQLite file. It names the index that it tells of. If it is lost, damaged, or of another index, no more than
time is lost: the index is then made anew.
"""

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

LAYOUT = 2  # raised with every change of the tables, and of what their contents mean
SCHEMA = f"""
PRAGMA user_version = {LAYOUT};
CREATE TABLE made (manifest BLOB);
CREATE TABLE articles (slug TEXT PRIMARY KEY, key TEXT, length INTEGER) WITHOUT ROWID;
CREATE TABLE terms (slug TEXT PRIMARY KEY, packed BLOB);
"""
FAST = 1  # of zlib: a tenth larger, in a third of the time
TWO_BYTES = "utf-16-le"  # a Bengali letter, not three: half the time again


class Known(NamedTuple):
    """An article of the index: its key, and the class of its length."""

    key: str
    length: int


class Row(NamedTuple):
    """All that is noted of an article. `terms` are packed."""

    slug: str
    key: str
    length: int
    terms: bytes


def pack(terms: Iterable[str]) -> bytes:
    """Write terms, none of which holds a blank, for the state."""
    return zlib.compress(" ".join(terms).encode(TWO_BYTES), FAST)


class State:
    """An open state file, in a transaction."""

    def __init__(self, connection: sqlite3.Connection):
        self._connection = connection

    def articles(self) -> dict[str, Known]:
        rows = self._connection.execute("SELECT slug, key, length FROM articles")
        return {slug: Known(key, length) for slug, key, length in rows}

    def terms(self, slug: str) -> list[str]:
        """Give the terms of an article. Raises sqlite3.DatabaseError if they are not there."""
        found = self._connection.execute("SELECT packed FROM terms WHERE slug = ?", [slug]).fetchone()
        if not found:
            raise sqlite3.DatabaseError(f"the terms of {slug} are lost")
        return zlib.decompress(found[0]).decode(TWO_BYTES).split()

    def is_of(self, manifest: bytes) -> bool:
        """Tell whether the state was written with an index, of which `manifest` is the first file."""
        return self._connection.execute("SELECT manifest FROM made").fetchall() == [(digest(manifest),)]

    def forget(self, slugs: Iterable[str]) -> None:
        gone = [[slug] for slug in slugs]
        self._connection.executemany("DELETE FROM articles WHERE slug = ?", gone)
        self._connection.executemany("DELETE FROM terms WHERE slug = ?", gone)

    def note(self, rows: Iterable[Row]) -> None:
        for slug, key, length, terms in rows:
            self._connection.execute("INSERT INTO articles VALUES (?, ?, ?)", [slug, key, length])
            self._connection.execute("INSERT INTO terms VALUES (?, ?)", [slug, terms])

    def tell_of(self, manifest: bytes) -> None:
        """Name the index that all this is of."""
        self._connection.execute("DELETE FROM made")
        self._connection.execute("INSERT INTO made VALUES (?)", [digest(manifest)])


def digest(manifest: bytes) -> bytes:
    return hashlib.blake2b(manifest, digest_size=16).digest()


@contextmanager
def open_state(path: Path) -> Iterator[State]:
    """Open a state file; what is changed is kept if no error ends it. Raises sqlite3.Error for one lost or damaged."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True)) as connection, connection:
        if connection.execute("PRAGMA user_version").fetchone() != (LAYOUT,):
            raise sqlite3.DatabaseError("a state of another layout")
        connection.execute("PRAGMA synchronous = OFF")
        yield State(connection)


def write_state(path: Path, rows: Iterable[Row], manifest: bytes) -> None:
    """Write the state of a new index, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    begun = path.with_name(path.name + ".new")
    begun.unlink(missing_ok=True)
    with closing(sqlite3.connect(begun)) as connection, connection:
        connection.executescript("PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF;" + SCHEMA)
        state = State(connection)
        state.note(rows)
        state.tell_of(manifest)
    begun.replace(path)
