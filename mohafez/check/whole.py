"""What must hold of the site as a whole: its files, its articles, its data, its scripts and its size."""

import csv
import gzip
import io
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from mohafez import articles
from mohafez.articles import ArticleError, address_of
from mohafez.check.reading import Facts
from mohafez.check.report import Fault
from mohafez.check.site import FRONT, Site

NEEDED = (
    FRONT,
    "404.html",
    ".nojekyll",
    "robots.txt",
    "sitemap.xml",
    "theme/css/mohafez.css",
    "theme/js/search/engine.js",
)
LISTS = ("feeds/all.xml", "search/index.html", "search/index.bin")  # not in the shards of a divided archive
PAGES_MAX = 1_000_000_000  # bytes that GitHub Pages serves of one site
FILE_MAX = 100_000_000  # bytes of one file that GitHub takes
PAGE_MAX = 1_000_000  # bytes of one page: minutes on a slow line
IMPORTS = re.compile(rb"""(?:\bfrom|\bimport\s*\(?|new URL\()\s*["'](\.[^"']+)["']""")
URLS = re.compile(rb"""url\(\s*["']?([^"')]+)""")


def files(site: Site, _pages: Sequence[Facts]) -> Iterator[Fault]:
    """What every site has is there, nothing is empty, and no half-written file was left behind."""
    for path in (*NEEDED, *(LISTS if site.has_lists else ())):
        if path not in site.files:
            yield Fault("files", path, "is not there")
    for path, size in site.files.items():
        if not size and path not in site.extra:
            yield Fault("files", path, "is empty")
        if path.endswith((".part", ".tmp", "~")):
            yield Fault("files", path, "was left half written by a build that was stopped")


def filed(content: Path, site: Site, pages: Sequence[Facts]) -> Iterator[Fault]:
    """Every published article of the content folder has its page, and every article's page its article."""
    made = {page.path for page in pages if page.is_article}
    for file in articles.paths(content):
        name = file.relative_to(content).as_posix()
        try:
            article = articles.read(file, content)
        except ArticleError as error:
            yield Fault("articles", name, f"cannot be read: {error}")
            continue
        if not site.holds(article):
            continue
        path = f"{address_of(article.slug, article.date)}{FRONT}"
        if path in made:
            made.discard(path)
        elif not article.extra.get("status") and path not in site.files:
            yield Fault("articles", name, f"has no page at {path}: run `invoke build`")
    for path in sorted(made):
        yield Fault("articles", path, "is a page without an article: run `invoke build`")


def data(site: Site, pages: Sequence[Facts]) -> Iterator[Fault]:
    """The open data hold every article's page, once, and no other."""
    made = {site.url_of(page.path) for page in pages if page.is_article}
    listed: dict[str, list[str]] = {"data/articles.csv": [], "data/articles-YYYY.jsonl.gz": []}
    for path in sorted(path for path in site.files if path.startswith("data/")):
        try:
            if path.endswith(".csv"):
                text = site.read(path).decode("utf-8-sig")
                listed["data/articles.csv"] += [row["url"] for row in csv.DictReader(io.StringIO(text))]
            elif path.endswith(".jsonl.gz"):
                lines = gzip.decompress(site.read(path)).decode().rstrip("\n").split("\n")  # U+2028 may stand in texts
                listed["data/articles-YYYY.jsonl.gz"] += [json.loads(line)["url"] for line in lines]
        except (OSError, EOFError, ValueError, KeyError) as error:
            yield Fault("data", path, f"cannot be read: {error!r}")
    for where, urls in listed.items():
        for url in sorted(made - set(urls)):
            yield Fault("data", where, f"lacks {url}")
        for url in sorted(set(urls) - made):
            yield Fault("data", where, f"holds {url}, which is no article's page")


def scripts(site: Site, _pages: Sequence[Facts]) -> Iterator[Fault]:
    """What scripts import and style sheets load is there."""
    for path in site.files:
        if path.endswith((".js", ".css")) and path not in site.extra:
            pattern = IMPORTS if path.endswith(".js") else URLS
            for found in pattern.findall(site.read(path)):
                named = found.decode("utf-8", "replace")
                if not named.startswith(("data:", "http:", "https:", "#")) and site.target(named, path) is None:
                    yield Fault("scripts", path, f"needs {named}, which is not there")


def budget(site: Site, _pages: Sequence[Facts]) -> Iterator[Fault]:
    """The site fits on GitHub Pages, each file into git, and each page on a slow line."""
    total = sum(site.files.values())
    if total > PAGES_MAX:
        yield Fault(
            "budget", ".", f"has {total / 1e6:,.0f} MB; GitHub Pages serves 1,000 MB a site: see docs/limits.md"
        )
    for path, size in site.files.items():
        if size > FILE_MAX:
            yield Fault("budget", path, f"has {size / 1e6:,.0f} MB; GitHub takes no file above 100 MB")
        elif size > PAGE_MAX and PurePosixPath(path).suffix == ".html":
            yield Fault("budget", path, f"is a page of {size / 1e6:,.1f} MB; cut it into several")
