"""The `mohafez` command: one module a command, imported only when it is called, so that `--help` is quick."""

from importlib import import_module

import click

import mohafez

# name -> (module below this package, one line for the overview)
COMMANDS = {
    "init": ("init", "Begin an archive in a folder of its own."),
    "import": ("ingest", "Turn new dumps into articles."),
    "explain": ("explain", "Show what became of each line of a dump, and why."),
    "diff": ("diff", "Show how articles that were edited differ from what their dumps say now."),
    "drop": ("drop", "Take a story out of the archive, for good."),
    "topics": ("topics", "Show topics with counts, and what a changed topics.toml would move."),
    "doctor": ("doctor", "Say what is wrong with the archive, and how to mend it."),
    "check": ("check", "Check the built site: links, pages, feeds, data, search, size."),
    "serve": ("serve", "Show the site, and build it again whenever something changes."),
    "stats": ("stats", "Count what the archive holds."),
    "search": ("search", "Search a built site, as its readers do."),
    "shard": ("shard", "Divide an archive that is too large for one site."),
    "report": ("report", "Show what the last build did, and how large the site is."),
    "text": ("text", "Bengali text tools as line filters: dates, lemmas, slugs, keys …"),
}


class LazyGroup(click.Group):
    """A group whose commands live in modules of this package, found by COMMANDS."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        return import_module(f"{__name__}.{COMMANDS[name][0]}").command

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(mohafez.__version__, message="mohafez %(version)s")
def main() -> None:
    """Keep an archive of Bengali news: from text dumps to a searchable site.

    \b
    The first day:
      mohafez init my-archive   a folder with all that an archive needs

    \b
    The usual day:
      mohafez import            turn what is new in dumps/ into articles in content/
      mohafez explain DUMP      why did this line (not) get into the article?
      invoke build              make the site in output/
      invoke serve              look at it
    """
