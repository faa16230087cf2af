"""File an article under what it is about, not what it mentions; say nothing where nothing is sure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from mohafez.ingest.topics.scoring import Score, Scorer
from mohafez.tables import Topic, Topics

MOST = 3  # topics, and places, of one article
SURE = 7.0  # least score: one strong term in the title, or in the opening and the body
HEAD = 2.0  # least part of it in title and opening: what only the body mentions is not what a story is about
SHARE = 0.45  # of the leader's score, for a second and third
YIELDED = 0.5  # what is left of a topic beside a stronger one that it yields to


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

    def tag(self, title: str, lede: str, body: str) -> Tagging:
        """File an article given as plain text; `lede` is its first paragraph, `body` the rest."""
        scores = self._scorer.score(title, lede, body)
        topics = _chosen(_yielded(self._topics.topics, scores))
        places = _chosen({slug: score for slug, score in scores.items() if slug in self._topics.places})
        confidence = {slug: round(scores[slug].total / (scores[slug].total + SURE), 2) for slug in (*topics, *places)}
        return Tagging(topics, places, self._section(topics, places), confidence, scores)

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


def _chosen(scores: Mapping[str, Score]) -> tuple[str, ...]:
    """Choose the leader and what comes near it, if it is sure at all."""
    ranked = sorted(scores, key=lambda slug: -scores[slug].total)
    if not ranked:
        return ()
    least = max(SURE, SHARE * scores[ranked[0]].total)
    return tuple(slug for slug in ranked if scores[slug].total >= least and scores[slug].head >= HEAD)[:MOST]
