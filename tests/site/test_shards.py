"""A divided archive: four shards and their front, beside the same articles as one site."""

import json
import random
import subprocess
import sys
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from lxml import html
from playwright.sync_api import expect

from mohafez import articles
from mohafez.articles import Article, address_of, serialise
from mohafez.bangla.text import words
from mohafez.check import check
from mohafez.search.ask import ask
from mohafez.sharding import planned
from mohafez.tables.shards import FILE, Plan, Shard, as_toml, load_shards

SUBJECTS = ("নদী", "সেতু", "নির্বাচন", "বন্যা", "ধান", "ইলিশ", "মেলা", "বিদ্যুৎ", "হাসপাতাল", "পাঠাগার", "রেলপথ", "চা-বাগান")
PLACES = ("খুলনা", "সিলেট", "রাজশাহী", "বরিশাল", "রংপুর", "কুমিল্লা")
DONE = ("উদ্বোধন হলো", "নিয়ে আলোচনা", "ঘিরে উৎসব", "পরিদর্শনে মন্ত্রী", "নিয়ে প্রশ্ন", "দেখতে ভিড়")
YEARS = {"a": "2021", "b": "2022", "c": "2023", "d": "2024"}


class Cors(SimpleHTTPRequestHandler):
    """Serve as GitHub Pages does: to any other host, too."""

    def end_headers(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, *_arguments: object) -> None:
        pass


def stories():
    """Invent 48 articles of four years and one without a date, each of one year related to those before."""
    rng = random.Random(7)
    for n in range(48):
        subject, place = rng.choice(SUBJECTS), rng.choice(PLACES)
        said = " ".join(
            f"{rng.choice(PLACES)}র {rng.choice(SUBJECTS)} {rng.choice(DONE)}।" for _ in range(rng.randint(4, 40))
        )
        yield Article(
            title=f"{place}য় {subject} {rng.choice(DONE)}",
            slug=f"story-{n}",
            date=f"{2021 + n % 4}-{1 + n % 12:02}-{1 + n % 28:02}T10:{n:02}:00+06:00",
            tags=("bangladesh",),
            category="national",
            authors=("রেহানা পারভীন",),
            body=said,
        )
    yield Article(title="তারিখ ছাড়া সেতুর গল্প", slug="dateless", body="সেতুর পাশে নদী, নদীর পাশে মেলা।")
    yield Article(
        title="যে খবরের তারিখ শুধরানো হয়েছে",
        slug="mended",
        date="2022-05-01",
        aliases=("/2021/05/01/mended/",),
        body="নদী।",
    )


def write(content: Path) -> None:
    for article in stories():
        path = content / f"articles/{(article.date or 'undated')[:4]}/{article.slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(serialise(article), encoding="utf-8")


@dataclass(frozen=True)
class Divided:
    """Output folders: of the archive as one site, of its front, and of its shards by name; and the shards' servers."""

    plan: Plan
    content: Path
    single: Path
    front: Path
    shards: dict[str, Path]
    servers: dict[str, ThreadingHTTPServer]


