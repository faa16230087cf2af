"""The page of components: every component, with what is hard to lay out, fits and is accessible."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

TEMPLATES = Path(__file__).parents[2] / "themes/mohafez/templates"
CASES = ("", "full/", "bare/", "long/", "latin/", "mixed/", "unbroken/", "forty-topics/", "list/")


@pytest.fixture(scope="module")
def guide(run_pelican, tmp_path_factory):
    folder = tmp_path_factory.mktemp("guide")
    (folder / "content").mkdir()
    made = run_pelican(folder / "content", folder / "site", "", "-e", "MOHAFEZ_STYLEGUIDE=true")
    assert made.returncode == 0, made.stdout + made.stderr
    return folder / "site"


def test_a_published_site_has_no_page_of_components(site):
    assert not (site / "styleguide").exists()


def test_every_component_is_shown():
    shown = (TEMPLATES / "styleguide.html").read_text(encoding="utf-8")
    for part in (TEMPLATES / "parts").glob("*.html"):
        for name in re.findall(r"{% macro (\w+)", part.read_text(encoding="utf-8")):
            assert f"{{{{ {name}(" in shown or name == "date", f"{part.name}: {name}"


def test_every_case_has_its_page(guide):
    built = {f"{path.parent.name}/" for path in guide.glob("styleguide/*/index.html")}
    assert built == {case for case in CASES if case}


@pytest.mark.browser
@pytest.mark.parametrize("case", CASES)
def test_hard_data_fit_a_small_phone_and_have_no_accessibility_violation(page, serve, guide, case):
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{serve(guide)}/styleguide/{case}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
