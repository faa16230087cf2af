"""Every kind of page: fits a phone, is accessible, works by keyboard, reads without JavaScript and on paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

KINDS = {
    "front": "/",
    "topics": "/topics/",
    "topic": "/topics/ai/",
    "places": "/places/",
    "place": "/places/bangladesh/",
    "sections": "/sections/",
    "section": "/sections/national/",
    "sources": "/sources/",
    "authors": "/authors/",
    "archive": "/archive/",
    "undated": "/undated/",
    "on-this-day": "/on-this-day/",
    "letters": "/a-z/",
    "letter": "/a-z/ব/",
    "search": "/search/",
    "results": "/search/?q=নির্বাচনের",
    "about": "/about/",
    "data": "/data/",
    "offline": "/offline/",
    "not-found": "/no-such-page/",
}
FOUND = {  # kinds whose newest page is looked up in the built site
    "article": "[0-9][0-9][0-9][0-9]/*/*/*/index.html",
    "year": "archive/[0-9]*/index.html",
    "month": "archive/[0-9]*/[0-9][0-9]/index.html",
    "day": "archive/[0-9]*/[0-9][0-9]/[0-9][0-9]/index.html",
    "anniversary": "on-this-day/[0-9]*/index.html",
    "source": "sources/*/index.html",
    "author": "authors/*/index.html",
}
ALL = (*KINDS, *FOUND)
WIDTHS = (320, 360, 768, 1280, 1600)
FOCUS = """() => {
  const at = document.activeElement, style = getComputedStyle(at);
  const box = at.getBoundingClientRect();
  return [at.tagName, at.textContent.trim(), style.outlineStyle !== "none" && box.width > 0 && box.bottom > 0];
}"""
MOVING = """() => document.getAnimations().length + [...document.querySelectorAll("*")].filter(
  (element) => parseFloat(getComputedStyle(element).transitionDuration) > 0
).length"""


@pytest.fixture(scope="session")
def addresses(sample_site, sample_url):
    """Give an address for each kind of page."""
    found = {kind: sorted(sample_site.glob(pattern))[-1] for kind, pattern in FOUND.items()}
    listed = {kind: f"/{path.parent.relative_to(sample_site)}/" for kind, path in found.items()}
    return {kind: sample_url + path for kind, path in {**KINDS, **listed}.items()}


def open_page(page, address):
    page.goto(address)
    if "?q=" in address:
        page.locator("main mark").first.wait_for()
    if "no-such-page" in address:
        page.complaints.clear()  # the browser itself reports the 404


@pytest.mark.parametrize("kind", ALL)
def test_no_page_scrolls_sideways(page, addresses, kind):
    open_page(page, addresses[kind])
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


@pytest.mark.parametrize("kind", ALL)
def test_axe_finds_no_violation_in_light_and_dark(page, addresses, kind):
    page.emulate_media(reduced_motion="reduce")
    open_page(page, addresses[kind])
    for colours in ("light", "dark"):
        page.emulate_media(color_scheme=colours, reduced_motion="reduce")
        results = Axe().run(page)
        assert results.violations_count == 0, f"{colours}: {results.generate_report()}"


def test_without_javascript_every_page_but_search_reads_the_same(browser, addresses):
    with browser.new_context(java_script_enabled=False) as context:
        plain = context.new_page()
        for kind in {*ALL} - {"search", "results", "offline"}:
            plain.goto(addresses[kind])
            assert plain.locator("main h1, main h2").first.inner_text().strip(), kind
            assert plain.locator("header form[action$='/search/'] input[name=q]").count() == 1, kind
            assert plain.locator("noscript").count() == 0, kind


def test_the_search_page_says_without_javascript_where_else_to_look(browser, addresses):
    with browser.new_context(java_script_enabled=False) as context:
        plain = context.new_page()
        plain.goto(addresses["search"])
        assert plain.locator("main a[href$='/topics/']").count() >= 1


@pytest.mark.parametrize("kind", ["front", "article", "topic", "archive", "month", "on-this-day"])
def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(page, addresses, kind):
    page.emulate_media(reduced_motion="reduce")  # or else the page is still on its way to where the keyboard is
    open_page(page, addresses[kind])
    page.locator("button.colours").wait_for()
    page.evaluate("document.activeElement.blur()")
    there = page.locator("a[href]:visible, button:visible, input:visible, summary:visible").count()
    passed = []
    for _ in range(2 * there):
        page.keyboard.press("Tab")
        tag, words, seen = page.evaluate(FOCUS)
        if tag == "BODY":
            break
        assert seen, f"no ring around {tag} {words!r}"
        passed.append(words)
    assert passed[0] == "মূল লেখা", "the first step leads past the masthead"
    assert len(passed) >= there


def test_the_skip_link_leads_to_the_main_part(page, addresses):
    open_page(page, addresses["article"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("kind", ["front", "article", "search"])
def test_nothing_moves_for_a_reader_who_asked_for_that(page, addresses, kind):
    page.emulate_media(reduced_motion="reduce")
    open_page(page, addresses[kind])
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert page.evaluate(MOVING) == 0


def test_on_paper_an_article_is_a_clipping_with_its_source_and_address(page, addresses):
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": 680, "height": 1000})  # A4 between its margins
    open_page(page, addresses["article"])
    assert page.locator(".cite").inner_text().endswith(addresses["article"].rpartition("/archive/")[2])
    assert page.locator(".byline a").first.is_visible()
    for hidden in ("nav", "form", "button", ".tags", ".more", "body > footer"):
        assert not page.locator(f"{hidden}:visible").count(), hidden
    red = page.evaluate("getComputedStyle(document.querySelector('h1')).color.match(/[0-9]+/)[0]")
    assert int(red) < 80, "dark letters, whatever the screen's colours are"
    assert page.evaluate("document.documentElement.scrollWidth") <= 680
