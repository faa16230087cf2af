"""Every kind of page: fits a phone, has no accessibility violation, reads without JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

KINDS = {
    "front": "/",
    "topics": "/topics/",
    "topic": "/topics/ai/",
    "place": "/places/bangladesh/",
    "archive": "/archive/",
    "search": "/search/",
    "results": "/search/?q=নির্বাচনের",
    "about": "/about/",
    "not-found": "/no-such-page/",
}


@pytest.fixture(scope="session")
def addresses(sample_site, sample_url):
    """Give an address for each kind of page; an article and an archive month are found in the built site."""
    months = sorted(sample_site.glob("archive/[0-9]*/[0-9][0-9]/index.html"))
    stories = sorted(sample_site.glob("[0-9][0-9][0-9][0-9]/*/*/*/index.html"))
    found = {"article": stories[-1], "month": months[-1], "year": months[-1].parent.parent / "index.html"}
    listed = {kind: f"/{path.parent.relative_to(sample_site)}/" for kind, path in found.items()}
    return {kind: sample_url + path for kind, path in {**KINDS, **listed}.items()}


def open_page(page, address):
    page.goto(address)
    if "?q=" in address:
        page.locator("main mark").first.wait_for()
    if "no-such-page" in address:
        page.complaints.clear()  # the browser itself reports the 404


@pytest.mark.parametrize("kind", [*KINDS, "article", "month", "year"])
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_page_scrolls_sideways(page, addresses, kind, width):
    page.set_viewport_size({"width": width, "height": 800})
    open_page(page, addresses[kind])
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("kind", [*KINDS, "article", "month", "year"])
def test_axe_finds_no_violation(page, addresses, kind, colours):
    page.emulate_media(color_scheme=colours, reduced_motion="reduce")
    open_page(page, addresses[kind])
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("kind", ["front", "topics", "topic", "place", "archive", "article", "month", "year", "about"])
def test_without_javascript_a_page_reads_the_same(browser, addresses, kind):
    with browser.new_context(java_script_enabled=False) as context:
        plain = context.new_page()
        plain.goto(addresses[kind])
        assert plain.locator("main h1, main h2").first.inner_text().strip()
        assert plain.locator("header form[action$='/search/'] input[name=q]").count() == 1
        assert plain.locator("noscript").count() == 0 or plain.locator("main").inner_text().strip()


def test_the_search_page_says_without_javascript_where_else_to_look(browser, addresses):
    with browser.new_context(java_script_enabled=False) as context:
        plain = context.new_page()
        plain.goto(addresses["search"])
        assert plain.locator("main a[href$='/topics/']").count() >= 1
