"""`mohafez serve`: the site while it is worked on."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Thread

import click

from mohafez.site.serving import Builds, server

QUIET = 100  # milliseconds without a further change after which a build begins
LONGEST_WAIT = 4 * QUIET  # for something that goes on changing


@click.command("serve")
@click.option("--port", default=8000, show_default=True, help="The port on this machine.")
@click.option(
    "--settings",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=Path("pelicanconf.py"),
    show_default=True,
    help="The archive's settings; content/, output/ and the tables are beside them.",
)
def command(port: int, settings: Path) -> None:
    """Build the site, show it on this machine, and build again and reload the browser whenever something changes.

    Watched are articles, pages, the theme, topics.toml, sources.toml and the settings. What is wrong with one of them
    is said here, and the site stays as it was until that is mended.
    """
    from pelican.settings import read_settings
    from watchfiles import watch

    archive = settings.absolute().parent
    builds = Builds()
    build(settings, builds)
    with server(builds, archive / "output", port) as started:
        Thread(target=started.serve_forever, daemon=True).start()
        click.echo(f"Serving on http://127.0.0.1:{started.server_port}/      (Ctrl-C ends it)")
        theme = Path(read_settings(str(settings))["THEME"])
        watched = (archive / "content", archive / "topics.toml", archive / "sources.toml", settings, theme)
        existing = [path for path in watched if path.exists()]
        for _ in watch(*existing, debounce=LONGEST_WAIT, step=QUIET, raise_interrupt=False):
            build(settings, builds)


def build(settings: Path, builds: Builds) -> None:
    """Build in a process of its own: settings and code may have changed too."""
    archive = settings.absolute().parent
    where = [str(archive / "content"), "-o", str(archive / "output"), "-s", str(settings)]
    done = subprocess.run(  # noqa: S603 our own program
        [sys.executable, "-m", "pelican", *where, "--log-handler", "plain"],
        cwd=archive,
        env={**os.environ, "SITEURL": ""},
        check=False,
    )
    if done.returncode == 0:
        builds.done()
