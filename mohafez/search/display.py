"""Display blocks: what a result shows, for a few neighbouring documents at a time."""

import json
from collections.abc import Sequence
from typing import Any

from mohafez.search.document import Document

BLOCK_DOCUMENTS = 16


def compact(value: Any) -> bytes:
    """Write JSON as UTF-8 without a spare blank."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def display_payload(documents: Sequence[Document]) -> bytes:
    """Write a block as columns; an address is empty where slug and date tell it."""
    return compact(
        {
            "slug": [d.slug for d in documents],
            "title": [d.title for d in documents],
            "date": [d.date or "" for d in documents],
            "url": ["" if d.url == d.usual_url else d.url for d in documents],
            "topics": [d.topics for d in documents],
        }
    )
