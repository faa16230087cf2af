"""withdrawn.toml and redirects.toml: what was taken down is gone everywhere, and old addresses lead on."""

import gzip
import shutil
from pathlib import Path
from urllib.parse import quote

import pytest

from mohafez import articles
from mohafez.articles import Article
from mohafez.check import check
from mohafez.search.ask import ask
from mohafez.site.corrections import take_down
from mohafez.tables import TableError, Withdrawal, load_corrections

ROOT = Path(__file__).parents[2]
SITEURL = "https://example.org/archive"


@pytest.fixture(scope="module")
def corrected(tmp_path_factory, run_pelican):
    """Build the sample archive with one article taken down and some addresses changed; give folder, site, article."""
    root = tmp_path_factory.mktemp("corrected")
    shutil.copytree(ROOT / "content", root / "content")
    for name in ("topics.toml", "sources.toml"):
        shutil.copy(ROOT / name, root / name)
    article = next(found for path in articles.paths(root / "content") if (found := articles.read(path)).story)
    (root / "withdrawn.toml").write_text(
        f'[[withdrawn]]\nslug = "{article.slug}"\ndate = 2026-11-20\nreason = "পত্রিকার <b>অনুরোধে</b>।"\n'
        '[[withdrawn]]\nslug = "long-gone"\naddress = "/2019/01/02/long-gone/"\n',
        encoding="utf-8",
    )
    (root / "redirects.toml").write_text(
        '[[redirect]]\nfrom = "/পুরোনো/পাতা/"\nto = "/about/"\n'
        '[[redirect]]\nfrom = "/old.html"\nto = "https://example.net/new?x=1&y=2"\n'
        '[[redirect]]\nfrom = "/topics/"\nto = "/about/"\n',
        encoding="utf-8",
    )
    site = root / "served/archive"
    made = run_pelican(root / "content", site, SITEURL)
    assert made.returncode == 0, made.stdout + made.stderr
    return root, site, article


def address(article):
    return articles.address_of(article.slug, article.date)


def test_a_withdrawn_article_stands_in_no_page_feed_data_or_index(corrected):
    _, site, article = corrected
    own = site / address(article) / "index.html"  # which names its own address, and nothing else of the article
    for path in site.rglob("*"):
        if path.is_file() and path != own:
            data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            assert article.slug.encode() not in data, path.relative_to(site)
    page = own.read_text(encoding="utf-8")
    assert article.title not in page
    assert article.body.split("\n")[0] not in page


def test_a_page_at_its_address_says_that_it_was_taken_down_when_and_why(corrected):
    _, site, article = corrected
    page = (site / address(article) / "index.html").read_text(encoding="utf-8")
    assert "২০ নভেম্বর ২০২৬ তারিখে আর্কাইভ থেকে সরিয়ে নেওয়া হয়েছে" in page
    assert "পত্রিকার &lt;b&gt;অনুরোধে&lt;/b&gt;" in page
    assert '<meta name="robots" content="noindex">' in page
    assert "সরিয়ে নেওয়া হয়েছে" in (site / "2019/01/02/long-gone/index.html").read_text(encoding="utf-8")


@pytest.mark.node
def test_search_does_not_find_a_withdrawn_article(corrected, node):
    _, site, article = corrected
    (answer,) = ask(site, [["search", article.title, {"limit": 100, "excerpts": False}]])
    assert article.slug not in [hit["id"] for hit in answer["hits"]]


def test_an_old_address_leads_to_the_new_one_and_a_page_that_is_there_stays(corrected):
    _, site, _ = corrected
    page = (site / "পুরোনো/পাতা/index.html").read_text(encoding="utf-8")
    assert 'http-equiv="refresh" content="0; url=/archive/about/"' in page
    assert f'rel="canonical" href="{SITEURL}/about/"' in page
    away = (site / "old.html").read_text(encoding="utf-8")
    assert 'content="0; url=https://example.net/new?x=1&amp;y=2"' in away
    assert 'rel="canonical" href="https://example.net/new?x=1&amp;y=2"' in away
    assert "refresh" not in (site / "topics/index.html").read_text(encoding="utf-8")


@pytest.mark.node
def test_nothing_is_wrong_with_the_corrected_site(corrected, node):
    root, site, _ = corrected
    assert check(site, root / "content").faults == []


@pytest.mark.browser
def test_a_reader_with_an_old_link_is_led_on(corrected, page, serve):
    _, site, _ = corrected
    url = f"{serve(site.parent)}/archive"
    page.goto(f"{url}/{quote('পুরোনো/পাতা')}/")
    page.wait_for_url(f"{url}/about/")


def test_withdrawing_a_slug_that_no_article_has_stops_the_build():
    found = {"articles/a.md": Article("খবর", "khobor", date="2025-06-03", aliases=("/2025/06/01/khobor/",))}
    with pytest.raises(TableError, match=r"withdrawn\.toml: slug 'khobar' is no article's"):
        take_down(found, {"khobar": Withdrawal("khobar")})
    kept, gone = take_down(found, {"khobor": Withdrawal("khobor")})
    assert kept == {}
    assert [place.url for place in gone] == ["2025/06/03/khobor/", "2025/06/01/khobor/"]


@pytest.mark.parametrize(
    ("withdrawn", "words"),
    [
        ('slug = "../x"', "slug '../x'"),
        ('slug = "x"\nwhy = "y"', "unknown key 'why'"),
        ('slug = "x"\ndate = "2025-02-30"', "date '2025-02-30'"),
        ('slug = "x"\naddress = "/../x/"', "address '/../x/'"),
        ('slug = "x"\n[[withdrawn]]\nslug = "x"', "stands twice"),
    ],
)
def test_a_withdrawal_that_cannot_be_meant_is_an_error_with_its_value(tmp_path, withdrawn, words):
    (tmp_path / "withdrawn.toml").write_text(f"[[withdrawn]]\n{withdrawn}\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"withdrawn\.toml: ") as error:
        load_corrections(tmp_path / "withdrawn.toml", tmp_path / "redirects.toml")
    assert words in str(error.value)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("/../x/", "/a/", "from '/../x/'"),
        ("/%2e%2e/x/", "/a/", "from '/../x/'"),
        ("/.git/", "/a/", "from '/.git/'"),
        ("/", "/a/", "from '/'"),
        ("//x/", "/a/", "from '//x/'"),
        ("/x?y", "/a/", "from '/x?y'"),
        ("/<script>/", "/a/", "from '/<script>/'"),
        ("/" + "ক" * 100 + "/", "/a/", "no address of the site"),
        ("/x/", "javascript:alert(1)", "to 'javascript:alert(1)'"),
        ("/x/", "//evil.example/", "to '//evil.example/'"),
        ("/x/", "", "to ''"),
        ("/x/", "/x/", "leads on itself"),
    ],
)
def test_a_redirect_that_leaves_the_site_or_leads_nowhere_is_an_error_with_its_value(tmp_path, old, new, words):
    (tmp_path / "redirects.toml").write_text(f'[[redirect]]\nfrom = "{old}"\nto = "{new}"\n', encoding="utf-8")
    with pytest.raises(TableError, match=r"redirects\.toml: ") as error:
        load_corrections(tmp_path / "withdrawn.toml", tmp_path / "redirects.toml")
    assert words in str(error.value)
