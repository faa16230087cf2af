"""Terms that are encoded in arrays are what a document at a time makes of them."""

import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mohafez.bangla.text import search_key
from mohafez.search import Document, occurrences, shards, varint
from mohafez.search.invert import invert
from mohafez.search.patching import Change, patched
from mohafez.search.places import layout_of
from mohafez.search.postings import varints
from mohafez.search.spool import Numbers, Spool, as_entries
from mohafez.search.vocabulary import vocabulary
from mohafez.search.writer import numbered

WORDS = "চাল ডাল নদী, সেতু হাট-বাজার — ‘ঢাকা’ ভালো ভাল 2025 ২,০২৫ a/b/a সরকারি সরকারী ।".split()  # noqa: SIM905
TEXTS = st.builds(
    lambda words, times: " ".join(words * times), st.lists(st.sampled_from(WORDS), max_size=60), st.integers(1, 30)
)
ARCHIVES = st.lists(st.tuples(TEXTS, TEXTS), max_size=6)
LONG = "চাল ডাল " * 1000 + "নদী " * 300


@given(archive=ARCHIVES, most=st.integers(1, 3_000))
@example(archive=[("চাল " * 200 + "ডাল", LONG), ("", ""), ("—", "।"), ("সেতু", "নদী " * 500 + LONG)], most=700)
def test_an_archive_at_once_is_its_documents_one_by_one(archive, most):
    """However many keys are looked at together, and whatever stands in titles, bodies, and too often to be kept."""
    documents = [Document(f"n-{at}", "", title, text) for at, (title, text) in enumerate(archive)]
    with (
        tempfile.TemporaryDirectory() as folder,
        patch.object(occurrences, "MOST_WORDS", most),
        patch.object(occurrences, "MOST_KEYS", most // 2 + 1),
        patch.object(shards, "COMMON_DOCUMENTS", 2),
    ):
        spool, written = Spool(Path(folder)), Numbers()
        layout, articles = numbered(spool.fill(as_entries(documents), written))
        words = vocabulary(written)
        found = occurrences.occurrences(spool, articles, layout, words)

        numbers = {article.slug: number for number, article in articles}
        postings, terms_of = defaultdict(dict), {}
        for document in documents:
            inverted = invert(document.title, document.text, document.nominal_length)
            for term, posting in inverted.items():
                postings[term][numbers[document.slug]] = posting
            terms_of[document.slug] = set(inverted)

        def term_of(text):
            return patched(text, None, Change(added=postings[text]), layout.places)

        in_order = sorted(postings, key=lambda term: (search_key(term), term))
        assert list(found.terms(words.terms, layout)) == list(map(term_of, in_order))
        assert found.documents.tolist() == [len(postings[term]) for term in in_order]
        of_documents = {
            article.slug: {words.terms[place] for place in places} for article, places in found.terms_of_documents()
        }
        assert of_documents == terms_of


@given(st.lists(st.integers(0, 2**40)))
def test_whole_numbers_are_encoded_at_once_as_one_by_one(numbers):
    data, bounds = varints(np.array(numbers, np.int64))
    assert data == varint.varints(numbers)
    assert bounds.tolist() == varint.ends(data)


def test_an_article_too_long_to_be_noted_is_refused():
    """Keys have 63 bits: what does not fit must not overflow."""
    layout = layout_of({24: 1_000_000, 100: 1})
    with pytest.raises(ValueError, match="too long for the search"):
        occurrences.packing_of(layout, 1 << 20)


def test_numpy_is_imported_for_a_new_index_alone():
    """It takes as long as a whole build that finds nothing new."""
    check = "import sys, mohafez.search, mohafez.site.build; sys.exit('numpy' in sys.modules)"
    subprocess.run([sys.executable, "-c", check], check=True)
