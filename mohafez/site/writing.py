"""Puts rendered pages into the output folder, in several processes where that pays, and clears away stale ones."""

import logging
import os
from collections.abc import Callable, Collection, Iterable, Sequence
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path
from typing import TypeVar

logger = logging.getLogger(__name__)

T = TypeVar("T")
FEW = 500  # jobs below which starting processes costs more than it saves
MARK = ".nojekyll"  # GitHub Pages then serves files as they are; its text marks a folder as ours to clear
MARK_TEXT = "Mohafez builds this folder anew: what it did not make is removed.\n"


class WritingError(RuntimeError):
    """A process that was writing pages ended before its work was done."""


def in_processes(jobs: Sequence[T], work: Callable[[Sequence[T]], None]) -> None:
    """Do jobs in forked processes, one a processor; in this one if they are few or fork is not to be had.

    Forked processes see everything that was read and pass nothing back. Raises WritingError if one of them failed.
    """
    processors = os.cpu_count() or 1
    if processors == 1 or len(jobs) < FEW or "fork" not in get_all_start_methods():
        work(jobs)
        return
    context = get_context("fork")
    workers = [context.Process(target=work, args=(jobs[start::processors],)) for start in range(processors)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    if failed := [worker.exitcode for worker in workers if worker.exitcode]:
        raise WritingError(f"{len(failed)} of {processors} processes that write pages failed; see above")


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
