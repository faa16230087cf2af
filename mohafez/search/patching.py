"""Changing a term's postings: documents taken away, moved to other places, and added."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import NamedTuple

from mohafez.search.invert import IS_IN_TITLE, TITLE_FLAG, Postings
from mohafez.search.shards import Term, is_common
from mohafez.search.varint import ends, read_varints, varints

BLOCK_COUNT = [(code >> 1 & 15).bit_count() for code in range(256)]
SEVERAL = 32  # codes from here on tell of more than one place a block


class TooMuchError(Exception):
    """A change that only a new index can take in; the message says which."""


class Posting(NamedTuple):
    """What a term's postings say of one document; nothing at all, if they do not name it."""

    code: bytes = b""
    title: bytes = b""
    positions: bytes = b""

    @property
    def of_title(self) -> "Posting":
        """What it says of the title."""
        return Posting(bytes([TITLE_FLAG]), self.title) if self.title else Posting()


@dataclass
class Change:
    """What happens to the postings of a term."""

    removed: list[int] = field(default_factory=list)
    moved: list[tuple[int, int]] = field(default_factory=list)
    added: dict[int, Posting] = field(default_factory=dict)


def posting_of(postings: Postings) -> Posting:
    """Take the posting of a single document."""
    return Posting(postings.codes, postings.titles, postings.positions)


class Unpacked:
    """A term's postings, with what tells where each document's parts of them are."""

    def __init__(self, term: Term):
        self.numbers = list(accumulate(read_varints(term.numbers)))
        self._codes, self._titles, self._positions = term.codes, term.titles, term.positions
        self._title_ends = [0, *accumulate(term.codes.translate(IS_IN_TITLE))]
        self._position_ends = position_ends(term.codes, term.positions)

    def stretch(self, first: int, end: int) -> Posting:
        """Give the parts of neighbouring documents."""
        titles, positions = self._title_ends, self._position_ends
        return Posting(
            self._codes[first:end],
            self._titles[titles[first] : titles[end]],
            self._positions[positions[first] : positions[end]],
        )

    def posting(self, number: int) -> Posting:
        at = bisect_left(self.numbers, number)
        return self.stretch(at, at + 1) if self.numbers[at : at + 1] == [number] else Posting()


def position_ends(codes: bytes, positions: bytes) -> list[int]:
    """Tell where the positions of each document end; before all, 0."""
    numbers, number_ends = read_varints(positions), ends(positions)
    found, at = [0], 0
    for code in codes:
        if code < SEVERAL:
            at += BLOCK_COUNT[code]
        else:
            for _ in range(BLOCK_COUNT[code]):
                at += 1 + numbers[at]
        found.append(number_ends[at])
    return found


def patched(text: str, term: Term | None, change: Change, places: int) -> Term | None:
    """Apply a change to a term, or make a new one; None if no document is left.

    Raises TooMuchError for a common term that is so no longer: what was dropped of it is in no file.
    """
    before = term or Term(text, 0, False, b"", b"", b"", b"")
    documents = before.documents - len(change.removed) + len(change.added)
    common = is_common(documents, places)
    if before.common and not common:
        raise TooMuchError(f"{text} is not common any more")
    postings = Unpacked(before)
    edits = dict.fromkeys([*change.removed, *(old for old, _ in change.moved)], Posting())
    edits |= {new: postings.posting(old) for old, new in change.moved}
    edits |= change.added
    if common and not before.common:
        edits = {number: postings.posting(number) for number in postings.numbers} | edits
    if common:
        edits = {number: posting.of_title for number, posting in edits.items()}
    return spliced(before._replace(documents=documents, common=common), postings, edits) if documents else None


def spliced(term: Term, postings: Unpacked, edits: Mapping[int, Posting]) -> Term:
    """Put other postings of some documents into a term's."""
    numbers: list[int] = []
    pieces, done = [], 0
    for number, posting in sorted(edits.items()):
        at = bisect_left(postings.numbers, number, done)
        numbers += postings.numbers[done:at]
        pieces += postings.stretch(done, at), posting
        if posting.code:
            numbers.append(number)
        done = at + (postings.numbers[at : at + 1] == [number])
    numbers += postings.numbers[done:]
    pieces.append(postings.stretch(done, len(postings.numbers)))
    codes, titles, positions = map(b"".join, zip(*pieces, strict=True))
    gaps = varints([*numbers[:1], *(later - before for before, later in pairwise(numbers))])
    return term._replace(numbers=gaps, codes=codes, titles=titles, positions=positions)
