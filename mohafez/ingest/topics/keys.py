"""Text as the matcher sees it: words between single spaces, with what spellings differ in folded away."""

import unicodedata

# Pairs that writers swap; folded on both sides, so the choice of the survivor means nothing.
SWAPPED = {"ী": "ি", "ূ": "ু", "ণ": "ন", "শ": "স", "ষ": "স", "ঈ": "ই", "ঊ": "উ", "য": "জ", "ৎ": "ত", "ঙ": "ং"}
DROPPED = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u0983ঃ"


class _Folding(dict[int, str | None]):
    """A table for str.translate that learns each character once."""

    def __missing__(self, code: int) -> str | None:
        char = chr(code)
        kept = unicodedata.category(char)[0] in "LMN"
        value = None if char in DROPPED else SWAPPED.get(char, _plain(char)) if kept else " "
        self[code] = value
        return value


def _plain(char: str) -> str:
    digit = unicodedata.digit(char, None)
    return char.casefold() if digit is None else str(digit)


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Fold a text to its words' keys between single spaces: what the matcher compares."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_FOLDING).split())
