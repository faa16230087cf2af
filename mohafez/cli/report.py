"""`mohafez report`: what the last build did, and how large the site is."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from mohafez.site.incremental.memory import REPORT, memory_of_output
from mohafez.site.report import PAGES_LIMIT, Sizes, measured


@click.command("report")
@click.argument("output", type=click.Path(file_okay=False, path_type=Path), default=Path("output"))
@click.option(
    "--content",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("content"),
    show_default=True,
    help="The archive's content folder.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def command(output: Path, content: Path, as_json: bool) -> None:
    """Show what the last build of OUTPUT (output/) did: files, seconds, bytes of each kind, what looks odd."""
    if not output.is_dir():
        raise click.UsageError(f"{output} is no built site: run `invoke build`.")
    build = read_report(memory_of_output(content, output) / REPORT)
    sizes = measured(output)
    if as_json:
        click.echo(json.dumps({**build, **asdict(sizes), "total": sizes.total}, ensure_ascii=False))
        return
    if build:
        _show_build(build)
    _show_sizes(sizes)


def read_report(path: Path) -> dict[str, Any]:
    """Read what a build said of itself; nothing where there is no such file, or a broken one."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _show_build(build: dict) -> None:
    seconds = ", ".join(f"{name} {taken:.2f} s" for name, taken in build["seconds"].items())
    click.echo(f"{build['articles']} articles, {build['undated']} of them undated")
    click.echo(f"files: {build['written']} written, {build['kept']} kept, {build['removed']} removed")
    click.echo(f"{seconds}\n")
    for name in build["odd"]:
        click.echo(f"content/{name}: holds characters that are no text; see it in an editor")


def _show_sizes(sizes: Sizes) -> None:
    for kind, size in sorted(sizes.bytes.items(), key=lambda item: -item[1]):
        click.echo(f"{kind:10} {sizes.files[kind]:8} files {size / 1e6:10.2f} MB")
    click.echo(f"{'in all':10} {sum(sizes.files.values()):8} files {sizes.total / 1e6:10.2f} MB")
    click.echo(f"           {sizes.total / PAGES_LIMIT:.1%} of the gigabyte that GitHub Pages allows\n\nlargest pages:")
    for page, size in sizes.largest:
        click.echo(f"  {size / 1e3:8.1f} kB {page}")
