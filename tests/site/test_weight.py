"""Pages stay light: readers are on slow lines, and a host's gigabyte is full of them. bench/weight.py measures more."""

import gzip
from pathlib import Path

from mohafez import articles
from mohafez.site.markdown import plain_text

CONTENT = Path(__file__).parents[2] / "content"
FIRST_VISIT = ("css/mohafez.css", "js/colours.js", "js/site.js", "js/article.js", "icon.svg")
ON_THE_LINE = 15_000  # bytes, gzipped, of an article's page with its style and scripts: half of what is allowed
BEYOND_TEXT = 5_200  # bytes of HTML; the samples have longer headlines than news (5,000 in 2,000 real stories)


def test_an_article_with_style_and_scripts_is_light_on_the_line(sample_site):
    pages = [*sample_site.glob("[0-9][0-9][0-9][0-9]/*/*/*/index.html")]
    parts = [sample_site / "theme" / name for name in FIRST_VISIT]
    assert max(map(gzipped, pages)) + sum(map(gzipped, parts)) < ON_THE_LINE


def gzipped(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))


def test_an_articles_page_weighs_little_beyond_its_own_text(sample_site):
    beyond = []
    for path in CONTENT.glob("articles/**/*.md"):
        article = articles.read(path)
        page = sample_site / articles.address_of(article.slug, article.date) / "index.html"
        beyond.append(page.stat().st_size - len((article.title + plain_text(article.body)).encode()))
    assert sum(beyond) / len(beyond) < BEYOND_TEXT


def test_a_first_visit_waits_for_one_stylesheet_and_no_script(read):
    head = read("2025/12/14/bangla-bhasha-model-niye-notun-protijogita").find("head")
    assert len(head.xpath("link[@rel='stylesheet']")) == 1
    assert not head.xpath("script[@src][not(@async)][not(@type='module')]")
