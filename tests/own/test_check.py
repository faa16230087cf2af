"""`mohafez check`: finds each planted fault of a broken site, and none in a good one."""

import json
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from click.testing import CliRunner

from mohafez.check import NotASite, check
from mohafez.check.outside import answer_of
from mohafez.check.pages import PAGE_CHECKS
from mohafez.check.run import CHECKS
from mohafez.check.site import Site
from mohafez.cli import main

CONTENT = Path(__file__).parents[2] / "content"


def swap(old: str, new: str) -> Callable[[Path], None]:
    """Give a change of a file's first `old` into `new`."""

    def change(path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{path} holds no {old}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def append(text: str) -> Callable[[Path], None]:
    return swap("</main>", f"{text}</main>")


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-12])


def grow(path: Path) -> None:
    os.truncate(path, 1_000_000_001)


def lose_a_row(path: Path) -> None:
    path.write_text("".join(path.read_text("utf-8").splitlines(keepends=True)[:-1]), encoding="utf-8")


def no_time(path: Path) -> None:
    path.write_text(re.sub("<updated>.*?<", "<updated><", path.read_text("utf-8"), count=1), encoding="utf-8")


def twice_the_same_entry(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    entry = text[text.index("<entry>") : text.index("</entry>") + len("</entry>")]
    path.write_text(text.replace(entry, entry * 2, 1), encoding="utf-8")


# name of the fault -> (file, change, check that finds it, words of what it says). ARTICLE 0, 1 … are articles' pages.
FAULTS: dict[str, tuple[str, Callable[[Path], None], str, str]] = {
    "a link to a page that is gone": (
        "topics/index.html",
        append('<a href="/archive/topics/nowhere/">x</a>'),
        "links",
        "/archive/topics/nowhere/, where nothing is",
    ),
    "a link that forgets the sub-path": (
        "places/index.html",
        append('<a href="/about/">x</a>'),
        "links",
        "leads to /about/, where nothing is",
    ),
    "a link that runs a script": (
        "sources/index.html",
        append('<a href="java&#10;script:alert(1)">x</a>'),
        "links",
        "leads to java",
    ),
    "a fragment that its own page lacks": (
        "a-z/index.html",
        append('<a href="#nowhere">x</a>'),
        "links",
        "#nowhere, which it does not have",
    ),
    "a fragment that another page lacks": (
        "data/index.html",
        append('<a href="/archive/about/#nowhere">x</a>'),
        "links",
        "#nowhere of about/index.html",
    ),
    "a style sheet that is not there": (
        "authors/index.html",
        swap("css/mohafez.css", "css/mohafes.css"),
        "links",
        "css/mohafes.css, where nothing is",
    ),
    "tags that cross": ("about/index.html", append("<p><b>x</p></b>"), "html", "b"),
    "an id that stands twice": (
        "on-this-day/index.html",
        append('<p id="main">x</p>'),
        "html",
        "'main' stands 2 times",
    ),
    "no doctype": ("offline/index.html", swap("<!doctype html>", ""), "html", "<!doctype html>"),
    "bytes that are no UTF-8": (
        "404.html",
        lambda path: path.write_bytes(path.read_bytes() + b"<!-- \xff -->"),
        "text",
        "not UTF-8 at byte",
    ),
    "a page without a title": ("ARTICLE 0", swap("<title>", "<title></title><desc>"), "head", "has no title"),
    "a page without its language": ("ARTICLE 1", swap('<html lang="bn">', "<html>"), "head", "no lang"),
    "a second heading": ("ARTICLE 2", append("<h1>x</h1>"), "head", "2 <h1>"),
    "an inline script": ("ARTICLE 3", append("<script>alert(1)</script>"), "policy", "inline script"),
    "an inline handler": ("ARTICLE 4", append('<p onclick="alert(1)">x</p>'), "policy", "<p> has onclick="),
    "a page without its policy": (
        "ARTICLE 5",
        swap("Content-Security-Policy", "X-Policy"),
        "policy",
        "no Content-Security-Policy",
    ),
    "a picture from another host": (
        "ARTICLE 6",
        append('<img alt="" src="https://cdn.example/x.png">'),
        "requests",
        "https://cdn.example/x.png from another host",
    ),
    "another page's canonical address": (
        "ARTICLE 7",
        swap('rel="canonical" href="https://example.org/archive/', 'rel="canonical" href="https://example.org/'),
        "canonical",
        "its canonical address is https://example.org/",
    ),
    "JSON-LD that is no JSON": (
        "ARTICLE 8",
        swap('"@context":"https://schema.org"', '"@context":"https://schema.org'),
        "linked data",
        "cannot be read",
    ),
    "JSON-LD with a date that is none": (
        "ARTICLE 9",
        swap('"datePublished":"20', '"datePublished":"গতকাল 20'),
        "linked data",
        "datePublished is no date",
    ),
    "an article that search does not find": (
        "ARTICLE 10",
        swap('<h1 property="dc:title"', "<h1>ঘৃঙ্গুলিপ্টা ছ্যাঁক্কোর</h1><h2"),
        "search",
        "is not found by its title",
    ),
    "an article's page that is gone": ("ARTICLE 11", Path.unlink, "articles", "has no page at"),
    "a page whose article is gone": (
        "ARTICLE 12",
        lambda path: shutil.copytree(path.parent, path.parent.with_name("stale")),
        "articles",
        "is a page without an article",
    ),
    "a feed that is no XML": ("feeds/all.xml", cut_short, "feeds", "is no XML"),
    "a feed that names an entry twice": ("feeds/topics/ai.xml", twice_the_same_entry, "feeds", "stands twice"),
    "a feed without the time of its change": (
        "feeds/topics/climate-environment.xml",
        no_time,
        "feeds",
        "has no updated",
    ),
    "a JSON feed that is cut short": ("feeds/all.json", cut_short, "feeds", "no JSON feed"),
    "a sitemap that lists a page that is not there": (
        "sitemap-pages.xml",
        swap("/archive/about/", "/archive/abuot/"),
        "sitemap",
        "abuot/, where nothing is",
    ),
    "an article that no sitemap lists": (
        "sitemap-2025.xml",
        lambda path: path.write_text(path.read_text("utf-8").partition("<url>")[0] + "</urlset>", encoding="utf-8"),
        "sitemap",
        "an article that no sitemap lists",
    ),
    "a sitemap that the index does not name": (
        "sitemap.xml",
        swap("/archive/sitemap-undated.xml", "/archive/robots.txt"),
        "sitemap",
        "not named in sitemap.xml",
    ),
    "a robots.txt without the sitemap": ("robots.txt", swap("Sitemap:", "Site:"), "robots", "does not name"),
    "a manifest with a missing icon": (
        "manifest.webmanifest",
        swap("icon.svg", "icon.png"),
        "manifest",
        "icon.png, where nothing is",
    ),
    "a table of data that lacks an article": ("data/articles.csv", lose_a_row, "data", "lacks https://example.org/"),
    "data that are cut short": ("data/articles-2025.jsonl.gz", cut_short, "data", "cannot be read"),
    "a script that needs what is not there": (
        "theme/js/site.js",
        lambda path: path.write_text('import "./nowhere.js";\n' + path.read_text("utf-8"), encoding="utf-8"),
        "scripts",
        "needs ./nowhere.js",
    ),
    "an empty page": ("archive/index.html", lambda path: path.write_bytes(b""), "files", "is empty"),
    "a half-written file": (
        "index.html",
        lambda path: path.with_name(".x.part").write_bytes(b"x"),
        "files",
        "half written",
    ),
    "more than GitHub Pages serves": ("theme/icon.svg", grow, "budget", "GitHub Pages serves 1,000 MB"),
}


@dataclass(frozen=True)
class Broken:
    """A site with all faults planted, and what was found in it."""

    places: dict[str, str]  # fault -> file
    found: dict[str, list[tuple[str, str]]]  # check -> (file, what)


@pytest.fixture(scope="module")
def broken(sample_site, node, tmp_path_factory):
    site = tmp_path_factory.mktemp("broken") / "archive"
    shutil.copytree(sample_site, site)
    pages = sorted(path for path in site.glob("20*/*/*/*/index.html"))
    places = {}
    for fault, (name, change, _, _) in FAULTS.items():
        path = pages[int(name.split()[1])] if name.startswith("ARTICLE") else site / name
        change(path)
        places[fault] = path.relative_to(site).as_posix()
    found = {name: [] for name in CHECKS}
    for one in check(site, CONTENT).faults:
        found[one.check].append((one.where, one.what))
    return Broken(places, found)


@pytest.mark.node
@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found_where_it_was_planted(broken, fault):
    _, _, name, words = FAULTS[fault]
    elsewhere = name in ("articles", "data", "sitemap", "budget") or "half-written" in fault
    found = [what for where, what in broken.found[name] if elsewhere or where == broken.places[fault]]
    assert any(words in what for what in found), broken.found[name]


@pytest.mark.node
def test_nothing_is_found_in_the_sample(sample_site):
    report = check(sample_site, CONTENT)
    assert report.faults == []
    assert report.notes == []
    assert report.pages > 200


@pytest.mark.node
@pytest.mark.parametrize("spoil", [Path.unlink, cut_short, lambda path: path.write_bytes(b"x" * 100)])
def test_an_index_that_is_gone_or_spoilt_is_a_fault_and_no_crash(sample_site, tmp_path, spoil):
    site = tmp_path / "archive"
    shutil.copytree(sample_site, site)
    spoil(site / "search/index.bin")
    assert "search" in check(site).counts


@pytest.fixture
def without_node(monkeypatch):
    """Take Node away: asking for every title takes the longest."""
    monkeypatch.setattr(shutil, "which", lambda _name: None)


def test_without_node_search_is_not_checked_and_the_report_says_so(sample_site, without_node):
    report = check(sample_site)
    assert report.faults == []
    assert "search was not checked" in report.notes[0]


def test_a_folder_without_a_site_is_told_with_the_next_command(tmp_path):
    with pytest.raises(NotASite, match="invoke build"):
        check(tmp_path)
    shown = CliRunner().invoke(main, ["check", str(tmp_path)])
    assert shown.exit_code == 2
    assert "invoke build" in shown.output


def test_the_exit_code_and_json_serve_a_workflow(sample_site, tmp_path, without_node):
    shown = CliRunner().invoke(main, ["check", str(sample_site), "--content", str(CONTENT), "--json"])
    assert shown.exit_code == 0
    assert json.loads(shown.output)["faults"] == []
    site = tmp_path / "archive"
    shutil.copytree(sample_site, site)
    (site / "robots.txt").unlink()
    shown = CliRunner().invoke(main, ["check", str(site)])
    assert shown.exit_code == 1
    assert f"{site}/robots.txt: is not there" in shown.output


def test_what_the_owner_puts_there_is_the_owners(sample_site, tmp_path, without_node):
    """A host's own page of proof (googleXYZ.html) has no policy and no title."""
    site, content = tmp_path / "archive", tmp_path / "content"
    shutil.copytree(sample_site, site)
    for folder in (site, content / "extra"):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "proof.html").write_text("google-site-verification: proof.html", encoding="utf-8")
    assert check(site, content).faults == []


