"""The built site: every kind of page, every link, and what hostile text does there."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree, html

ARTICLE = "2025/12/14/bangla-bhasha-model-niye-notun-protijogita"
FORMER = ("2025/12/13/bhasha-model", "undated/bhasha-model")
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def text(element) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize(
    "page",
    [
        "index.html",
        f"{ARTICLE}/index.html",
        "undated/haater-din-bodlalo/index.html",
        "topics/index.html",
        "topics/ai/index.html",
        "topics/geopolitics/index.html",
        "places/bangladesh/index.html",
        "sections/technology/index.html",
        "sources/nodir-khobor/index.html",
        "authors/rashida-khatun/index.html",
        "archive/index.html",
        "archive/2025/index.html",
        "archive/2025/12/index.html",
        "archive/2025/12/14/index.html",
        "undated/index.html",
        "search/index.html",
        "about/index.html",
        "404.html",
        "feeds/all.xml",
        "feeds/topics/ai.xml",
        "sitemap.xml",
        "robots.txt",
        "opensearch.xml",
        "search/index.bin",
    ],
)
def test_every_kind_of_page_is_there(site, page):
    assert (site / page).is_file()


def test_every_link_of_every_page_leads_somewhere_under_the_sub_path(site, siteurl):
    root = urlsplit(siteurl).path
    for path in site.rglob("*.html"):
        for element, attribute, link, _ in html.fromstring(path.read_bytes()).iterlinks():
            if link.startswith(siteurl):
                link = link.removeprefix(siteurl.removesuffix(root))  # noqa: PLW2901
            if urlsplit(link).scheme or link.startswith("#"):
                continue
            where = f"{path.relative_to(site)}: <{element.tag} {attribute}={link!r}>"
            assert link.startswith(f"{root}/"), where
            target = site / unquote(urlsplit(link).path.removeprefix(f"{root}/"))
            assert (target / "index.html" if target.is_dir() else target).is_file(), where


def test_no_page_asks_another_host_or_runs_script_of_its_own(site):
    for path in site.rglob("*.html"):
        page = html.fromstring(path.read_bytes())
        for element, attribute, link, _ in page.iterlinks():
            if element.tag != "a" and element.get("rel") != "canonical":
                assert not urlsplit(link).netloc, f"{path}: {attribute}={link}"
        assert not page.xpath("//script[not(@src) and @type != 'application/ld+json']")
        assert not page.xpath("//style | //*[@style] | //@*[starts-with(name(), 'on')]")
        policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "default-src 'self'" in policy[0]
        assert "unsafe" not in policy[0]


def test_an_article_says_when_by_whom_and_where_from(read):
    page = read(ARTICLE)
    assert text(page.find(".//h1")) == "বাংলা ভাষা মডেল নিয়ে নতুন প্রতিযোগিতা: কে এগিয়ে?"
    byline = text(page.find(".//main//article/header"))
    for part in ("নিজস্ব প্রতিবেদক, ঢাকা", "নদীর খবর", "রবিবার, ১৪ ডিসেম্বর ২০২৫", "২৯ অগ্রহায়ণ ১৪৩২ বঙ্গাব্দ", "১ মিনিটের পাঠ"):
        assert part in byline
    assert page.xpath("//main//time/@datetime")[0] == "2025-12-14T13:38:51+06:00"
    captions = [text(caption) for caption in page.find_class("caption")]
    assert captions[0] == "ছবির বিবরণ: A researcher tests a language model on a phone. Photo: Archive"
    origin = text(page.find(".//details"))
    assert "ফাইল 012_bhasha.txt (২/৩ অংশ), utf-8; ৭১ লাইনের ৩৮টি রাখা; SHA-256 3f5a1c0b" in origin
    assert "https://nodirkhobor.example/tech/2025/bhasha-model" in origin


def test_an_indian_newspapers_day_is_not_turned_into_bangladeshs_calendar(read):
    assert "বঙ্গাব্দ" not in text(read("2025/12/14/chhoto-bhasha-model-e-jot").find(".//main"))


def test_near_duplicates_and_related_older_stories_are_linked(read):
    page = read("2025/12/14/chhoto-bhasha-model-e-jot")
    sections = [[text(part.find("h2")), *part.xpath(".//a/@href")] for part in page.find_class("more")]
    assert sections == [
        ["একই খবর অন্যত্র", f"/archive/{ARTICLE}/"],
        ["এই প্রসঙ্গে আগে", "/archive/2024/11/03/bhasha-model-ki/"],
    ]


def test_an_undated_article_has_no_date_anywhere(site, read):
    page = html.tostring(read("undated/haater-din-bodlalo"), encoding="unicode")
    assert "প্রকাশের তারিখ জানা নেই" in page
    for path in (*site.glob("feeds/**/*.xml"), *site.glob("archive/**/*.html")):
        content = path.read_text(encoding="utf-8")
        assert "haater-din-bodlalo" not in content, path
    everything = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.html"))
    assert "1970" not in everything
    assert "১৯৭০" not in everything


def test_hostile_text_is_text_everywhere(site):
    """The title ends a script, the author an attribute, the section leaves the folder, the summary is HTML."""
    for path in site.rglob("*.html"):
        content = path.read_text(encoding="utf-8")
        page = html.fromstring(content)
        assert "<script>alert" not in content, path
        assert not page.xpath("//img | //*[@onerror] | //*[@onclick]"), path
        assert not page.xpath("//a[starts-with(normalize-space(@href), 'javascript')]"), path
        for block in page.xpath("//script[@type='application/ld+json']"):
            json.loads(block.text)
    page = html.fromstring((site / "2023/01/05/hostile/index.html").read_bytes())
    assert text(page.find(".//h1")) == "</script><script>alert(\"ক\")</script> & 'শিরোনাম' {{ 7*7 }}"
    assert page.xpath("//div[@class='body']//a/@href") == [
        "https://example.org/?a=1&b=2",
        "https://evil.example/x.png",
    ]
    assert {path.name for path in (site / "sections").iterdir()} >= {"etc-passwd"}


def test_sitemaps_name_every_page_once_with_the_day_of_its_last_change(site, siteurl):
    index = etree.fromstring((site / "sitemap.xml").read_bytes())
    listed = {}
    for sitemap in index.iter(f"{SITEMAP}loc"):
        for url in etree.fromstring((site / sitemap.text.removeprefix(f"{siteurl}/")).read_bytes()):
            address = unquote(url.findtext(f"{SITEMAP}loc"))
            assert address not in listed
            listed[address] = url.findtext(f"{SITEMAP}lastmod")
    built = {
        f"{siteurl}/{path.parent.relative_to(site).as_posix()}/".replace("/./", "/")
        for path in site.rglob("index.html")
    }
    unlisted = {"2025/12/14/chhoto-bhasha-model-e-jot", "offline", *FORMER}  # asks for noindex; no pages to find
    assert {*listed} == built - {f"{siteurl}/{address}/" for address in unlisted}
    assert listed[f"{siteurl}/{ARTICLE}/"] == "2025-12-15"
    assert listed[f"{siteurl}/undated/haater-din-bodlalo/"] is None


def test_a_source_that_asks_for_it_is_kept_from_search_engines(read):
    assert read("2025/12/14/chhoto-bhasha-model-e-jot").xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not read(ARTICLE).xpath("//meta[@name='robots']")


def build(run_pelican, content: Path, output: Path, siteurl: str = "") -> Path:
    made = run_pelican(content, output, siteurl)
    assert made.returncode == 0, made.stdout + made.stderr
    return output


def test_an_empty_archive_builds_and_says_what_to_do_next(run_pelican, tmp_path):
    (tmp_path / "content").mkdir()
    output = build(run_pelican, tmp_path / "content", tmp_path / "output")
    front = text(html.fromstring((output / "index.html").read_bytes()).find(".//main"))
    assert "dumps/" in front
    assert "invoke build" in front
    for page in (
        "archive/index.html",
        "topics/ai/index.html",
        "search/index.html",
        "feeds/all.xml",
        "search/index.bin",
    ):
        assert (output / page).is_file()


def test_an_article_that_cannot_be_read_fails_the_build_and_is_named(run_pelican, tmp_path):
    """Stock Pelican drops it, and exits 0."""
    folder = tmp_path / "content/articles"
    folder.mkdir(parents=True)
    (folder / "ek.md").write_text("---\ntitle: এক\nslug: ek\ndate: গতকাল\n---\n\nলেখা\n", encoding="utf-8")
    made = run_pelican(tmp_path / "content", tmp_path / "output")
    assert made.returncode != 0
    assert "articles/ek.md" in made.stdout + made.stderr
    assert "গতকাল" in made.stdout + made.stderr
    assert "Traceback" not in made.stdout + made.stderr


def test_an_article_that_is_gone_leaves_no_page_behind(run_pelican, site, siteurl, tmp_path):
    content = tmp_path / "archive/content"
    shutil.copytree(Path(__file__).parent / "archive", content.parent)
    output = build(run_pelican, content, tmp_path / "output", siteurl)
    (content / "articles/2024/11/nadi.md").unlink()
    build(run_pelican, content, output, siteurl)
    assert not (output / "2024/11/03/nodir-pani-bhage-chukti").exists()
    assert not (output / "authors/rashida-khatun").exists()
    assert not (output / "sections/international").exists()
    fresh = build(run_pelican, content, tmp_path / "fresh", siteurl)
    left, made = ({path.relative_to(folder) for path in folder.rglob("*")} for folder in (output, fresh))
    assert left == made


def test_a_second_build_writes_the_same_bytes(run_pelican, site, siteurl, tmp_path):
    shutil.copytree(Path(__file__).parent / "archive", tmp_path / "archive")
    again = build(run_pelican, tmp_path / "archive/content", tmp_path / "again", siteurl)
    for path in site.rglob("*"):
        if path.is_file():
            assert (again / path.relative_to(site)).read_bytes() == path.read_bytes(), path.relative_to(site)


def test_the_same_content_builds_with_pelicans_own_theme_and_without_the_plugin(tmp_path):
    """But for empty keys, which stock Pelican cannot read and the importer never writes."""
    content = tmp_path / "content"
    shutil.copytree(Path(__file__).parent / "archive/content", content)
    undated = content / "articles/undated/haater.md"
    undated.write_text(undated.read_text(encoding="utf-8").replace("date:\n", ""), encoding="utf-8")
    options = ["-s", "pelicanconf.py", "-t", "notmyidea", "-e", "PLUGINS=[]", "--fatal", "errors"]
    made = subprocess.run(
        [sys.executable, "-m", "pelican", str(content), "-o", str(tmp_path / "stock"), *options],
        cwd=Path(__file__).parents[2],
        text=True,
        capture_output=True,
        check=False,
    )
    assert made.returncode == 0, made.stdout + made.stderr
    assert (tmp_path / "stock" / ARTICLE / "index.html").is_file()
    assert "Processed 6 articles" in made.stdout


def test_headlines_stand_in_dictionary_order_under_their_letters(site, read):
    letters = [unquote(link) for link in read("a-z").xpath("//ul[@class='letters']//a/@href")]
    assert letters == [
        "/archive/a-z/s/",
        "/archive/a-z/ছ/",
        "/archive/a-z/ন/",
        "/archive/a-z/ব/",
        "/archive/a-z/ভ/",
        "/archive/a-z/হ/",
    ]
    assert [text(link) for link in read("a-z/ন").xpath("//main//li/a")] == ["নদীর পানি ভাগে নতুন চুক্তির খসড়া"]


def test_on_this_day_gathers_the_years_with_one_of_near_duplicates_and_never_an_undated_story(site, read):
    page = read("on-this-day/12-14")
    assert text(page.find(".//h1")) == "১৪ ডিসেম্বর"
    assert page.xpath("//main//h2/a/text()") == ["২০২৫"]
    assert [text(entry) for entry in page.xpath("//main//li")] == ["বাংলা ভাষা মডেল নিয়ে নতুন প্রতিযোগিতা: কে এগিয়ে? নদীর খবর"]
    assert not (site / "on-this-day/01-01").exists()
    assert read("on-this-day/11-03").xpath("//main//nav/a/@href") == [
        "/archive/on-this-day/01-05/",
        "/archive/on-this-day/12-14/",
    ]


def test_the_year_of_days_shows_every_day_and_links_those_with_stories(read):
    page = read("on-this-day")
    assert len(page.xpath("//ul[@class='days']/li")) == 366
    assert page.xpath("//ul[@class='days']//a/@aria-label")[-1] == "১৪ ডিসেম্বর: ২টি সংবাদ"


def test_a_month_is_a_calendar_whose_days_lead_to_their_stories(read):
    page = read("archive/2025/12")
    assert page.xpath("//table[@class='month']//a/@href") == ["/archive/archive/2025/12/14/"]
    assert page.xpath("//table[@class='month']//a/@aria-label") == ["১৪ ডিসেম্বর: ২টি সংবাদ"]
    assert len(page.xpath("//table[@class='month']/tbody/tr")) == 5
    assert "১৬ অগ্রহায়ণ ১৪৩২ থেকে ১৬ পৌষ ১৪৩২ বঙ্গাব্দ" in text(page.find(".//main//header"))


def test_a_topic_shows_when_it_was_written_about_and_what_it_comes_with(read):
    page = read("topics/ai")
    rows = [[text(cell) for cell in row] for row in page.xpath("//table[@class='timeline']/tbody/tr")]
    assert rows == [["২০২৫", "", "২"], ["২০২৪", "", "১"], ["২০২৩", "", "১"]]
    assert "বাংলাদেশ ২" in [text(link) for link in page.xpath("//aside//ul[@class='tags']//a")]


def test_a_topic_or_place_of_the_table_has_a_page_before_it_has_a_story(run_pelican, tmp_path):
    content = tmp_path / "content"
    content.mkdir()
    shutil.copy(Path(__file__).parent / "archive/topics.toml", tmp_path)
    output = build(run_pelican, content, tmp_path / "output")
    assert "এখনো কোনো সংবাদ নেই" in (output / "topics/economy/index.html").read_text(encoding="utf-8")
    assert (output / "places/bangladesh/index.html").is_file()


def test_extra_files_stand_at_the_root_and_the_owners_own_come_before_ours(run_pelican, tmp_path):
    extra = tmp_path / "content/extra"
    extra.mkdir(parents=True)
    (extra / "CNAME").write_text("khobor.example\n", encoding="utf-8")
    (extra / "robots.txt").write_text("User-agent: *\nDisallow: /\n", encoding="utf-8")
    for _ in range(2):
        output = build(run_pelican, tmp_path / "content", tmp_path / "output")
        assert (output / "CNAME").read_text(encoding="utf-8") == "khobor.example\n"
        assert "Disallow: /" in (output / "robots.txt").read_text(encoding="utf-8")


def test_a_page_that_the_owner_wrote_stands_at_its_name(run_pelican, tmp_path):
    pages = tmp_path / "content/pages"
    pages.mkdir(parents=True)
    (pages / "niyom.md").write_text("---\ntitle: নিয়ম\nslug: niyom\n---\n\n[বিষয়](/topics/) দেখুন।\n", encoding="utf-8")
    (pages / "about.md").write_text("---\ntitle: আমাদের কথা\nslug: about\n---\n\nনমুনা।\n", encoding="utf-8")
    output = build(run_pelican, tmp_path / "content", tmp_path / "output", "https://example.org/archive")
    page = html.fromstring((output / "niyom/index.html").read_bytes())
    assert page.xpath("//main//a/@href") == ["/archive/topics/"]
    assert text(html.fromstring((output / "about/index.html").read_bytes()).find(".//h1")) == "আমাদের কথা"


@pytest.mark.parametrize("former", FORMER)
def test_a_former_address_leads_to_the_article(read, former):
    page = read(former)
    target = f"/archive/{ARTICLE}/"
    assert page.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={target}"]
    assert page.xpath("//a/@href") == [target]
    assert page.xpath("//link[@rel='canonical']/@href") == [f"https://example.org{target}"]


def test_the_same_story_elsewhere_names_the_newspaper_that_tells_it(read):
    [note] = read("2025/12/14/chhoto-bhasha-model-e-jot").xpath("//section[h2='একই খবর অন্যত্র']//small")
    assert text(note) == "১৪ ডিসেম্বর ২০২৫ · নদীর খবর"


def test_the_newest_stories_of_the_front_page_are_no_near_duplicates_of_each_other(read):
    main = read("").find(".//main")
    newest = [*main.find_class("lead")[0].iter("h2"), *main.find_class("seconds")[0].iter("h2")]
    assert len(newest) == 4
    assert "ছোট ভাষা মডেলে জোট তিন বিশ্ববিদ্যালয়ের" not in map(text, newest)


def test_the_front_page_tells_a_story_once_under_a_topic(read):
    """Found: near-duplicates stood below each other."""
    for topic in read("").xpath("//div[@class='by-topic']/section"):
        slugs = [link.rstrip("/").rpartition("/")[2] for link in topic.xpath(".//li/a/@href")]
        assert not {"bangla-bhasha-model-niye-notun-protijogita", "chhoto-bhasha-model-e-jot"} <= set(slugs)
