"""What a search costs a reader, and an index its owner, beside Pagefind on the same site.

    python bench/search.py [--articles N] [--site FOLDER | --bare] [--pagefind PYTHON]

20,000 articles are made by ../shared/corpus/make_corpus.py and built with Pelican, unless a built site is given. Bytes
and requests are counted in Chromium with a cold cache, a fresh browser context a query; scripts and pages, which every
host compresses, are counted gzipped. Queries are read from ../shared/eval/search/known where it is there. Pagefind is
no dependency, and is measured where PYTHON has it:

    uv venv /tmp/pf && uv pip install -p /tmp/pf/bin/python 'pagefind[bin]'
    python bench/search.py --pagefind /tmp/pf/bin/python

With --bare the site is that of a few of the articles under the index of all, so that 100,000 can be searched soon; only
excerpts have no pages then.
"""

import argparse
import gzip
import html
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from shutil import which
from urllib.parse import quote, urlsplit

from playwright.sync_api import Browser, Page, Response, sync_playwright

from mohafez.articles import read
from mohafez.loopback import served

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
FEW = 20  # articles of a bare site
MAKE = SHARED / "corpus/make_corpus.py"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
PAUSE = 300  # ms after which a search has begun
# Where the evaluation data is not: words, inflected ones, Latin letters, a misspelling, a sentence.
PLAIN = ["নির্বাচন কমিশন", "ঢাকায় বৃষ্টি", "পদ্মা সেতুর টোল", "ক্রিকেট দলের অধিনায়ক", "nirbachon commission", "হাসপাতালে চিকিতসা"]
INDEX_ALONE = """
import json, sys
from pathlib import Path
from mohafez.search import Document, write_index
with open(sys.argv[1], encoding="utf-8") as lines:
    write_index((Document(**json.loads(line)) for line in lines), Path(sys.argv[2]))
"""


