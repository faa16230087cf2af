"""In a workflow nothing is imported silently: `mohafez import --check`."""

import shutil
from pathlib import Path

from click.testing import CliRunner

from mohafez import articles
from mohafez.cli import main

ROOT = Path(__file__).parents[2]


def check(root):
    return CliRunner().invoke(main, ["import", "--check", str(root / "dumps"), "--content", str(root / "content")])


def archive(root):
    for name in ("dumps", "content"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("topics.toml", "sources.toml"):
        shutil.copy(ROOT / name, root / name)
    return root


def test_an_archive_whose_dumps_are_all_imported_may_be_published(tmp_path):
    shown = check(archive(tmp_path))
    assert shown.exit_code == 0, shown.output


def test_dumps_without_articles_stop_it_and_nothing_is_written(tmp_path):
    root = archive(tmp_path)
    lost = next(articles.paths(root / "content"))
    lost.unlink()
    shown = check(root)
    assert shown.exit_code == 1
    assert "run `invoke import` and commit" in shown.output
    assert not lost.exists()
