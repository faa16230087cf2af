"""What became of each dump of an import."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from mohafez.ingest.convert import LineReport


class Outcome(StrEnum):
    """What a dump came to; the values are the words of the summary."""

    WRITTEN = "written"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    EDITED = "edited by hand, kept"
    DROPPED = "dropped by the owner"
    DUPLICATE = "duplicate of"
    NO_ARTICLE = "no article because"
    FAILED = "failed because"


@dataclass(frozen=True)
class Result:
    """One line of the report: a dump, or one story of a dump that holds several."""

    dump: str
    outcome: Outcome
    detail: str = ""  # the article's file, what it is a duplicate of, or the reason
    part: str = ""
    broken: int = 0  # characters that could not be decoded
    lines: tuple[LineReport, ...] = ()


@dataclass
class Report:
    """The counts of an import, and its first results of each kind."""

    content: Path
    counts: Counter[Outcome] = field(default_factory=Counter)
    examples: dict[Outcome, list[Result]] = field(default_factory=dict)
    broken: int = 0
    dumps: int = 0

    SHOWN = 5

    def add(self, result: Result) -> None:
        self.counts[result.outcome] += 1
        self.broken += result.broken
        shown = self.examples.setdefault(result.outcome, [])
        if len(shown) < self.SHOWN:
            shown.append(result)

    @property
    def nothing_read(self) -> bool:
        """There was something to read, and none of it could be."""
        return bool(self.counts) and set(self.counts) == {Outcome.FAILED}
