"""The generator that Pelican runs: tells a build what Pelican's settings say, and the templates what they need."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup
from pelican.generators import Generator

from mohafez.bangla.numerals import to_bengali
from mohafez.site.build import Build
from mohafez.site.division import Division
from mohafez.site.forms import is_english
from mohafez.site.incremental.memory import memory_of_output
from mohafez.site.linked_data import as_script, news_article
from mohafez.site.markdown import Renderer
from mohafez.site.models import Page, Site
from mohafez.site.share_images import SETTING
from mohafez.site.static import copied, theme_files
from mohafez.site.templates import prepare
from mohafez.tables.shards import FILE, load_shards

THEME_STATIC = "MOHAFEZ_THEME_STATIC"  # the plugin keeps Pelican's THEME_STATIC_PATHS here


class ArchiveGenerator(Generator):
    """Makes the whole site; Pelican's own generators have nothing left to do."""

    counted: Any  # Pelican's generator for articles, whose count ends Pelican's report
    owners_files: Sequence[Any]  # what Pelican would copy from content/extra/

    def generate_output(self, _writer: Any) -> None:
        """Read tables, articles and the owner's pages, and make what changed."""
        content = Path(self.path)
        division = Division(load_shards(content.parent / FILE), self.settings.get("MOHAFEZ_SHARD", ""))
        site = division.placed(site_of(self.settings))
        self._prepare_templates(site)
        build = Build(
            content,
            Path(self.output_path),
            Path(self.theme),
            [Path(folder) for folder in self.settings["THEME_TEMPLATES_OVERRIDES"]],
            (content.parent, Path(self.settings.get("MOHAFEZ_ROOT", content.parent))),
            site,
            self.env,
            told(self.settings),
            is_comparable=self.settings.get("MOHAFEZ_PROFILE") == "comparable",
            division=division,
        )
        gc.disable()  # it would walk through all articles again and again, and they are no garbage
        try:
            articles = build.run(self._static)
        finally:
            gc.enable()
        self.counted.articles = range(articles)  # after Pelican's own generator had its turn

    def _static(self) -> Iterator[Page]:
        """Give the files that are copied; the owner's come last, and in place of any of ours."""
        url, ignored = self.settings["THEME_STATIC_DIR"], self.settings["IGNORE_FILES"]
        yield from theme_files(Path(self.theme), self.settings[THEME_STATIC], url, ignored)
        for file in self.owners_files:
            yield copied(Path(self.path, file.source_path), Path(file.save_as).as_posix())

    def _prepare_templates(self, site: Site) -> None:
        prepare(self.env, memory_of_output(Path(self.path), Path(self.output_path)) / "templates", site)
        renderer = Renderer(site.front or site.root)
        self.env.globals |= {"site": site, "root": site.root}
        self.env.tests["english"] = is_english
        self.env.filters |= {
            "markdown": lambda body: Markup(renderer.render(body)),  # noqa: S704 raw HTML and odd links are off in it
            "json_ld": as_script,
            "news_article": lambda page: news_article(page, site),
            "bn": to_bengali,
            "at": site.at,
        }


def told(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Take from the settings what pages depend on: plain values, the same text in every run, and JINJA_GLOBALS.

    A function among these has another text in every run: all is then rendered anew.
    """
    plain = (str, int, float, bool, type(None), tuple, list)
    return {name: value for name, value in settings.items() if isinstance(value, plain) or name == "JINJA_GLOBALS"}


def site_of(settings: Mapping[str, Any]) -> Site:
    """Take from Pelican's settings what pages say of the site."""
    address = settings["SITEURL"].rstrip("/")
    return Site(
        settings["SITENAME"],
        settings.get("SITESUBTITLE", ""),
        address,
        urlsplit(address).path,
        settings["DEFAULT_LANG"],
        settings.get("EDIT_URL", ""),
        settings.get("MOHAFEZ_MARKDOWN", False),
        settings.get("MOHAFEZ_OFFLINE", True),
        settings.get("MOHAFEZ_STYLEGUIDE", False),
        settings.get(SETTING, ""),
    )