def test_outside_links_are_asked_for_only_when_told():
    class Quiet(WSGIRequestHandler):
        def log_message(self, *_arguments):
            pass

    def answer(environ, start):
        start(f"{environ['PATH_INFO'].strip('/')} x", [("Content-Length", "0")])
        return [b""]

    server = make_server("127.0.0.1", 0, answer, handler_class=Quiet)
    Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}"
    try:
        assert answer_of(f"{url}/200") == ""
        assert answer_of(f"{url}/404") == "404, gone"
        assert answer_of(f"{url}/403") == ""
        assert answer_of(f"{url}/500") == "500"
    finally:
        server.shutdown()
        server.server_close()
    assert "no answer" in answer_of(url)


@pytest.mark.parametrize(
    ("href", "page", "target"),
    [
        ("/archive/", "index.html", "index.html"),
        ("/archive", "index.html", "index.html"),
        ("https://example.org/archive/a/", "index.html", "a/index.html"),
        ("../b.txt", "a/index.html", "b.txt"),
        ("./", "a/index.html", "a/index.html"),
        ("?q=x#y", "a/index.html", "a/index.html"),
        ("/archive/%E0%A6%95/", "index.html", "ক/index.html"),
        ("/a/", "index.html", None),
        ("/archive/../a/", "index.html", None),
        ("../../../../etc/passwd", "a/index.html", None),
        ("/archive/b.txt/", "index.html", None),
    ],
)
def test_an_address_leads_where_a_host_would_lead_it(tmp_path, href, page, target):
    files = dict.fromkeys(["index.html", "a/index.html", "b.txt", "ক/index.html"], 1)
    assert Site(tmp_path, "https://example.org/archive", files).target(href, page) == target


def test_every_check_is_told_in_the_documents():
    text = (Path(__file__).parents[2] / "docs/check.md").read_text(encoding="utf-8")
    for name in CHECKS:
        assert f"| {name} |" in text
    assert len(FAULTS) >= 25
    assert {name for _, _, name, _ in FAULTS.values()} >= set(PAGE_CHECKS)
