"""`mohafez serve`: the site while it is worked on."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import click

from mohafez.cli.options import need
from mohafez.doctor.settings import fault_of
from mohafez.loopback import serving
from mohafez.site.serving import Builds, server

QUIET = 50  # milliseconds without a further change after which a build begins
LONGEST_WAIT = 4 * QUIET  # for something that goes on changing
TABLES = ("topics.toml", "sources.toml", "withdrawn.toml", "redirects.toml")
TABLES_EVERY = 1000  # milliseconds; looked at, not watched: editors replace files, and a table may come later


@click.command("serve")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="On this machine.")
@click.option(
    "--settings",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("pelicanconf.py"),
    show_default=True,
    help="The archive's settings; content/, output/ and the tables are beside them.",
)
def command(port: int, settings: Path) -> None:
    """Build the site, show it on this machine, and build again and reload the browser whenever something changes.

    Watched are articles, pages, the theme, the settings, and the tables (topics.toml and its sisters). What is wrong
    with one of them is said here, and the site stays as it was until that is mended.
    """
    from pelican.settings import read_settings

    need(settings)
    if fault := fault_of(settings):
        raise click.ClickException(f"{fault}. Mend it, and begin again.")
    archive = settings.absolute().parent
    builds = Builds()
    try:
        made = server(builds, archive / "output", port)
    except OSError as error:
        another = f"Name another one: `mohafez serve --port {port % 65535 + 1}`"
        raise click.ClickException(f"port {port}: {error.strerror}. {another}") from error
    with closing(Builder(settings, builds)) as builder:
        builder.build()
        with serving(made) as url:
            click.echo(f"Serving on {url}/      (Ctrl-C ends it)")
            theme = Path(read_settings(str(settings))["THEME"])
            for _ in changes((archive / "content", theme), (settings, *(archive / name for name in TABLES))):
                builder.build()


def changes(folders: Sequence[Path], files: Sequence[Path]) -> Iterator[None]:
    """Yield whenever something in one of the folders changed, or one of the files changed, came or went."""
    from watchfiles import watch

    seen = [stamp(file) for file in files]
    existing = [folder for folder in folders if folder.exists()]
    timing = {"debounce": LONGEST_WAIT, "step": QUIET, "rust_timeout": TABLES_EVERY}
    for changed in watch(*existing, **timing, yield_on_timeout=True, raise_interrupt=False):
        now = [stamp(file) for file in files]
        if changed or now != seen:
            seen = now
            yield


def stamp(file: Path) -> tuple[int, int, int] | None:
    """Give what tells that a file changed; None if it is not there."""
    try:
        stat = file.stat()
    except FileNotFoundError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


class Builder:
    """Builds in a process of its own, as settings and code may change too; the next one has loaded all and waits."""

    def __init__(self, settings: Path, builds: Builds):
        self._builds = builds
        self._archive = settings.absolute().parent
        where = [str(self._archive / "content"), "-o", str(self._archive / "output"), "-s", str(settings)]
        self._command = [sys.executable, "-m", "mohafez.site.waiting", *where, "--log-handler", "plain"]
        self._next = self._waiting()

    def build(self) -> None:
        """Bring the site up to date, and tell the browsers if that succeeded."""
        if self._next.poll() is not None:  # it met a fault in the code, say, which is mended by now
            self._next = self._waiting()
        self._next.communicate(b"\n")
        if self._next.returncode == 0:
            self._builds.done()
        self._next = self._waiting()

    def close(self) -> None:
        """Send away the one that waits."""
        self._next.communicate()

    def _waiting(self) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "SITEURL": ""}
        return subprocess.Popen(self._command, stdin=subprocess.PIPE, cwd=self._archive, env=environment)  # noqa: S603
