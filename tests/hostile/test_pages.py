"""The hostile archive's pages, feeds and data, as files: all that was written is text, and nothing in them can act."""

import csv
import gzip
import io
import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree, html

from mohafez import articles
from mohafez.bangla.normal import STRAY
from mohafez.bangla.text import clean

HERE = Path(__file__).parent
ADDRESSES = {"href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href", "ping"}
OUR_SCRIPTS = re.compile(r"/archive/theme/js/[a-z-]+\.js")
NEVER = {"base", "iframe", "object", "embed", "img", "video", "audio", "source", "style", "applet", "frame", "portal"}
BY_HAND = sorted((HERE / "articles").glob("*.md"))
STORIES = sorted(path for path in (HERE / "dumps").glob("*.txt") if "list" not in path.name)


@pytest.fixture(scope="module")
def pages(site):
    """Give every page of the site, parsed, by its path."""
    return {path.relative_to(site).as_posix(): html.parse(path).getroot() for path in site.rglob("*.html")}


def page_of(site, slug):
    [path] = (
        site.glob(f"*/*/*/{slug}/index.html")
        if not (site / "undated" / slug).exists()
        else site.glob(f"undated/{slug}/index.html")
    )
    return html.parse(path).getroot()


def text_of(element):
    return " ".join(element.text_content().split())


def test_every_page_has_a_policy_that_lets_no_inline_script_run(pages):
    for path, page in pages.items():
        [policy] = page.xpath("/html/head/meta[@http-equiv='Content-Security-Policy']/@content")
        assert "default-src 'self'" in policy, path
        assert "unsafe" not in policy, path


def test_no_page_has_an_element_that_a_dump_or_article_brought(pages):
    for path, page in pages.items():
        assert {element.tag for element in page.iter(etree.Element)} & NEVER == set(), path
        named = set(page.xpath("//meta/@http-equiv"))
        assert named <= {"Content-Security-Policy", "refresh"}, path


def test_a_page_leads_on_by_itself_only_to_an_article(pages):
    for path, page in pages.items():
        for target in page.xpath("//meta[@http-equiv='refresh']/@content"):
            assert re.fullmatch(r"0; url=/archive/\d{4}/\d\d/\d\d/[a-z0-9-]+/", target), path


def test_all_scripts_are_the_themes_own_or_data(pages):
    for path, page in pages.items():
        for script in page.iter("script"):
            if script.get("type") == "application/ld+json":
                json.loads(script.text)
                continue
            assert OUR_SCRIPTS.fullmatch(script.get("src", "")), path
            assert not (script.text or "").strip(), path


def test_no_element_has_a_handler_or_an_address_that_is_not_the_web(pages):
    for path, page in pages.items():
        for element in page.iter(etree.Element):
            assert [name for name in element.attrib if name.startswith("on") or name == "style"] == [], path
            for name in ADDRESSES & set(element.attrib):
                parts = urlsplit(element.get(name))
                assert parts.scheme in {"http", "https"} or not (parts.scheme or parts.netloc), (
                    path,
                    element.get(name),
                )
                assert "\\" not in element.get(name), (path, element.get(name))


def test_links_within_the_site_lead_to_its_files(site, pages):
    for path, page in pages.items():
        for address in page.xpath("//a/@href"):
            inner = urlsplit(address)
            if inner.netloc or not inner.path.startswith("/archive/"):
                continue
            target = site / inner.path.removeprefix("/archive/")
            if path != page_path_of("links"):
                assert (target / "index.html" if address.endswith("/") else target).exists(), (path, address)


def page_path_of(slug):
    article = articles.read(HERE / "articles" / f"{slug}.md")
    return f"{article.date[:10].replace('-', '/')}/{slug}/index.html"


@pytest.mark.parametrize("dump", STORIES, ids=lambda path: path.stem)
def test_every_line_of_a_hostile_story_is_read_on_its_page(imported, site, dump):
    article = next(a for p in articles.paths(imported.content) if (a := articles.read(p)).source_file == dump.name)
    page = page_of(site, article.slug)
    title, byline, _date, *body = filter(None, dump.read_text(encoding="utf-8").split("\n"))
    assert text_of(page.find(".//h1")) == title
    assert byline in text_of(page.find_class("byline")[0])
    seen = text_of(page.find_class("body")[0])
    assert [line for line in body if re.search(r"\w", line) and line not in seen] == []


@pytest.mark.parametrize("article", BY_HAND, ids=lambda path: path.stem)
def test_a_contributors_article_has_its_page_with_its_title_as_text(site, article):
    written = articles.read(article)
    assert text_of(page_of(site, written.slug).find(".//h1")) == clean(written.title)


def test_every_link_has_words_that_can_be_seen(pages):
    for path, page in pages.items():
        for link in page.iter("a"):
            assert clean(link.text_content()) or link.get("aria-label"), (path, html.tostring(link))


