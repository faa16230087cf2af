"""topics.toml: the topics and places that articles are filed under, their terms, and the newspapers' sections."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from mohafez.bangla.text import clean, search_key, words
from mohafez.tables.reading import EntryError, TableError, by_slug, check_entry, read_toml, reading
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

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, self.name_en, *self.aliases)


@dataclass(frozen=True)
class Topics:
    """All of topics.toml: topics, places and sections by slug, in the file's order.

    `distinct` are words that keep their spelling where others are taken for the same: গাঁজা is not গাজা.
    """

    topics: Mapping[str, Topic] = field(default_factory=dict)
    places: Mapping[str, Topic] = field(default_factory=dict)
    sections: Mapping[str, Section] = field(default_factory=dict)
    distinct: tuple[str, ...] = ()

    def section_named(self, line: str) -> str | None:
        """Give the slug of the section that a page's own section line names, if it is one of ours."""
        return self._section_names.get(_name_key(line))

    @cached_property
    def _section_names(self) -> dict[str, str]:
        return {_name_key(name): section.slug for section in self.sections.values() for name in section.names if name}


def load_topics(path: Path) -> Topics:
    """Read topics.toml. Raises TableError for an unknown key, a bad or double slug, or a term that can never count."""
    table = read_toml(path)
    if unknown := sorted(set(table) - {*KINDS, "distinct"}):
        raise TableError(f"{path}: unknown key {unknown[0]!r}; known are distinct, [[{']], [['.join(KINDS)}]]")
    distinct = tuple(split_terms(table.get("distinct", "")))
    folder = Folder(distinct)
    entries = {kind: by_slug(path, kind, table.get(kind, [])) for kind in KINDS}
    for slug in entries["place"]:
        with reading(path, "place", slug):
            if slug in entries["topic"]:
                raise EntryError("this slug is a topic's too")
    made: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    for kind, listed in entries.items():
        for slug, entry in listed.items():
            with reading(path, kind, slug):
                made[kind][slug] = _section(entry) if kind == "section" else _topic(entry, folder)
                _check_references(entry, listed, entries)
    _check_names(path, made["section"])
    return Topics(made["topic"], made["place"], made["section"], distinct)


def _name_key(name: str) -> str:
    """What the spellings of a section's name have in common; dashes part words as spaces do (আইন–আদালত)."""
    return " ".join(words(search_key(clean(name))))


def _section(entry: dict[str, Any]) -> Section:
    check_entry(entry, Section.__dataclass_fields__)
    return Section(**{**entry, "aliases": tuple(split_terms(entry.get("aliases", "")))})


def _check_names(path: Path, sections: Mapping[str, Section]) -> None:
    """Refuse a name or alias that two sections have: no page could tell which it means. Raises TableError."""
    owners: dict[str, str] = {}
    for section in sections.values():
        with reading(path, "section", section.slug):
            for name in filter(None, section.names):
                owner = owners.setdefault(_name_key(name), section.slug)
                if owner != section.slug:
                    raise EntryError(f"'{name}' names the section {owner} already: delete one", name)


def _topic(entry: dict[str, Any], folder: Folder) -> Topic:
    own = set(Topic.__dataclass_fields__) - {"terms"}
    check_entry(entry, {*own, *LEVELS, "context"})
    plain = {key: value for key, value in entry.items() if key in own}
    return Topic(**{**plain, "yields_to": tuple(entry.get("yields_to", ())), "terms": read_terms(entry, folder)})


def _check_references(entry: Mapping[str, Any], siblings: Mapping[str, Any], all_entries: Mapping[str, Any]) -> None:
    for key, listed in (("parent", siblings), ("section", all_entries["section"]), ("abroad", all_entries["section"])):
        if entry.get(key) and entry[key] not in listed:
            raise EntryError(f"{key} {entry[key]!r} is not in this file", entry[key])
    for other in entry.get("yields_to", ()):
        if other not in all_entries["topic"]:
            raise EntryError(f"yields_to: {other!r} is no topic of this file", "yields_to")
