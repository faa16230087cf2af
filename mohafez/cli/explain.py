"""`mohafez explain`: what became of each line of a dump, and by which rule."""

import json
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from mohafez.ingest.convert import Dump
from mohafez.ingest.roles import KEPT

KEPT_STYLE, LEFT_STYLE, ROLE_STYLE = "bold", "dim", "cyan"


@click.command("explain")
@click.argument("dump", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--content",
    type=click.Path(path_type=Path),
    default=Path("content"),
    show_default=True,
    help="The archive's content folder.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def command(dump: Path, content: Path, as_json: bool) -> None:
    """Show what became of each line of a dump, and why."""
    from mohafez.cli.ingest import make_converter

    conversion = make_converter(content, report_lines=True).convert(Dump(dump.name, dump.read_bytes()))
    console = Console(highlight=False, soft_wrap=True)
    for line in conversion.lines:
        if as_json:
            click.echo(
                json.dumps(
                    {"line": line.number, "last": line.last, "role": line.role, "rule": line.rule, "text": line.text},
                    ensure_ascii=False,
                )
            )
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
        click.echo(f"No article: {conversion.reason}.", err=True)
