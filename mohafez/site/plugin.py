"""Mohafez as a Pelican plugin: PLUGINS = ["mohafez.site.plugin"]."""

import logging
from collections.abc import Sequence
from typing import Any

from pelican.generators import ArticlesGenerator
from pelican.plugins import signals

from mohafez.articles import ArticleError
from mohafez.site.generator import ArchiveGenerator
from mohafez.site.share_images import ShareImageError
from mohafez.tables import TableError


def take_over(pelican: Any) -> None:
    """Leave Pelican's own article and page generators nothing to read, and make its templates escape.

    They would drop an unreadable article and still succeed, convert every article before knowing whether its page
    changed, and test membership in lists. Jinja's autoescape is off in Pelican, and every text here comes from dumps.
    """
    pelican.settings["ARTICLE_PATHS"] = []
    pelican.settings["PAGE_PATHS"] = []
    pelican.settings["DIRECT_TEMPLATES"] = []
    pelican.settings["JINJA_ENVIRONMENT"] = {**pelican.settings["JINJA_ENVIRONMENT"], "autoescape": True}


def without_traceback(record: logging.LogRecord) -> bool:
    """Let a fault of the owner's files be told in its own words: where the program found it helps nobody mend it."""
    if record.exc_info and isinstance(record.exc_info[1], ArticleError | TableError | ShareImageError):
        record.exc_info = None
    return True


def archive_generator(_pelican: Any) -> type[ArchiveGenerator]:
    return ArchiveGenerator


def let_pelican_count(generators: Sequence[Any]) -> None:
    """Show our generator Pelican's own one for articles, whose count ends Pelican's report."""
    counted = next(generator for generator in generators if isinstance(generator, ArticlesGenerator))
    for generator in generators:
        if isinstance(generator, ArchiveGenerator):
            generator.counted = counted


def register() -> None:
    """Connect to Pelican."""
    logging.getLogger("pelican").addFilter(without_traceback)
    signals.initialized.connect(take_over)
    signals.get_generators.connect(archive_generator)
    signals.all_generators_finalized.connect(let_pelican_count)
