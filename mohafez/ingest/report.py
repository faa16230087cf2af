"""What became of each dump of an import."""

from collections import Counter
from collections.abc import Callable, Mapping
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
    section: str | None = None
    topics: Mapping[str, float] = field(default_factory=dict)  # what it is filed under, and how sure that is, 0 to 1
    places: Mapping[str, float] = field(default_factory=dict)
    broken: int = 0  # characters that could not be decoded
    lines: tuple[LineReport, ...] = ()


Tell = Callable[[Result], None]
Progress = Callable[[str, int, int], None]  # the step, how many are done, and of how many


@dataclass
class Report:
    """The counts of an import, and its first results of each kind."""

    content: Path
    counts: Counter[Outcome] = field(default_factory=Counter)
    examples: dict[Outcome, list[Result]] = field(default_factory=dict)
    broken: int = 0
    message: str = ""  # what else the owner should know
    topics: Counter[str] = field(default_factory=Counter)  # how many articles were written under each
    sure: dict[str, float] = field(default_factory=dict)  # how sure that was, summed
    untagged: int = 0  # articles written under none
    least_sure: list[tuple[float, str, str]] = field(default_factory=list)  # how sure, under what, the article's file

    SHOWN = 5

    def add(self, result: Result) -> None:
        self.counts[result.outcome] += 1
        self.broken += result.broken
        shown = self.examples.setdefault(result.outcome, [])
        if len(shown) < self.SHOWN:
            shown.append(result)
        if result.outcome is Outcome.WRITTEN:
            self._file(result)

    def _file(self, result: Result) -> None:
        self.untagged += not result.topics
        for topic, sure in result.topics.items():
            self.topics[topic] += 1
            self.sure[topic] = self.sure.get(topic, 0.0) + sure
            self.least_sure = sorted([*self.least_sure, (sure, topic, result.detail)])[: self.SHOWN]

    @property
    def nothing_read(self) -> bool:
        """There was something to read, and none of it could be."""
        return bool(self.counts) and set(self.counts) == {Outcome.FAILED}
