"""How long one waits for a page after saving its article, with `mohafez serve` running: medians, in seconds.

    python -m bench.serve [--count 1000] [--rounds 5] [--folder /dev/shm]

Waits as a browser does: it is told of the next build, and asks for the page again. From before the file is saved to
when the page with the new words has come.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from bench.build import MAKER, ROOT
from mohafez import articles
from mohafez.site.serving import BUILDS

SETTINGS = ("pelicanconf.py", "topics.toml", "sources.toml")
PAUSE = 3.0  # seconds between two savings: a file that has only just changed is read once more in the next build


@contextmanager
def served(archive: Path) -> Iterator[str]:
    """Serve an archive, once it is built; give the address."""
    command = [sys.executable, "-m", "mohafez.cli", "serve", "--port", "0", "--settings", archive / "pelicanconf.py"]
    with subprocess.Popen(command, cwd=archive, stdout=subprocess.PIPE, stderr=sys.stderr, text=True) as process:
        try:
            yield next(line.split()[2].rstrip("/") for line in process.stdout if line.startswith("Serving on "))
        finally:
            process.terminate()


def got(address: str) -> str:
    with urlopen(address) as answer:
        return answer.read().decode()


def waited(site: str, path: Path, number: int) -> float:
    """Save an article with another paragraph; give the seconds until its page shows that."""
    article = articles.read(path)
    page = f"{site}/{articles.address_of(article.slug, article.date)}"
    words = f"নতুন অনুচ্ছেদ {number} {time.time_ns()}"
    text = path.read_text(encoding="utf-8")
    shown = int(got(f"{site}{BUILDS}-1"))
    started = time.perf_counter()
    path.write_text(f"{text}\n{words}।\n", encoding="utf-8")
    while words not in got(page):
        shown = int(got(f"{site}{BUILDS}{shown}"))
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000, help="articles")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", help="where the archive goes for a while; /dev/shm keeps disks out of it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mohafez-bench-", dir=options.folder) as folder:
        archive = Path(folder)
        for name in SETTINGS:
            shutil.copy(ROOT / name, archive)
        maker = [sys.executable, str(MAKER), "articles", str(options.count), str(archive / "content/articles")]
        subprocess.run([*maker, "--flavour", "mohafez"], check=True)
        found = sorted((archive / "content/articles").rglob("*.md"))
        with served(archive) as site:
            seconds = []
            for number in range(options.rounds):
                time.sleep(PAUSE)
                seconds.append(waited(site, found[number * len(found) // options.rounds], number))
                print(f"{seconds[-1]:.2f} s", file=sys.stderr)
    print(f"{options.count} articles: {statistics.median(seconds):.2f} s, median of {options.rounds}")


if __name__ == "__main__":
    main()
