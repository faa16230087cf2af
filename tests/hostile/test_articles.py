"""What hostile dumps become: articles that say what was printed, as text, where the archive keeps its articles."""

import re
from pathlib import Path

import pytest

from mohafez import articles
from mohafez.bangla.text import clean

DUMPS = sorted((Path(__file__).parent / "dumps").glob("*.txt"))
STORIES = [path for path in DUMPS if "list" not in path.name]
OURS = re.compile(r"articles/(?:\d{4}/\d\d|undated)/[a-z0-9]+(?:-[a-z0-9]+)*\.md")
MARKS_ONLY = re.compile(r"[^\w]+")


def imported_articles(imported):
    """Map the names of dumps to the articles made of them."""
    found = {}
    for path in articles.paths(imported.content):
        if path.parent.name != "by-hand":
            article = articles.read(path)
            found[article.source_file] = article
    return found


def test_every_dump_of_the_folder_has_its_line_in_the_report(imported):
    assert {result["dump"] for result in imported.results} == {
        path.name for path in (imported.root / "dumps").iterdir()
    }


def test_a_list_of_headlines_is_no_article(imported):
    assert imported.outcome("10-list.txt").startswith("no article because")


@pytest.mark.parametrize("dump", STORIES, ids=lambda path: path.stem)
def test_every_line_of_a_hostile_story_is_kept_as_it_was_printed(imported, dump):
    article = imported_articles(imported).get(dump.name)
    assert article, imported.outcome(dump.name)
    title, _byline, _date, *body = filter(None, dump.read_text(encoding="utf-8").split("\n"))
    assert article.title == clean(title)
    kept = re.sub(r"\\(.)", r"\1", article.body).replace("&lt;", "<").replace("&amp;", "&")
    assert [line for line in body if not MARKS_ONLY.fullmatch(line) and line not in kept] == []


@pytest.mark.parametrize("name", ["20-scripts.html", "21-json-ld.html", "22-address.html"])
def test_a_hostile_page_gives_its_story_and_nothing_of_its_code(imported, name):
    article = imported_articles(imported).get(name)
    assert article, imported.outcome(name)
    assert len(article.body.split("\n\n")) == 3
    assert article.date.startswith("2024-03-")
    assert article.modified is None
    assert "onclick" not in article.title
    assert "evil.example" not in article.body


def test_a_page_with_an_impossible_address_names_no_source_address(imported):
    assert imported_articles(imported)["22-address.html"].source_url is None


def test_an_address_that_is_no_web_address_is_not_kept(imported):
    assert imported_articles(imported)["20-scripts.html"].source_url is None


def test_files_of_articles_stand_where_the_archive_keeps_them_under_names_of_ours(imported):
    made = [path for path in articles.paths(imported.content) if path.parent.name != "by-hand"]
    assert len(made) >= len(STORIES) + 3
    for path in made:
        assert OURS.fullmatch(path.relative_to(imported.content).as_posix())
        assert len(path.name.encode()) < 130


def test_nothing_is_written_outside_the_archive_or_beside_its_folders(imported, site):
    made = {path.name for path in imported.root.iterdir()}
    assert made - {".mohafez"} == {"dumps", "content", "served", "report.jsonl", "topics.toml", "sources.toml"}
    assert [path.name for path in imported.root.parent.iterdir()] == ["archive"]
    assert [path.name for path in site.parent.iterdir()] == ["archive"]


def test_an_article_reads_back_as_it_was_written(imported):
    for path in articles.paths(imported.content):
        if path.parent.name != "by-hand":
            assert articles.serialise(articles.read(path)) == path.read_text(encoding="utf-8")


def test_no_value_of_the_front_matter_holds_a_control_or_turns_the_text_around(imported):
    for article in imported_articles(imported).values():
        for text in (article.title, article.summary or "", *article.authors):
            assert text == clean(text)
            assert not re.search("[\x00-\x1f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]", text)


@pytest.mark.parametrize("option", [(), ("--again",)], ids=["import", "import --again"])
def test_a_second_import_writes_nothing(imported, run_import, option):
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in articles.paths(imported.content)}
    second = run_import(imported.root, *option)
    assert second.process.returncode == 0
    assert {result["outcome"] for result in second.results} <= {"unchanged", "duplicate of", "no article because"}
    assert {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in articles.paths(imported.content)} == before
