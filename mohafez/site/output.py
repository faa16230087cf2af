"""The output folder: claimed when it is new, and cleared of what this build did not make."""

import logging
import os
from collections.abc import Collection, Iterable
from pathlib import Path

logger = logging.getLogger(__name__)

MARK = ".nojekyll"  # GitHub Pages then serves files as they are; its text marks a folder as ours to clear
MARK_TEXT = "Mohafez builds this folder anew: what it did not make is removed.\n"


def mark(output: Path) -> bool:
    """Claim an output folder that is empty or new; tell whether it is ours, so that stale pages may be removed."""
    marker = output / MARK
    if marker.is_file():
        return marker.read_text(encoding="utf-8", errors="replace") == MARK_TEXT
    if output.is_dir() and any(output.iterdir()):
        logger.warning("%s was not built by Mohafez: pages of articles that are gone stay in it", output)
        return False
    output.mkdir(parents=True, exist_ok=True)
    marker.write_text(MARK_TEXT, encoding="utf-8")
    return True


def sweep(output: Path, expected: Iterable[str], kept: Collection[str]) -> None:
    """Remove from the output folder all files but the expected ones, and folders that are then empty.

    Names that begin with a dot (.git …) and the folders `kept` at the top stay as they are.
    """
    wanted = {str(output / path) for path in expected}
    for top in list(output.iterdir()):
        if top.name in kept or top.name.startswith("."):
            continue
        if top.is_file():
            _remove_unless(wanted, str(top))
            continue
        for folder, _, files in os.walk(top, topdown=False):
            for name in files:
                _remove_unless(wanted, f"{folder}{os.sep}{name}")
            if not any(Path(folder).iterdir()):
                Path(folder).rmdir()


def _remove_unless(wanted: set[str], path: str) -> None:
    if path not in wanted:
        Path(path).unlink()
