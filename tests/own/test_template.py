"""`mohafez init . --template`: a copy of this repository becomes what `mohafez init` gives, with the code in it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from mohafez.cli import main

ROOT = Path(__file__).parents[2]
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", "output", ".mohafez", "__pycache__", ".*_cache", "node_modules")
STORY = "বাঁধ ভেঙে পানি ঢুকেছে চরে\nনিজস্ব প্রতিবেদক\nপ্রকাশ: ১২ জুন ২০২৪, ১০:২৫\n" + "\n".join(
    f"চরের {place} বাঁধ ভেঙে গত রাতে পানি ঢুকেছে। সকালে গ্রামের মানুষ বস্তায় মাটি ভরে ভাঙা জায়গা আটকানোর চেষ্টা করেন।"
    for place in ("উত্তরে", "দক্ষিণে", "পূর্বে", "পশ্চিমে")
)


def git(folder, *words):
    settings = ["-c", "user.name=একজন", "-c", "user.email=one@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *settings, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def copy(tmp_path):
    shutil.copytree(ROOT, tmp_path / "copy", ignore=NOT_COPIED)
    git(tmp_path / "copy", "init", "-q")
    git(tmp_path / "copy", "add", "-A")
    git(tmp_path / "copy", "commit", "-qm", "as it came")
    git(tmp_path / "copy", "clean", "-fdxq")
    return tmp_path / "copy"


def begin(folder, *more):
    return CliRunner().invoke(main, ["init", str(folder), "--template", "--yes", "--name", "চরের খবর", *more])


@pytest.mark.node
def test_a_copy_of_the_repository_becomes_an_archive_that_builds_with_its_own_code(copy, node):
    (copy / "dumps/own.txt").write_text(STORY, encoding="utf-8")
    shown = begin(copy)
    assert shown.exit_code == 0, shown.output
    assert {path.name for path in copy.iterdir() if not path.name.startswith(".")} == {
        *("content", "dumps", "mohafez", "themes"),
        *("README.md", "LICENSE", "SECURITY.md", "tasks.py", "pelicanconf.py", "topics.toml", "sources.toml"),
        *("constraints.txt", "pyproject.toml", "requirements.txt"),
    }
    assert {path.name for path in (copy / "dumps").iterdir()} == {"README.md", "own.txt"}
    for words in ("mohafez.cli import", "mohafez.cli doctor", "invoke build", "invoke check"):
        done = subprocess.run(
            [sys.executable, "-m", *words.split()],
            cwd=copy,
            env={**os.environ, "PYTHONPATH": str(copy)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    assert "চরের খবর" in (copy / "output/index.html").read_text(encoding="utf-8")
    assert len(list((copy / "content/articles").rglob("*.md"))) == 1


def test_work_that_was_not_committed_is_not_lost(copy):
    (copy / "topics.toml").write_text("# mine\n", encoding="utf-8")
    shown = begin(copy)
    assert shown.exit_code == 1
    assert "topics.toml" in shown.output
    assert (copy / "tests").is_dir()


def test_a_folder_that_is_no_copy_is_refused_and_left_alone(tmp_path):
    (tmp_path / "thesis.doc").touch()
    assert "no copy" in begin(tmp_path).output
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.doc"]
