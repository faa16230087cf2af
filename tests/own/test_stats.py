"""`mohafez stats`: what an archive holds, counted."""

import json
from pathlib import Path

from click.testing import CliRunner

from mohafez.articles import Article
from mohafez.cli import main
from mohafez.stats import count

CONTENT = Path(__file__).parents[2] / "content"


def test_articles_are_counted_by_what_they_say_of_themselves():
    counted = count(
        [
            Article("এক", "ek", "দুটি শব্দ", date="2025-06-03", source="kagoj", tags=("nodi", "dhaka"), story="bonna"),
            Article("দুই", "dui", "একটি", date="2025-01-01T10:00:00+06:00", category="local", story="bonna"),
            Article("তিন", "tin"),
        ]
    )
    assert (counted.articles, counted.undated, counted.words, counted.groups) == (3, 1, 3, 1)
    assert counted.years == {"2025": 2, "": 1}
    assert counted.sources == {"kagoj": 1, "": 2}
    assert counted.sections == {"local": 1, "": 2}
    assert counted.tags == {"nodi": 1, "dhaka": 1, "": 2}


def test_the_sample_is_counted_for_readers_and_for_programs():
    shown = CliRunner().invoke(main, ["stats", "--content", str(CONTENT)])
    assert shown.exit_code == 0, shown.output
    assert "by year" in shown.output
    told = json.loads(CliRunner().invoke(main, ["stats", "--content", str(CONTENT), "--json"]).output)
    assert sum(told["years"].values()) == told["articles"]


def test_an_article_that_cannot_be_read_is_named_with_the_next_command(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/a.md").write_text("কথা", encoding="utf-8")
    shown = CliRunner().invoke(main, ["stats", "--content", str(tmp_path)])
    assert shown.exit_code == 1
    assert "articles/a.md" in shown.output
    assert "mohafez doctor" in shown.output


def test_an_empty_archive_is_counted_too(tmp_path):
    shown = CliRunner().invoke(main, ["stats", "--content", str(tmp_path)])
    assert shown.exit_code == 0
    assert "articles: 0" in shown.output
