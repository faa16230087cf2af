"""Pages are written by as many processes as there are, and stale ones go; nothing that is not ours is touched."""

import os

import pytest

from mohafez.site.output import MARK, mark, sweep
from mohafez.site.processes import FEW, WorkError, in_processes


@pytest.mark.parametrize("count", [0, 3, FEW + 7])
def test_jobs_are_done_in_their_order_whatever_their_number(count):
    assert in_processes(range(count), lambda jobs: [job * job for job in jobs]) == [job * job for job in range(count)]


@pytest.mark.skipif((os.cpu_count() or 1) == 1, reason="one processor: no process is started")
def test_a_process_that_fails_fails_the_build(capfd):
    def fail(jobs):
        raise ValueError(jobs[0])

    with pytest.raises(WorkError):
        in_processes(range(FEW), fail)


def test_stale_files_and_the_folders_they_leave_go(tmp_path):
    assert mark(tmp_path / "output")
    output = tmp_path / "output"
    for name in ("2025/a/index.html", "2025/b/index.html", "search/x.bin", ".git/config", "old.html"):
        (output / name).parent.mkdir(parents=True, exist_ok=True)
        (output / name).touch()
    sweep(output, ["2025/a/index.html"], {"search"})
    left = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}
    assert left == {"2025/a/index.html", "search/x.bin", ".git/config", MARK}
    assert not (output / "2025/b").exists()


def test_a_folder_that_holds_something_else_is_not_claimed(tmp_path):
    (tmp_path / "thesis.txt").touch()
    assert not mark(tmp_path)
    assert not (tmp_path / MARK).exists()
    assert mark(tmp_path / "new")
    assert mark(tmp_path / "new")
