"""Checks a built site as its readers, search engines and feed readers will meet it. docs/check.md tells each check."""

from mohafez.check.report import Fault, NotASite, Report
from mohafez.check.run import CHECKS, check

__all__ = ["CHECKS", "Fault", "NotASite", "Report", "check"]
