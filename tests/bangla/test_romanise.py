"""Bengali in Latin letters, and slugs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mohafez.bangla.romanise import romanise, slugify

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
BENGALI = st.text(st.characters(min_codepoint=0x980, max_codepoint=0x9FF) | st.sampled_from("\u200c\u200d -a1।"))


@pytest.mark.parametrize(
    ("bengali", "slug"),
    [
        ("কৃত্রিম বুদ্ধিমত্তা", "kritrim-buddhimotta"),
        ("ভূমিকা বদলের ইঙ্গিত", "bhumika-bodoler-inggit"),
        ("২০২৫ সালের বাজেট", "2025-saler-bajet"),
        ("জাতীয় সংসদ", "jatiyo-songsod"),
    ],
)
def test_a_headline_reads_as_bengalis_write_it_in_latin_letters(bengali: str, slug: str) -> None:
    assert slugify(bengali) == slug


@given(st.text() | BENGALI, st.integers(1, 120))
def test_a_slug_is_valid_whatever_the_text(text: str, limit: int) -> None:
    slug = slugify(text, limit)
    assert SLUG.match(slug)
    assert len(slug) <= limit


@given(st.text() | BENGALI)
def test_romanising_takes_any_text(text: str) -> None:
    romanise(text)
