"""One build of the site: read, see what changed, make that, and put it into place. docs/build.md tells how."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment

from mohafez.files import write_if_changed
from mohafez.site.archive import collect
from mohafez.site.corrections import take_down
from mohafez.site.division import Division
from mohafez.site.incremental.digests import key_of
from mohafez.site.incremental.inputs import UNSAID, inputs_key
from mohafez.site.incremental.keys import files_key, value_key
from mohafez.site.incremental.library import Library
from mohafez.site.incremental.lock import locked
from mohafez.site.incremental.memory import (
    REPORT,
    forget_others,
    keep,
    memory_of_archive,
    memory_of_output,
    recall,
    remembered,
)
from mohafez.site.incremental.press import Press, Written
from mohafez.site.incremental.search import SearchIndex
from mohafez.site.incremental.staging import Stage
from mohafez.site.models import Page, Site
from mohafez.site.output import MARK, MARK_TEXT, Seen, is_ours, standing
from mohafez.site.pages import Shelf, all_pages
from mohafez.site.pages.comparable import comparable_pages
from mohafez.site.processes import in_background, in_processes
from mohafez.site.reading import (
    CORRECTIONS,
    TABLES,
    read_articles,
    read_corrections,
    read_subjects,
    read_written_pages,
)
from mohafez.site.relations import relations
from mohafez.site.report import Report
from mohafez.tables.shards import FILE


@dataclass(frozen=True)
class Built:
    """What a build leaves to the next: the key of all its inputs, how many articles, every file with its key."""

    inputs: bytes = UNSAID
    articles: int = 0
    files: Mapping[str, Written] = field(default_factory=dict)


@dataclass(frozen=True)
class Build:
    """A build of one archive into one output folder; `told` are the settings that pages depend on."""

    content: Path
    output: Path
    theme: Path
    overrides: Sequence[Path]  # folders of templates that come before the theme's
    roots: Sequence[Path]  # where the tables may be, the first that has one comes first
    site: Site
    environment: Environment
    told: Mapping[str, Any]
    is_comparable: bool  # only the pages that every generator makes, for benchmarks
    division: Division = field(default_factory=Division)

    def run(self, static: Callable[[], Iterable[Page]]) -> int:
        """Bring the output up to date; give the number of articles.

        Raises ArticleError or TableError that names all that cannot be read; the output is then as it was.
        """
        memory = memory_of_output(self.content, self.output)
        with locked(memory / "lock"), Stage(self.output).opened() as stage:
            before = recall(memory / "built") or Built()
            found = standing(self.output)
            inputs = self._inputs()
            if inputs == before.inputs != UNSAID and is_whole(before, found):
                return before.articles
            forget_others(memory)
            report = Report()
            files = self._make(stage, before, found, static(), report)
            with report.phase("placing"):
                put_into_place(stage, files, found, report)
            keep(memory / "built", Built(inputs, report.articles, files))
            write_if_changed(memory / REPORT, report.text())
            return report.articles

    def _inputs(self) -> bytes:
        return inputs_key([self.content, *self._tables(), self.theme, *self.overrides, *self._fonts()], self.told)

    def _tables(self) -> list[Path]:
        return [root / name for root in self.roots for name in (*TABLES, *CORRECTIONS, FILE)]

    def _settings_key(self) -> bytes:
        """Digest all that pages depend on beside their models and templates."""
        return key_of(value_key((repr(self.site), repr(self.told.get("JINJA_GLOBALS")))), files_key(self._fonts()))

    def _fonts(self) -> list[Path]:
        return [Path(self.site.share_font)] if self.site.share_font else []

    def _make(
        self, stage: Stage, before: Built, found: Mapping[str, Seen], static: Iterable[Page], report: Report
    ) -> dict[str, Written]:
        """Stage every file that is new or differs; tell of each file of the site what it was made from."""
        memory = memory_of_archive(self.content)
        library = Library(memory / "articles")
        with report.phase("reading"):
            subjects = remembered(memory / "tables", files_key(self._tables()), lambda: read_subjects(self.roots))
            corrections = read_corrections(self.content.parent)
            published, gone = take_down(read_articles(self.content, library.read), corrections.withdrawn)
            records = map(library.records().__getitem__, published)
            archive = collect(self.content, records, subjects, self.division.base)
            written = read_written_pages(self.content)
            shelf = Shelf(archive, subjects, self.site, written, corrections.moves, gone, self.division)
            report.look_at(archive)
        state = memory_of_output(self.content, self.output) / "search.sqlite"
        index = SearchIndex(self.theme / "static/js", stage, before.files, found)
        has_search = self.site.has_lists and not self.is_comparable
        with in_background(lambda: index.make(archive, state) if has_search else {}) as searchable:
            with report.phase("modelling"):
                made = {page.path: page for page in [*self._pages(shelf, memory), *static]}
            with report.phase("pages"):
                press = Press(self.environment, stage, before.files, found, self._settings_key())
                files = press.kept(made)
                changed = [page for path, page in made.items() if path not in files]
                gc.freeze()
                files |= zip((page.path for page in changed), in_processes(changed, press.make), strict=True)
            with report.phase("search, beyond these"):
                files |= searchable()
        library.close()
        return files

    def _pages(self, shelf: Shelf, memory: Path) -> Iterator[Page]:
        if self.is_comparable:
            return comparable_pages(shelf)
        return all_pages(shelf, relations(shelf.archive.dated, memory / "relations"))


def is_whole(before: Built, found: Mapping[str, Seen]) -> bool:
    """Tell whether the output holds what the last build made, and nothing else."""
    return found == {path: file.seen for path, file in before.files.items()}


def put_into_place(stage: Stage, files: Mapping[str, Written], found: Mapping[str, Seen], report: Report) -> None:
    """Move what was staged into the output, and remove what nothing makes any more if the folder is ours."""
    new = [path for path, file in files.items() if file.is_new]
    ours = is_ours(stage.output)
    gone = found.keys() - files.keys() if ours else set()
    report.written, report.kept, report.removed = len(new), len(files) - len(new), len(gone)
    if ours and not (stage.output / MARK).is_file():
        stage.write(MARK, MARK_TEXT.encode())
        new.append(MARK)
    stage.commit(new, gone, standing=found)
