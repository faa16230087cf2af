"""The generator that Pelican runs: reads the archive, then writes every page, the feeds and the search index."""

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup
from pelican.generators import Generator

from mohafez import frontmatter
from mohafez.articles import SLUG, ArticleError
from mohafez.bangla.numerals import to_bengali
from mohafez.search import Document, write_index
from mohafez.site.archive import Archive, Story, collect, read_articles
from mohafez.site.linked_data import as_script
from mohafez.site.markdown import Renderer, plain_text
from mohafez.site.models import Site
from mohafez.site.pages import Shelf, WrittenPage, all_pages
from mohafez.site.subjects import Subjects
from mohafez.tables import load_sources, load_topics

logger = logging.getLogger(__name__)


class ArchiveGenerator(Generator):
    """Makes the whole site; Pelican's own generators have nothing left but to copy static files."""

    def generate_context(self) -> None:
        """Read tables, articles and the owner's pages. Whatever cannot be read ends the build, by name."""
        content = Path(self.path)
        tables = [content.parent, Path(self.settings["MOHAFEZ_ROOT"])]
        subjects = Subjects(load_topics(beside(tables, "topics.toml")), load_sources(beside(tables, "sources.toml")))
        self.shelf = Shelf(
            collect(read_articles(content), subjects), subjects, site_of(self.settings), read_written_pages(content)
        )

    def generate_output(self, _writer: Any) -> None:
        """Write every page, then the search index."""
        self._prepare_templates()
        output = Path(self.output_path)
        for page in all_pages(self.shelf):
            write_page(output / page.path, self.env.get_template(page.template).render(page=page.model, url=page.url))
        (output / ".nojekyll").touch()  # or GitHub Pages would run Jekyll over the site
        write_index(documents(self.shelf.archive), output / "search")

    def _prepare_templates(self) -> None:
        site = self.shelf.site
        renderer = Renderer(site.root)
        self.env.globals |= {"site": site, "root": site.root}
        self.env.filters |= {
            "markdown": lambda body: Markup(renderer.render(body)),  # noqa: S704 raw HTML and odd links are off in it
            "json_ld": as_script,
            "bn": to_bengali,
        }


def beside(folders: Iterable[Path], name: str) -> Path:
    """Find a table in the first of these folders that has it; the last is named if none has."""
    for folder in folders:
        if (folder / name).exists():
            break
    return folder / name


def site_of(settings: dict[str, Any]) -> Site:
    """Take from Pelican's settings what pages say of the site."""
    address = settings["SITEURL"].rstrip("/")
    return Site(
        settings["SITENAME"],
        settings.get("SITESUBTITLE", ""),
        address,
        urlsplit(address).path,
        settings["DEFAULT_LANG"],
        settings.get("EDIT_URL", ""),
    )


def read_written_pages(content: Path) -> dict[str, WrittenPage]:
    """Read content/pages/*.md. Raises ArticleError for one that cannot be read or whose name cannot be an address."""
    found = {}
    for path in sorted((content / "pages").glob("*.md")):
        try:
            fields, body = frontmatter.parse(path.read_text(encoding="utf-8-sig"))
        except (frontmatter.FrontMatterError, UnicodeDecodeError) as error:
            raise ArticleError(f"{path}: {error}") from error
        slug = fields.get("slug", path.stem)
        if not SLUG.match(slug):
            raise ArticleError(f"{path}: slug: {slug!r} may hold only a-z, 0-9 and single hyphens between them")
        found[slug] = WrittenPage(fields.get("title", slug), slug, body, fields.get("summary", ""))
    return found


def write_page(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def documents(archive: Archive) -> Iterator[Document]:
    """Give every story to search."""
    for story in archive.stories:
        yield document(story)


def document(story: Story) -> Document:
    article = story.article
    return Document(
        slug=article.slug,
        url=story.url,
        title=article.title,
        text=plain_text(article.body),
        date=article.date,
        topics=tuple(topic.slug for topic in story.topics),
        places=tuple(place.slug for place in story.places),
        section=story.section.slug if story.section else None,
        source=story.source.slug if story.source else None,
        summary=article.summary or "",
    )
