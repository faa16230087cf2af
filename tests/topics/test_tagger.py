"""The tagger files an article under what it is about, not what it mentions."""

from pathlib import Path

import pytest

from mohafez.ingest.topics import Tagger
from mohafez.tables import load_topics

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger(load_topics(ROOT / "topics.toml"))


def test_a_story_about_ai_is_filed_under_ai(tagger):
    tagging = tagger.tag(
        "এআই চ্যাটবট নিয়ে ভারতে নতুন নীতিমালা",
        "কৃত্রিম বুদ্ধিমত্তার ব্যবহার নিয়ে নতুন নীতিমালা করছে ভারত।",
        "চ্যাটবটের উত্তর যাচাই করতে বলা হয়েছে।",
    )
    assert "ai" in tagging.topics
    assert tagging.places == ("india",)


def test_nothing_is_said_of_a_text_that_holds_no_term(tagger):
    tagging = tagger.tag("কখগ", "ঘঙচ", "")
    assert (tagging.topics, tagging.places, tagging.section) == ((), (), None)
