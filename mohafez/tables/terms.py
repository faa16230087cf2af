"""The terms of a topic, as an editor writes them in topics.toml: groups of words and phrases at named levels."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mohafez.tables.reading import TableError
from mohafez.terms import Folder, endings

LEVELS = ("strong", "usual", "weak", "against", "never")
CONTEXT_KEYS = ("group", "level", "terms", "beside", "states")


@dataclass(frozen=True)
class Term:
    """A word or phrase of a topic. `level` says how much it weighs; `group` is the editor's heading for it."""

    text: str
    level: str
    group: str
    beside: tuple[str, ...] = ()  # counts only where one of these stands in the article too
    states: int = 0  # counts only where title and opening name so many states


def read_terms(entry: Mapping[str, Any], folder: Folder, path: Path, where: str) -> tuple[Term, ...]:
    """Read the levels and contexts of a topic's entry. Raises TableError for one that can never count."""
    terms = (*_levels(entry, where), *_contexts(entry, where))
    _check_alive(terms, folder, path, where)
    return terms


def split_terms(listed: str) -> list[str]:
    """Split a group as editors write it: terms between commas or line ends."""
    return [" ".join(term.split()) for term in re.split(r"[,\n]", listed) if term.strip()]


def _levels(entry: Mapping[str, Any], where: str) -> Iterator[Term]:
    for level in LEVELS:
        groups = entry.get(level, {})
        if not isinstance(groups, dict):
            raise TableError(f'{where}: {level} needs a heading: write {level}."…" = "{groups}"')
        for group, listed in groups.items():
            yield from (Term(text, level, group) for text in split_terms(listed))


def _contexts(entry: Mapping[str, Any], where: str) -> Iterator[Term]:
    for context in entry.get("context", []):
        if unknown := sorted(set(context) - set(CONTEXT_KEYS)):
            raise TableError(f"{where}: unknown key {unknown[0]!r} in a context; known are {', '.join(CONTEXT_KEYS)}")
        level, group = context.get("level", "usual"), context.get("group", "")
        if level not in LEVELS:
            raise TableError(f"{where}: context {group!r}: level {level!r} is none of {', '.join(LEVELS)}")
        beside, states = tuple(split_terms(context.get("beside", ""))), context.get("states", 0)
        if not beside and not states:
            raise TableError(f"{where}: context {group!r} needs `beside` or `states`: without them, make it a {level}")
        for text in split_terms(context.get("terms", "")):
            yield Term(text, level, group, beside, states)


def _check_alive(terms: tuple[Term, ...], folder: Folder, path: Path, where: str) -> None:
    """Refuse a term that no text can hold, and one that another finds already, in this or an inflected form."""
    folder.fold("\n".join(term.text for term in terms))
    keys = {term: folder.fold(term.text).strip() for term in terms}
    first: dict[str, Term] = {}
    for term, key in keys.items():
        if not key:
            raise TableError(f"{_line(path, where, term.text)}: {term.text!r} holds no word: delete it")
        other = first.setdefault(key, term)
        if other is not term and not (other.beside or other.states or term.beside or term.states):
            raise TableError(
                f"{_line(path, where, term.text)}: {term.text!r} ({term.level}) stands already as {other.text!r} "
                f"({other.level}): delete one"
            )
    known = endings()
    for term, key in keys.items():
        for cut in range(max(1, key.rfind(" ") + 2), len(key)):
            other = first.get(key[:cut])
            if other and key[cut:] in known and other.level == term.level and not other.beside and not other.states:
                at = _line(path, where, term.text)
                raise TableError(f"{at}: {term.text!r} is a form of {other.text!r}, which finds it: delete it")


def _line(path: Path, where: str, text: str) -> str:
    """Name the line below the entry's own where a term stands."""
    start = int(where.split(":")[1]) if where.count(":") > 1 else 1
    lines = path.read_text(encoding="utf-8").splitlines()
    alone = re.compile(rf"""(?:^|[,"'])\s*{re.escape(text)}\s*(?:$|[,"'])""")
    number = next((n for n, line in enumerate(lines[start - 1 :], start) if alone.search(line)), start)
    return f"{path}:{number}: {where.rsplit(': ', 1)[-1]}"
