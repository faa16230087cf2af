"""An examination: all checks of an archive, in their order."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from mohafez.doctor.checks import CHECKS
from mohafez.doctor.findings import Finding, Level
from mohafez.doctor.records import read_records


@dataclass(frozen=True)
class Examination:
    """What was found, by check, and of how many articles."""

    articles: int
    findings: dict[str, list[Finding]]

    @property
    def counts(self) -> Counter[Level]:
        return Counter(finding.level for found in self.findings.values() for finding in found)


def examine(root: Path, today: dt.date) -> Examination:
    """Examine the archive in a folder. Raises NotAnArchive."""
    records = read_records(root, today)
    found = {name: list(check(records)) for name, check in CHECKS.items()}
    return Examination(len(records.articles) + len(records.broken_articles), found)
