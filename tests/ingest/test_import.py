"""What an import does to an archive: writes once, keeps a hand's work, knows a story again."""

import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import markdown
import pytest
from click.testing import CliRunner, Result

from mohafez import articles
from mohafez.articles import Article
from mohafez.cli import main

BODY = [
    "পদ্মার পাড়ে নতুন একটি পাঠাগার চালু হয়েছে। শুক্রবার সকালে প্রথম দিনেই ভিড় করেছে দেড় শ শিশু-কিশোর।",
    "উদ্যোক্তা নাজমা বেগম জানান, বইগুলো এসেছে সারা দেশের পাঠকদের কাছ থেকে। পুরোনো একটি লঞ্চঘাটকে সাজিয়ে নেওয়া হয়েছে।",
    "পাঠাগারটি সপ্তাহে ছয় দিন খোলা থাকবে। সন্ধ্যার পর থাকবে গল্প বলার আসর, যেখানে গ্রামের প্রবীণেরা শোনাবেন নদীর কথা।",
    "জেলা প্রশাসন বলছে, এমন আরও চারটি পাঠাগার হবে চরের স্কুলগুলোর পাশে। তার জন্য বই সংগ্রহ চলছে।",
]
TITLE = "নদীর পাড়ে নতুন পাঠাগার, প্রথম দিনেই শিশুদের ভিড়"


def page(title: str = TITLE, date: str = "১৪ ডিসেম্বর ২০২৫, ১০:৩০", body: list[str] | None = None) -> str:
    return "\n\n".join([title, "নিজস্ব প্রতিবেদক", f"প্রকাশ: {date}", *(body or BODY)]) + "\n"


