"""Kill an import at random moments: no file may be torn, and the next run must end in the bytes of an undisturbed one.

    python bench/kill.py DUMPS [--times N] [--seed N]

DUMPS: a folder, such as ../shared/corpus/make_corpus.py dumps 2000 DUMPS makes.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from mohafez import articles

JOBS = 2
LOOK = 0.05  # seconds: to count the articles takes processor time from the import


def start(dumps: Path, content: Path) -> subprocess.Popen:
    command = [sys.executable, "-m", "mohafez.cli", "import", str(dumps), "--content", str(content)]
    return subprocess.Popen([*command, "--jobs", str(JOBS)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def state(content: Path) -> dict[str, bytes]:
    return {str(path.relative_to(content)): path.read_bytes() for path in content.rglob("*") if path.is_file()}


def many(content: Path) -> int:
    return sum(1 for _ in content.rglob("*.md"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dumps", type=Path)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        started = time.monotonic()
        if start(options.dumps, folder / "undisturbed").wait():
            sys.exit("the undisturbed import failed")
        seconds = time.monotonic() - started
        whole = state(folder / "undisturbed")
        content = folder / "killed"
        for number in range(options.times):
            process = start(options.dumps, content)
            # By the clock half of the time; else as it writes, which is the least part of an import.
            until = time.monotonic() + seconds * rng.random()
            enough = rng.randrange(min(many(content), len(whole) - 1), len(whole)) if number % 2 else 0
            while process.poll() is None and (many(content) <= enough if enough else time.monotonic() < until):
                time.sleep(LOOK)
            process.kill()
            process.wait()
            for path in articles.paths(content):
                articles.read(path)  # raises for a torn one
            print(f"killed at {many(content):,} of {len(whole):,} articles", flush=True)
            if number % 4 == 3:  # several kills in a row, then a run to the end
                finish(options.dumps, content, whole)
                content = folder / f"killed{number}"
        if content.exists():
            finish(options.dumps, content, whole)
    minutes = (time.monotonic() - began) / 60
    print(f"{options.times} kills in {minutes:.0f} minutes: no torn file;", end=" ")
    print(f"every re-run ended in the same {len(whole):,} files")


def finish(dumps: Path, content: Path, whole: dict[str, bytes]) -> None:
    if start(dumps, content).wait():
        sys.exit("the re-run failed")
    if state(content) != whole:
        sys.exit("the re-run ended in other bytes")


if __name__ == "__main__":
    main()