def measured(command: list[str], **environment: str) -> tuple[str, float, float, float]:
    """Run a program: what it says, seconds by the clock, of CPU, and the peak of its largest process in MB."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, **environment})
    said = process.stdout.read() if process.stdout else ""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return said, time.perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def show(name: str, value: str) -> None:
    print(f"  {name:<46} {value}", flush=True)


class Line:
    """Counts what a page fetches: responses and their bytes, scripts and pages as if gzipped."""

    def __init__(self, page: Page):
        self.responses: list[Response] = []
        page.on("response", lambda response: self.responses.append(response))  # noqa: PLW0108 - no builtin will do

    def forget(self) -> None:
        self.responses.clear()

    def taken(self, wanted: Callable[[str], bool]) -> tuple[int, float]:
        """Give how many wanted files came, and their KB."""
        bodies = [(r.url, r.body()) for r in self.responses if wanted(urlsplit(r.url).path) and r.ok]
        sizes = [len(body if ".bin" in url else gzip.compress(body, 6)) for url, body in bodies]
        return len(bodies), sum(sizes) / 1000


def fresh_page(browser: Browser) -> Iterator[Page]:
    """Open pages with empty caches, and without a service worker that would fetch beside the search."""
    while True:
        context = browser.new_context(service_workers="block")
        yield context.new_page()
        context.close()


def median_and_worst(values: Sequence[float]) -> str:
    ordered = sorted(values)
    tenth = ordered[int(0.9 * (len(ordered) - 1))]
    return f"{statistics.median(ordered):.0f} median, {tenth:.0f} nine in ten, {ordered[-1]:.0f} most"


def of_reading(path: str) -> bool:
    """Tell whether a file is fetched after the titles: an article for its excerpt, or what is counted."""
    return path.startswith("/search/facets/") or bool(re.search(r"/\d{4}/\d\d/\d\d/", path))


def of_search(path: str) -> bool:
    return path.startswith("/search/") and path.endswith((".bin", ".js")) and not of_reading(path)


def measure_bytes(browser: Browser, url: str, queries: list[str]) -> None:
    """Count what first queries cost a reader who has just come, and what later ones do."""
    first, after = [], []
    pages = fresh_page(browser)
    for query in queries:
        page = next(pages)
        line = Line(page)
        page.goto(f"{url}/search/?q={quote(query)}")
        page.locator("#search-filters fieldset, #search-shown li").first.wait_for()
        page.wait_for_load_state("networkidle")
        first.append(line.taken(of_search))
        after.append(line.taken(of_reading))
    show("first query, engine included: KB", median_and_worst([size for _, size in first]))
    show("first query, engine included: requests", median_and_worst([count for count, _ in first]))
    show("excerpts and counts after it: requests", median_and_worst([count for count, _ in after]))
    show("later queries: KB", median_and_worst(list(later_queries(next(pages), url, queries))))


def later_queries(page: Page, url: str, queries: list[str]) -> Iterator[float]:
    """Search one after the other on one page; give the KB of all but the first."""
    line = Line(page)
    page.goto(f"{url}/search/?q={quote(queries[0])}")
    for query in queries[1:]:
        page.wait_for_load_state("networkidle")
        line.forget()
        page.locator("#search-form input").fill(query)
        page.locator("#search-form input").press("Enter")
        page.wait_for_function("query => new URLSearchParams(location.search).get('q') === query", arg=query)
        page.wait_for_timeout(PAUSE)
        page.wait_for_load_state("networkidle")
        yield line.taken(of_search)[1]


def measure_time(browser: Browser, url: str, queries: list[str]) -> None:
    """Time searches in Chromium once their files have come."""
    page = next(fresh_page(browser))
    page.goto(f"{url}/search/")
    times = page.evaluate(
        """async ([engine, folder, queries]) => {
            const index = await (await import(engine)).open(folder);
            const times = [];
            for (const query of queries) {
                await index.search(query, { excerpts: false });
                await index.search("", { excerpts: false });
                const started = performance.now();
                await index.search(query, { excerpts: false });
                times.push(performance.now() - started);
            }
            return times;
        }""",
        [f"{url}/theme/js/search/engine.js", f"{url}/search/", queries],
    )
    show("search after fetch: ms", median_and_worst(times))


def build(content: Path, site: Path) -> None:
    measured(
        [sys.executable, "-m", "pelican", str(content), "-o", str(site), "-s", "pelicanconf.py"],
        SITEURL="http://127.0.0.1",
    )


def few_of(content: Path, folder: Path) -> Path:
    """Copy a few of the articles into a folder of their own."""
    for path in islice(content.rglob("*.md"), FEW):
        copy = folder / path.relative_to(content)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    return folder


def measure_index(content: Path, scratch: Path, folder: Path) -> int:
    """Time the writing of an index by itself into a folder; give how many articles it has."""
    documents, articles = scratch / "documents.jsonl", 0
    with documents.open("w", encoding="utf-8") as lines:
        for path in sorted(content.rglob("*.md")):
            article, articles = read(path), articles + 1
            row = {"slug": article.slug, "url": f"{article.slug}/", "title": article.title, "text": article.body}
            lines.write(json.dumps({**row, "date": article.date}) + "\n")
    _, clock, cpu, peak = measured([sys.executable, "-c", INDEX_ALONE, str(documents), str(folder)])
    print(f"{articles:,} articles")
    rates = f"{articles / clock:.0f} articles/s by the clock, {articles / cpu:.0f} a CPU-second"
    show("index alone", f"{rates}, peak {peak:.0f} MB a process")
    return articles


def measure_files(site: Path, articles: int) -> None:
    """Weigh the index's files, by kind."""
    scripts = sum(len(gzip.compress((site / "search" / name).read_bytes())) for name in ("worker.js", "phonetic.js"))
    show("engine and worker, gzipped: KB", f"{scripts / 1000:.1f}")
    sizes: Counter[str] = Counter()
    for file in (site / "search").rglob("*.bin"):
        sizes[file.parent.name if file.parent.name != "search" else "index"] += file.stat().st_size
    kinds = ", ".join(f"{kind} {size / articles:.1f}" for kind, size in sizes.most_common())
    show("index: bytes an article", f"{sum(sizes.values()) / articles:.0f} ({kinds})")


def known_queries() -> list[tuple[str, str]]:
    """Read queries, each with the title of the one article that is sought, where the evaluation data is."""
    folder = SHARED / "eval/search/known"
    if not folder.exists():
        return []
    sought = dict(line.split("\t")[:2] for line in (folder / "qrels.tsv").read_text("utf-8").splitlines())
    with gzip.open(SHARED / "corpus/news.jsonl.gz", "rt", encoding="utf-8") as lines:
        titles = {str(row["id"]): " ".join(row["title"].split()) for row in map(json.loads, lines)}
    rows = (line.split("\t") for line in (folder / "queries.tsv").read_text("utf-8").splitlines())
    return [(query, titles[sought[name]]) for name, query in rows]


