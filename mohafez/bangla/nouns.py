"""Bengali nouns: what is left of a word without its endings, and what a base becomes with them.

Endings stack from the base outwards: which (টি, গুলো), case (র, কে), emphasis (ই, ও). Pronouns, adjectives and numbers
take them too. docs/inflection.md tells the method and its sources.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

MOST_ENDINGS = 4  # of one word: গুলো, র, ই and one to spare
LEAST_WEIGHT = 1.0  # of an ending that is written: rarer ones are only read

CONSONANT = "[ক-হ]়?"
BARE = f"(?:{CONSONANT}|ৎ)$"  # a consonant that carries no vowel sign
VOWEL = "[অ-ঔা-ৌ]ঁ?$"
NASAL = "[ংঃ]$"
FOREIGN = "[0-9a-z]$"
ANY = "[^্]$"

LAST = "^$"
EMPHASIS = "^(?:[ইও]|তো)?$"
EMPHASIS_OR_KE = "^(?:কে)?[ইও]?$"
CASE = "^(?:র|কে|রে|তে|য়|সহ)?[ইও]?$"

# Endings; what may stand before them; what endings may stand behind them; how likely they are endings there, against 1
# for belonging to the word.
ENDING_TABLE = (
    # emphasis
    ("ই", f"{BARE}|{VOWEL}|{NASAL}", LAST, 6),
    ("ও", f"{BARE}|{VOWEL}|{NASAL}", LAST, 8),
    ("তো", VOWEL, LAST, 0.3),
    # case
    ("ের", BARE, EMPHASIS, 20),
    ("ে", BARE, EMPHASIS, 6),
    ("র", VOWEL, EMPHASIS, 5),
    ("র", FOREIGN, EMPHASIS, 10),
    ("য়", "া$", EMPHASIS, 12),
    ("য়ের য়ে", f"[ইঈউঊিীুূো]$|াঁও$|{NASAL}", EMPHASIS, 60),
    ("য়ের য়ে", "^.া$", EMPHASIS, 15),
    ("কে", f"{BARE}|{VOWEL}|{NASAL}|{FOREIGN}", EMPHASIS, 10),
    ("রে", VOWEL, EMPHASIS, 0.3),
    ("তে", f"{VOWEL}|{FOREIGN}", EMPHASIS, 10),
    ("েতে", BARE, EMPHASIS, 0.3),
    ("এর", ANY, EMPHASIS, 20),
    ("এ", f"{BARE}|{FOREIGN}", EMPHASIS, 20),
    ("কার", "(?:খন|খান|দিন|সময়|আজ|কাল|বার|আগে|পূর্বে|উপর|ওপর|ভিতর|ভেতর)$", EMPHASIS, 30),
    ("কের", "(?:আজ|কাল)$", EMPHASIS, 10),
    ("ের", BARE, "^ট[াি]", 0.5),  # চীনেরটা
    # number
    ("রা", VOWEL, EMPHASIS, 8),
    ("রা", BARE, EMPHASIS, 3),
    ("েরা", BARE, EMPHASIS, 20),
    ("দের", BARE, EMPHASIS_OR_KE, 100),
    ("দের", VOWEL, EMPHASIS_OR_KE, 40),
    ("েদের", BARE, EMPHASIS_OR_KE, 2),
    ("দিগের দিগকে", ANY, EMPHASIS, 100),
    ("গুলো গুলি গুলা সমূহ", ANY, CASE, 30),
    ("গণ বৃন্দ", ANY, CASE, 4),
    # definite and the rest
    ("টি টা টুকু", ANY, CASE, 10),
    ("খানা খানি", ANY, CASE, 3),
    ("সহ", ANY, EMPHASIS, 3),
)


class Ending(NamedTuple):
    """A row of the table for one ending."""

    text: str
    after: re.Pattern[str]
    before: re.Pattern[str]
    weight: float


ENDINGS = tuple(
    Ending(text, re.compile(after), re.compile(before), weight)
    for texts, after, before, weight in ENDING_TABLE
    for text in texts.split()
)
SHORT_BASE = re.compile(f"^(?:{CONSONANT}(?:্{CONSONANT})*)?[অ-ঔা-ৌ]?ঁ?$")  # one open syllable
SHORT_PENALTY = {1: 10_000, 2: 100, 3: 1}  # by the ending's letters: পার is hardly পা with র, but মায়ের is মা


def noun_forms(word: str, before: str | re.Pattern[str]) -> Iterator[str]:
    """Write a word with every stack of endings that `before`, what the ending inside them demands, lets follow."""
    for ending in following(before):
        if ending.after.search(word):
            yield word + ending.text
            yield from noun_forms(word + ending.text, ending.before)


@cache
def following(before: str | re.Pattern[str]) -> tuple[Ending, ...]:
    """List the endings that may follow where `before` is demanded of them, but for rare ones."""
    return tuple(ending for ending in ENDINGS if ending.weight >= LEAST_WEIGHT and re.search(before, ending.text))


def noun_bases(word: str) -> dict[str, float]:
    """Weigh what is left of a word when its endings are taken off one by one."""
    scores: dict[str, float] = {}
    layer = {word: 1.0}
    for _ in range(MOST_ENDINGS + 1):
        below: dict[str, float] = {}
        for base, share in layer.items():
            cut = [
                (base[: -len(ending.text)], odds(base, word[len(base) :], ending))
                for ending in ENDINGS
                if base.endswith(ending.text)
            ]
            total = 1 + sum(chance for _, chance in cut)
            scores[base] = scores.get(base, 0) + share / total
            for rest, chance in cut:
                if chance:
                    below[rest] = below.get(rest, 0) + share * chance / total
        layer = below
    return scores


def odds(word: str, behind: str, ending: Ending) -> float:
    """Weigh taking an ending off a word that ends in it; `behind` is what has been taken off already."""
    rest = word[: -len(ending.text)]
    if len(rest) < 2 or not ending.after.search(rest) or not ending.before.search(behind):
        return 0
    if SHORT_BASE.search(rest):
        return ending.weight / SHORT_PENALTY[min(len(ending.text.replace("়", "")), 3)]
    return ending.weight
