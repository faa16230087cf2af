"""Which files are read, and what their dumps are called."""

import io
import os
from pathlib import Path

import pytest

from mohafez.ingest.dump import Dump
from mohafez.ingest.formats import find_dumps, paths


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("ক/1.txt", "খ/1.txt", "খ/2.html", "খ/notes.docx", "খ/.hidden.txt", "খ/README.md"):
        path = tmp_path / "saved" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path / "saved"


def test_a_folder_gives_its_dumps_by_their_way_from_it(folder, found):
    assert found(folder) == (
        {name: Dump(name, name.encode()) for name in ("ক/1.txt", "খ/1.txt", "খ/2.html")},
        {},
    )


def test_a_named_file_is_read_whatever_its_suffix(folder, found):
    assert list(found(folder / "খ/README.md")[0]) == ["README.md"]


def test_a_glob_gives_what_it_matches_by_the_way_from_its_fixed_part(folder, found):
    assert list(found(folder / "*" / "1.txt")[0]) == ["ক/1.txt", "খ/1.txt"]
    assert list(found(folder / "**" / "*.html")[0]) == ["খ/2.html"]
    assert list(found(folder / "খ*")[0]) == ["খ/1.txt", "খ/2.html"]


def test_what_is_not_there_is_a_reason(folder, found):
    assert found(folder / "none.txt", folder / "*.none") == (
        {},
        {str(folder / "none.txt"): "no such file or folder", str(folder / "*.none"): "matches no file"},
    )


def test_two_files_of_one_name_keep_apart(folder, found):
    """Two folders may both hold a 1.txt; as one name, the second would pass for a new save of the first."""
    dumps, _ = found(folder / "ক/1.txt", folder / "খ/1.txt")
    first, second = dumps
    assert first == "1.txt"
    assert second.startswith("1.txt~")


def test_a_file_named_twice_is_read_once(folder, found):
    assert list(found(folder, folder / "ক", folder / "ক/1.txt")[0]) == ["ক/1.txt", "খ/1.txt", "খ/2.html"]


def test_a_name_in_the_archives_own_folder_does_not_depend_on_what_was_named(tmp_path, monkeypatch, found):
    monkeypatch.chdir(tmp_path)
    Path("dumps/2024").mkdir(parents=True)
    Path("dumps/2024/a.txt").write_text("খবর", encoding="utf-8")
    for named in ("dumps", "dumps/2024", "dumps/2024/a.txt", "dumps/*/a.txt"):
        assert list(found(named)[0]) == ["2024/a.txt"]


def test_the_order_of_paths_makes_no_difference(folder):
    forward, backward = find_dumps([folder / "ক", folder / "খ"]), find_dumps([folder / "খ", folder / "ক"])
    assert list(forward) == list(backward)


def test_dumps_can_be_read_as_often_as_needed(folder):
    dumps = find_dumps([folder])
    assert list(dumps) == list(dumps)


def test_standard_input_can_be_read_as_often_as_needed(story):
    dumps = find_dumps([Path("-")], stdin=io.BytesIO(story.encode()))
    once, again = list(dumps), list(dumps)
    assert once == again
    assert once[0].data == story.encode()


def test_two_texts_from_standard_input_have_two_names():
    names = {item.name for text in (b"1", b"2") for item in find_dumps([Path("-")], stdin=io.BytesIO(text))}
    assert len(names) == 2
    assert all(name.startswith("stdin~") for name in names)


def test_endless_standard_input_is_refused(monkeypatch, found):
    monkeypatch.setattr(paths, "STDIN_MAX", 10_000_000)
    with Path("/dev/zero").open("rb") as endless:
        assert found("-", stdin=endless) == ({}, {"stdin": "larger than 9 MB: save it to a file and name that"})


def test_a_file_that_may_not_be_read_is_a_reason(folder, found, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert found(folder / "ক") == ({}, {"1.txt": "Permission denied"})


def test_a_pipe_is_not_waited_for(folder, found):
    os.mkfifo(folder / "ক" / "pipe.txt")
    assert list(found(folder / "ক")[0]) == ["1.txt"]
    assert "hand a pipe over as -" in found(folder / "ক" / "pipe.txt")[1][str(folder / "ক" / "pipe.txt")]


def test_a_loop_of_links_ends(folder, found):
    (folder / "ক" / "again").symlink_to(folder)
    assert "ক/1.txt" in found(folder)[0]


def test_progress_counts_files(folder):
    heard = []
    list(find_dumps([folder]).read(lambda done, of: heard.append((done, of))))
    assert heard == [(0, 3), (1, 3), (2, 3), (3, 3)]
