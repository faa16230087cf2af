"""What the topics' tests share: the archive's own tagger, and a small topics.toml to break."""

from pathlib import Path

import pytest

from mohafez.ingest.topics import Tagger
from mohafez.tables import load_topics

ROOT = Path(__file__).parent.parent.parent

SMALL = """\
distinct = "গাঁজা"

[[section]]
slug = "sports"
name = "খেলা"
aliases = "খেলা, খেলাধুলা"

[[topic]]
slug = "sports"
name = "খেলাধুলা"
section = "sports"

[topic.strong]
"খেলা" = "ক্রিকেট, ফুটবল"

[topic.never]
"খেলা নয়" = "ক্রিকেট বোর্ড"

[[topic]]
slug = "war"
name = "যুদ্ধ"
yields_to = ["sports"]

[topic.strong]
"যুদ্ধ" = "যুদ্ধ"

[[topic.context]]
group = "নেতা"
level = "usual"
states = 2
terms = "বৈঠক"

[[place]]
slug = "home"
name = "দেশ"
home = true

[place.strong]
"দেশ" = "ঢাকা"

[[place]]
slug = "asia"
name = "এশিয়া"
region = true

[place.strong]
"নেপাল" = "নেপাল"
"ভুটান" = "ভুটান, থিম্পু"
"""


@pytest.fixture(scope="session")
def tagger() -> Tagger:
    """Give the tagger of the archive's own topics.toml."""
    return Tagger(load_topics(ROOT / "topics.toml"))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Give a small topics.toml that a test may change."""
    path = tmp_path / "topics.toml"
    path.write_text(SMALL, encoding="utf-8")
    return path
