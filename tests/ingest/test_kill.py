"""An import that is killed leaves whole files, and running it again ends in the same bytes."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mohafez import articles

TEXT = "পদ্মার পাড়ে {} নম্বর পাঠাগারটি চালু হয়েছে শুক্রবার। সেখানে বই আছে {} হাজার, পাঠক আছে আরও বেশি।"


def dumps(folder: Path, many: int) -> None:
    folder.mkdir()
    for n in range(many):
        body = "\n\n".join(TEXT.format(n * 7 + k, n + k) for k in range(4))
        page = f"পাঠাগার নম্বর {n // 2} চালু\n\nনিজস্ব প্রতিবেদক\n\nপ্রকাশ: {n % 27 + 1} মে ২০২৪\n\n{body}\n"
        (folder / f"{n:04}.txt").write_text(page, encoding="utf-8")


def start(folder: Path, content: Path, jobs: int = 1, output: int = subprocess.DEVNULL) -> subprocess.Popen:
    (folder / "sources.toml").touch()
    command = [sys.executable, "-m", "mohafez.cli", "import", str(folder / "dumps"), "--content", str(content)]
    return subprocess.Popen([*command, "--jobs", str(jobs)], stdout=output, stderr=subprocess.DEVNULL)


def state(content: Path) -> dict[str, bytes]:
    return {str(path.relative_to(content)): path.read_bytes() for path in content.rglob("*") if path.is_file()}


def test_a_killed_import_is_completed_by_the_next(tmp_path: Path):
    dumps(tmp_path / "dumps", 120)
    undisturbed = tmp_path / "undisturbed"
    started = time.monotonic()
    assert start(tmp_path, undisturbed).wait() == 0
    seconds = time.monotonic() - started
    whole = state(undisturbed)
    assert len(whole) == 120
    for k in range(1, 4):
        content = tmp_path / f"killed{k}"
        process = start(tmp_path, content)
        time.sleep(seconds * (1 - 0.12 * k))
        process.send_signal(signal.SIGKILL)
        process.wait()
        for path in articles.paths(content):
            articles.read(path)  # raises for a torn one
        assert start(tmp_path, content).wait() == 0
        assert state(content) == whole


def test_no_process_outlives_a_killed_import(tmp_path: Path):
    """Past fault: the processes that convert waited for ever."""
    dumps(tmp_path / "dumps", 300)
    process = start(tmp_path, tmp_path / "content", jobs=2, output=subprocess.PIPE)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not children.exists():
        process.kill()
        pytest.skip("only Linux lists a process's children")
    while process.poll() is None and len(children.read_text().split()) <= 2:
        time.sleep(0.01)
    assert process.poll() is None
    process.kill()
    process.communicate(timeout=60)  # all that were started hold the other end of its output
