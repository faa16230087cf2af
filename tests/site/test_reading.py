"""Content that cannot be read ends the build, by name."""

import pytest

from mohafez.articles import ArticleError
from mohafez.site.incremental.library import Library
from mohafez.site.reading import read_articles, read_subjects, read_written_pages
from mohafez.site.subjects import Subjects
from mohafez.tables import Topics


@pytest.fixture
def content(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "pages").mkdir()
    return tmp_path


def write(content, name, **fields):
    head = "".join(f"{key}: {value}\n" for key, value in fields.items())
    (content / name).write_text(f"---\n{head}---\n\nলেখা\n", encoding="utf-8")


def test_a_bad_date_is_named_with_its_file_and_value(content):
    write(content, "articles/ek.md", title="এক", slug="ek", date="14 ডিসেম্বর")
    with pytest.raises(ArticleError, match=r"articles/ek\.md: date: '14 ডিসেম্বর'"):
        read_articles(content, Library(content / "memory"))


def test_every_fault_is_told_at_once(content):
    write(content, "articles/ek.md", title="এক")
    write(content, "articles/dui.md", slug="dui")
    with pytest.raises(ArticleError) as raised:
        read_articles(content, Library(content / "memory"))
    assert "ek.md" in str(raised.value)
    assert "dui.md" in str(raised.value)


def test_two_articles_cannot_share_a_slug(content):
    write(content, "articles/a.md", title="এক", slug="ek")
    write(content, "articles/b.md", title="দুই", slug="ek")
    with pytest.raises(ArticleError, match=r"articles/b\.md: slug: 'ek' is taken by articles/a\.md"):
        read_articles(content, Library(content / "memory"))


def test_an_empty_date_is_no_date_and_a_draft_is_no_article(content):
    write(content, "articles/ek.md", title="এক", slug="ek", date="")
    write(content, "articles/dui.md", title="দুই", slug="dui", status="draft")
    assert [record.article.date for record in read_articles(content, Library(content / "memory")).values()] == [None]


@pytest.mark.parametrize("slug", ["archive", "topics", "search", "2025"])
def test_a_page_of_the_owner_cannot_take_an_address_of_the_archive(content, slug):
    write(content, "pages/x.md", title="পাতা", slug=slug)
    with pytest.raises(ArticleError, match="the archive's own"):
        read_written_pages(content)


def test_tables_beside_the_content_come_before_the_projects(tmp_path):
    near, far = tmp_path / "near", tmp_path / "far"
    for folder, name in ((near, "কাছের"), (far, "দূরের")):
        folder.mkdir()
        (folder / "sources.toml").write_text(f'[[source]]\nslug = "x"\nname = "{name}"\n', encoding="utf-8")
    assert read_subjects([near, far]).sources["x"].name == "কাছের"
    (near / "sources.toml").unlink()
    assert read_subjects([near, far]).sources["x"].name == "দূরের"
    (far / "sources.toml").unlink()
    assert read_subjects([near, far]).sources == {}


def test_spellings_of_one_address_are_one_subject():
    """Found: `AI` and `ai` wrote one page twice, and the list of one was lost."""
    subjects = Subjects(Topics(), {})
    assert subjects.topic_or_place("AI") is subjects.topic_or_place("ai")
    assert subjects.section("Technology") is subjects.section("technology")


def test_a_value_of_any_length_has_an_address_that_a_disk_can_hold():
    """Found: a tag of 300 letters ended the build with the disk's own complaint."""
    assert len(Subjects(Topics(), {}).topic_or_place("a" * 300).slug) < 200
