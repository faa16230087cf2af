"""`mohafez stats`: what the archive holds."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from mohafez import articles
from mohafez.articles import Article, ArticleError
from mohafez.cli.options import content_option, need
from mohafez.stats import Statistics, count

SHOWN = 10  # names of each kind; --all shows every one
BAR = 30  # characters of the longest


@click.command("stats")
@content_option
@click.option("--all", "everything", is_flag=True, help=f"Show every name, not the {SHOWN} fullest of each kind.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object: counts by year, source, section and tag.")
def command(content: Path, everything: bool, as_json: bool) -> None:
    """Count what the archive holds: articles, words, years, sources, sections, topics and places.

    `mohafez topics` compares with what topics.toml would give; `mohafez report` tells what the built site weighs.
    """
    need(content)
    try:
        counted = count(read(content))
    except ArticleError as error:
        raise click.ClickException(f"{error}\nNothing was counted: `mohafez doctor` tells all such files.") from error
    if as_json:
        click.echo(json.dumps(vars(counted), ensure_ascii=False))
    else:
        show(counted, None if everything else SHOWN)


def read(content: Path) -> Iterator[Article]:
    for path in articles.paths(content):
        yield articles.read(path, content)


def show(counted: Statistics, shown: int | None) -> None:
    """Print the counts, each kind as a small chart."""
    for title, counts in (("by source", counted.sources), ("by section", counted.sections), ("about", counted.tags)):
        chart(title, counts, counts.most_common(shown))
    chart("by year", counted.years, sorted(counted.years.items()))
    click.echo(
        f"articles: {counted.articles:,}; undated: {counted.undated:,}; words: {counted.words:,}; "
        f"stories told by several: {counted.groups:,}"
    )


def chart(title: str, counts: Counter[str], rows: list[tuple[str, int]]) -> None:
    """Print names with their counts and bars; an empty name is what was not said."""
    if not rows:
        return
    click.echo(title)
    longest = max(counted for _, counted in rows)
    for name, counted in rows:
        click.echo(f"  {name or '(none)':24} {counted:8,} {'█' * -(-counted * BAR // longest)}")
    if len(counts) > len(rows):
        click.echo(f"  … and {len(counts) - len(rows):,} more: `mohafez stats --all`")
