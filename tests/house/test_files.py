"""Writing: whole files, and only those that differ."""

import os

import pytest

from mohafez.files import write_if_changed


def test_a_new_file_is_written_with_its_folders(tmp_path):
    assert write_if_changed(tmp_path / "ক" / "খ.txt", "কথা")
    assert (tmp_path / "ক" / "খ.txt").read_text(encoding="utf-8") == "কথা"


def test_the_same_content_is_not_written_again(tmp_path):
    path = tmp_path / "a.txt"
    write_if_changed(path, "কথা")
    os.utime(path, (1, 1))
    assert not write_if_changed(path, "কথা")
    assert path.stat().st_mtime == 1
    assert write_if_changed(path, b"\x00")


def test_a_failed_write_leaves_the_old_file_and_no_litter(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    write_if_changed(path, "আগের")
    monkeypatch.setattr("pathlib.Path.replace", lambda *_: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        write_if_changed(path, "নতুন")
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
    assert path.read_text(encoding="utf-8") == "আগের"
