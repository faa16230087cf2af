"""Bijoy glyphs that a careless converter left inside Unicode words: গুরুত্বপ‚র্ণ, স¤প্রদায়, আহŸান.

One in six of the 20,000 articles looked at had such a word. Texts keep them, since nobody may rewrite what was printed;
keys see through them, so that the words are found.
"""

import regex

# Only glyphs that were met. Those of FIRST may begin a word, those of LAST end one.
GLYPHS = {
    "æ": "ু", "‚": "ূ", "ƒ": "ূ", "¤": "ম্", "¯": "স্", "›": "ন্", "š": "ন্", "®": "ষ্", "ø": "্ল", "¬": "্ল", "¡": "্ব", "¦": "্ব",
    "Ÿ": "্ব", "œ": "্ন", "è": "্ন", "¥": "্ম", "§": "্ম", "ú": "্প", "Í": "্ত", "Ð": "ণ্ড", "²": "ক্ষ্ম", "ñ": "শ্ছ",
}  # fmt: skip
FIRST = "¤¯"
LAST = "æøŸœÐ"

ALL = "".join(GLYPHS)
SIGNS = "".join(glyph for glyph in GLYPHS if not glyph.isalnum())  # what would cut a word in two
ANY = regex.compile(f"[{ALL}]")
WORD = regex.compile(
    rf"(?:\p{{Bengali}}|[{FIRST}](?=[{ALL}]{{0,2}}\p{{Bengali}}))"
    rf"(?:\p{{Bengali}}|[{ALL}]{{1,3}}(?=\p{{Bengali}})|[{LAST}])*+"
)
# The glyphs stood where they were drawn, but the signs around them where they are spoken.
MOVES = [
    (regex.compile(pattern), replacement)
    for pattern, replacement in (
        ("্্+", "্"),
        ("্([া-ৌ])(?:্?)([ক-হ](?:্[ক-হ]){0,3})", r"্\2\1"),
        ("([া-ৌ])((?:্[ক-হ]){1,3})", r"\2\1"),
    )
]


def mended(text: str) -> str:
    """Put Bengali letters in the place of glyphs left over from Bijoy, in words that are Bengali otherwise."""
    return WORD.sub(_mended_word, text) if ANY.search(text) else text


def _mended_word(word: regex.Match) -> str:
    if not ANY.search(word[0]):
        return word[0]
    text = "".join(GLYPHS.get(letter, letter) for letter in word[0])
    for pattern, replacement in MOVES:
        text = pattern.sub(replacement, text)
    return text
