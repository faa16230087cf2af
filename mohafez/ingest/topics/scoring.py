"""Weigh the terms of topics and places in an article: title over opening over body, often over once."""

from collections import defaultdict
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from mohafez.tables import Term, Topic, Topics
from mohafez.terms import Folder, Matcher

WEIGHTS = {"strong": 3.0, "usual": 1.5, "weak": 0.5, "against": -1.5}
TITLE, OPENING, BODY = 3.0, 1.5, 1.0  # a title says what a story is about; its opening, nearly
OPENING_WORDS = 50  # whatever the paragraphs: dumps break them as they like
REPEATED = 1.0  # a term in the body counts up to 1 + this, however often it stands: one word repeated is not many
REFERENCE_WORDS = 150  # a usual body: in a longer one each term counts for less
ZONES = 3


class Evidence(NamedTuple):
    """A term that was found: how often in title, opening and body, and what it adds to its topic's score."""

    term: Term
    title: int
    opening: int
    body: int
    score: float


@dataclass(frozen=True)
class Score:
    """What speaks for and against a topic or place in one article; `head` is the part of title and opening."""

    total: float
    head: float
    evidence: tuple[Evidence, ...] = ()


class Scorer:
    """Scores every topic and place of topics.toml; built once, used for every article."""

    def __init__(self, topics: Topics):
        self._owners: list[Topic] = [*topics.topics.values(), *topics.places.values()]
        self._terms = [(owner, term) for owner, topic in enumerate(self._owners) for term in topic.terms]
        self._company = sorted({word for _, term in self._terms for word in term.beside})
        self._folder = Folder(topics.distinct)
        self._matcher = Matcher([*(term.text for _, term in self._terms), *self._company], self._folder)
        self._topics = len(topics.topics)

    def score(self, title: str, text: str) -> dict[str, Score]:
        """Score each topic and place of which a term was found, by slug; `text` is opening and body."""
        head, rest = self._folder.fold(title), self._folder.fold(text)
        counts, company = self._count(head, rest)
        states = self._states(counts)
        damping = sqrt(REFERENCE_WORDS / max(REFERENCE_WORDS, rest.count(" ") - OPENING_WORDS))
        evidence: dict[int, list[Evidence]] = defaultdict(list)
        heads: dict[int, float] = defaultdict(float)
        for number, (in_title, in_opening, in_body) in counts.items():
            owner, term = self._terms[number]
            if term.states > states or (term.beside and company.isdisjoint(term.beside)):
                continue
            weight = WEIGHTS[term.level]
            front = weight * (TITLE * (in_title > 0) + OPENING * (in_opening > 0))
            back = weight * BODY * damping * (1 + REPEATED) * in_body / (in_body + REPEATED)
            heads[owner] += front
            evidence[owner].append(Evidence(term, in_title, in_opening, in_body, front + back))
        return {
            self._owners[owner].slug: Score(sum(e.score for e in found), heads[owner], tuple(found))
            for owner, found in evidence.items()
        }

    def _count(self, head: str, rest: str) -> tuple[dict[int, list[int]], set[str]]:
        """Count each term in title, opening and body; of terms of one topic within each other, the longest stands."""
        opening = len(head)
        body = opening + len(rest) - len(rest.split(" ", OPENING_WORDS + 1)[-1])
        counts: dict[int, list[int]] = defaultdict(lambda: [0] * ZONES)
        company: set[str] = set()
        covered = [(0, 0)] * len(self._owners)
        for start, minus_end, number in self._matcher.find(head + rest):
            if number >= len(self._terms):
                company.add(self._company[number - len(self._terms)])
                continue
            owner, term = self._terms[number]
            if minus_end >= covered[owner][1] and (start, minus_end) != covered[owner]:
                continue
            covered[owner] = (start, minus_end)
            if term.level != "never":
                counts[number][(start >= opening) + (start >= body)] += 1
        return counts, company

    def _states(self, counts: dict[int, list[int]]) -> int:
        """Count the states that title and opening name: places, or the groups of a place that is a region."""
        named = set()
        for number, (in_title, in_opening, _) in counts.items():
            owner, term = self._terms[number]
            if owner >= self._topics and (in_title or in_opening) and term.level == "strong":
                named.add((owner, term.group if self._owners[owner].region else ""))
        return len(named)
