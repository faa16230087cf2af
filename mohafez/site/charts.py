"""Charts as tables whose bars are SVG: drawn at build time, read as numbers by a screen reader."""

from collections import Counter
from collections.abc import Iterable, Sequence

from mohafez.bangla.formatting import month_name
from mohafez.bangla.numerals import to_bengali
from mohafez.site.labels import number
from mohafez.site.models import Bar, Link, YearRow

MONTH_WIDTH, GAP, HEIGHT = 10, 2, 16  # of a month's bar, in the units of its viewBox
LEAST_BAR = 2  # one story must be visible beside a thousand


def timeline(days: Sequence[str], urls: dict[str, str]) -> tuple[YearRow, ...]:
    """Count stories, given by their days, by year and month; the newest year first. `urls` are the years' links."""
    months = Counter(day[:7] for day in days)
    most = max(months.values(), default=1)
    years = Counter(day[:4] for day in days)
    return tuple(
        year_row(Link(to_bengali(year), urls[year]), [months[f"{year}-{month:02}"] for month in range(1, 13)], most)
        for year in sorted(years, reverse=True)
    )


def year_row(year: Link, counts: Sequence[int], most: int) -> YearRow:
    """Draw a year of twelve counts beside a month of `most` stories, and say the counts in words."""
    said = (f"{month_name(month)} {number(count)}" for month, count in enumerate(counts, start=1) if count)
    return YearRow(year, number(sum(counts)), path(counts, most), ", ".join(said))


def path(counts: Iterable[int], most: int) -> str:
    """Draw bars side by side as one SVG path; no bar for nothing."""
    drawn = []
    for place, count in enumerate(counts):
        if count:
            height = max(LEAST_BAR, round(HEIGHT * count / most))
            drawn.append(f"M{place * MONTH_WIDTH} {HEIGHT}v-{height}h{MONTH_WIDTH - GAP}v{height}z")
    return "".join(drawn)


def bars(counted: Sequence[tuple[Link, int]]) -> tuple[Bar, ...]:
    """Compare counts, in the order given."""
    most = max((count for _, count in counted), default=1)
    return tuple(Bar(link, max(1, round(100 * count / most))) for link, count in counted)
