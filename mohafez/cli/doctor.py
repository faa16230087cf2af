"""`mohafez doctor`: what is wrong with the archive, and how is it mended?"""

import datetime as dt
import json
import sys
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

import click

from mohafez.doctor import Examination, Level, NotAnArchive, examine

SHOWN = 5  # findings of each check; --all shows every one
ILL, NO_ARCHIVE = 1, 2


@click.command("doctor")
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option("--strict", is_flag=True, help="Exit code 1 for warnings, too, not for errors alone.")
@click.option("--all", "everything", is_flag=True, help=f"Show every finding, not {SHOWN} of each check.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object: articles, and findings by check.")
def command(folder: Path, strict: bool, everything: bool, as_json: bool) -> None:
    """Say what is wrong with the archive in FOLDER (this one), and how to mend it.

    \b
    error     the site cannot be built or published until it is mended
    warning   the site is built, and is most likely wrong there
    note      may be just so; worth a look

    Nothing is changed. Exit code 1 if there are errors, 2 if FOLDER is no archive. `invoke check` looks at the built
    site. docs/doctor.md tells each check.
    """
    try:
        found = examine(folder, dt.date.today())
    except NotAnArchive as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(NO_ARCHIVE)
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False))
    else:
        show(found, None if everything else SHOWN)
    sys.exit(ILL if found.counts[Level.ERROR] or (strict and found.counts[Level.WARNING]) else 0)


def show(found: Examination, shown: int | None) -> None:
    """Print the findings, check by check, and a summary."""
    for name, findings in found.findings.items():
        if findings:
            click.echo(f"{name}: {len(findings):,}")
        for mend, alike in groupby(findings[:shown], lambda finding: finding.mend):
            for finding in alike:
                what = finding.what if finding.what.startswith(finding.where) else f"{finding.where}: {finding.what}"
                click.echo(f"  {finding.level}: {what}")
            click.echo(f"    → {mend}")
        if shown and len(findings) > shown:
            click.echo(f"  … and {len(findings) - shown:,} more: `mohafez doctor --all`")
    told = [f"{count:,} {level}{'s' if count != 1 else ''}" for level in Level if (count := found.counts[level])]
    click.echo(f"articles: {found.articles:,}; {', '.join(told) or 'nothing is wrong'}.")
