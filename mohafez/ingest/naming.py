"""Slugs that are unique over the archive, whatever the order of the dumps, and the paths of articles' files."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from mohafez.bangla.romanise import slugify

HEX = 4  # digits of the source's hash behind a slug that a date could not make unique


@dataclass(frozen=True, slots=True)
class Named:
    """What an article's slug is made of."""

    base: str  # its romanised title
    date: str | None
    sha256: str
    part: str

    @property
    def dated(self) -> str:
        """The base with the day behind it, if there is one."""
        return f"{self.base}-{self.date[:10]}" if self.date else self.base


def base_of(title: str) -> str:
    return slugify(title)


def unique_slugs(new: Sequence[Named], there: Iterable[Named], taken: Iterable[str]) -> list[str]:
    """Give each new article a slug.

    The romanised title alone, if no other article has that; with the date appended where two have; with hex digits of
    the source's hash where that is not enough. The articles that are there count too, by the slugs they take and by
    the titles they have: so a run that was cut short goes on as if it had not been.
    """
    there = list(there)
    bases = Counter(named.base for named in (*new, *there))
    dated = Counter(named.dated for named in (*new, *there) if bases[named.base] > 1)
    taken = set(taken)
    slugs = []
    for named in new:
        slug = next(s for s in _candidates(named, bases, dated) if s not in taken)
        taken.add(slug)
        slugs.append(slug)
    return slugs


def _candidates(named: Named, bases: Counter[str], dated: Counter[str]) -> Iterator[str]:
    if bases[named.base] == 1:
        yield named.base
    if dated[named.dated] <= 1 and named.date:
        yield named.dated
    part = f"-{named.part}" if named.part else ""
    for size in range(HEX, len(named.sha256) + 1):
        yield f"{named.dated}-{named.sha256[:size]}{part}"
    for number in range(2, 1 << 31):  # the same bytes under the same title: a container may hold a page twice
        yield f"{named.dated}-{named.sha256}-{number}"


def path_of(slug: str, date: str | None) -> PurePosixPath:
    """Where an article's file stands below content/: by the month of its date, or with the undated."""
    if not date:
        return PurePosixPath("articles/undated", f"{slug}.md")
    return PurePosixPath("articles", date[:4], date[5:7], f"{slug}.md")
