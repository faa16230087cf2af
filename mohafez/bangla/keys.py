"""Keys: the forms under which equal words meet. For comparing, never for display.

`identity_key` removes what only encoding and typing habits make different; `search_key` goes on to spelling.
docs/bangla.md lists every step with examples. Both are idempotent, total, and leave white space and punctuation alone,
so that a key of a text is the text of its words' keys.
"""

import re
import unicodedata
from collections.abc import Callable

import regex

from mohafez.bangla import leftovers
from mohafez.bangla.normal import JOINERS, STRAY, nfc, taken_apart
from mohafez.bangla.numerals import TO_ASCII

MEMO_CHARACTERS = 1 << 19  # some 50,000 forms: a news corpus repeats them in 19 of 20 words

# Latin letters (ASCII, Latin-1, Extended-A and -B, Additional, K and Å as signs) lose their case and accents.
LATIN = [*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00), 0x212A, 0x212B]
WITHOUT_ACCENT = {
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ß": "ss",
    "ð": "d",
    "đ": "d",
    "ł": "l",
    "ı": "i",
    "ƒ": "f",
    "þ": "th",
}


def _plain(code: int) -> str:
    base = unicodedata.normalize("NFD", chr(code))[0].lower()
    return WITHOUT_ACCENT.get(base, base)


DANDA_OF_ACCOUNTS = "৷"  # a numeral to Unicode, a danda to those who type it

FOLDED = {
    **{code: _plain(code) for code in LATIN},
    **TO_ASCII,
    ord("²"): "2",
    ord(DANDA_OF_ACCOUNTS): "।",
    **dict.fromkeys([*range(0x300, 0x370), *map(ord, leftovers.SIGNS)]),
}

INVISIBLE = regex.compile(rf"[{STRAY}{JOINERS}\ufe00-\ufe0f\U000e0100-\U000e01ef]+")
KHANDA_TA_BEFORE_2005 = "ত্\u200d"  # how ৎ was written before Unicode 4.1
WITHIN_WORD_QUOTE = regex.compile(r"(?<=[\p{L}\p{M}])['’](?=[\p{L}\p{M}])")
# Where a colon within a word is a visarga: after the few words that end in one and begin others (দু:খ, আন্ত:নগর).
BEFORE_VISARGA = r"(?<=(?<![\p{L}\p{M}])(?:দু|নি|পুন|অন্ত|আন্ত|স্বত|বহি|অত))"
COLON_FOR_VISARGA = regex.compile(rf"{BEFORE_VISARGA}:(?=[ক-হ])")
GROUPED_NUMBER = regex.compile(r"(?<![\d,])\d{1,3}(?:,\d{2,3})*,\d{3}(?![\d,])")

SIGNS = "া-ৌৗ"
MARKS = "ঁ-ঃ়া-্ৗ"
IN_ORDER = f"়?(?:্|[া-ৌ]?[ঁ-ঃ]?)(?![{MARKS}])"
MISORDERED_RUN = regex.compile(rf"(?<=[অ-হৎৠৡৰৱ])(?!{IN_ORDER})[{MARKS}]+")
# Two marks that no orthography puts in this order: such a run was mistyped or badly converted.
DISORDER = re.compile(rf"(?=[{MARKS}]{{2}})(?:[{MARKS}]়|্[{MARKS}]|[{SIGNS}][{SIGNS}্]|[ঁ-ঃ][{SIGNS}্]|([ঁ-ঃ])\1|[ংঃ]ঁ|ঃং)|ৗ")
NUKTA_OF_VOWEL = regex.compile("(?<=[অ-ঔ])়")
FINAL_VISARGA = regex.compile(r"(?<!ঃ)ঃ+(?![\p{L}\p{M}\p{N}])")

# Most words of a text: letters whose marks stand in order, in usual marks. They are their own identity keys. The group
# is the word alone.
ORDERLY = re.compile("[‘“(]*((?:[অ-ঔ][ঁং]?|(?:[ডঢয]়|[ক-হ])(?:্|[া-ৌ]?[ঁং]?)|ৎ)+)[।,;!?’”)]*")

# One replacement after the other: str.translate takes ten times as long where most characters are Bengali.
SPELLING = (
    *zip("ীূঈঊণশষংৰৱ", "িুইউনসসঙরব", strict=True),
    *(("ঁ", ""), ("ঃ", ""), ("ৎ", "ত্"), ("ঋ", "রি"), ("ৃ", "্রি")),
)
# Ordered: each pair is (pattern, replacement), over text that has passed SPELLING.
SPELLING_RULES = [
    (regex.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<![ডঢয])়", ""),  # জ়
        (r"ঙ্", "ঙ"),  # অঙ্ক, অংক
        (r"এ্য", "অ্য"),  # এ্যাপ, অ্যাপ
        (r"র্([ক-হ])্\1|র্দ্(ধ)|র্চ্(ছ)", r"র্\1\2\3"),  # সর্ব্ব, বর্দ্ধমান, মূর্চ্ছা
        (r"ত্ত্ব", "ত্ব"),  # মহত্ত্ব, মহত্ব
        (r"(্[ক-হ])(?:্[যব](?!়))+", r"\1"),  # সন্ধ্যা, উচ্ছ্বাস: after two consonants nobody hears the third
        (r"্যা", "্য"),  # ব্যাবসা, ব্যবসা
        (r"(?<!্)য(?!়)", "জ"),  # যাদুঘর, জাদুঘর
        (r"(?<=[\p{L}\p{M}][ক-হ]়?)ো(?![\p{L}\p{M}\p{N}])", ""),  # ভালো, ভাল
        (r"(?<!্)্+(?![\p{L}\p{M}\p{N}])", ""),  # বাক্, বাক
    )
]


