"""How much of a line's vocabulary a text shares: its own headline shares much, other headlines share little."""

from collections.abc import Iterable

from mohafez.ingest.lines import Line


def stems_of(lines: Iterable[Line]) -> set[str]:
    """The stems of all these lines."""
    return set().union(*(line.stems for line in lines))


def shared(line: Line, vocabulary: set[str]) -> float:
    """The share of the line's stems that the vocabulary holds, 0 to 1."""
    return len(line.stems & vocabulary) / len(line.stems) if line.stems else 0.0
