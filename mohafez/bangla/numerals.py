"""Digits: Bengali and ASCII, and numbers as Bengali text groups them."""

BENGALI_DIGITS = "০১২৩৪৫৬৭৮৯"
ASCII_TO_BENGALI = str.maketrans("0123456789", BENGALI_DIGITS)

# First digit of each decimal row that Bengali pages print: Bengali, Devanagari, Arabic-Indic (two rows), full-width.
ROWS = (0x09E6, 0x0966, 0x0660, 0x06F0, 0xFF10)
TO_ASCII = {row + value: str(value) for row in ROWS for value in range(10)}


def to_bengali(value: str | int) -> str:
    """Write a number, or the ASCII digits of a text, in Bengali digits."""
    return str(value).translate(ASCII_TO_BENGALI)


def to_ascii(text: str) -> str:
    """Write the digits of a text in ASCII; every other character stays."""
    return text.translate(TO_ASCII)


def grouped(value: int) -> str:
    """Write a whole number in Bengali digits, grouped as South Asia does: ১২,৩৪,৫৬৭."""
    digits = str(abs(value))
    head, tail = digits[:-3], digits[-3:]
    pairs = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)][::-1]
    return to_bengali(("-" if value < 0 else "") + ",".join([*pairs, tail]))
