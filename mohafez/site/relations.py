"""Which older stories each story's page recommends: `mohafez.related`, told of the archive's stories."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from mohafez.keyphrases import Vocabulary, beginning, headline_words, keyphrases
from mohafez.related import Item, related, unchanged
from mohafez.site.archive import Story
from mohafez.site.incremental.memory import keep, recall
from mohafez.site.markdown import plain_text
from mohafez.site.processes import in_processes
from mohafez.terms import Folder

BATCH = 200  # stories whose words are met at once

Turns = tuple[frozenset[str], frozenset[str]]  # the phrases and the headline words that a story turns on


@dataclass(frozen=True)
class Remembered:
    """What a build found, for the next: phrases by their files' digests, items by age, and what was closest."""

    turns: dict[bytes, Turns]
    items: list[Item]
    closest: dict[str, list[str]]


def relations(dated: Sequence[Story], memory: Path) -> dict[str, list[Story]]:
    """Give the older stories closest to each dated story, which come from the oldest, by its address.

    Stories whose words, and whose fellows' words, are those of an earlier build are not looked at again.
    """
    before = recall(memory) or Remembered({}, [], {})
    keys = [story.record.digest for story in dated]
    unknown = [place for place, key in enumerate(keys) if key not in before.turns]
    found = in_processes([dated[place] for place in unknown], turns)
    turned = before.turns | {keys[place]: turn for place, turn in zip(unknown, found, strict=True)}
    items = [item(story, *turned[key]) for story, key in zip(dated, keys, strict=True)]
    same = unchanged(before.items, items)
    known = {key: before.closest[key] for key in same}
    closest = {own.key: [other.key for other in near] for own, near in related(items, known)}
    if items != before.items:
        keep(memory, Remembered({key: turned[key] for key in keys}, items, closest))
    stories = {story.url: story for story in dated}
    return {key: [stories[other] for other in near] for key, near in closest.items()}


def turns(stories: Sequence[Story]) -> list[Turns]:
    """Find what each story turns on."""
    vocabulary = Vocabulary(Folder())
    return [
        turn for start in range(0, len(stories), BATCH) for turn in _turns(stories[start : start + BATCH], vocabulary)
    ]


def _turns(stories: Sequence[Story], vocabulary: Vocabulary) -> Iterator[Turns]:
    texts = [(story.title, beginning(plain_text(story.body))) for story in stories]
    vocabulary.learn(chain.from_iterable(texts))
    for title, text in texts:
        phrases = keyphrases(title, text, vocabulary)
        yield frozenset(phrase.key for phrase in phrases), frozenset(headline_words(title, vocabulary))


def item(story: Story, phrases: frozenset[str], words: frozenset[str]) -> Item:
    return Item(
        story.url,
        dt.date.fromisoformat(story.day),
        phrases,
        words,
        frozenset(topic.slug for topic in story.topics),
        frozenset(place.slug for place in story.places),
        story.article.story or "",
    )
