"""The generator that Pelican runs: reads the archive, then makes every page, the feeds and the search index.

What an earlier build made and nothing has changed is not made again; see docs/build.md.
"""

import gc
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup
from pelican.generators import Generator

from mohafez.bangla.numerals import to_bengali
from mohafez.files import write_if_changed
from mohafez.site.archive import collect
from mohafez.site.forms import is_english
from mohafez.site.incremental import MEMORY, REPORT
from mohafez.site.incremental.inputs import UNSAID, inputs_key
from mohafez.site.incremental.keys import key_of, value_key
from mohafez.site.incremental.library import Library
from mohafez.site.incremental.memory import keep, recall
from mohafez.site.incremental.press import Press, Written
from mohafez.site.incremental.search import SearchIndex
from mohafez.site.incremental.staging import Stage, locked
from mohafez.site.linked_data import as_script
from mohafez.site.markdown import Renderer
from mohafez.site.models import Site
from mohafez.site.output import MARK, MARK_TEXT, is_ours, standing
from mohafez.site.pages import Shelf, all_pages
from mohafez.site.pages.comparable import comparable_pages
from mohafez.site.processes import in_background, in_processes
from mohafez.site.reading import read_articles, read_subjects, read_written_pages
from mohafez.site.relations import relations
from mohafez.site.report import Report


@dataclass(frozen=True)
class Built:
    """What a build leaves to the next: the key of all its inputs, how many articles, every file with its key.

    `static` are the files that Pelican copies beside them.
    """

    inputs: bytes = UNSAID
    articles: int = 0
    files: Mapping[str, Written] = field(default_factory=dict)
    static: frozenset[str] = frozenset()


class ArchiveGenerator(Generator):
    """Makes the whole site; Pelican's own generators have nothing left to do but copy static files."""

    counted: Any  # Pelican's generator for articles

    def generate_context(self) -> None:
        """Read tables, articles and the owner's pages. Whatever cannot be read ends the build, by name."""
        gc.disable()  # it would walk through all articles again and again, and they are no garbage
        output, content = Path(self.output_path), Path(self.path)
        self.memory = output.parent / MEMORY / output.name
        self.opened = ExitStack()
        self.opened.enter_context(locked(self.memory / "lock"))
        self.stage = Stage(output, self.memory)
        self.stage.open()
        self.before = recall(self.memory / "built") or Built()
        self.standing = standing(output)
        roots = [content.parent, Path(self.settings.get("MOHAFEZ_ROOT", content.parent))]
        tables = [root / name for root in roots for name in ("topics.toml", "sources.toml")]
        self.inputs = inputs_key([content, *tables, Path(self.theme)], told(self.settings))
        self.shelf = None
        self.report = Report()
        if self.inputs == self.before.inputs != UNSAID and self._stands():
            return
        self.library = Library(self.memory / "articles")
        with self.report.phase("reading"):
            subjects = read_subjects(roots)
            archive = collect(read_articles(content, self.library.read), subjects)
            self.shelf = Shelf(archive, subjects, site_of(self.settings), read_written_pages(content))

    def generate_output(self, _writer: Any) -> None:
        """Make what changed, put it into place, and remove what nothing makes any more."""
        if self.shelf:
            self._build(self.shelf)
        self.counted.articles = range(self.before.articles)  # after Pelican's own generator had its turn
        self.opened.close()
        gc.enable()

    def _stands(self) -> bool:
        """Tell whether the output holds what the last build made, and nothing else."""
        files = self.before.files
        is_whole = all(self.standing.get(path) == file.seen for path, file in files.items())
        return is_whole and self.standing.keys() <= files.keys() | self.before.static

    def _build(self, shelf: Shelf) -> None:
        self._prepare_templates(shelf.site)
        static = {file.save_as for file in self.context["staticfiles"]}  # the owner's own come before ours
        static.update(self._theme_files())
        files: dict[str, Written] = {}
        is_comparable = self.settings.get("MOHAFEZ_PROFILE") == "comparable"
        index = SearchIndex(shelf.archive, Path(self.theme) / "static/js", self.stage, self.before.files, self.standing)
        key = key_of(self.library.key(), value_key(list(shelf.subjects.known())))
        with in_background(lambda: {} if is_comparable else index.make(key)) as searchable:
            with self.report.phase("modelling"):
                related = {} if is_comparable else relations(shelf.archive.dated, self.memory / "relations")
                pages = comparable_pages(shelf) if is_comparable else all_pages(shelf, related)
                made = [page for page in pages if page.path not in static]
            with self.report.phase("pages"):
                settings = value_key((shelf.site, repr(self.settings["JINJA_GLOBALS"])))
                press = Press(self.env, self.stage, self.before.files, self.standing, settings)
                gc.freeze()
                files |= zip((page.path for page in made), in_processes(made, press.make), strict=True)
            with self.report.phase("search, beyond these"):
                files |= searchable()
        with self.report.phase("placing"):
            self._put_into_place(files, static)
        self.library.close()
        self.report.look_at(shelf.archive)
        self.before = Built(self.inputs, self.report.articles, files, frozenset(static))
        keep(self.memory / "built", self.before)
        write_if_changed(self.memory / REPORT, self.report.text())

    def _put_into_place(self, files: Mapping[str, Written], static: set[str]) -> None:
        new = [path for path, file in files.items() if file.is_new]
        self.report.written, self.report.kept = len(new), len(files) - len(new)
        gone: set[str] = set()
        if is_ours(self.stage.output):
            gone = self.standing.keys() - files.keys() - static
            if not (self.stage.output / MARK).is_file():
                self.stage.write(MARK, MARK_TEXT.encode())
                new.append(MARK)
        self.report.removed = len(gone)
        self.stage.commit(new, gone, standing=set(self.standing))

    def _theme_files(self) -> Iterator[str]:
        """Name the files that Pelican copies from the theme, below the output folder."""
        for folder in self.settings["THEME_STATIC_PATHS"]:
            base = Path(self.settings["THEME"], folder)
            for path in base.rglob("*"):
                yield f"{self.settings['THEME_STATIC_DIR']}/{path.relative_to(base).as_posix()}"

    def _prepare_templates(self, site: Site) -> None:
        renderer = Renderer(site.root)
        self.env.globals |= {"site": site, "root": site.root}
        self.env.tests["english"] = is_english
        self.env.filters |= {
            "markdown": lambda body: Markup(renderer.render(body)),  # noqa: S704 raw HTML and odd links are off in it
            "json_ld": as_script,
            "bn": to_bengali,
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
    )
