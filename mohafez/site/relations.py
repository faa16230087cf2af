"""Which older stories each story's page recommends: `mohafez.related`, told of the archive's stories."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from mohafez.keyphrases import Vocabulary, beginning, headline_words, keyphrases
from mohafez.related import REMEMBERED, Item, related
from mohafez.site.archive import Story
from mohafez.site.incremental.memory import keep, recall
from mohafez.site.markdown import plain_text
from mohafez.site.processes import in_processes
from mohafez.terms import Folder

BATCH = 200  # stories whose words are met at once

Turns = tuple[str, str]  # the phrases and the headline words that a story turns on, one a line


class Traits(NamedTuple):
    """What relates a story to others, lists as lines: sets take long to be kept and recalled."""

    url: str
    day: str
    phrases: str
    words: str
    topics: str
    places: str
    story: str

    @property
    def features(self) -> list[str]:
        """What it is found by."""
        return [*self.phrases.splitlines(), *self.words.splitlines()]

    def item(self) -> Item:
        sets = (frozenset(lines.splitlines()) for lines in (self.phrases, self.words, self.topics, self.places))
        return Item(self.url, dt.date.fromisoformat(self.day), *sets, self.story)


@dataclass(frozen=True)
class Remembered:
    """What a build found, for the next: digests of files, from the oldest, what relates each, and what was closest."""

    digests: Sequence[bytes] = ()
    traits: Sequence[Traits] = ()
    closest: Mapping[str, Sequence[str]] = field(default_factory=dict)


def relations(dated: Sequence[Story], memory: Path) -> dict[str, list[Story]]:
    """Give the older stories closest to each dated story, which come from the oldest, by its address.

    Stories whose words, and whose fellows' words, are those of an earlier build are not looked at again.
    """
    before = recall(memory) or Remembered()
    turned = {key: (old.phrases, old.words) for key, old in zip(before.digests, before.traits, strict=True)}
    digests = [story.record.digest for story in dated]
    unknown = [story for story in dated if story.record.digest not in turned]
    turned.update(zip((story.record.digest for story in unknown), in_processes(unknown, turns), strict=True))
    now = [traits(story, *turned[key]) for story, key in zip(dated, digests, strict=True)]
    closest = closest_now(now, before)
    after = Remembered(digests, now, closest)
    if after != before:
        keep(memory, after)
    stories = {story.url: story for story in dated}
    return {key: [stories[other] for other in near] for key, near in closest.items()}


def turns(stories: Iterable[Story]) -> list[Turns]:
    """Find what each story turns on."""
    vocabulary = Vocabulary(Folder())
    stories = iter(stories)
    batches = iter(lambda: list(islice(stories, BATCH)), [])
    return [turn for batch in batches for turn in _turns(batch, vocabulary)]


def _turns(stories: Sequence[Story], vocabulary: Vocabulary) -> Iterator[Turns]:
    titles = vocabulary.words(story.title for story in stories)
    texts = vocabulary.words(beginning(plain_text(story.body)) for story in stories)
    for title, text in zip(titles, texts, strict=True):
        phrases = [phrase.key for phrase in keyphrases(title, text)]
        yield "\n".join(phrases), "\n".join(sorted(headline_words(title)))


def traits(story: Story, phrases: str, words: str) -> Traits:
    return Traits(
        story.url,
        story.day,
        phrases,
        words,
        "\n".join([topic.slug for topic in story.topics]),
        "\n".join([place.slug for place in story.places]),
        story.article.story or "",
    )


def closest_now(now: Sequence[Traits], before: Remembered) -> dict[str, Sequence[str]]:
    """Give the addresses of the older stories closest to each."""
    asked = affected(before.traits, now)
    items = [own.item() for own in compared(now, asked)]
    found = {own.key: [other.key for other in near] for own, near in related(items, asked)}
    return {own.url: found[own.url] if own.url in asked else before.closest[own.url] for own in now}


def affected(before: Sequence[Traits], now: Sequence[Traits]) -> set[str]:
    """Give the addresses of stories to which others may be closest than before.

    They are new or other ones, or follow on one that shares a phrase or headline word with them and is new, another
    one, or gone; to change one's place in the order of time is to go and to come.
    """
    places = {own.url: place for place, own in enumerate(before)}
    found, touched, last = set(), set[str](), -1
    for own in now:
        place = places.get(own.url, -1)
        if place > last and before[place] == own:
            for gone in before[last + 1 : place]:
                touched.update(gone.features)
            last = place
            if not touched or touched.isdisjoint(own.features):
                continue
        else:
            touched.update(own.features)
        found.add(own.url)
    return found


def compared(now: Sequence[Traits], asked: Collection[str]) -> list[Traits]:
    """Give the stories asked for, and of each of their phrases and headline words the last few that went before."""
    wanted: dict[str, int] = {}
    found = []
    for own in reversed(now):
        features = own.features
        if own.url in asked:
            wanted.update(dict.fromkeys(features, REMEMBERED))
            found.append(own)
        elif shared := [feature for feature in features if wanted.get(feature)]:
            wanted.update({feature: wanted[feature] - 1 for feature in shared})
            found.append(own)
    return found[::-1]
