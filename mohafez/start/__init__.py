"""A new archive: the few files that an owner begins with; everything else stays in the package."""

from mohafez.start.archive import Choices, StartError, start

__all__ = ["Choices", "StartError", "start"]
