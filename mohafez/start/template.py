"""Turns a copy of Mohafez's own repository into an archive: GitHub's “Use this template”, or a clone."""

import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

from mohafez.files import write_if_changed
from mohafez.start.archive import Choices, StartError, start

# What of the repository stays: the code that the archive is built with, and what that code needs.
KEPT = {"mohafez", "themes", "topics.toml", "pyproject.toml", "constraints.txt", "LICENSE", "SECURITY.md", ".gitignore"}
REQUIREMENTS = "requirements.txt"
OF_ITSELF = """# What the workflow installs: the Mohafez that stands in this very repository.
-c constraints.txt
-e .
"""


def start_from_template(folder: Path, choices: Choices) -> list[str]:
    """Make a copy of the repository an archive of one's own; give the names of what was written.

    The samples, the tests and all else that only the project's engineers need go; files that git does not know stay.
    Raises StartError where the folder is no such copy or holds work that was not committed, OSError.
    """
    if choices.samples:
        raise StartError("a copy of the repository holds the samples already: leave out --samples or --template")
    for path in superfluous(folder):
        path.unlink()
        for parent in path.parents:
            if parent == folder or any(parent.iterdir()):
                break
            parent.rmdir()
    write_if_changed(folder / REQUIREMENTS, OF_ITSELF)
    return [REQUIREMENTS, *start(folder, choices, own={path.name for path in folder.iterdir()})]


def superfluous(folder: Path) -> Iterator[Path]:
    """Give the files of the repository that an archive does not need. Raises StartError."""
    try:
        name = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]["name"]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError):
        name = None
    if name != "mohafez" or not (folder / ".git").exists():
        raise StartError(f"{folder} is no copy of Mohafez's repository: leave out --template")
    if changed := git(folder, "status", "--porcelain", "--untracked-files=no").splitlines():
        raise StartError(f"{folder} holds work that was not committed ({changed[0].strip()}): commit it first")
    for name in git(folder, "ls-files", "-z").split("\0"):
        if name and name.partition("/")[0] not in KEPT:
            yield folder / name


def git(folder: Path, *words: str) -> str:
    """Ask git. Raises StartError."""
    try:
        command = ["git", "-C", str(folder), *words]
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout  # noqa: S603
    except FileNotFoundError as error:
        raise StartError("git is not there: install it, then run this again") from error
    except subprocess.CalledProcessError as error:
        raise StartError(f"git cannot read {folder}: {error.stderr.strip()}") from error
