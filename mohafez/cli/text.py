"""`mohafez text …`: the language as line filters. One line in, one line out, `-` for nothing."""

import sys
from collections.abc import Callable
from pathlib import Path

import click


@click.group()
def command() -> None:
    """Bengali text tools as line filters: one line in, one line out, `-` for nothing."""


def answer_lines(answer: Callable[[str], str | None]) -> None:
    """Answer each line of standard input as it comes; bytes that are no UTF-8 are read as U+FFFD."""
    for raw in sys.stdin.buffer:
        text = answer(raw.decode("utf-8", "replace").rstrip("\r\n")) or ""
        one_line = " ".join(text.splitlines()) or "-"
        sys.stdout.buffer.write(f"{one_line}\n".encode())
        sys.stdout.buffer.flush()


@command.command(short_help="A line of a page -> its date in ISO 8601.")
@click.option("--offset", default="+06:00", show_default=True, help="Zone of a time that is printed without one.")
@click.option(
    "--calendar",
    type=click.Choice(["bangladesh", "india"]),
    default="bangladesh",
    show_default=True,
    help="Whose Bangla dates the lines print; India's are not converted.",
)
def dates(offset: str, calendar: str) -> None:
    """A line of a page -> its date in ISO 8601, as far as the line says."""
    from mohafez.bangla.dates import find_date

    def answer(line: str) -> str | None:
        found = find_date(line, calendar)
        return found and found.date.iso(offset)

    answer_lines(answer)


@command.command("calendar", short_help="A day -> the day in Bangladesh's calendar.")
def bangla_calendar() -> None:
    """A day, in ISO 8601 or as printed -> the day in Bangladesh's calendar, as ৮ ভাদ্র ১৪৩৩."""
    import datetime as dt

    from mohafez.bangla.calendars import CalendarError, to_bangla
    from mohafez.bangla.dates import find_date

    def answer(line: str) -> str | None:
        found = find_date(line)
        if not found or not found.date.day:
            return None
        try:
            return str(to_bangla(dt.date(found.date.year, found.date.month, found.date.day)))
        except CalendarError:
            return None

    answer_lines(answer)


@command.command()
def unbijoy() -> None:
    """Bijoy (SutonnyMJ) -> Unicode, NFC."""
    from mohafez.bangla.bijoy import to_unicode

    answer_lines(to_unicode)


@command.command(short_help="A text -> its search key.")
@click.option("--identity", is_flag=True, help="The stricter key: encodings meet, spellings do not.")
def key(identity: bool) -> None:
    """A text -> its search key, under which spellings meet."""
    from mohafez.bangla.text import identity_key, search_key

    answer_lines(identity_key if identity else search_key)


@command.command(short_help="A word -> its dictionary forms, best first.")
def lemmas() -> None:
    """A word -> candidate dictionary forms, best first, separated by spaces."""
    from mohafez.bangla.inflection import lemmas as candidates

    answer_lines(lambda word: " ".join(candidates(word.strip())))


@command.command(short_help="A word in Latin letters -> words of a file.")
@click.option(
    "--words",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    help="File of the words to choose from.",
)
def phonetic(words: Path) -> None:
    """A word typed in Latin letters -> up to 5 words of a file, best first, separated by spaces."""
    from mohafez.bangla.phonetic import Matcher

    matcher = Matcher(words.read_text(encoding="utf-8", errors="replace").split())
    answer_lines(lambda word: " ".join(matcher.best(word.strip(), limit=5)))


@command.command()
@click.option("--limit", default=80, show_default=True, help="Longest slug, in bytes.")
def slug(limit: int) -> None:
    """A title -> its slug: a-z, 0-9 and hyphens."""
    from mohafez.bangla.romanise import slugify

    answer_lines(lambda title: slugify(title, limit))
