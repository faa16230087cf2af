"""`mohafez import`: dumps in, articles out."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from mohafez.articles import ArticleError
from mohafez.ingest.convert import Converter
from mohafez.ingest.importer import Options, run
from mohafez.ingest.report import Outcome, Report
from mohafez.ingest.topics import Tagger
from mohafez.tables import TableError, load_sources, load_topics

EXAMPLES = 3  # reasons shown below the table; --report has all


@click.command("import")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--content",
    type=click.Path(path_type=Path),
    default=Path("content"),
    show_default=True,
    help="The archive's content folder.",
)
@click.option(
    "--report",
    "report_file",
    type=click.Path(path_type=Path),
    help="Write what became of each dump and line, as JSON lines.",
)
@click.option("--dry-run", is_flag=True, help="Write no article; say what would be written.")
@click.option("--again", is_flag=True, help="Convert also dumps that are already in the archive, with today's rules.")
def command(paths: tuple[Path, ...], content: Path, report_file: Path | None, dry_run: bool, again: bool) -> None:
    """Turn new dumps into articles.

    PATHS are files and folders; without any, dumps/. A bad dump is reported and never stops the rest.
    Articles that were edited by hand are never overwritten.
    """
    console = Console(stderr=False, highlight=False)
    try:
        converter = make_converter(content, report_lines=report_file is not None)
        with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
            task = bar.add_task("Reading dumps")
            report = run(
                paths or (Path("dumps"),),
                converter,
                Options(content, dry_run=dry_run, again=again),
                progress=lambda done, total: bar.update(task, completed=done, total=total),
            )
    except (ArticleError, TableError) as error:
        raise click.ClickException(f"{error}\nNothing was imported. Mend it and run `mohafez import` again.") from error
    show(console, report)
    if report_file:
        report_file.write_text(
            "".join(json.dumps(asdict(r), ensure_ascii=False) + "\n" for r in report.results), encoding="utf-8"
        )
    if report.nothing_read:
        sys.exit(2)


def make_converter(content: Path, report_lines: bool = False) -> Converter:
    """Read the tables of the archive that `content` belongs to, or of the current folder where it has none."""
    root = content.resolve().parent
    if not any((root / name).exists() for name in ("topics.toml", "sources.toml")):
        root = Path.cwd()
    return Converter(
        sources=load_sources(root / "sources.toml"),
        tagger=Tagger(load_topics(root / "topics.toml")),
        report_lines=report_lines,
    )


def show(console: Console, report: Report) -> None:
    """Print the summary table, with the first reasons for what gave no article."""
    counts = report.counts()
    table = Table(box=None, show_header=False)
    for outcome in Outcome:
        if counts[outcome]:
            table.add_row(outcome.value, str(counts[outcome]))
    console.print(table)
    for outcome in (Outcome.NO_ARTICLE, Outcome.FAILED, Outcome.EDITED):
        for result in [r for r in report.results if r.outcome is outcome][:EXAMPLES]:
            console.print(f"  {result.dump}: {outcome.value} {result.detail}")
