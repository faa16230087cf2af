"""An archive's files, read once for all checks; what cannot be read is kept as what is wrong with it."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from mohafez import articles
from mohafez.articles import Article, ArticleError
from mohafez.tables import Source, TableError, Topics, load_corrections, load_sources, load_topics, read_toml
from mohafez.tables.shards import FILE, Plan, load_shards

T = TypeVar("T")


class NotAnArchive(ValueError):
    """A folder without articles or tables; the message names it and the next command."""


@dataclass(frozen=True)
class Records:
    """What there is to examine. Paths are relative to the archive's folder; `broken` are files and their errors."""

    root: Path
    articles: Mapping[str, Article]
    broken_articles: tuple[str, ...]
    broken_tables: tuple[str, ...]
    topics: Topics
    sources: Mapping[str, Source]
    today: dt.date
    plan: Plan | None = None  # of an archive that is divided

    @property
    def content(self) -> Path:
        return self.root / "content"


def read_records(root: Path, today: dt.date) -> Records:
    """Read an archive's tables and articles. Raises NotAnArchive."""
    if not any((root / name).exists() for name in ("content", "topics.toml", "sources.toml")):
        raise NotAnArchive(f"{root} is no archive: go to its folder, or begin one with `mohafez init`")
    broken: list[str] = []
    topics = _loaded(lambda: load_topics(root / "topics.toml"), Topics({}, {}, {}), broken)
    sources = _loaded(lambda: load_sources(root / "sources.toml"), {}, broken)
    _loaded(lambda: read_toml(root / "ignored.toml"), {}, broken)
    _loaded(lambda: load_corrections(root / "withdrawn.toml", root / "redirects.toml"), None, broken)
    plan = _loaded(lambda: load_shards(root / FILE), None, broken)
    found: dict[str, Article] = {}
    faults = []
    for path in articles.paths(root / "content"):
        try:
            found[path.relative_to(root).as_posix()] = articles.read(path, root)
        except ArticleError as error:
            faults.append(str(error))
    return Records(root, found, tuple(faults), tuple(broken), topics, sources, today, plan)


def _loaded(load: Callable[[], T], empty: T, broken: list[str]) -> T:
    try:
        return load()
    except (TableError, OSError) as error:
        broken.append(str(error))
        return empty
