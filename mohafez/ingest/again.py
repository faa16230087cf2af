"""What dumps would say now of articles that are there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from mohafez import articles
from mohafez.articles import Article
from mohafez.ingest.archive import digest
from mohafez.ingest.convert import Converter
from mohafez.ingest.dump import Dump
from mohafez.ingest.formats import Dumps
from mohafez.ingest.steps import learn

# What is the archive's, and no dump can say: a difference in these is none.
OURS = ("slug", "story", "aliases", "extra", "tags_by", "import_sha256")


@dataclass(frozen=True)
class Difference:
    """An article's file and what its dump would make of it; `dumped` is None where the dump is not there."""

    path: Path
    dump: str
    filed: str
    dumped: str | None


def renewed(old: Article, new: Article) -> Article:
    """What a conversion makes of an article that is there: the archive's own keys stay, and tags that a hand set."""
    kept = {key: getattr(old, key) for key in OURS}
    if old.tags_by:
        kept["tags"] = old.tags
    return replace(new, **kept)


def differences(
    paths: Iterable[Path], dumps: Dumps, converter: Converter, *, only_edited: bool
) -> Iterator[Difference]:
    """Compare articles with their dumps, converted anew. Raises ArticleError for an article that cannot be read."""
    wanted: dict[str, list[tuple[Path, Article]]] = {}
    for path in paths:
        article = articles.read(path)
        if article.source_sha256 and (not only_edited or article.import_sha256 != digest(article)):
            wanted.setdefault(article.source_sha256, []).append((path, article))
    if not wanted:
        return
    for dump in dumps:
        if isinstance(dump, Dump) and (found := learn(dump)):
            converter.batch.add(*found)
    for dump in dumps:
        if isinstance(dump, Dump) and dump.sha256 in wanted:
            told = converter.convert(dump).articles
            for path, article in wanted.pop(dump.sha256):
                new = next((one for one in told if one.source_part == article.source_part), None)
                dumped = articles.serialise(renewed(article, new)) if new else None
                filed = articles.serialise(article)
                if filed != dumped:
                    yield Difference(path, dump.name, filed, dumped)
    for missing in wanted.values():
        for path, article in missing:
            yield Difference(path, article.source_file or "", articles.serialise(article), None)
