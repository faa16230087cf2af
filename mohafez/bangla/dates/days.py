"""The rules for days, months and years, of three calendars."""

from itertools import pairwise

from mohafez.bangla.dates.grammar import Found, Item, rule

FIRST_YEAR, LAST_YEAR = 1000, 2999  # what a four-digit number can be as a bare year
FIRST_DATED_YEAR = 1700  # no page prints an older day; ১৫ মে ১২০২ is a count
# A bare সাল of these years may be Bangla or Hijri as well: ১৪৩২ সাল.
OTHER_ERAS = range(1250, 1500)
SHORT_YEAR_TURNS = 50  # ’৭১ is 1971, ’২৪ is 2024

# Gregorian, Bangla and Hijri dates are written alike; the code of the month tells them apart.
KINDS = {"B": "bangla", "H": "hijri", "E": "bangla", "J": "hijri"}

MONTH = "(?P<m>[MBH])(?:-?h)?"
DAY = "(?P<d>N)[-']?o?k?"
YEAR = "(?:(?P<y>[YQ])(?![nt%])|'(?P<short>N))"
ONLY_YEAR = "(?P<y>Y)(?![nt%])"  # where no day stands by, the number must stand alone
OF_YEAR = r"(?:[-']?[GEJe]\.?)"  # সালের, বঙ্গাব্দের, -এর, খ্রি.
SIGN = "(?P<sign>[-/.])"
SHORT_DATE = f"(?P<d>N){SIGN}(?P<m>N)(?P=sign)(?P<short>N)(?=$|[,|PA-])"  # alone, or a clock or name beside it
ERA = "(?:[-,']?(?P<era>[EJ]))?"


def whole_date(found: Found) -> Item:
    """A day with its month and year, or a month or year where the rule has no group for more."""
    year = found.number("y")
    if short := found.number("short"):
        year = short + (1900 if short >= SHORT_YEAR_TURNS else 2000)
    return _item(found, year, found.number("m"), found.number("d"))


def numbers(found: Found) -> Item | None:
    """A date in numbers; day and month change places where only that can be: 12/23/2025."""
    if _is_part_of_longer_number(found):
        return None
    month, day = found.number("m"), found.number("d")
    if month > 12 >= day and found.match.start("d") < found.match.start("m"):
        return _item(found, found.number("y"), day, month)
    return whole_date(found)


def figures(found: Found) -> Item | None:
    """A date whose year has two figures, and its month two if it is a number: 3.4.24 may be anything."""
    if any(len(found.value(group)) != 2 for group in ("m", "short") if found.codes(group) == "N"):
        return None
    if found.codes("m") == "N" and not (found.number("m") <= 12 and found.number("d") <= 31):
        return None
    return whole_date(found)


def span_of_days(found: Found) -> Item | None:
    """Two days of a month: the month is what is known. The first must be less, or it is something else's end."""
    if found.number("from") >= found.number("d"):
        return None
    return _item(found, found.number("y"), found.number("m"), None)


def span_of_months(found: Found) -> Item:
    """Two months of a year: the year is what is known."""
    return _item(found, found.number("y"), None, None)


def no_year(found: Found) -> Item:
    """A day and month without a year: no date, but part of one if its calendar stands beside another."""
    kind = KINDS.get(found.codes("m"), "none")
    return found.item(kind)


def bare_year(found: Found) -> Item:
    """A year by itself, if it can only be Gregorian."""
    year = found.number("y")
    return _item(found, None if year in OTHER_ERAS else year, None, None)


def other_era(found: Found) -> Item:
    """A year of another calendar by itself."""
    return found.item("none")


def _item(found: Found, year: int | None, month: int | None, day: int | None) -> Item:
    kind = KINDS.get(found.codes("era") or found.codes("m"), "date")
    first = FIRST_DATED_YEAR if day and kind == "date" else FIRST_YEAR
    known = year is not None and first <= year <= LAST_YEAR
    return found.item(kind, (year, month, day) if known else None)


def _is_part_of_longer_number(found: Found) -> bool:
    """Tell whether the chain of numbers goes on, as in 192.168.12.12.2025: the same sign and a number, unspaced."""

    def goes_on(*places: int) -> bool:
        if min(places) < 0 or max(places) >= len(found.line):
            return False
        chain = [found.line[at] for at in places]
        unspaced = all(a.end == b.start for a, b in pairwise(chain))
        return unspaced and chain[1].code == found.codes("sign") and {chain[0].code, chain[2].code} <= set("NXYQ")

    first, last = found.first, max(found.match.end("y"), found.match.end("d")) - 1
    return goes_on(first - 2, first - 1, first) or goes_on(last, last + 1, last + 2)


DAY_RULES = [
    rule("numbers, year first", f"(?P<y>Y){SIGN}(?P<m>N)(?P=sign)(?P<d>N){ERA}", numbers),
    rule("numbers, year last", f"(?P<d>N){SIGN}(?P<m>N)(?P=sign)(?P<y>[YQ]){ERA}", numbers),
    rule("numbers, short year", f"(?<=[lk][-:|ck]*)(?P<d>N){SIGN}(?P<m>N)(?P=sign)(?P<short>N)", whole_date),
    rule("numbers, short year, apart", f"(?:^|(?<=[|])){SHORT_DATE}", figures),
    rule("days of a month", f"(?<!:)(?P<from>N)o?[-r]{DAY},?{MONTH}m?[,.]?{YEAR}{OF_YEAR}*", span_of_days),
    rule("day month year", f"{DAY}[-,./]?c?{MONTH}[.,]?m?e?[|,]?W?[-|,./']{{0,2}}{YEAR}{OF_YEAR}*", whole_date),
    rule(
        "day month, short year, apart",
        f"(?:^|(?<=[|-])|(?<=[lk][-:|ck]*)){DAY}{MONTH},?(?P<short>N)(?=$|[,|-])",
        figures,
    ),
    rule("month day year", f"{MONTH}[-/.,]?m?e?(?P<d>N)o?k?[-/,.|]{{0,2}}W?[,|]?{YEAR}{OF_YEAR}*", whole_date),
    rule("month day clock year", f"{MONTH}(?P<d>N)(?P<keep>N:N(?::N)?A?(?:z|[+-][NY])?)(?P<y>Y)", whole_date),
    rule("year, day month", f"(?P<y>Y){OF_YEAR}+,?{DAY}{MONTH}", whole_date),
    rule("year-month-day", "(?P<y>Y)[-/](?P<m>[MBH])[-/](?P<d>N)", whole_date),
    rule("year, month day", f"(?P<y>Y){OF_YEAR}*,?{MONTH}m?e?(?P<d>N)(?:[-']?[ok]+|(?![nxtUSuKF:]))", whole_date),
    rule("months of a year", f"[MBH]h?[-r]{MONTH}m?[,.]?{ONLY_YEAR}{OF_YEAR}*", span_of_months),
    rule("month year", f"(?<![XYQ]){MONTH}[.,]?m?[-,']?{ONLY_YEAR}(?!:){OF_YEAR}*", whole_date),
    rule("year, month", f"(?P<y>Y){OF_YEAR}+,?{MONTH}m?", whole_date),
    rule("day month", f"{DAY}[-,.]?{MONTH}", no_year),
    rule("month day", f"{MONTH}m?e?(?P<d>N)[ok]+", no_year),
    rule("year of another era", "Y[-']?[EJ]", other_era),
    rule("year", "(?<![NXYQ][-/])(?P<y>Y)[-']?G", bare_year),
]
