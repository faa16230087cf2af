"""Hours as people say them: a number and a part of the day, as the hour of twenty-four."""

# The clock's hours that belong to each part and stand after noon; রাত ১২টা is midnight, দুপুর ১২টা noon. Parts overlap at
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


def hour_of_day(hour: int, part: str | None) -> int:
    """Return the hour, 0 to 23, that a printed hour means in a part of the day; hours above 12 mean themselves."""
    if part is None or hour > 12:
        return hour
    if hour == 12:
        return 0 if part in TWELVE_IS_MIDNIGHT else 12
    if hour == 0:
        return 12 if part == "pm" else 0
    return hour + 12 if hour in AFTER_NOON[part] else hour
