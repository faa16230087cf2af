"""The few names and phrases that an article turns on.

A phrase is one to three words that stand together at least twice, or once in the title; the rarer its words are in
news at large, the more it tells. Only the article and a fixed list of common words decide, so that an archive's other
articles never change what is found here. docs/topics.md tells the method.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from math import log, sqrt
from pathlib import Path
from typing import NamedTuple

from mohafez.terms import MEMO_WORDS, Folder, endings

MOST = 6  # phrases of one article
LONGEST = 3  # words of a phrase
LEAST = 2  # times that a phrase must be said: once in the title and once below it, or twice below it
TITLE = 2.0  # what the title says too counts so many times
STOP = 400  # the commonest words of all: no part of any phrase
SHORTEST = 3  # letters of a phrase's words' keys
WORDS_READ = 200  # of a long article: what it turns on is named early
LONGEST_ENDING = 6
BETWEEN = "\t"  # words while they are taken apart
CLAUSE = re.compile(r"[।॥,;:!?()\[\]{}‘’“”\"'…/|\n–—]+|(?<![^\t])-(?![^\t])|\.(?![^\t])")
BREAK = " । "  # stands for all of these
VERB = ("ছে", "ছেন", "ছি", "ছিল", "ছিলেন", "লেন", "বেন", "তেন", "লাম", "য়ে", "িয়ে", "জান", "জায়")
CASE = ("ের", "ে", "কে", "তে", "রা", "দের", "ায়")  # within a phrase only its last word carries an ending


class Word(NamedTuple):
    """A word as written, and what can be said of it whatever stands around it."""

    key: str
    text: str
    is_telling: bool = False  # may be part of a phrase
    is_last: bool = False  # carries an ending, so that a phrase ends with it
    bases: tuple[str, ...] = ()  # what it may be a form of, the longest first


GAP = Word("", BREAK.strip())


class Phrase(NamedTuple):
    """A phrase: the key that its spellings and forms share, and how the article writes it."""

    key: str
    text: str


class Vocabulary:
    """Takes texts apart into words, and remembers what stands between white space, from one article to the next."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._met = _Met()

    def words(self, texts: Iterable[str]) -> list[list[Word]]:
        """Give the words of each text, and gaps where no phrase goes on. One by one, texts take twice as long."""
        if len(self._met) > MEMO_WORDS:
            self._met = _Met()
        written = [list(map(self._met.__getitem__, text.replace("\n", BREAK).split())) for text in texts]
        self._learn()
        return [list(chain.from_iterable(words)) for words in written]

    def _learn(self) -> None:
        """Tell the words of what was met for the first time."""
        new, self._met.new = self._met.new, []
        forms = [one.split() for one in CLAUSE.sub(BREAK, BETWEEN.join(new)).split(BETWEEN)]
        keys = iter(self._folder.keys(list(chain.from_iterable(forms))))
        for one, own in zip(new, forms, strict=False):
            words = zip(own, keys, strict=False)
            self._met[one] += [Word(key, form, *_nature(key)) for form, key in words if key or form == GAP.text]


class _Met(dict[str, list[Word]]):
    """The words of what stands between white space; of what is met for the first time, none before they are told."""

    def __init__(self) -> None:
        self.new: list[str] = []

    def __missing__(self, one: str) -> list[Word]:
        self.new.append(one)
        self[one] = words = []
        return words


@cache
def rank() -> dict[str, int]:
    """Read common_words.txt: each word's place, the commonest first."""
    text = Path(__file__).with_name("common_words.txt").read_text(encoding="utf-8")
    words = " ".join(line for line in text.splitlines() if not line.startswith("#")).split()
    return {word: place for place, word in enumerate(words)}


@cache
def common() -> frozenset[str]:
    """Give the words that are part of no phrase."""
    return frozenset(word for word, place in rank().items() if place < STOP)


def beginning(text: str) -> str:
    """Give as much of an article's text as phrases are looked for in."""
    return " ".join(text.split(" ", WORDS_READ)[:WORDS_READ])


def keyphrases(title: Sequence[Word], text: Sequence[Word]) -> list[Phrase]:
    """Find what an article turns on by the words of its title and of its text's `beginning`, the most telling first."""
    words = [*title, GAP, *text]
    telling = _said_again(words)
    written: dict[str, list[str]] = defaultdict(list)
    for key, form in _phrases(words, telling):
        written[key].append(form)
    titled = {key for key, _ in _phrases(title, telling)}
    scores = {
        key: rarity(key) * log(len(forms)) * (TITLE if key in titled else 1)
        for key, forms in written.items()
        if len(forms) >= LEAST
    }
    return [
        Phrase(key, min(sorted(written[key]), key=len))
        for key in _apart(sorted(scores, key=lambda key: (-scores[key], key)))
    ]


def headline_words(title: Iterable[Word]) -> set[str]:
    """Give the keys of a title's telling words."""
    return {word.key for word in title if word.is_telling}


def _said_again(words: Sequence[Word]) -> dict[str, str]:
    """Give the telling words that are said more than once in any form, with the shortest of these forms."""
    distinct = {word.key: word for word in words}
    said = Counter([word.key for word in words])
    forms = {key: base for key, word in distinct.items() for base in word.bases if base in said}
    times = said.copy()
    for key, base in forms.items():
        times[key] -= said[key]
        times[base] += said[key]
    return {
        key: base for key, word in distinct.items() if word.is_telling and times[base := forms.get(key, key)] >= LEAST
    }


def _phrases(words: Sequence[Word], telling: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give every run of telling words, by its key (the last word's base) and as it is written."""
    for start, first in enumerate(words):
        if first.key not in telling:
            continue
        inner, forms = "", ""
        for word in words[start : start + LONGEST]:
            if word.key not in telling:
                break
            forms = f"{forms} {word.text}" if forms else word.text
            yield inner + telling[word.key], forms
            if word.is_last:
                break
            inner += f"{word.key} "


@cache
def _nature(key: str) -> tuple[bool, bool, tuple[str, ...]]:
    """Say of a word whether it may be part of a phrase, whether it ends one, and what it may be a form of.

    No part of a phrase are numbers, verbs, and forms of common words.
    """
    if len(key) < SHORTEST or key[0].isdigit() or " " in key:
        return False, False, ()
    known = endings()
    cuts = range(len(key) - 1, max(2, len(key) - LONGEST_ENDING) - 1, -1)
    bases = [key[:cut] for cut in cuts if key[cut:] in known]
    is_telling = common().isdisjoint([key, *bases]) and not key.endswith(VERB)
    return is_telling, key.endswith(CASE), tuple([base for base in bases if len(base) >= SHORTEST])


@cache
def rarity(key: str) -> float:
    """Say how rare a phrase's words are in news at large: 1 for one uncommon word; a second word adds less."""
    words, places = key.split(), rank()
    most = log(1 + len(places) / STOP)
    return sum(log(1 + places.get(word, len(places)) / STOP) / most for word in words) / sqrt(len(words))


def _apart(ranked: list[str]) -> list[str]:
    """Choose phrases that share no word with a better one, nor say one twice."""
    chosen: list[str] = []
    taken: set[str] = set()
    for key in ranked:
        words = key.split()
        if len(chosen) < MOST and taken.isdisjoint(words) and len(set(words)) == len(words):
            chosen.append(key)
            taken.update(words)
    return chosen
