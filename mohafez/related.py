"""Related articles: older ones that share most phrases, headline words, topics and places, the nearer in time first.

Only older articles are offered, and what an article turns on depends on nothing but itself: so a new article changes
no other's page, and an archive is read once, oldest first. Candidates come from an inverted index that remembers the
last few articles of each phrase and headline word, so the work grows with the archive and not with its square.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from mohafez.keyphrases import rarity

SHOWN = 3
REMEMBERED = 25  # articles of one phrase or headline word: older ones would have faded anyhow
PHRASE, WORD, TOPIC, PLACE = 3.0, 1.0, 1.0, 0.5
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


def related(items: Iterable[Item]) -> Iterator[tuple[Item, list[Item]]]:
    """Give each item, in their order from the oldest, with the older ones closest to it."""
    recent: dict[str, deque[Item]] = defaultdict(lambda: deque(maxlen=REMEMBERED))
    for own in items:
        features = own.phrases | own.words
        others = {other.key: other for feature in features for other in recent[feature]}
        scores = {key: _score(own, other) for key, other in others.items()}
        near = sorted((key for key in scores if scores[key]), key=lambda key: (-scores[key], key))
        yield own, [others[key] for key in near[:SHOWN]]
        for feature in features:
            recent[feature].append(own)


def _score(own: Item, other: Item) -> float:
    if own.story and own.story == other.story:
        return 0  # the same story stands in a list of its own
    phrases = own.phrases & other.phrases
    words = (own.phrases | own.words) & (other.phrases | other.words) - phrases
    shared = PHRASE * sum(map(rarity, phrases)) + WORD * sum(map(rarity, words))
    shared += TOPIC * len(own.topics & other.topics) + PLACE * len(own.places & other.places)
    fading = 0.5 ** ((own.day - other.day).days / HALF_LIFE)
    return shared * (LASTING + (1 - LASTING) * fading) if shared >= LEAST else 0
