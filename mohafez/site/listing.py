"""Lists of articles cut into pages that are numbered from the oldest.

Page 1 holds the oldest stories and, once full, never changes; the list's front shows the newest, between one and two
pages' worth. So one article more touches the front of its lists and, now and then, one page behind it.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from mohafez.site.labels import number
from mohafez.site.models import Pager

T = TypeVar("T")


class Slice(NamedTuple):
    """One page of a list: its address, its items from the newest to the oldest, and the ways on."""

    url: str
    items: Sequence
    pager: Pager
    is_front: bool


def numbered(url: str, page: int) -> str:
    return f"{url}page/{page}/"


def page_holding(url: str, place: int, count: int, size: int) -> str:
    """Give the address of the page that holds the item at a place, counted from the oldest, of so many."""
    page = place // size + 1
    return numbered(url, page) if page <= behind_front(count, size) else url


def behind_front(count: int, size: int) -> int:
    """Tell how many numbered pages a list has."""
    return max(0, count // size - 1)


def slices(url: str, items: Sequence[T], size: int) -> Iterator[Slice]:
    """Cut items, which run from the oldest to the newest, into the front of a list at `url` and numbered pages."""
    behind = behind_front(len(items), size)
    front = items[behind * size :][::-1]
    oldest = numbered(url, 1)
    yield Slice(
        url,
        front,
        Pager(older=numbered(url, behind), oldest=oldest) if behind else Pager(),
        is_front=True,
    )
    for page in range(1, behind + 1):
        yield Slice(
            numbered(url, page),
            items[(page - 1) * size : page * size][::-1],
            Pager(
                newer=numbered(url, page + 1) if page < behind else url,
                older=numbered(url, page - 1) if page > 1 else "",
                newest=url if page < behind else "",
                oldest=oldest if page > 2 else "",
                number=number(page),
            ),
            is_front=False,
        )
