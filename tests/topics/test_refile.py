"""What a changed topics.toml moves: shown before it is done, and never where a hand has been."""

from dataclasses import replace
from pathlib import Path

import pytest

from mohafez import articles
from mohafez.articles import Article
from mohafez.ingest.archive import seal
from mohafez.ingest.topics import Tagger
from mohafez.ingest.topics.refile import apply, filings, paragraphs
from mohafez.tables import load_topics


@pytest.fixture
def archive(small: Path) -> Path:
    """Give a content folder with one article that an earlier topics.toml filed wrongly."""
    content = small.parent / "content"
    write(content, seal(Article("ক্রিকেটে জয়", "cricket", "ঢাকায় ক্রিকেট।\n\n## উপশিরোনাম\n", tags=("war",))))
    return content


def write(content: Path, article: Article) -> Path:
    path = content / "articles/2025/01" / f"{article.slug}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(articles.serialise(article), encoding="utf-8")
    return path


def only(content: Path, small: Path):
    (filing,) = filings(content, Tagger(load_topics(small)))
    return filing


def test_a_move_tells_what_is_lost_and_gained(archive, small):
    filing = only(archive, small)
    assert filing.moves
    assert (filing.lost, filing.gained) == (("war",), ("sports", "home"))


def test_applying_writes_the_tags_and_nothing_else(archive, small):
    filing = only(archive, small)
    before = filing.article
    apply(filing)
    after = articles.read(filing.path)
    assert after.tags == ("sports", "home")
    assert replace(after, tags=(), import_sha256=None) == replace(before, tags=(), import_sha256=None)
    assert not only(archive, small).moves


def test_an_applied_article_is_still_the_importers_own(archive, small):
    apply(only(archive, small))
    after = only(archive, small).article
    assert seal(after) == after


@pytest.mark.parametrize("change", [{"tags_by": "hand"}, {"title": "ক্রিকেটে বড় জয়"}])
def test_tags_stay_where_an_editor_set_them_or_changed_the_file(archive, small, change):
    write(archive, replace(only(archive, small).article, **change))
    filing = only(archive, small)
    assert filing.kept_by_hand
    assert not filing.moves


def test_an_article_of_the_owners_without_tags_gets_some(archive, small):
    write(archive, replace(only(archive, small).article, tags=(), import_sha256=None))
    assert only(archive, small).moves


def test_an_owners_article_that_gets_tags_is_not_taken_for_the_importers(archive, small):
    write(archive, replace(only(archive, small).article, tags=(), import_sha256=None))
    apply(only(archive, small))
    assert only(archive, small).article.import_sha256 is None


def test_only_paragraphs_are_read_as_the_import_reads_them():
    body = "এক\\*দুই &amp; তিন\n\n## শিরোনাম\n\n*ছবির কথা*\n\n- তালিকা\n\n> উদ্ধৃতি\n\nশেষ\\. কথা"
    assert paragraphs(body) == ["এক*দুই & তিন", "শেষ. কথা"]
