"""How well and how fast the tagger files: against labels given by reading, and in articles a second of one core.

    python bench/topics.py            scores on three sets of labels, then speed
    python bench/topics.py --details  also the scores of each topic and place

gold       ../shared/eval/topics/gold.jsonl, labelled by its own annotator
steering   240 articles of ../shared/corpus, labelled by reading; the vocabulary and the thresholds were steered by them
unseen     60 others, labelled by reading before the tagger had seen any of them, and not looked at since

Labels of ours are ids and slugs in tests/topics/labels/; the texts are no part of the project.
"""

import gzip
import importlib.util
import json
import sys
import time
from pathlib import Path
from typing import Any

from mohafez.ingest.topics import Tagger
from mohafez.tables import load_topics

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
LABELS = ROOT / "tests/topics/labels"
CORPUS = SHARED / "corpus/news.jsonl.gz"
Rows = dict[str, dict[str, Any]]


def scorer() -> Any:
    """Load the scorer that comes with the gold data."""
    spec = importlib.util.spec_from_file_location("score_topics", SHARED / "eval/topics/score_topics.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold() -> Rows:
    lines = (SHARED / "eval/topics/gold.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


def labelled(name: str) -> Rows:
    """Join our labels with the corpus that they are about."""
    lines = [line.split("\t") for line in (LABELS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()]
    rows = {key: dict(zip(("topics", "places", "also"), map(str.split, rest), strict=True)) for key, *rest in lines}
    for article in corpus():
        if article["id"] in rows:
            rows[article["id"]].update(article)
    return rows


def corpus() -> list[dict[str, str]]:
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def predict(tagger: Tagger, rows: Rows) -> Rows:
    found = {key: tagger.tag(row["title"], "", row["body"]) for key, row in rows.items()}
    return {key: {"topics": tagging.topics, "places": tagging.places} for key, tagging in found.items()}


def scores(tagger: Tagger, rows: Rows) -> dict[str, Any]:
    return scorer().score(rows, predict(tagger, rows))


def main() -> None:
    table = load_topics(ROOT / "topics.toml")
    tagger = Tagger(table)
    terms = sum(len(entry.terms) for entry in (*table.topics.values(), *table.places.values()))
    print(f"topics.toml: {terms} terms")
    for name, rows in (("gold", gold()), ("steering", labelled("steering")), ("unseen", labelled("unseen"))):
        told = scores(tagger, rows)
        for kind in ("topics", "places"):
            micro, macro = told[kind]["micro"]["f1"], told[kind]["macro"]["f1"]
            print(f"{name:9} {len(rows):4} articles  {kind}  micro F1 {micro:.3f}  macro F1 {macro:.3f}")
        if "--details" in sys.argv:
            scorer().show(told)
    speed(table)


def speed(table: Any) -> None:
    """Tag the whole corpus with a tagger that remembers nothing yet; processor time, so that neighbours matter less."""
    articles, tagger = corpus(), Tagger(table)
    start = time.process_time()
    for article in articles:
        tagger.tag(article["title"], "", article["body"])
    print(
        f"speed     {len(articles) / (time.process_time() - start):,.0f} articles/s of one core over {len(articles):,}"
    )


if __name__ == "__main__":
    main()
