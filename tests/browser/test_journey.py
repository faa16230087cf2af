"""What a reader does: from the front page to a topic, an article, a search and a hit."""

import re

import pytest

pytestmark = pytest.mark.browser

MATCHED = re.compile("নির্বাচন")
STORY = "main a[href*='/archive/20']"  # a link to an article, not to its section or topic


def test_a_reader_follows_a_topic_to_an_article_then_searches_and_follows_a_hit(page, sample_url):
    page.goto(f"{sample_url}/")
    page.locator("main a[href$='/topics/ai/']").first.click()
    page.wait_for_url("**/topics/ai/")
    page.locator(STORY).first.click()
    page.wait_for_url(re.compile(r"/archive/\d{4}/\d\d/\d\d/[a-z0-9-]+/$"))
    assert page.locator("main h1").inner_text().strip()

    page.locator("header input[type=search]").fill("নির্বাচনের")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    hits = page.locator("main mark")
    hits.first.wait_for()
    assert MATCHED.search(hits.first.inner_text())
    page.locator(STORY).first.click()
    page.wait_for_url(re.compile(r"/archive/(\d{4}/\d\d/\d\d|undated)/[a-z0-9-]+/$"))
    assert MATCHED.search(page.locator("main").inner_text())


def test_the_query_stands_in_the_address_so_that_a_search_can_be_shared(page, sample_url):
    page.goto(f"{sample_url}/search/?q=নির্বাচন")
    page.locator("main mark").first.wait_for()
    assert page.locator("main input[type=search]").input_value() == "নির্বাচন"


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_preferred_colours_are_used(page, sample_url, colours):
    page.emulate_media(color_scheme=colours)
    page.goto(f"{sample_url}/")
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    red = int(re.search(r"\d+", background)[0])
    assert (red < 80) == (colours == "dark"), background


def test_a_bengali_font_resolves(page, sample_url):
    """A machine without one shows boxes, and every check of widths would be worth nothing."""
    page.goto(f"{sample_url}/")
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    heading = session.send("DOM.querySelector", {"nodeId": root, "selector": "main h2"})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": heading})["fonts"]
    assert any(
        re.search("beng|bangla|lohit|mukti|solaiman|hind|nirmala", font["familyName"], re.I) for font in fonts
    ), fonts
