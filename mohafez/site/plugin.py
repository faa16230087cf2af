"""Mohafez as a Pelican plugin: PLUGINS = ["mohafez.site.plugin"]."""

import logging
from collections.abc import Sequence
from typing import Any

from pelican.generators import ArticlesGenerator, StaticGenerator
from pelican.plugins import signals

from mohafez.articles import ArticleError
from mohafez.site.generator import THEME_STATIC, ArchiveGenerator
from mohafez.site.processes import WorkError
from mohafez.site.share_images import ShareImageError
from mohafez.tables import TableError

FAULTS = (ArticleError, TableError, ShareImageError, WorkError, OSError)


def take_over(pelican: Any) -> None:
    """Leave Pelican's own generators nothing to read or to copy, and make its templates escape.

    They would drop an unreadable article and still succeed, convert every article before knowing whether its page
    changed, test membership in lists, and copy files of the theme into a site that readers are looking at. Jinja's
    autoescape is off in Pelican, and every text here comes from dumps.
    """
    pelican.settings[THEME_STATIC] = pelican.settings["THEME_STATIC_PATHS"]
    pelican.settings["THEME_STATIC_PATHS"] = []
    pelican.settings["ARTICLE_PATHS"] = []
    pelican.settings["PAGE_PATHS"] = []
    pelican.settings["DIRECT_TEMPLATES"] = []
    pelican.settings["JINJA_ENVIRONMENT"] = {**pelican.settings["JINJA_ENVIRONMENT"], "autoescape": True}


def without_traceback(record: logging.LogRecord) -> bool:
    """Let a fault of the owner's files or machine be told in its own words: where the program met it mends nothing."""
    if record.exc_info and isinstance(record.exc_info[1], FAULTS):
        record.exc_info = None
    return True


def archive_generator(_pelican: Any) -> type[ArchiveGenerator]:
    return ArchiveGenerator


def introduce(generators: Sequence[Any]) -> None:
    """Show our generator Pelican's own ones: that for articles, to count, and the files that another would copy."""
    ours, counted, static = (
        next(found for found in generators if isinstance(found, kind))
        for kind in (ArchiveGenerator, ArticlesGenerator, StaticGenerator)
    )
    ours.counted = counted
    ours.owners_files, static.context["staticfiles"] = static.staticfiles, []


def register() -> None:
    """Connect to Pelican."""
    logging.getLogger("pelican").addFilter(without_traceback)
    signals.initialized.connect(take_over)
    signals.get_generators.connect(archive_generator)
    signals.all_generators_finalized.connect(introduce)
