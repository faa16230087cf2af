"""Bijoy (the SutonnyMJ font's layout over Windows-1252) to Unicode, and how to tell that a text is Bijoy.

Bijoy stores what is drawn, glyph by glyph from left to right; Unicode stores what is spoken. So glyphs become letters
by a table, and then the signs that are drawn before their consonant, and the reph drawn after it, change places.
"""

from collections import Counter
from math import inf

import regex

from mohafez.bangla.normal import nfc

GLYPHS = {
    # vowels, consonants and marks, in the layout's order
    **dict(zip("ABCDEFGHIJ", "অইঈউঊঋএঐওঔ", strict=True)),
    **dict(zip("KLMNOPQRSTUVWXYZ_`abcdefghijklmn", "কখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহ", strict=True)),
    "Av": "আ", "o": "ড়", "p": "ঢ়", "q": "য়", "r": "ৎ", "s": "ং", "t": "ঃ", "u": "ঁ",
    **dict(zip("0123456789", "০১২৩৪৫৬৭৮৯", strict=True)),
    # vowel signs
    "v": "া", "w": "ি", "x": "ী", "y": "ু", "z": "ু", "~": "ূ", "ƒ": "ূ", "‚": "ূ", "„": "ৃ", "†": "ে", "‡": "ে",
    "ˆ": "ৈ", "‰": "ৈ", "Š": "ৗ",
    # whole conjuncts; ণ্ঢ has no glyph, and no word has ণঢ
    "°": "ক্ক", "±": "ক্ট", "²": "ক্ষ্ম", "³": "ক্ত", "´": "ক্ম", "µ": "ক্র", "¶": "ক্ষ", "·": "ক্স", "¸": "গু", "¹": "জ্ঞ",
    "º": "গ্দ", "»": "গ্ধ", "¼": "ঙ্ক", "½": "ঙ্গ", "¾": "জ্জ", "À": "জ্ঝ", "Á": "জ্ঞ", "Â": "ঞ্চ", "Ã": "ঞ্ছ", "Ä": "ঞ্জ",
    "Å": "ঞ্ঝ", "Æ": "ট্ট", "Ç": "ড্ড", "È": "ণ্ট", "É": "ণ্ঠ", "Ê": "ণ্ড", "Ë": "ত্ত", "Ì": "ত্থ", "Í": "ত্ম", "Î": "ত্র",
    "Ï": "দ্দ", "×": "দ্ধ", "Ø": "দ্ব", "Ù": "দ্ম", "Ú": "ন্ঠ", "Û": "ন্ড", "Ü": "ন্ধ", "Ý": "ন্স", "Þ": "প্ট", "ß": "প্ত",
    "à": "প্প", "á": "প্স", "â": "ব্জ", "ã": "ব্দ", "ä": "ব্ধ", "å": "ভ্র", "æ": "ম্ন", "ç": "ম্ফ", "é": "ল্ক", "ê": "ল্গ",
    "ë": "ল্ট", "ì": "ল্ড", "í": "ল্প", "î": "ল্ফ", "ï": "শু", "ð": "শ্চ", "ñ": "শ্ছ", "ò": "ষ্ণ", "ó": "ষ্ট", "ô": "ষ্ঠ",
    "õ": "ষ্ফ", "ö": "স্খ", "÷": "স্ট", "ø": "স্ন", "ù": "স্ফ", "û": "হু", "ü": "হৃ", "ý": "হ্ন", "þ": "হ্ম", "ÿ": "ড়্গ",
    "nœ": "হ্ণ", "YX": "ণ্ঢ", "Yè": "ণ্ণ", "¶è": "ক্ষ্ণ",
    # first halves
    "™": "দ্", "˜": "দ্", "š": "ন্", "›": "ন্", "¤": "ম্", "®": "ষ্", "¯": "স্",
    # second halves
    "‹": "্ক", "Œ": "্ক্র", "œ": "্ন", "è": "্ন", "Ÿ": "্ব", "¡": "্ব", "¢": "্ভ", "£": "্ভ্র", "¥": "্ম", "¦": "্ব", "§": "্ম",
    "¨": "্য", "ª": "্র", "«": "্র", "Ö": "্র", "¬": "্ল", "\xad": "্ল", "−": "্ল", "¿": "্ত্র", "ú": "্প",
    "i¨": "র\u200d্য",  # র‍্যাব: the joiner keeps the র whole, as Unicode spells it
    # punctuation
    "|": "।", "Ð": "–", "Ñ": "—", "Ò": "“", "Ó": "”", "Ô": "‘", "Õ": "’",
}  # fmt: skip
# Glyphs in the places of Windows' own quotes, dashes, dots and carets are letters only beside certain others.
GLYPHS |= {first + second: GLYPHS[first] + tail for first in "š¯" for second, tail in (
    ("—", "্ত"), ("Í", "্ত"), ("‘", "্তু"), ("’", "্থ"), ("^", "্ব"))}  # fmt: skip
GLYPHS |= {first + "^": GLYPHS[first] + "্ব" for first in "¤®Y"}
GLYPHS |= {first + u: GLYPHS[first] + "ু" for first in "iªÖ«å¿Îµ" for u in "“–æ"}
REPH = "©"

