"""What an import on Dask gives and takes, beside the local engine over the same dumps.

    python bench/cluster.py [DUMPS] [--many N …] [--workers N …] [--kill] [--alone]

DUMPS is a folder of dumps; without it, N are made by ../shared/corpus/make_corpus.py. Each cluster is one of this
machine, of single-thread workers; `--kill` kills one of them in the middle of the import, and `--alone` leaves the
local engine out. All must end in the same files and the same report.

Rates are told by the clock and by CPU time: where others use the machine, too, only the second says anything.
"""

import argparse
import hashlib
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import dask
from distributed import Client, LocalCluster

from mohafez.ingest.engines.cluster import SETTINGS

MAKE = Path(__file__).parents[2] / "shared" / "corpus" / "make_corpus.py"
JOBS = 2  # of the local engine
LOOK = 0.5  # seconds between two looks at how far an import is


class Run(NamedTuple):
    """What one import took (seconds by the clock and of CPU, peaks in MB), and the hash of all that it wrote."""

    clock: float
    cpu: float
    peak: float  # of the largest process, Dask's workers left out
    worker: float  # of the largest of Dask's workers
    wrote: str


def start(dumps: Path, folder: Path, *more: str) -> subprocess.Popen:
    command = [sys.executable, "-m", "mohafez.cli", "import", str(dumps), "--content", str(folder / "content")]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen([*command, "--report", str(folder / "report.jsonl"), *more], **quiet)


def ended(process: subprocess.Popen) -> resource.struct_rusage:
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(process.args)} ended with {process.returncode}")
    return used


def written(folder: Path) -> str:
    """The hash of the report and of all articles, with their paths."""
    told = hashlib.sha256((folder / "report.jsonl").read_bytes())
    for path in sorted((folder / "content").rglob("*.md")):
        told.update(f"{path.relative_to(folder)}\n".encode() + path.read_bytes())
    return told.hexdigest()


def locally(dumps: Path) -> Run:
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        used = ended(start(dumps, Path(folder), "--jobs", str(JOBS)))
        clock = time.perf_counter() - started
        return Run(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, 0.0, written(Path(folder)))


def usage() -> tuple[float, float]:
    """Seconds of CPU and the peak in MB of the process that this runs in."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    # Not its ru_maxrss: that begins with what the process had that started this one.
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return used.ru_utime + used.ru_stime, int(peak.split()[1]) / 1024


def on_cluster(dumps: Path, workers: int, kill: bool) -> Run:
    before, _ = usage()  # the scheduler runs in this process
    with (
        dask.config.set(SETTINGS),
        tempfile.TemporaryDirectory() as folder,
        LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address="127.0.0.1:0") as cluster,
        Client(cluster) as client,
    ):
        started = time.perf_counter()
        process = start(dumps, Path(folder), "--engine", "dask", "--scheduler", cluster.scheduler_address)
        if kill:
            kill_one(cluster, process)
        used = ended(process)
        clock = time.perf_counter() - started
        spent = list(client.run(usage).values())
        cpu = used.ru_utime + used.ru_stime + sum(seconds for seconds, _ in spent) + usage()[0] - before
        peak = max(used.ru_maxrss / 1024, usage()[1])
        return Run(clock, cpu, peak, max(peak for _, peak in spent), written(Path(folder)))


def kill_one(cluster: LocalCluster, process: subprocess.Popen) -> None:
    """Kill a worker as it converts: the scheduler knows of tasks that were done, and of some that are not."""
    while process.poll() is None:
        time.sleep(LOOK)
        names = {task.prefix.name: task.states for task in cluster.scheduler.task_groups.values()}
        if names.get("convert_all", {}).get("forgotten", 0) > 20:  # surely in the middle
            os.kill(list(cluster.workers.values())[-1].pid, signal.SIGKILL)
            print("killed a worker", flush=True)
            return


def tell(name: str, many: int, run: Run) -> None:
    rates = f"{many / run.clock:5.0f} dumps/s by the clock, {many / run.cpu:5.0f} a CPU-second ({run.cpu:.0f} s)"
    worker = f", {run.worker:.0f} MB a worker" if run.worker else ""
    print(f"{many:,} dumps, {name}: {rates}, peak {run.peak:.0f} MB{worker}; {run.wrote[:8]}", flush=True)


def measure(dumps: Path, options: argparse.Namespace) -> None:
    many = sum(1 for path in dumps.rglob("*") if path.is_file())
    runs = []
    if not options.alone:
        runs.append(locally(dumps))
        tell(f"--jobs {JOBS}", many, runs[-1])
    for workers in options.workers:
        runs.append(on_cluster(dumps, workers, options.kill))
        tell(f"Dask with {workers} workers", many, runs[-1])
        if not options.alone:
            print(f"  {runs[-1].cpu / runs[0].cpu:.2f} times the CPU time of the local engine")
    if len({run.wrote for run in runs}) > 1:
        sys.exit("they ended in other files or another report")
    print(f"the same files and the same report from all: {runs[0].wrote[:16]}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dumps", nargs="?", type=Path, help="a folder of dumps; made if not given")
    parser.add_argument("--many", type=int, nargs="+", default=[10_000], help="how many to make")
    parser.add_argument("--workers", type=int, nargs="+", default=[2])
    parser.add_argument("--kill", action="store_true", help="kill a worker in the middle")
    parser.add_argument("--alone", action="store_true", help="leave the local engine out")
    options = parser.parse_args()
    if options.dumps:
        measure(options.dumps, options)
        return
    for many in options.many:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.executable, str(MAKE), "dumps", str(many), folder], check=True)
            measure(Path(folder), options)


if __name__ == "__main__":
    main()
