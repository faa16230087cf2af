"""The same story elsewhere: near-duplicates get a common name, `story:`."""

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import chain, combinations

from mohafez.ingest.archive import Telling
from mohafez.ingest.engines import Engine, Serial
from mohafez.ingest.neardup import DAYS, LIKE, alike, bands, likeness


def link(members: Sequence[tuple[str, Telling]], engine: Engine | None = None) -> dict[str, str]:
    """Name the groups of near-duplicates among articles, given as (slug, telling); slug -> group.

    A group is called by the slug of its first article, and keeps a name that it has. Articles without a near-duplicate
    keep what they have, too. The order of the articles makes no difference.
    """
    ordered = sorted(members, key=lambda member: (member[1].date or "9999", member[0]))
    parent = list(range(len(ordered)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    likely = (engine or Serial()).map(alike, None, bands([telling.sketch for _, telling in ordered]))
    for earlier, later in chain.from_iterable(combinations(group, 2) for group in chain.from_iterable(likely)):
        one, two = sorted((root(earlier), root(later)))
        if one != two and _same_story(ordered[earlier][1], ordered[later][1]):
            parent[two] = one
    groups: dict[int, list[int]] = {}
    for number in range(len(ordered)):
        groups.setdefault(root(number), []).append(number)
    return {
        ordered[number][0]: name
        for group in groups.values()
        if (name := _name([ordered[number] for number in group]))
        for number in group
    }


def _name(group: Sequence[tuple[str, Telling]]) -> str | None:
    has = sorted(telling.story for _, telling in group if telling.story)
    if has:
        return has[0]
    return group[0][0] if len(group) > 1 else None


def _same_story(one: Telling, other: Telling) -> bool:
    return _near(one.date, other.date) and likeness(one.sketch, other.sketch) >= LIKE


def _near(one: str | None, other: str | None) -> bool:
    """Tell whether two days are so near that two like reports are of one event; an unknown day is near to all."""
    if not one or not other:
        return True
    return abs(dt.date.fromisoformat(one[:10]) - dt.date.fromisoformat(other[:10])).days <= DAYS


def changed(links: dict[str, str], members: Iterable[tuple[str, Telling]]) -> dict[str, str]:
    """The links that are not what the articles say already."""
    return {slug: links[slug] for slug, telling in members if slug in links and links[slug] != telling.story}
