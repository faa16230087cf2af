"""An archive's daily work as invoke tasks; its tasks.py is no more than

from mohafez.tasks import archive_tasks

namespace = archive_tasks(__file__)

`invoke --list` names the tasks, `invoke --help TASK` explains one.
"""

import shlex
import shutil
import sys
from pathlib import Path
from urllib.parse import urlsplit

from invoke import Collection, Context, Exit, Task, task

from mohafez.doctor.settings import fault_of

SHARDS = "output.shards"  # the sites of a divided archive, but for its front
SHARD_HELP = "one of the sites that shards.toml divides the archive into (default: the front, or the only one)"
PAGES_BRANCH = "gh-pages"
PAGES_HOST = ".github.io"


def archive_tasks(file: str, *more: Task) -> Collection:
    """Give the tasks of the archive whose tasks.py is `file`, and `more` tasks of its own."""
    tasks = (import_, doctor, build, serve, check, publish, topics, stats, clean)
    collection = Collection(*tasks, *more)
    collection.configure({"archive": {"root": str(Path(file).resolve().parent)}})
    return collection


def folder(context: Context, name: str = "") -> Path:
    """Give the archive's folder, or one of content, dumps and output below it."""
    return Path(context.archive.root) / name


def call(context: Context, *words: str, **environment: str) -> None:
    """Run a program of this environment from the archive's folder; its failure is the task's."""
    with context.cd(context.archive.root):
        done = context.run(
            shlex.join((sys.executable, "-m", *words)), env=environment, pty=sys.stdout.isatty(), warn=True
        )
    if done.exited:
        raise Exit(code=done.exited)


def output_of(shard: str) -> str:
    """Give the folder that a site is built into."""
    return f"{SHARDS}/{shard}" if shard else "output"


def pelican(context: Context, *options: str, output: str = "output", **environment: str) -> None:
    """Call Pelican itself; its messages plain, because its pretty ones wrap the names of files at 80 columns."""
    where = [str(folder(context, "content")), "-o", str(folder(context, output)), "-s", settings(context)]
    call(context, "pelican", *where, "--log-handler", "plain", *options, **environment)


def settings(context: Context) -> str:
    """Give the path of the archive's settings. Raises Exit where Python cannot read them."""
    path = folder(context, "pelicanconf.py")
    if fault := fault_of(path):
        raise Exit(f"{fault}\nNothing was built. Mend it, and build again.", code=1)
    return str(path)


def address(context: Context, shard: str) -> str:
    """Give the address that the site will have: what shards.toml says, or else $SITEURL or pelicanconf.py."""
    from pelican.settings import read_settings

    from mohafez.tables.shards import FILE, load_shards

    if plan := load_shards(folder(context, FILE)):
        return plan.named(shard).address if shard else plan.front
    return read_settings(settings(context))["SITEURL"]


def need_remote(context: Context, remote: str) -> None:
    """Refuse to build for nothing where there is no repository to publish to. Raises Exit."""
    with context.cd(context.archive.root):
        found = context.run(shlex.join(("git", "remote", "get-url", remote)), hide=True, warn=True)
    if found.failed:
        told = found.stderr.strip().removeprefix("fatal: ").removeprefix("error: ")
        way = "`git init -b main`, then `git remote add origin https://github.com/USER/REPO.git`"
        raise Exit(f"Where should the site be pushed? {told}. {way}; or name another with --remote.", code=2)


def domain(siteurl: str) -> str:
    """Give the domain of one's own that a site has to itself, for GitHub Pages' CNAME; empty for GitHub's addresses."""
    parts = urlsplit(siteurl)
    host = parts.hostname or ""
    return "" if host.endswith(PAGES_HOST) or parts.path.strip("/") else host


@task(name="import", help={"again": "read every dump again, also those already imported"})
def import_(context, again=False):
    """Turn what is new in dumps/ into articles in content/."""
    call(context, "mohafez.cli", "import", "dumps", "--content", "content", *(["--again"] if again else []))


@task(
    help={
        "siteurl": "the address that the site will have (default: $SITEURL, else the one in pelicanconf.py, else none)",
        "skip-import": "build from content/ as it is",
        "shard": SHARD_HELP,
    }
)
def build(context, siteurl="", skip_import=False, shard=""):
    """Import what is new in dumps/, then build the site into output/, a shard of a divided archive beside it."""
    if not skip_import:
        import_(context)
    output = output_of(shard)
    pelican(context, output=output, MOHAFEZ_SHARD=shard, **({"SITEURL": siteurl} if siteurl else {}))
    call(context, "mohafez.cli", "report", output, "--content", "content")
    print(f"\nThe site is in {folder(context, output)}\nLook at it:   {tool('invoke')} serve      (Ctrl-C ends it)")


@task(help={"port": "the port on this machine (8000)", "skip-import": "build from content/ as it is"})
def serve(context, port=8000, skip_import=False):
    """Build, serve the site on this machine, and build again and reload whenever an article or the theme changes."""
    if not skip_import:
        import_(context)
    call(context, "mohafez.cli", "serve", "--port", str(port))


@task
def doctor(context):
    """Say what is wrong with the archive, and how to mend it."""
    call(context, "mohafez.cli", "doctor")


@task(help={"outside": "ask also for links that lead to other sites", "shard": SHARD_HELP})
def check(context, outside=False, shard=""):
    """Check the built site: links, pages, feeds, data, search, size."""
    more = ["--outside"] if outside else []
    call(context, "mohafez.cli", "check", output_of(shard), "--content", "content", *more)


@task(
    help={
        "siteurl": "the address that the site will have (default: $SITEURL, else the one in pelicanconf.py)",
        "remote": "the git remote to push to (origin)",
        "branch": f"the branch that GitHub Pages serves ({PAGES_BRANCH})",
        "shard": SHARD_HELP,
    }
)
def publish(context, siteurl="", remote="origin", branch=PAGES_BRANCH, shard=""):
    """Build for the site's address, check, and push output/ to the branch that GitHub Pages serves.

    An address of your own (https://archive.example.org) is told to GitHub Pages as the site's CNAME.
    """
    where = siteurl or address(context, shard)
    if not where:
        raise Exit("Where will the site be? Say it: invoke publish --siteurl https://user.github.io/repo", code=2)
    need_remote(context, remote)
    build(context, siteurl=where, shard=shard)
    check(context, shard=shard)
    cname = ["--cname", domain(where)] if domain(where) else []
    options = ["--no-jekyll", "--push", "--force", "--remote", remote, "--branch", branch, *cname]
    call(context, "ghp_import", *options, str(folder(context, output_of(shard))))


@task
def topics(context):
    """Show topics with counts, and what a changed topics.toml would move."""
    call(context, "mohafez.cli", "topics", "--content", "content")


@task
def stats(context):
    """Count what the archive holds: articles, words, years, sources, sections, topics and places."""
    call(context, "mohafez.cli", "stats", "--content", "content")


@task
def clean(context):
    """Remove what can be made again: output/ and the caches. Articles and dumps stay."""
    for name in ("output", SHARDS, ".mohafez"):
        shutil.rmtree(folder(context, name), ignore_errors=True)


def tool(name: str) -> str:
    """How to call a program of this environment from where the reader stands."""
    if shutil.which(name):
        return name
    path = Path(sys.executable).parent / name
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
