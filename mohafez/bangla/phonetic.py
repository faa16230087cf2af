"""Bengali words typed in Latin letters: nirbachon, nirbacan and nirbachan are নির্বাচন, trusted is ট্রাস্টেড.

Two steps, so that a dictionary need not be searched from end to end:

- `skeletons(word)` gives the keys to file a Bengali word under, `query_skeletons(latin)` the keys to look for: the
  consonants, in classes that people confuse. A key that begins with = is a whole word spelt out (=bnp, বিএনপি): what is
  found under it is meant, and needs no score.
- `score(latin, word)` tells, from 1 down to 0, how well the one spells the other, vowels and all.

`Matcher` does both over a list of words. docs/romanisation.md tells the method.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from operator import itemgetter
from pathlib import Path

from mohafez.bangla.keys import identity_key
from mohafez.bangla.romanise import latin_name

LONGEST = 40  # letters of a word or a query that are looked at
MOST_KEYS = 12  # of a word or a query
MOST_OPEN = 6  # sounds of it that are given more than their likeliest class

# What a spelling costs: by its group in the table (usual, looser, rare), a Bengali sound left out, and Latin letters
# that spell nothing.
GROUP_COSTS = (0.0, 0.25, 0.5)
LEFT_OUT = 1.0
DOUBLED = 0.1
SILENT_E = 0.2  # at the end: mobile
LOOSE = {"h": 0.3, "y": 0.4, "w": 0.4, "a": 0.6, "e": 0.6, "i": 0.6, "o": 0.6, "u": 0.6}
STRAY = 1.0

TABLES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
RUN = re.compile(r"(.)\1+")
CONSONANT_END = re.compile("[ক-হ]়?$")


def longest_first(sounds: Iterable[str]) -> str:
    """Write a pattern that finds the longest of the sounds."""
    return "|".join(map(re.escape, sorted(sounds, key=len, reverse=True)))


def classes(table: dict[str, str]) -> tuple[re.Pattern[str], dict[str, list[str]]]:
    """Read a table of classes: a pattern for its sounds, and what each is filed under."""
    filed = {sound: names.replace("-", "").split(" ") for sound, names in table.items()}
    return re.compile(longest_first(table)), filed


def costs(groups: str) -> dict[str, float]:
    """Read the spellings of one sound: what each costs."""
    return {
        spelling.replace("-", ""): cost
        for group, cost in reversed(list(zip(groups.split("|"), GROUP_COSTS, strict=False)))
        for spelling in group.split()
    }


BENGALI_SOUND, BENGALI_CLASSES = classes(TABLES["bengali_classes"])
LATIN_SOUND, LATIN_CLASSES = classes(TABLES["latin_classes"])
SPELLINGS = {sound: costs(groups) for sound, groups in TABLES["spellings"].items()}
SPELT = re.compile(f"{longest_first(SPELLINGS)}|.", re.DOTALL)
LONGEST_SPELLING = max(len(spelling) for spellings in SPELLINGS.values() for spelling in spellings)


def skeletons(word: str) -> list[str]:
    """List the keys to file a Bengali word under."""
    word = word[:LONGEST]
    latin = latin_name(word)
    return keys(BENGALI_SOUND, BENGALI_CLASSES, identity_key(word)) + ([f"={latin}"] if latin else [])


def query_skeletons(latin: str) -> list[str]:
    """List the keys to look for when a word is typed in Latin letters, the likeliest first."""
    latin = latin.lower()[:LONGEST]
    return [f"={latin}", *keys(LATIN_SOUND, LATIN_CLASSES, latin)]


def keys(sound: re.Pattern[str], filed: dict[str, list[str]], word: str) -> list[str]:
    """Write the consonant classes of a word in all likely ways, each run of one class once."""
    ways = [(0, "")]
    still_open = 0
    for part in sound.findall("^" + word):
        names = filed[part]
        still_open += len(names) > 1
        if still_open > MOST_OPEN:
            names = names[:1]
        ways = [(rank + more, key + name) for rank, key in ways for more, name in enumerate(names)]
    ways.sort(key=itemgetter(0))
    return list(dict.fromkeys(RUN.sub(r"\1", key) for _, key in ways))[:MOST_KEYS]


def score(latin: str, word: str) -> float:
    """Tell how well a word typed in Latin letters spells a Bengali word: 1 for as usual, 0 for not at all."""
    latin = latin.lower()[:LONGEST]
    return max(0.0, 1 - cost(latin, sounds(word)) / max(1, len(latin)))


@lru_cache(maxsize=1 << 14)
def sounds(word: str) -> tuple[dict[str, float], ...]:
    """Read a Bengali word as sounds, each with the costs of its spellings."""
    word = "^" + identity_key(word[:LONGEST])
    found: list[dict[str, float]] = []
    for match in SPELT.finditer(word):
        if match[0] in SPELLINGS:
            found.append(SPELLINGS[match[0]])
        if CONSONANT_END.search(match[0]):
            following = word[match.end() : match.end() + 1]
            if "া" <= following <= "্":
                continue
            in_cluster = "্" in word[match.start() - 1 : match.end()]
            found.append(SPELLINGS["$" if match[0].endswith("য়") or not (following or in_cluster) else "*"])
    return tuple(found)


def cost(latin: str, word: tuple[dict[str, float], ...]) -> float:
    """Find the cheapest way to spell the sounds of a word with these letters."""
    ends = len(latin) + 1
    stray = [letter_cost(latin, place) for place in range(len(latin))]
    row = [0.0] + [float("inf")] * len(latin)
    for spellings in (*word, None):
        for place, price in enumerate(stray):
            row[place + 1] = min(row[place + 1], row[place] + price)
        if spellings is None:
            break
        below = [price + min(LEFT_OUT, spellings.get("", LEFT_OUT)) for price in row]
        for start in range(ends - 1):
            for end in range(start + 1, min(start + LONGEST_SPELLING + 1, ends)):
                price = spellings.get(latin[start:end])
                if price is not None and row[start] + price < below[end]:
                    below[end] = row[start] + price
        row = below
    return row[-1]


def letter_cost(latin: str, place: int) -> float:
    """Tell what a Latin letter costs that spells nothing."""
    letter = latin[place]
    if place and letter == latin[place - 1]:
        return DOUBLED
    if letter == "e" and place == len(latin) - 1:
        return SILENT_E
    return LOOSE.get(letter, STRAY)


class Matcher:
    """Finds the words of a list that a word typed in Latin letters may mean."""

    def __init__(self, words: Iterable[str]):
        self._filed: dict[str, list[str]] = {}
        for word in dict.fromkeys(words):
            for key in skeletons(word):
                self._filed.setdefault(key, []).append(word)

    def best(self, typed: str, limit: int = 5) -> list[str]:
        """List the words that are spelt most like what was typed, best first; of equals the shorter."""
        typed = typed.strip().lower()
        spelt_out, *keys_to_try = query_skeletons(typed)
        near = dict.fromkeys(word for key in keys_to_try for word in self._filed.get(key, ()))
        ranked = sorted(near, key=lambda word: (-score(typed, word), len(word)))
        return list(dict.fromkeys([*self._filed.get(spelt_out, ()), *ranked]))[:limit]
