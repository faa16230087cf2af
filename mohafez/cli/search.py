"""`mohafez search`: what readers of the built site find."""

from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from mohafez.search.ask import AskError, ask

REASONS = {"sound": "sounds like", "parted": "written apart", "misspelt": "spelt like"}
FILTERS = ("topic", "place", "section", "source", "from", "to")


@click.command("search")
@click.argument("query")
@click.option(
    "--site", type=click.Path(path_type=Path), default=Path("output"), show_default=True, help="The built site."
)
@click.option("--limit", default=10, show_default=True, help="How many results to show.")
@click.option("--by-date", is_flag=True, help="Newest first, instead of what fits best.")
@click.option("--topic", multiple=True, help="Only articles of this topic's slug; may be given again.")
@click.option("--place", multiple=True, help="… of this place's.")
@click.option("--section", multiple=True, help="… of this section's.")
@click.option("--source", multiple=True, help="… of this source's.")
@click.option("--from", help="Only articles of this day, month or year and later: 2025-12-14, 2025-12, 2025.")
@click.option("--to", help="… and earlier.")
@click.option("--exact", is_flag=True, help="Take no close or like-sounding words for those that are not there.")
def command(query: str, site: Path, **asked: Any) -> None:
    """Search a built site, as its readers do: the same engine over the same files. Needs Node 20.

    QUERY may hold "phrases" and -words; words in Latin letters find what sounds so.

    \b
      mohafez search 'বন্যায় ক্ষতি'
      mohafez search '"নদী ভাঙন" -ঢাকা' --from 2024 --by-date
      mohafez search podda
    """
    options = {
        "limit": asked["limit"],
        "filters": {name: asked[name] for name in FILTERS if asked[name]},
        "sort": "date" if asked["by_date"] else "relevance",
        "verbatim": asked["exact"],
    }
    try:
        (answer,) = ask(site, [["search", query, options]])
    except AskError as error:
        raise click.ClickException(str(error)) from error
    show(answer, Console(highlight=False, soft_wrap=True))


def show(answer: dict[str, Any], console: Console) -> None:
    """Print an answer: what was taken for what, then the results."""
    for taken in answer["shown"]:
        console.print(f"{taken['typed']}: {REASONS[taken['why']]} {', '.join(taken['words'])}", style="dim")
    for hit in answer["hits"]:
        console.print(Text(hit["title"], "bold"))
        console.print(f"  {(hit['date'] or 'undated')[:10]}  {hit['id']}", style="dim")
        if hit["excerpt"]:
            console.print(
                "  ", *(Text(part["text"], "bold" if part["mark"] else "") for part in hit["excerpt"]), sep=""
            )
    console.print(f"articles found: {answer['total']}", style="dim")
