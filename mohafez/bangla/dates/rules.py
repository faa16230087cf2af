"""The grammar: ordered, named rules over the codes of a line's pieces.

A line becomes a string with one code a piece (lexer.py, words.py), and a rule is a regular expression over it:
`১৪ই ডিসেম্বর, ২০২৫` is `NoM,Y`. Each rule takes what earlier ones left; what it takes, it takes even where the day
turns out impossible, so that ৩২ ডিসেম্বর ২০২৫ is no date, not ডিসেম্বর ২০২৫.
"""

from dataclasses import dataclass
from itertools import pairwise

import regex

from mohafez.bangla.dates.clock import hour_of_day
from mohafez.bangla.dates.lexer import Piece

TAKEN = "\0"
MONTH = "(?P<m>[MBH])h?"
DAY = "(?P<d>N)[-']?o?k?"
YEAR = "(?:(?P<y>Y)|'(?P<short>N))"
OF_YEAR = "(?:[-']?[GEJe]\\.?)"  # সালের, বঙ্গাব্দের, -এর, খ্রি.
SAME = "(?P<sep>[-/.])"

# Gregorian, Bangla and Hijri dates are written alike; the month's code tells them apart.
DATE_RULES = [
    (name, regex.compile(pattern))
    for name, pattern in (
        ("numbers, year first", f"(?P<y>Y){SAME}(?P<m>N)(?P=sep)(?P<d>N)"),
        ("numbers, year last", f"(?P<d>N){SAME}(?P<m>N)(?P=sep)(?P<y>Y)"),
        ("numbers, short year", f"(?<=[lk][-:|ck]*)(?P<d>N){SAME}(?P<m>N)(?P=sep)(?P<short>N)"),
        ("days of a month", f"(?<!:)(?P<from>N)o?[-r](?P<to>N)o?k?,?{MONTH}m?[,.]?{YEAR}{OF_YEAR}*"),
        ("day month year", f"{DAY}[-,./]?c?{MONTH}[.,]?m?e?[|,]?W?[-|,./]{{0,2}}{YEAR}{OF_YEAR}*"),
        ("month day year", f"{MONTH}[.,]?m?e?(?P<d>N)o?k?[,.|]{{0,2}}W?[,|]?{YEAR}{OF_YEAR}*"),
        ("month day, clock, year", f"{MONTH}(?P<d>N)(?P<keep>N:N(?::N)?A?(?:z|[+-][NY])?)(?P<y>Y)"),
        ("year, day month", f"(?P<y>Y){OF_YEAR}+,?{DAY}{MONTH}"),
        ("year-month-day", f"(?P<y>Y)[-/]{MONTH}[-/](?P<d>N)"),
        ("year, month day", f"(?P<y>Y){OF_YEAR}*,?{MONTH}m?e?(?P<d>N)(?:[-']?[ok]+|(?![xtUSKF:]))"),
        ("months of a year", f"(?P<first>[MBH])h?[-r]{MONTH}m?[,.]?{YEAR}{OF_YEAR}*"),
        ("month year", f"(?<![XY]){MONTH}[.,]?m?[-,']?(?P<y>Y)(?!:){OF_YEAR}*"),
        ("year, month", f"(?P<y>Y){OF_YEAR}+,?{MONTH}m?"),
        ("day month", f"{DAY}[-,.]?{MONTH}"),
        ("month day", f"{MONTH}m?e?(?P<d>N)[ok]+"),
        ("year of another era", "Y[-']?[EJ]|(?P<m>[BH])h?"),
        ("year", "(?<![NXY][-/])(?P<y>Y)[-']?G"),
    )
]

PART = "(?P<part>[AP]{1,2})"
AFTER = "[,|]?(?:(?P<noon>A)|(?P<later>P)(?![NFK]))?"
ZONE = r"(?:z?[+](?P<offset>Y|N:N|N)|\|?(?P<zone>z)\|?)?"
ZONE_AFTER_SECONDS = ZONE.replace("[+](?P", "[-+](?P")  # without seconds, 10:00-12:00 is a span of time
CLOCK_RULES = [
    (name, regex.compile(pattern))
    for name, pattern in (
        ("hours:minutes:seconds", rf"{PART}?[,:|]?(?P<h>N):(?P<i>N):(?P<s>N)(?:\.[NXY])?S?{AFTER}{ZONE_AFTER_SECONDS}"),
        ("hours:minutes", rf"{PART}?[,:|]?(?P<h>N):(?P<i>N)t?U?{AFTER}{ZONE}"),
        ("hours.minutes", rf"{PART}?[,:|]?(?P<h>N)\.(?P<i>N)t?U?(?![%.x-]){AFTER}"),
        (
            "o'clock",
            f"{PART}?,?(?P<f>F)?(?:(?P<h>N)[-']?t|(?P<h>K))(?:[,:r]?(?P<i>N)(?:U(?:(?P<s>N)S)?|(?=[,|]|$)))?{AFTER}",
        ),
        ("quarter of an hour", f"{PART}?(?P<f>F)(?P<h>N){AFTER}"),
        ("part and hour", f"{PART}(?P<h>N)(?![-/.:okMBHNtxUS])"),
        ("hour and noon", "(?P<h>N)(?P<noon>A)"),
    )
]