class Desk:
    """An archive in a folder, with its dumps."""

    def __init__(self, root: Path):
        self.root = root
        self.content = root / "content"
        (root / "dumps").mkdir()
        (root / "sources.toml").touch()  # so that this folder's tables count, and they are empty

    def save(self, name: str, text: str) -> None:
        (self.root / "dumps" / name).write_text(text, encoding="utf-8")

    def run(self, *arguments: str) -> Result:
        return CliRunner().invoke(main, [*arguments, "--content", str(self.content)], catch_exceptions=False)

    def take(self, *more: str) -> str:
        result = self.run("import", str(self.root / "dumps"), *more)
        assert result.exit_code == 0, result.output
        return result.output

    @property
    def paths(self) -> list[Path]:
        return list(articles.paths(self.content))

    @property
    def articles(self) -> list[Article]:
        return [articles.read(path) for path in self.paths]

    def bytes(self) -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in self.paths}

    def edit(self, change: Callable[[str], str]) -> None:
        self.paths[0].write_text(change(self.paths[0].read_text(encoding="utf-8")), encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_second_run_writes_nothing(desk: Desk):
    desk.save("a.txt", page())
    desk.take()
    before, times = desk.bytes(), [path.stat().st_mtime_ns for path in desk.paths]
    assert "unchanged" in desk.take()
    assert (desk.bytes(), [path.stat().st_mtime_ns for path in desk.paths]) == (before, times)


def test_the_order_of_dumps_makes_no_difference(tmp_path: Path):
    found = []
    for k, names in enumerate((("a", "b", "c"), ("c", "a", "b"))):
        desk = Desk(tmp_path / str(k)) if (tmp_path / str(k)).mkdir() is None else None
        for name in names:
            desk.save(
                f"{name}.txt",
                page(
                    date=f"{'১২৩'['abc'.index(name)]} মে ২০২৪",
                    body=[*BODY[:2], f"এটি {name} নম্বর পাতার কথা, আর কোথাও নেই।"],
                ),
            )
        desk.take()
        found.append({path.name: path.read_bytes() for path in desk.paths})
    assert found[0] == found[1]


def test_the_same_headline_on_other_days_gets_the_day_into_its_slug(desk: Desk):
    desk.save("a.txt", page(date="১ মে ২০২৪", body=BODY[:2]))
    desk.save("b.txt", page(date="২ মে ২০২৪", body=BODY[2:]))
    desk.take()
    slugs = sorted(article.slug for article in desk.articles)
    assert [slug[-10:] for slug in slugs] == ["2024-05-01", "2024-05-02"]


def test_an_article_keeps_its_slug_when_its_headline_comes_again(desk: Desk):
    desk.save("a.txt", page(date="১ মে ২০২৪", body=BODY[:2]))
    desk.take()
    first = desk.articles[0].slug
    desk.save("b.txt", page(date="২ মে ২০২৪", body=BODY[2:]))
    desk.take()
    assert sorted(a.slug for a in desk.articles) == [first, f"{first}-2024-05-02"]


def test_an_exact_repeat_is_one_article(desk: Desk):
    desk.save("a.txt", page())
    desk.save("b.txt", "হোম | জাতীয় | খেলা | বিনোদন | মতামত\n\n" + page())
    assert "duplicate" in desk.take()
    assert len(desk.articles) == 1


def test_a_later_save_of_a_page_updates_its_article_under_its_slug(desk: Desk):
    desk.save("a.txt", page())
    desk.take()
    old = desk.articles[0]
    desk.save(
        "b.txt",
        page(body=[*BODY, "সন্ধ্যায় পাঠাগারে আসেন জেলার কবি ও শিক্ষকেরাও।"]).replace(
            "\n\nপদ্মার", "\n\nআপডেট: ১৫ ডিসেম্বর ২০২৫, ০৯:০০\n\nপদ্মার", 1
        ),
    )
    assert "updated" in desk.take()
    new = desk.articles[0]
    assert (len(desk.articles), new.slug, new.modified) == (1, old.slug, "2025-12-15T09:00:00+06:00")
    before = desk.bytes()
    desk.take()
    assert desk.bytes() == before, "the older save, still in the folder, must not win it back"


def test_near_duplicates_are_kept_and_linked(desk: Desk):
    desk.save("a.txt", page())
    desk.save(
        "b.txt",
        page(title="চরের শিশুদের জন্য ভাসমান লঞ্চঘাটে বইয়ের ঘর", body=[*BODY[:3], "এ নিয়ে এলাকায় উৎসবের আমেজ দেখা গেছে।"]),
    )
    desk.take()
    assert len(desk.articles) == 2
    assert len({article.story for article in desk.articles}) == 1
    assert desk.articles[0].story


def test_like_reports_of_different_weeks_are_no_duplicates(desk: Desk):
    desk.save("a.txt", page())
    desk.save(
        "b.txt",
        page(
            title="চরে বইয়ের ঘর, আবার শিশুদের ভিড়",
            date="১৪ ডিসেম্বর ২০২৪",
            body=[*BODY[:3], "এ নিয়ে এলাকায় উৎসবের আমেজ দেখা গেছে।"],
        ),
    )
    desk.take()
    assert [article.story for article in desk.articles] == [None, None]


def test_an_edited_article_is_never_overwritten(desk: Desk):
    desk.save("a.txt", page())
    desk.take()
    desk.edit(lambda text: text.replace("দেড় শ শিশু-কিশোর", "এক শ বিশজন শিশু"))
    edited = desk.bytes()
    assert "edited by hand, kept" in desk.take("--again")
    assert desk.bytes() == edited


def test_edits_are_known_and_newer_rules_come_through_without_any_cache(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    """Delete .mohafez, change a rule, import again: edited articles stay, others follow."""
    desk.save("a.txt", page(date="১ মে ২০২৪", body=BODY[:2]))
    desk.save("b.txt", page(title="চরের স্কুলে বই উৎসব", date="২ মে ২০২৪", body=BODY[2:]))
    desk.take()
    edited, other = desk.paths
    edited.write_text(edited.read_text(encoding="utf-8") + "\nসম্পাদকের টীকা।\n", encoding="utf-8")
    kept = edited.read_bytes()
    monkeypatch.setattr("mohafez.ingest.drafting.SUMMARY_MAX", 60)
    summary = articles.read(other).summary
    assert "updated" in desk.take("--again", "--dry-run")
    assert articles.read(other).summary == summary
    desk.take("--again")
    assert edited.read_bytes() == kept
    assert articles.read(other).summary != summary


def test_a_renamed_article_is_still_found(desk: Desk):
    desk.save("a.txt", page())
    desk.take()
    path = desk.paths[0]
    moved = desk.content / "articles" / "amar-priyo.md"
    path.rename(moved)
    desk.take("--again")
    assert desk.paths == [moved]


def test_a_corrected_date_leaves_the_old_address_as_an_alias(desk: Desk):
    desk.save("a.txt", page())
    desk.take()
    slug = desk.articles[0].slug
    desk.edit(lambda text: text.replace("date: 2025-12-14T10:30:00+06:00", "date: 2025-12-13"))
    desk.take()
    assert desk.articles[0].aliases == (f"/2025/12/14/{slug}/",)
    before = desk.bytes()
    desk.take()
    assert desk.bytes() == before


def test_diff_shows_what_the_dump_would_say(desk: Desk):
    desk.save("a.txt", page())
    desk.take()
    desk.edit(lambda text: text.replace("দেড় শ শিশু-কিশোর", "এক শ বিশজন শিশু"))
    shown = desk.run("diff", "--dumps", str(desk.root / "dumps")).output
    assert re.search("^-.*এক শ বিশজন শিশু", shown, re.M)
    assert re.search("^[+].*দেড় শ শিশু-কিশোর", shown, re.M)


def test_a_dropped_story_stays_away(desk: Desk):
    desk.save("a.txt", page())
    desk.take()
    assert desk.run("drop", desk.articles[0].slug).exit_code == 0
    desk.save("b.txt", "হোম\n" + page(body=[*BODY, "নতুন একটি অনুচ্ছেদ যোগ হয়েছে পরে।"]))
    assert "dropped by the owner" in desk.take()
    assert desk.paths == []


def test_a_folder_without_dumps_says_what_to_do(desk: Desk):
    assert "Put" in desk.take()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.txt", b"\n\n \n"),
        ("binary.txt", bytes(range(256)) * 40),
        ("list.txt", "\n".join(f"শিরোনাম নম্বর {n} নিয়ে আলোচনা" for n in range(60)).encode()),
        ("long.txt", ("শব্দ " * 400_000).encode()),
        ("dots.txt", b"." * 300_000),
    ],
)
def test_a_bad_dump_gives_a_reason_and_the_rest_goes_on(desk: Desk, name: str, data: bytes):
    (desk.root / "dumps" / name).write_bytes(data)
    desk.save("good.txt", page())
    assert "because" in desk.take()
    assert [article.title for article in desk.articles] == [TITLE]


