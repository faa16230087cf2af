"""Files are staged, journalled and renamed: a change that was begun is ended, whenever it was broken off."""

import json
import subprocess
import threading
from pathlib import Path

import pytest

from mohafez.site.incremental.lock import locked
from mohafez.site.incremental.memory import memory_of_output
from mohafez.site.incremental.staging import Stage
from tests.site.edited import ROOT, Archive, files

BEFORE = {"index.html": b"old", "2024/a/index.html": b"old", "2024/b/index.html": b"old"}
AFTER = {"index.html": b"new", "2024/a/index.html": b"old", "2025/c/index.html": b"new"}


class BrokenOffError(Exception):
    """Stands for a kill: nothing that comes later is done."""


@pytest.fixture
def output(tmp_path):
    """Give an output folder of some files."""
    folder = tmp_path / "output"
    for name, data in BEFORE.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def pages(folder):
    return {name: data for name, data in files(folder).items() if (folder / name).is_file()}


def change(output):
    with Stage(output).opened() as stage:
        new = [name for name, data in AFTER.items() if BEFORE.get(name) != data]
        for name in new:
            stage.write(name, AFTER[name])
        stage.commit(new, BEFORE.keys() - AFTER.keys(), standing=BEFORE)


def test_a_change_moves_what_is_new_and_removes_what_goes_with_its_folders(output):
    change(output)
    assert files(output) == {**AFTER, **dict.fromkeys(["2024", "2024/a", "2025", "2025/c"], b"")}
    assert [path.name for path in output.parent.iterdir()] == ["output"]


@pytest.mark.parametrize("steps", range(3))
def test_a_change_that_was_broken_off_is_ended_by_the_next_build(output, monkeypatch, steps):
    left = [steps]
    plain = {name: getattr(Path, name) for name in ("replace", "unlink")}

    def until_broken_off(name):
        def step(path, *arguments, **options):
            if path.is_relative_to(output) or (arguments and arguments[0].is_relative_to(output)):
                left[0] -= 1
                if left[0] < 0:
                    raise BrokenOffError
            return plain[name](path, *arguments, **options)

        return step

    with monkeypatch.context() as patched:
        for name in plain:
            patched.setattr(Path, name, until_broken_off(name))
        with pytest.raises(BrokenOffError):
            change(output)
    assert pages(output) != AFTER
    with Stage(output).opened():
        pass
    assert pages(output) == AFTER
    assert [path.name for path in output.parent.iterdir()] == ["output"]


def test_new_pages_come_before_changed_ones_so_that_links_resolve(output, monkeypatch):
    moved = []
    plain = Path.replace
    monkeypatch.setattr(Path, "replace", lambda path, target: moved.append(target) or plain(path, target))
    change(output)
    assert moved[-2:] == [output / "2025/c/index.html", output / "index.html"]


def test_what_was_staged_without_a_journal_is_dropped(output):
    with pytest.raises(BrokenOffError), Stage(output).opened() as stage:
        stage.write("index.html", b"half")
        raise BrokenOffError
    assert pages(output) == BEFORE
    assert [path.name for path in output.parent.iterdir()] == ["output"]


def test_a_journal_of_an_output_that_was_deleted_since_is_forgotten(tmp_path):
    beside = tmp_path / "output.stage"
    (beside / "files").mkdir(parents=True)
    (beside / "files/index.html").write_bytes(b"new")
    (beside / "journal.json").write_text(json.dumps({"moved": ["index.html"], "removed": []}), encoding="utf-8")
    with Stage(tmp_path / "output").opened() as stage:
        assert not stage.output.exists()
        assert list(stage.folder.iterdir()) == []


@pytest.mark.parametrize("standing", [False, True])
def test_a_first_build_is_renamed_as_it_is(tmp_path, standing):
    output = tmp_path / "output"
    if standing:
        output.mkdir()
    with Stage(output).opened() as stage:
        stage.write("a/index.html", b"new")
        stage.commit(["a/index.html"], [], standing=())
    assert pages(output) == {"a/index.html": b"new"}


def test_an_output_that_is_a_link_stays_one(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "output").symlink_to(tmp_path / "elsewhere")
    with Stage(tmp_path / "output").opened() as stage:
        stage.write("index.html", b"new")
        stage.commit(["index.html"], [], standing=())
    assert (tmp_path / "output").is_symlink()
    assert pages(tmp_path / "elsewhere") == {"index.html": b"new"}


def test_a_second_build_into_the_same_folder_waits_and_says_so(tmp_path):
    pytest.importorskip("fcntl")
    archive = Archive(tmp_path / "archive", 0)
    output = tmp_path / "output"
    with locked(memory_of_output(archive.folder / "content", output) / "lock"):
        pipe = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        second = subprocess.Popen(archive.command(output), cwd=ROOT, text=True, **pipe)
        said = second.stdout.readline()
        assert "another build" in said
        assert not output.exists()
    rest = threading.Thread(target=second.communicate)
    rest.start()
    assert second.wait() == 0
    rest.join()
    assert (output / "index.html").is_file()
