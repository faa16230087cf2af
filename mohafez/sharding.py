"""Plans which sites an archive is divided into, and keeps the plan while the archive grows: `mohafez shard`.

The same articles and the same plan before give the same plan. An article keeps its shard: what is planned stays, new
keys go where there is room, and only of a shard that has outgrown the budget the newest articles move.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, count

from mohafez.articles import Article
from mohafez.tables.shards import NONE, SHARD, Keys, Plan, Shard

PAGE_BYTES, TEXT_TIMES = 9_000, 1.5  # of an article in the site: what does not depend on its length, and what does
MEGABYTE = 1_000_000
# How much of the budget a shard may be given at first. Years that are over hardly grow; newspapers and hashes do.
FIRST_FILL = {"year": 1.0, "source": 0.7, "size": 0.7}


class PlanError(ValueError):
    """An archive that cannot be divided so; the message names what is too large and what to do."""


def weight(article: Article) -> float:
    """Estimate the bytes that an article takes in its site: page, data, and its share of all else."""
    return PAGE_BYTES + TEXT_TIMES * len(article.body.encode())


@dataclass
class Draft:
    """A shard while it is planned: what the articles of each key weigh."""

    name: str
    address: str
    holds: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    weights: Counter[Keys] = field(default_factory=Counter)

    @property
    def weight(self) -> float:
        return sum(self.weights.values())

    def as_shard(self) -> Shard:
        return Shard(self.name, self.address, tuple(sorted(self.holds)), tuple(sorted(self.left)))


def planned(plan: Plan, found: Iterable[Article], *, published: bool = True) -> Plan:
    """Give every article a shard.

    Without shards yet, `published` tells that the articles had addresses in the front site, which are to lead on.
    Raises PlanError for a key that alone outweighs the budget.
    """
    first = not plan.shards
    drafts = [Draft(s.name, s.address, list(s.holds), list(s.left)) for s in plan.shards]
    by_name = {draft.name: draft for draft in drafts}
    homeless: Counter[Keys] = Counter()
    for article in found:
        shard = plan.shard_of(article)
        weights = by_name[shard.name].weights if shard else homeless
        weights[plan.keys(article)] += weight(article)
    planner = Planner(plan, drafts)
    for draft in list(drafts):
        planner.relieve(draft)
    planner.house(homeless, FIRST_FILL[plan.by] if first else 1.0)
    left = sorted({general for _, general in homeless}) if first and published else plan.left
    return replace(plan, shards=tuple(draft.as_shard() for draft in drafts), left=tuple(left))


@dataclass
class Planner:
    """Fills shards, the last before a new one."""

    plan: Plan
    drafts: list[Draft]

    def house(self, homeless: Mapping[Keys, float], fill: float) -> None:
        """Give keys that no shard holds to shards: whole years or newspapers, and parts of those that are too large."""
        room = fill * self._budget
        for general in sorted({general for _, general in homeless}, key=age):
            parts = {keys: weight for keys, weight in homeless.items() if keys[1] == general}
            if sum(parts.values()) <= room:
                self._give(general, parts, room)
                continue
            for keys in sorted(parts, key=age_of):
                self._give(keys[0], {keys: parts[keys]}, room)
            self._give(general, {}, room)  # what comes later

    def relieve(self, draft: Draft) -> None:
        """Move the newest articles out of a shard that has outgrown the budget, and what will come of their kind."""
        moved: dict[Keys, float] = {}
        for keys in sorted(draft.weights, key=lambda keys: age(keys[0], undated=""), reverse=True):
            if draft.weight <= self._budget:
                break
            moved[keys] = draft.weights.pop(keys)
        for keys in sorted(moved, key=age_of):
            if keys[0] in draft.holds:
                draft.holds.remove(keys[0])
            draft.left.append(keys[0])
            self._give(keys[0], {keys: moved[keys]}, self._budget, other_than=draft)
        for general in sorted({general for _, general in moved} & {*draft.holds}, key=age):
            draft.holds.remove(general)
            draft.holds += [key for key, other in draft.weights if other == general and key not in draft.holds]
            self._give(general, {}, self._budget, other_than=draft)

    @property
    def _budget(self) -> float:
        return self.plan.budget * MEGABYTE

    def _give(self, key: str, weights: Mapping[Keys, float], room: float, other_than: Draft | None = None) -> None:
        """Give a key to the last shard if it has room, else to a new one. Raises PlanError."""
        added = sum(weights.values())
        if added > self._budget:
            raise PlanError(
                f"the articles of {key} alone take {added / MEGABYTE:,.0f} MB of {self.plan.budget}: "
                "divide the archive another way (--by size does it evenly), or raise --budget"
            )
        last = self.drafts[-1] if self.drafts else None
        if last is None or last is other_than or (added and last.weight + added > room):
            last = self._new(key)
        last.weights.update(weights)
        last.holds.append(key)

    def _new(self, key: str) -> Draft:
        """Begin a shard, named by the year that it begins with, else by its number."""
        taken = {draft.name for draft in self.drafts}
        first = key if self.plan.by == "year" else str(len(self.drafts) + 1)
        name = next(name for name in chain([first], (f"{first}-{n}" for n in count(2))) if name not in taken)
        self.drafts.append(Draft(name, self.plan.pattern.replace(SHARD, name)))
        return self.drafts[-1]


def age(key: str, undated: str = "~") -> tuple[str, str]:
    """Order keys by the year that stands in them, then by name; those without a date last, or as told."""
    name, _, year = key.partition("/")
    when = year or name
    return (undated if when in NONE else when, name)


def age_of(keys: Keys) -> tuple[str, str]:
    return age(keys[0])
