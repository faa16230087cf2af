"""Says what is wrong with an archive, and how to mend it. docs/doctor.md tells each check."""

from mohafez.doctor.checks import CHECKS
from mohafez.doctor.examine import Examination, examine
from mohafez.doctor.findings import Finding, Level
from mohafez.doctor.records import NotAnArchive

__all__ = ["CHECKS", "Examination", "Finding", "Level", "NotAnArchive", "examine"]
