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
    DUPLICATE = "duplicate of"
    NO_ARTICLE = "no article because"
    FAILED = "failed because"


@dataclass(frozen=True)
class Result:
    """One line of the report: a dump, or one story of a dump that holds several."""

    dump: str
    outcome: Outcome
    detail: str = ""  # the article's path, what it is a duplicate of, or the reason
    broken: int = 0  # characters that could not be decoded
    lines: tuple[LineReport, ...] = ()


@dataclass
class Report:
    """All results of an import."""

    content: Path
    results: list[Result] = field(default_factory=list)

    def counts(self) -> Counter[Outcome]:
        return Counter(result.outcome for result in self.results)

    @property
    def nothing_read(self) -> bool:
        """Not one dump could be read."""
        return not any(result.outcome is not Outcome.FAILED for result in self.results)
