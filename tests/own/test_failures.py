"""When a machine fails, an owner reads what failed and what to do, nothing is lost, and the next run is right."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mohafez import articles

ROOT = Path(__file__).parents[2]
TEXT = "পদ্মার পাড়ে {} নম্বর পাঠাগারটি চালু হয়েছে শুক্রবার। সেখানে বই আছে {} হাজার, পাঠক আছে আরও বেশি।"
MANY = 40


@pytest.fixture
def archive(tmp_path):
    """Give an archive of many dumps that are not yet imported."""
    root = tmp_path / "archive"
    (root / "dumps").mkdir(parents=True)
    (root / "sources.toml").touch()
    for n in range(MANY):
        body = "\n\n".join(TEXT.format(n * 7 + k, n + k) for k in range(4))
        page = f"পাঠাগার নম্বর {n} চালু\n\nনিজস্ব প্রতিবেদক\n\nপ্রকাশ: {n % 27 + 1} মে ২০২৪\n\n{body}\n"
        (root / f"dumps/{n:04}.txt").write_text(page, encoding="utf-8")
    return root


@pytest.fixture
def whole(archive, tmp_path):
    """Give what an undisturbed import makes."""
    shutil.copytree(archive, tmp_path / "undisturbed")
    done = subprocess.run(
        [sys.executable, "-m", "mohafez.cli", "import"], cwd=tmp_path / "undisturbed", capture_output=True, check=True
    )
    assert done.returncode == 0
    return state(tmp_path / "undisturbed/content")


def state(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def no_traceback(said):
    assert "Traceback" not in said, said


def test_an_import_onto_a_full_disk_says_so_and_the_next_one_completes_it(archive, whole, run_on_small_disk):
    words = ("mohafez.cli", "import", "@/dumps", "--content", "@/content")
    said, full, room = run_on_small_disk(archive, 120_000, *words)
    no_traceback(said)
    assert "No space left on device" in said
    assert "import again" in said
    assert [line for line in said.splitlines() if line.startswith("exit")] == ["exit 1", "exit 0"]
    written = list(articles.paths(full / "content"))
    assert 0 < len(written) < MANY
    for path in written:
        articles.read(path)
    assert state(room / "content") == whole


def test_an_import_into_a_folder_that_may_only_be_read_says_so(archive, whole, run_as_anyone):
    folder = archive / "content/articles"
    folder.mkdir(parents=True)
    folder.chmod(0o555)
    done = run_as_anyone("mohafez.cli", "import", cwd=archive)
    folder.chmod(0o755)
    no_traceback(done.stderr)
    assert done.returncode == 1
    assert "Permission denied" in done.stderr
    assert "content/articles" in done.stderr
    assert run_as_anyone("mohafez.cli", "import", cwd=archive).returncode == 0
    assert state(archive / "content") == whole


def test_a_dump_that_may_not_be_read_costs_that_dump(archive, whole, run_as_anyone):
    (archive / "dumps/0007.txt").chmod(0)
    done = run_as_anyone("mohafez.cli", "import", cwd=archive)
    assert done.returncode == 0
    assert "0007.txt: failed because Permission denied" in done.stdout
    assert len(state(archive / "content")) == MANY - 1
    (archive / "dumps/0007.txt").chmod(0o644)
    assert run_as_anyone("mohafez.cli", "import", cwd=archive).returncode == 0
    assert state(archive / "content") == whole


def test_an_article_that_may_not_be_read_stops_the_import_by_name(archive, run_as_anyone):
    assert run_as_anyone("mohafez.cli", "import", cwd=archive).returncode == 0
    lost = next(articles.paths(archive / "content"))
    lost.chmod(0)
    done = run_as_anyone("mohafez.cli", "import", cwd=archive)
    no_traceback(done.stderr)
    assert done.returncode == 1
    assert f"{lost.name}: Permission denied" in done.stderr
    assert "Nothing was imported" in done.stderr


@pytest.mark.parametrize("step", ["learning", "converting"])
def test_a_dump_that_vanishes_while_it_is_imported_costs_that_dump(archive, whole, step, monkeypatch):
    from mohafez.cli.ingest import make_converter
    from mohafez.ingest.formats import find_dumps
    from mohafez.ingest.importer import Import, Options
    from mohafez.ingest.report import Outcome

    def vanish(now, _done, _total):
        if now == step:
            (archive / "dumps/0039.txt").unlink(missing_ok=True)

    monkeypatch.chdir(archive)
    work = Import(make_converter(archive / "content"), Options(archive / "content"), lambda _result: None, vanish)
    report = work.run(find_dumps([archive / "dumps"]))
    assert report.counts[Outcome.WRITTEN] == MANY - 1
    assert report.counts[Outcome.FAILED] == 1
    assert state(archive / "content").items() < whole.items()


def test_init_where_nothing_may_be_written_says_so(tmp_path, run_as_anyone):
    tmp_path.chmod(0o555)
    done = run_as_anyone("mohafez.cli", "init", tmp_path / "mine", "--yes")
    tmp_path.chmod(0o755)
    no_traceback(done.stderr)
    assert done.returncode == 1
    assert "Permission denied" in done.stderr


def test_only_the_doctor_asks_what_day_it_is():
    """A clock that is set wrong can then change no article, no page and no address; the doctor names the clock."""
    asking = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "mohafez").rglob("*.py")
        if any(call in path.read_text(encoding="utf-8") for call in ("date.today(", "datetime.now(", "utcnow("))
    }
    assert asking == {"mohafez/cli/doctor.py"}
