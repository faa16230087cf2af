"""An import: from dumps to articles in content/, each outcome called back."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from mohafez import articles, files
from mohafez.articles import Article
from mohafez.ingest.archive import Archive, seal
from mohafez.ingest.convert import Conversion, Converter, Dump
from mohafez.ingest.naming import path_of, unique_slugs
from mohafez.ingest.report import Outcome, Report, Result

SUFFIXES = (".txt", ".html", ".htm")


@dataclass(frozen=True)
class Options:
    """How an import behaves."""

    content: Path
    dry_run: bool = False
    again: bool = False  # convert also what is known


def find_dumps(paths: Iterable[Path]) -> list[Path]:
    """All dumps at or below the paths, in an order that the paths' order does not change."""
    found: set[Path] = set()
    for path in paths:
        if path.is_dir():
            found.update(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in SUFFIXES)
        else:
            found.add(path)
    return sorted(found, key=lambda p: (p.name, str(p)))


def run(
    paths: Iterable[Path],
    converter: Converter,
    options: Options,
    progress: Callable[[int, int], None] = lambda *_: None,
) -> Report:
    """Import all dumps at the paths. One that cannot be read is reported, and the rest goes on.

    `progress` is called with the number of dumps done and of all dumps.
    """
    report = Report(options.content)
    archive = Archive.read(options.content)
    dumps = find_dumps(paths)
    fresh: list[tuple[Conversion, Article]] = []
    for path in dumps:
        if dump := _read(path):
            converter.learn(dump)
    for done, path in enumerate(dumps, start=1):
        progress(done, len(dumps))
        try:
            dump = Dump(path.name, path.read_bytes())
        except OSError as error:
            report.results.append(Result(path.name, Outcome.FAILED, error.strerror or str(error)))
            continue
        if not options.again and (known := archive.by_sha256.get(dump.sha256)):
            report.results.append(Result(dump.name, Outcome.UNCHANGED, known[0].article.slug))
            continue
        conversion = converter.convert(dump)
        if conversion.reason:
            outcome = Outcome.FAILED if conversion.failed else Outcome.NO_ARTICLE
            report.results.append(Result(dump.name, outcome, conversion.reason, conversion.broken, conversion.lines))
        for article in conversion.articles:
            if archive.filed_as(article):
                report.results.append(_refile(archive, conversion, article, options))
            else:
                fresh.append((conversion, article))
    report.results.extend(_file(archive, fresh, options))
    return report


def _read(path: Path) -> Dump | None:
    try:
        return Dump(path.name, path.read_bytes())
    except OSError:
        return None


def _refile(archive: Archive, conversion: Conversion, article: Article, options: Options) -> Result:
    """Write what newer rules, or a newer dump of the same name, make of an article, unless a hand has edited it."""
    filed = archive.filed_as(article)
    old = filed.article
    tags = {"tags": old.tags, "tags_by": old.tags_by} if old.tags_by else {}
    new = seal(replace(article, slug=old.slug, **tags))
    result = Result(conversion.name, Outcome.UNCHANGED, old.slug, conversion.broken, conversion.lines)
    if new == old:
        return result
    if filed.edited:
        return replace(result, outcome=Outcome.EDITED)
    if not options.dry_run:
        files.write_if_changed(filed.path, articles.serialise(new))
    return replace(result, outcome=Outcome.UPDATED)


def _file(archive: Archive, fresh: list[tuple[Conversion, Article]], options: Options) -> Iterator[Result]:
    """Write new articles; what says the same as another is its duplicate."""
    first: dict[str, tuple[Conversion, Article]] = {}
    for conversion, article in sorted(fresh, key=lambda pair: (pair[1].source_file or "", pair[1].source_part or "")):
        original, _ = first.setdefault(article.title + "\n" + article.body, (conversion, article))
        if original is not conversion:
            yield Result(conversion.name, Outcome.DUPLICATE, original.name, conversion.broken, conversion.lines)
    kept = list(first.values())
    slugs = unique_slugs([article for _, article in kept], archive.slugs, archive.bases)
    for (conversion, article), slug in zip(kept, slugs, strict=True):
        named = seal(replace(article, slug=slug))
        path = path_of(named)
        if not options.dry_run:
            files.write_if_changed(options.content / path, articles.serialise(named))
        yield Result(conversion.name, Outcome.WRITTEN, str(path), conversion.broken, conversion.lines)
