"""A build that a machine stops says what stopped it, leaves the site as it was, and the next build is right."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mohafez import articles

ROOT = Path(__file__).parents[2]
SITE = ("pelican", "content", "-o", "output", "-s", "pelicanconf.py", "--log-handler", "plain")
SETTINGS = "from mohafez.site.settings import *\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Give an archive of the sample articles, and what a build makes of it before and after a change."""
    root = tmp_path_factory.mktemp("built")
    shutil.copytree(ROOT / "content", root / "content")
    for name in ("topics.toml", "sources.toml"):
        shutil.copy(ROOT / name, root / name)
    (root / "pelicanconf.py").write_text(SETTINGS, encoding="utf-8")
    assert build(root).returncode == 0
    changed = root.with_name("changed")
    shutil.copytree(root, changed)
    change(changed)
    assert build(changed).returncode == 0
    return root, state(root / "output"), state(changed / "output")


@pytest.fixture
def archive(built, tmp_path):
    """Give a copy of the archive as it was first built, with an article changed since."""
    root = tmp_path / "archive"
    shutil.copytree(built[0], root)
    change(root)
    return root


def change(root):
    path = next(articles.paths(root / "content"))
    path.write_text(path.read_text(encoding="utf-8") + "\nআরও একটি অনুচ্ছেদ।\n", encoding="utf-8")


def build(root, **more):
    return subprocess.run(
        [sys.executable, "-m", *SITE], cwd=root, text=True, capture_output=True, check=False, env={**os.environ, **more}
    )


def state(folder):
    """Give the files of a site: all that a host would serve."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def is_told(done, *words):
    said = done.stdout + done.stderr
    assert done.returncode != 0, said
    assert "Traceback" not in said, said
    for word in words:
        assert word in said, said


def test_a_build_onto_a_full_disk_leaves_the_site_as_it_was(archive, built, run_on_small_disk):
    whole = state(archive / "output")
    said, full, room = run_on_small_disk(
        archive, 20_000, *SITE[:1], "@/content", "-o", "@/output", "-s", "@/pelicanconf.py"
    )
    assert [line for line in said.splitlines() if line.startswith("exit")] == ["exit 1", "exit 0"], said
    assert "No space left on device" in said
    assert state(full / "output") == whole
    assert state(room / "output") == built[2]


def test_a_build_into_a_folder_that_may_only_be_read_says_so(archive, built, run_as_anyone):
    before = state(archive / "output")
    folders = [path for path in (archive / "output").rglob("*") if path.is_dir()] + [archive / "output"]
    for folder in folders:
        folder.chmod(0o555)
    done = run_as_anyone(*SITE, cwd=archive)
    for folder in folders:
        folder.chmod(0o755)
    is_told(done, "Permission denied", str(archive / "output"))
    assert state(archive / "output") == before
    assert build(archive).returncode == 0
    assert state(archive / "output") == built[2]


def test_an_article_that_may_not_be_read_stops_the_build_by_name(archive, built, run_as_anyone):
    before = state(archive / "output")
    path = next(articles.paths(archive / "content"))
    path.chmod(0)
    done = run_as_anyone(*SITE, cwd=archive)
    path.chmod(0o644)
    is_told(done, "Permission denied", path.name)
    assert state(archive / "output") == before


def bit_flipped(kept):
    """Change a bit in the middle, as a dying disk does: names and lengths stay plausible."""
    middle = len(kept) // 2
    return kept[:middle] + bytes(byte ^ 1 for byte in kept[middle : middle + 1]) + kept[middle + 1 :]


@pytest.mark.parametrize(
    "spoil",
    [lambda kept: kept[: len(kept) // 2], lambda _kept: os.urandom(200), bit_flipped, None],
    ids=["cut", "noise", "flipped", "gone"],
)
def test_a_spoilt_memory_costs_time_and_nothing_else(archive, built, spoil):
    for path in [path for path in (archive / ".mohafez").rglob("*") if path.is_file()]:
        if spoil is None:
            path.unlink()
        else:
            path.write_bytes(spoil(path.read_bytes()))
    done = build(archive)
    assert done.returncode == 0, done.stdout + done.stderr
    assert state(archive / "output") == built[2]


def test_two_builds_at_once_end_in_one_right_site(archive, built):
    both = [subprocess.Popen([sys.executable, "-m", *SITE], cwd=archive, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    assert state(archive / "output") == built[2]
