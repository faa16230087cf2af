"""The sample dumps become the articles that their author meant: see expected.tsv beside this file.

Its rows name a dump, how many articles it holds, and for each of them what a reader should get; `-` stands for none.
"""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from mohafez import articles
from mohafez.articles import Article
from mohafez.cli import main
from mohafez.tables import load_sources

ROOT = Path(__file__).parents[2]
DUMPS = sorted(path for path in (ROOT / "dumps").iterdir() if path.suffix in {".txt", ".html"})
with (Path(__file__).parent / "expected.tsv").open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
STORIES = [row for row in ROWS if row["articles"] != "0"]
SAMPLE_LINE = "নমুনা: মোহাফেজ প্রকল্পের জন্য লেখা, প্রকৃত সংবাদ নয়।"
# What a block of an article's body is, by its first line.
BLOCKS = {"headings": r"## ", "captions": r"\*(?!\s).*\*$", "items": r"(- |\d+\. )", "quotations": r"> "}


def name_of(row: dict[str, str]) -> str:
    return f"{row['file'][:3]}-{STORIES.index(row)}" if row in STORIES else row["file"][:3]


def blocks(body: str) -> Counter[str]:
    """Count an article's paragraphs, headings, captions, list items and quotations."""
    counts: Counter[str] = Counter()
    for block in filter(str.strip, re.split(r"\n\s*\n", body)):
        kind = next((kind for kind, start in BLOCKS.items() if re.match(start, block)), "paragraphs")
        counts[kind] += len(block.splitlines()) if kind == "items" else 1
    return counts


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Article]]:
    """Import the folder of samples once; the articles by the name of their dump."""
    content = tmp_path_factory.mktemp("content")
    result = CliRunner().invoke(
        main, ["import", str(ROOT / "dumps"), "--content", str(content)], catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    found: dict[str, list[Article]] = {}
    for path in articles.paths(content):
        article = articles.read(path)
        found.setdefault(str(article.source_file), []).append(article)
    return found


def test_expectations_name_every_dump_and_no_other():
    assert {row["file"] for row in ROWS} == {path.name for path in DUMPS}


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_a_dump_holds_as_many_articles_as_its_author_wrote(row, imported):
    titles = [article.title for article in imported.get(row["file"], [])]
    assert len(titles) == int(row["articles"]), titles


@pytest.mark.parametrize("row", STORIES, ids=name_of)
def test_an_article_says_what_its_page_printed(row, imported):
    article = next((a for a in imported.get(row["file"], []) if a.title == row["title"]), None)
    assert article, [a.title for a in imported.get(row["file"], [])]
    printed = {
        "date": article.date or "-",
        "updated": article.modified or "-",
        "byline": "; ".join(article.authors) or "-",
        "source": article.source or "-",
    }
    assert printed == {key: row[key] for key in printed}


@pytest.mark.parametrize("row", STORIES, ids=name_of)
def test_an_article_has_every_paragraph_heading_and_caption_once(row, imported):
    article = next((a for a in imported.get(row["file"], []) if a.title == row["title"]), None)
    assert article
    counts = blocks(article.body)
    expected = {kind: int(row[kind]) for kind in ("paragraphs", *BLOCKS)}
    assert {kind: counts[kind] for kind in expected} == expected
    assert len(set(article.body.split("\n\n"))) == len(article.body.split("\n\n"))


def test_no_article_holds_the_line_that_marks_a_sample(imported):
    for found in imported.values():
        for article in found:
            assert SAMPLE_LINE not in article.body


def test_every_newspaper_of_the_table_is_one_of_the_samples():
    assert set(load_sources(ROOT / "sources.toml")) == {row["source"] for row in STORIES}


def test_an_invented_newspaper_marks_its_pages_by_a_line_of_its_own():
    marks = [mark for source in load_sources(ROOT / "sources.toml").values() for mark in source.marks]
    assert len(set(marks)) == len(marks)
    assert all(mark.startswith(SAMPLE_LINE) for mark in marks)


def test_the_samples_spread_over_the_years_and_meet_on_days():
    """Archive pages by year and `on this day` need both."""
    days = [row["date"][:10] for row in STORIES if row["date"] != "-"]
    assert len({day[:4] for day in days}) >= 9
    assert Counter(day[5:] for day in set(days)).most_common(1)[0][1] >= 3
    assert Counter(days).most_common(1)[0][1] >= 2
