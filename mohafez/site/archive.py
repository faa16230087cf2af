"""The articles of the archive, grouped for its pages in one pass."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mohafez import articles
from mohafez.articles import Article, address_of
from mohafez.site.incremental.digests import key_of
from mohafez.site.models import is_away
from mohafez.site.records import Record
from mohafez.site.subjects import Subject, Subjects


@dataclass(frozen=True)
class Story:
    """An article with what it is filed under and where its page stands. Its body is read where it is needed."""

    article: Article
    url: str  # where its page stands: below the site's root, or in full if in another site of a divided archive
    title: str  # as display text: on one line, without control characters
    content: Path
    record: Record
    summary: str = ""
    topics: tuple[Subject, ...] = ()
    places: tuple[Subject, ...] = ()
    section: Subject | None = None
    source: Subject | None = None
    authors: tuple[Subject, ...] = ()

    @property
    def path(self) -> str:
        """The path of the article's file below the content folder."""
        return self.record.path

    @property
    def is_here(self) -> bool:
        """Whether its page stands in this site."""
        return not is_away(self.url)

    @property
    def address(self) -> str:
        """Give its address below the root of whichever site it stands in."""
        return address_of(self.article.slug, self.article.date)

    @cached_property
    def day(self) -> str:
        """The printed day, 2025-12-14, or nothing."""
        return self.article.date[:10] if self.article.date else ""

    @property
    def body(self) -> str:
        """Read the article's Markdown. Raises ArticleError if it cannot be read any more."""
        return articles.read_body(self.content, self.path)

    @cached_property
    def key(self) -> bytes:
        """Digest all that the story holds; its file's digest stands for what was read from it."""
        places = f"{self.path}\n{self.url}".encode("utf-8", "surrogatepass")
        return key_of(places, b"".join([self.record.digest, *[subject.key for subject in self.subjects]]))

    @property
    def subjects(self) -> Iterator[Subject]:
        yield from self.topics
        yield from self.places
        yield from self.authors
        if self.section:
            yield self.section
        if self.source:
            yield self.source


@dataclass(frozen=True)
class Archive:
    """All stories, and groups of them. Every list runs from the oldest to the newest."""

    dated: Sequence[Story]
    undated: Sequence[Story]
    by_subject: Mapping[Subject, Sequence[Story]]
    by_day: Mapping[str, Sequence[Story]]
    by_story: Mapping[str, Sequence[Story]]  # near-duplicates by the group that the importer gave them

    @property
    def stories(self) -> Iterator[Story]:
        yield from self.undated
        yield from self.dated

    def of_kind(self, kind: str) -> list[Subject]:
        """List the subjects of a kind that have stories, the fullest first."""
        found = [subject for subject in self.by_subject if subject.kind == kind]
        return sorted(found, key=lambda subject: (-len(self.by_subject[subject]), subject.slug))


def story_of(content: Path, record: Record, subjects: Subjects, base: str = "") -> Story:
    """File an article; `base` goes before its address if another site holds its page."""
    article = record.article
    tags = dict.fromkeys(subjects.topic_or_place(tag) for tag in article.tags)
    return Story(
        article,
        base + address_of(article.slug, article.date),
        record.title,
        content,
        record,
        record.summary,
        topics=tuple(tag for tag in tags if tag.kind == "topics"),
        places=tuple(tag for tag in tags if tag.kind == "places"),
        section=subjects.section(article.category) if article.category else None,
        source=subjects.source(article.source) if article.source else None,
        authors=tuple(dict.fromkeys(subjects.author(name) for name in article.authors)),
    )


def collect(
    content: Path, records: Iterable[Record], subjects: Subjects, base: Callable[[Article], str] = lambda _: ""
) -> Archive:
    """Group the articles of a content folder; `base` tells which other site holds an article.

    Linear in their number but for one sort by time (the slug decides between equal times).
    """
    stories = [story_of(content, record, subjects, base(record.article)) for record in records]
    dated = sorted(
        (story for story in stories if story.day),
        key=lambda story: (story.article.moment.timestamp(), story.article.slug),
    )
    undated = sorted((story for story in stories if not story.day), key=lambda story: story.article.slug)
    by_subject: dict[Subject, list[Story]] = defaultdict(list)
    by_day: dict[str, list[Story]] = defaultdict(list)
    by_story: dict[str, list[Story]] = defaultdict(list)
    for story in (*undated, *dated):
        for subject in story.subjects:
            by_subject[subject].append(story)
        if story.day:
            by_day[story.day].append(story)
        if story.article.story:
            by_story[story.article.story].append(story)
    return Archive(dated, undated, by_subject, by_day, by_story)
