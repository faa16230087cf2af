"""`mohafez init`: a new archive in a folder of its own."""

import shlex
from pathlib import Path

import click

from mohafez.start import Choices, StartError, start, start_from_template
from mohafez.start.archive import NAME, TAGLINE

NEXT = """
Next:
  {go}put what you saved of newspapers' pages into dumps/, then
  invoke build          import them and build the site
  invoke serve          look at it: http://127.0.0.1:8000
  mohafez doctor        what is wrong with the archive, and how to mend it

README.md tells the usual day and how to go online. Name your newspapers in sources.toml before you import much:
it decides in which zone a printed time is, and whose article it is."""


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", help=f"The archive's name, as readers see it.  [default: {NAME}]")
@click.option("--tagline", default=TAGLINE, show_default=True, help="One line below it.")
@click.option("--address", help="Where the site will be: https://user.github.io/repo. May be said later.")
@click.option("--source", help="The newspaper that the first dumps are from, as readers see it: দৈনিক শালপাতা.")
@click.option("--domain", help="The newspaper's own address: shalpata.example. Dumps that name it are its.")
@click.option("--samples", is_flag=True, help="Begin with sample dumps, written for Mohafez, to see how it works.")
@click.option(
    "--template", is_flag=True, help="FOLDER is a copy of Mohafez's own repository: what only its engineers need goes."
)
@click.option("--yes", is_flag=True, help="Ask nothing; what is not told takes its default.")
def command(folder: Path, template: bool, yes: bool, **told: str | bool | None) -> None:
    """Begin an archive in FOLDER, a new or empty one.

    Asks for the archive's name, its address and its first newspaper; each can be told as an option instead, and
    changed in the files later. A folder that holds dumps/, content/, a README or a licence keeps them as they are.

    \b
      mohafez init my-archive
      mohafez init my-archive --samples --yes && cd my-archive && invoke build
      mohafez init . --template
    """
    told |= answers(told, yes)
    try:
        written = (start_from_template if template else start)(folder, Choices(**told))
    except (StartError, OSError) as error:
        raise click.ClickException(f"{error}\nNothing was begun.") from error
    click.echo(f"{folder} is an archive now. Written: {', '.join(n for n in written if not n.startswith('dumps/'))}.")
    go = "" if folder.resolve() == Path.cwd() else f"cd {shlex.quote(str(folder))}\n  "
    click.echo(NEXT.format(go=go))


def answers(told: dict[str, str | bool | None], yes: bool) -> dict[str, str]:
    """Ask for what was not told, or take the defaults."""
    questions = {
        "name": ("The archive's name", NAME),
        "address": ("Where will the site be (https://user.github.io/repo; empty: not yet known)", ""),
        "source": ("The newspaper of the first dumps (empty: later, in sources.toml)", ""),
        "domain": ("Its address, as shalpata.example (empty: none)", ""),
    }
    found: dict[str, str] = {}
    for key, (question, default) in questions.items():
        if told[key] is not None:
            continue
        nameless = key == "domain" and not (told["source"] or found["source"])
        if yes or nameless or (told["samples"] and key in ("source", "domain")):
            found[key] = default
        else:
            found[key] = click.prompt(question, default, show_default=bool(default)).strip()
    return found
