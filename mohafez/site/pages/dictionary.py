"""All headlines in dictionary order, from অ to হ: a way to a story without JavaScript and without its date."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from mohafez.bangla.collation import sort_key
from mohafez.site.archive import Story
from mohafez.site.entries import headline
from mohafez.site.labels import number
from mohafez.site.linked_data import collection
from mohafez.site.listing import numbered
from mohafez.site.models import Deferred, Group, Head, IndexPage, Link, ListPage, Page, Pager
from mohafez.site.pages.calendar import around, beside
from mohafez.site.pages.shelf import Shelf

INDEX = Link("বর্ণানুক্রমে শিরোনাম", "a-z/")
A_PAGE = 200  # headlines on a page: one line each
DIGITS, OTHERS = "০", "#"
NAMES = {DIGITS: "সংখ্যা", OTHERS: "অন্যান্য"}


class Facts(NamedTuple):
    """What a page of a letter's headlines is made from; pages are numbered from 1 to `last`."""

    letter: str
    page: int
    last: int
    stories: Sequence[Story]
    before: str  # the letters beside
    after: str


def dictionary_pages(shelf: Shelf) -> Iterator[Page]:
    """Make the index of letters, and the headlines under each."""
    letters: dict[str, list[Story]] = defaultdict(list)
    for story in shelf.archive.stories:
        letters[story.record.letter].append(story)
    ordered = sorted(letters, key=lambda letter: (letter == OTHERS, sort_key(letter)))
    links = tuple(replace(letter_link(letter), note=number(len(letters[letter]))) for letter in ordered)
    description = "সব শিরোনাম, অভিধানের ক্রমে।"
    head = Head(INDEX.label, description, data=collection(INDEX.label, INDEX.url, shelf.site))
    empty = "" if links else "আর্কাইভে এখনো কোনো সংবাদ নেই।"
    groups = (Group(INDEX.label, INDEX.url, links),)
    yield Page(INDEX.url, "letters.html", IndexPage(head, INDEX.label, description, groups, empty))
    for letter, before, after in beside(ordered):
        yield from letter_pages(letter, letters[letter], before, after)


def letter_url(letter: str) -> str:
    return f"a-z/{'other' if letter == OTHERS else letter.lower()}/"


def letter_link(letter: str) -> Link:
    return Link(NAMES.get(letter, letter), letter_url(letter))


def letter_pages(letter: str, stories: list[Story], before: str, after: str) -> Iterator[Page]:
    """List the headlines of a letter; each page leads to the letters before and after it."""
    ordered = sorted(stories, key=lambda story: (story.record.order, story.url))
    last = -(-len(ordered) // A_PAGE)
    for page in range(1, last + 1):
        here = ordered[(page - 1) * A_PAGE : page * A_PAGE]
        facts = Facts(letter, page, last, here, before, after)
        yield Page(address(letter_url(letter), page), "list.html", Deferred(letter_page, facts))


def letter_page(facts: Facts) -> ListPage:
    """Make a page of a letter."""
    url, name, page = letter_url(facts.letter), NAMES.get(facts.letter, facts.letter), facts.page
    title = name if page == 1 else f"{name}, পৃষ্ঠা {number(page)}"
    return ListPage(
        Head(f"{title}: শিরোনাম"),
        INDEX,
        name,
        groups=(Group("", entries=tuple(map(headline, facts.stories))),),
        pager=Pager(
            newer=address(url, page - 1) if page > 1 else "",
            older=address(url, page + 1) if page < facts.last else "",
            number=number(page) if facts.last > 1 else "",
            by_time=False,
        ),
        around=around(letter_link, facts.before, facts.after),
    )


def address(url: str, page: int) -> str:
    return url if page == 1 else numbered(url, page)
