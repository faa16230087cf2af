"""What the theme's scripts add for a reader whose browser runs them."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

ARTICLE = "2025/12/14/bangla-bhasha-model-niye-notun-protijogita/"
CONTROLLED = """navigator.serviceWorker.controller || new Promise((done) => {
  navigator.serviceWorker.oncontrollerchange = done;
})"""  # by the worker that keeps pages


@pytest.fixture(scope="module")
def address(site, serve, tmp_path_factory):
    """Serve the tests' archive under its sub-path."""
    above = tmp_path_factory.mktemp("host")
    (above / "archive").symlink_to(site)
    return f"{serve(above)}/archive"


def saved(page, label):
    with page.expect_download() as waiting:
        page.get_by_role("button", name=label).click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes().decode()


def copied(page, label):
    page.get_by_role("button", name=label).click()
    page.get_by_text("কপি হয়েছে").wait_for()
    return page.evaluate("navigator.clipboard.readText()")


def test_the_chosen_colours_are_remembered(page, address):
    page.emulate_media(color_scheme="light")
    page.goto(f"{address}/")
    page.get_by_role("button", name="রাতের রং").click()
    page.goto(f"{address}/topics/")
    assert page.evaluate("document.documentElement.dataset.colours") == "dark"
    assert page.get_by_role("button", name="দিনের রং").is_visible()


def test_an_article_can_be_cited_in_three_forms(page, address):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}/{ARTICLE}")
    assert copied(page, "উদ্ধৃতি কপি").endswith(f"১৪ ডিসেম্বর ২০২৫, https://example.org/archive/{ARTICLE}")
    bibtex = copied(page, "BibTeX কপি")
    assert bibtex.startswith("@article{bangla-bhasha-model-niye-notun-protijogita,")
    assert "  author = {{নিজস্ব প্রতিবেদক, ঢাকা}}," in bibtex
    assert "  year = {2025}," in bibtex
    ris = copied(page, "RIS কপি")
    assert ris.startswith("TY  - NEWS\r\nTI  - বাংলা ভাষা মডেল")
    assert "T2  - নদীর খবর\r\nPY  - 2025\r\nDA  - 2025/12/14\r\n" in ris
    assert ris.endswith("ER  - \r\n")


def test_a_citation_is_saved_as_a_file_by_one_press(page, address):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}/{ARTICLE}")
    slug = ARTICLE.split("/")[-2]
    assert saved(page, "BibTeX ফাইল") == (f"{slug}.bib", copied(page, "BibTeX কপি"))
    assert saved(page, "RIS ফাইল") == (f"{slug}.ris", copied(page, "RIS কপি"))


def test_on_this_day_leads_to_today_as_dhaka_has_it(page, address):
    """At 20:00 in London it is already tomorrow in Dhaka."""
    page.clock.set_fixed_time("2026-12-13T20:00:00Z")
    page.goto(f"{address}/on-this-day/")
    assert page.locator("#today a").get_attribute("href").endswith("/on-this-day/12-14/")


def test_a_search_page_without_a_query_does_not_say_that_it_searches(page, address):
    """Found: after a moment it did, for ever."""
    page.clock.install()
    page.goto(f"{address}/search/", wait_until="networkidle")
    page.clock.run_for(5000)
    assert page.locator("#search-status").inner_text() == ""


def test_hostile_text_runs_nothing(page, address):
    page.on("dialog", lambda dialog: pytest.fail(f"a page said {dialog.message}"))
    for place in ("", "2023/01/05/hostile/", "topics/ai/", "sections/etc-passwd/", "search/?q=alert"):
        page.goto(f"{address}/{place}", wait_until="networkidle")


def test_a_story_once_read_is_read_without_a_connection_and_can_be_removed(page, address):
    page.goto(f"{address}/")
    page.evaluate(CONTROLLED)
    page.goto(f"{address}/{ARTICLE}")
    title = page.locator("h1").inner_text()
    page.wait_for_function(f"caches.match('{address}/{ARTICLE}')")
    page.context.set_offline(True)
    page.goto(f"{address}/{ARTICLE}")
    assert page.locator("h1").inner_text() == title
    page.goto(f"{address}/topics/economy/")
    page.locator("#kept a").first.wait_for()
    assert page.locator("#kept").inner_text() == title
    page.get_by_role("button", name="সব মুছে ফেলুন").click()
    page.get_by_text("কোনো লেখা রাখা নেই").wait_for()
    page.context.set_offline(False)
    page.complaints.clear()  # of the connection that was not there
