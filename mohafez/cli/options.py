"""Options that several commands have, and what they say where no archive is."""

from pathlib import Path

import click

from mohafez.ingest.formats import Fields

content_option = click.option(
    "--content",
    type=click.Path(path_type=Path),
    default=Path("content"),
    show_default=True,
    help="The archive's content folder.",
)


def field_map(_context: click.Context, _parameter: click.Parameter, value: str) -> Fields:
    try:
        return Fields.parse(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


fields_option = click.option(
    "--fields",
    callback=field_map,
    default="",
    metavar="NAME=FIELD,…",
    help="Names of records' fields: title=headline,body=content.rendered.",
)


def need(path: Path) -> None:
    """Refuse to go on where a part of an archive is not there: the reader stands elsewhere. Raises UsageError."""
    if not path.exists():
        raise click.UsageError(f"{path} is not here: go to the archive's folder, or begin one with `mohafez init`.")
