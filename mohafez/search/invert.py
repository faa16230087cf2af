"""From texts to postings: which term stands in which documents, how often, and where in the title."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from mohafez.bangla.text import search_key, words
from mohafez.search.varint import varint

MOST_COUNTED = 63  # BM25 is flat long before; so a count and the title's flag share one byte
MOST_TITLE_POSITION = 127


class Keys(dict[str, str]):
    """Search keys of surface forms, each worked out once."""

    def __missing__(self, surface: str) -> str:
        self[surface] = key = search_key(surface)
        return key


@dataclass
class Postings:
    """A term's documents. Parts made of consecutive runs of documents join to what one run would have made.

    `gaps`: the difference of each document's number to the one before, the first left out; `counts`: occurrences in the
    body, doubled, plus one if the title has the term; `titles`: the first position in each such title.
    """

    first: int
    last: int
    documents: int = 1
    gaps: bytearray = field(default_factory=bytearray)
    counts: bytearray = field(default_factory=bytearray)
    titles: bytearray = field(default_factory=bytearray)

    def add(self, number: int, count: int, position: int | None) -> None:
        if number != self.first:
            self.gaps += varint(number - self.last)
            self.last = number
            self.documents += 1
        count = min(count, MOST_COUNTED) * 2
        if position is None:
            self.counts.append(count)
        else:
            self.counts.append(count + 1)
            self.titles.append(min(position, MOST_TITLE_POSITION))

    def join(self, later: "Postings") -> None:
        """Append the postings of a later run."""
        self.gaps += varint(later.first - self.last) + later.gaps
        self.counts += later.counts
        self.titles += later.titles
        self.last = later.last
        self.documents += later.documents


@dataclass
class Run:
    """Consecutive documents, inverted: postings by term, and how often each term was written in which way."""

    postings: dict[str, Postings]
    surfaces: dict[str, dict[str, int]]


def invert(documents: Iterable[tuple[int, str, str]]) -> Run:
    """Invert (number, title, text), in the order of their numbers."""
    keys, written = Keys(), Counter()
    postings: dict[str, Postings] = {}
    for number, title, text in documents:
        title_words, body_words = words(title), words(text)
        written.update(title_words)
        written.update(body_words)
        positions: dict[str, int] = {}
        for position, word in enumerate(title_words):
            positions.setdefault(keys[word], position)
        counts = Counter(map(keys.__getitem__, body_words))
        for term in positions:
            counts.setdefault(term, 0)
        for term, count in counts.items():
            found = postings.get(term)
            if found is None:
                found = postings[term] = Postings(number, number)
            found.add(number, count, positions.get(term))
    postings.pop("", None)
    surfaces: dict[str, dict[str, int]] = {term: {} for term in postings}
    for surface, count in written.items():
        if keys[surface]:
            surfaces[keys[surface]][surface] = count
    return Run(postings, surfaces)