def test_links_of_an_article_go_to_the_web_or_into_the_site_or_are_words(site):
    body = page_of(site, "links").find_class("body")[0]
    assert sorted(body.xpath(".//a/@href")) == [
        "/archive/topics/ai/",
        "/archive/z/",
        "https://evil.example/",
        "https://evil.example/x.png",
        "https://example.org/",
        'https://example.org/"onclick="alert(1',
    ]
    assert not body.xpath(".//a//a")
    assert not body.xpath(".//@title")
    assert "alert@evil.example" in body.text_content()


def test_raw_html_of_an_article_is_read_as_it_was_typed(site):
    seen = text_of(page_of(site, "raw-html").find_class("body")[0])
    for typed in (
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<div onclick="alert(1)">',
        "<!-- মন্তব্য -->",
    ):
        assert typed in seen


def test_entities_of_an_article_are_text_that_browsers_and_feeds_can_read(site):
    assert page_of(site, "entities").find(".//h1").text == "সত্তা &amp; চিহ্ন &#x110000; &lt;b&gt;"


def test_spellings_of_one_subject_share_its_list(site):
    """`AI` and `ai` once made two lists for one address, of which the last one written stayed."""
    for list_of in ("topics/ai", "sections/culture"):
        page = html.parse(site / list_of / "index.html").getroot()
        listed = {address.rstrip("/").rpartition("/")[2] for address in page.xpath("//main//h2/a/@href")}
        assert {"same-subjects", "raw-html"} <= listed, list_of
        index = html.parse(site / list_of.partition("/")[0] / "index.html").getroot()
        assert len(index.xpath(f"//main//a[@href='/archive/{list_of}/']")) == 1


def test_unknown_subjects_have_addresses_of_ours_and_names_as_they_were_typed(site):
    page = page_of(site, "odd-subjects")
    named = {link.text_content(): link.get("href") for link in page.xpath("//article//a")}
    assert named["../../x"] == "/archive/topics/x/"
    assert named["<b>মোটা</b>"].startswith("/archive/topics/b-mota-b")
    assert named["../../etc"] == "/archive/sections/etc/"
    assert all(re.fullmatch(r"/archive/[a-z-]+/[a-z0-9-]+/", address) for address in named.values())


def test_every_file_of_the_site_stands_at_an_address_of_ours(site):
    for path in site.rglob("*"):
        if path.is_file():
            parts = path.relative_to(site).parts
            assert all(re.fullmatch(r"\.?[a-zA-Z0-9._-]+", part) for part in parts if parts[0] != "a-z"), path
            assert not path.is_symlink()


@pytest.mark.parametrize("pattern", ["feeds/**/*.xml", "sitemap*.xml", "opensearch.xml"])
def test_feeds_and_sitemaps_are_xml_whose_texts_are_text(site, pattern):
    found = list(site.glob(pattern))
    assert found
    for path in found:
        tree = etree.parse(path, etree.XMLParser(resolve_entities=False))
        for element in tree.iter():
            assert isinstance(element.tag, str), path
            assert element.tag.startswith("{"), path
            assert not re.search("[\u202a-\u202e\u2066-\u2069\ufffe\uffff]", element.text or ""), path


def test_the_feed_names_hostile_titles_as_they_are(site):
    tree = etree.parse(site / "feeds" / "all.xml")
    titles = tree.xpath("//a:entry/a:title/text()", namespaces={"a": "http://www.w3.org/2005/Atom"})
    assert "<script>alert(1)</script> হাতে লেখা শিরোনাম" in titles


def test_the_linked_data_names_a_hostile_title_as_it_is(site):
    data = page_of(site, "raw-html").xpath("//script[@type='application/ld+json']/text()")
    assert "<script>alert(1)</script> হাতে লেখা শিরোনাম" in json.dumps(json.loads(data[0]), ensure_ascii=False)


def test_the_table_of_articles_holds_no_formula(site):
    text = (site / "data" / "articles.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert any("HYPERLINK" in row["title"] for row in rows)
    assert [cell for row in rows for cell in row.values() if cell.startswith(tuple("=+-@\t\r"))] == []


def test_data_to_take_away_name_no_address_but_of_the_web(site):
    for path in (site / "data").glob("*.jsonl.gz"):
        for line in gzip.decompress(path.read_bytes()).decode().splitlines():
            assert (json.loads(line)["source_url"] or "https:").startswith(("https:", "http:"))


def test_no_page_turns_its_text_around_or_holds_a_stray_invisible_character(site):
    for path in site.rglob("*.html"):
        found = re.search(rf"[\x0b-\x1f{STRAY}]", path.read_text(encoding="utf-8"))
        assert not found, (path, found)