# What these draw depends on what stands beside them.
IN_PLACE = {
    r"•(?=[KLMNg¶])": "ঙ্",
    r"”(?=[PQT¡])": "চ্",
    r"(?<=[A-Z_`a-n©¨ª«Ö¡³×ØËµÎ])…": "ৃ",
    r"(?<=[A-Z_`a-n])&": "্\u200c",
    r"(?<=[K-Z_`a-n¤¯])ø": "্ল",
    r"(?<=[w†‡ˆ])Ð|(?<=\S)Ð(?=[vxyz~¨ª\s,|]|$)": "ণ্ড",
}
GLYPH = regex.compile(
    "|".join(f"({context})" for context in IN_PLACE)
    + "|"
    + "|".join(regex.escape(glyph) for glyph in sorted(GLYPHS, key=len, reverse=True))
)
MEANINGS = list(IN_PLACE.values())

CLUSTER = "[ক-হ]়?(?:\u200d?্[ক-হ]়?){0,4}"
SIGN = "[া-ৌৗ]"
# Ordered. Two halves share one hasanta; the reph goes before its cluster, signs drawn before it behind, marks last.
MOVES = [
    (regex.compile(pattern), replacement)
    for pattern, replacement in (
        ("্্+", "্"),
        ("্র\u200d্", "্র্"),
        (rf"({CLUSTER})({SIGN}*[ঁ-ঃ]?){REPH}", r"র্\1\2"),
        (rf"([িেৈ])([ঁ-ঃ]?)({CLUSTER})", r"\3\1\2"),
        (rf"([ঁ-ঃ])({SIGN}+)", r"\2\1"),
        ("(?<=[০-৯])ঃ", ":"),
    )
]


def to_unicode(text: str) -> str:
    """Convert a text that is Bijoy throughout. What the layout has no letter for stays as it is."""
    text = GLYPH.sub(lambda glyph: MEANINGS[glyph.lastindex - 1] if glyph.lastindex else GLYPHS[glyph[0]], text)
    for pattern, replacement in MOVES:
        text = pattern.sub(replacement, text)
    return nfc(text)


# How much likelier a letter is in Bijoy than in English, in bits (log2 of the ratio of its shares), counted over
# Bengali news and English prose. Glyphs that English has no use for weigh most; quotes and accented letters nothing.
BITS = {
    letter: bits
    for bits, letters in (
        (6, "Z_†‡ˆ‰¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿×÷"),
        (5, "KQjq"),
        (4, "`v~"),
        (3, "wz"),
        (2, "bkx"),
        (1, "BGMUg"),
        (-1, "DIJLVXef"),
        (-2, "hn"),
        (-3, "Nadls"),
        (-4, "ou"),
        (-5, "CFHS"),
        (-6, "EOTprt"),
    )
    for letter in letters
}
LETTER = regex.compile("[A-Za-z]")
LOWER = regex.compile("[a-z]")
BENGALI = regex.compile(r"\p{Bengali}")
ADDRESS = regex.compile(r"(?<!\S)(\S*(?:://|www\.|@|\.(?:com|net|org|bd|in)\b)\S*)")
RULE = regex.compile("[`_~]{2,}")  # lines drawn with signs, and names of programmers
MIN_BITS = 12  # a chance of 1 in 4,000; Kyiv, a word like Bijoy, has 10
MIN_BITS_A_LETTER = 0.5  # Bijoy news has 1.5 and more, English -1 and less
MIN_LOWER = 0.3  # Bijoy has 0.7: its vowel signs are lower-case letters; a headline in capitals is English


def looks_like_bijoy(text: str) -> bool:
    """Tell whether a line or text is Bijoy, by the odds of its letters; too short a text is never taken for it."""
    return _bits(text) >= max(MIN_BITS, MIN_BITS_A_LETTER * len(LETTER.findall(text)))


def convert_lines(text: str) -> str:
    """Convert those lines of a text that are Bijoy; one too short to tell goes with the telling line before it."""
    lines, bijoy = [], looks_like_bijoy(text)
    for line in text.split("\n"):
        bits = _bits(line)
        if abs(bits) >= MIN_BITS:
            bijoy = looks_like_bijoy(line)
        lines.append(_around_addresses(line) if bijoy and bits > -MIN_BITS else line)
    return "\n".join(lines)


def _around_addresses(line: str) -> str:
    """Convert a line but for the web and mail addresses in it."""
    parts = ADDRESS.split(line)  # text and addresses by turns
    return "".join(part if at % 2 else to_unicode(part) for at, part in enumerate(parts))


def _bits(text: str) -> float:
    """Weigh a text: above zero it is rather Bijoy, below rather not; Bengali script is surely not."""
    text = RULE.sub(" ", ADDRESS.sub(" ", text))
    if BENGALI.search(text) or len(LOWER.findall(text)) < MIN_LOWER * len(LETTER.findall(text)):
        return -inf
    return sum(count * BITS.get(letter, 0) for letter, count in Counter(text).items())
