"""Changing a term's postings: documents taken away, moved to other places, and added."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from mohafez.search.invert import TITLE_FLAG, Posting
from mohafez.search.shards import Term, is_common
from mohafez.search.varint import ends, gaps, read_varints

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


def unpacked(term: Term) -> dict[int, Posting]:
    """Take a term's postings apart, by document."""
    titles, positions = iter(term.titles), iter(pieces(term.codes, term.positions))
    return {
        number: Posting(code, next(titles) if code & TITLE_FLAG else 0, next(positions))
        for number, code in zip(accumulate(read_varints(term.numbers)), term.codes, strict=True)
    }


def pieces(codes: bytes, positions: bytes) -> list[bytes]:
    """Divide a term's positions by document."""
    numbers, number_ends = read_varints(positions), ends(positions)
    found, at = [], 0
    for code in codes:
        first = at
        if code < SEVERAL:
            at += BLOCK_COUNT[code]
        else:
            for _ in range(BLOCK_COUNT[code]):
                at += 1 + numbers[at]
        found.append(positions[number_ends[first] : number_ends[at]])
    return found


def patched(text: str, term: Term | None, change: Change, places: int) -> Term | None:
    """Apply a change to a term, or make a new one; None if no document is left.

    Raises TooMuchError for a common term that is so no longer: what was dropped of it is in no file.
    """
    documents = (term.documents if term else 0) - len(change.removed) + len(change.added)
    common = is_common(documents, places)
    if term and term.common and not common:
        raise TooMuchError(f"{text} is not common any more")
    postings = unpacked(term) if term else {}
    for number in change.removed:
        postings.pop(number, None)
    moved = [(new, postings.pop(old)) for old, new in change.moved if old in postings]
    postings.update(moved)
    postings.update(change.added)
    if common:
        postings = {number: titled(found) for number, found in postings.items() if found.code & TITLE_FLAG}
    return repacked(text, documents, common, postings) if documents else None


def titled(posting: Posting) -> Posting:
    """Keep what a posting says of the title."""
    return Posting(TITLE_FLAG, posting.title, b"")


def repacked(text: str, documents: int, common: bool, postings: Mapping[int, Posting]) -> Term:
    numbers = sorted(postings)
    found: Sequence[Posting] = [postings[number] for number in numbers]
    return Term(
        text,
        documents,
        common,
        gaps(numbers),
        bytes(posting.code for posting in found),
        bytes(posting.title for posting in found if posting.code & TITLE_FLAG),
        b"".join(posting.positions for posting in found),
    )
