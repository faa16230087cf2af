"""The tables that an owner edits. Validated on load.

topics.toml (topics, places, sections), sources.toml, withdrawn.toml and redirects.toml.
"""

from mohafez.tables.corrections import Corrections, Move, Withdrawal, load_corrections
from mohafez.tables.reading import TableError, read_toml
from mohafez.tables.sources import Source, load_sources
from mohafez.tables.terms import Term
from mohafez.tables.topics import Section, Topic, Topics, load_topics

__all__ = [
    "Corrections",
    "Move",
    "Section",
    "Source",
    "TableError",
    "Term",
    "Topic",
    "Topics",
    "Withdrawal",
    "load_corrections",
    "load_sources",
    "load_topics",
    "read_toml",
]
