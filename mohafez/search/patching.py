"""Changing a term's postings: documents taken away, moved to other places, and added."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from mohafez.search.invert import IS_IN_TITLE, TITLE_FLAG, Posting
from mohafez.search.shards import Term, is_common, titles_only
from mohafez.search.varint import ends, read_varints, varint

BLOCK_COUNT = [(code >> 1 & 15).bit_count() for code in range(256)]
SEVERAL = 32  # codes from here on tell of more than one place a block


class TooMuchError(Exception):
    """A change that only a new index can take in; the message says which."""


@dataclass
class Change:
    """What happens to the postings of a term."""

    removed: list[int] = field(default_factory=list)
    moved: list[tuple[int, int]] = field(default_factory=list)
    added: dict[int, Posting] = field(default_factory=dict)


class Stretch(NamedTuple):
    """What a term's postings say of neighbouring documents, but for their numbers."""

    codes: bytes = b""
    titles: bytes = b""
    positions: bytes = b""

    @property
    def of_titles(self) -> "Stretch":
        """What they say of titles."""
        return Stretch(bytes([TITLE_FLAG]) * len(self.titles), self.titles)


def stretch_of(posting: Posting) -> Stretch:
    """Write the posting of a document."""
    title = bytes([posting.title]) if posting.code & TITLE_FLAG else b""
    return Stretch(bytes([posting.code]), title, posting.positions)


class Unpacked:
    """A term's postings, with what tells where each document's parts of them are."""

    def __init__(self, term: Term):
        self._term = term
        self.numbers = list(accumulate(read_varints(term.numbers)))
        self._number_ends = ends(term.numbers)
        self._title_ends = [0, *accumulate(term.codes.translate(IS_IN_TITLE))]
        self._position_ends = position_ends(term.codes, term.positions)

    def stretch(self, first: int, end: int) -> Stretch:
        """Take neighbouring documents out."""
        titles, positions = self._title_ends, self._position_ends
        return Stretch(
            self._term.codes[first:end],
            self._term.titles[titles[first] : titles[end]],
            self._term.positions[positions[first] : positions[end]],
        )

    def gaps(self, before: int, first: int, end: int) -> bytes:
        """Write the numbers of neighbouring documents, which now stand behind the document `before`."""
        if first == end:
            return b""
        rest = self._term.numbers[self._number_ends[first + 1] : self._number_ends[end]]
        return varint(self.numbers[first] - before) + rest

    def find(self, number: int) -> tuple[int, int]:
        """Tell where a document begins and ends: at one place if it is not there."""
        first = bisect_left(self.numbers, number)
        return first, first + (self.numbers[first : first + 1] == [number])


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
    term = term or Term(text, 0, False, b"", b"", b"", b"")
    documents = term.documents - len(change.removed) + len(change.added)
    common = is_common(documents, places)
    if term.common and not common:
        raise TooMuchError(f"{text} is not common any more")
    if not documents:
        return None
    if common and not term.common:
        term = titles_only(term)
    postings = Unpacked(term)
    edits = dict.fromkeys([*change.removed, *(old for old, _ in change.moved)], Stretch())
    edits |= {new: postings.stretch(*postings.find(old)) for old, new in change.moved}
    edits |= {number: stretch_of(posting) for number, posting in change.added.items()}
    if common:
        edits = {number: found.of_titles for number, found in edits.items()}
    return spliced(term._replace(documents=documents), postings, edits)


def spliced(term: Term, postings: Unpacked, edits: Mapping[int, Stretch]) -> Term:
    """Say other things of some documents in a term's postings, or nothing."""
    gaps: list[bytes] = []
    stretches: list[Stretch] = []
    done = before = 0
    for number, edit in sorted(edits.items()):
        first, end = postings.find(number)
        gaps.append(postings.gaps(before, done, first))
        before = postings.numbers[first - 1] if first > done else before
        if edit.codes:
            gaps.append(varint(number - before))
            before = number
        stretches += postings.stretch(done, first), edit
        done = end
    last = len(postings.numbers)
    gaps.append(postings.gaps(before, done, last))
    stretches.append(postings.stretch(done, last))
    codes, titles, positions = map(b"".join, zip(*stretches, strict=True))
    return term._replace(numbers=b"".join(gaps), codes=codes, titles=titles, positions=positions)
