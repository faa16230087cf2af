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
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from mohafez.cli.ingest import make_converter
from mohafez.ingest.decode import Undecodable, decode
from mohafez.ingest.dump import Dump
from mohafez.ingest.steps import learn
from mohafez.ingest.story import stories

HERE = Path(__file__).parent
SAMPLE = 500  # pages that the peers read: they take their time
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


def reading(dumps: Path) -> float:
    """Pages a CPU-second of what the peers do, over the same pages in one process that remembers nothing yet."""
    converter = make_converter(Path("content"))
    pages = [Dump(file.name, file.read_bytes()) for file in sorted(dumps.glob("*.txt"))[:SAMPLE]]
    started = time.process_time()
    for page in pages:
        if found := learn(page):
            converter.batch.add(*found)
    for page in pages:
        with suppress(Undecodable):
            read, _ = converter.read(page, decode(page.data).text)
            stories(read)
    return len(pages) / (time.process_time() - started)


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
                [options.peers, str(HERE / "peers.py"), str(dumps), "--sample", str(SAMPLE)],
                check=True,
                capture_output=True,
                text=True,
            )
            alone = reading(dumps)
            print(f"the import, with all that it does beside reading: {ours:.0f} pages a CPU-second")
            print(f"its reading alone (title, times, byline and body out of text), as the peers': {alone:.0f}")
            for name, rate in (line.split("\t") for line in told.stdout.splitlines()):
                times = f"{ours / float(rate):.2f} times as fast in all, {alone / float(rate):.2f} times in reading"
                print(f"{name}: {rate} pages a CPU-second; we are {times}")


if __name__ == "__main__":
    main()
