"""topics.toml: the topics and places that articles are filed under, their terms, and the newspapers' sections."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mohafez.tables.reading import TableError, check_entry, line_of, read_toml
from mohafez.tables.terms import LEVELS, Term, read_terms, split_terms
from mohafez.terms import Folder

KINDS = ("topic", "place", "section")


@dataclass(frozen=True)
class Topic:
    """A topic or place. Its articles go to `section`; to `abroad` if they are about other countries."""

    slug: str
    name: str
    name_en: str = ""
    description: str = ""
    parent: str = ""
    section: str = ""
    abroad: str = ""
    yields_to: tuple[str, ...] = ()  # topics beside which this one is mostly borrowed words: যুদ্ধ beside sports
    home: bool = False  # a place: the country of the archive's own newspapers
    region: bool = False  # a place: its groups of terms are countries
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True)
class Section:
    """A newspaper's section; `aliases` are the names that newspapers' own section lines print."""

    slug: str
    name: str
    name_en: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Topics:
    """All of topics.toml: topics, places and sections by slug, in the file's order.

    `distinct` are words that keep their spelling where others are taken for the same: গাঁজা is not গাজা.
    """

    topics: Mapping[str, Topic] = field(default_factory=dict)
    places: Mapping[str, Topic] = field(default_factory=dict)
    sections: Mapping[str, Section] = field(default_factory=dict)
    distinct: tuple[str, ...] = ()


def load_topics(path: Path) -> Topics:
    """Read topics.toml. Raises TableError for an unknown key, a bad or double slug, or a term that can never count."""
    table = read_toml(path)
    if unknown := sorted(set(table) - {*KINDS, "distinct"}):
        raise TableError(f"{path}: unknown key {unknown[0]!r}; known are distinct and [[{']], [['.join(KINDS)}]]")
    folder = Folder(split_terms(table.get("distinct", "")))
    entries = {kind: _by_slug(path, kind, table.get(kind, [])) for kind in KINDS}
    if double := sorted(set(entries["topic"]) & set(entries["place"])):
        raise TableError(f"{line_of(path, 'place', double[0])}: this slug is a topic's too")
    found = Topics(
        topics={slug: _topic(path, "topic", entry, folder) for slug, entry in entries["topic"].items()},
        places={slug: _topic(path, "place", entry, folder) for slug, entry in entries["place"].items()},
        sections={slug: _section(path, entry) for slug, entry in entries["section"].items()},
        distinct=tuple(split_terms(table.get("distinct", ""))),
    )
    for kind, listed in (("topic", found.topics), ("place", found.places)):
        for topic in listed.values():
            _check_references(line_of(path, kind, topic.slug), kind, topic, listed, found)
    return found


def _by_slug(path: Path, kind: str, listed: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    entries: dict[str, dict[str, Any]] = {}
    for entry in listed:
        slug = str(entry.get("slug", ""))
        if slug in entries:
            raise TableError(f"{line_of(path, kind, slug)}: this slug stands twice")
        entries[slug] = entry
    return entries


def _section(path: Path, entry: dict[str, Any]) -> Section:
    check_entry(entry, Section.__dataclass_fields__, line_of(path, "section", str(entry.get("slug", ""))))
    return Section(**{**entry, "aliases": tuple(split_terms(entry.get("aliases", "")))})


def _topic(path: Path, kind: str, entry: dict[str, Any], folder: Folder) -> Topic:
    where = line_of(path, kind, str(entry.get("slug", "")))
    own = set(Topic.__dataclass_fields__) - {"terms"}
    check_entry(entry, {*own, *LEVELS, "context"}, where)
    plain = {key: value for key, value in entry.items() if key in own}
    terms = read_terms(entry, folder, path, where)
    return Topic(**{**plain, "yields_to": tuple(entry.get("yields_to", ())), "terms": terms})


def _check_references(where: str, kind: str, topic: Topic, siblings: Mapping[str, Topic], found: Topics) -> None:
    if topic.parent and topic.parent not in siblings:
        raise TableError(f"{where}: parent {topic.parent!r} is no {kind} of this file")
    for section in filter(None, (topic.section, topic.abroad)):
        if section not in found.sections:
            raise TableError(f"{where}: section {section!r} is no section of this file")
    for other in topic.yields_to:
        if other not in found.topics:
            raise TableError(f"{where}: yields_to: {other!r} is no topic of this file")
