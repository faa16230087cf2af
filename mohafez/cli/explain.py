"""`mohafez explain`: what became of each line of a dump, and by which rule."""

import json
from itertools import islice
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from mohafez.cli.ingest import content_option, make_converter
from mohafez.ingest.convert import Conversion, Converter
from mohafez.ingest.dump import Dump
from mohafez.ingest.formats import find_dumps
from mohafez.ingest.roles import KEPT

KEPT_STYLE, LEFT_STYLE, ROLE_STYLE = "bold", "dim", "cyan"
COMPANY = 2000  # dumps of the same folder that the batch is learnt from: enough to know a site's furniture


@click.command("explain")
@click.argument("dump", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@content_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--alone", is_flag=True, help="Do not look at the other dumps of its folder.")
def command(dump: Path, content: Path, as_json: bool, alone: bool) -> None:
    """Show what became of each line of a dump, and why.

    As in an import, lines that stand on many pages of DUMP's folder count as furniture. A file that holds several
    pages is shown page by page.
    """
    converter = make_converter(content, report_lines=True)
    if not alone:
        _learn(converter, dump)
    console = Console(highlight=False, soft_wrap=True)
    for page in find_dumps([dump]):
        if not isinstance(page, Dump):
            raise click.ClickException(f"{dump}: {page.reason}")
        _show(console, converter.convert(page), as_json)


def _learn(converter: Converter, dump: Path) -> None:
    for page in islice(find_dumps([dump.parent]), COMPANY):
        if isinstance(page, Dump) and (found := converter.learn(page)):
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
    if conversion.reason:
        click.echo(f"{conversion.name}: no article: {conversion.reason}.", err=True)
