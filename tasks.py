"""The sample archive's daily work, and the project's: `invoke --list` names the tasks."""

from pathlib import Path

from invoke import task

from mohafez.tasks import archive_tasks, call, folder, pelican, tool

ROOT = Path(__file__).parent


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
    pelican(context, "-e", "MOHAFEZ_STYLEGUIDE=true", SITEURL="")
    output = folder(context, "output")
    print(f"\nLook at {output}/styleguide/index.html by:   {tool('pelican')} --listen {ROOT} -o {output}")


namespace = archive_tasks(__file__, test, bench, screenshots, styleguide)
