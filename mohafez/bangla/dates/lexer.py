"""A line as the pieces that dates are made of: numbers, known words, punctuation, and everything else."""

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import regex

from mohafez.bangla.dates.words import WORDS
from mohafez.bangla.keys import search_key
from mohafez.bangla.normal import JOINERS, SOFT
from mohafez.bangla.numerals import to_ascii

PIECE = regex.compile(
    rf"""
    (?P<number>\p{{Nd}}+)
  | (?P<noon>(?:[AaPp]\.?\ ?[Mm]|(?:এ|পি)[.\ ]?এম)\.?(?![\p{{L}}\p{{M}}]))
  | (?P<word>\p{{L}}[\p{{L}}\p{{M}}{JOINERS}{SOFT}]*)
  | (?P<mark>[^\s{JOINERS}{SOFT}])
    """,
    regex.VERBOSE,
)
# Marks as rules know them: dashes and slashes are one each, a visarga after a number is a colon, the rest only part.
MARKS = {
    **dict.fromkeys("-–—‒−‐‑", "-"),
    **dict.fromkeys("’‘'`´", "'"),
    **dict.fromkeys(":ঃ：", ":"),
    **dict.fromkeys(",،", ","),
    **dict.fromkeys('|॥()[]@;•·●▪*~_"“”<>»«', "|"),
    ".": ".",
    "/": "/",
    "+": "+",
}
UNKNOWN = "x"
MEMO_WORDS = 1 << 12


class Piece(NamedTuple):
    """One piece: its code (a letter or sign that rules are written in), its value, and line[start:end]."""

    code: str
    value: object
    start: int
    end: int


def pieces(line: str) -> list[Piece]:
    """Cut a line into pieces.

    Numbers are `N` (one or two digits), `Y` (four), `Q` (four, run together with an unknown word) or `X` (other
    lengths), valued by their ASCII digits; words have the codes of words.py; marks stand for themselves.
    """
    cut = [Piece(*_read(found), *found.span()) for found in PIECE.finditer(line)]
    for at, (piece, after) in enumerate(pairwise(cut)):
        if piece.code == "Y" and after.code == UNKNOWN and piece.end == after.start and line[after.start].isalpha():
            cut[at] = piece._replace(code="Q")
    return cut


@lru_cache(MEMO_WORDS)
def _word(text: str) -> tuple[str, object]:
    return WORDS.get(search_key(text), (UNKNOWN, text))


def _read(found: regex.Match) -> tuple[str, object]:
    text, kind = found[0], found.lastgroup
    if kind == "word":
        return _word(text)
    if kind == "mark":
        return MARKS.get(text, UNKNOWN), text
    if kind == "number":
        return {1: "N", 2: "N", 4: "Y"}.get(len(text), "X"), to_ascii(text)
    return "A", "am" if text[0] in "Aaএ" else "pm"
