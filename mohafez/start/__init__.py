"""A new archive: the few files that an owner begins with; everything else stays in the package."""

from mohafez.start.archive import Choices, StartError, start
from mohafez.start.template import start_from_template

__all__ = ["Choices", "StartError", "start", "start_from_template"]