@pytest.mark.parametrize(
    "title",
    [
        "<script>alert(1)</script> লেখা পোস্টার নিয়ে মেলায় হইচই",
        "--- তিন দাগের নাটক --- নিয়ে মঞ্চে ফিরছে দল",
        "[লিংক](javascript:alert(1)) দেওয়া চিঠি নিয়ে সতর্কতা",
        "../../../etc/passwd নামের নাটক মঞ্চে আনছে দল",
        "নাটকের নাম: অনেক দীর্ঘ " + "খুব লম্বা " * 45,
    ],
)
def test_a_hostile_title_stays_one_line_in_its_folder(desk: Desk, title: str):
    desk.save("a.txt", "নগরবার্তা\n\n" + page(title=title))
    desk.take()
    path, article = desk.paths[0], desk.articles[0]
    assert path.resolve().is_relative_to(desk.content.resolve() / "articles")
    assert len(os.fsencode(path.name)) < 100
    assert "\n" not in article.title
    assert replace(article, title="") != article


def test_no_markup_of_a_dump_survives_in_the_body(desk: Desk):
    desk.save(
        "a.txt", page(body=["<script>alert(1)</script> দিয়ে শুরু এই অনুচ্ছেদ, শেষে [ফাঁদ](javascript:alert(1)) আছে।", *BODY])
    )
    desk.take()
    rendered = markdown.markdown(desk.articles[0].body)
    assert "<script" not in rendered
    assert "<a" not in rendered
    assert "[ফাঁদ](javascript:alert(1))" in rendered
