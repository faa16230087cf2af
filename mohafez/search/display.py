"""Display blocks: what a result shows, for a few neighbouring places at a time."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from mohafez.search.document import Document

BLOCK_PLACES = 28  # of which documents take a half


class Record(NamedTuple):
    """What is shown of a document; nothing, for a place without one."""

    slug: str = ""
    title: str = ""
    date: str = ""
    url: str = ""  # empty where slug and date tell it
    topics: Sequence[str] = ()


def record_of(document: Document) -> Record:
    return Record(
        document.slug,
        document.title,
        document.date or "",
        "" if document.url == document.usual_url else document.url,
        document.topics,
    )


def compact(value: Any) -> bytes:
    """Write JSON as UTF-8 without a spare blank."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def display_payload(records: Iterable[Record]) -> bytes:
    """Write a block as columns."""
    return compact(dict(zip(Record._fields, zip(*records, strict=True), strict=True)))


def read_block(payload: bytes) -> list[Record]:
    """Read a block's records back."""
    columns = json.loads(payload)
    return [Record(*row) for row in zip(*(columns[name] for name in Record._fields), strict=True)]
