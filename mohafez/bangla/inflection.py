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
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from mohafez.bangla.keys import identity_key
from mohafez.bangla.nouns import noun_bases, noun_forms
from mohafez.bangla.verbs import Reading, readings, stems_by_name, verb_forms

LONGEST_WORD = 48  # code points; longer strings are no words and come back as they are
MOST_LEMMAS = 8
KNOWN = 300.0  # how much likelier a reading is whose base stands in lexicon.txt, …
KNOWN_VERB = 25.0  # … is a verb's name
KNOWN_PART = 12.0  # … or ends in what many words end in
KHANDA_TA = 0.05  # how likely a base in ত is written with ৎ: জগতে, জগৎ

HYPHEN = re.compile("-(?=(?:এর|এ|র|কে|তে|রা|দের|টি|টা|গুলো|ই|ও)$)")  # ২০২৫-এর
CLITIC = re.compile("(?:[ইও]|না|নাই|তো|নাকি|(?<=[িই])নে)$")

# How likely a verb's form is, by its ending, against 1 for a word that is no form.
LONG_WEIGHT = 60.0
WRITTEN_WEIGHT = 15.0  # the endings of written Bengali (সাধু) also end nouns: গাড়িতে
VOWEL_WEIGHT = 12.0  # চাও, যায়
SHORT_WEIGHT = 2.0
MOST_CLITICS = 2


class Lexicon(NamedTuple):
    """What lexicon.txt knows: words, a pattern for common last parts of words, and pronouns by their forms."""

    words: frozenset[str]
    last_part: re.Pattern[str]
    pronouns: dict[str, str]


@cache
def lexicon() -> Lexicon:
    """Read lexicon.txt."""
    text = identity_key(Path(__file__).with_name("lexicon.txt").read_text(encoding="utf-8"))
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    entries = {word for line in lines if "=" not in line for word in line.split()}
    pronouns = [line.split("=") for line in lines if "=" in line]
    parts = "|".join(re.escape(word[1:]) for word in sorted(entries) if word.startswith("-"))
    return Lexicon(
        frozenset(word for word in entries if not word.startswith("-")),
        re.compile(f".(?:{parts})$"),
        {form: base.strip() for base, forms in pronouns for form in forms.split()},
    )


def lexicon_weight(word: str) -> float:
    """Weigh a base by lexicon.txt and verbs.toml."""
    if word in lexicon().words:
        return KNOWN
    return KNOWN_PART if lexicon().last_part.search(word) else verb_name_weight(word)


def verb_name_weight(word: str) -> float:
    """Weigh a base by verbs.toml alone: what the JavaScript twin does."""
    return KNOWN_VERB if word in stems_by_name() else 1.0


def lemmas(word: str, weight: Callable[[str], float] | None = None) -> list[str]:
    """List the base forms that a word may come from, best first, the word itself among them where it may be one.

    Bases are identity keys. `weight` says how much likelier a reading becomes by what is known of its base; without it
    the lexicon says so, and knows pronouns besides.
    """
    word = HYPHEN.sub("", identity_key(word))
    if not 1 < len(word) <= LONGEST_WORD:
        return [word] if word else []
    scores = base_scores(word, weight or lexicon_weight)
    if not weight:
        scores |= lexicon_scores(word)
    return sorted(scores, key=lambda base: -scores[base])[:MOST_LEMMAS]


def base_scores(word: str, weight: Callable[[str], float]) -> dict[str, float]:
    """Weigh all readings of a word."""
    scores: dict[str, float] = {}
    for base, share in noun_bases(word).items():
        scores[base] = share * weight(base)
        if base.endswith("ত") and base != word:
            khanda = base[:-1] + "ৎ"
            scores[khanda] = share * weight(khanda) * KHANDA_TA
    for base, score in verb_bases(word).items():
        scores[base] = scores.get(base, 0) + score
    return scores


def lexicon_scores(word: str) -> dict[str, float]:
    """Weigh what the lexicon holds: a word that only looks inflected, or a pronoun's form, with or without emphasis."""
    if word in lexicon().words:
        return {word: KNOWN}
    pronouns = lexicon().pronouns
    base = pronouns.get(word) or pronouns.get(re.sub("[ইও]$", "", word))
    return {base: KNOWN} if base else {}


def forms(base: str) -> list[str]:
    """Write the forms of a base, as identity keys, itself first: a verb's by its verbal noun, then those of a noun.

    Takes every base for a noun that it might be, so many forms exist on paper only: keep those that a text or an index
    holds. Verbs' forms come without emphasis (করলেও), but with the negative -নি (করেনি).
    """
    base = identity_key(base)
    if not 1 < len(base) <= LONGEST_WORD:
        return [base] if base else []
    found = [base, *verb_forms(base), *noun_forms(base, "")]
    if base.endswith("ৎ"):
        found += noun_forms(base[:-1] + "ত", "")
    return list(dict.fromkeys(found))


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
