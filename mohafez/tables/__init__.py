"""The tables that an owner edits: topics.toml (topics, places, sections) and sources.toml. Validated on load."""

from mohafez.tables.reading import TableError, read_toml
from mohafez.tables.sources import Source, load_sources
from mohafez.tables.terms import Term
from mohafez.tables.topics import Section, Topic, Topics, load_topics

__all__ = [
    "Section",
    "Source",
    "TableError",
    "Term",
    "Topic",
    "Topics",
    "load_sources",
    "load_topics",
    "read_toml",
]
