"""The report of a build: what it did, and how large the site is."""

import json
import shutil
from pathlib import Path

from click.testing import CliRunner

from mohafez.cli import main

ARCHIVE = Path(__file__).parent / "archive"


def report(output: Path, *options: str) -> str:
    shown = CliRunner().invoke(main, ["report", str(output), *options])
    assert shown.exit_code == 0, shown.output
    return shown.output


def test_a_report_counts_what_was_written_and_kept_and_names_what_is_odd(run_pelican, tmp_path):
    shutil.copytree(ARCHIVE, tmp_path / "archive")
    content, output = tmp_path / "archive/content", tmp_path / "output"
    assert run_pelican(content, output).returncode == 0
    first = json.loads(report(output, "--content", str(content), "--json"))
    assert (first["articles"], first["undated"], first["kept"], first["removed"], first["odd"]) == (6, 1, 0, 0, [])
    (content / "articles/odd.md").write_text("---\ntitle: ভাঙা\nslug: odd\n---\n\nভা\ufffdঙা\n", encoding="utf-8")
    assert run_pelican(content, output).returncode == 0
    second = json.loads(report(output, "--content", str(content), "--json"))
    assert second["odd"] == ["articles/odd.md"]
    assert second["kept"] > second["written"] > 0
    assert sum(second["bytes"].values()) == second["total"]
    assert "articles/odd.md" in report(output, "--content", str(content))


def test_a_site_without_memory_of_its_build_is_still_measured(tmp_path):
    (tmp_path / "output/2025/12/14/x").mkdir(parents=True)
    (tmp_path / "output/2025/12/14/x/index.html").write_text("১", encoding="utf-8")
    assert json.loads(report(tmp_path / "output", "--json"))["bytes"] == {"articles": 3}
