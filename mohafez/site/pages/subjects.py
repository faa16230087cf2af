"""The pages of topics, places, sections, sources and authors, and the indexes that lead to them."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from mohafez.bangla.collation import sort_key
from mohafez.site.archive import Story
from mohafez.site.charts import timeline
from mohafez.site.entries import by_month, full_entry, link
from mohafez.site.labels import number
from mohafez.site.linked_data import collection
from mohafez.site.listing import Slice, page_holding, slices
from mohafez.site.models import Deferred, Entry, Group, Head, IndexPage, Link, ListPage, Page, Pager, Site, YearRow
from mohafez.site.pages.shelf import Shelf
from mohafez.site.subjects import Subject

A_PAGE = 30  # stories on a page of a list
NEIGHBOURS_SHOWN = 8
DRAWN_FROM = 5  # stories of an author: fewer make no chart
SEARCHED = {"topics": "topic", "places": "place", "sections": "section", "sources": "source"}  # kind -> search's filter
INDEXES = {  # kind -> its name, and what its index says
    "topics": ("বিষয়", "আর্কাইভের সংবাদ যেসব বিষয়ে সাজানো।"),
    "places": ("স্থান", "সংবাদে যেসব দেশ ও অঞ্চলের কথা আছে।"),
    "sections": ("বিভাগ", "সংবাদপত্রের মতো বিভাগ অনুযায়ী সংবাদ।"),
    "sources": ("উৎস", "যেসব সংবাদপত্র ও ওয়েবসাইট থেকে সংবাদ সংগ্রহ করা হয়েছে।"),
    "authors": ("লেখক", "প্রতিবেদক ও লেখকদের নাম, বর্ণানুক্রমে।"),
}
NOTHING_YET = "এখানে এখনো কোনো সংবাদ নেই।"


def index_link(kind: str) -> Link:
    return Link(INDEXES[kind][0], f"{kind}/")


def subject_pages(shelf: Shelf) -> Iterator[Page]:
    """Make the lists of every subject: those that have stories, and all topics and places of topics.toml."""
    tabled = {*shelf.subjects.tabled("topics"), *shelf.subjects.tabled("places")}
    for subject in sorted({*shelf.archive.by_subject, *tabled}, key=lambda subject: subject.url):
        yield from list_pages(shelf, subject, shelf.archive.by_subject.get(subject, ()))


class Facts(NamedTuple):
    """What the front of a subject's list is made from."""

    site: Site
    subject: Subject
    stories: Sequence[Story]


class PartFacts(NamedTuple):
    """What a page behind the front of a subject's list is made from."""

    subject: Subject
    part: Slice


def list_pages(shelf: Shelf, subject: Subject, stories: Sequence[Story]) -> Iterator[Page]:
    """Make a subject's list: the newest stories, while search has the rest.

    Numbered pages of topics and places would weigh more than all other lists together. Search cannot filter by author,
    so authors have numbered pages, of headlines.
    """
    yield Page(subject.url, "list.html", Deferred(front_of_list, Facts(shelf.site, subject, stories)))
    if subject.kind not in SEARCHED:
        for part in islice(slices(subject.url, stories, A_PAGE), 1, None):
            yield Page(part.url, "list.html", Deferred(numbered_page, PartFacts(subject, part)))


def front_of_list(facts: Facts) -> ListPage:
    """Make the front of a list: the newest stories, when the subject was written about, and what goes with it."""
    subject, stories = facts.subject, facts.stories
    part = next(slices(subject.url, stories, A_PAGE))
    kicker = index_link(subject.kind)
    feed = f"feeds/{subject.url.strip('/')}.xml" if has_feed(subject) and stories else ""
    description = subject.description or f"{subject.name}: আর্কাইভের সংবাদ"
    return ListPage(
        Head(subject.name, description, feed, data=collection(subject.name, subject.url, facts.site, (kicker,))),
        kicker,
        subject.name,
        description=subject.description,
        count=number(len(stories)),
        entries=tuple(entry_of(subject, story) for story in part.items) if subject.kind in SEARCHED else (),
        groups=() if subject.kind in SEARCHED else by_month(part.items),
        pager=Pager() if subject.kind in SEARCHED else part.pager,
        timeline=coverage(subject, stories) if subject.kind in SEARCHED or len(stories) >= DRAWN_FROM else (),
        neighbours=tuple(neighbours(subject, stories)),
        rest=in_search(subject) if len(part.items) < len(stories) and subject.kind in SEARCHED else "",
        empty=NOTHING_YET,
    )


