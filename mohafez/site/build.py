"""One build of the site: see what changed, make that, and put it into place. docs/build.md tells how."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment

from mohafez.files import write_if_changed
from mohafez.site.division import Division
from mohafez.site.incremental.digests import key_of
from mohafez.site.incremental.inputs import UNSAID, inputs_key
from mohafez.site.incremental.keys import files_key, value_key
from mohafez.site.incremental.lock import locked
from mohafez.site.incremental.memory import REPORT, forget_others, keep, memory_of_output, recall
from mohafez.site.incremental.staging import Stage
from mohafez.site.models import Page, Site
from mohafez.site.output import Seen, Written, standing
from mohafez.tables.names import CORRECTIONS, TABLES
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
            from mohafez.site.making import Making  # half of the program: not for a build of nothing new

            forget_others(memory)
            making = Making(self, stage, before.files, found)
            files = making.run(static())
            report = making.report
            keep(memory / "built", Built(inputs, report.articles, files))
            write_if_changed(memory / REPORT, report.text())
            return report.articles

    def _inputs(self) -> bytes:
        return inputs_key([self.content, *self.tables, self.theme, *self.overrides, *self._fonts], self.told)

    @property
    def tables(self) -> list[Path]:
        """The files of tables, wherever they may be."""
        return [root / name for root in self.roots for name in (*TABLES, *CORRECTIONS, FILE)]

    @property
    def settings_key(self) -> bytes:
        """Digest all that pages depend on beside their models and templates."""
        return key_of(value_key((repr(self.site), repr(self.told.get("JINJA_GLOBALS")))), files_key(self._fonts))

    @property
    def _fonts(self) -> list[Path]:
        return [Path(self.site.share_font)] if self.site.share_font else []


def is_whole(before: Built, found: Mapping[str, Seen]) -> bool:
    """Tell whether the output holds what the last build made, and nothing else."""
    return found == {path: file.seen for path, file in before.files.items()}