def server_of(folder: Path) -> ThreadingHTTPServer:
    folder.mkdir(parents=True, exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Cors, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.fixture(scope="module")
def divided(tmp_path_factory, run_pelican):
    """Build the archive as one site, and divided: each site at an origin of its own."""
    root = tmp_path_factory.mktemp("divided")
    single = tmp_path_factory.mktemp("single")
    write(root / "content")
    write(single / "content")
    front, shards = root / "output", {name: root / f"output.shards/{name}" for name in YEARS}
    servers = {name: server_of(folder) for name, folder in {"": front, **shards}.items()}
    addresses = {name: f"http://127.0.0.1:{server.server_port}" for name, server in servers.items()}
    plan = Plan(
        "year",
        addresses[""],
        tuple(
            Shard(
                name,
                addresses[name],
                (year, "undated") if name == "a" else (year,),
                ("2024-01",) if name == "a" else (),
            )
            for name, year in YEARS.items()
        ),
        left=("2021",),
        addresses="http://127.0.0.1/{shard}",
    )
    (root / FILE).write_text(as_toml(plan), encoding="utf-8")
    runs = [(root / "content", front), (single / "content", single / "output")]
    made = [run_pelican(content, output, "http://127.0.0.1:1") for content, output in runs]
    made += [run_pelican(root / "content", out, "", "-e", f'MOHAFEZ_SHARD="{name}"') for name, out in shards.items()]
    for one in made:
        assert one.returncode == 0, one.stdout + one.stderr
    yield Divided(plan, root / "content", single / "output", front, shards, servers)
    for server in servers.values():
        server.shutdown()
        server.server_close()


def parsed(folder: Path, address: str) -> html.HtmlElement:
    return html.fromstring((folder / address / "index.html").read_bytes())


def own_articles(folder: Path) -> set[str]:
    pages = [*folder.glob("20*/*/*/*/index.html"), *folder.glob("undated/*/index.html")]
    return {path.parent.name for path in pages if b'http-equiv="refresh"' not in path.read_bytes()}


def queries(count: int) -> list[str]:
    """Take queries from titles: words, misspelt ones, phrases, Latin letters, words that none has."""
    rng = random.Random(11)
    titles = [article.title for article in stories()]
    made = ["nodi", "নদি", '"সেতু নিয়ে"', "সেতুর -মেলা", "পারমাণবিক"]
    while len(made) < count:
        said = words(rng.choice(titles))
        word = rng.choice(said)
        made.append(rng.choice([word, " ".join(rng.sample(said, min(2, len(said)))), word[:-1], " ".join(said)]))
    return made


@pytest.mark.node
def test_search_gives_the_hits_of_one_index_in_its_order(divided):
    asked = [["search", query, {"limit": 60, "excerpts": False}] for query in queries(150)]
    asked += [["search", "সেতু", {"sort": "date", "filters": {"from": "2022"}}], ["facets", "নদী"]]
    for question, one, many in zip(asked, ask(divided.single, asked), ask(divided.front, asked), strict=True):
        for answer in (one, many):
            for hit in answer.get("hits", ()):
                del hit["url"]
        assert one == many, question


@pytest.mark.node
def test_a_hit_and_its_excerpt_are_those_of_the_shard_that_holds_it(divided):
    [answer] = ask(divided.front, [["search", "সেতু", {"limit": 60}]])
    assert len({hit["url"].rpartition("/20")[0] for hit in answer["hits"]}) > 3
    for hit in answer["hits"]:
        article = next(article for article in stories() if article.slug == hit["id"])
        shard = divided.plan.shard_of(article)
        assert hit["url"] == f"{shard.address}/{address_of(article.slug, article.date)}"
        assert hit["excerpt"]


def test_every_article_stands_in_one_site_and_is_the_page_of_one_archive(divided):
    found = [slug for folder in divided.shards.values() for slug in own_articles(folder)]
    assert sorted(found) == sorted(article.slug for article in stories())
    assert own_articles(divided.front) == set()
    for article in map(articles.read, articles.paths(divided.content)):
        shard, address = divided.plan.shard_of(article), address_of(article.slug, article.date)
        ours, theirs = parsed(divided.shards[shard.name], address), parsed(divided.single, address)
        assert ours.xpath("//link[@rel='canonical']/@href") == [f"{shard.address}/{address}"]
        assert ours.xpath("//main//text()")[:5] == theirs.xpath("//main//text()")[:5]
        names = "//nav//a/text() | //section//a/text() | //footer//a/text()"
        assert ours.xpath(names) == theirs.xpath(names)


def test_lists_are_those_of_one_archive(divided):
    for path in sorted(divided.single.rglob("index.html")):
        address = path.parent.relative_to(divided.single).as_posix()
        if address.startswith(("20", "undated/", "data")):
            continue
        ours, theirs = parsed(divided.front, address), parsed(divided.single, address)
        assert ours.xpath("//main//text()") == theirs.xpath("//main//text()"), address


@pytest.mark.node
def test_nothing_is_wrong_with_any_site(divided):
    """Links, canonical addresses, data, sitemaps: what `mohafez check` asks of every site."""
    for folder in (divided.front, *divided.shards.values()):
        assert check(folder, divided.content).faults == []


def test_links_lead_to_pages_that_are_there(divided):
    """Also those into the other sites of the archive."""
    sites = {divided.plan.front: divided.front}
    sites |= {shard.address: divided.shards[shard.name] for shard in divided.plan.shards}
    for folder in sites.values():
        for path in folder.rglob("index.html"):
            for href in html.fromstring(path.read_bytes()).xpath("//a/@href | //form/@action"):
                address = next((address for address in sites if href.startswith(f"{address}/")), "")
                if address:
                    below = href.removeprefix(f"{address}/").partition("?")[0].partition("#")[0]
                    assert (sites[address] / below).exists(), f"{path}: {href}"


def test_former_addresses_lead_on_from_every_site_that_had_them(divided):
    def leads_on(folder, address):
        return parsed(folder, address).xpath("//meta[@http-equiv='refresh']/@content")[0].partition("url=")[2]

    mended = f"{divided.plan.named('b').address}/2022/05/01/mended/"
    moved = next(article for article in stories() if article.date and article.date.startswith("2024-"))
    first = next(article for article in stories() if article.date and article.date.startswith("2021-"))
    for folder in (divided.front, divided.shards["a"], divided.shards["c"]):
        assert leads_on(folder, "2021/05/01/mended/") == mended
    address = address_of(first.slug, first.date)
    assert leads_on(divided.front, address) == f"{divided.plan.named('a').address}/{address}"
    assert not (divided.front / address_of(moved.slug, moved.date)).exists()
    gone = [article for article in stories() if (article.date or "").startswith("2024-01")]
    for article in gone:
        address = address_of(article.slug, article.date)
        assert leads_on(divided.shards["a"], address) == f"{divided.plan.named('d').address}/{address}"


def test_a_shard_asks_nobody_but_its_archive(divided):
    [policy] = parsed(divided.shards["a"], "").xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.endswith(f"form-action 'self' {divided.plan.front}")
    [policy] = parsed(divided.front, "search").xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.endswith("connect-src 'self' " + " ".join(sorted(s.address for s in divided.plan.shards)))


@pytest.mark.browser
def test_a_reader_searches_across_origins(divided, page):
    page.goto(f"{divided.plan.front}/search/?q=সেতু")
    expect(page.locator("#search-hits li")).to_have_count(10)
    expect(page.locator("#search-hits .excerpt mark").nth(9)).to_be_visible()
    page.locator("#search-hits h2 a").first.click()
    expect(page.locator("article.story h1")).to_be_visible()
    assert not page.url.startswith(divided.plan.front)
    page.locator(".masthead input[type=search]").fill("নদী")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{divided.plan.front}/search/**")
    expect(page.locator("#search-hits li").first).to_be_visible()


@pytest.mark.browser
def test_a_shard_that_cannot_be_reached_is_told_and_hides_nothing(divided, page):
    away = divided.plan.named("b").address
    page.route(f"{away}/**", lambda route: route.abort())
    page.goto(f"{divided.plan.front}/search/?q=সেতু&from=2022&to=2023")
    items = page.locator("#search-hits li")
    expect(items.first).to_be_visible()
    for item in items.all():
        reached = not item.locator("h2 a").get_attribute("href").startswith(away)
        expect(item.locator(".excerpt mark").first if reached else item.get_by_text("এখন পাওয়া যাচ্ছে না")).to_be_visible()
    page.complaints[:] = [complaint for complaint in page.complaints if "ERR_FAILED" not in complaint]


def test_a_build_names_what_no_shard_holds(divided, run_pelican, tmp_path):
    write(tmp_path / "content")
    plan = Plan("year", "https://example.org/a", (Shard("x", "https://example.org/a-x", ("2021", "undated")),))
    (tmp_path / FILE).write_text(as_toml(plan), encoding="utf-8")
    made = run_pelican(tmp_path / "content", tmp_path / "output")
    assert made.returncode != 0
    said = " ".join((made.stdout + made.stderr).split())
    assert "no shard holds" in said
    assert "run `mohafez shard`" in said


def test_the_command_writes_a_plan_that_builds_take(tmp_path):
    write(tmp_path / "content")
    call = [sys.executable, "-m", "mohafez.cli", "shard"]
    first = [*call, "--by", "year", "--front", "https://example.org/a", "--budget", "1"]
    said = subprocess.run(first, cwd=tmp_path, text=True, capture_output=True, check=True).stdout
    plan = load_shards(tmp_path / FILE)
    assert "2021" in said
    assert planned(plan, stories()) == plan
    assert (tmp_path / ".github/workflows/shards.yml").exists()
    before = (tmp_path / FILE).read_bytes()
    subprocess.run(call, cwd=tmp_path, check=True, capture_output=True)
    assert (tmp_path / FILE).read_bytes() == before
    listed = subprocess.run([*call, "--list"], cwd=tmp_path, text=True, capture_output=True, check=True).stdout
    assert [one["name"] for one in json.loads(listed)] == [shard.name for shard in plan.shards]
