"""How much of a line's vocabulary a text shares: its own headline shares much, other headlines share little."""

from collections.abc import Iterable

from mohafez.bangla.text import words
from mohafez.ingest.lines import Line

STEM = 4  # code points: Bengali inflects at a word's end, and four tell most stems apart
SHORT = 3  # words shorter than this are particles


def stems(text: str) -> set[str]:
    """The beginnings of a text's words, particles left out."""
    return {word[:STEM] for word in words(text) if len(word) >= SHORT}


def stems_of(lines: Iterable[Line]) -> set[str]:
    return set().union(*(stems(line.key) for line in lines))


def shared(line: Line, vocabulary: set[str]) -> float:
    """The share of the line's stems that the vocabulary holds, 0 to 1."""
    own = stems(line.key)
    return len(own & vocabulary) / len(own) if own else 0.0
