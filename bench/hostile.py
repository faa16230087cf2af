"""Build sites of hostile dumps and articles, and load every article's page in Chromium: nothing may run, ask or break.

    python -m bench.hostile [--count N] [--batch N] [--seed N] [--jobs N] [--keep FOLDER]

Each batch is an archive of its own: half dumps, imported; half articles as a hostile contributor writes them. Those
that cannot be read must be refused by name; the others are built below a sub-path. Then no file may be outside,
`mohafez check` must find no fault, and no page may run a script, ask another host, lead anywhere but to http(s), bring
an element, or lack its end. Ends with 1 if anything was found; such archives are kept in FOLDER. What was done is noted
in its done.jsonl: a run that was ended goes on from there; after a change of the code, name another FOLDER. A processor
does 1,000 in about a minute.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from playwright.sync_api import Error as PlaywrightError

from bench.attacks import write_batch
from mohafez import articles
from mohafez.articles import ArticleError
from mohafez.check import check
from mohafez.loopback import Handler, Server, serving
from scripts.screenshots import browser

ROOT = Path(__file__).parent.parent
SITEURL = "https://example.org/archive"
AT_ONCE = 12  # pages beside each other in the browser
PATIENCE = 600  # seconds for an import or build of a batch
LOAD = """async ({urls, patience}) => {
  const brought = "script:not([src]):not([type='application/ld+json']), img, iframe, object, embed, base, style, " +
    "svg script, form:not([role=search]), link[href^='//']";
  const look = (url) => new Promise((tell) => {
    const frame = document.createElement("iframe");
    const end = (...faults) => { frame.remove(); tell(faults.map((fault) => `${url}: ${fault}`)); };
    const late = setTimeout(() => end("did not load"), patience);
    frame.onload = async () => {
      clearTimeout(late);
      const page = frame.contentDocument, faults = [];
      if (frame.contentWindow.location.href !== url) return end(`led to ${frame.contentWindow.location}`);
      for (const element of page.querySelectorAll("main *"))
        for (const kind of ["click", "mouseover", "focus", "error", "load", "toggle", "animationstart"])
          if (element.localName !== "a" && element.localName !== "button") element.dispatchEvent(new Event(kind));
      await new Promise((next) => setTimeout(next, 20));
      if (window.ran || frame.contentWindow.ran) faults.push("ran a script");
      delete window.ran;
      if (page.querySelectorAll("h1").length !== 1) faults.push(`${page.querySelectorAll("h1").length} headings`);
      if (!page.querySelector("body > footer:last-child")) faults.push("lacks its end");
      for (const element of page.querySelectorAll(brought)) faults.push(`brought ${element.outerHTML.slice(0, 80)}`);
      for (const element of page.querySelectorAll("*"))
        for (const name of element.getAttributeNames())
          if (name.startsWith("on") || name === "style") faults.push(`${element.localName} has ${name}`);
      for (const link of page.querySelectorAll("a"))
        if (!["http:", "https:", "mailto:"].includes(link.protocol)) faults.push(`leads to ${link.href}`);
      end(...faults);
    };
    frame.src = url;
    document.body.append(frame);
  });
  return (await Promise.all(urls.map(look))).flat();
}"""


class Cached(Handler):
    """Lets the browser keep connections and files: a page's style and scripts are those of the page before."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()


def run(root: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=root,
        env={**os.environ, **environment},
        text=True,
        errors="replace",
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )


def take_articles(root: Path, counts: Counter[str]) -> Iterator[str]:
    """File the contributor's articles that can be read; those that cannot must be refused by their names."""
    taken = {articles.read(path).slug for path in articles.paths(root / "content")}
    for path in sorted((root / "written").iterdir()):
        try:
            slug = articles.read(path).slug
        except ArticleError as error:
            counts["refused"] += 1
            if path.name not in str(error):
                yield f"{path.name}: refused without its name: {error}"
            continue
        if slug in taken:  # the build would name both
            counts["refused"] += 1
            continue
        taken.add(slug)
        shutil.copy(path, root / "content/articles" / path.name)
        counts["written articles"] += 1


def build(root: Path, counts: Counter[str]) -> Iterator[str]:
    """Import and build an archive; tell what went wrong."""
    for table in ("topics.toml", "sources.toml"):
        shutil.copy(ROOT / table, root / table)
    (root / "content/articles").mkdir(parents=True)
    imported = run(root, "mohafez.cli", "import", "dumps", "--jobs", "1")
    if imported.returncode or "fault of the program" in imported.stdout:
        yield f"import: {imported.stdout[-500:]}{imported.stderr[-2000:]}"
    counts["imported articles"] += sum(1 for _ in articles.paths(root / "content"))
    yield from take_articles(root, counts)
    output = root.parent / "served/archive"
    built = run(
        ROOT, "pelican", str(root / "content"), "-o", str(output), "-s", "pelicanconf.py", "-q", SITEURL=SITEURL
    )
    if built.returncode:
        yield f"build: {built.stdout[-2000:]}{built.stderr[-2000:]}"
        return
    for fault in check(output, root / "content").faults:
        if not fault.what.endswith(", where nothing is"):  # a contributor may write a link to nothing
            yield f"check: {fault.check}: {fault.where}: {fault.what}"


