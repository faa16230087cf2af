"""An archive of hostile dumps and of a hostile contributor's articles, imported and built once for all tests here."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PATIENCE = 60  # seconds for an import that takes two: a pattern that never ends is a failure, not a stuck run
SITEURL = "https://example.org/archive"

# Titles that an editor could not see in a file, or would not want to scroll through. Each stands in a dump and in an
# article that a contributor wrote.
TITLES = {
    "words-500.html": "নদীর পাড়ে " * 45,
    "one-word-500.html": "খ" * 500,
    "emoji-500.html": "😀" * 500,
    "marks-500.html": "ক" + "\u0301" * 500,
    "punctuation.html": "!!! ??? --- *** ।।।",
    "nothing-to-romanise.html": "★ ☆ ♥ 漢字",
    "invisible.html": "দোকানের \u202eসাইনবোর্ড\u202c\u200b উল্টো\u2066 করে লেখা\u00ad\ufeff",
    "controls.html": "ঘণ্টা\x07 বাজে \x1b[31mলাল\x1b[0m আলোয়\ufffe\uffff",
    "broken-pair.html": "আধখানা &#xD83D; অক্ষরের &#0; গল্প",
    "digits.html": "২০২৪",
    "dots.html": "..",
    "windows.html": "con",
}
# Bodies that a Markdown reader goes into deeper and deeper.
DEPTHS = {"lists": "- ", "quotations": "> ", "emphasis": "*a ", "numbers": "1. "}
DEEP = 3_000
CRASHER = "ক\u200b\u200d" + "ﷺ﷽" * 50  # shown wide, the space before the joiner kept, it crashed Chromium 156
PAGE = """<!doctype html><html><body><h1>{title}</h1><p>প্রকাশ: {day} এপ্রিল ২০২৩, ১০:৩০</p>
<p>{place} বাজারে আজ সকালে একটি ছোট সভা হয়। সভায় দোকানিরা নতুন সাইনবোর্ডের নিয়ম নিয়ে\u2028 কথা\x85 বলেন।</p>
<p>{place} বণিক সমিতির সম্পাদক\x0b বলেন, ‘নাম যেমনই হোক, পড়া যেন যায়।’ \u202eতাঁর কথায়\u202c সবাই সায় দেন।</p>
<p>আগামী মাসে {place} বাজারের সব দোকানে\x0c নতুন নাম বসবে। খরচ দেবে সমিতি, এমন সিদ্ধান্ত\ufffe হয়েছে।</p>
</body></html>"""
ARTICLE = """---
title: {title}
date: 2023-05-{day:02}
slug: by-hand-{slug}
---

{place} থেকে লেখা এই সংবাদটুকু পড়া যায়, শিরোনাম যেমনই হোক।\x07\x1b\x00\u202e\ufffe
"""
PLACES = [
    "আলোকপুর",
    "বেতকান্দা",
    "চন্দনগাঁও",
    "দীঘলহাট",
    "এলাচিপাড়া",
    "ফুলঝুরি",
    "গোলাপগঞ্জ",
    "হিজলতলা",
    "ইটাখোলা",
    "জামতলা",
    "কদমতলি",
    "লেবুবাগান",
]


@dataclass(frozen=True)
class Imported:
    """An archive after its import: its folder, the finished process, and the report's lines."""

    root: Path
    process: subprocess.CompletedProcess[str]
    results: list[dict[str, Any]]

    @property
    def content(self) -> Path:
        return self.root / "content"

    def outcome(self, dump: str) -> str:
        """Say what a dump came to, as the report does."""
        return "; ".join(f"{r['outcome']} {r['detail']}".strip() for r in self.results if r["dump"] == dump)


@pytest.fixture(scope="session")
def run_import() -> Callable[..., Imported]:
    """Import the dumps of an archive in a process of its own, as its owner does; one that hangs fails the test."""

    def run(root: Path, *options: str) -> Imported:
        for table in ("topics.toml", "sources.toml"):
            shutil.copy(ROOT / table, root / table)
        process = subprocess.run(
            [sys.executable, "-m", "mohafez.cli", "import", "dumps", "--report", "report.jsonl", *options],
            cwd=root,
            env={**os.environ, "COLUMNS": "200"},
            text=True,
            capture_output=True,
            check=False,
            timeout=PATIENCE,
        )
        report = root / "report.jsonl"
        lines = report.read_text(encoding="utf-8").split("\n") if report.exists() else []
        return Imported(root, process, [json.loads(line) for line in lines if line])

    return run


@pytest.fixture(scope="session")
def imported(run_import: Callable[..., Imported], tmp_path_factory: pytest.TempPathFactory) -> Imported:
    """Import the hostile dumps into an archive that holds a hostile contributor's articles."""
    root = tmp_path_factory.mktemp("outside") / "archive"
    shutil.copytree(HERE / "dumps", root / "dumps")
    by_hand = root / "content" / "articles" / "by-hand"
    shutil.copytree(HERE / "articles", by_hand)
    for number, (name, title) in enumerate(TITLES.items()):
        filled = {"title": title, "slug": Path(name).stem, "day": number + 1, "place": PLACES[number]}
        (root / "dumps" / name).write_text(PAGE.format(**filled), encoding="utf-8")
        (by_hand / f"{name}.md").write_text(ARTICLE.format(**filled), encoding="utf-8")
    for number, (name, mark) in enumerate(DEPTHS.items()):
        filled = {"title": name, "slug": name, "day": number + 20, "place": mark * DEEP}
        (by_hand / f"deep-{name}.md").write_text(ARTICLE.format(**filled), encoding="utf-8")
    for number, (name, text) in enumerate({"typed": CRASHER, "referred": CRASHER.replace("\u200b", "&#8203;")}.items()):
        filled = {"title": name, "slug": f"crasher-{name}", "day": number + 24, "place": text}
        (by_hand / f"crasher-{name}.md").write_text(ARTICLE.format(**filled), encoding="utf-8")
    found = run_import(root)
    assert found.process.returncode == 0, found.process.stderr
    return found


@pytest.fixture(scope="session")
def site(imported: Imported, run_pelican: Callable[..., Any]) -> Path:
    """Build the site of the hostile archive for a sub-path; give its folder."""
    output = imported.root / "served" / "archive"
    made = run_pelican(imported.content, output, SITEURL)
    assert made.returncode == 0, made.stdout + made.stderr
    return output


@pytest.fixture(scope="session")
def site_url(site: Path, serve: Callable[[Path], str]) -> str:
    """Serve the hostile archive's site; give its address without a slash at the end."""
    return f"{serve(site.parent)}/{site.name}"