def identity_key(text: str) -> str:
    """Return the form that all encodings of a text share.

    NFC; invisible characters dropped; glyphs left over from Bijoy made letters; Latin without case and accents;
    digits in ASCII; apostrophes within words and commas within numbers dropped; a colon for a visarga (দু:খ) and a
    visarga for a colon (ডাঃ) undone; marks of a letter in order, none twice.
    """
    return _identities.of(text)


def with_dandas(text: str) -> str:
    """Write a danda where ৷ was typed for one: the text stays as long as it was."""
    return text.replace(DANDA_OF_ACCOUNTS, "।")


def search_key(text: str) -> str:
    """Return the looser form that spelling variants of a text share: its identity key with like sounds made one."""
    return _searches.of(text)


class _Keys:
    """Keys of texts by their words, which are remembered; those not met before are made together, in two texts.

    In one the orderly, of which little can be wrong; in the other the rest, which would hold them up.
    """

    def __init__(self, of_orderly: Callable[[str], str], of_others: Callable[[str], str]):
        self._of_orderly = of_orderly
        self._of_others = of_others
        self._memo: dict[str, str] = {}
        self._held = 0

    def of(self, text: str) -> str:
        if self._held > MEMO_CHARACTERS or not self._memo:
            self._memo, self._held = {"": "", "\n": "\n"}, 0
        memo = self._memo
        if text in memo:
            return memo[text]
        words = taken_apart(text).replace("\n", " \n ").split(" ")
        if unknown := set(words).difference(memo):
            self._learn(unknown)
            self._held += sum(map(len, unknown))
        return " ".join(map(memo.__getitem__, words)).replace(" \n ", "\n")

    def _learn(self, words: set[str]) -> None:
        orderly = list(filter(ORDERLY.fullmatch, words))
        for group, made in ((orderly, self._of_orderly), (words.difference(orderly), self._of_others)):
            if group:
                self._memo.update(zip(group, made("\n".join(group)).split("\n"), strict=True))


def _identity(text: str) -> str:
    text = nfc(INVISIBLE.sub("", text.replace(KHANDA_TA_BEFORE_2005, "ৎ")))
    text = leftovers.mended(text).translate(FOLDED)
    text = GROUPED_NUMBER.sub(lambda number: number[0].replace(",", ""), text)
    text = COLON_FOR_VISARGA.sub("ঃ", text)
    text = _repaired(nfc(WITHIN_WORD_QUOTE.sub("", text)))
    return FINAL_VISARGA.sub("", text)


def _search(text: str) -> str:
    text = _repaired(_with_usual_letters(_identity(text)))
    return nfc(_with_usual_clusters(text))


def _search_orderly(text: str) -> str:
    """Do what `_search` does to words whose marks stand in order: they do so afterwards."""
    return _with_usual_clusters(_with_usual_letters(text))


def _with_usual_letters(text: str) -> str:
    for letter, usual in SPELLING:
        text = text.replace(letter, usual)
    return text


def _with_usual_clusters(text: str) -> str:
    for pattern, replacement in SPELLING_RULES:
        text = pattern.sub(replacement, text)
    return text


_identities = _Keys(str, _identity)
_searches = _Keys(_search_orderly, _search)


def _repaired(text: str) -> str:
    """Put the marks of each letter in order, and make one of two letters that are drawn alike."""
    if DISORDER.search(text):
        text = MISORDERED_RUN.sub(_ordered_run, text)
    return NUKTA_OF_VOWEL.sub("", text).replace("ব়", "র").replace("অা", "আ")


def _ordered_run(run: regex.Match) -> str:
    """Order one run: nukta; one vowel sign, or a hasanta that stands alone; ঁ, ং, ঃ."""
    marks = set(run[0])
    nukta = "়" if "়" in marks else ""
    if {"ে", "া"} <= marks:
        vowel = "ো"
    elif "ৗ" in marks:
        vowel = "ৌ"
    else:
        vowel = next((mark for mark in run[0] if mark not in "ঁংঃ়্"), "")
    rest = vowel + "".join(mark for mark in "ঁংঃ" if mark in marks)
    return nukta + (rest or ("্" if "্" in marks else ""))
