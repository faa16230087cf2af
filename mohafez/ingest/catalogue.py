"""The catalogue: what an archive's articles say, and which dumps hold none, remembered between imports.

A cache over content/ and dumps in one SQLite file. It can be deleted at any time: without it the same articles are
read again and the same dumps converted again, with the same results.
"""

import hashlib
import json
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import astuple
from functools import cache
from pathlib import Path

from mohafez import articles
from mohafez.ingest.archive import Archive, Filed, Telling, file
from mohafez.ingest.naming import Named

NAME = "catalogue.sqlite"
PATIENCE = 5.0  # seconds to wait for another import
TABLES = """
create table if not exists made_by (version text);
create table if not exists article (sha256 text primary key, told text);
create table if not exists barren (batch text, dump text, reason text, broken int);
"""
Barren = dict[str, tuple[str, int]]  # hashes of dumps without an article: the reason, and how many broken characters
PACKAGE = Path(articles.__file__).parent
RULES = ("*.py", "bangla/**/*.*", "ingest/**/*.*", "tables/*.py")  # what decides what a dump says


class Catalogue:
    """What is remembered; `message` says what became of a file that could not be read. Without a file, nothing is."""

    def __init__(self, file: sqlite3.Connection | None = None, message: str = ""):
        self.message = message
        self._file = file

    def archive(self, content: Path) -> Archive:
        """Read the articles below content/, and those that have changed anew. Raises ArticleError, as reading does."""
        return Archive(content, (self._filed(path, content) for path in articles.paths(content)))

    def barren(self, batch: str) -> Barren:
        """The dumps of a batch that gave no article."""
        rows = (
            self._file.execute("select dump, reason, broken from barren where batch = ?", [batch]) if self._file else ()
        )
        return {dump: (reason, broken) for dump, reason, broken in rows}

    def remember_barren(self, batch: str, found: Barren) -> None:
        """Remember the dumps of this batch that gave no article, and forget those of others."""
        if self._file:
            self._file.execute("delete from barren")
            rows = ((batch, dump, reason, broken) for dump, (reason, broken) in found.items())
            self._file.executemany("insert into barren values (?, ?, ?, ?)", rows)

    def _filed(self, path: Path, content: Path) -> Filed:
        if not self._file:
            return file(path, articles.read(path, content))
        try:
            sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError:
            return file(path, articles.read(path, content))  # says what is wrong
        if row := self._file.execute("select told from article where sha256 = ?", [sha256]).fetchone():
            return _from_json(path, row[0])
        filed = file(path, articles.read(path, content))
        self._file.execute("insert into article values (?, ?)", [sha256, _to_json(filed)])
        return filed


@contextmanager
def opened(folder: Path | None) -> Iterator[Catalogue]:
    """Open the catalogue in a folder, for one import, which other imports wait for; None is none.

    One that is broken is made anew; where none can be written, the import does without.
    """
    connection, message = None, ""
    if folder:
        try:
            connection = _connection(folder / NAME)
        except sqlite3.OperationalError as error:  # locked, or a folder that nobody may write
            message = f"{folder / NAME}: {error}; this import does without what earlier ones found out."
        except sqlite3.DatabaseError as error:
            (folder / NAME).unlink()
            connection = _connection(folder / NAME)
            message = f"{folder / NAME}: {error}; it is made anew."
    try:
        yield Catalogue(connection, message)
        if connection:
            with suppress(sqlite3.OperationalError):  # a full disk: the next import finds out again
                connection.commit()
    finally:
        if connection:
            connection.close()


def _connection(path: Path) -> sqlite3.Connection:
    """Open the file, emptied if other rules have filled it."""
    path.parent.mkdir(exist_ok=True)
    connection = sqlite3.connect(path, timeout=PATIENCE)
    try:
        # All is written at the end, or nothing; what a kill leaves of that moment is found damaged, and made anew.
        connection.executescript("pragma journal_mode = memory; pragma cache_spill = off;")
        if connection.execute("pragma quick_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("damaged")
        connection.executescript(TABLES)
        connection.execute("begin immediate")
        if connection.execute("select version from made_by").fetchall() != [(version(),)]:
            for table in ("made_by", "article", "barren"):
                connection.execute(f"delete from {table}")  # noqa: S608  # names of ours
            connection.execute("insert into made_by values (?)", [version()])
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def version() -> str:
    """The rules, and the Python that runs them: sketches are its hashes."""
    return f"{rules()} {sys.version}"


@cache
def rules() -> str:
    """The hash of all files that decide what a dump says."""
    told = hashlib.sha256()
    for path in sorted({path for pattern in RULES for path in PACKAGE.glob(pattern)}):
        if path.is_file() and path.suffix != ".pyc":
            told.update(path.read_bytes())
    return told.hexdigest()


def _to_json(filed: Filed) -> str:
    *plain, named, story = astuple(filed.telling)
    return json.dumps([filed.slug, filed.edited, plain, named, story], default=bytes.hex)


def _from_json(path: Path, told: str) -> Filed:
    slug, edited, (title_key, body_key, size, sketch, *plain), named, story = json.loads(told)
    telling = Telling(title_key, body_key, size, bytes.fromhex(sketch), *plain, Named(*named), story)
    return Filed(path, slug, edited, telling)
