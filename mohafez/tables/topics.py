"""topics.toml: the topics and places that articles are filed under, their terms, and the newspapers' sections."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mohafez.tables.reading import TableError, check_entry, line_of, read_toml

LEVELS = ("strong", "usual", "weak", "against", "never")
KINDS = ("topic", "place", "section")


@dataclass(frozen=True)
class Term:
    """A word or phrase of a topic. `level` says how much it weighs; `group` is the editor's heading for it."""

    text: str
    level: str
    group: str
    beside: tuple[str, ...] = ()  # counts only where one of these stands in the article too
    places: int = 0  # counts only where the article names so many places


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
    home: bool = False  # a place only: the country of the archive's own newspapers
    yields_to: tuple[str, ...] = ()  # topics beside which this one is mostly borrowed words: যুদ্ধ beside sports
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
    """All of topics.toml: topics, places and sections by slug, in the file's order."""

    topics: Mapping[str, Topic] = field(default_factory=dict)
    places: Mapping[str, Topic] = field(default_factory=dict)
    sections: Mapping[str, Section] = field(default_factory=dict)


@dataclass(frozen=True)
class Context:
    """A [[topic.context]] group: terms that count only beside other words or several places."""

    level: str
    group: str
    terms: str
    beside: str = ""
    places: int = 0


def load_topics(path: Path) -> Topics:
    """Read topics.toml. Raises TableError for an unknown key, a bad or double slug, or a term that can never count."""
    table = read_toml(path)
    if unknown := sorted(set(table) - set(KINDS)):
        raise TableError(f"{path}: unknown table [[{unknown[0]}]]; known are {', '.join(KINDS)}")
    entries = {kind: _by_slug(path, kind, table.get(kind, [])) for kind in KINDS}
    if double := sorted(set(entries["topic"]) & set(entries["place"])):
        raise TableError(f"{line_of(path, 'place', double[0])}: this slug is a topic's too")
    sections = {slug: _section(path, entry) for slug, entry in entries["section"].items()}
    found = Topics(
        topics={slug: _topic(path, "topic", entry) for slug, entry in entries["topic"].items()},
        places={slug: _topic(path, "place", entry) for slug, entry in entries["place"].items()},
        sections=sections,
    )
    _check_references(path, found)
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
    return Section(**{**entry, "aliases": tuple(_split(entry.get("aliases", "")))})


def _topic(path: Path, kind: str, entry: dict[str, Any]) -> Topic:
    where = line_of(path, kind, str(entry.get("slug", "")))
    known = {*Topic.__dataclass_fields__, *LEVELS, "context"} - {"terms"}
    check_entry(entry, known, where)
    terms = tuple(_terms(entry, where))
    seen: dict[str, Term] = {}
    for term in terms:
        if term.text in seen and term.beside == seen[term.text].beside:
            raise TableError(
                f"{where}: {term.text!r} stands twice ({seen[term.text].level} and {term.level}): delete one"
            )
        seen[term.text] = term
    plain = {key: value for key, value in entry.items() if key in Topic.__dataclass_fields__}
    return Topic(**{**plain, "yields_to": tuple(entry.get("yields_to", ())), "terms": terms})


def _terms(entry: dict[str, Any], where: str) -> Iterator[Term]:
    for level in LEVELS:
        for group, terms in entry.get(level, {}).items():
            yield from (Term(text, level, group) for text in _split(terms))
    for group in entry.get("context", []):
        if unknown := sorted(set(group) - set(Context.__dataclass_fields__)):
            raise TableError(
                f"{where}: unknown key {unknown[0]!r} in a context; known are {', '.join(Context.__dataclass_fields__)}"
            )
        context = Context(**group)
        if context.level not in LEVELS:
            raise TableError(f"{where}: level {context.level!r} is none of {', '.join(LEVELS)}")
        beside = tuple(_split(context.beside))
        yield from (Term(t, context.level, context.group, beside, context.places) for t in _split(context.terms))


def _split(terms: str) -> list[str]:
    """Split a group as editors write it: terms between commas or line ends."""
    return [" ".join(term.split()) for term in re.split(r"[,\n]", terms) if term.strip()]


def _check_references(path: Path, found: Topics) -> None:
    for kind, listed in (("topic", found.topics), ("place", found.places)):
        for topic in listed.values():
            where = line_of(path, kind, topic.slug)
            if topic.parent and topic.parent not in listed:
                raise TableError(f"{where}: parent {topic.parent!r} is no {kind} of this file")
            for section in filter(None, (topic.section, topic.abroad)):
                if section not in found.sections:
                    raise TableError(f"{where}: section {section!r} is no section of this file")
            for other in topic.yields_to:
                if other not in found.topics:
                    raise TableError(f"{where}: yields_to {other!r} is no topic of this file")
