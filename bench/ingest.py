"""How fast dumps become articles, and in how much memory, beside jusText and trafilatura over the same pages.

    python bench/ingest.py [DUMPS] [--many N]     DUMPS: a folder of dumps; 5,000 are made if it is not given

The corpus is made by ../shared/corpus/make_corpus.py. The peers are made for HTML and give neither date nor byline;
their pages are the same lines, each a paragraph of HTML. They are measured if they are installed.
"""

import argparse
import html
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

MAKE = Path(__file__).parents[2] / "shared" / "corpus" / "make_corpus.py"
SAMPLE = 500  # pages for the peers, which take their time


def run(dumps: Path, jobs: int) -> tuple[float, float]:
    """Import all dumps into an empty archive, in processes of its own; seconds, and the largest one's peak in MB."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "mohafez.cli", "import", str(dumps), "--content", f"{folder}/content"]
        started = time.perf_counter()
        subprocess.run(
            [*command, "--jobs", str(jobs)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        seconds = time.perf_counter() - started
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def peers() -> dict[str, Callable[[str], object]]:
    """The peers that are installed, as functions of a page's HTML."""
    found: dict[str, Callable[[str], object]] = {}
    try:
        import justext

        stopwords = justext.get_stoplist("Bengali") if "Bengali" in justext.get_stoplists() else frozenset()
        found["jusText"] = lambda page: justext.justext(page.encode(), stopwords)
    except ImportError:
        pass
    try:
        import trafilatura

        found["trafilatura"] = trafilatura.extract
    except ImportError:
        pass
    return found


def as_html(text: str) -> str:
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
    return f"<!doctype html><html><head><title>-</title></head><body>{lines}</body></html>"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dumps", nargs="?", type=Path, help="a folder of dumps; made if not given")
    parser.add_argument("--many", type=int, default=5000, help="how many to make")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        dumps = options.dumps or Path(folder)
        if not options.dumps:
            subprocess.run([sys.executable, str(MAKE), "dumps", str(options.many), folder], check=True)
        files = sorted(dumps.glob("*.txt"))
        ours = 0.0
        for jobs in sorted({1, 2, os.cpu_count() or 1}):
            seconds, peak = run(dumps, jobs)
            print(f"mohafez, {jobs} processes: {len(files) / seconds:7.0f} dumps/s   peak {peak:5.0f} MB a process")
            ours = ours or len(files) / seconds
        pages = [as_html(file.read_text(encoding="utf-8", errors="replace")) for file in files[:SAMPLE]]
        for name, extract in peers().items():
            started = time.perf_counter()
            for page in pages:
                extract(page)
            rate = len(pages) / (time.perf_counter() - started)
            print(f"{name}, 1 process: {rate:12.0f} pages/s   we are {ours / rate:.1f} times as fast")


if __name__ == "__main__":
    main()
