"""Machines that fail: a disk that is full, and rights that even root does not have."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PR_CAPBSET_DROP, OVERRIDES = 24, (1, 2)  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH: what lets root in everywhere
SMALL_DISK = """set -eu
mount -t tmpfs -o size=24m none "$DISK"
cp -r "$START/." "$DISK"
head -c 30000000 /dev/zero > "$DISK/filler" 2>/dev/null || true
truncate -s -$ROOM "$DISK/filler"
set +e
"$@"; echo "exit $?"
rm "$DISK/filler"; mkdir "$AFTER"; cp -r "$DISK/." "$AFTER/full"
"$@"; echo "exit $?"
cp -r "$DISK/." "$AFTER/room"
"""


def without_roots_rights() -> None:
    """Give up, before a program starts, what lets root write where nobody may."""
    if os.geteuid() == 0:
        for capability in OVERRIDES:
            ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


@pytest.fixture
def run_as_anyone() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a module of this environment as a user whom rights on files bind, even where the tests run as root."""
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux lets root give up its rights")

    def run(*words: object, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", *map(str, words)],
            cwd=cwd,
            env={**os.environ, **environment},
            preexec_fn=without_roots_rights,
            text=True,
            capture_output=True,
            check=False,
        )

    return run


@pytest.fixture
def run_on_small_disk(tmp_path: Path) -> Callable[..., tuple[str, Path, Path]]:
    """Run a module with its files on a disk that is full, then once more when there is room.

    Gives what it printed, and copies of the disk after the first run and after the second.
    """
    alone = ["unshare", "--mount"] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["unshare", "-Urm"]
    if not shutil.which("unshare") or subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("no namespace of its own for a small disk")

    def run(start: Path, room: int, *words: object) -> tuple[str, Path, Path]:
        disk, after = tmp_path / "disk", tmp_path / "after"
        disk.mkdir()
        told = {"DISK": str(disk), "START": str(start), "AFTER": str(after), "ROOM": str(room)}
        done = subprocess.run(
            [
                *alone,
                "sh",
                "-c",
                SMALL_DISK,
                "sh",
                sys.executable,
                "-m",
                *(str(w).replace("@", str(disk)) for w in words),
            ],
            env={**os.environ, **told},
            text=True,
            capture_output=True,
            check=False,
        )
        return done.stdout + done.stderr, after / "full", after / "room"

    return run
