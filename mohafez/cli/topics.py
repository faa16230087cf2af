"""`mohafez topics`: what the archive is filed under, why, and what a changed topics.toml would move."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from mohafez import articles
from mohafez.articles import ArticleError
from mohafez.cli.options import content_option, need
from mohafez.ingest.topics import Tagger, Tagging
from mohafez.ingest.topics.refile import Filing, apply, filings, tag_article
from mohafez.ingest.topics.suggest import suggest
from mohafez.tables import TableError, load_topics

TERMS_SHOWN = 8  # of each topic in `explain`
NEAR_MISSES = 3  # topics and places that were not chosen, in `explain`


@click.group("topics", invoke_without_command=True)
@content_option
@click.option("--table", type=click.Path(path_type=Path), help="The topics.toml to use, if not the archive's own.")
@click.pass_context
def command(context: click.Context, content: Path, table: Path | None) -> None:
    """Show topics and places with how many articles they have, and would have.

    \b
    After a change in topics.toml:
      mohafez topics            how many articles each topic would gain or lose
      mohafez topics preview    which ones
      mohafez topics apply      move them (tags that a hand set stay)
    """
    beside = content.resolve().parent / "topics.toml"
    context.obj = (content, table or (beside if beside.exists() else Path("topics.toml")))
    if context.invoked_subcommand is None:
        with errors():
            show_counts(*context.obj)


@command.command("preview", short_help="List the articles that would be filed differently.")
@click.pass_obj
def preview(archive: tuple[Path, Path]) -> None:
    """List the articles that today's topics.toml would file differently. Nothing is written."""
    content, table = archive
    with errors():
        moving = [filing for filing in moves(content, table) if filing.moves]
    for filing in moving:
        click.echo(change(filing, content))
    click.echo(f"{len(moving)} would move." + (" `mohafez topics apply` moves them." if moving else ""))


@command.command("apply", short_help="Write the tags that today's topics.toml gives.")
@click.pass_obj
def apply_(archive: tuple[Path, Path]) -> None:
    """Write the tags that today's topics.toml gives. Tags that a hand set stay as they are."""
    content, table = archive
    moved = 0
    with errors():
        for filing in moves(content, table):
            if filing.moves:
                apply(filing)
                click.echo(change(filing, content))
                moved += 1
    click.echo(f"{moved} moved.")


