"""What decides, beside a dump, what a process makes of it: two that differ here may not work on one import."""

import sys
from functools import cache
from importlib import metadata

from mohafez import __version__
from mohafez.ingest.catalogue import rules

LIBRARIES = ("beautifulsoup4", "lxml", "pyahocorasick", "rapidfuzz", "regex")  # what rules read and compare text with
DIGITS = 12  # of the rules' hash


@cache
def environment() -> dict[str, str]:
    """The versions of Python, the rules and the libraries under them, by name."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    own = f"{__version__} ({rules()[:DIGITS]})"
    return {"Python": python, "mohafez": own, **{name: metadata.version(name) for name in LIBRARIES}}


def difference(there: dict[str, str]) -> str:
    """Say what another process has otherwise; nothing if it is like this one."""
    here = environment()
    return ", ".join(f"{name} {there.get(name)}, here {here[name]}" for name in here if there.get(name) != here[name])
