"""Which of the converted stories are new, which repeat another, and which are a later save of a page."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from mohafez.ingest.archive import Archive, Filed, Telling
from mohafez.ingest.neardup import likeness

ALIKE = 0.3  # saves of one page share this much; other stories under the same headline on the same day, less


class Fate(Enum):
    """What becomes of a converted story."""

    NEW = "new"
    AGAIN = "again"  # the same part of the same dump as an article: today's rules may say something else
    LATER = "later"  # a later save of an article's page
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True)
class Settled:
    """A converted story (by its number), its fate, and the article or other story that this is about."""

    number: int
    fate: Fate
    filed: Filed | None = None
    other: int | None = None


def settle(tellings: list[Telling], archive: Archive) -> list[Settled]:
    """Settle the fates of all stories of an import. The order in which they come makes no difference."""
    found: dict[int, Settled] = {}
    order = sorted(range(len(tellings)), key=lambda n: (tellings[n].dump, tellings[n].part, tellings[n].sha256))
    for number in order:
        if filed := archive.same_part(tellings[number]):
            found[number] = Settled(number, Fate.AGAIN, filed)
    for group in _bodies(order, tellings):
        _keep(group, min(group, key=lambda n: (tellings[n].date or "9999", _rank(tellings[n]))), found)
    for group in _pages([n for n in order if not _repeats(n, found)], tellings):
        _keep(group, max(group, key=lambda n: _rank(tellings[n])), found)
    for number in order:
        if number not in found:
            found[number] = _against(number, tellings[number], archive)
    return [found[number] for number in range(len(tellings))]


def _keep(group: list[int], best: int, found: dict[int, Settled]) -> None:
    """Keep one of a group, at best one that is an article already; the rest repeat it."""
    kept = next((n for n in group if n in found), best)
    found.update({n: Settled(n, Fate.REPEAT, other=kept) for n in group if n != kept and n not in found})


def _repeats(number: int, found: dict[int, Settled]) -> bool:
    return number in found and found[number].fate is Fate.REPEAT


def _rank(telling: Telling) -> tuple[str, int, str, str, str]:
    """What makes one save of a page later than another: its time, then how much it holds; never a tie."""
    return (telling.version, telling.size, telling.dump, telling.part, telling.sha256)


def same_page(one: Telling, other: Telling) -> bool:
    """Tell whether two tellings are saves of one page: by its address, or by its headline, day, source and words."""
    if one.url and other.url:
        return one.url == other.url
    if one.source and other.source and one.source != other.source:
        return False
    if one.title_key != other.title_key or (one.date or "")[:10] != (other.date or "")[:10]:
        return False
    return one.body_key == other.body_key or likeness(one.sketch, other.sketch) >= ALIKE


def _bodies(numbers: list[int], tellings: list[Telling]) -> Iterable[list[int]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        groups[tellings[number].body_key].append(number)
    return groups.values()


def _pages(numbers: list[int], tellings: list[Telling]) -> Iterable[list[int]]:
    by_title: dict[str, list[list[int]]] = defaultdict(list)
    by_url: dict[str, list[int]] = {}
    groups: list[list[int]] = []
    for number in numbers:
        telling = tellings[number]
        group = by_url.get(telling.url) if telling.url else None
        if group is None:
            near = by_title[telling.title_key]
            group = next((g for g in near if same_page(tellings[g[0]], telling)), None)
        if group is None:
            group = []
            groups.append(group)
            by_title[telling.title_key].append(group)
        if telling.url:
            by_url.setdefault(telling.url, group)
        group.append(number)
    return groups


def _against(number: int, telling: Telling, archive: Archive) -> Settled:
    """Settle a story against the articles that are there."""
    if repeated := archive.by("body_key", telling.body_key):
        return Settled(number, Fate.REPEAT, repeated[0])
    likely = [*archive.by("url", telling.url), *archive.by("title_key", telling.title_key)]
    likely += [filed for filed in archive.by("dump", telling.dump) if _resaved(filed.telling, telling)]
    for filed in likely:
        if same_page(filed.telling, telling) or _resaved(filed.telling, telling):
            return Settled(number, Fate.LATER if _rank(telling) > _rank(filed.telling) else Fate.REPEAT, filed)
    return Settled(number, Fate.NEW)


def _resaved(one: Telling, other: Telling) -> bool:
    """Tell whether a file was saved again under its name, with more or less the same story."""
    if one.dump != other.dump or (one.part or "1") != (other.part or "1"):
        return False
    return one.title_key == other.title_key or likeness(one.sketch, other.sketch) >= ALIKE
