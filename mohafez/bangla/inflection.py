"""Inflected words: from a word to the base forms it may come from, and from a base to its forms.

    >>> lemmas("মডেলগুলোরও")[0]
    'মডেল'
    >>> lemmas("করেছিলেন")
    ['করা', ...]

Bengali nouns stack endings (number, case, emphasis); verbs also change their stems (`mohafez.bangla.verbs`). No rule tells
সরকার (a word) from শিক্ষার (শিক্ষা with -র): so all readings are weighed, and words that are known weigh more. A caller
with a vocabulary of its own, such as a search index, passes it as `weight`. docs/inflection.md tells the method.
"""

import re
from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import NamedTuple

from mohafez.bangla.keys import identity_key
from mohafez.bangla.verbs import readings, stems_by_name, verb_forms

LONGEST_WORD = 48  # code points; longer strings are no words and come back as they are
MOST_ENDINGS = 4  # of one word: গুলো, র, ই and one to spare
MOST_LEMMAS = 8
KNOWN = 25.0  # how much likelier a reading is whose base is a known word

CONSONANT = "[ক-হ]়?"
BARE = f"{CONSONANT}$"  # a consonant that carries no vowel sign
VOWEL = "[অ-ঔা-ৌ]ঁ?$"
NASAL = "[ংঃ]$"
ANY = "[^্]$"
SHORT = re.compile(f"(?:{CONSONANT}(?:্{CONSONANT})*)?[অ-ঔা-ৌ]?ঁ?$")  # one open syllable

NOTHING = "$"
EMPHASIS = "(?:[ইও]|তো)?$"
EMPHASIS_OR_KE = "(?:কে)?[ইও]?$"
CASE = "(?!ট|গ|খান)"


class Ending(NamedTuple):
    """An ending and when it may be one.

    `after` is a pattern for what stands before it, `before` for the endings that stand behind it; `weight` says how
    likely it is an ending there, against 1 for belonging to the word.
    """

    text: str
    after: re.Pattern[str]
    before: re.Pattern[str]
    weight: float


ENDINGS = tuple(
    Ending(text, re.compile(after), re.compile(before), weight)
    for texts, after, before, weight in (
        # emphasis
        ("ই", f"{BARE}|{VOWEL}|{NASAL}", NOTHING, 6),
        ("ও", f"{BARE}|{VOWEL}|{NASAL}", NOTHING, 8),
        ("তো", VOWEL, NOTHING, 0.3),
        # case
        ("ের", BARE, EMPHASIS, 20),
        ("ে", BARE, EMPHASIS, 6),
        ("র", VOWEL, EMPHASIS, 5),
        ("য়", "া$", EMPHASIS, 12),
        ("য়ের য়ে", f"[ইঈউঊওিীুূো]$|{NASAL}", EMPHASIS, 60),
        ("য়ের য়ে", "^.া$", EMPHASIS, 15),
        ("কে", f"{BARE}|{VOWEL}|{NASAL}", EMPHASIS, 10),
        ("রে", VOWEL, EMPHASIS, 0.3),
        ("তে", VOWEL, EMPHASIS, 10),
        ("েতে", BARE, EMPHASIS, 0.3),
        ("এর", ANY, EMPHASIS, 20),
        ("-এর -এ -র -কে -তে -রা -দের -ও -ই 'র ’র", ANY, NOTHING, 50),
        ("কার", "(?:খন|আজ|কাল|বার)$", EMPHASIS, 10),
        ("কের", "(?:আজ|কাল)$", EMPHASIS, 10),
        ("ের", BARE, "ট[াি]", 0.5),  # চীনেরটা
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
    for text in texts.split()
)
CLITIC = re.compile("(?:[ইও]|না|নি|নাই|তো|নাকি|(?<=[িই])নে)$")

# A verb's form is the likelier the longer its ending: করেছিলেন can be nothing else, করে a noun's locative, কর a noun.
VERB_WEIGHTS = (1.5, 2.0, 60.0)
WRITTEN_VERB_WEIGHT = 15.0  # the endings of written Bengali (সাধু) also end nouns: গাড়িতে


@cache
def lexicon() -> frozenset[str]:
    """Read the common words whose ends look like endings, or are hidden by them, and the names of verbs."""
    return frozenset(stems_by_name())


def default_weight(word: str) -> float:
    """Weigh a base: KNOWN for a word of the lexicon, else 1."""
    return KNOWN if word in lexicon() else 1.0


def lemmas(word: str, weight: Callable[[str], float] = default_weight) -> list[str]:
    """List the base forms that a word may come from, best first, the word itself among them where it may be one.

    Bases are identity keys. `weight` says how much likelier a reading becomes by what is known of its base.
    """
    word = identity_key(word)
    if not 1 < len(word) <= LONGEST_WORD:
        return [word] if word else []
    scores = noun_bases(word)
    for base in scores:
        scores[base] *= weight(base)
    for base, score in verb_bases(word).items():
        scores[base] = scores.get(base, 0) + score
    return sorted(scores, key=lambda base: -scores[base])[:MOST_LEMMAS]


def noun_bases(word: str) -> dict[str, float]:
    """Weigh what is left of a word when its endings are taken off one by one."""
    scores: dict[str, float] = {}
    layer = {word: 1.0}
    for _ in range(MOST_ENDINGS + 1):
        below: dict[str, float] = {}
        for base, share in layer.items():
            cut = [(base[: -len(ending.text)], odds(base, word[len(base) :], ending)) for ending in ENDINGS]
            total = 1 + sum(chance for _, chance in cut)
            scores[base] = scores.get(base, 0) + share / total
            for rest, chance in cut:
                if chance:
                    below[rest] = below.get(rest, 0) + share * chance / total
        layer = below
    return scores


def odds(word: str, behind: str, ending: Ending) -> float:
    """Weigh taking an ending off a word; `behind` is what has been taken off already."""
    if not word.endswith(ending.text):
        return 0
    rest = word[: -len(ending.text)]
    if len(rest) < 2 or not ending.after.search(rest) or not ending.before.match(behind):
        return 0
    return ending.weight / 10 if SHORT.match(rest) else ending.weight


def verb_bases(word: str) -> dict[str, float]:
    """Weigh the verbs that a word may be a form of."""
    scores: dict[str, float] = {}
    clitics = 0
    share = 1.0
    while True:
        for reading in readings(word):
            weight = VERB_WEIGHTS[min(len(reading.ending) + clitics // 2 * 2, 2)]
            if reading.stem.part == "old":
                weight = WRITTEN_VERB_WEIGHT
            for place, name in enumerate(reading.stem.names):
                scores[name] = max(scores.get(name, 0), weight * share / 2**place)
        clitic = CLITIC.search(word)
        if not clitic or clitics > 2:
            return scores
        clitics += len(clitic[0])
        word = word[: clitic.start()]
        share /= 2
