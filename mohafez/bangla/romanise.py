"""Bengali in Latin letters, as Bengalis write it: কৃত্রিম বুদ্ধিমত্তা is kritrim buddhimotta.

    >>> slugify("২০২৫ সালের বাজেট: বিএনপির প্রতিক্রিয়া")
    '2025-saler-bajet-bnp-er-protikria'

What takes judgement is the vowel that every consonant carries unless a sign says otherwise: it is spoken in ভাল (bhalo)
and not in চাল (chal). docs/romanisation.md tells the rules, their sources and their weak sides.
"""

import hashlib
import re
import tomllib
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from mohafez.bangla.inflection import lemmas
from mohafez.bangla.normal import nfc
from mohafez.bangla.numerals import to_ascii
from mohafez.bangla.verbs import readings

SLUG_LIMIT = 80  # bytes
HASH_DIGITS = 8  # of a slug for a text without one Latin, Bengali or digit character
LETTERS_A_BYTE = 20  # of a text that a slug looks at, for each byte that it may have: no text is thinner than that

NUKTA_LETTERS = {"ড\u09bc": "\u09dc", "ঢ\u09bc": "\u09dd", "য\u09bc": "\u09df"}
YA = "\u09df"
RHA = "\u09dd"
YA_PHALA = "\ue000"  # stands for ya-phala on র (র‍্যাব), which only a joiner, however typed, tells from reph on য
RA_YA = re.compile("র[\u200c\u200d]+্য|র্[\u200c\u200d]+য|(?<![\u0980-\u09ff])র্য")


def folded(text: str) -> str:
    """Write letters with a nukta as one code point each, ya-phala on র with its own sign, and drop joiners."""
    for pair, letter in NUKTA_LETTERS.items():
        text = text.replace(pair, letter)
    return RA_YA.sub(f"র{YA_PHALA}", text).replace("\u200c", "").replace("\u200d", "")


