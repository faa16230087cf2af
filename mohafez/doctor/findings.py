"""What an examination finds."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a finding matters."""

    ERROR = "error"  # the site cannot be built, or not put where it belongs, until it is mended
    WARNING = "warning"  # the site is built, and is most likely wrong there
    NOTE = "note"  # may be just so; worth a look


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: where, what, and how to mend it."""

    level: Level
    where: str
    what: str
    mend: str
