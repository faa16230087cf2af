"""A small archive of the tests' own, built once: under a sub-path, as on GitHub Pages."""

import shutil
from pathlib import Path

import pytest
from lxml import html

ARCHIVE = Path(__file__).parent / "archive"


@pytest.fixture(scope="session")
def siteurl() -> str:
    return "https://example.org/archive"


@pytest.fixture(scope="session")
def site(run_pelican, siteurl, tmp_path_factory) -> Path:
    """Give the output folder of the tests' archive."""
    folder = tmp_path_factory.mktemp("archive")
    shutil.copytree(ARCHIVE, folder, dirs_exist_ok=True)
    output = tmp_path_factory.mktemp("site")
    made = run_pelican(folder / "content", output, siteurl)
    assert made.returncode == 0, made.stdout + made.stderr
    return output


@pytest.fixture(scope="session")
def read(site):
    """Parse a page of the site by its address."""

    def parse(address: str) -> html.HtmlElement:
        return html.fromstring((site / address / "index.html").read_bytes())

    return parse
