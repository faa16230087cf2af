"""File an article under what it is about: weigh the terms found in its title, opening and body."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import sqrt

from mohafez.ingest.topics.keys import fold
from mohafez.ingest.topics.matcher import Matcher
from mohafez.tables import Term, Topic, Topics

LEVEL_WEIGHTS = {"strong": 3.0, "usual": 1.5, "weak": 0.5, "against": -3.0}
IN_TITLE, IN_LEDE, IN_BODY = 3.0, 1.5, 1.0  # a title says what a story is about; its opening, nearly
MOST = 3  # topics, and places, of one article
SURE = 7.0  # a score below which nothing is said: one strong term in the title, or two in the opening, pass
SHARE = 0.45  # of the leader's score, for a second and third
YIELDED = 0.5  # what is left of a topic beside one that it yields to
REFERENCE_WORDS = 200  # a usual body: in longer ones single words count for less


@dataclass(frozen=True)
class Evidence:
    """A term that was found, where, and what it added to the score."""

    term: Term
    title: int
    lede: int
    body: int
    score: float


@dataclass(frozen=True)
class Score:
    """What speaks for a topic or place in one article, heaviest first."""

    slug: str
    total: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Tagging:
    """What an article is filed under; `confidence` is 0–1 for each topic and place, leader first."""

    topics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    section: str | None = None
    confidence: Mapping[str, float] = field(default_factory=dict)


class Tagger:
    """Tags articles by the terms of topics.toml."""

    def __init__(self, topics: Topics):
        self._topics = topics
        self._owners: list[tuple[Topic, Term]] = [
            (topic, term)
            for listed in (topics.topics, topics.places)
            for topic in listed.values()
            for term in topic.terms
        ]
        self._matcher = Matcher(term.text for _, term in self._owners)

    def tag(self, title: str, lede: str, body: str) -> Tagging:
        """File an article given as plain text; `lede` is its first paragraph, `body` the rest."""
        scores = self.scores(title, lede, body)
        topics = _chosen(scores, self._topics.topics)
        places = _chosen(scores, self._topics.places)
        chosen = (*topics, *places)
        confidence = {slug: round(scores[slug].total / (scores[slug].total + SURE), 2) for slug in chosen}
        return Tagging(topics, places, self._section(topics, places), confidence)

    def scores(self, title: str, lede: str, body: str) -> dict[str, Score]:
        """Score every topic and place of which anything was found."""
        head, opening, rest = (f" {fold(part)} " for part in (title, lede, body))
        counts: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
        for zone, text in enumerate((head, opening, rest)):
            for match in self._matcher.find(text):
                counts[match.term][zone] += 1
        damping = sqrt(REFERENCE_WORDS / max(REFERENCE_WORDS, rest.count(" ")))
        evidence: dict[str, list[Evidence]] = defaultdict(list)
        for number, (in_title, in_lede, in_body) in counts.items():
            topic, term = self._owners[number]
            gain = IN_TITLE * bool(in_title) + IN_LEDE * bool(in_lede) + IN_BODY * damping * in_body / (in_body + 1) * 2
            score = LEVEL_WEIGHTS.get(term.level, 0.0) * gain
            evidence[topic.slug].append(Evidence(term, in_title, in_lede, in_body, score))
        totals = {slug: sum(e.score for e in found) for slug, found in evidence.items()}
        for slug, topic in self._topics.topics.items():
            if any(totals.get(other, 0) > totals.get(slug, 0) for other in topic.yields_to):
                totals[slug] = totals.get(slug, 0) * YIELDED
        return {
            slug: Score(slug, totals[slug], tuple(sorted(found, key=lambda e: -e.score)))
            for slug, found in evidence.items()
        }

    def _section(self, topics: tuple[str, ...], places: tuple[str, ...]) -> str | None:
        if not topics:
            return None
        leader = self._topics.topics[topics[0]]
        home = not places or any(self._topics.places[place].home for place in places)
        return (leader.section if home else leader.abroad or leader.section) or None


def _chosen(scores: Mapping[str, Score], listed: Iterable[str]) -> tuple[str, ...]:
    ranked = sorted((scores[slug] for slug in listed if slug in scores), key=lambda s: -s.total)
    if not ranked:
        return ()
    least = max(SURE, SHARE * ranked[0].total)
    return tuple(score.slug for score in ranked[:MOST] if score.total >= least)
