"""Files in which one build leaves things for the next; what cannot be read back is as good as not there."""

import pickle
from pathlib import Path
from typing import Any

from mohafez.files import write_if_changed
from mohafez.site.incremental.keys import program_key


def recall(path: Path) -> Any:
    """Give what `keep` wrote, or None: if there is nothing, if it is broken, or if another program wrote it."""
    try:
        with path.open("rb") as file:
            if file.read(len(program_key())) == program_key():
                return pickle.load(file)  # noqa: S301 our own file, which only this user can write
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, ValueError):
        pass
    return None


def keep(path: Path, value: Any) -> None:
    """Write a value for the next build of this same program."""
    write_if_changed(path, program_key() + pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
