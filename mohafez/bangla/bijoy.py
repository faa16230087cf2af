"""Bijoy (SutonnyMJ) to Unicode."""


def looks_like_bijoy(text: str) -> bool:
    return False


def to_unicode(text: str) -> str:
    return text
