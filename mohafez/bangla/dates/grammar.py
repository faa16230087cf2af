"""How rules are written and applied.

A line becomes a string with one code a piece (lexer.py, words.py), and a rule is a regular expression over it, with a
function that reads the match: `১৪ই ডিসেম্বর, ২০২৫` is `NoM,Y`. Rules are tried in order; each takes what earlier ones
left, and what it takes, it takes even where the day turns out impossible, so that ৩২ ডিসেম্বর ২০২৫ is no date at all
and not ডিসেম্বর ২০২৫.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import regex

from mohafez.bangla.dates.lexer import Piece

TAKEN = "\0"
MEMO_SHAPES = 1 << 14  # shapes times rules


@dataclass(frozen=True)
class Item:
    """What one rule read, over pieces first to last.

    `kind` is date (Gregorian), bangla, hijri, time, weekday or none; `value` is (year, month, day) or (hour, minute,
    second, offset), None where what is written cannot be.
    """

    kind: str
    value: tuple | None
    first: int
    last: int


class Found:
    """A rule's match, with the pieces under its groups."""

    def __init__(self, match: regex.Match, line: list[Piece]) -> None:
        self.match, self.line = match, line
        self.first, self.last = match.start(), match.end() - 1
        self.groups = match.groupdict()

    def codes(self, group: str) -> str:
        """Return the codes under a group, empty if it has none."""
        return self.groups.get(group) or ""

    def pieces(self, group: str) -> list[Piece]:
        """Return the pieces under a group."""
        return self.line[slice(*self.match.span(group))] if self.codes(group) else []

    def value(self, group: str) -> object:
        """Return the value of the first piece under a group, None if it has none."""
        return next((piece.value for piece in self.pieces(group)), None)

    def number(self, group: str) -> int | None:
        """Return that value as a number."""
        value = self.value(group)
        return None if value is None else int(value)

    def item(self, kind: str, value: tuple | None = None) -> Item:
        """Make an item of all that the rule matched."""
        return Item(kind, value, self.first, self.last)


class Rule(NamedTuple):
    """A pattern over codes, and what it means; `read` returns None to leave the match to the rules after it."""

    name: str
    pattern: regex.Pattern
    read: Callable[[Found], Item | None]


def rule(name: str, pattern: str, read: Callable[[Found], Item | None]) -> Rule:
    """Make a rule of a pattern's text."""
    return Rule(name, regex.compile(pattern), read)


def apply(rules: Iterable[Rule], line: list[Piece]) -> list[Item]:
    """Read a line's pieces by rules, in order; the items come in the order of the line."""
    codes = [piece.code for piece in line]
    left = "".join(codes)
    items = []
    for one in rules:
        taken = len(items)
        for match in _matches(one.pattern, left):
            if item := one.read(Found(match, line)):
                items.append(item)
                _take(codes, match)
        if len(items) > taken:
            left = "".join(codes)
    return sorted(items, key=lambda item: item.first)


@lru_cache(MEMO_SHAPES)
def _matches(pattern: regex.Pattern, codes: str) -> tuple[regex.Match, ...]:
    """All matches of a rule in a line of this shape: few shapes make nearly all lines with dates."""
    return tuple(pattern.finditer(codes))


def _take(codes: list[str], match: regex.Match) -> None:
    """Mark a match's pieces as taken, all but those of its group `keep`."""
    kept = range(*match.span("keep")) if match.groupdict().get("keep") else ()
    for at in range(*match.span()):
        if at not in kept:
            codes[at] = TAKEN
