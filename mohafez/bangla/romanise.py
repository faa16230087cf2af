"""Bengali in Latin letters, as Bengalis write it: কৃত্রিম বুদ্ধিমত্তা is kritrim buddhimotta.

The method, its sources and its weak sides are told in docs/romanisation.md.
"""

import hashlib
import re
import tomllib
import unicodedata
from pathlib import Path
from typing import NamedTuple

SLUG_LIMIT = 80  # bytes
HASH_DIGITS = 8  # of a slug for a text without one Latin, Bengali or digit character

NUKTA_LETTERS = {"ড\u09bc": "\u09dc", "ঢ\u09bc": "\u09dd", "য\u09bc": "\u09df"}
YA_PHALA = "\ue000"  # stands for ya-phala on র (র‍্যাব), which only a joiner, however typed, tells from reph on য
RA_YA = re.compile("র[\u200c\u200d]+্য|র্[\u200c\u200d]+য|(?<![\u0980-\u09ff])র্য")
DIGITS = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")


def folded(text: str) -> str:
    """Write letters with a nukta as one code point each, র with ya-phala with its own sign, and drop joiners."""
    for pair, letter in NUKTA_LETTERS.items():
        text = text.replace(pair, letter)
    return RA_YA.sub(f"র{YA_PHALA}", text).replace("\u200c", "").replace("\u200d", "")


