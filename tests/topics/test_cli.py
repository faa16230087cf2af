"""`mohafez topics` shows, explains, moves and predicts, and says plainly what went wrong."""

import json

import pytest
from click.testing import CliRunner, Result

from mohafez import articles
from mohafez.articles import Article
from mohafez.cli.topics import command
from mohafez.ingest.archive import seal

STORY = Article("ক্রিকেটে জয়", "cricket", "ঢাকায় ক্রিকেট।\n", tags=("war", "lost-topic"))


@pytest.fixture
def content(small):
    """Give a content folder beside the small topics.toml."""
    path = small.parent / "content/articles/2025/01/cricket.md"
    path.parent.mkdir(parents=True)
    path.write_text(articles.serialise(seal(STORY)), encoding="utf-8")
    return small.parent / "content"


def run(content, *arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(command, ["--content", str(content), *arguments], input=given)


def test_the_table_counts_what_is_and_what_would_be(content):
    shown = run(content).output
    assert ["sports", "খেলাধুলা", "0", "1"] in [line.split() for line in shown.splitlines()]
    assert "lost-topic" in shown and "not in topics.toml" in shown


def test_a_preview_writes_nothing_and_names_the_next_command(content):
    path = content / "articles/2025/01/cricket.md"
    before = path.read_bytes()
    shown = run(content, "preview").output
    assert "articles/2025/01/cricket.md: -war -lost-topic +sports +home" in shown
    assert "mohafez topics apply" in shown
    assert path.read_bytes() == before


def test_apply_moves_once(content):
    assert "1 moved." in run(content, "apply").output
    assert "0 moved." in run(content, "apply").output
    assert "0 would move." in run(content, "preview").output


def test_explain_lists_the_terms_that_decided(content):
    shown = run(content, "explain", str(content / "articles/2025/01/cricket.md")).output
    assert "sports" in shown
    assert "ক্রিকেট +13.5 (1/1/0)" in shown


def test_suggest_lists_unknown_phrases_of_several_articles(content):
    for number in range(3):
        story = Article(f"ডলফিন বাঁচাতে {number}", f"dolphin-{number}", "ডলফিন মরছে। ডলফিন কমছে। ক্রিকেট। ক্রিকেট।\n")
        (content / f"articles/2025/01/d{number}.md").write_text(articles.serialise(story), encoding="utf-8")
    shown = run(content, "suggest").output
    assert "ডলফিন" in shown
    assert "ক্রিকেট" not in shown


def test_predict_turns_json_lines_into_json_lines(content):
    rows = [{"id": "a", "title": "ক্রিকেট", "body": "ঢাকা\nঢাকা"}, {"id": "b", "title": "", "body": ""}]
    result = run(content, "predict", given="\n".join(map(json.dumps, rows)) + "\n\n")
    told = [json.loads(line) for line in result.output.splitlines()]
    assert [(row["id"], row["topics"], row["places"]) for row in told] == [("a", ["sports"], ["home"]), ("b", [], [])]


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1, "title": "x"}', '{"id": 1, "title": 2, "body": "x"}'])
def test_predict_names_the_line_that_it_cannot_read(content, line):
    result = run(content, "predict", given=f'{{"id": 1, "title": "", "body": ""}}\n{line}\n')
    assert result.exit_code == 1
    assert "line 2: " in result.output


def test_a_broken_table_is_named(content, small):
    small.write_text(small.read_text(encoding="utf-8").replace('slug = "war"', 'slug = "War"'), encoding="utf-8")
    result = run(content)
    assert result.exit_code == 1
    assert f"{small}:" in result.output and "may hold only a-z" in result.output