@command.command("explain", short_help="Show which terms decided where an article is filed.")
@click.argument("article", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_obj
def explain(archive: tuple[Path, Path], article: Path) -> None:
    """Show which terms decided where ARTICLE, a Markdown file, is filed, with what each adds."""
    with errors():
        topics = load_topics(archive[1])
        read = articles.read(article)
    tagging = tag_article(read, Tagger(topics))
    console = Console(highlight=False)
    console.print(read.title, style="bold", markup=False)
    if read.tags_by:
        console.print(f"tags_by: {read.tags_by}: the tags in the file stay: {', '.join(read.tags)}", markup=False)
    for heading, listed, chosen in (
        ("Topics", topics.topics, tagging.topics),
        ("Places", topics.places, tagging.places),
    ):
        console.print(evidence(heading, tagging, chosen, list(listed)))


@command.command("suggest", short_help="List phrases that no topic knows yet.")
@click.option("--least", default=3, show_default=True, help="Articles that must turn on a phrase.")
@click.option("--limit", default=40, show_default=True, help="Phrases to show.")
@click.pass_obj
def suggest_(archive: tuple[Path, Path], least: int, limit: int) -> None:
    """List phrases that many articles turn on and no topic knows: candidates for topics.toml."""
    content, table = archive
    need(content)
    with errors():
        topics = load_topics(table)
        found = suggest((articles.read(path, content) for path in articles.paths(content)), topics, least)
    shown = Table("phrase", "articles", "filed under", "for example", box=None)
    for suggestion in found[:limit]:
        tags = ", ".join(f"{tag} {count}" for tag, count in suggestion.tags)
        shown.add_row(suggestion.phrase, str(suggestion.articles), tags, suggestion.titles[0])
    Console(highlight=False).print(shown if found else f"No unknown phrase in {least} articles.")


@command.command("predict", short_help="File articles that come as JSON lines.")
@click.pass_obj
def predict(archive: tuple[Path, Path]) -> None:
    """Read articles as JSON lines (id, title, body) from standard input; write id, topics, places, confidence."""
    with errors():
        tagger = Tagger(load_topics(archive[1]))
    for number, line in enumerate(sys.stdin, start=1):
        if line.strip():
            row = read_row(line, number)
            tagging = tagger.tag(row["title"], "", row["body"])
            told = {"topics": tagging.topics, "places": tagging.places, "confidence": tagging.confidence}
            click.echo(json.dumps({"id": row["id"], **told}, ensure_ascii=False))


def read_row(line: str, number: int) -> dict[str, Any]:
    """Read an article for `predict`. Raises ClickException for a line that holds none."""
    try:
        row = json.loads(line)
    except ValueError as error:
        raise click.ClickException(f"line {number}: no JSON: {error}") from error
    if not isinstance(row, dict) or "id" not in row or not all(isinstance(row.get(k), str) for k in ("title", "body")):
        raise click.ClickException(f"line {number}: an article needs id, and title and body as strings: {line[:80]}")
    return row


@contextmanager
def errors() -> Iterator[None]:
    """Turn what an editor can mend into a message."""
    try:
        yield
    except (ArticleError, TableError) as error:
        raise click.ClickException(str(error)) from error


def moves(content: Path, table: Path) -> Iterator[Filing]:
    need(content)
    return filings(content, Tagger(load_topics(table)))


def change(filing: Filing, content: Path) -> str:
    """Say in a line what an article loses and gains."""
    signs = [f"-{tag}" for tag in filing.lost] + [f"+{tag}" for tag in filing.gained]
    return f"{filing.path.relative_to(content)}: {' '.join(signs) or 'order'}  {filing.article.title}"


def show_counts(content: Path, table: Path) -> None:
    """Print each topic and place with its articles, now and as topics.toml would have them."""
    need(content)
    topics = load_topics(table)
    now, then = Counter[str](), Counter[str]()
    total = by_hand = 0
    for filing in filings(content, Tagger(topics)):
        now.update(filing.article.tags)
        then.update(filing.article.tags if filing.kept_by_hand else filing.tags)
        total += 1
        by_hand += filing.kept_by_hand
    shown = Table("topic", "name", "articles", "would be", box=None)
    for listed in (topics.topics, topics.places):
        for topic in listed.values():
            changed = str(then[topic.slug]) if then[topic.slug] != now[topic.slug] else ""
            shown.add_row(topic.slug, topic.name, str(now[topic.slug]), changed)
        shown.add_section()
    unknown = sorted(set(now) - {*topics.topics, *topics.places})
    for tag in unknown:
        shown.add_row(tag, "(not in topics.toml)", str(now[tag]), "")
    console = Console(highlight=False)
    console.print(shown)
    console.print(f"{total} articles, {by_hand} with tags or changes by hand, which stay.")


def evidence(heading: str, tagging: Tagging, chosen: tuple[str, ...], listed: list[str]) -> Table:
    """Tabulate the scores of what was chosen and what came next, with the terms that made them."""
    scored = sorted((slug for slug in listed if slug in tagging.scores), key=lambda slug: -tagging.scores[slug].total)
    others = [slug for slug in scored if slug not in chosen and tagging.scores[slug].total > 0][:NEAR_MISSES]
    shown = Table(
        "", "score", "sure", "terms: in title / opening / body", box=None, title=heading, title_justify="left"
    )
    for slug in (*chosen, *others):
        score = tagging.scores[slug]
        terms = sorted(score.evidence, key=lambda found: -abs(found.score))[:TERMS_SHOWN]
        told = "; ".join(f"{e.term.text} {e.score:+.1f} ({e.title}/{e.opening}/{e.body})" for e in terms)
        sure = f"{tagging.confidence[slug]:.0%}" if slug in chosen else "no"
        shown.add_row(slug, f"{score.total:.1f}", sure, told)
    return shown
