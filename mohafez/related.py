"""Related articles: older ones that share most phrases, headline words, topics and places, the nearer in time first.

Only older articles are offered, and what an article turns on depends on nothing but itself: so a new article changes
no other's page, and an archive is read once, oldest first. Candidates come from an inverted index that remembers the
last few articles of each phrase and headline word, so the work grows with the archive and not with its square.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import fsum
from types import MappingProxyType

from mohafez.keyphrases import rarity

SHOWN = 3
REMEMBERED = 25  # articles of one phrase or headline word: older ones would have faded anyhow
PHRASE, WORD, TOPIC, PLACE = 3.0, 1.0, 1.0, 0.5
ROUNDING = 1e-9  # more than sums of few weights can be off by
LEAST = 4.0  # a rare phrase and a topic shared, or several words: a topic alone is chance
HALF_LIFE = 60  # days after which half of what age can take is gone
LASTING = 0.5  # what age cannot take: the first report of a case stays related to its verdict


@dataclass(frozen=True)
class Item:
    """What relates an article to others, from `mohafez.keyphrases`; a `story` is a group of near-duplicates."""

    key: str
    day: date
    phrases: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()  # of the headline
    topics: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    story: str = ""

    @cached_property
    def features(self) -> frozenset[str]:
        """What it is found by."""
        return self.phrases | self.words


def related(
    items: Iterable[Item], known: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> Iterator[tuple[Item, list[Item]]]:
    """Give each item, in their order from the oldest, with the older ones closest to it.

    Items whose keys are in `known` are not compared: it says the keys of what is closest to them.
    """
    items = list(items)
    asked = frozenset[str]().union(*(item.features for item in items if item.key not in known))
    recent: dict[str, list[Item]] = defaultdict(list)
    older: dict[str, Item] = {}
    for own in items:
        near = known[own.key] if own.key in known else _closest(own, recent)
        yield own, [older[key] for key in near]
        older[own.key] = own
        for feature in own.features & asked:
            recent[feature].append(own)


def _closest(own: Item, recent: Mapping[str, Sequence[Item]]) -> list[str]:
    scores = {other.key: score for other in _likely(own, recent) if (score := _score(own, other))}
    return sorted(scores, key=lambda key: (-scores[key], key))[:SHOWN]


def _likely(own: Item, recent: Mapping[str, Sequence[Item]]) -> Iterator[Item]:
    """Give those that may share enough, by sums that are near and never less: few are left to be scored."""
    others = {other.key: other for feature in own.features for other in recent[feature][-REMEMBERED:]}
    most = {feature: rarity(feature) * (PHRASE if feature in own.phrases else WORD) for feature in own.features}
    for other in others.values():
        shared = sum(map(most.__getitem__, own.features & other.features))
        if shared + _filed_alike(own, other) > LEAST - ROUNDING:
            yield other


def unchanged(before: Sequence[Item], now: Sequence[Item]) -> set[str]:
    """Give the keys of items that are closest to the same ones as before, when only some items changed.

    They share no phrase or headline word with any that came, went, changed, or changed its place in the order of time.
    """
    places = {item.key: place for place, item in enumerate(before)}
    touched: set[str] = set()
    stayed, last = set(), -1
    for item in now:
        place = places.get(item.key, -1)
        if place > last and before[place] == item:
            stayed.add(item.key)
            last = place
        else:
            touched |= item.features
    for item in before:
        if item.key not in stayed:
            touched |= item.features
    return {item.key for item in now if item.key in stayed and touched.isdisjoint(item.features)}


def _score(own: Item, other: Item) -> float:
    if own.story and own.story == other.story:
        return 0  # the same story stands in a list of its own
    phrases = own.phrases & other.phrases
    words = (own.features & other.features) - phrases
    shared = PHRASE * fsum(map(rarity, phrases)) + WORD * fsum(map(rarity, words))  # exact, whatever a set's order
    shared += _filed_alike(own, other)
    if shared < LEAST:
        return 0
    fading = 0.5 ** ((own.day - other.day).days / HALF_LIFE)
    return shared * (LASTING + (1 - LASTING) * fading)


def _filed_alike(own: Item, other: Item) -> float:
    return TOPIC * len(own.topics & other.topics) + PLACE * len(own.places & other.places)
