"""What an archive holds, counted: how much, from when, from whom, about what."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from mohafez.articles import Article
from mohafez.bangla.text import word_count


@dataclass
class Statistics:
    """Counts of articles; those by year, source, section and tag count an article once for each."""

    articles: int = 0
    undated: int = 0
    words: int = 0
    groups: int = 0  # stories that several articles tell
    years: Counter[str] = field(default_factory=Counter)
    sources: Counter[str] = field(default_factory=Counter)
    sections: Counter[str] = field(default_factory=Counter)
    tags: Counter[str] = field(default_factory=Counter)


def count(articles: Iterable[Article]) -> Statistics:
    """Count articles; what one does not say counts as an empty name."""
    counted = Statistics()
    stories = set()
    for article in articles:
        counted.articles += 1
        counted.undated += not article.date
        counted.words += word_count(article.body)
        counted.years[(article.date or "")[:4]] += 1
        counted.sources[article.source or ""] += 1
        counted.sections[article.category or ""] += 1
        counted.tags.update(article.tags or ("",))
        if article.story:
            stories.add(article.story)
    counted.groups = len(stories)
    return counted
