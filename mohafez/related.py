"""Related articles: older ones that share most phrases, headline words, topics and places, the nearer in time first.

Only older articles are offered, and what an article turns on depends on nothing but itself: so a new article changes
no other's page, and an archive is read once, oldest first. Candidates come from an inverted index that remembers the
last few articles of each phrase and headline word, so the work grows with the archive and not with its square.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import fsum

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


def related(items: Iterable[Item], asked: Collection[str] | None = None) -> Iterator[tuple[Item, list[Item]]]:
    """Give each item, in their order from the oldest, with the older ones closest to it.

    If keys are asked for, only those items; the others are what they are compared to.
    """
    recent: dict[str, list[Item]] = defaultdict(list)
    for own in items:
        if asked is None or own.key in asked:
            yield own, _closest(own, recent)
        for feature in own.features:
            recent[feature].append(own)


def _closest(own: Item, recent: Mapping[str, Sequence[Item]]) -> list[Item]:
    scored = [(-score, other.key, other) for other in _likely(own, recent) if (score := _score(own, other))]
    return [other for _, _, other in sorted(scored)[:SHOWN]]


def _likely(own: Item, recent: Mapping[str, Sequence[Item]]) -> Iterator[Item]:
    """Give those that may share enough, by sums that are near and never less: few are left to be scored."""
    others = {other.key: other for feature in own.features for other in recent[feature][-REMEMBERED:]}
    most = {feature: rarity(feature) * (PHRASE if feature in own.phrases else WORD) for feature in own.features}
    for other in others.values():
        shared = sum(map(most.__getitem__, own.features & other.features))
        if shared + _filed_alike(own, other) > LEAST - ROUNDING:
            yield other


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
