"""`mohafez check`: is the built site what it should be?"""

import json
import sys
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

import click

from mohafez.check import CHECKS, NotASite, Report, check
from mohafez.tables import TableError

SHOWN = 10  # faults of each kind; --all shows every one
FAULTY, NO_SITE = 1, 2


@click.command("check")
@click.argument("site", type=click.Path(path_type=Path), default=Path("output"))
@click.option(
    "--content",
    type=click.Path(path_type=Path),
    default=Path("content"),
    show_default=True,
    help="The content folder that the site was built from.",
)
@click.option("--outside", "away", is_flag=True, help="Ask also for links that lead to other sites; needs a network.")
@click.option("--all", "everything", is_flag=True, help=f"Show every fault, not {SHOWN} of each kind.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object: pages, bytes, faults, notes.")
def command(site: Path, content: Path, away: bool, everything: bool, as_json: bool) -> None:
    """Check a built SITE (output/) as readers, search engines and feed readers will meet it.

    \b
    Of every page:  UTF-8, HTML, title, heading, Content-Security-Policy,
                    nothing asked of another host, canonical address,
                    JSON-LD, links and fragments
    Of the site:    files, feeds, sitemaps, robots.txt, manifest, open data,
                    scripts, size; search finds each article by its title
                    (needs Node); every article has its page

    Nothing is changed. Exit code 1 if anything is wrong, 2 if there is no site. docs/check.md tells each check.
    """
    try:
        report = check(site, content if content.is_dir() else None, away=away)
    except (NotASite, TableError) as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(NO_SITE)
    if as_json:
        click.echo(json.dumps(asdict(report), ensure_ascii=False))
    else:
        show(report, site, None if everything else SHOWN)
    sys.exit(FAULTY if report.faults else 0)


def show(report: Report, site: Path, shown: int | None) -> None:
    """Print the faults, kind by kind, and a summary."""
    order = {name: place for place, name in enumerate(CHECKS)}
    for name, found in groupby(sorted(report.faults, key=lambda fault: (order[fault.check], fault)), lambda f: f.check):
        faults = list(found)
        click.echo(f"{name}: {len(faults):,}")
        for fault in faults[:shown]:
            click.echo(f"  {site / fault.where}: {fault.what}")
        if shown and len(faults) > shown:
            click.echo(f"  … and {len(faults) - shown:,} more: `mohafez check --all`")
    for note in report.notes:
        click.echo(f"Note: {note}")
    told = f"{len(report.faults):,} faults" if report.faults else "nothing is wrong"
    click.echo(f"{report.pages:,} pages, {report.bytes / 1e6:,.1f} MB: {told}.")
