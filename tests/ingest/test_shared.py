"""The seed, and a page of the samples in its layout: one article each, of two prints of the body."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from mohafez.articles import Article
from mohafez.ingest.convert import Converter
from mohafez.ingest.dump import Dump
from mohafez.ingest.topics import Tagger
from mohafez.tables import load_topics

SAMPLE = Path(__file__).parents[2] / "dumps" / "000_56b9f5aa8cc2f4ae.txt"


def article_of(path: Path, root: Path) -> Article:
    converter = Converter({}, Tagger(load_topics(root / "topics.toml")))
    (article,) = converter.convert(Dump(path.name, path.read_bytes())).articles
    return article


def counted(article: Article) -> dict[str, int]:
    blocks = article.body.split("\n\n")
    assert len(set(blocks)) == len(blocks), "each block stands once"
    captions = [block for block in blocks if re.fullmatch(r"\*.*\*", block)]
    headings = [block for block in blocks if block.startswith("## ")]
    return {
        "paragraphs": len(blocks) - len(captions) - len(headings),
        "headings": len(headings),
        "captions": len(captions),
    }


@pytest.mark.shared
def test_the_seed_is_one_article_without_its_furniture(shared: Callable[[str], Path], tmp_path: Path):
    article = article_of(shared("seed/000_1d652a007c9c07a4.txt"), tmp_path)
    assert article.title.startswith("ভূমিকা বদলের ইঙ্গিত")
    assert article.date == "2025-12-14T13:38:51+06:00", "the story's time, not the page's clock"
    assert counted(article) == {"paragraphs": 6, "headings": 5, "captions": 3}
    assert "জনপ্রিয় সংবাদ" not in article.body


def test_a_sample_in_the_seeds_layout_is_read_the_same_way(tmp_path: Path):
    article = article_of(SAMPLE, tmp_path)
    assert article.date == "2025-12-14T10:12:30+06:00"
    assert "জনপ্রিয় সংবাদ" not in article.body
    assert counted(article)["captions"] == 2
