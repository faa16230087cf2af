"""How fast dumps become articles, and in how much memory, beside jusText and trafilatura over the same pages.

    python bench/ingest.py [DUMPS] [--many N] [--peers PYTHON]

DUMPS is a folder of dumps; 5,000 are made by ../shared/corpus/make_corpus.py if it is not given. The peers are no
dependencies of the project, and are measured where PYTHON has them:

    python -m venv /tmp/peers && /tmp/peers/bin/pip install justext trafilatura "lxml[html_clean]"
    python bench/ingest.py --peers /tmp/peers/bin/python

Rates are told by the clock and by CPU time: where others use the machine, too, only the second says anything.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
MAKE = HERE.parents[1] / "shared" / "corpus" / "make_corpus.py"


class Run(NamedTuple):
    """What one import took: seconds by the clock and of CPU, and the peak of its largest process in MB."""

    clock: float
    cpu: float
    peak: float


def run(dumps: Path, jobs: int) -> Run:
    """Import all dumps into an empty archive, in processes of its own."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "mohafez.cli", "import", str(dumps), "--content", f"{folder}/content"]
        started = time.perf_counter()
        process = subprocess.Popen([*command, "--jobs", str(jobs)], stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"{' '.join(command)} ended with {process.returncode}")
        clock = time.perf_counter() - started
    return Run(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dumps", nargs="?", type=Path, help="a folder of dumps; made if not given")
    parser.add_argument("--many", type=int, default=5000, help="how many to make")
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--peers", metavar="PYTHON", help="a Python that has justext and trafilatura")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        dumps = options.dumps or Path(folder) / "dumps"
        if not options.dumps:
            subprocess.run([sys.executable, str(MAKE), "dumps", str(options.many), str(dumps)], check=True)
        many = sum(1 for _ in dumps.glob("*.txt"))
        ours = 0.0
        for jobs in options.jobs:
            took = run(dumps, jobs)
            ours = ours or many / took.cpu
            rates = f"{many / took.clock:5.0f} dumps/s by the clock, {many / took.cpu:5.0f} a CPU-second"
            print(f"{many:,} dumps, --jobs {jobs}: {rates}, peak {took.peak:.0f} MB a process", flush=True)
        if options.peers:
            told = subprocess.run(
                [options.peers, str(HERE / "peers.py"), str(dumps)], check=True, capture_output=True, text=True
            )
            for name, rate in map(str.split, told.stdout.splitlines()):
                print(f"{name}: {rate} pages a CPU-second; we are {ours / float(rate):.1f} times as fast")


if __name__ == "__main__":
    main()
