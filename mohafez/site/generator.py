"""The generator that Pelican runs: reads the archive, then writes every page, the feeds and the search index."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup
from pelican.generators import Generator

from mohafez.bangla.numerals import to_bengali
from mohafez.files import write_if_changed
from mohafez.search import Document, write_index, write_worker
from mohafez.site.archive import Archive, Story, collect
from mohafez.site.forms import is_english
from mohafez.site.linked_data import as_script
from mohafez.site.markdown import Renderer, plain_text
from mohafez.site.models import Download, Page, Site
from mohafez.site.output import mark, sweep
from mohafez.site.pages import Shelf, all_pages
from mohafez.site.processes import in_processes
from mohafez.site.reading import read_articles, read_subjects, read_written_pages
from mohafez.site.share_images import SETTING

SEARCH = "search"
NONCHARACTERS = "\ufffe\uffff"  # neither XML nor HTML may hold them, and templates do not escape them


class ArchiveGenerator(Generator):
    """Makes the whole site; Pelican's own generators have nothing left to do but copy static files."""

    counted: Any  # Pelican's generator for articles

    def generate_context(self) -> None:
        """Read tables, articles and the owner's pages. Whatever cannot be read ends the build, by name."""
        content = Path(self.path)
        subjects = read_subjects([content.parent, Path(self.settings.get("MOHAFEZ_ROOT", content.parent))])
        self.shelf = Shelf(
            collect(read_articles(content), subjects), subjects, site_of(self.settings), read_written_pages(content)
        )

    def generate_output(self, _writer: Any) -> None:
        """Write every page, then the search index, and remove what an earlier build left."""
        self._prepare_templates()
        output = Path(self.output_path)
        ours = mark(output)
        pages = list(all_pages(self.shelf))
        in_processes(pages, self._write)
        write_index(documents(self.shelf.archive), output / SEARCH)
        write_worker(Path(self.settings["THEME"]) / "static/js", output / SEARCH)
        if ours:
            static = [file.save_as for file in self.context["staticfiles"]]
            sweep(output, [*(page.path for page in pages), *static, *self._theme_files()], {SEARCH})
        self.counted.articles = list(self.shelf.archive.stories)  # after Pelican's own generator had its turn

    def _theme_files(self) -> Iterator[str]:
        """Name the files that Pelican copies from the theme, below the output folder."""
        for folder in self.settings["THEME_STATIC_PATHS"]:
            base = Path(self.settings["THEME"], folder)
            for path in base.rglob("*"):
                yield f"{self.settings['THEME_STATIC_DIR']}/{path.relative_to(base).as_posix()}"

    def _write(self, pages: Sequence[Page]) -> list[bool]:
        """Render and write pages; tell which were new or differed."""
        return [self._write_one(page) for page in pages]

    def _write_one(self, page: Page) -> bool:
        if isinstance(page.model, Download):
            return write_if_changed(Path(self.output_path, page.path), page.model.content())
        text = self.env.get_template(page.template).render(page=page.model, url=page.url)
        for character in NONCHARACTERS:
            text = text.replace(character, "")
        return write_if_changed(Path(self.output_path, page.path), text)

    def _prepare_templates(self) -> None:
        site = self.shelf.site
        renderer = Renderer(site.root)
        self.env.globals |= {"site": site, "root": site.root}
        self.env.tests["english"] = is_english
        self.env.filters |= {
            "markdown": lambda body: Markup(renderer.render(body)),  # noqa: S704 raw HTML and odd links are off in it
            "json_ld": as_script,
            "bn": to_bengali,
        }


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
        settings.get("MOHAFEZ_MARKDOWN", False),
        settings.get("MOHAFEZ_OFFLINE", True),
        settings.get("MOHAFEZ_STYLEGUIDE", False),
        settings.get(SETTING, ""),
    )


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
