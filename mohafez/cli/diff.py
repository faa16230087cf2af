"""`mohafez diff`: what the dumps would say now, against what the articles say."""

import difflib
from pathlib import Path

import click

from mohafez import articles
from mohafez.articles import ArticleError
from mohafez.cli.drop import find_article
from mohafez.cli.ingest import make_converter
from mohafez.cli.options import content_option, need
from mohafez.ingest.again import Difference, differences
from mohafez.ingest.formats import find_dumps
from mohafez.tables import TableError


@click.command("diff")
@click.argument("names", metavar="[ARTICLE]…", nargs=-1)
@content_option
@click.option("--dumps", type=click.Path(path_type=Path), default=Path("dumps"), show_default=True, help="Their dumps.")
def command(names: tuple[str, ...], content: Path, dumps: Path) -> None:
    """Show how articles differ from what their dumps say, by today's rules.

    Without ARTICLE (a slug or a file), all articles that were edited by hand are shown. Nothing is written.

    \b
      mohafez diff
      mohafez diff nodir-notun-badhe-shosti
    """
    need(content)
    paths = [find_article(name, content) for name in names] or list(articles.paths(content))
    try:
        found = list(differences(paths, find_dumps([dumps]), make_converter(content), only_edited=not names))
    except (ArticleError, TableError) as error:
        raise click.ClickException(str(error)) from error
    for difference in found:
        click.echo(show(difference), nl=False)
    if not found:
        click.echo("No difference.")


def show(difference: Difference) -> str:
    """A unified diff from the article's file to what its dump would say."""
    if difference.dumped is None:
        return f"{difference.path}: its dump {difference.dump} is not there, or holds no such story now\n"
    return "".join(
        difflib.unified_diff(
            difference.filed.splitlines(keepends=True),
            difference.dumped.splitlines(keepends=True),
            str(difference.path),
            difference.dump,
        )
    )
