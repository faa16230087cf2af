"""The rules for times of day, as clocks show and as people say them."""

from mohafez.bangla.dates.grammar import Found, Item, rule

# The clock's hours of each part of the day that stand after noon; রাত ১২টা is midnight, দুপুর ১২টা noon. Parts overlap at
# their edges as people's do: রাত ৪টা is before dawn, বেলা ১১টা before noon.
AFTER_NOON = {
    "am": range(0),
    "pm": range(1, 12),
    "dawn": range(0),
    "morning": range(0),
    "midday": range(1, 6),
    "afternoon": range(1, 12),
    "evening": range(1, 12),
    "night": range(6, 12),
}
TWELVE_IS_MIDNIGHT = {"am", "night", "dawn"}
MINUTES_A_DAY = 24 * 60


def hour_of_day(hour: int, part: str | None) -> int:
    """Return the hour, 0 to 23, that a printed hour means in a part of the day; hours above 12 mean themselves."""
    if part is None or hour > 12:
        return hour
    if hour == 12:
        return 0 if part in TWELVE_IS_MIDNIGHT else 12
    if hour == 0:
        return 12 if part == "pm" else 0
    return hour + 12 if hour in AFTER_NOON[part] else hour


def time(found: Found) -> Item:
    """A time in figures or words, with the part of the day before or after it, and its zone."""
    spoken = found.value("h")
    hour, minute = spoken if isinstance(spoken, tuple) else (int(spoken), 0)
    minute = found.number("i") or minute
    second = found.number("s")
    if hour > 23 or minute > 59 or (second or 0) > 59:
        return found.item("time")
    of_day = hour_of_day(hour, _part(found)) * 60 + minute + (found.number("quarter") or 0)
    return found.item("time", (*divmod(of_day % MINUTES_A_DAY, 60), second, _offset(found)))


def dotted(found: Found) -> Item | None:
    """A time with a full stop; without a part of the day only in two digits each: ০৯.০৫, but not 3.5."""
    bare = not (found.codes("part") or found.codes("noon") or found.codes("later"))
    return None if bare and len(found.value("h") + found.value("i")) != 4 else time(found)


def military(found: Found) -> Item | None:
    """Four figures and ঘণ্টা: ১৬৩০ ঘণ্টা."""
    hour, minute = divmod(found.number("h"), 100)
    return found.item("time", (hour, minute, None, None)) if hour < 24 and minute < 60 else None


def _part(found: Found) -> str | None:
    """Return the part of the day; before or after noon is most exact, then what stands before, then what follows."""
    before = [piece.value for piece in found.pieces("part")]
    return found.value("noon") or (before[-1] if before else found.value("later"))


def _offset(found: Found) -> str | None:
    """Return the zone that a time is printed with, as +06:00: by its distance from Greenwich, or by name."""
    pieces = found.pieces("offset")
    if not pieces:
        return found.value("zone")
    sign, first, *rest = (str(piece.value) for piece in pieces if piece.code != ":")
    hours, minutes = (first[:2], first[2:]) if len(first) == 4 else (first, *rest, "00")[:2]
    return f"{'-' if sign in '-–−' else '+'}{hours:0>2}:{minutes}"


BEFORE = "(?P<part>[AP]{1,2})"
AFTER = "(?:[,|]?(?:(?P<noon>A)|(?P<later>P)(?![NFK])))?"
ZONE = r"(?:(?:\|?z)?(?P<offset>[+](?:Y|N:N|N))|\|?(?P<zone>z)\|?)?"
ZONE_AFTER_SECONDS = ZONE.replace("[+]", "[-+]")  # without seconds, 10:00-12:00 is a span of time
MINUTES = "(?:[,:rc]?(?P<i>N)(?:U(?:(?P<s>N)S)?|(?=[,|]|$)))?"

CLOCK_RULES = [
    rule(
        "hours:minutes:seconds",
        rf"{BEFORE}?[,:|]?(?P<h>N):(?P<i>N):(?P<s>N)(?:\.[NXY])?S?{AFTER}{ZONE_AFTER_SECONDS}",
        time,
    ),
    rule("hours:minutes", f"{BEFORE}?[,:|]?(?P<h>N):(?P<i>N)t?U?u?{AFTER}{ZONE}", time),
    rule("hours.minutes", rf"{BEFORE}?[,:|]?(?P<h>N)\.(?P<i>N)t?U?(?![%.x-]){AFTER}", dotted),
    rule("hours and minutes in four figures", "(?P<h>Y)u", military),
    rule("o'clock", f"{BEFORE}?,?(?P<quarter>F)?(?:(?P<h>N)[-']?t|(?P<h>K)){MINUTES}{AFTER}", time),
    rule("quarter of an hour", f"{BEFORE}?(?P<quarter>F)(?P<h>N){AFTER}", time),
    rule("part and hour", f"{BEFORE}(?P<h>N)(?![-/.:okMBHNnxtUSu])", time),
    rule("hour and noon", "(?P<h>N)(?P<noon>A)", time),
]
