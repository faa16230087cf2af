"""The index as files: the same set of articles gives the same bytes, however they came."""

import random
from pathlib import Path

import pytest

from mohafez.search import occurrences, write_index


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.bin")}


@pytest.fixture
def archive(article):
    words = "নির্বাচন বন্যা ক্রিকেট বাজার চাল ডাল নদী সেতু বিদ্যুৎ শিক্ষা সংসদ ঢাকা ১২ প্ৰকৌশলী".split()  # noqa: SIM905
    chance = random.Random(7)
    return [
        article(f"n-{n}", " ".join(chance.sample(words, 3)), " ".join(chance.choices(words, k=30 + n)))
        for n in range(40)
    ]


def test_the_order_in_which_articles_come_changes_no_byte(archive, tmp_path):
    write_index(archive, tmp_path / "a")
    write_index(reversed(archive), tmp_path / "b")
    assert bytes_of(tmp_path / "a") == bytes_of(tmp_path / "b")


def test_how_the_work_is_divided_changes_no_byte(archive, tmp_path, monkeypatch):
    write_index(archive, tmp_path / "a")
    monkeypatch.setattr(occurrences, "MOST_WORDS", 200)
    monkeypatch.setattr(occurrences, "MOST_KEYS", 100)
    write_index(archive, tmp_path / "b")
    assert bytes_of(tmp_path / "a") == bytes_of(tmp_path / "b")


def test_an_index_over_an_older_one_equals_a_cold_one(archive, tmp_path):
    write_index(archive, tmp_path / "grown")
    write_index(archive[:3], tmp_path / "grown")
    write_index(archive[:3], tmp_path / "cold")
    assert bytes_of(tmp_path / "grown") == bytes_of(tmp_path / "cold")


def test_a_second_run_writes_no_file(archive, tmp_path):
    write_index(archive, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.bin")}
    write_index(archive, tmp_path)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.bin")} == before


def test_other_files_in_the_folder_stay(archive, tmp_path):
    (tmp_path / "index.html").write_text("search page")
    write_index(archive, tmp_path)
    assert (tmp_path / "index.html").read_text() == "search page"


def test_the_statistics_count_what_was_written(archive, tmp_path):
    stats = write_index(archive, tmp_path)
    written = bytes_of(tmp_path)
    assert (stats.documents, stats.files, stats.bytes) == (40, len(written), sum(map(len, written.values())))


def test_two_articles_of_one_slug_are_refused(article, tmp_path):
    with pytest.raises(ValueError, match="the slug 'same'"):
        write_index([article("same", "এক"), article("same", "দুই")], tmp_path)
