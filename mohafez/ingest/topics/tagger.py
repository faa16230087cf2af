"""File an article under what it is about, not what it mentions; say nothing where nothing is sure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import inf
from typing import NamedTuple

from mohafez.ingest.topics.scoring import Score, Scorer
from mohafez.tables import Topic, Topics

# The figures come from articles labelled by reading; docs/topics.md shows how flat the ground around them is.
MOST = 3  # topics, and places, of one article
HEAD = 2.0  # least part of a score in title and opening: what only the body mentions is not what a story is about
YIELDED = 0.5  # what is left of a topic beside a stronger one that it yields to


class Bar(NamedTuple):
    """How high a score must be: at least `sure`, and at least this `share` of the leader's, of which `ample` counts."""

    sure: float
    share: float
    ample: float


# One strong term in the title, or as much elsewhere. A leader with many words of its own (health) must not crowd out
# one with few names (AI): beyond `ample` it asks no more of the others.
TOPIC = Bar(9.0, 0.37, 40.0)
# One strong term in the opening and again below. A guest's country is named less often than the host's.
PLACE = Bar(6.0, 0.3, inf)
HOME = 3.0  # least score of the home country where no other place is sure: home stories seldom name it


@dataclass(frozen=True)
class Tagging:
    """What an article is filed under, the surest first; `confidence` is 0–1 for each topic and place."""

    topics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    section: str | None = None
    confidence: Mapping[str, float] = field(default_factory=dict)
    scores: Mapping[str, Score] = field(default_factory=dict, repr=False)


class Tagger:
    """Tags articles by the terms of topics.toml."""

    def __init__(self, topics: Topics):
        self._topics = topics
        self._scorer = Scorer(topics)

    def section_named(self, text: str) -> str | None:
        """Give the slug of the section that a page's own words name, if it is one of topics.toml."""
        return self._topics.section_named(text)

    def tag(self, title: str, lede: str, body: str) -> Tagging:
        """File an article given as plain text; `lede` is its first paragraph, `body` the rest."""
        scores = self._scorer.score(title, f"{lede}\n{body}")
        topics = _chosen(_yielded(self._topics.topics, scores), self._topics.topics, TOPIC)
        places = self._places({slug: score for slug, score in scores.items() if slug in self._topics.places})
        confidence = {
            slug: _confidence(scores[slug], bar) for bar, found in ((TOPIC, topics), (PLACE, places)) for slug in found
        }
        return Tagging(topics, places, self._section(topics, places), confidence, scores)

    def _places(self, scores: Mapping[str, Score]) -> tuple[str, ...]:
        home = (slug for slug, score in scores.items() if self._topics.places[slug].home and score.total >= HOME)
        return _chosen(scores, self._topics.places, PLACE) or tuple(home)

    def _section(self, topics: tuple[str, ...], places: tuple[str, ...]) -> str | None:
        if not topics:
            return None
        leader = self._topics.topics[topics[0]]
        home = not places or any(self._topics.places[place].home for place in places)
        return (leader.section if home else leader.abroad or leader.section) or None


def _yielded(topics: Mapping[str, Topic], scores: Mapping[str, Score]) -> dict[str, Score]:
    """Lower the topics that yield to a stronger one."""
    lowered = {}
    for slug, topic in topics.items():
        if score := scores.get(slug):
            stronger = any(other in scores and scores[other].total > score.total for other in topic.yields_to)
            lowered[slug] = replace(score, total=score.total * YIELDED) if stronger else score
    return lowered


def _chosen(scores: Mapping[str, Score], entries: Mapping[str, Topic], bar: Bar) -> tuple[str, ...]:
    """Choose the leader and what comes near it, if it is sure at all; a topic is not measured against its parent."""
    ranked = sorted(
        (slug for slug, score in scores.items() if score.total >= bar.sure), key=lambda slug: -scores[slug].total
    )
    chosen = []
    for slug in ranked:
        leader = next((other for other in ranked if other != entries[slug].parent), slug)
        least = max(bar.sure, bar.share * min(bar.ample, scores[leader].total))
        if scores[slug].total >= least and scores[slug].head >= HEAD:
            chosen.append(slug)
    return tuple(chosen[:MOST])


def _confidence(score: Score, bar: Bar) -> float:
    """Half at the bar, towards 1 far above it."""
    return round(score.total / (score.total + bar.sure), 2)
