"""Keys: the forms under which equal words meet. For comparing, never for display.

`identity_key` removes what only encoding and typing habits make different; `search_key` goes on to spelling.
docs/bangla.md lists every step with examples. Both are idempotent, total, and leave white space and punctuation alone,
so that a key of a text is the text of its words' keys.
"""

import unicodedata
from functools import lru_cache

import regex

from mohafez.bangla.normal import JOINERS, STRAY, nfc
from mohafez.bangla.numerals import TO_ASCII

MEMO_WORDS = 1 << 16  # a news corpus repeats its commonest 65,000 forms in 19 of 20 words
MEMO_LENGTH = 64  # longer strings are texts, or hostile: not worth remembering

# Latin: ASCII, Latin-1, Extended-A and -B, Extended Additional, and the two signs that NFC turns into letters.
LATIN = [*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00), 0x212A, 0x212B]
LOWER = {code: chr(code).lower() for code in LATIN if len(chr(code).lower()) == 1}
UNACCENTED = {code: unicodedata.normalize("NFD", chr(code))[0].lower() for code in LATIN}

INVISIBLE = regex.compile(rf"[{STRAY}{JOINERS}\ufe00-\ufe0f\U000e0100-\U000e01ef]+")
KHANDA_TA_BEFORE_2005 = "ত্\u200d"  # how ৎ was written before Unicode 4.1
WITHIN_WORD_QUOTE = regex.compile(r"(?<=[\p{L}\p{M}])['’](?=[\p{L}\p{M}])")
GROUPED_NUMBER = regex.compile(r"(?<![\d,])\d{1,3}(?:,\d{2,3})*,\d{3}(?![\d,])")

SIGNS = "া-ৌৗ"
MARKS = "ঁ-ঃ়া-্ৗ"
MARK_RUN = regex.compile(rf"(?<=[অ-হৎৠৡৰৱ])[{MARKS}]+")
# Two marks that no orthography puts in this order: such a run was mistyped or badly converted.
DISORDER = regex.compile(rf"[{MARKS}]়|্[{MARKS}]|[{SIGNS}][{SIGNS}্]|[ঁ-ঃ][{SIGNS}্]|([ঁ-ঃ])\1|[ংঃ]ঁ|ঃং|ৗ")
NUKTA_OF_VOWEL = regex.compile("(?<=[অ-ঔ])়")
FINAL_VISARGA = regex.compile(r"(?<!ঃ)ঃ+(?![\p{L}\p{M}\p{N}])")

SPELLING = {
    **UNACCENTED,
    **dict.fromkeys(range(0x300, 0x370)),
    **str.maketrans("ীূঈঊণশষংৰৱ", "িুইউনসসঙরব"),
    **str.maketrans({"ঁ": None, "ঃ": None, "ৎ": "ত্", "ঋ": "রি", "ৃ": "্রি"}),
}
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

    NFC; invisible characters dropped; Latin in lower case; digits in ASCII; apostrophes within words and commas
    within numbers dropped; marks of a syllable in order, none twice; a visarga at a word's end (a colon) dropped.
    """
    return _identity_of_word(text) if len(text) <= MEMO_LENGTH else _identity(text)


def search_key(text: str) -> str:
    """Return the looser form that spelling variants of a text share: its identity key with like sounds made one."""
    return _search_of_word(text) if len(text) <= MEMO_LENGTH else _search(text)


def _identity(text: str) -> str:
    text = INVISIBLE.sub("", text.replace(KHANDA_TA_BEFORE_2005, "ৎ")).translate(LOWER | TO_ASCII)
    text = nfc(WITHIN_WORD_QUOTE.sub("", GROUPED_NUMBER.sub(lambda number: number[0].replace(",", ""), text)))
    return FINAL_VISARGA.sub("", _mended(text))


def _search(text: str) -> str:
    text = _mended(_identity(text).translate(SPELLING))
    for pattern, replacement in SPELLING_RULES:
        text = pattern.sub(replacement, text)
    return nfc(text)


_identity_of_word = lru_cache(MEMO_WORDS)(_identity)
_search_of_word = lru_cache(MEMO_WORDS)(_search)


def _mended(text: str) -> str:
    """Put the marks of each letter in order where any are out of it, and make one letter of two that are drawn alike."""
    if DISORDER.search(text):
        text = MARK_RUN.sub(_ordered_run, text)
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
