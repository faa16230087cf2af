"""`mohafez shard`: divide an archive that is too large for one site."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import click

from mohafez import articles
from mohafez.articles import ArticleError
from mohafez.cli.options import content_option, need
from mohafez.files import write_if_changed
from mohafez.sharding import MEGABYTE, PlanError, planned, weight
from mohafez.start import WORKFLOW, workflow
from mohafez.tables import TableError
from mohafez.tables.shards import BUDGET, FILE, WAYS, Plan, as_toml, checked, load_shards


@click.command("shard")
@content_option
@click.option("--by", type=click.Choice(list(WAYS)), help="What decides where an article stands; cannot change later.")
@click.option("--budget", type=click.IntRange(min=1), help=f"MB that a site may weigh.  [default: {BUDGET}]")
@click.option("--front", help="Address of the front site, with lists and search: https://user.github.io/archive.")
@click.option("--addresses", help="Addresses of the shards, with {shard} for a name.  [default: FRONT-{shard}]")
@click.option("--unpublished", is_flag=True, help="The archive never was one site: no former addresses are to lead on.")
@click.option("--list", "only_list", is_flag=True, help="Change nothing; give the plan's shards as JSON.")
def command(content: Path, unpublished: bool, only_list: bool, **told: str | int | None) -> None:
    """Divide the archive into sites that each stay within a budget, or bring the plan up to date.

    \b
    The first time:  mohafez shard --by year --front https://user.github.io/archive
    Later:           mohafez shard        when a build says that no shard holds an article, or a site has outgrown

    The plan is written to shards.toml, and the workflow that builds and publishes every site to
    .github/workflows/shards.yml. An article keeps its site as the archive grows. docs/shards.md tells all of it.
    """
    need(content)
    path = content.parent / FILE
    try:
        before = load_shards(path)
        if only_list:
            click.echo(json.dumps([{"name": s.name, "address": s.address} for s in before.shards] if before else []))
            return
        found = [articles.read(file, content) for file in articles.paths(content)]
        plan = planned(asked(before, told), found, published=not unpublished)
    except (TableError, PlanError, ArticleError) as error:
        raise click.ClickException(f"{error}\nNothing was planned.") from error
    changed = write_if_changed(path, as_toml(plan))
    show(plan, found)
    click.echo(f"Written: {path}." if changed else f"{path} is as it was.")
    flow = content.parent / WORKFLOW
    if not flow.exists():
        write_if_changed(flow, workflow())
        click.echo(f"Written: {flow}. It takes the place of pages.yml: docs/shards.md tells what it needs.")


def asked(before: Plan | None, told: dict[str, str | int | None]) -> Plan:
    """Give the plan to begin with, as far as it is told. Raises click.UsageError or TableError."""
    new = {key: value for key, value in told.items() if value is not None}
    if before is None:
        if not told["by"] or not told["front"]:
            raise click.UsageError("a first plan needs --by year|source|size and --front ADDRESS")
        return checked(Plan(**new))
    if told["by"] not in (None, before.by):
        raise click.UsageError(f"the archive is divided by {before.by}; to divide it anew, delete {FILE} first")
    return checked(replace(before, **new))


def show(plan: Plan, found: list[articles.Article]) -> None:
    """Print what each shard holds."""
    count: Counter[str] = Counter()
    bytes_of: Counter[str] = Counter()
    for article in found:
        name = plan.shard_of(article).name
        count[name] += 1
        bytes_of[name] += weight(article)
    for shard in plan.shards:
        size = f"{bytes_of[shard.name] / MEGABYTE:7,.0f} MB"
        click.echo(f"{shard.name:12} {count[shard.name]:9,} articles {size}   {shard.address}")
