"""The archive's daily work: `invoke --list` names the tasks, `invoke --help TASK` explains one."""

import os
import shlex
import shutil
import sys
from pathlib import Path

from invoke import Collection, Context, Exit, task

ROOT = Path(__file__).parent
CONTENT, DUMPS, OUTPUT = ROOT / "content", ROOT / "dumps", ROOT / "output"
PAGES_BRANCH = "gh-pages"


def call(context: Context, *words: str, **environment: str) -> None:
    """Run a program of this environment from the archive's folder; its failure is the task's."""
    with context.cd(str(ROOT)):
        done = context.run(
            shlex.join((sys.executable, "-m", *words)), env=environment, pty=sys.stdout.isatty(), warn=True
        )
    if done.exited:
        raise Exit(code=done.exited)


def pelican_arguments() -> list[str]:
    """Pelican's own call; plain messages, because its pretty ones wrap the names of files at 80 columns."""
    return ["pelican", str(CONTENT), "-o", str(OUTPUT), "-s", str(ROOT / "pelicanconf.py"), "--log-handler", "plain"]


@task(name="import", help={"again": "read every dump again, also those already imported"})
def import_(context, again=False):
    """Turn what is new in dumps/ into articles in content/."""
    call(context, "mohafez.cli", "import", str(DUMPS), "--content", str(CONTENT), *(["--again"] if again else []))


@task(
    help={
        "siteurl": "the address that the site will have, https://user.github.io/repo (default: $SITEURL, else none)",
        "skip-import": "build from content/ as it is",
    }
)
def build(context, siteurl="", skip_import=False):
    """Import what is new in dumps/, then build the site into output/."""
    if not skip_import:
        import_(context)
    call(context, *pelican_arguments(), SITEURL=siteurl or os.environ.get("SITEURL", ""))
    call(context, "mohafez.cli", "report", str(OUTPUT))
    print(f"\nThe site is in {OUTPUT}\nLook at it:   {tool('invoke')} serve      (Ctrl-C ends it)")


@task(help={"port": "the port on this machine (8000)", "skip-import": "build from content/ as it is"})
def serve(context, port=8000, skip_import=False):
    """Build, serve the site on this machine, and build again and reload whenever an article or the theme changes."""
    if not skip_import:
        import_(context)
    call(context, "scripts.serve", "--port", str(port))


@task(
    help={
        "siteurl": "the address that the site will have (default: $SITEURL)",
        "remote": "the git remote to push to (origin)",
        "branch": f"the branch that GitHub Pages serves ({PAGES_BRANCH})",
    }
)
def publish(context, siteurl="", remote="origin", branch=PAGES_BRANCH):
    """Build for the site's address and push output/ to the branch that GitHub Pages serves."""
    address = siteurl or os.environ.get("SITEURL", "")
    if not address:
        raise Exit("Where will the site be? Say it: invoke publish --siteurl https://user.github.io/repo", code=2)
    build(context, siteurl=address)
    call(context, "ghp_import", "--no-jekyll", "--push", "--force", "--remote", remote, "--branch", branch, str(OUTPUT))


@task(help={"only": "a path or a `pytest -k` expression: run just those tests, without lint"})
def test(context, only=""):
    """Check style, then run all tests: unit, property, Node and browser."""
    if only:
        call(context, "pytest", *([only] if (ROOT / only.partition("::")[0]).exists() else ["-k", only]))
        return
    call(context, "ruff", "check", ".")
    call(context, "ruff", "format", "--check", ".")
    call(context, "pytest", "-n", "auto", "--dist", "loadfile")


@task(help={"count": "articles (1000)", "rounds": "builds by each, of which the median counts (3)"})
def bench(context, count=1000, rounds=3):
    """Compare build times with Hugo's on the same articles (needs ../shared/corpus, and hugo on PATH)."""
    call(context, "bench.build", "--count", str(count), "--rounds", str(rounds))


@task
def screenshots(context):
    """Take the pictures of docs/screenshots anew (needs Chromium)."""
    call(context, "scripts.screenshots")


@task
def styleguide(context):
    """Build the site with a page of every component, shown with data that are hard to lay out."""
    call(context, *pelican_arguments(), "-e", "MOHAFEZ_STYLEGUIDE=true", SITEURL="")
    print(f"\nLook at {OUTPUT}/styleguide/index.html by:   {tool('pelican')} --listen {CONTENT} -o {OUTPUT}")


@task
def clean(_context):
    """Remove what can be made again: output/ and the caches. Articles and dumps stay."""
    for folder in (OUTPUT, ROOT / ".mohafez"):
        shutil.rmtree(folder, ignore_errors=True)


def tool(name: str) -> str:
    """How to call a program of this environment from where the reader stands."""
    if shutil.which(name):
        return name
    path = Path(sys.executable).parent / name
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


namespace = Collection(import_, build, serve, publish, test, bench, screenshots, styleguide, clean)
