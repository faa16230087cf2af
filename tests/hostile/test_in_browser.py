"""The hostile archive in a browser: pages show what was written and nothing runs, whatever is asked of the search."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
QUERIES = (HERE / "queries.txt").read_text(encoding="utf-8").splitlines()
UNSEEN = {
    "turned around": "\u202eনির্বাচন\u202c",
    "zero width": "নি\u200bর্বা\ufeffচন\u00ad",
    "many marks": "ক" + "\u0301" * 3000,
    "one long word": "ক" * 20_000,
    "many words": "নদী ঘাট " * 5_000,
    "a long phrase": '"' + "নদী ঘাট " * 5_000 + '"',
    "many phrases": '"নদী ঘাট" -নৌকা ' * 3_000,
    "line ends": "নদী\r\nঘাট\u2028",
}
ENCODED = ["%00নদী%00", "%ED%A0%80", "%E0%A6", "%zz%", "a+b%2Bc"]  # NULs, half a pair, cut UTF-8, a bad escape, pluses
BROUGHT = "script:not([src]):not([type='application/ld+json']), img, iframe, object, embed, base, style, svg script"


@pytest.fixture
def watched(page):
    """A page that also fails the test if a dialog opens, a script of the archive's texts runs, or it goes elsewhere."""
    page.on("dialog", lambda dialog: (page.complaints.append(f"dialog {dialog.message}"), dialog.dismiss()))
    yield page
    assert page.evaluate("location.hostname") == "127.0.0.1"


ANSWERED = re.compile("টি সংবাদ|পাওয়া যায়নি|করা গেল না")  # what the search page says when it is done
LISTS = (
    "",
    "topics/",
    "topics/x/",
    "sections/etc/",
    "sources/",
    "authors/",
    "a-z/other/",
    "archive/2024/04/",
    "about/",
)


def pages_with_hostile_text(site):
    """Give the addresses of all articles, and of a list of each kind."""
    yield from LISTS
    for folder in ("[0-9]*/*/*/*", "undated/*"):
        found = (path.parent.relative_to(site).as_posix() for path in site.glob(f"{folder}/index.html"))
        yield from (f"{address}/" for address in found if not address.endswith("/old-address"))


def test_no_page_runs_asks_or_shows_anything_but_its_text(watched, site, site_url):
    addresses = list(pages_with_hostile_text(site))
    assert len(addresses) > 40
    for address in addresses:
        assert watched.goto(f"{site_url}/{address}").ok, address
        assert watched.locator(BROUGHT).count() == 0, address
        assert watched.url == f"{site_url}/{address}"


@pytest.mark.parametrize("page_of", ["24/by-hand-crasher-typed", "25/by-hand-crasher-referred"])
def test_a_zero_width_space_before_a_joiner_and_arabic_crashes_no_browser(watched, site_url, page_of):
    """Found by bench/hostile.py: Chromium 156 crashed as it broke the line there."""
    watched.goto(f"{site_url}/2023/05/{page_of}/")
    assert watched.locator(".body").evaluate("body => body.offsetHeight") > 0


def test_a_former_address_leads_to_its_article_and_nowhere_else(watched, site_url):
    watched.goto(f"{site_url}/2020/01/01/old-address/")
    watched.wait_for_url(f"{site_url}/2024/04/03/odd-subjects/")


def test_pages_stay_quiet_when_all_that_can_be_touched_is_touched(watched, site_url):
    watched.goto(f"{site_url}/2024/04/01/raw-html/")
    watched.evaluate(
        """() => {
            for (const element of document.querySelectorAll("main *"))
                for (const kind of ["click", "mouseover", "focus", "error", "load", "toggle"])
                    if (!(element instanceof HTMLAnchorElement)) element.dispatchEvent(new Event(kind));
        }"""
    )


def test_scripts_that_get_into_a_page_after_all_are_refused_by_its_policy(page, site_url):
    """The last line of defence holds by itself."""
    page.goto(f"{site_url}/")
    page.evaluate(
        """() => {
            const main = document.querySelector("main");
            main.insertAdjacentHTML("beforeend", "<img src='data:,x' onerror='window.ran = 1'>");
            const script = document.createElement("script");
            script.textContent = "window.ran = 1";
            document.body.append(script);
            const link = document.createElement("a");
            link.href = "javascript:window.ran=1";
            document.body.append(link);
            link.click();
        }"""
    )
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None
    assert [complaint for complaint in page.complaints if "Content Security Policy" not in complaint] == []
    page.complaints.clear()


def only_an_answer_is_shown(page):
    """Wait for the search's answer, and look whether it brought anything with it."""
    page.locator("#search-status", has_text=ANSWERED).wait_for()
    assert "করা গেল না" not in page.locator("#search-status").inner_text(), page.url
    assert page.locator(BROUGHT).count() == 0
    names = page.evaluate("[...document.querySelectorAll('*')].flatMap((element) => element.getAttributeNames())")
    assert [name for name in names if name.startswith("on")] == []


def test_a_hostile_query_is_text_in_the_box_and_finds_text(watched, site_url):
    for query in QUERIES:
        watched.goto(f"{site_url}/search/?q={quote(query, safe='')}")
        only_an_answer_is_shown(watched)
        assert watched.locator("main input[type=search]").input_value() == query


@pytest.mark.parametrize("query", UNSEEN.values(), ids=UNSEEN)
def test_a_query_of_unseen_or_endless_characters_is_answered(watched, site_url, query):
    watched.goto(f"{site_url}/search/")
    watched.locator("main input[type=search]").fill(query)
    watched.keyboard.press("Enter")
    only_an_answer_is_shown(watched)


def test_an_address_with_a_broken_query_is_answered(watched, site_url):
    for encoded in ENCODED:
        watched.goto(f"{site_url}/search/?q={encoded}")
        only_an_answer_is_shown(watched)


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("পোস্টারে পাঠাগারে কৌতূহল", "পোস্টারে লেখা <script>alert(1)</script>, পাঠাগারে কৌতূহল"),
        ("নৌকার গায়ে লেখা নতুন নাম", 'নৌকার গায়ে লেখা "]]></title></script><script>alert(1)</script>" মুছে নতুন নাম'),
        ("অঙ্কের ধাঁধায় পুরস্কার", "অঙ্কের ধাঁধায় {{ 7*7 }} লিখে পুরস্কার পেল নবম শ্রেণির ছাত্রী"),
        ("হাতে লেখা শিরোনাম", "<script>alert(1)</script> হাতে লেখা শিরোনাম"),
    ],
)
def test_hits_show_hostile_titles_and_texts_as_text(watched, site_url, query, title):
    watched.goto(f"{site_url}/search/?q={quote(query)}")
    watched.locator("#search-hits mark").first.wait_for()
    assert title in watched.locator("#search-hits h2").all_inner_texts()
    only_an_answer_is_shown(watched)


def test_an_excerpt_survives_entities_that_are_no_characters(watched, site_url):
    """`&#99999999;` in an article once threw, and no result was shown at all."""
    watched.goto(f"{site_url}/search/?q={quote('অচেনা সত্তা')}")
    watched.locator("#search-hits .excerpt mark", has_text="অচেনা").first.wait_for()
    only_an_answer_is_shown(watched)
