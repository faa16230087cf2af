"""What an update of the index must know beyond the index: which articles it was made of, and which terms each has.

A private SQLite file. It names the index that it tells of. If it is lost, damaged, or of another index, no more than
time is lost: the index is then made anew. An article's terms are noted by their places in the vocabulary that the index
was made with, those of an article that came later in full.
"""

import hashlib
import sqlite3
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

LAYOUT = 2  # raised with every change of the tables, and of what their contents mean
SCHEMA = f"""
PRAGMA user_version = {LAYOUT};
CREATE TABLE made (manifest BLOB);
CREATE TABLE articles (slug TEXT PRIMARY KEY, key TEXT, length INTEGER) WITHOUT ROWID;
CREATE TABLE vocabulary (packed BLOB);
CREATE TABLE places (slug TEXT PRIMARY KEY, places BLOB);
CREATE TABLE terms (slug TEXT PRIMARY KEY, packed BLOB);
"""
PLACE = "i"  # of an array
FAST = 1  # of zlib: a tenth larger, in a third of the time
TWO_BYTES = "utf-16-le"  # a Bengali letter, not three: half the time again, and smaller


class Known(NamedTuple):
    """An article of the index: its key, and the class of its length."""

    key: str
    length: int


class Row(NamedTuple):
    """All that is noted of an article."""

    slug: str
    key: str
    length: int
    terms: Sequence[str]


class FirstRow(NamedTuple):
    """All that is noted of an article when the index is made; its terms by their places in the vocabulary."""

    slug: str
    key: str
    length: int
    places: bytes  # an array of PLACE


def pack(terms: Iterable[str]) -> bytes:
    """Write terms, none of which holds a blank."""
    return zlib.compress(" ".join(terms).encode(TWO_BYTES), FAST)


def unpacked(data: bytes) -> list[str]:
    return zlib.decompress(data).decode(TWO_BYTES).split()


class State:
    """An open state file, in a transaction."""

    def __init__(self, connection: sqlite3.Connection):
        self._connection = connection

    def articles(self) -> dict[str, Known]:
        rows = self._connection.execute("SELECT slug, key, length FROM articles")
        return {slug: Known(key, length) for slug, key, length in rows}

    def terms(self, slug: str) -> list[str]:
        """Give the terms of an article. Raises sqlite3.DatabaseError if they are not there."""
        if found := self._connection.execute("SELECT packed FROM terms WHERE slug = ?", [slug]).fetchone():
            return unpacked(found[0])
        if found := self._connection.execute("SELECT places FROM places WHERE slug = ?", [slug]).fetchone():
            return [self._vocabulary[place] for place in array(PLACE, found[0])]
        raise sqlite3.DatabaseError(f"the terms of {slug} are lost")

    @cached_property
    def _vocabulary(self) -> list[str]:
        return unpacked(self._connection.execute("SELECT packed FROM vocabulary").fetchone()[0])

    def is_of(self, manifest: bytes) -> bool:
        """Tell whether the state was written with an index, of which `manifest` is the first file."""
        return self._connection.execute("SELECT manifest FROM made").fetchall() == [(digest(manifest),)]

    def forget(self, slugs: Iterable[str]) -> None:
        gone = [[slug] for slug in slugs]
        for table in ("articles", "terms", "places"):
            self._connection.executemany(f"DELETE FROM {table} WHERE slug = ?", gone)  # noqa: S608 names of our own

    def note(self, rows: Iterable[Row]) -> None:
        """Note articles that came."""
        for slug, key, length, terms in rows:
            self._connection.execute("INSERT INTO articles VALUES (?, ?, ?)", [slug, key, length])
            self._connection.execute("INSERT INTO terms VALUES (?, ?)", [slug, pack(terms)])

    def begin(self, vocabulary: Iterable[str], rows: Iterable[FirstRow]) -> None:
        """Note what an index is made of."""
        self._connection.execute("INSERT INTO vocabulary VALUES (?)", [pack(vocabulary)])
        for slug, key, length, places in rows:
            self._connection.execute("INSERT INTO articles VALUES (?, ?, ?)", [slug, key, length])
            self._connection.execute("INSERT INTO places VALUES (?, ?)", [slug, places])

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


def write_state(path: Path, vocabulary: Iterable[str], rows: Iterable[FirstRow], manifest: bytes) -> None:
    """Write the state of a new index, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    begun = path.with_name(path.name + ".new")
    begun.unlink(missing_ok=True)
    with closing(sqlite3.connect(begun)) as connection, connection:
        connection.executescript("PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF;" + SCHEMA)
        state = State(connection)
        state.begin(vocabulary, rows)
        state.tell_of(manifest)
    begun.replace(path)
