"""The catalogue makes imports faster, and nothing else: with it, without it and with a broken one they end alike."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from mohafez import articles
from mohafez.cli import main
from mohafez.ingest import catalogue

BODY = """\
পদ্মার পাড়ে নতুন একটি পাঠাগার চালু হয়েছে। শুক্রবার সকালে প্রথম দিনেই ভিড় করেছে দেড় শ শিশু-কিশোর।
উদ্যোক্তা নাজমা বেগম জানান, বইগুলো এসেছে সারা দেশের পাঠকদের কাছ থেকে। পুরোনো একটি লঞ্চঘাটকে সাজিয়ে নেওয়া হয়েছে।"""
PAGE = f"নদীর পাড়ে নতুন পাঠাগার, প্রথম দিনেই ভিড়\n\nপ্রকাশ: ১৪ ডিসেম্বর ২০২৫, ১০:৩০\n\n{BODY}\n"
LIST = "জাতীয়\nরাজনীতি\nখেলা\nবিনোদন\n"


class Desk:
    """An archive in a folder, with a page and a list of sections as dumps."""

    def __init__(self, root: Path):
        self.content = root / "content"
        self.dumps = root / "dumps"
        self.file = root / ".mohafez" / catalogue.NAME
        self.dumps.mkdir()
        (root / "sources.toml").touch()
        (self.dumps / "a.txt").write_text(PAGE, encoding="utf-8")
        (self.dumps / "b.txt").write_text(LIST, encoding="utf-8")

    def take(self, *more: str) -> str:
        arguments = ["import", str(self.dumps), "--content", str(self.content), *more]
        result = CliRunner().invoke(main, arguments, catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.output

    @property
    def article(self) -> Path:
        (path,) = articles.paths(self.content)
        return path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_an_import_says_the_same_with_and_without_it(desk: Desk):
    desk.take()
    desk.take()
    remembered = desk.take()
    desk.file.unlink()
    assert desk.take() == remembered
    assert "no article because" in remembered and "b.txt" in remembered


def test_what_is_remembered_is_not_read_or_converted_again(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    desk.take()
    desk.take()

    def never(*_: object) -> None:
        raise AssertionError("read or converted again")

    monkeypatch.setattr("mohafez.articles.read", never)
    monkeypatch.setattr("mohafez.ingest.convert.Converter.convert", never)
    desk.take()


def test_an_edited_article_is_seen(desk: Desk):
    desk.take()
    desk.take()
    article = desk.article
    article.write_text(article.read_text(encoding="utf-8").replace("দেড় শ", "এক শ"), encoding="utf-8")
    assert "edited by hand, kept" in desk.take("--again")


def test_a_moved_article_is_found_where_it_is(desk: Desk):
    desk.take()
    desk.take()
    moved = desk.article.rename(desk.content / "articles" / "amar.md")
    assert "unchanged" in desk.take()
    assert desk.article == moved


def test_a_deleted_article_comes_back_from_its_dump(desk: Desk):
    desk.take()
    desk.take()
    before = desk.article.read_bytes()
    desk.article.unlink()
    desk.take()
    assert desk.article.read_bytes() == before


def test_a_dump_without_an_article_is_converted_again_once_others_stand_beside_it(desk: Desk):
    """What a line is depends on the whole batch."""
    desk.take()
    (desk.dumps / "c.txt").write_text(PAGE.replace("পাঠাগার", "খেলার মাঠ"), encoding="utf-8")
    report = desk.dumps.parent / "report.jsonl"
    desk.take("--report", str(report))
    told = {row["dump"]: row for row in map(json.loads, report.read_text(encoding="utf-8").splitlines())}
    assert told["b.txt"]["lines"]
    assert told["c.txt"]["outcome"] == "written"


def test_other_rules_forget_it(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    desk.take()
    desk.take()
    monkeypatch.setattr("mohafez.ingest.catalogue.version", lambda: "other rules")
    with catalogue.opened(desk.file.parent) as opened:
        assert not opened._file.execute("select * from article").fetchall()


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"no database at all, but long enough for a header of one hundred bytes " * 9,
        lambda data: data[: len(data) // 2],
        lambda data: data[:4096] + b"\xff" * (len(data) - 4096),
    ],
)
def test_a_broken_one_is_made_anew_with_a_message(desk: Desk, damage: Callable[[bytes], bytes]):
    desk.take()
    before = desk.article.read_bytes()
    desk.file.write_bytes(damage(desk.file.read_bytes()))
    said = desk.take()
    assert f"{desk.file}: " in said and "made anew" in said
    assert desk.article.read_bytes() == before
    assert "made anew" not in desk.take()


def test_one_that_another_import_holds_is_done_without(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(catalogue, "PATIENCE", 0.01)
    with catalogue.opened(desk.file.parent):
        assert "does without" in desk.take()
    assert desk.article.exists()


def test_a_folder_that_is_no_archive_gets_none_and_so_does_a_dry_run(desk: Desk, tmp_path: Path):
    desk.take("--dry-run")
    assert not desk.file.exists()
    (tmp_path / "sources.toml").unlink()
    desk.take()
    assert not desk.file.exists()
