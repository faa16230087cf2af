"""The phrases of lexicon.toml, ready to be asked: which role do these words give to a line?"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

import ahocorasick

from mohafez.bangla.text import nfc

EDGES = re.compile(r"^[\s\d০-৯:।.,…»«>|()\[\]{}•·*+–—\-/]+|[\s\d০-৯:।.,…»«>|()\[\]{}•·–—\-/]+$")
MAX_STARTS = 160  # characters; a longer line that begins with such words is prose
MAX_HAS = 220
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
MEMO_LINES = 1 << 14  # the lines of a site's menus and boxes come back on each of its pages
COLONS = ":：ঃ"
COLON = re.compile(r"\s*(?:[:：]|ঃ(?=\s|$))+\s*")
SPELLINGS = (("আরো ", "আরও "),)


@dataclass(frozen=True)
class Lexicon:
    """Phrases by role name. `whole` maps folded phrases; `starts` and `has` are (role, pattern) in the file's order.

    `any_start` and `any_within` are all those patterns in one: most lines match none. An automaton looks for phrases
    anywhere in a fifth of the time that a pattern takes.
    """

    words: dict[str, list[str]]
    whole: dict[str, str]
    starts: tuple[tuple[str, re.Pattern[str]], ...]
    has: tuple[tuple[str, re.Pattern[str]], ...]
    any_start: re.Pattern[str]
    any_within: ahocorasick.Automaton

    def role(self, text: str) -> tuple[str, str] | None:
        """Name the role that the words of a line give it, and how (whole, starts, has), or None."""
        if len(text) > MAX_HAS:
            return None
        folded = fold(text)
        if role := self.whole.get(folded) or self.whole.get(trim(folded)):
            return role, "whole"
        if len(text) <= MAX_STARTS and self.any_start.match(folded):
            for role, pattern in self.starts:
                if pattern.match(folded):
                    return role, "starts"
        if next(self.any_within.iter(folded), None):
            for role, pattern in self.has:
                if pattern.search(folded):
                    return role, "has"
        return None


@lru_cache(MEMO_LINES)
def role_of(text: str) -> tuple[str, str] | None:
    """What the lexicon says of a line, as `Lexicon.role` does."""
    return lexicon().role(text)


def fold(text: str) -> str:
    """Fold what news sites write either way: case, joiners, the space around a colon, আরো and আরও."""
    folded = nfc(text).casefold()
    for sign in INVISIBLE:
        folded = folded.replace(sign, "")
    if any(colon in folded for colon in COLONS):
        folded = COLON.sub(": ", folded)
    folded = folded.strip()
    for variant, usual in SPELLINGS:
        folded = folded.replace(variant, usual)
    return folded


def trim(folded: str) -> str:
    return EDGES.sub("", folded)


def any_of(kind: str) -> str:
    """A pattern for the words of one kind in [words], the longest first."""
    return _alternatives(lexicon().words[kind])


def _alternatives(phrases: list[str]) -> str:
    return "|".join(sorted(map(re.escape, phrases), key=len, reverse=True))


@cache
def lexicon() -> Lexicon:
    """Read lexicon.toml, once a process."""
    table = tomllib.loads(resources.files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8"))
    whole: dict[str, str] = {}
    starts, has = [], []
    within = ahocorasick.Automaton()
    words = {kind: [fold(word) for word in listed] for kind, listed in table.pop("words").items()}
    for role, kinds in table.items():
        for phrase in map(fold, kinds.get("whole", [])):
            whole.setdefault(phrase, role)
            whole.setdefault(trim(phrase) or phrase, role)
        for kind, patterns in (("starts", starts), ("has", has)):
            if phrases := kinds.get(kind):
                patterns.append((role, re.compile(_alternatives([fold(p) for p in phrases]))))
        for phrase in map(fold, kinds.get("has", [])):
            within.add_word(phrase, phrase)
    within.make_automaton()
    any_start = re.compile("|".join(pattern.pattern for _, pattern in starts))
    return Lexicon(words, whole, tuple(starts), tuple(has), any_start, within)
