"""Commands that stand in the wrong folder say what is missing and what comes next, and write nothing."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from mohafez.cli import main
from mohafez.site.incremental.memory import REPORT, memory_of_output
from mohafez.start import Choices, start

ARCHIVE = "go to the archive's folder, or begin one with `mohafez init`"


def run(*words):
    return CliRunner().invoke(main, [*map(str, words)])


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("import", f"dumps is not here: {ARCHIVE}"),
        ("explain a.txt", f"a.txt is not here: {ARCHIVE}"),
        ("diff", f"content is not here: {ARCHIVE}"),
        ("topics", f"content is not here: {ARCHIVE}"),
        ("topics preview", f"content is not here: {ARCHIVE}"),
        ("topics suggest", f"content is not here: {ARCHIVE}"),
        ("stats", f"content is not here: {ARCHIVE}"),
        ("serve", f"pelicanconf.py is not here: {ARCHIVE}"),
        ("doctor", "go to its folder, or begin one with `mohafez init`"),
        ("check", "run `invoke build`"),
        ("report", "run `invoke build`"),
        ("search নদী", "run `invoke build`"),
    ],
)
def test_a_command_that_stands_elsewhere_says_so_and_what_comes_next(elsewhere, command, words):
    """`stats` counted nothing, `diff` found no difference, and `import` had failed without saying why."""
    shown = run(*command.split())
    assert shown.exit_code in (1, 2)
    assert words in shown.output
    assert not list(elsewhere.iterdir())


def test_a_report_of_a_build_that_cannot_be_read_is_left_out(elsewhere):
    (elsewhere / "output").mkdir()
    (elsewhere / "output/index.html").write_text("<p>", encoding="utf-8")
    path = memory_of_output(elsewhere / "content", elsewhere / "output") / REPORT
    path.parent.mkdir(parents=True)
    path.write_bytes(b"{\xff")
    shown = run("report")
    assert shown.exit_code == 0, shown.output
    assert "in all" in shown.output


def test_what_an_import_passes_over_is_told_by_suffix(elsewhere):
    """A folder of .docx files was met with silence."""
    (elsewhere / "dumps/page_files").mkdir(parents=True)
    for name in ("a.docx", "b.DOCX", "page_files/x.js", "plain", ".DS_Store", "README.md"):
        (elsewhere / "dumps" / name).write_text("লেখা", encoding="utf-8")
    shown = run("import")
    assert shown.exit_code == 0, shown.output
    assert "No dumps here" in shown.output
    assert "2 .docx, 1 without suffix, 1 .js." in shown.output


def test_an_import_says_how_many_more_it_does_not_list(elsewhere):
    (elsewhere / "dumps").mkdir()
    for n in range(8):
        (elsewhere / f"dumps/{n}.txt").write_bytes(bytes(range(n, 256)) * 9)
    shown = run("import")
    assert "… and 3 more: `mohafez import --report FILE` lists them" in shown.output


@pytest.mark.parametrize(
    "words",
    [("invoke", "build"), ("invoke", "publish"), ("invoke", "serve", "--skip-import"), ("mohafez.cli", "serve")],
)
def test_a_typing_error_in_the_settings_is_said_by_its_line(elsewhere, words):
    """Pelican answered with thirty lines of its own insides."""
    start(elsewhere / "mine", Choices())
    (elsewhere / "mine/pelicanconf.py").write_text('SITENAME = "আমার\n', encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-m", *words], cwd=elsewhere / "mine", text=True, capture_output=True, check=False
    )
    assert told.returncode == 1
    assert "Traceback" not in told.stderr
    assert "pelicanconf.py: line 1: unterminated" in told.stderr
