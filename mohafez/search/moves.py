"""What becomes of the documents of an index when articles come, change and go."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mohafez.search.document import Document
from mohafez.search.patching import TooMuchError
from mohafez.search.places import Layout, layout_of, number
from mohafez.search.state import Known


@dataclass(frozen=True)
class Moves:
    """Documents that leave their numbers, take others, or come; a changed one leaves and comes."""

    layout: Layout
    left: Mapping[str, int]
    moved: Mapping[str, tuple[int, int]]
    came: Mapping[int, Document]

    @property
    def renumbered(self) -> dict[int, int | None]:
        """What becomes of the numbers that documents had and have no longer."""
        return dict.fromkeys(self.left.values()) | dict(self.moved.values())


def moves_of(known: Mapping[str, Known], stale: Iterable[str], fresh: Iterable[Document], layout: Layout) -> Moves:
    """Work out what happens to the known documents when some are stale and others come.

    Raises TooMuchError if a length class gets another size: then all documents would move.
    """
    before = {slug: article.length for slug, article in known.items()}
    leaving = set(stale)
    coming = {document.slug: document for document in fresh}
    after = {slug: length for slug, length in before.items() if slug not in leaving}
    after |= {slug: document.length_class for slug, document in coming.items()}
    new_layout = layout_of(Counter(after.values()))
    if new_layout.sizes != layout.sizes:
        raise TooMuchError("a length class gets another size")
    touched = {before[slug] for slug in leaving} | {after[slug] for slug in coming}
    old, new = (number(members(lengths, touched), layout) for lengths in (before, after))
    return Moves(
        new_layout,
        {slug: old[slug] for slug in leaving},
        {slug: (old[slug], new[slug]) for slug in old.keys() & new.keys() - leaving if old[slug] != new[slug]},
        {new[slug]: document for slug, document in coming.items()},
    )


def members(lengths: Mapping[str, int], touched: set[int]) -> dict[int, list[str]]:
    """Give the documents of some length classes."""
    found = defaultdict(list)
    for slug, length in lengths.items():
        if length in touched:
            found[length].append(slug)
    return found
