"""`mohafez drop`: take a story out of the archive, for good."""

from pathlib import Path

import click

from mohafez import articles
from mohafez.articles import ArticleError
from mohafez.cli.options import content_option
from mohafez.ingest.ignored import Ignored
from mohafez.tables import TableError


@click.command("drop")
@click.argument("names", metavar="ARTICLE…", nargs=-1, required=True)
@content_option
def command(names: tuple[str, ...], content: Path) -> None:
    """Delete articles, given by slug or file, and keep their stories from coming back.

    They are noted in ignored.toml beside the content folder, which belongs in git.

    \b
      mohafez drop nodir-notun-badhe-shosti
      mohafez drop content/articles/2025/06/nodir-notun-badhe-shosti.md
    """
    for name in names:
        path = find_article(name, content)
        try:
            ignored = Ignored.read(content)
            ignored.add(articles.read(path))
        except (ArticleError, TableError) as error:
            raise click.ClickException(f"{error}\nNothing was dropped.") from error
        path.unlink()
        click.echo(f"{path} is dropped; {ignored.path.name} says so. To have it back: delete the entry, import again.")


def find_article(name: str, content: Path) -> Path:
    """The file of an article, named by its path or its slug. Raises ClickException for none."""
    if Path(name).is_file():
        return Path(name)
    slug = Path(name).stem
    for path in articles.paths(content):
        if path.stem == slug or f"\nslug: {slug}\n" in path.read_text(encoding="utf-8", errors="replace"):
            return path
    raise click.ClickException(f"{name}: no file and no slug of an article in {content}")
