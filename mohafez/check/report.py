"""What a check found."""

from collections import Counter
from dataclasses import dataclass, field


class NotASite(ValueError):
    """A folder that no archive was built into; the message names it and the next command."""


class CannotCheck(RuntimeError):
    """A check that cannot be made here, and why; nothing is wrong with the site for that."""


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong: by which check, in which file below the site's folder, and what."""

    check: str
    where: str
    what: str


@dataclass
class Report:
    """All faults of a site, how much was looked at, and what could not be checked."""

    pages: int = 0
    bytes: int = 0
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def counts(self) -> Counter[str]:
        return Counter(fault.check for fault in self.faults)
