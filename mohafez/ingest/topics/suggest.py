"""Terms that an editor might add: phrases that many articles turn on and no topic knows."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from mohafez.articles import Article
from mohafez.ingest.topics.refile import paragraphs
from mohafez.keyphrases import Vocabulary, beginning, keyphrases
from mohafez.tables import Topics
from mohafez.terms import Folder, Matcher

EXAMPLES = 2


@dataclass(frozen=True)
class Suggestion:
    """A phrase, in how many articles it is a keyphrase, under what those are filed, and titles of some."""

    phrase: str
    articles: int
    tags: tuple[tuple[str, int], ...]
    titles: tuple[str, ...]


def suggest(filed: Iterable[Article], topics: Topics, least: int) -> list[Suggestion]:
    """Find the phrases that no term of topics.toml is part of, in at least `least` articles; the commonest first."""
    folder = Folder(topics.distinct)
    vocabulary = Vocabulary(folder)
    entries = [*topics.topics.values(), *topics.places.values()]
    matcher = Matcher([term.text for entry in entries for term in entry.terms], folder)
    written: dict[str, Counter[str]] = defaultdict(Counter)
    titles: dict[str, list[str]] = defaultdict(list)
    tags: dict[str, Counter[str]] = defaultdict(Counter)
    for article in filed:
        texts = (article.title, beginning("\n".join(paragraphs(article.body))))
        for key, form in keyphrases(*vocabulary.words(texts)):
            written[key][form] += 1
            titles[key].append(article.title)
            tags[key].update(article.tags)
    return [
        Suggestion(
            min(written[key], key=lambda form: (len(form), form)),
            len(titles[key]),
            tuple(tags[key].most_common(EXAMPLES)),
            tuple(titles[key][:EXAMPLES]),
        )
        for key in sorted(written, key=lambda key: (-len(titles[key]), key))
        if len(titles[key]) >= least and not matcher.find(f" {key} ")
    ]
