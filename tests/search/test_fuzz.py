"""Whatever a reader types is answered, and costs no more requests than it may."""

import json
import os
import random
import subprocess
from pathlib import Path

import pytest

from mohafez.search import writer
from mohafez.search.cutting import Cutter

pytestmark = pytest.mark.node

NOISE = 10_000
QUERIES = int(os.environ.get("MOHAFEZ_FUZZ_QUERIES", "600"))  # 10,000 in the long run
LIMITS = Path(__file__).with_name("limits.mjs")
# docs/search.md: shards for the words of a query, as many for its phrases and for its excluded words; ten results.
MOST_SHARDS = 9
MOST_RESULTS = 10
LETTERS = "অআইকখগচজটডতদনপবমযরলশসহড়য়ৎংঃঁািীুূেৈোৌ্০১২12 az-\"“”'।,?\u200c\u200d\u0308\U0001f600\ud7ff﷽"
CONSONANTS = "কখগচজটডতদনপবমরলশসহ"
SIGNS = ["", "া", "ি", "ে", "ু", "্র"]


@pytest.fixture
def chance():
    return random.Random(20251214)


@pytest.fixture
def vocabulary(chance):
    return [
        "".join(chance.choice(CONSONANTS) + chance.choice(SIGNS) for _ in range(chance.randint(2, 5)))
        for _ in range(900)
    ]


@pytest.fixture
def archive(site, article, vocabulary, chance, monkeypatch):
    """An archive of very many small shards, so that each word stands in one of its own."""
    monkeypatch.setattr(writer, "SHARDS", Cutter(least=60, most=120, one_in=1))
    monkeypatch.setattr(writer, "DICTIONARY", Cutter(least=3, most=6, one_in=1))
    return site(
        article(f"n-{n}", " ".join(chance.sample(vocabulary, 6)), " ".join(chance.choices(vocabulary, k=60)))
        for n in range(90)
    )


def typed(vocabulary, chance):
    """Make a query of words, some misspelt, joined, in Latin letters, quoted or excluded."""
    words = chance.choices(vocabulary, k=chance.randint(1, 18))
    for at, word in enumerate(words):
        place = chance.randrange(len(word))
        forms = [word, word, word[:place] + word[place + 1 :], word + chance.choice(vocabulary), f"-{word}"]
        words[at] = chance.choice([*forms, "".join(chance.choices("abdehiklmnorstu", k=chance.randint(1, 9)))])
        if chance.random() < 0.2:
            words[at] = f'"{" ".join(chance.choices(vocabulary, k=chance.randint(1, 6)))}"'
    return " ".join(words)


def test_ten_thousand_strings_of_noise_never_throw(site, article, chance):
    built = site([article(f"n-{n}", "বন্যার খবর", "নদীর পানি বাড়ছে, মানুষ আশ্রয় খুঁজছে bnp") for n in range(8)])
    queries = ["".join(chance.choices(LETTERS, k=chance.randint(0, 20))) for _ in range(NOISE)]
    *answers, _ = built.call(*(["search", query, {"excerpts": False}] for query in queries))
    assert [answer for answer in answers if "error" in answer] == []


def test_no_query_fetches_more_than_it_may(archive, vocabulary, chance, node):
    queries = [typed(vocabulary, chance) for _ in range(QUERIES)]
    done = subprocess.run(
        [node, LIMITS, archive.folder / "theme/js/search/engine.js", archive.folder],
        input=json.dumps(queries),
        text=True,
        capture_output=True,
        check=True,
    )
    answers = json.loads(done.stdout)
    assert [answer for answer in answers if "error" in answer] == []
    shards_of = [sum(answer["fetched"].get(kind, 0) for kind in ("terms", "words", "positions")) for answer in answers]
    plain = [count for query, count in zip(queries, shards_of, strict=True) if not set(query) & set('"“”«»-−–')]
    assert max(plain) <= MOST_SHARDS
    assert max(shards_of) <= 3 * MOST_SHARDS
    assert max(answer["fetched"].get("display", 0) for answer in answers) <= MOST_RESULTS
