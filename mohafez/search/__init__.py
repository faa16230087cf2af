"""From articles to the static search index that the reader's browser opens."""

from mohafez.search.bundle import write_worker
from mohafez.search.document import Document
from mohafez.search.writer import IndexStats, write_index

__all__ = ["Document", "IndexStats", "write_index", "write_worker"]