TABLES = tomllib.loads(folded(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")))
CONSONANTS, VOWELS, SIGNS = TABLES["consonants"], TABLES["vowels"], TABLES["signs"]
CLUSTERS, INITIAL_CLUSTERS = TABLES["clusters"], TABLES["initial_clusters"]
LETTERS, NAMES = TABLES["letters"], TABLES["names"]
SPOKEN_FINAL, SILENT_ITO, NO_ACRONYMS = (
    frozenset(TABLES[name].split()) for name in ("spoken_final", "silent_ito", "no_acronyms")
)


def any_of(words: dict[str, str]) -> str:
    """Write a pattern that matches the longest of the words."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


WORD = re.compile(f"[\u0980-\u09e5\u09f0-\u09ff{YA_PHALA}]+")
SYLLABLE = re.compile(
    f"(?P<onset>{any_of(CONSONANTS)}(?:্{any_of(CONSONANTS)}|{YA_PHALA})*)(?P<sign>{any_of(SIGNS)}|্)?[ঁ\u09bc]*(?P<coda>[ংঃ])?"
    f"|(?P<vowel>{any_of(VOWELS)})[ঁ\u09bc]*(?P<coda2>[ংঃ])?"
)
ONSET_PART = re.compile(f"{any_of(CLUSTERS)}|্?.", re.DOTALL)
LETTER = re.compile(any_of(LETTERS))
SPELT_LETTERS = re.compile(f"{any_of(LETTERS)}{{2,}}$")

ACRONYM_ENDING = re.compile("(?:র|কে|তে|\u09df|ের|এর|রা|দের|টি|গুলো|ই|ও)*$")
ENDING = re.compile(
    "(?:(?:গুলো|গুলি|গুলা|টি|টা|সহ)(?:র|কে|তে|\u09df)?|কে|রা|দের|দেরকে|ে|ের)(?:[ইও])?$"
)  # what may follow a bare consonant, which then is not spoken with its vowel
KEEPS_MEDIAL = re.compile("[নণতল]া$")  # রচনা rochona, জনতা jonota, কমলা komola


class Syllable(NamedTuple):
    """One written syllable. `vowel` is Latin, "" where a hasanta stands, None where no sign shows the inherent one."""

    onset: str
    vowel: str | None
    coda: str
    end: int  # where the consonants end in the word


def romanise(text: str) -> str:
    """Write the Bengali in a text in Latin letters, digits as ASCII; all else stays as it is."""
    text = folded(unicodedata.normalize("NFC", text))
    return WORD.sub(lambda match: romanise_word(match[0]), text.translate(DIGITS)).replace(YA_PHALA, "")


def slugify(text: str, limit: int = SLUG_LIMIT) -> str:
    """Make a slug: [a-z0-9] words joined by single hyphens, at most `limit` bytes, cut at a word's end, never empty.

    A text with nothing to romanise gets digits of its SHA-256; one word beyond the limit is cut inside.
    """
    plain = unicodedata.normalize("NFKD", romanise(text[: 20 * limit]).replace("'", "").replace("’", ""))
    slug = "-".join(re.findall("[a-z0-9]+", re.sub("[\u0300-\u036f]+", "", plain).lower()))
    if not slug:
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[: min(HASH_DIGITS, limit)]
    if len(slug) <= limit:
        return slug
    whole_words = slug[: limit + 1].rpartition("-")[0]
    return whole_words or slug[:limit]


def romanise_word(word: str) -> str:
    """Romanise one word whose letters with a nukta are one code point each."""
    return known_name(word) or spell(word)


def known_name(word: str) -> str | None:
    """Find the Latin form of a known name or of letters spelt out (বিএনপি is bnp), with its ending after a hyphen."""
    for end in range(len(word), 1, -1):
        base, ending = word[:end], word[end:]
        if not ACRONYM_ENDING.match(ending):
            return None
        latin = NAMES.get(base) or spelt_letters(base)
        if latin:
            return f"{latin}-{spell(ending) if ending != 'র' else 'er'}".removesuffix("-")
    return None


def spelt_letters(word: str) -> str | None:
    """Read a word that is nothing but names of Latin letters, two at least."""
    if word in NO_ACRONYMS or not SPELT_LETTERS.match(word):
        return None
    return "".join(LETTERS[name] for name in LETTER.findall(word))


def spell(word: str) -> str:
    """Romanise by sound."""
    syllables = [read_syllable(match) for match in SYLLABLE.finditer(word)]
    ending = ENDING.search(word)
    boundary = ending.start() if ending else len(word)
    written: list[str] = []
    silent_before = False
    for number, syllable in enumerate(syllables):
        vowel = syllable.vowel
        if vowel is None:
            spoken = is_spoken(syllables, number, word, boundary, after_silent=silent_before)
            vowel = "o" if spoken else ""
            silent_before = not spoken
        else:
            silent_before = False
        written.append(
            write_syllable(syllable, vowel, initial=number == 0, before=syllables[number - 1] if number else None)
        )
    return "".join(written)


def read_syllable(match: re.Match[str]) -> Syllable:
    """Name the parts of a matched syllable."""
    if match["onset"]:
        sign = match["sign"]
        vowel = None if sign is None else SIGNS.get(sign, "")
        return Syllable(match["onset"], vowel, match["coda"] or "", match.end("onset"))
    return Syllable("", VOWELS[match["vowel"]], match["coda2"] or "", match.end("vowel"))


def is_spoken(syllables: list[Syllable], number: int, word: str, boundary: int, *, after_silent: bool) -> bool:
    """Tell whether an inherent vowel is spoken."""
    syllable = syllables[number]
    if number == 0 or after_silent or syllable.coda or "্" in syllable.onset or syllable.onset == "হ":
        return True
    before = syllables[number - 1]
    if syllable.end == boundary or number == len(syllables) - 1:
        return is_final_spoken(syllables, number, word[:boundary])
    following = syllables[number + 1]
    if following.vowel is None or following.end >= boundary or "্" in following.onset:
        return True
    if following.vowel == "i" or not following.onset or before.coda:
        return True
    if word.startswith("অ") and number == 1:
        return True
    return number + 2 == len(syllables) and bool(KEEPS_MEDIAL.search(word[:boundary]))


def is_final_spoken(syllables: list[Syllable], number: int, base: str) -> bool:
    """Tell whether the inherent vowel at a base's end is spoken."""
    if base in SPOKEN_FINAL:
        return True
    if base.endswith("িত") and len(syllables) > 2:
        return base not in SILENT_ITO
    before, onset = syllables[number - 1], syllables[number].onset
    if before.onset == "হ" and onset == "ত":
        return True
    if before.coda or before.vowel == "ri" or onset == "\u09dd":
        return True
    return onset == "\u09df" and before.vowel == "i"


def write_syllable(syllable: Syllable, vowel: str, *, initial: bool, before: Syllable | None) -> str:
    """Write a syllable in Latin letters."""
    onset = write_onset(syllable.onset, initial=initial)
    if syllable.onset == "\u09df" and vowel and before:
        if not before.onset and before.vowel == "o":
            onset = "w"
        elif vowel == "a" and before.vowel in {"i", "u"}:
            onset = ""
    if "্য" in syllable.onset and initial and syllable.vowel is None:
        vowel = "a"
    return onset + vowel + ("ng" if syllable.coda == "ং" else "")


def write_onset(cluster: str, *, initial: bool) -> str:
    """Write a consonant or a cluster in Latin letters."""
    if initial and cluster in INITIAL_CLUSTERS:
        return INITIAL_CLUSTERS[cluster]
    latin = ""
    previous = ""
    for part in ONSET_PART.findall(cluster):
        letter = part.removeprefix("্")
        if part in CLUSTERS:
            latin += CLUSTERS[part]
        elif letter == YA_PHALA or (letter == "য" and previous and previous != "র"):
            latin += "y"
        elif letter == "ব" and previous and previous not in "মবর":
            latin += "w"
        else:
            latin += CONSONANTS[letter]
        previous = letter
    return latin
