"""What is read of a date: as much as the line says, and where it says it."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class PartialDate:
    """A point in time as far as it is known; what is not known is None, and nothing finer is known without it.

    `offset` is the zone as printed (`+06:00`), None where the line names none. Raises ValueError for a day or time
    that does not exist, or a gap (a day without its month).
    """

    year: int
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    offset: str | None = None

    def __post_init__(self) -> None:
        parts = (self.year, self.month, self.day, self.hour, self.minute, self.second)
        known = [part is not None for part in parts]
        if known != sorted(known, reverse=True):
            raise ValueError(f"{parts}: a finer part without the coarser one before it")
        if self.hour is not None and self.minute is None:
            raise ValueError(f"{parts}: an hour needs its minute")
        month, day = (1 if part is None else part for part in (self.month, self.day))
        dt.datetime(self.year, month, day, self.hour or 0, self.minute or 0, self.second or 0)  # raises ValueError

    def iso(self, offset: str = "") -> str:
        """Write it in ISO 8601 as far as known; `offset` is the zone of a time that was printed without one."""
        text = f"{self.year:04}"
        text += "".join(f"-{part:02}" for part in (self.month, self.day) if part is not None)
        if self.hour is None:
            return text
        text += f"T{self.hour:02}:{self.minute:02}"
        if self.second is not None:
            text += f":{self.second:02}"
        return text + (self.offset or offset)


@dataclass(frozen=True)
class FoundDate:
    """A date and the place of all that was read with it (weekday, other calendars): line[start:end]."""

    date: PartialDate
    start: int
    end: int


@dataclass(frozen=True)
class FoundTime:
    """A time of day without a date, and its place: line[start:end]."""

    time: dt.time
    start: int
    end: int
