"""`mohafez explain`: what became of each line of a dump, and by which rule."""

import json
from itertools import islice
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from mohafez.articles import Article
from mohafez.cli.ingest import make_converter
from mohafez.cli.options import content_option, fields_option, need
from mohafez.ingest.convert import Conversion, Converter
from mohafez.ingest.dump import Dump
from mohafez.ingest.formats import Fields, find_dump, find_dumps
from mohafez.ingest.formats.paths import into
from mohafez.ingest.roles import KEPT
from mohafez.ingest.steps import learn
from mohafez.ingest.topics import Tagging

KEPT_STYLE, LEFT_STYLE, ROLE_STYLE = "bold", "dim", "cyan"
COMPANY = 2000  # dumps of the same folder that the batch is learnt from: enough to know a site's furniture


@click.command("explain")
@click.argument("dump", type=click.Path(dir_okay=False, path_type=Path))
@content_option
@fields_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--alone", is_flag=True, help="Do not look at the other dumps of its folder.")
def command(dump: Path, content: Path, fields: Fields, as_json: bool, alone: bool) -> None:
    """Show what became of each line of a dump, and why.

    As in an import, lines that stand on many pages of DUMP's folder count as furniture. A file that holds several
    pages is shown page by page; pages.zip/2024/a.txt names one of them, as `source_file` in an article does.

    \b
      mohafez explain dumps/0012.txt
      mohafez explain dumps/pages.zip/2024/a.txt
    """
    need(into(dump)[0])
    converter = make_converter(content, report_lines=True)
    if not alone:
        _learn(converter, into(dump)[0].parent, fields)
    console = Console(highlight=False, soft_wrap=True)
    page = None
    for page in find_dump(dump, fields):
        if isinstance(page, Dump):
            _show(console, converter.convert(page), as_json)
        else:
            click.echo(f"{page.name}: no article: {page.reason}.", err=True)
    if page is None:
        raise click.ClickException(
            f"{into(dump)[0]} holds no {into(dump)[1]}: `mohafez explain` it alone to see its names"
        )


def _learn(converter: Converter, folder: Path, fields: Fields) -> None:
    for page in islice(find_dumps([folder], fields), COMPANY):
        if isinstance(page, Dump) and (found := learn(page)):
            converter.batch.add(*found)


def _show(console: Console, conversion: Conversion, as_json: bool) -> None:
    for line in conversion.lines:
        if as_json:
            values = {"dump": conversion.name, "line": line.number, "last": line.last, "role": line.role}
            click.echo(json.dumps({**values, "rule": line.rule, "text": line.text}, ensure_ascii=False))
            continue
        style = KEPT_STYLE if line.role in KEPT else LEFT_STYLE
        console.print(
            Text.assemble(
                (f"{line.number:5} ", "dim"),
                (f"{line.role:16}", ROLE_STYLE),
                (f"{line.rule:13}", "dim"),
                (line.text, style),
            )
        )
    if not as_json:
        for article, tagging in zip(conversion.articles, conversion.taggings, strict=True):
            console.print(_filed(article, tagging), style=LEFT_STYLE, markup=False)
    if conversion.reason:
        click.echo(f"{conversion.name}: no article: {conversion.reason}.", err=True)


def _filed(article: Article, tagging: Tagging) -> str:
    """Say in a line what a story is filed under, and how sure that is."""
    under = [f"{tag} {tagging.confidence[tag]:.0%}" for tag in (*tagging.topics, *tagging.places)]
    return f"{article.title}: section {article.category or '-'}; filed under {', '.join(under) or 'nothing'}"
