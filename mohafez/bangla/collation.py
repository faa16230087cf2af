"""Dictionary order, as the Bangla Academy's dictionaries have it: অ–ঔ, ং ঃ ঁ, ক–হ.

ড়, ঢ় and য় follow ড, ঢ and য; ৎ stands with ত্; ক্ষ is ক with a joined ষ and stands under ক. A bare consonant
comes before the same consonant with a vowel sign, and that before one with a conjunct. docs/bangla.md says why.
"""

import regex

from mohafez.bangla.keys import identity_key

INHERENT = "\ue000"  # stands for the অ that a bare consonant carries
LETTERS = "অআইঈউঊঋঌএঐওঔংঃঁকখগঘঙচছজঝঞটঠড\u09dcঢ\u09ddণতথদধনপফবভময\u09dfরৰলৱশষসহ"
SIGNS = INHERENT + "ািীুূৃৄেৈোৌ্"
# Weights lie in a private-use block, above the digits and Latin letters that come first in an index.
WEIGHTS = {ord(letter): chr(0xE100 + rank) for rank, letter in enumerate(LETTERS)}
WEIGHTS |= {ord(sign): chr(0xE000 + rank) for rank, sign in enumerate(SIGNS)}

ONE_LETTER = (("ড়", "\u09dc"), ("ঢ়", "\u09dd"), ("য়", "\u09df"), ("়", ""), ("ৎ", "ত্"))
CONSONANT = r"[ক-হ\u09dc\u09dd\u09dfৰৱ]"
SILENT_HASANTA = regex.compile(rf"্(?!{CONSONANT})")
BARE_CONSONANT = regex.compile(rf"({CONSONANT})(?![া-্])")
SEPARATORS = regex.compile(r"[^\p{L}\p{M}\p{N}]+")

FIRST = regex.compile(r"[\p{L}\p{N}]")


def sort_key(text: str) -> tuple[str, str]:
    """Return a key that sorts texts as a dictionary does, word by word; equals are told apart by the text itself."""
    spelled = SEPARATORS.sub(" ", identity_key(text)).strip(" ")
    for letters, one in ONE_LETTER:
        spelled = spelled.replace(letters, one)
    spelled = BARE_CONSONANT.sub(rf"\1{INHERENT}", SILENT_HASANTA.sub("", spelled))
    return spelled.translate(WEIGHTS), text


def first_letter(text: str) -> str:
    """Return the heading under which an index from অ to হ lists a text.

    A Bengali letter (য় is listed under য, ক্ষ under ক), ০ for any digit, a Latin capital, or # for all else.
    """
    found = FIRST.search(identity_key(text))
    if not found:
        return "#"
    letter = "ত" if found[0] == "ৎ" else found[0]
    if letter in LETTERS:
        return letter
    if letter.isdecimal():
        return "০"
    return letter.upper() if letter.isascii() else "#"
