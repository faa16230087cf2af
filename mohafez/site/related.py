"""Related stories: older ones that share the most topics, places and headline words.

Only older stories are looked at, and only the few nearest in each topic: a new article then changes no other's page,
and the cost stays linear.
"""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence

from mohafez.bangla.text import identity_key
from mohafez.site.archive import Archive, Story
from mohafez.site.subjects import Subject

SHOWN = 3
NEAREST = 12  # stories looked at in each topic: about a month of a busy one
LEAST = 3  # a shared topic or place counts 2, a headline word 1: one shared topic alone is chance


def headline_words(story: Story) -> frozenset[str]:
    """Give a headline's longer words: short ones are particles that every headline has."""
    return frozenset(word for word in identity_key(story.title).split() if len(word) > 3)


def related(archive: Archive) -> Iterator[tuple[Story, Sequence[Story]]]:
    """Yield each dated story, from the oldest, with the stories that its page recommends, the closest first."""
    recent: dict[Subject, deque[Story]] = defaultdict(lambda: deque(maxlen=NEAREST))
    words: dict[str, frozenset[str]] = {}
    for story in archive.dated:
        own = words[story.url] = headline_words(story)
        subjects = {*story.topics, *story.places}
        candidates = {other.url: other for subject in subjects for other in recent[subject]}
        group = story.article.story
        scored = []
        for other in candidates.values():
            if group and other.article.story == group:
                continue  # the same story stands in a list of its own
            shared = sum(subject in subjects for subject in (*other.topics, *other.places))
            scored.append((2 * shared + len(own & words[other.url]), other.day, other.url))
        best = sorted((score for score in scored if score[0] >= LEAST), reverse=True)[:SHOWN]
        yield story, [candidates[url] for _, _, url in best]
        for subject in subjects:
            recent[subject].append(story)
