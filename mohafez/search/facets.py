"""What results can be filtered, counted and sorted by: days, and the subjects that articles are filed under."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from mohafez.search.display import compact
from mohafez.search.document import Document
from mohafez.search.varint import Reader, gaps, varint

# The kinds of each file: readers look at topics first, and a file that nobody opens costs nothing.
FILES = {"subjects": ("topic", "place"), "origins": ("section", "source")}
EPOCH = dt.date(1600, 1, 1).toordinal()  # before the first newspaper; day 0 is no date
DAY_BYTES = 3


@dataclass
class Facets:
    """The facets of documents, by their numbers."""

    days: dict[int, int] = field(default_factory=dict)
    numbers: dict[tuple[str, str], list[int]] = field(default_factory=dict)

    def add(self, number: int, document: Document) -> None:
        self.days[number] = day_of(document.date)
        subjects = {
            "topic": document.topics,
            "place": document.places,
            "section": filter(None, [document.section]),
            "source": filter(None, [document.source]),
        }
        for kind, slugs in subjects.items():
            for slug in dict.fromkeys(slugs):
                self.numbers.setdefault((kind, slug), []).append(number)

    def move(self, places: Mapping[int, int | None]) -> None:
        """Give documents other numbers, all at once; None takes one out."""
        self.days = {new: day for old, day in self.days.items() if (new := places.get(old, old)) is not None}
        for subject, numbers in self.numbers.items():
            if not places.keys().isdisjoint(numbers):
                moved = (places.get(number, number) for number in numbers)
                self.numbers[subject] = [number for number in moved if number is not None]

    def days_payload(self, places: int) -> bytes:
        """Write the day of each place: the lowest byte of all, then the next, then the highest."""
        days = [self.days.get(number, 0) for number in range(places)]
        return b"".join(bytes(day >> shift & 255 for day in days) for shift in range(0, DAY_BYTES * 8, 8))

    def payload(self, kinds: Iterable[str]) -> bytes:
        """Write the subjects of some kinds: the length of a list of [kind, slug, documents], that, and all numbers."""
        subjects = sorted(key for key in self.numbers if key[0] in kinds and self.numbers[key])
        heading = compact([[*key, len(self.numbers[key])] for key in subjects])
        return varint(len(heading)) + heading + b"".join(gaps(sorted(self.numbers[key])) for key in subjects)

    def payloads(self, places: int) -> dict[str, bytes]:
        """Write all files, by their names."""
        return {"days": self.days_payload(places)} | {name: self.payload(kinds) for name, kinds in FILES.items()}


def day_of(date: str | None) -> int:
    """Count the days from 1600 to an ISO date; 0 for none."""
    return max(0, dt.date.fromisoformat(date[:10]).toordinal() - EPOCH) if date else 0


def read_facets(payloads: Mapping[str, bytes]) -> Facets:
    """Read all files back, by their names."""
    planes = payloads["days"]
    places = len(planes) // DAY_BYTES
    columns = (planes[at : at + places] for at in range(0, len(planes), places or 1))
    days = (low | middle << 8 | high << 16 for low, middle, high in zip(*columns, strict=True))
    facets = Facets({number: day for number, day in enumerate(days) if day})
    for name in FILES:
        reader = Reader(payloads[name])
        for kind, slug, count in json.loads(reader.take(reader.varint())):
            facets.numbers[kind, slug] = list(accumulate(reader.varints(count)))
    return facets
