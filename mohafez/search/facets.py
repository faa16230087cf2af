"""What results can be filtered, counted and sorted by: days, and the subjects that articles are filed under."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from mohafez.search.display import compact
from mohafez.search.document import Document
from mohafez.search.varint import varint

# The kinds of each file: readers look at topics first, and a file that nobody opens costs nothing.
FILES = {"subjects": ("topic", "place"), "origins": ("section", "source")}
EPOCH = dt.date(1600, 1, 1).toordinal()  # before the first newspaper; day 0 is no date


@dataclass
class Facets:
    """Collects the facets of documents, given in the order of their numbers."""

    days: bytearray = field(default_factory=bytearray)
    numbers: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    _before: tuple[int, int] = (-1, 0)  # length class and day of the last document

    def add(self, number: int, document: Document) -> None:
        day = day_of(document.date)
        length, before = self._before
        self.days += varint(day - before if document.length_class == length else day)
        self._before = document.length_class, day
        subjects = {
            "topic": document.topics,
            "place": document.places,
            "section": filter(None, [document.section]),
            "source": filter(None, [document.source]),
        }
        for kind, slugs in subjects.items():
            for slug in dict.fromkeys(slugs):
                self.numbers.setdefault((kind, slug), []).append(number)

    def payload(self, kinds: Iterable[str]) -> bytes:
        """Write the subjects of some kinds: the length of a list of [kind, slug, documents], that, and all numbers."""
        subjects = sorted(key for key in self.numbers if key[0] in kinds)
        heading = compact([[*key, len(self.numbers[key])] for key in subjects])
        return varint(len(heading)) + heading + b"".join(gaps(self.numbers[key]) for key in subjects)


def day_of(date: str | None) -> int:
    """Count the days from 1600 to an ISO date; 0 for none."""
    return max(0, dt.date.fromisoformat(date[:10]).toordinal() - EPOCH) if date else 0


def gaps(numbers: Iterable[int]) -> bytes:
    """Encode growing numbers as differences."""
    out, before = bytearray(), 0
    for number in numbers:
        out += varint(number - before)
        before = number
    return bytes(out)
