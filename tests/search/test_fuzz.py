"""Whatever a reader types is answered, and costs no more requests than it may."""

import random

import pytest

pytestmark = pytest.mark.node

QUERIES = 10_000
# What an archive of one shard a folder can be asked for: terms, positions, words and display, and the index itself.
MOST_REQUESTS = 5
LETTERS = "অআইকখগচজটডতদনপবমযরলশসহড়য়ৎংঃঁািীুূেৈোৌ্০১২12 az-\"“”'।,?\u200c\u200d\u0308\U0001f600\ud7ff﷽"


def test_ten_thousand_random_queries_never_throw(site, article):
    chance = random.Random(20251214)
    built = site([article(f"n-{n}", "বন্যার খবর", "নদীর পানি বাড়ছে, মানুষ আশ্রয় খুঁজছে bnp") for n in range(8)])
    queries = ["".join(chance.choices(LETTERS, k=chance.randint(0, 20))) for _ in range(QUERIES)]
    *answers, log = built.call(*(["search", query, {"excerpts": False}] for query in queries))
    assert [answer for answer in answers if "error" in answer] == []
    assert sum(map(len, log)) <= MOST_REQUESTS
