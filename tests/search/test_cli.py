"""`mohafez search`: an owner sees what readers find."""

import pytest
from click.testing import CliRunner

from mohafez.cli import main

pytestmark = pytest.mark.node


@pytest.fixture
def run(site, article):
    built = site(
        [
            article("vote", "নির্বাচনের তফসিল", "কমিশন আজ তফসিল ঘোষণা করেছে।", topics=("elections",)),
            article("old-vote", "নির্বাচন শেষ", "ভোট গণনা চলছে।", date="2019-01-05"),
        ]
    )

    def search(*arguments: str):
        return CliRunner().invoke(main, ["search", *arguments, "--site", str(built.folder)])

    return search


def test_the_command_line_finds_what_readers_find(run):
    found = run("নির্বাচন")
    assert found.exit_code == 0, found.output
    assert "নির্বাচনের তফসিল" in found.output
    assert "2025-12-14  vote" in found.output
    assert "কমিশন আজ" in found.output
    assert "articles found: 2" in found.output


def test_what_was_taken_for_a_word_is_said(run):
    assert "nirbachon: sounds like নির্বাচন" in run("nirbachon").output


def test_filters_and_sorting_reach_the_engine(run):
    assert "articles found: 1" in run("নির্বাচন", "--topic", "elections").output
    assert "articles found: 1" in run("নির্বাচন", "--to", "2020").output
    assert run("নির্বাচন", "--by-date").output.index("তফসিল") < run("নির্বাচন", "--by-date").output.index("শেষ")
    assert "articles found: 0" in run("nirbachon", "--exact").output


def test_a_folder_that_is_no_site_is_named_with_the_next_command(tmp_path):
    result = CliRunner().invoke(main, ["search", "নির্বাচন", "--site", str(tmp_path)])
    assert result.exit_code == 1
    assert "invoke build" in result.output


def test_a_machine_without_node_is_told_so(run, monkeypatch):
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert "install Node" in run("নির্বাচন").output


def test_a_damaged_file_is_named_as_it_stands_on_the_disk_with_the_next_command(site, article):
    """The message named a file of the little server that had just been shut down."""
    built = site([article("one", "একটি খবর")])
    path = built.folder / "search/terms/0.bin"
    path.write_bytes(path.read_bytes()[:-5])
    shown = CliRunner().invoke(main, ["search", "খবর", "--site", str(built.folder)])
    assert shown.exit_code == 1
    assert str(path) in shown.output
    assert "run `invoke build`" in shown.output
