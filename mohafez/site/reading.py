"""Reads what the site is made of: tables, articles, and the pages that the owner wrote."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mohafez import articles, frontmatter
from mohafez.articles import SLUG, SLUG_MAX, ArticleError
from mohafez.bangla.text import clean
from mohafez.site.incremental.library import Library
from mohafez.site.records import Record
from mohafez.site.subjects import KINDS, Subjects
from mohafez.tables import Corrections, load_corrections, load_sources, load_topics
from mohafez.tables.names import CORRECTIONS, TABLES

UNPUBLISHED = frozenset({"draft", "hidden", "skip"})  # values of Pelican's own key `status`
RESERVED = frozenset(
    {"a-z", "archive", "data", "feeds", "offline", "on-this-day", "search", "styleguide", "theme", "undated", *KINDS}
)


@dataclass(frozen=True)
class WrittenPage:
    """A page that the owner wrote: content/pages/<slug>.md."""

    title: str
    slug: str
    body: str
    summary: str = ""


def read_subjects(folders: Iterable[Path]) -> Subjects:
    """Load topics.toml and sources.toml, each from the first of the folders that has it. Raises TableError."""
    folders = list(folders)
    topics, sources = (_first(folders, name) for name in TABLES)
    return Subjects(load_topics(topics), load_sources(sources))


def read_corrections(folder: Path) -> Corrections:
    """Load withdrawn.toml and redirects.toml. Raises TableError."""
    return load_corrections(*(folder / name for name in CORRECTIONS))


def _first(folders: list[Path], name: str) -> Path:
    return next((folder / name for folder in folders if (folder / name).exists()), folders[-1] / name)


def read_articles(content: Path, library: Library) -> dict[str, Record]:
    """Read all published articles below content/articles/, by their files' paths below the content folder.

    Raises ArticleError that names every file which cannot be read, and files that claim the same slug.
    """
    found: dict[str, Record] = {}
    taken: dict[str, str] = {}
    faults = []
    for path, record in library.read(articles.paths(content), content).items():
        if isinstance(record, ArticleError):
            faults.append(str(record))
            continue
        article = record.article
        if article.extra.get("status") in UNPUBLISHED:
            continue
        first = taken.setdefault(article.slug, path)
        if first != path:
            faults.append(f"{path}: slug: {article.slug!r} is taken by {first}; change one of them")
        found[path] = record
    if faults:
        raise ArticleError("\n".join(faults))
    return found


def read_written_pages(content: Path) -> Mapping[str, WrittenPage]:
    """Read content/pages/*.md by slug. Raises ArticleError for one that cannot be read or cannot have its address."""
    found = {}
    for path in sorted((content / "pages").glob("*.md")):
        where = path.relative_to(content)
        try:
            fields, body = frontmatter.parse(path.read_text(encoding="utf-8-sig"))
        except (frontmatter.FrontMatterError, UnicodeDecodeError, OSError) as error:
            raise ArticleError(f"{where}: {error}") from error
        slug = fields.get("slug", path.stem)
        if not SLUG.match(slug) or len(slug) > SLUG_MAX:
            raise ArticleError(
                f"{where}: slug: {slug!r} may hold only a-z, 0-9 and single hyphens between them, {SLUG_MAX} in all"
            )
        if slug in RESERVED or slug.isdigit():
            raise ArticleError(f"{where}: slug: the address /{slug}/ is the archive's own; choose another")
        if slug in found:
            raise ArticleError(f"{where}: slug: {slug!r} is taken by another page; change one of them")
        found[slug] = WrittenPage(clean(fields.get("title", "")) or slug, slug, body, clean(fields.get("summary", "")))
    return found
