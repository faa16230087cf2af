"""The terms of a topic, as an editor writes them in topics.toml: groups of words and phrases at named levels."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mohafez.tables.reading import EntryError
from mohafez.terms import Folder, Matcher, endings

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

    @property
    def conditional(self) -> bool:
        return bool(self.beside or self.states)


def read_terms(entry: Mapping[str, Any], folder: Folder) -> tuple[Term, ...]:
    """Read the levels and contexts of a topic's entry. Raises EntryError for a term that can never count."""
    terms = (*_levels(entry), *_contexts(entry))
    _check_alive(terms, folder)
    return terms


def split_terms(listed: str) -> list[str]:
    """Split a group as editors write it: terms between commas or line ends."""
    return [" ".join(term.split()) for term in re.split(r"[,\n]", listed) if term.strip()]


def _levels(entry: Mapping[str, Any]) -> Iterator[Term]:
    for level in LEVELS:
        groups = entry.get(level, {})
        if not isinstance(groups, dict):
            raise EntryError(f'{level} needs a heading of your own: [….{level}], below it "…" = "{groups}"', level)
        for group, listed in groups.items():
            yield from (Term(text, level, group) for text in split_terms(listed))


def _contexts(entry: Mapping[str, Any]) -> Iterator[Term]:
    for context in entry.get("context", []):
        if unknown := sorted(set(context) - set(CONTEXT_KEYS)):
            raise EntryError(
                f"unknown key {unknown[0]!r} in a context; known are {', '.join(CONTEXT_KEYS)}", unknown[0]
            )
        level, group = context.get("level", "usual"), context.get("group", "")
        if level not in LEVELS:
            raise EntryError(f"context '{group}': level {level!r} is none of {', '.join(LEVELS)}", level)
        beside, states = tuple(split_terms(context.get("beside", ""))), context.get("states", 0)
        if not beside and not states:
            raise EntryError(f"context '{group}' needs `beside` or `states`; without them it is plain {level}", group)
        for text in split_terms(context.get("terms", "")):
            yield Term(text, level, group, beside, states)


def _check_alive(terms: Sequence[Term], folder: Folder) -> None:
    """Refuse a term that can change nothing: without a word, found by another already, or guarding no term."""
    folder.fold("\n".join(term.text for term in terms))  # learns them all at once
    keys = [(term, folder.fold(term.text).strip()) for term in terms]
    plain: dict[str, Term] = {}
    for term, key in keys:
        if not key:
            raise EntryError(f"'{term.text}' holds no word: delete it", term.text)
        if term.conditional:
            continue
        other = plain.setdefault(key, term)
        if other is not term:
            stands = f"stands already as '{other.text}' ({other.level})"
            raise EntryError(f"'{term.text}' ({term.level}) {stands}: delete one", term.text)
    known = endings()
    for term, key in keys:
        for cut in range(key.rfind(" ") + 2, len(key)):
            other = plain.get(key[:cut])
            if other and other.level == term.level and key[cut:] in known:
                raise EntryError(f"'{term.text}' is a form of '{other.text}', which finds it: delete it", term.text)
    guarded = Matcher([term.text for term in terms if term.level != "never"], folder)
    for term, key in keys:
        if term.level == "never" and not guarded.find(f" {key} "):
            raise EntryError(f"'{term.text}' (never) holds none of the entry's terms: delete it", term.text)