TABLES = tomllib.loads(folded(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")))
CONSONANTS, VOWELS, SIGNS = TABLES["consonants"], TABLES["vowels"], TABLES["signs"]
CLUSTERS, INITIAL_CLUSTERS = TABLES["clusters"], TABLES["initial_clusters"]
LETTERS, NAMES = TABLES["letters"], TABLES["names"]
SPOKEN_FINAL, SILENT_ITO = frozenset(TABLES["spoken_final"].split()), frozenset(TABLES["silent_ito"].split())
NO_ACRONYMS = frozenset(TABLES["no_acronyms"].split())


def any_of(words: dict[str, str]) -> str:
    """Write a pattern that matches the longest of the words."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


WORD = re.compile(f"[\u0980-\u09e5\u09f0-\u09ff{YA_PHALA}]+")
SYLLABLE = re.compile(
    f"(?P<onset>{any_of(CONSONANTS)}(?:্{any_of(CONSONANTS)}|{YA_PHALA})*)(?P<sign>{any_of(SIGNS)}|্)?[ঁ\u09bc]*(?P<coda>[ংঃ])?"
    f"|(?P<vowel>{any_of(VOWELS)})[ঁ\u09bc]*(?P<vowel_coda>[ংঃ])?"
)
ONSET_PART = re.compile(f"{any_of(CLUSTERS)}|্?{any_of(CONSONANTS | {YA_PHALA: ''})}")
LETTER = re.compile(any_of(LETTERS))
ACRONYM = re.compile(f"{any_of(LETTERS)}{{2,}}(?<![ইও])$|{any_of(LETTERS)}{{3,}}$")
FIRST_PART = re.compile(f"(?:{'|'.join(TABLES['first_parts'].split())})(?=[ক-হ].)")
KEEPS_MEDIAL = re.compile("[নণতল]া$")  # রচনা rochona, জনতা jonota, কমলা komola
LOAN_END = re.compile("(?:[রনলসকপফ]্ট|[রনল]্ড|[রনক]্স|ার্[কম]|স্ক|ল্ম)$")  # কোর্ট kort, but কষ্ট koshto
SPOKEN_VERB_ENDING = re.compile("[লবতছ]$")  # করল korlo, যাব jabo


class Syllable(NamedTuple):
    """One written syllable. `vowel` is Latin, "" where a hasanta stands, None where no sign shows the inherent one."""

    onset: str
    vowel: str | None
    coda: str
    end: int  # of its consonants in the word


def romanise(text: str) -> str:
    """Write the Bengali in a text in Latin letters and its digits in ASCII; all else stays as it is."""
    return WORD.sub(lambda word: romanise_word(word[0]), folded(nfc(to_ascii(text)))).replace(YA_PHALA, "")


def slugify(text: str, limit: int = SLUG_LIMIT) -> str:
    """Make a slug: [a-z0-9] words joined by single hyphens, at most `limit` bytes, cut at a word's end, never empty.

    A text with nothing to romanise gets digits of its SHA-256; one word beyond the limit is cut inside.
    """
    latin = unicodedata.normalize("NFKD", romanise(text[: LETTERS_A_BYTE * limit]))
    slug = "-".join(re.findall("[a-z0-9]+", re.sub("['’\u0300-\u036f]+", "", latin).lower()))
    if not slug:
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[: min(HASH_DIGITS, limit)]
    if len(slug) <= limit:
        return slug
    return slug[: limit + 1].rpartition("-")[0] or slug[:limit]


def latin_name(word: str) -> str | None:
    """Give the Latin form of a name that readers know by it, or of Latin letters spelt out: বিএনপি is bnp."""
    word = folded(nfc(word))
    return NAMES.get(word) or acronym(word)


def acronym(word: str) -> str | None:
    """Read a folded word as the names of Latin letters, if it is nothing else."""
    if word in NO_ACRONYMS or not ACRONYM.match(word):
        return None
    return "".join(LETTERS[name] for name in LETTER.findall(word))


@lru_cache(maxsize=1 << 14)
def romanise_word(word: str) -> str:
    """Romanise one folded word: a known name with its ending after a hyphen, or by sound."""
    bases = [word, *(base for base in map(folded, lemmas(word)) if word.startswith(base))]
    for latin_of in (NAMES.get, acronym):
        for base in bases:
            if latin := latin_of(base):
                return "-".join(filter(None, [latin, spell_ending(word[len(base) :])]))
    return spell(word, boundaries(word, bases[1:]))


def spell_ending(ending: str) -> str:
    """Romanise the ending of a known name."""
    if ending == "র":
        return "er"
    return spell(re.sub("^ে", "এ", ending), frozenset({len(ending)}))


def boundaries(word: str, bases: list[str]) -> frozenset[int]:
    """Find where the parts of a word end: a base before its ending, a verb's stem, the first part of a compound."""
    ends = {len(word)}
    verbs = [len(reading.stem.text) for reading in readings(word) if reading.ending[:1] in CONSONANTS]
    ends.update(verbs[-1:] or map(len, bases[:1]))
    if first := FIRST_PART.match(word):
        ends.add(first.end())
    return frozenset(ends)


def spell(word: str, ends: frozenset[int]) -> str:
    """Romanise a word by sound; `ends` are the places where its parts end."""
    syllables = [read_syllable(match) for match in SYLLABLE.finditer(word)]
    written = []
    for number, syllable in enumerate(syllables):
        if syllable.vowel is None:
            syllables[number] = syllable._replace(vowel=inherent_vowel(syllables, number, word, ends))
        written.append(write_syllable(syllables[number], syllables[number - 1] if number else None))
    return "".join(written)


def read_syllable(match: re.Match[str]) -> Syllable:
    """Name the parts of a matched syllable."""
    if match["vowel"]:
        return Syllable("", VOWELS[match["vowel"]], match["vowel_coda"] or "", match.end("vowel"))
    vowel = SIGNS.get(match["sign"], "") if match["sign"] else None
    return Syllable(match["onset"], vowel, match["coda"] or "", match.end("onset"))


def inherent_vowel(syllables: list[Syllable], number: int, word: str, ends: frozenset[int]) -> str:
    """Write the inherent vowel of a syllable; those of the syllables before it are written already."""
    here = syllables[number]
    if number == 0:
        return "a" if "্য" in here.onset else "o"  # ব্যবহার byabohar
    if here.end in ends or number == len(syllables) - 1:
        return "o" * is_final_spoken(syllables[: number + 1], word[: here.end], is_end=here.end == len(word))
    return "o" * is_medial_spoken(syllables, number, word, ends)


def is_medial_spoken(syllables: list[Syllable], number: int, word: str, ends: frozenset[int]) -> bool:
    """Tell whether an inherent vowel within a word is spoken.

    Between a vowel and one consonant with its own vowel it is dropped: সরকার sorkar, আমরা amra. Not before i (নাগরিক
    nagorik), not where that vowel begins an ending (বদলের bodoler), not after the অ that negates (অপরাধ oporadh).
    """
    before, here, after = syllables[number - 1 : number + 2]
    if not after.onset:
        return not (after.vowel or "").startswith("o")  # আরও aro
    if here.coda or before.coda or before.vowel == "" or "্" in here.onset + after.onset:
        return True
    if after.vowel in {None, "i"} or after.onset == "হ" or after.end in ends or (word.startswith("অ") and number == 1):
        return True
    return number + 2 == len(syllables) and bool(KEEPS_MEDIAL.search(word))


def is_final_spoken(syllables: list[Syllable], base: str, *, is_end: bool) -> bool:
    """Tell whether the inherent vowel at the end of a word, or of a part of it, is spoken."""
    if base in SPOKEN_FINAL or (is_end and is_verb_with_spoken_end(base)):
        return True
    before, onset = syllables[-2], syllables[-1].onset
    if "্" in onset:
        return not LOAN_END.search(base)
    if base.endswith("িত") and len(syllables) > 2:
        return base not in SILENT_ITO
    if onset == "হ" or before.coda or (before.onset and before.vowel == "ri") or onset == RHA:
        return True
    return (before.onset, onset) == ("হ", "ত") or (onset == YA and before.vowel == "i")


def is_verb_with_spoken_end(word: str) -> bool:
    """Tell whether a word is a verb's form whose last vowel is spoken though unwritten."""
    return any(reading.ending and SPOKEN_VERB_ENDING.search(word) for reading in readings(word))


def write_syllable(syllable: Syllable, before: Syllable | None) -> str:
    """Write a syllable in Latin letters."""
    onset = write_onset(syllable.onset, initial=before is None)
    if before and before.coda == "ঃ" and "্" not in syllable.onset:
        onset = onset[:1] + onset  # দুঃখ dukkho
    if syllable.onset == YA and before and (before.vowel, syllable.vowel) in {("i", "a"), ("u", "a")}:
        onset = ""  # মিডিয়া midia
    return onset + (syllable.vowel or "") + ("ng" if syllable.coda == "ং" else "")


def write_onset(cluster: str, *, initial: bool) -> str:
    """Write a consonant or a cluster in Latin letters."""
    if initial and cluster in INITIAL_CLUSTERS:
        return INITIAL_CLUSTERS[cluster]
    latin = previous = ""
    for part in ONSET_PART.findall(cluster):
        letter = part.removeprefix("্")
        if part in CLUSTERS:
            latin += CLUSTERS[part]
        elif letter == YA_PHALA or (letter == "য" and previous not in {"", "র"}):
            latin += "y"
        elif letter == "ব" and previous not in {"", "ম", "ব", "র"}:
            latin += "w"
        else:
            latin += CONSONANTS[letter]
        previous = letter
    return latin
