"""An import: from dumps to articles in content/, each outcome called back."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from mohafez import articles, files
from mohafez.articles import Article
from mohafez.ingest.addresses import old_address
from mohafez.ingest.again import renewed
from mohafez.ingest.archive import Archive, Filed, Telling, seal
from mohafez.ingest.catalogue import Barren, Catalogue, opened
from mohafez.ingest.convert import Conversion, Converter
from mohafez.ingest.dump import Dump, Refused
from mohafez.ingest.formats import Dumps
from mohafez.ingest.ignored import Ignored
from mohafez.ingest.linking import changed, link
from mohafez.ingest.naming import path_of, unique_slugs
from mohafez.ingest.report import Outcome, Report, Result
from mohafez.ingest.settling import Fate, Settled, settle
from mohafez.ingest.spool import Spool
from mohafez.ingest.workers import converted

MANY = 200  # dumps from which on it pays to start processes
Tell = Callable[[Result], None]
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Options:
    """How an import behaves."""

    content: Path
    jobs: int = 1
    dry_run: bool = False
    again: bool = False  # convert also what is known
    catalogue: Path | None = None  # the folder for what imports remember


class Import:
    """One import. `tell` hears what became of each dump, `progress` which step has done how many of how many."""

    def __init__(self, converter: Converter, options: Options, tell: Tell, progress: Progress = lambda *_: None):
        self.converter = converter
        self.options = options
        self.progress = progress
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
                self._learn(dumps)
                with Spool() as spool:
                    tellings = self._convert(dumps, fresh, spool, barren)
                    self._settle(tellings, archive, spool)
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

    def _learn(self, dumps: Dumps) -> None:
        """Count the lines of all dumps, known ones too: what a line is must not depend on which are new."""
        for dump in self._read(dumps, "learning"):
            if found := self.converter.learn(dump):
                self.converter.batch.add(*found)

    def _convert(self, dumps: Dumps, fresh: set[str], spool: Spool, barren: Barren) -> list[Telling]:
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

        jobs = self.options.jobs if len(fresh) >= MANY else 1
        for conversion in converted(new(), self.converter, jobs):
            if conversion.reason:
                outcome = Outcome.FAILED if conversion.failed else Outcome.NO_ARTICLE
                self.tell(_result(conversion, outcome, conversion.reason))
                if not conversion.failed:
                    barren[conversion.sha256] = (conversion.reason, conversion.broken)
            for article, tagging in zip(conversion.articles, conversion.taggings, strict=True):
                spool.put((replace(conversion, articles=(), tellings=(), taggings=(tagging,)), article))
            tellings += conversion.tellings
        return tellings

    def _settle(self, tellings: list[Telling], archive: Archive, spool: Spool) -> None:
        """Write what is new and what has changed, and tell what became of each story."""
        ignored = Ignored.read(self.options.content)
        slugs = {filed.slug for filed in archive.filed}
        new = []
        for settled in settle(tellings, archive):
            conversion, article = spool.get(settled.number)
            if ignored.holds(tellings[settled.number]):
                self.tell(_result(conversion, Outcome.DROPPED, article.title, article))
            elif settled.fate is Fate.REPEAT:
                other = settled.filed.slug if settled.filed else tellings[settled.other or 0].dump
                self.tell(_result(conversion, Outcome.DUPLICATE, other, article))
            elif settled.filed:
                later = settled.fate is Fate.LATER
                self.tell(self._refile(settled.filed, conversion, article, slugs, later=later))
            else:
                new.append(settled)
        self._write(new, tellings, archive, spool)

    def _refile(
        self, filed: Filed, conversion: Conversion, article: Article, slugs: set[str], *, later: bool
    ) -> Result:
        """Write what today's rules, or a later save, make of an article, unless a hand has edited it.

        Where a hand has corrected its date or slug, its old address becomes an alias, and nothing else is touched.
        """
        old = filed.read()
        if filed.edited and (address := old_address(filed, old, article, slugs)):
            self._put(filed.path, replace(old, aliases=(*old.aliases, address)))
            return _result(conversion, Outcome.UPDATED, f"{filed.slug}: {address} leads to it", article)
        if filed.edited and not later and not self.options.again:
            return _result(conversion, Outcome.UNCHANGED, filed.slug, article)
        new = seal(renewed(old, article))
        if new == old or _differ_in_provenance(new, old):
            return _result(conversion, Outcome.UNCHANGED, filed.slug, article)
        if filed.edited:
            return _result(conversion, Outcome.EDITED, f"{filed.slug}: see `mohafez diff {filed.slug}`", article)
        self._put(filed.path, new)
        return _result(conversion, Outcome.UPDATED, str(filed.path.relative_to(self.options.content)), article)

    def _write(self, new: list[Settled], tellings: list[Telling], archive: Archive, spool: Spool) -> None:
        """Name the new stories, link them with their like, and write them."""
        fresh = [tellings[settled.number] for settled in new]
        slugs = unique_slugs(
            [telling.named for telling in fresh],
            [filed.telling.named for filed in archive.filed],
            [filed.slug for filed in archive.filed],
        )
        there = [(filed.slug, filed.telling) for filed in archive.filed]
        links = link([*there, *zip(slugs, fresh, strict=True)])
        for done, (settled, slug) in enumerate(zip(new, slugs, strict=True)):
            self.progress("writing", done, len(new))
            conversion, article = spool.get(settled.number)
            path = path_of(slug, article.date)
            self._put(self.options.content / path, seal(replace(article, slug=slug, story=links.get(slug))))
            self.tell(_result(conversion, Outcome.WRITTEN, str(path), article))
        self._relink(changed(links, there), archive)

    def _relink(self, links: dict[str, str], archive: Archive) -> None:
        """Tell articles that are there of new ones like them, but for those that a hand has edited."""
        for filed in archive.filed:
            if filed.slug in links and not filed.edited:
                self._put(filed.path, seal(replace(filed.read(), story=links[filed.slug])))
                detail = f"{filed.path.relative_to(self.options.content)}: the same story elsewhere"
                self.tell(Result(filed.telling.dump, Outcome.UPDATED, detail))

    def _put(self, path: Path, article: Article) -> None:
        if not self.options.dry_run:
            files.write_if_changed(path, articles.serialise(article))


def clean_up(content: Path) -> None:
    """Remove the parts of files that a killed import left behind."""
    for part in (content / "articles").rglob(".*.part"):
        part.unlink(missing_ok=True)


def _differ_in_provenance(new: Article, old: Article) -> bool:
    """Tell whether two articles say the same, and only the dump they are from was renamed."""
    return replace(new, source_file=old.source_file, import_sha256=old.import_sha256) == old


def _result(conversion: Conversion, outcome: Outcome, detail: str, article: Article | None = None) -> Result:
    told = {"broken": conversion.broken, "lines": conversion.lines}
    if not article:
        return Result(conversion.name, outcome, detail, **told)
    (tagging,) = conversion.taggings
    sure = tagging.confidence
    return Result(
        conversion.name,
        outcome,
        detail,
        part=article.source_part or "",
        section=tagging.section,
        topics={slug: sure[slug] for slug in tagging.topics},
        places={slug: sure[slug] for slug in tagging.places},
        **told,
    )
