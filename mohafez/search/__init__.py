"""From articles to the static search index that the reader's browser opens."""

from mohafez.search.bundle import write_worker
from mohafez.search.document import Document, Entry
from mohafez.search.update import update_index
from mohafez.search.writer import IndexStats, write_index

__all__ = ["Document", "Entry", "IndexStats", "update_index", "write_index", "write_worker"]
