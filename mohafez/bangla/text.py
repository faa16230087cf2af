"""Bengali text: words with their places, sentences, counts; and, from their own modules, normal form and keys.

Python's `\\w` takes vowel signs and hasanta for punctuation, so every pattern here says what a word is.
"""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from mohafez.bangla.keys import BEFORE_VISARGA, ORDERLY, identity_key, search_key, with_dandas
from mohafez.bangla.leftovers import ALL, FIRST, SIGNS
from mohafez.bangla.normal import JOINERS, SOFT, clean, nfc, taken_apart

__all__ = [
    "Token",
    "bengali_share",
    "clean",
    "identity_key",
    "nfc",
    "search_key",
    "sentences",
    "tokens",
    "word_count",
    "word_keys",
    "words",
]

INSIDE = rf"[\p{{L}}\p{{M}}\p{{N}}{JOINERS}{SOFT}]"
GROUPED = r"\p{Nd}{1,3}(?:,\p{Nd}{2,3})*,\p{Nd}{3}(?:\.\p{Nd}+)?(?![.,]?\p{Nd})"
DECIMAL = r"\p{Nd}+\.\p{Nd}+(?![.,]?\p{Nd})"
# What stands within a word though it is no letter: an apostrophe between letters (‘ইত্যাদি’র, don't), but never a hyphen;
# a colon for a visarga (দু:খ); signs that are letters of Bijoy (স¤প্রদায়).
BETWEEN = "|".join(
    (
        r"(?<=[\p{L}\p{M}])['’](?=[\p{L}\p{M}])",
        rf"{BEFORE_VISARGA}:(?=[ক-হ])",
        rf"(?<=\p{{Bengali}})[{SIGNS}]{{1,3}}(?=[\p{{Bengali}}{ALL}])",
    )
)
WORD = regex.compile(
    rf"(?:\p{{L}}|(?<!\p{{Nd}}[.,]?)(?:{GROUPED}|{DECIMAL})|\p{{N}}|[{FIRST}](?=[{ALL}]{{0,2}}\p{{Bengali}}))"
    rf"{INSIDE}*+(?:(?:{BETWEEN}){INSIDE}*+)*"
)

LETTER = regex.compile(r"\p{L}")
BENGALI_LETTER = regex.compile(r"[\p{L}&&\p{Bengali}]", regex.VERSION1)

# A sentence ends at a danda, ? or !, with any closing quotes; at a full stop only before white space and after a word
# of three letters or more, so that ডা. মো. এ. কে. and 3.5 end nothing.
CLOSERS = r"""["'’”»)\]]*"""
LONG_WORD_BEFORE = r"(?<=\p{L}\p{M}*\p{L}\p{M}*\p{L}\p{M}*)"
SENTENCE_END = regex.compile(rf"(?:[।৷॥?!…]+|{LONG_WORD_BEFORE}\.(?={CLOSERS}\s)){CLOSERS}|[\n\r]+")


class Token(NamedTuple):
    """A word as it stands in a text: text[start:end]."""

    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Find the words of a text, in order, with their offsets into the text as given."""
    return [Token(word[0], *word.span()) for word in WORD.finditer(with_dandas(text))]


def words(text: str) -> list[str]:
    """Find the words of a text, in order."""
    return WORD.findall(with_dandas(text))


def word_keys(text: str) -> list[str]:
    """Give the identity keys of a text's words, in order, without empty ones."""
    if orderly := ORDERLY.fullmatch(taken_apart(text)):
        return [orderly[1]]
    return list(filter(None, map(identity_key, words(text))))


def word_count(text: str) -> int:
    """Count the words of a text."""
    return sum(1 for _ in WORD.finditer(with_dandas(text)))


def sentences(text: str) -> list[str]:
    """Split a text into its sentences, each with the mark that ends it, without the white space around it."""
    return [sentence for sentence in _pieces(text) if sentence]


def _pieces(text: str) -> Iterator[str]:
    start = 0
    for end in SENTENCE_END.finditer(text):
        yield text[start : end.end()].strip()
        start = end.end()
    yield text[start:].strip()


def bengali_share(text: str) -> float:
    """Return the share of Bengali letters among all letters, 0 to 1; 0 for a text without letters."""
    letters = sum(1 for _ in LETTER.finditer(text))
    return sum(1 for _ in BENGALI_LETTER.finditer(text)) / letters if letters else 0.0