def files_outside(folder: Path) -> Iterator[str]:
    """Tell of files that neither we nor an import or build should have made, `evil` by name."""
    for place in (Path(tempfile.gettempdir()), ROOT, Path.home()):
        yield from (f"a file outside: {path}" for path in place.glob("evil*"))
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        if parts[0] not in ("archive", "served") or path.is_symlink():
            yield f"a file outside: {path}"
        elif parts[:2] == ("archive", "content") and path.is_file() and path.suffix != ".md":
            yield f"a file among the articles: {path}"


def look(started: Any, folder: Path, counts: Counter[str]) -> Iterator[str]:
    """Load every article's page, and tell what should not have happened."""
    site = folder / "served/archive"
    paths = sorted(
        path.parent.relative_to(site)
        for path in [*site.glob("[0-9]*/*/*/*/index.html"), *site.glob("undated/*/index.html")]
    )
    (folder / "served/look.html").write_text(
        "<!doctype html><meta charset=utf-8><link rel=icon href=data:,><body>", encoding="utf-8"
    )
    faults: list[str] = []
    with serving(Server(partial(Cached, directory=str(folder / "served")))) as address:
        page = watched(started, address, faults)
        for start in range(0, len(paths), AT_ONCE):
            urls = [f"{address}/archive/{path.as_posix()}/" for path in paths[start : start + AT_ONCE]]
            former = {
                url
                for url in urls
                if 'http-equiv="refresh"' in (site / url.split("/archive/")[1] / "index.html").read_text("utf-8")
            }
            urls = [url for url in urls if url not in former]
            try:
                faults += page.evaluate(LOAD, {"urls": urls, "patience": 60_000})
            except PlaywrightError as error:  # the browser's own fault, but brought about by a page
                faults.append(f"one of these crashed the browser: {' '.join(urls)}: {error}")
                page.context.close()
                page = watched(started, address, faults)
            counts["pages loaded"] += len(urls)
        page.context.close()
    yield from faults


def watched(started: Any, address: str, faults: list[str]) -> Any:
    """Open a page that tells of all that articles' pages in it should not do."""
    context = started.new_context(service_workers="block")
    page = context.new_page()
    context.on("page", lambda opened: faults.append(f"opened {opened.url}"))
    page.on("dialog", lambda dialog: (faults.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("console", lambda said: faults.append(f"said {said.text}") if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(f"threw {error}"))
    own = (f"{address}/", "data:", "blob:")
    page.on("request", lambda asked: None if asked.url.startswith(own) else faults.append(f"asked {asked.url}"))
    page.on("response", lambda got: None if got.status < 400 else faults.append(f"{got.status} for {got.url}"))
    page.goto(f"{address}/look.html")
    return page


def attacked(seed: int, size: int, keep: Path) -> Counter[str]:
    """Make, build and look at one archive; print its faults, and keep it if it has any."""
    others = [path.read_bytes() for path in sorted((ROOT / "dumps").iterdir()) if path.suffix in (".txt", ".html")]
    counts: Counter[str] = Counter(made=size // 2 * 2)
    with tempfile.TemporaryDirectory(prefix="mohafez-hostile-") as name:
        folder = Path(name)
        write_batch(folder / "archive", size // 2, size // 2, seed, others)
        faults = [*build(folder / "archive", counts), *files_outside(folder)]
        if (folder / "served/archive/index.html").exists():
            with browser() as started:
                faults += look(started, folder, counts)
        for fault in faults[:20]:
            print(f"{seed}: {fault}", flush=True)
        if faults:
            counts["faults"] = len(faults)
            shutil.copytree(folder / "archive", keep / str(seed), dirs_exist_ok=True)
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100_000, help="dumps and articles in all")
    parser.add_argument("--batch", type=int, default=2_000, help="of them in one archive")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1, help="archives beside each other")
    parser.add_argument("--keep", type=Path, default=Path("hostile-found"), help="where archives with faults are kept")
    options = parser.parse_args()
    options.keep.mkdir(parents=True, exist_ok=True)
    noted = options.keep / "done.jsonl"  # seed, size and counts of each archive
    done = {(seed, size): Counter(found) for seed, size, found in map(json.loads, lines(noted))}
    starts = range(0, options.count, options.batch)
    batches = [(options.seed + start, min(options.batch, options.count - start)) for start in starts]
    counts = sum((done[batch] for batch in batches if batch in done), Counter[str]())
    with ProcessPoolExecutor(options.jobs, get_context("spawn"), max_tasks_per_child=1) as pool:
        begun = {pool.submit(attacked, *batch, options.keep): batch for batch in batches if batch not in done}
        for made in as_completed(begun):
            counts += made.result()
            with noted.open("a", encoding="utf-8") as file:
                print(json.dumps([*begun[made], made.result()]), file=file)
            print(", ".join(f"{count:,} {what}" for what, count in counts.items()), flush=True)
    sys.exit(counts["faults"] > 0)


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


if __name__ == "__main__":
    main()