FIRST_YEAR, LAST_YEAR = 1000, 2999  # what a four-digit number can be as a year
# A bare সাল of these years may be Bangla or Hijri as well: ১৪৩২ সাল.
OTHER_ERAS = range(1250, 1500)
SHORT_YEAR_TURNS = 50  # ’৭১ is 1971, ’২৪ is 2024


class _NotMine(Exception):
    """What a rule matched is not what the rule is about: leave it to the rules after."""


@dataclass(frozen=True)
class Item:
    """What one rule read: a day, a Bangla or Hijri day, a clock time or a weekday, over pieces first to last.

    `value` is (year, month, day), or (hour, minute, second, offset); None where what is written cannot be.
    """

    kind: str
    value: tuple | None
    first: int
    last: int


def items(line: list[Piece]) -> list[Item]:
    """Read all dates, times and weekdays among a line's pieces, in their order."""
    codes = "".join(piece.code for piece in line)
    found = []
    for rules, read in ((DATE_RULES, _date), (CLOCK_RULES, _time)):
        for name, pattern in rules:
            for match in pattern.finditer(codes):
                try:
                    found.append(read(name, match, line))
                except _NotMine:
                    continue
                codes = _without(codes, match)
    found += [Item("weekday", (line[at].value,), at, at) for at, code in enumerate(codes) if code == "W"]
    return sorted(found, key=lambda item: item.first)


def _without(codes: str, match: regex.Match) -> str:
    """Take a match's pieces away, all but its group `keep`."""
    taken = [TAKEN] * (match.end() - match.start())
    if "keep" in match.groupdict():
        start, end = match.span("keep")
        taken[start - match.start() : end - match.start()] = codes[start:end]
    return codes[: match.start()] + "".join(taken) + codes[match.end() :]


def _values(match: regex.Match, line: list[Piece]) -> dict[str, object]:
    """Return the values of the pieces that a match's one-piece groups name."""
    return {name: line[match.start(name)].value for name, text in match.groupdict().items() if text}


def _date(name: str, match: regex.Match, line: list[Piece]) -> Item:
    here = _values(match, line)
    kind = {"B": "bangla", "H": "hijri"}.get(match.groupdict().get("m") or "", "date")
    if name.startswith("numbers") and _is_within_longer_number(match, line):
        raise _NotMine
    year, month, day = (int(here[part]) if here.get(part) is not None else None for part in "ymd")
    if "short" in here:
        year = int(here["short"]) + (1900 if int(here["short"]) >= SHORT_YEAR_TURNS else 2000)
    if name == "days of a month":
        if int(here["from"]) >= int(here["to"]):
            raise _NotMine
        day = None
    if name == "months of a year":
        month = None
    if name == "numbers, year last" and month > 12 >= day:
        month, day = day, month
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR or (name == "year" and year in OTHER_ERAS):
        return Item(kind, None, match.start(), match.end() - 1)
    return Item(kind, (year, month, day), match.start(), match.end() - 1)


def _is_within_longer_number(match: regex.Match, line: list[Piece]) -> bool:
    """Tell whether the chain of numbers goes on, as in 192.168.12.12.2025: the same sign and a number, unspaced."""
    sign = match["sep"]

    def chained(*places: int) -> bool:
        chain = [line[at] for at in places if 0 <= at < len(line)]
        glued = all(a.end == b.start for a, b in pairwise(chain))
        return (
            len(chain) == len(places)
            and glued
            and chain[1].code == sign
            and {chain[0].code, chain[2].code} <= set("NXY")
        )

    first, last = match.start(), match.end() - 1
    return chained(first - 2, first - 1, first) or chained(last, last + 1, last + 2)


def _time(name: str, match: regex.Match, line: list[Piece]) -> Item:
    here = _values(match, line)
    if name == "hours.minutes" and not here.keys() & {"part", "noon", "later"} and len(here["h"] + here["i"]) != 4:
        raise _NotMine  # 09.05 beside a date is a time, 3.5 a number
    parts = [line[at].value for at in range(*match.span("part"))] if "part" in here else []
    part = here.get("noon") or (parts[-1] if parts else here.get("later"))
    spoken = here["h"] if isinstance(here["h"], tuple) else (int(here["h"]), 0)
    minute = int(here.get("i") or spoken[1])
    second = int(here["s"]) if "s" in here else None
    first, last = match.start(), match.end() - 1
    if spoken[0] > 23 or minute > 59 or (second or 0) > 59:
        return Item("time", None, first, last)
    of_day = (hour_of_day(spoken[0], part) * 60 + minute + here.get("f", 0)) % (24 * 60)
    return Item("time", (*divmod(of_day, 60), second, _offset(match, line)), first, last)


def _offset(match: regex.Match, line: list[Piece]) -> str | None:
    """Return the zone that a time is printed with, as +06:00: by name, or by its distance from Greenwich."""
    groups = match.groupdict()
    if groups.get("offset"):
        numbers = [line[at].value for at in range(*match.span("offset")) if line[at].code in "NY"]
        digits = (
            f"{numbers[0]:0>2}{numbers[1] if len(numbers) > 1 else '00'}"[:4] if len(numbers[0]) < 4 else numbers[0]
        )
        return f"{line[match.start('offset') - 1].code}{digits[:2]}:{digits[2:]}"
    return line[match.start("zone")].value if groups.get("zone") else None
