"""The same articles and the same report come out of every engine, whatever becomes of its workers."""

import operator
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from importlib import metadata
from pathlib import Path

import pytest
from click.testing import CliRunner
from distributed import LocalCluster

from mohafez.cli import main
from mohafez.cli.ingest import make_converter
from mohafez.ingest.engines import Engine, EngineError, Serial, cluster
from mohafez.ingest.engines.cluster import Cluster
from mohafez.ingest.engines.environment import environment
from mohafez.ingest.engines.processes import Processes
from mohafez.ingest.formats import find_dumps
from mohafez.ingest.importer import Import, Options

MANY = 150
TEXT = "{} নম্বর পাঠাগারটি চালু হয়েছে শুক্রবার। সেখানে বই আছে {} হাজার, পাঠক আছে আরও বেশি, আর বিকেলে বসে {} জনের আড্ডা।"
ALIKE = (
    "পদ্মার পাড়ের মানুষ সন্ধ্যায় এসে গল্প শোনে, বই পড়ে, গান গায় আর নদীর কথা বলে বলে রাত করে ঘরে ফেরে, জানান {} নম্বর ঘাটের মাঝি।",
    "ছোটরা ছবি আঁকে, বড়রা শোনে পুরোনো দিনের যাত্রার পালা, আর মাসে একবার সবাই মিলে নৌকায় চড়ে চরের স্কুলে বই দিতে যায় {} জন।",
)
Taken = tuple[dict[str, bytes], list[dict]]


