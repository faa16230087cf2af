"""Which older stories each story's page recommends: `mohafez.related`, told of the archive's stories."""

import datetime as dt
from collections.abc import Iterator, Sequence

from mohafez.keyphrases import headline_words, keyphrases
from mohafez.related import Item, related
from mohafez.site.archive import Story
from mohafez.site.markdown import plain_text
from mohafez.site.processes import in_processes
from mohafez.terms import Folder


def relations(dated: Sequence[Story]) -> Iterator[tuple[Story, list[Story]]]:
    """Yield each dated story, given from the oldest, with the older ones closest to it."""
    stories = {story.url: story for story in dated}
    for item, near in related(in_processes(dated, items)):
        yield stories[item.key], [stories[other.key] for other in near]


def items(stories: Sequence[Story]) -> list[Item]:
    """Find what each story turns on."""
    folder = Folder()
    return [item(story, folder) for story in stories]


def item(story: Story, folder: Folder) -> Item:
    phrases = keyphrases(story.title, plain_text(story.article.body), folder)
    return Item(
        story.url,
        dt.date.fromisoformat(story.day),
        frozenset(phrase.key for phrase in phrases),
        frozenset(headline_words(story.title, folder)),
        frozenset(topic.slug for topic in story.topics),
        frozenset(place.slug for place in story.places),
        story.article.story or "",
    )
