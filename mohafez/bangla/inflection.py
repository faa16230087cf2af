"""Inflected words: from a word to the base forms it may come from, and from a base to its forms.

    >>> lemmas("মডেলগুলোরও")[0]
    'মডেল'
    >>> lemmas("করেছিলেন")
    ['করা', ...]

Bengali nouns stack endings (number, case, emphasis); verbs also change their stems (`mohafez.bangla.verbs`). No rule
tells সরকার (a word) from শিক্ষার (শিক্ষা with -র): so all readings are weighed, and words that are known weigh more.
A caller with a vocabulary of its own, such as a search index, passes it as `weight`. docs/inflection.md tells how.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from mohafez.bangla.keys import identity_key
from mohafez.bangla.verbs import Reading, readings, stems_by_name, verb_forms

LONGEST_WORD = 48  # code points; longer strings are no words and come back as they are
MOST_ENDINGS = 4  # of one word: গুলো, র, ই and one to spare
MOST_LEMMAS = 8
KNOWN = 300.0  # how much likelier a reading is whose base stands in lexicon.txt, …
KNOWN_VERB = 25.0  # … is a verb's name
KNOWN_PART = 12.0  # … or ends in what many words end in

CONSONANT = "[ক-হ]়?"
BARE = f"{CONSONANT}$"  # a consonant that carries no vowel sign
VOWEL = "[অ-ঔা-ৌ]ঁ?$"
NASAL = "[ংঃ]$"
ANY = "[^্]$"
SHORT = re.compile(f"(?:{CONSONANT}(?:্{CONSONANT})*)?[অ-ঔা-ৌ]?ঁ?$")  # one open syllable

NOTHING = "$"
EMPHASIS = "(?:[ইও]|তো)?$"
EMPHASIS_OR_KE = "(?:কে)?[ইও]?$"
CASE = "(?:(?:র|কে|রে|তে|য়|সহ)?[ইও]?)$"


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
LEAST_WEIGHT = 1.0  # of an ending that `forms` writes: rarer ones are only read
CLITIC = re.compile("(?:[ইও]|না|নি|নাই|তো|নাকি|(?<=[িই])নে)$")

# How likely a verb's form is, by its ending, against 1 for a word that is no form.
LONG_WEIGHT = 60.0
WRITTEN_WEIGHT = 15.0  # the endings of written Bengali (সাধু) also end nouns: গাড়িতে
VOWEL_WEIGHT = 12.0  # চাও, যায়
SHORT_WEIGHT = 2.0
MOST_CLITICS = 2


@cache
def lexicon() -> tuple[frozenset[str], re.Pattern[str]]:
    """Read lexicon.txt: its words, and a pattern for words that end in a common last part."""
    lines = Path(__file__).with_name("lexicon.txt").read_text(encoding="utf-8").splitlines()
    words = identity_key(" ".join(line for line in lines if not line.startswith("#"))).split()
    parts = [re.escape(word[1:]) for word in words if word.startswith("-")]
    return frozenset(words), re.compile(f".(?:{'|'.join(parts)})$")


def default_weight(word: str) -> float:
    """Weigh a base by lexicon.txt."""
    words, last_part = lexicon()
    if word in words:
        return KNOWN
    if word in stems_by_name():
        return KNOWN_VERB
    return KNOWN_PART if last_part.search(word) else 1.0


def lemmas(word: str, weight: Callable[[str], float] = default_weight) -> list[str]:
    """List the base forms that a word may come from, best first, the word itself among them where it may be one.

    Bases are identity keys. `weight` says how much likelier a reading becomes by what is known of its base.
    """
    word = identity_key(word)
    if not 1 < len(word) <= LONGEST_WORD:
        return [word] if word else []
    scores = {base: share * weight(base) for base, share in noun_bases(word).items()}
    if weight(word) >= KNOWN:
        scores[word] = weight(word)  # the lexicon holds it because it only looks inflected
    for base, score in verb_bases(word).items():
        scores[base] = scores.get(base, 0) + score
    return sorted(scores, key=lambda base: -scores[base])[:MOST_LEMMAS]


def forms(base: str) -> list[str]:
    """Write the forms of a base, as identity keys, itself first: a verb's by its verbal noun, then those of a noun.

    Takes every base for a noun that it might be, so many forms exist on paper only: keep those that a text or an index
    holds. Verbs' forms come without emphasis (করলেও), and with the negative -নি (করেনি) where one is common.
    """
    base = identity_key(base)
    if not 1 < len(base) <= LONGEST_WORD:
        return [base] if base else []
    return list(dict.fromkeys([base, *verb_forms(base), *noun_forms(base, re.compile(""))]))


def noun_forms(word: str, before: re.Pattern[str]) -> Iterator[str]:
    """Write a word with every stack of endings that `before`, what the ending inside them demands, lets follow."""
    for ending in ENDINGS:
        if ending.weight >= LEAST_WEIGHT and before.match(ending.text) and ending.after.search(word):
            yield word + ending.text
            yield from noun_forms(word + ending.text, ending.before)


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
    return ending.weight / 10 ** max(0, 5 - len(ending.text)) if SHORT.match(rest) else ending.weight


def verb_bases(word: str) -> dict[str, float]:
    """Weigh the verbs that a word may be a form of."""
    scores: dict[str, float] = {}
    share, negated = 1.0, False
    for _ in range(MOST_CLITICS + 1):
        for reading in readings(word):
            weight = verb_weight(reading, negated=negated) * share
            for place, name in enumerate(reading.stem.names):
                scores[name] = max(scores.get(name, 0), weight / 2**place)
        clitic = CLITIC.search(word)
        if not clitic:
            break
        word, share, negated = word[: clitic.start()], share / 2, negated or len(clitic[0]) > 1
    return scores


def verb_weight(reading: Reading, *, negated: bool) -> float:
    """Weigh a verb's form by its ending: করেছিলেন and করেনি can be nothing else, করে may be a noun's locative."""
    if reading.stem.part == "old":
        return WRITTEN_WEIGHT
    if len(reading.ending) > 1 or (reading.ending and negated):
        return LONG_WEIGHT
    if reading.stem.part == "vowel present" and reading.ending:
        return VOWEL_WEIGHT
    return SHORT_WEIGHT