def found_by_pagefind(
    browser: Browser, url: str, known: list[tuple[str, str]]
) -> tuple[list[bool], list[tuple[int, float]]]:
    """Ask Pagefind in the browser, each time with a cold cache: is the article among ten; requests and bytes."""
    found, costs = [], []
    pages = fresh_page(browser)
    for query, title in known:
        page = next(pages)
        line = Line(page)
        page.goto(f"{url}/robots.txt")
        line.forget()
        titles = page.evaluate(
            """async ([module, query]) => {
                const pagefind = await import(module);
                const { results } = await pagefind.search(query);
                return Promise.all(results.slice(0, 10).map(async (result) => (await result.data()).meta.title));
            }""",
            [f"{url}/pagefind/pagefind.js", query],
        )
        found.append(title in [" ".join(html.unescape(text or "").split()) for text in titles])
        costs.append(line.taken(lambda path: "/pagefind/" in path))
    return found, costs


def found_here(site: Path, url: str, known: list[tuple[str, str]]) -> list[bool]:
    """Ask this project's engine the same."""
    asked = json.dumps([["search", query, {"excerpts": False}] for query, _ in known])
    command = ["node", str(ROOT / "mohafez/search/ask.mjs"), str(site / "theme/js/search/engine.js"), f"{url}/search/"]
    (site / "theme/js/package.json").write_text('{"type": "module"}', encoding="utf-8")
    answers = json.loads(subprocess.run(command, input=asked, text=True, capture_output=True, check=True).stdout)[
        "answers"
    ]
    return [
        title in [" ".join(hit["title"].split()) for hit in answer.get("hits", [])]
        for (_, title), answer in zip(known, answers, strict=True)
    ]


def compare(browser: Browser, python: str, site: Path, url: str, asked: list[tuple[str, str]]) -> None:
    """Index the site with Pagefind, and ask both the same."""
    _, clock, cpu, peak = measured([python, "-m", "pagefind", "--site", str(site), "--glob", "[0-9]*/*/*/*/index.html"])
    print("Pagefind on the same site")
    show("build", f"{clock:.0f} s by the clock, {cpu:.0f} s of CPU, peak {peak:.0f} MB")
    weight = sum(file.stat().st_size for file in (site / "pagefind").rglob("*") if file.is_file())
    show("index: MB", f"{weight / 1e6:.1f}")
    found, costs = found_by_pagefind(browser, url, asked)
    show("first query with ten titles: KB", median_and_worst([size for _, size in costs]))
    show("first query with ten titles: requests", median_and_worst([count for count, _ in costs]))
    ours = found_here(site, url, asked)
    show(
        f"success@10 of {len(asked)} known items",
        f"{statistics.mean(found):.2f}; this project {statistics.mean(ours):.2f}",
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--content", type=Path, help="a folder of articles, instead of made ones")
    parser.add_argument("--site", type=Path, help="a site built of them before")
    parser.add_argument("--bare", action="store_true", help="build the pages of a few articles, and the index of all")
    parser.add_argument("--queries", type=int, default=40, help="how many to count in the browser")
    parser.add_argument("--pagefind", metavar="PYTHON", help="a Python that has pagefind[bin]")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        content = options.content or Path(scratch) / "content"
        if not options.content:
            subprocess.run(
                [sys.executable, str(MAKE), "articles", str(options.articles), str(content / "articles")], check=True
            )
        site = options.site or Path(scratch) / "site"
        if not options.site:
            build(few_of(content, Path(scratch) / "few") if options.bare else content, site)
        articles = measure_index(content, Path(scratch), site / "search" if options.bare else Path(scratch) / "index")
        measure_files(site, articles)
        known = known_queries()
        every = max(1, len(known) // options.queries)
        queries = [query for query, _ in known[::every]] or PLAIN
        executable = next(filter(None, map(which, BROWSERS)), None)
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        with served(site) as url:
            measure_bytes(browser, url, queries)
            measure_time(browser, url, queries)
            if options.pagefind and known:
                compare(browser, options.pagefind, site, url, known[:: max(1, every // 3)])
        browser.close()


if __name__ == "__main__":
    main()
