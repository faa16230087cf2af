"""A new archive: the few files that an owner begins with; everything else stays in the package."""

from mohafez.start.archive import WORKFLOW, Choices, StartError, start, workflow
from mohafez.start.template import start_from_template

__all__ = ["WORKFLOW", "Choices", "StartError", "start", "start_from_template", "workflow"]
