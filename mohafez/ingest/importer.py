"""An import: from dumps to articles in content/, each outcome called back."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path

from mohafez.ingest.archive import Archive, Telling
from mohafez.ingest.catalogue import Barren, Catalogue, opened
from mohafez.ingest.convert import Converter
from mohafez.ingest.dump import Dump, Refused
from mohafez.ingest.engines import Engine, Serial
from mohafez.ingest.filing import Filing, Options, told
from mohafez.ingest.formats import Dumps
from mohafez.ingest.report import Outcome, Progress, Report, Result, Tell
from mohafez.ingest.spool import Spool
from mohafez.ingest.steps import CONVERTED, LEARNT, chunks, convert_all, learn_all


class Import:
    """One import. `tell` hears what became of each dump, `progress` which step has done how many of how many.

    What looks at dumps alone runs on the engine; what needs to know all of them, here.
    """

    def __init__(
        self,
        converter: Converter,
        options: Options,
        tell: Tell,
        progress: Progress = lambda *_: None,
        engine: Engine | None = None,
    ):
        self.converter = converter
        self.options = options
        self.progress = progress
        self.engine = engine or Serial()
        self.report = Report(options.content)
        self._tell = tell
        self._refused: dict[str, str] = {}  # what could not be read (on), with the reason

    def run(self, dumps: Dumps) -> Report:
        """Import dumps. One that cannot be read is reported, and the rest goes on.

        Raises ArticleError where an article in content/ cannot be read, TableError for a broken ignored.toml.
        """
        clean_up(self.options.content)
        with opened(self.options.catalogue) as catalogue:
            self.report.message = catalogue.message
            archive = catalogue.archive(self.options.content)
            batch, fresh, barren = self._unknown(dumps, archive, catalogue)
            if fresh:
                engine = self.engine if len(fresh) >= self.engine.worth else Serial()
                self._learn(dumps, engine)
                with Spool() as spool:
                    tellings = self._convert(dumps, fresh, spool, barren, engine)
                    Filing(self.options, archive, spool, self.tell, self.progress).file(tellings, engine)
                catalogue.remember_barren(batch, barren)
        for name, reason in sorted(self._refused.items()):
            self.tell(Result(name, Outcome.FAILED, reason))
        return self.report

    def tell(self, result: Result) -> None:
        self.report.add(result)
        self._tell(result)

    def _read(self, dumps: Dumps, step: str) -> Iterator[Dump]:
        """All dumps, in their order; what cannot be read is remembered."""
        for item in dumps.read(partial(self.progress, step)):
            if isinstance(item, Refused):
                self._refused[item.name] = item.reason
            else:
                yield item

    def _unknown(self, dumps: Dumps, archive: Archive, catalogue: Catalogue) -> tuple[str, set[str], Barren]:
        """The hash of the whole batch, the hashes of the dumps to convert, and what is known to hold no article.

        The others are told as what they are.
        """
        batch = hashlib.sha256(repr(self.converter.sources).encode())
        unknown: dict[str, list[str]] = {}
        for dump in self._read(dumps, "looking"):
            batch.update(repr((dump.name, dump.sha256, dump.hints, dump.stated)).encode())
            known = archive.by("sha256", dump.sha256)
            if known and not self.options.again and not any(filed.edited for filed in known):
                self.tell(Result(dump.name, Outcome.UNCHANGED, known[0].slug))
            else:
                unknown.setdefault(dump.sha256, []).append(dump.name)
        key = batch.hexdigest()
        barren = {} if self.options.again or self.converter.report_lines else catalogue.barren(key)
        self._tell_barren(unknown, barren)
        return key, unknown.keys() - barren.keys(), barren

    def _tell_barren(self, unknown: dict[str, list[str]], barren: Barren) -> None:
        """Tell of the dumps that are known to hold no article, as conversion would."""
        for sha256, (name, *others) in unknown.items():
            if sha256 not in barren:
                continue
            reason, broken = barren[sha256]
            self.tell(Result(name, Outcome.NO_ARTICLE, reason, broken=broken))
            for other in others:
                self.tell(Result(other, Outcome.DUPLICATE, name))

    def _learn(self, dumps: Dumps, engine: Engine) -> None:
        """Count the lines of all dumps, known ones too: what a line is must not depend on which are new."""
        some = chunks(self._read(dumps, "learning"), LEARNT)
        for found in chain.from_iterable(engine.map(learn_all, None, some)):
            self.converter.batch.add(*found)

    def _convert(self, dumps: Dumps, fresh: set[str], spool: Spool, barren: Barren, engine: Engine) -> list[Telling]:
        """Convert the dumps with these hashes, each once; spool their articles and return what tells them apart.

        Those that hold none are added to `barren`.
        """
        tellings = []
        seen: dict[str, str] = {}

        def new() -> Iterator[Dump]:
            for dump in self._read(dumps, "converting"):
                if dump.sha256 in seen:
                    self.tell(Result(dump.name, Outcome.DUPLICATE, seen[dump.sha256]))
                elif dump.sha256 in fresh:
                    seen[dump.sha256] = dump.name
                    yield dump

        for conversion in chain.from_iterable(engine.map(convert_all, self.converter, chunks(new(), CONVERTED))):
            if conversion.reason:
                outcome = Outcome.FAILED if conversion.failed else Outcome.NO_ARTICLE
                self.tell(told(conversion, outcome, conversion.reason))
                if not conversion.failed:
                    barren[conversion.sha256] = (conversion.reason, conversion.broken)
            for article, tagging in zip(conversion.articles, conversion.taggings, strict=True):
                spool.put((replace(conversion, articles=(), tellings=(), taggings=(tagging,)), article))
            tellings += conversion.tellings
        return tellings


def clean_up(content: Path) -> None:
    """Remove the parts of files that a killed import left behind."""
    for part in (content / "articles").rglob(".*.part"):
        part.unlink(missing_ok=True)
