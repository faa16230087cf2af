"""The few names and phrases that an article turns on.

A phrase is one to three words that stand together at least twice, or once in the title; the rarer its words are in
news at large, the more it tells. Only the article and a fixed list of common words decide, so that an archive's other
articles never change what is found here. docs/topics.md tells the method.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from math import log, sqrt
from pathlib import Path
from typing import NamedTuple

import regex

from mohafez.terms import MEMO_WORDS, Folder, endings

MOST = 6  # phrases of one article
LONGEST = 3  # words of a phrase
LEAST = 2  # times that a phrase must be said: once in the title and once below it, or twice below it
TITLE = 2.0  # what the title says too counts so many times
STOP = 400  # the commonest words of all: no part of any phrase
SHORTEST = 3  # letters of a phrase's words' keys
WORDS_READ = 200  # of a long article: what it turns on is named early
LONGEST_ENDING = 6
CLAUSE = regex.compile(r"[।॥,;:!?()\[\]{}‘’“”\"'…/|\n–—]+|^-$|\.$")
VERB = regex.compile(r"(?:ছে|ছেন|ছি|ছিল|ছিলেন|লেন|বেন|তেন|লাম|য়ে|িয়ে|জান|জায়)$")
CASE = regex.compile(r"(?:ের|ে|কে|তে|রা|দের|ায়)$")  # within a phrase only its last word carries an ending

BREAK = " । "  # stands for all of these
Word = tuple[str, str]  # its key, and as written
GAP: Word = ("", BREAK.strip())


class Phrase(NamedTuple):
    """A phrase: the key that its spellings and forms share, and how the article writes it."""

    key: str
    text: str


class Vocabulary:
    """Takes texts apart into words, and remembers what stands between white space, from one article to the next."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._memo: dict[str, tuple[Word, ...]] = {}

    def words(self, text: str) -> list[Word]:
        """Give a text's words, and gaps where no phrase goes on."""
        if len(self._memo) > MEMO_WORDS:
            self._memo.clear()
        written = text.replace("\n", BREAK).split()
        if unknown := set(written).difference(self._memo):
            self._learn(unknown)
        return list(chain.from_iterable(map(self._memo.__getitem__, written)))

    def _learn(self, written: Iterable[str]) -> None:
        """Fold all forms at once: many calls would take longer."""
        forms = {one: CLAUSE.sub(BREAK, one).split() for one in written}
        self._folder.keys(list(chain.from_iterable(forms.values())))
        for one, own in forms.items():
            words = zip(self._folder.keys(own), own, strict=True)
            self._memo[one] = tuple(word for word in words if word[0] or word == GAP)


@cache
def rank() -> dict[str, int]:
    """Read common_words.txt: each word's place, the commonest first."""
    text = Path(__file__).with_name("common_words.txt").read_text(encoding="utf-8")
    words = " ".join(line for line in text.splitlines() if not line.startswith("#")).split()
    return {word: place for place, word in enumerate(words)}


def keyphrases(title: str, text: str, vocabulary: Vocabulary) -> list[Phrase]:
    """Find what an article turns on, the most telling first."""
    head = vocabulary.words(title)
    words = [*head, GAP, *vocabulary.words(" ".join(text.split(" ", WORDS_READ)[:WORDS_READ]))]
    said = Counter([key for key, _ in words if key])
    bases = _bases(said)
    times: dict[str, int] = defaultdict(int)
    for key, count in said.items():
        times[bases[key]] += count
    telling = {key: bases[key] for key in said if times[bases[key]] >= LEAST and _telling(key)}
    written: dict[str, list[str]] = defaultdict(list)
    for key, form in _phrases(words, telling):
        written[key].append(form)
    titled = {key for key, _ in _phrases(head, telling)}
    scores = {
        key: rarity(key) * log(len(forms)) * (TITLE if key in titled else 1)
        for key, forms in written.items()
        if len(forms) >= LEAST
    }
    return [
        Phrase(key, min(written[key], key=lambda form: (len(form), form)))
        for key in _apart(sorted(scores, key=lambda key: (-scores[key], key)))
    ]


def headline_words(title: str, vocabulary: Vocabulary) -> set[str]:
    """Give the keys of a title's telling words."""
    return {key for key, _ in vocabulary.words(title) if _telling(key)}


def _bases(keys: Iterable[str]) -> dict[str, str]:
    """Find for each word the shortest other word of the article that it is a form of."""
    known = endings()
    found = {}
    shorter: list[str] = []  # words that the next one in order may begin with, the shortest first
    for key in sorted(keys):
        while shorter and not key.startswith(shorter[-1]):
            shorter.pop()
        found[key] = key
        least = max(SHORTEST, len(key) - LONGEST_ENDING)
        for base in shorter:
            if len(base) >= least and key[len(base) :] in known:
                found[key] = base
                break
        shorter.append(key)
    return found


def _phrases(words: Sequence[Word], telling: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give every run of telling words, by its key (the last word's base) and as it is written."""
    for start, (first, _) in enumerate(words):
        if first not in telling:
            continue
        inner, forms = "", ""
        for key, form in words[start : start + LONGEST]:
            if key not in telling:
                break
            forms = f"{forms} {form}" if forms else form
            yield inner + telling[key], forms
            if _ends(key):
                break
            inner += f"{key} "


@cache
def _ends(key: str) -> bool:
    """Tell whether a word carries an ending, as only a phrase's last one does."""
    return bool(CASE.search(key))


@cache
def _telling(key: str) -> bool:
    """Tell whether a word may be part of a phrase: no number or verb, nor a form of a common word."""
    if len(key) < SHORTEST or key[0].isdigit() or " " in key or VERB.search(key):
        return False
    places, known = rank(), endings()
    cuts = range(max(2, len(key) - LONGEST_ENDING), len(key) + 1)
    return not any(places.get(key[:cut], STOP) < STOP and (cut == len(key) or key[cut:] in known) for cut in cuts)


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
