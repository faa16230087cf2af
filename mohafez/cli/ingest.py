"""`mohafez import`: dumps in, articles out."""

import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import asdict
from glob import has_magic
from pathlib import Path
from typing import TextIO

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from mohafez.articles import ArticleError
from mohafez.cli.options import fields_option, need
from mohafez.cli.summary import show
from mohafez.ingest.convert import Converter
from mohafez.ingest.engines import Engine, EngineError, Serial
from mohafez.ingest.engines.processes import Processes
from mohafez.ingest.formats import Dumps, Fields, find_dumps
from mohafez.ingest.formats.paths import DUMPS, passed_over
from mohafez.ingest.formats.remote import RemoteError, is_url
from mohafez.ingest.importer import Import, Options
from mohafez.ingest.mirror import mirrored
from mohafez.ingest.report import Outcome, Result
from mohafez.ingest.topics import Tagger
from mohafez.tables import TableError, load_sources, load_topics

QUIET_SECONDS = 1.0  # shorter imports need no progress bar
NOTHING_READ = 2
NOT_IMPORTED = 1


def named_paths(_context: click.Context, _parameter: click.Parameter, paths: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse a path that is not there before anything is read: it was mistyped."""
    for path in paths:
        if path != "-" and not is_url(path) and not has_magic(path) and not Path(path).exists():
            raise click.BadParameter(f"{path} does not exist.")
    return paths


@click.command("import")
@click.argument("paths", nargs=-1, callback=named_paths)
@click.option("--content", default="content", show_default=True, help="The archive's content folder, or its URL.")
@click.option("--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, help="Processes.  [default: all cores]")
@click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="Processes of this machine, or Dask (`pip install 'mohafez[dask]'`).",
)
@click.option("--scheduler", metavar="ADDRESS", help="Dask's scheduler, tcp://…; without it, a cluster of --jobs here.")
@click.option("--report", type=click.File("w", encoding="utf-8"), help="Write what became of each dump and its lines.")
@fields_option
@click.option("--dry-run", is_flag=True, help="Write no article; say what would be written.")
@click.option("--check", is_flag=True, help="Write no article; fail if there are dumps whose articles are not there.")
@click.option("--again", is_flag=True, help="Convert also what is in the archive already, with today's rules.")
def command(paths: tuple[str, ...], content: str, report: TextIO | None, **given: object) -> None:
    """Turn new dumps into articles.

    PATHS are files, folders, globs and URLs (s3://, gs://, https:// …), - is standard input; without any, dumps/. Text,
    HTML, .jsonl, .csv, WARC and WET count, also gzipped or in zip and tar files.

    A bad dump is reported and never stops the rest. Articles that were edited by hand are never overwritten.
    --again --dry-run shows what newer rules would change. --check is for a workflow that publishes: it never imports,
    since the address that an article gets must be one that its owner has seen and committed.

    \b
      mohafez import                                  what is new in dumps/
      mohafez import ~/saved/2009 'old/page-*.html'   what is elsewhere
      mohafez import a.csv --fields title=a,body=b    names of a table's own
      mohafez import --report became.jsonl            what became of each line
    """
    if not paths:
        need(DUMPS)
    dry_run = given["dry_run"] or given["check"]
    with _explained(), _content(content) as folder, _bar() as bar:
        dumps = _dumps(paths or (str(DUMPS),), given["fields"])
        options = Options(folder, dry_run, given["again"], _catalogue(folder, dry_run))
        with _engine(given["engine"], given["jobs"], given["scheduler"]) as engine:
            converter = make_converter(folder, report is not None)
            done = Import(converter, options, _writer(report), _progress(bar), engine).run(dumps)
    passed = passed_over(Path(path) for path in paths or (DUMPS,))
    show(Console(highlight=False, soft_wrap=True, markup=False), done, options, passed)
    if done.nothing_read:
        sys.exit(NOTHING_READ)
    if given["check"] and (waiting := done.counts[Outcome.WRITTEN] + done.counts[Outcome.UPDATED]):
        click.echo(f"{waiting:,} articles wait in the dumps: run `invoke import` and commit what it writes.", err=True)
        sys.exit(NOT_IMPORTED)


@contextmanager
def _explained() -> Iterator[None]:
    """Say what ended an import, and what to do."""
    try:
        yield
    except (ArticleError, TableError) as error:
        raise click.ClickException(f"{error}\nNothing was imported. Mend it and import again.") from error
    except (EngineError, RemoteError) as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        what = f"{where}{error.strerror}\nThe import stopped there; no file is half written."
        raise click.ClickException(f"{what} Make room or mend the rights, and import again: it goes on.") from error


def _dumps(paths: Iterable[str], fields: Fields) -> Dumps:
    local = [Path(path) for path in paths if not is_url(path)]
    return find_dumps(local, fields, sys.stdin.buffer, filter(is_url, paths))


def _content(place: str) -> AbstractContextManager[Path]:
    """The content folder, or a copy of one at a URL, which is written back."""
    return mirrored(place) if is_url(place) else nullcontext(Path(place))


def _engine(name: str, jobs: int, scheduler: str | None) -> AbstractContextManager[Engine]:
    """Start what an import runs on."""
    if scheduler and name != "dask":
        raise click.UsageError("--scheduler is Dask's: add --engine dask.")
    if name == "local":
        return Processes(jobs) if jobs > 1 else nullcontext(Serial())
    try:
        from mohafez.ingest.engines.cluster import Cluster
    except ImportError as error:
        raise click.ClickException(f"{error}: run `pip install 'mohafez[dask]'`.") from error
    cluster = Cluster(jobs, scheduler)
    click.echo(f"Dask shows what it does at {cluster.dashboard}", err=True)
    return cluster


def make_converter(content: Path, report_lines: bool = False) -> Converter:
    """Read the tables of the archive that `content` belongs to, or of the current folder where it has none."""
    root = content.resolve().parent if _is_archive(content) else Path.cwd()
    return Converter(
        sources=load_sources(root / "sources.toml"),
        tagger=Tagger(load_topics(root / "topics.toml")),
        report_lines=report_lines,
    )


def _is_archive(content: Path) -> bool:
    """Tell whether the tables of an archive stand beside a content folder."""
    return any((content.resolve().parent / name).exists() for name in ("topics.toml", "sources.toml"))


def _catalogue(content: Path, dry_run: bool) -> Path | None:
    """Where an archive remembers what imports found out; any other folder, and a dry run, stays as it is."""
    return content.resolve().parent / ".mohafez" if _is_archive(content) and not dry_run else None


def _writer(report: TextIO | None):
    def write(result: Result) -> None:
        if report:
            report.write(json.dumps(asdict(result), ensure_ascii=False) + "\n")

    return write


def _bar() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())


def _progress(bar: Progress):
    task = bar.add_task("", visible=False)
    started = time.monotonic()

    def show_progress(step: str, done: int, total: int) -> None:
        late = time.monotonic() - started > QUIET_SECONDS
        bar.update(task, description=step, completed=done, total=total, visible=late)

    return show_progress
