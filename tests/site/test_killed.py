"""Whenever a build is killed, readers see whole pages whose links resolve, and the next build is right."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from lxml import html

from tests.site.edited import ROOT, Archive

KILLS = int(os.environ.get("MOHAFEZ_KILLS", "4"))  # of each kind; 20 in the long run
LATEST = 1.5  # seconds after which all builds here have ended
MOVES = 60  # files that a build of these edits puts into place, at least
# Pelican, killed by itself before it renames a file for the n-th time: in the midst of putting pages into place.
KILLED_AT = """
import os, signal, sys
from pathlib import Path
from pelican import main
left, own, replace = int(sys.argv.pop(1)), os.getpid(), Path.replace
def counted(self, target):
    global left
    left -= os.getpid() == own
    if left < 0:
        os.kill(own, signal.SIGKILL)
    return replace(self, target)
Path.replace = counted
main()
"""
pytestmark = pytest.mark.skipif(not hasattr(os, "killpg"), reason="no process groups")


def kill_some_time(archive: Archive, output: Path, dice: random.Random) -> None:
    """Start a build, and kill all its processes at a random moment."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    started = subprocess.Popen(archive.command(output), cwd=ROOT, start_new_session=True, **quiet)
    time.sleep(dice.uniform(0.1, LATEST))
    os.killpg(started.pid, signal.SIGKILL)
    started.wait()


def kill_while_placing(archive: Archive, output: Path, dice: random.Random) -> None:
    """Run a build that dies between two renames."""
    _, _, _, *arguments = archive.command(output)
    command = [sys.executable, "-c", KILLED_AT, str(dice.randrange(MOVES)), *arguments]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr


def assert_readable(output: Path) -> None:
    """Check that every page is whole and every link leads to one."""
    for page in output.rglob("*.html"):
        assert page.read_text(encoding="utf-8").rstrip().endswith(("</html>", "-->")), page
        for link in html.fromstring(page.read_bytes()).xpath("//a/@href"):
            if link.startswith("/") and link.endswith("/"):
                assert (output / link.strip("/")).exists(), f"{page} links to {link}"


@pytest.mark.parametrize("seed", range(KILLS))
@pytest.mark.parametrize("kill", [kill_some_time, kill_while_placing])
def test_a_killed_build_leaves_whole_pages_and_the_next_one_is_right(tmp_path, kill, seed):
    archive = Archive(tmp_path / "archive", seed)
    output = tmp_path / "output"
    archive.build(output)
    done = [archive.edit() for _ in range(6)]
    kill(archive, output, archive.dice)
    assert_readable(output)
    archive.build(output)
    archive.assert_as_cold(output, done)
    assert {path.name for path in tmp_path.iterdir()} == {"archive", "output"}


@pytest.mark.parametrize("seed", range(KILLS))
def test_a_first_build_that_is_killed_leaves_a_whole_site_or_none(tmp_path, seed):
    archive = Archive(tmp_path / "archive", seed)
    output = tmp_path / "output"
    kill_some_time(archive, output, archive.dice)
    assert not output.exists() or (output / "index.html").is_file()
    assert_readable(output)
    archive.build(output)
    archive.assert_as_cold(output, "killed")
    assert {path.name for path in tmp_path.iterdir()} == {"archive", "output"}
