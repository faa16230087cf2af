"""The last steps of an import: what becomes of each converted story, and the files that say so."""

from dataclasses import dataclass, replace
from pathlib import Path

from mohafez import articles, files
from mohafez.articles import Article
from mohafez.ingest.addresses import old_address
from mohafez.ingest.again import renewed
from mohafez.ingest.archive import Archive, Filed, Telling, seal
from mohafez.ingest.convert import Conversion
from mohafez.ingest.engines import Engine
from mohafez.ingest.ignored import Ignored
from mohafez.ingest.linking import changed, link
from mohafez.ingest.naming import path_of, unique_slugs
from mohafez.ingest.report import Outcome, Progress, Result, Tell
from mohafez.ingest.settling import Fate, Settled, settle
from mohafez.ingest.spool import Spool


@dataclass(frozen=True)
class Options:
    """How an import behaves."""

    content: Path
    dry_run: bool = False
    again: bool = False  # convert also what is known
    catalogue: Path | None = None  # the folder for what imports remember


class Filing:
    """Puts the spooled conversions of an import into an archive, and tells what became of each story."""

    def __init__(self, options: Options, archive: Archive, spool: Spool, tell: Tell, progress: Progress):
        self._options = options
        self._archive = archive
        self._spool = spool
        self._tell = tell
        self._progress = progress

    def file(self, tellings: list[Telling], engine: Engine) -> None:
        """Write what is new and what has changed. The tellings stand in the order in which stories were spooled."""
        ignored = Ignored.read(self._options.content)
        slugs = {filed.slug for filed in self._archive.filed}
        new = []
        for settled in settle(tellings, self._archive):
            conversion, article = self._spool.get(settled.number)
            if ignored.holds(tellings[settled.number]):
                self._tell(told(conversion, Outcome.DROPPED, article.title, article))
            elif settled.fate is Fate.REPEAT:
                other = settled.filed.slug if settled.filed else tellings[settled.other or 0].dump
                self._tell(told(conversion, Outcome.DUPLICATE, other, article))
            elif settled.filed:
                later = settled.fate is Fate.LATER
                self._tell(self._refile(settled.filed, conversion, article, slugs, later=later))
            else:
                new.append(settled)
        self._write(new, tellings, engine)

    def _refile(
        self, filed: Filed, conversion: Conversion, article: Article, slugs: set[str], *, later: bool
    ) -> Result:
        """Write what today's rules, or a later save, make of an article, unless a hand has edited it.

        Where a hand has corrected its date or slug, its old address becomes an alias, and nothing else is touched.
        """
        old = filed.read()
        if filed.edited and (address := old_address(filed, old, article, slugs)):
            self._put(filed.path, replace(old, aliases=(*old.aliases, address)))
            return told(conversion, Outcome.UPDATED, f"{filed.slug}: {address} leads to it", article)
        if filed.edited and not later and not self._options.again:
            return told(conversion, Outcome.UNCHANGED, filed.slug, article)
        new = seal(renewed(old, article))
        if new == old or _differ_in_provenance(new, old):
            return told(conversion, Outcome.UNCHANGED, filed.slug, article)
        if filed.edited:
            return told(conversion, Outcome.EDITED, f"{filed.slug}: see `mohafez diff {filed.slug}`", article)
        self._put(filed.path, new)
        return told(conversion, Outcome.UPDATED, str(filed.path.relative_to(self._options.content)), article)

    def _write(self, new: list[Settled], tellings: list[Telling], engine: Engine) -> None:
        """Name the new stories, link them with their like, and write them."""
        fresh = [tellings[settled.number] for settled in new]
        there = [(filed.slug, filed.telling) for filed in self._archive.filed]
        slugs = unique_slugs(
            [telling.named for telling in fresh],
            [telling.named for _, telling in there],
            [slug for slug, _ in there],
        )
        links = link([*there, *zip(slugs, fresh, strict=True)], engine)
        for done, (settled, slug) in enumerate(zip(new, slugs, strict=True)):
            self._progress("writing", done, len(new))
            conversion, article = self._spool.get(settled.number)
            path = path_of(slug, article.date)
            self._put(self._options.content / path, seal(replace(article, slug=slug, story=links.get(slug))))
            self._tell(told(conversion, Outcome.WRITTEN, str(path), article))
        self._relink(changed(links, there))

    def _relink(self, links: dict[str, str]) -> None:
        """Tell articles that are there of new ones like them, but for those that a hand has edited."""
        for filed in self._archive.filed:
            if filed.slug in links and not filed.edited:
                self._put(filed.path, seal(replace(filed.read(), story=links[filed.slug])))
                detail = f"{filed.path.relative_to(self._options.content)}: the same story elsewhere"
                self._tell(Result(filed.telling.dump, Outcome.UPDATED, detail))

    def _put(self, path: Path, article: Article) -> None:
        if not self._options.dry_run:
            files.write_if_changed(path, articles.serialise(article))


def _differ_in_provenance(new: Article, old: Article) -> bool:
    """Tell whether two articles say the same, and only the dump they are from was renamed."""
    return replace(new, source_file=old.source_file, import_sha256=old.import_sha256) == old


def told(conversion: Conversion, outcome: Outcome, detail: str, article: Article | None = None) -> Result:
    """Say what became of a conversion, or of the one article that it was spooled with."""
    common = {"broken": conversion.broken, "lines": conversion.lines}
    if not article:
        return Result(conversion.name, outcome, detail, **common)
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
        **common,
    )
