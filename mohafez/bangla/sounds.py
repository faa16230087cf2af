"""The sound of a Bengali word in Latin letters, and above all: which of its unwritten vowels are spoken.

Every consonant without a sign carries a vowel, which is spoken in ভাল (bhalo) and not in চাল (chal). docs/romanisation.md
tells the rules, their sources and their weak sides.
"""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from mohafez.bangla.normal import nfc
from mohafez.bangla.verbs import readings

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
SPOKEN_FINAL, SILENT_ITO = frozenset(TABLES["spoken_final"].split()), frozenset(TABLES["silent_ito"].split())


def any_of(words: dict[str, str]) -> str:
    """Write a pattern that matches the longest of the words."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


SYLLABLE = re.compile(
    f"(?P<onset>{any_of(CONSONANTS)}(?:(?!(?<=^উদ)্ব)্{any_of(CONSONANTS)}|{YA_PHALA})*)(?P<sign>{any_of(SIGNS)}|্)?[ঁ\u09bc]*(?P<coda>[ংঃ])?"
    f"|(?P<vowel>{any_of(VOWELS)})[ঁ\u09bc]*(?P<vowel_coda>[ংঃ])?"
)
ONSET_PART = re.compile(f"{any_of(CLUSTERS)}|্?{any_of(CONSONANTS | {YA_PHALA: ''})}")
# First parts of words and whether their last vowel is spoken: উপজেলা upojela, প্রধানমন্ত্রী prodhanmontri.
FIRST_PARTS = {
    "o": re.compile(f"(?:{'|'.join(TABLES['open_first_parts'].split())})(?=[ক-হ])"),
    "": re.compile(f"(?:{'|'.join(TABLES['first_parts'].split())})(?=[ক-হ].)"),
}
WITHOUT_BREATH = frozenset("কগচজটডতদপব")  # before হ they would read as aspirates: ব্যবহার byabohar, not byabhar
NEGATED = "অ"  # অপরাধ oporadh
KEEPS_MEDIAL = re.compile("[নণত]া$")  # রচনা rochona, জনতা jonota
# What keeps the vowel before it: নাগরিক nagorik, নগরী nogori, সভাপতি sobhapoti, এখনো ekhono; but তফসিল tofsil.
KEEPING_SUFFIX = re.compile(".ি[কত]|.ী|তি|.ো$")
LOAN_END = re.compile("(?:্যাঙ্ক|র্চ|[রনলসকপফ]্ট|[রনল]্ড|[রনক]্স|ার্[কম]|স্ক|ল্ম)$")  # কোর্ট kort, but কষ্ট koshto
SILENT_H = re.compile("(?:ল্লা|শা)হ$")  # আল্লাহ allah, but বিবাহ bibaho
SPOKEN_VERB_ENDING = re.compile("[লবতছ]$")  # করল korlo, যাব jabo


class Syllable(NamedTuple):
    """One written syllable. `vowel` is Latin, "" where a hasanta stands, None where no sign shows the inherent one."""

    onset: str
    vowel: str | None
    coda: str
    end: int  # of its consonants in the word


def parts_of(word: str, base: str) -> dict[int, str | None]:
    """Find where the parts of a folded word end, with the inherent vowel that is spoken there; None where rules decide.

    A part ends at the word's end, before an ending (`base` is what stands before that), behind a verb's stem, and
    behind the first part of a compound.
    """
    stems = [len(folded(reading.stem.text)) for reading in readings(nfc(word)) if reading.ending[:1] in CONSONANTS]
    ends: dict[int, str | None] = {len(word): None, (stems or [len(base)])[-1]: None}
    for vowel, pattern in FIRST_PARTS.items():
        if first := pattern.match(word):
            ends[first.end()] = vowel
    return ends


def spell(word: str, parts: Mapping[int, str | None]) -> str:
    """Romanise a folded word by sound; `parts` are its parts' ends."""
    syllables = [read_syllable(match) for match in SYLLABLE.finditer(word)]
    written = []
    for number, syllable in enumerate(syllables):
        if syllable.vowel is None:
            syllables[number] = syllable._replace(vowel=inherent_vowel(syllables, number, word, parts))
        written.append(write_syllable(syllables[number], syllables[number - 1] if number else None))
    return "".join(written)


def read_syllable(match: re.Match[str]) -> Syllable:
    """Name the parts of a matched syllable."""
    if match["vowel"]:
        return Syllable("", VOWELS[match["vowel"]], match["vowel_coda"] or "", match.end("vowel"))
    vowel = SIGNS.get(match["sign"], "") if match["sign"] else None
    return Syllable(match["onset"], vowel, match["coda"] or "", match.end("onset"))


def inherent_vowel(syllables: list[Syllable], number: int, word: str, parts: Mapping[int, str | None]) -> str:
    """Write the inherent vowel of a syllable, if it is spoken; those of the syllables before it are written already."""
    here, before = syllables[number], syllables[number - 1]
    if number == 0:
        return "a" if "্য" in here.onset else "o"  # ব্যবহার byabohar
    given = parts.get(here.end)
    if given is not None:
        return given
    if parts.get(before.end) is not None:
        return "o"  # the first syllable of a part: একজন ekjon
    if here.end in parts or number == len(syllables) - 1:
        return "o" * is_final_spoken(syllables[: number + 1], word[: here.end], is_end=here.end == len(word))
    return "o" * is_medial_spoken(syllables, number, word, parts)


def is_medial_spoken(syllables: list[Syllable], number: int, word: str, parts: Mapping[int, str | None]) -> bool:
    """Tell whether an inherent vowel within a part is spoken.

    Between a vowel and one consonant with its own vowel it is not: সরকার sorkar, আমরা amra. In all other places it is.
    """
    before, here, after = syllables[number - 1 : number + 2]
    if not after.onset:
        return not (after.vowel or "").startswith("o")  # আরও aro
    if here.coda or before.coda or before.vowel == "" or "্" in here.onset + after.onset.replace("ম্য", ""):
        return True
    if after.vowel is None or after.end in parts or (number == 1 and word.startswith(NEGATED)):
        return True
    if after.onset == here.onset or (after.onset == "হ" and here.onset in WITHOUT_BREATH):
        return True
    if KEEPING_SUFFIX.match(word, here.end):
        return True
    return any(end == after.end + 1 and KEEPS_MEDIAL.search(word[:end]) for end in parts)


def is_final_spoken(syllables: list[Syllable], base: str, *, is_end: bool) -> bool:
    """Tell whether the inherent vowel at the end of a word, or of a part of it, is spoken."""
    if syllables[-1].coda:
        return True
    if SILENT_H.search(base):
        return False
    if base in SPOKEN_FINAL or (is_end and is_verb_with_spoken_end(base)):
        return True
    before, onset = syllables[-2], syllables[-1].onset
    if "্" in onset:
        return not LOAN_END.search(base)
    if base.endswith("িত") and len(syllables) > 2:
        return base not in SILENT_ITO
    if onset == "হ" or before.coda or (before.onset and before.vowel == "ri") or onset == RHA:
        return True
    return (before.onset, before.vowel, onset) == ("হ", "o", "ত") or (onset == YA and before.vowel == "i")


def is_verb_with_spoken_end(word: str) -> bool:
    """Tell whether a word is a verb's form whose last vowel is spoken though unwritten."""
    return any(reading.ending and SPOKEN_VERB_ENDING.search(word) for reading in readings(nfc(word)))


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
