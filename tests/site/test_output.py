"""Pages are made by as many processes as there are; nothing that is not ours is touched."""

import os

import pytest

from mohafez.site.output import MARK, MARK_TEXT, is_ours, standing
from mohafez.site.processes import FEW, WorkError, in_background, in_processes

several = pytest.mark.skipif((os.cpu_count() or 1) == 1, reason="one processor: no process is started")


@pytest.mark.parametrize("count", [0, 3, FEW + 7, 40 * FEW])
def test_jobs_are_done_in_their_order_whatever_their_number(count):
    assert in_processes(range(count), lambda jobs: [job * job for job in jobs]) == [job * job for job in range(count)]


@several
def test_a_process_that_fails_fails_the_build(capfd):
    def fail(jobs):
        raise ValueError(next(iter(jobs)))

    with pytest.raises(WorkError):
        in_processes(range(FEW), fail)


def test_a_work_in_the_background_gives_its_result():
    with in_background(lambda: {"ক": 1}) as wait:
        assert wait() == {"ক": 1}


@several
def test_a_work_in_the_background_that_fails_fails_the_build(capfd):
    with in_background(lambda: 1 // 0) as wait, pytest.raises(WorkError):
        wait()


def test_what_stands_in_the_output_is_listed_but_for_what_is_not_ours(tmp_path):
    for name in ("2025/a/index.html", ".git/config", "old.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("কথা", encoding="utf-8")
    assert {path: size for path, (size, _) in standing(tmp_path).items()} == {
        "2025/a/index.html": 9,
        "old.html": 9,
    }
    assert standing(tmp_path / "missing") == {}


def test_a_folder_that_holds_something_else_is_not_ours(tmp_path):
    assert is_ours(tmp_path / "new")
    assert is_ours(tmp_path)
    (tmp_path / "thesis.txt").touch()
    assert not is_ours(tmp_path)
    (tmp_path / MARK).write_text(MARK_TEXT, encoding="utf-8")
    assert is_ours(tmp_path)
