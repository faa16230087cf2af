"""The tagger reaches what was asked of it, on articles that others labelled and on ones that it had not seen."""

import importlib.util
from pathlib import Path

import pytest

from mohafez.tables import load_topics

ROOT = Path(__file__).parent.parent.parent
LABELS = Path(__file__).parent / "labels"


@pytest.fixture(scope="module")
def bench(shared):
    """Give bench/topics.py, which joins labels with the evaluation data."""
    for needed in ("eval/topics/gold.jsonl", "corpus/news.jsonl.gz"):
        shared(needed)
    spec = importlib.util.spec_from_file_location("bench_topics", ROOT / "bench/topics.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.shared
def test_gold_articles_are_filed_as_their_annotator_filed_them(bench, tagger):
    told = bench.scores(tagger, bench.gold())
    assert told["topics"]["micro"]["f1"] >= 0.84
    assert told["topics"]["macro"]["f1"] >= 0.80
    assert told["topics"]["labels"]["ai"]["f1"] >= 0.92
    assert told["topics"]["labels"]["geopolitics"]["f1"] >= 0.82
    assert told["places"]["micro"]["f1"] >= 0.88


@pytest.mark.shared
def test_articles_that_the_vocabulary_never_saw_are_filed_as_well(bench, tagger):
    told = bench.scores(tagger, bench.labelled("unseen"))
    assert told["topics"]["micro"]["f1"] >= 0.84
    assert told["places"]["micro"]["f1"] >= 0.88


@pytest.mark.parametrize("name", ["steering", "unseen"])
def test_our_labels_are_topics_and_places_of_the_table(name):
    table = load_topics(ROOT / "topics.toml")
    rows = [line.split("\t") for line in (LABELS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()]
    assert len({key for key, *_ in rows}) == len(rows)
    for key, topics, places, also in rows:
        assert set(topics.split()) <= set(table.topics), key
        assert set(places.split()) <= set(table.places), key
        assert set(also.split()) <= {*table.topics, *table.places}, key
