"""What a build does where something changed: read, work out all pages, stage those that differ, put them into place."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from mohafez.site.archive import collect
from mohafez.site.build import Build
from mohafez.site.corrections import take_down
from mohafez.site.incremental.keys import files_key
from mohafez.site.incremental.library import Library
from mohafez.site.incremental.memory import memory_of_archive, memory_of_output, remembered
from mohafez.site.incremental.press import Press
from mohafez.site.incremental.search import SearchIndex
from mohafez.site.incremental.staging import Stage
from mohafez.site.models import Page
from mohafez.site.output import MARK, MARK_TEXT, Seen, Written, is_ours
from mohafez.site.pages import Shelf, all_pages
from mohafez.site.pages.comparable import comparable_pages
from mohafez.site.processes import in_background, in_processes
from mohafez.site.reading import read_articles, read_corrections, read_subjects, read_written_pages
from mohafez.site.relations import relations
from mohafez.site.report import Report


@dataclass(frozen=True)
class Making:
    """The making of a site: what stood in the output after the build `before` it, and what is `found` there now."""

    build: Build
    stage: Stage
    before: Mapping[str, Written]
    found: Mapping[str, Seen]
    report: Report = field(default_factory=Report)

    def run(self, static: Iterable[Page]) -> dict[str, Written]:
        """Make what changed and put it into place; tell of each file of the site what it was made from.

        Raises ArticleError or TableError; nothing is then put into place.
        """
        library = Library(self._memory / "articles")
        with self.report.phase("reading"):
            shelf = self._read(library)
            self.report.look_at(shelf.archive)
        with in_background(self._search(shelf)) as searchable:
            with self.report.phase("modelling"):
                pages = {page.path: page for page in [*self._pages(shelf), *static]}
            with self.report.phase("pages"):
                files = self._made(pages)
            with self.report.phase("search, beyond these"):
                files |= searchable()
        library.close()
        with self.report.phase("placing"):
            self._put_into_place(files)
        return files

    @property
    def _memory(self) -> Path:
        return memory_of_archive(self.build.content)

    def _read(self, library: Library) -> Shelf:
        """Read all that pages are made from."""
        build = self.build
        tables = self._memory / "tables"
        subjects = remembered(tables, files_key(build.tables), lambda: read_subjects(build.roots))
        corrections = read_corrections(build.content.parent)
        records = read_articles(build.content, library)
        published = {path: record.article for path, record in records.items()}
        published, gone = take_down(published, corrections.withdrawn)
        archive = collect(build.content, map(records.__getitem__, published), subjects, build.division.base)
        written = read_written_pages(build.content)
        return Shelf(archive, subjects, build.site, written, corrections.moves, gone, build.division)

    def _search(self, shelf: Shelf) -> Callable[[], dict[str, Written]]:
        """Give what stages the files of the search index that change, if this site has one."""
        build = self.build
        if build.is_comparable or not build.site.has_lists:
            return dict
        index = SearchIndex(build.theme / "static/js", self.stage, self.before, self.found, shelf.archive)
        return partial(index.make, memory_of_output(build.content, build.output) / "search.sqlite")

    def _pages(self, shelf: Shelf) -> Iterator[Page]:
        """Work out the pages of the site; models that are dear are left to be made where they are needed."""
        if self.build.is_comparable:
            return comparable_pages(shelf)
        return all_pages(shelf, relations(shelf.archive.dated, self._memory / "relations"))

    def _made(self, pages: Mapping[str, Page]) -> dict[str, Written]:
        """Stage the pages that changed."""
        press = Press(self.build.environment, self.stage, self.before, self.found, self.build.settings_key)
        files = press.kept(pages)
        changed = [page for path, page in pages.items() if path not in files]
        gc.freeze()
        files |= zip((page.path for page in changed), in_processes(changed, press.make), strict=True)
        return files

    def _put_into_place(self, files: Mapping[str, Written]) -> None:
        """Move what was staged into the output, and remove what nothing makes any more if the folder is ours."""
        new = [path for path, file in files.items() if file.is_new]
        ours = is_ours(self.stage.output)
        gone = self.found.keys() - files.keys() if ours else set()
        report = self.report
        report.written, report.kept, report.removed = len(new), len(files) - len(new), len(gone)
        if ours and not (self.stage.output / MARK).is_file():
            self.stage.write(MARK, MARK_TEXT.encode())
            new.append(MARK)
        self.stage.commit(new, gone, standing=self.found)