def entry_of(subject: Subject, story: Story) -> Entry:
    """Describe a story in a subject's list, but for what the list's own heading says."""
    entry = full_entry(story)
    if subject.kind == "sources":
        return replace(entry, source="")
    return replace(entry, section=None) if subject.kind == "sections" else entry


def numbered_page(facts: PartFacts) -> ListPage:
    """Make a page behind the front: headlines by month."""
    subject, part = facts
    head = Head(f"{subject.name}, পৃষ্ঠা {part.pager.number}")
    return ListPage(head, index_link(subject.kind), subject.name, groups=by_month(part.items), pager=part.pager)


def has_feed(subject: Subject) -> bool:
    return subject.kind in {"topics", "places", "sources"}


def coverage(subject: Subject, stories: Sequence[Story]) -> tuple[YearRow, ...]:
    """Draw when a subject was written about; each year leads to its stories."""
    last = {story.day[:4]: place for place, story in enumerate(stories) if story.day}
    if subject.kind in SEARCHED:
        urls = {year: f"{in_search(subject)}&from={year}&to={year}" for year in last}
    else:
        urls = {year: page_holding(subject.url, place, len(stories), A_PAGE) for year, place in last.items()}
    return timeline([story.day for story in stories if story.day], urls)


def in_search(subject: Subject) -> str:
    """Give the address at which search lists all stories of a subject, the newest first."""
    return f"search/?{SEARCHED[subject.kind]}={subject.slug}&sort=date"


def neighbours(subject: Subject, stories: Sequence[Story]) -> Iterator[Link]:
    """Name the topics and places that stories of a topic or place share most often."""
    if subject.kind not in {"topics", "places"}:
        return
    together = Counter(other for story in stories for other in (*story.topics, *story.places) if other != subject)
    for other, count in sorted(together.items(), key=lambda item: (-item[1], item[0].url))[:NEIGHBOURS_SHOWN]:
        yield link(other, count)


def index_pages(shelf: Shelf) -> Iterator[Page]:
    """Make the indexes of topics, places, sections, sources and authors."""
    for kind, (title, description) in INDEXES.items():
        shown = ("topics", "places") if kind == "topics" else (kind,)
        groups = tuple(index_group(shelf, one) for one in shown)
        head = Head(title, description, data=collection(title, f"{kind}/", shelf.site))
        empty = "" if any(group.links for group in groups) else NOTHING_YET
        yield Page(f"{kind}/", "index-of.html", IndexPage(head, title, description, groups, empty))


def index_group(shelf: Shelf, kind: str) -> Group:
    """List all subjects of a kind with their counts."""
    return subject_group(shelf, kind, lambda subject: len(shelf.archive.by_subject.get(subject, ())))


def subject_group(shelf: Shelf, kind: str, count: Callable[[Subject], int | None] = lambda _: None) -> Group:
    """List all subjects of a kind, in the order of topics.toml where it names them, else of the dictionary."""
    tabled = shelf.subjects.tabled(kind)
    others = {subject for subject in shelf.archive.by_subject if subject.kind == kind} - {*tabled}
    listed = [*tabled, *sorted(others, key=lambda subject: (sort_key(subject.name), subject.slug))]
    return Group(INDEXES[kind][0], f"{kind}/", tuple(link(subject, count(subject)) for subject in listed))