@pytest.fixture(scope="module")
def dumps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Dumps with furniture, copies, equal headlines, and reports that are alike."""
    folder = tmp_path_factory.mktemp("engines") / "dumps"
    folder.mkdir()
    rng = random.Random(7)
    for n in range(MANY):
        told = [TEXT.format(n * 7 + k, n + k, rng.randrange(100)) for k in range(3)]
        body = "\n\n".join([*(part.format(n) for part in ALIKE if n % 5 == 0), *told])
        head = f"পাঠাগার নম্বর {n // 2} চালু\n\nনিজস্ব প্রতিবেদক\n\nপ্রকাশ: {n % 27 + 1} মে ২০২৪\n\n{body}\n"
        page = f"হোম\nজাতীয়\n\n{head}\nআরও পড়তে আমাদের পাতায় চোখ রাখুন প্রতিদিন সকালে।\n"
        (folder / f"{n:04}.txt").write_text(page, encoding="utf-8")
    (folder / "copy.txt").write_bytes((folder / "0003.txt").read_bytes())
    (folder / "empty.txt").touch()
    return folder


def take(dumps: Path, content: Path, engine: Engine, hear: Callable[[str, int, int], None] = lambda *_: None) -> Taken:
    """Import into an archive of its own: its files, and the report."""
    told: list[dict] = []
    converter = make_converter(content, report_lines=True)
    Import(converter, Options(content), lambda result: told.append(asdict(result)), hear, engine).run(
        find_dumps([dumps])
    )
    files = {path.relative_to(content).as_posix(): path.read_bytes() for path in content.rglob("*") if path.is_file()}
    return files, told


@pytest.fixture(scope="module")
def whole(dumps: Path, tmp_path_factory: pytest.TempPathFactory) -> Taken:
    taken = take(dumps, tmp_path_factory.mktemp("serial") / "content", Serial())
    assert len(taken[0]) == MANY
    assert any(b"\nstory: " in data for data in taken[0].values())
    return taken


@pytest.fixture(scope="module")
def workers() -> Iterator[LocalCluster]:
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0") as started:
        yield started


def test_processes_give_what_one_gives(dumps, whole, tmp_path, monkeypatch):
    monkeypatch.setattr(Processes, "worth", 0)
    with Processes(2) as engine:
        assert take(dumps, tmp_path / "content", engine) == whole


def test_a_killed_process_is_an_error_that_says_what_to_do():
    """It ended in a traceback."""
    with Processes(2) as engine, pytest.raises(EngineError, match="mohafez import --jobs 1"):
        list(engine.map(operator.call, os._exit, range(9)))


def test_a_cluster_gives_what_one_process_gives(dumps, whole, workers, tmp_path):
    with Cluster(1, workers.scheduler_address) as engine:
        assert take(dumps, tmp_path / "content", engine) == whole


def test_a_killed_worker_costs_its_tasks_and_nothing_else(dumps, whole, workers, tmp_path):
    killed = []

    def kill(step: str, done: int, _total: int) -> None:
        if step == "converting" and done > MANY // 2 and not killed:
            killed.append(workers.workers[0].pid)
            os.kill(killed[0], signal.SIGKILL)

    with Cluster(1, workers.scheduler_address) as engine:
        assert take(dumps, tmp_path / "content", engine, kill) == whole
    assert killed


@pytest.mark.shared
def test_a_cluster_reads_real_pages_as_one_process_does(shared, workers, tmp_path):
    pages = shared("eval/import/dumps")
    alone = take(pages, tmp_path / "alone", Serial())
    with Cluster(1, workers.scheduler_address) as engine:
        assert take(pages, tmp_path / "content", engine) == alone


def test_the_command_starts_a_cluster_of_its_own(dumps, whole, tmp_path):
    command = ["import", str(dumps), "--content", str(tmp_path / "content"), "--engine", "dask", "--jobs", "1"]
    done = subprocess.run([sys.executable, "-m", "mohafez.cli", *command], capture_output=True, text=True, check=True)
    assert "Dask shows what it does at http://127.0.0.1:" in done.stderr
    assert ["written", f"{MANY}"] in map(str.split, done.stdout.splitlines())
    assert {path.read_bytes() for path in tmp_path.rglob("*.md")} == set(whole[0].values())


def test_a_scheduler_that_does_not_answer_is_an_error_that_names_it(dumps, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 0.5)
    command = ["import", str(dumps), "--content", str(tmp_path / "c"), "--engine", "dask", "--scheduler"]
    for address in ("tcp://127.0.0.1:9", "nonsense://x"):
        done = CliRunner().invoke(main, [*command, address])
        assert done.exit_code == 1
        assert f"{address}: no Dask scheduler answers" in done.output
    assert not (tmp_path / "c").exists()


def test_a_scheduler_is_only_dasks(dumps, tmp_path):
    done = CliRunner().invoke(main, ["import", str(dumps), "--scheduler", "tcp://127.0.0.1:9"])
    assert "add --engine dask" in done.output


def test_a_scheduler_without_workers_is_an_error(monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 0.5)
    with (
        LocalCluster(n_workers=0, dashboard_address="127.0.0.1:0") as empty,
        pytest.raises(EngineError, match="has no workers"),
    ):
        Cluster(1, empty.scheduler_address)


@pytest.fixture
def other_libraries(monkeypatch) -> Iterator[None]:
    """Let this process, and no worker, have other versions of the libraries under the rules."""
    monkeypatch.setattr(metadata, "version", lambda _name: "0.1")
    environment.cache_clear()
    yield
    environment.cache_clear()


def test_a_worker_with_other_versions_is_an_error_that_says_what_differs(workers, other_libraries):
    with pytest.raises(EngineError, match=r"worker tcp://.* lxml .*, here 0\.1.* need the same"):
        Cluster(1, workers.scheduler_address)


def test_a_worker_without_the_package_is_an_error(tmp_path):
    """As in an environment in which only Dask is installed."""
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['mohafez'] = None\n")
    with LocalCluster(n_workers=0, dashboard_address="127.0.0.1:0") as empty:
        start = ["dask", "worker", empty.scheduler_address, "--nthreads", "1", "--no-dashboard", "--no-nanny"]
        worker = subprocess.Popen(
            [sys.executable, "-m", *start],
            env={**os.environ, "PYTHONPATH": str(tmp_path)},
            stderr=subprocess.DEVNULL,
        )
        try:
            with pytest.raises(EngineError, match=r"cannot run this import: .*mohafez.*pip install 'mohafez\[dask\]'"):
                Cluster(1, empty.scheduler_address)
        finally:
            worker.terminate()
            worker.wait()
