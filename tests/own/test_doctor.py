"""`mohafez doctor`: each fault of an archive is named with where it is and how to mend it; the sample has none."""

import datetime as dt
import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from mohafez.cli import main
from mohafez.doctor import CHECKS, Level, NotAnArchive, examine

ROOT = Path(__file__).parents[2]
TODAY = dt.date(2026, 11, 23)
TOPICS = """[[topic]]
slug = "nodi"
name = "নদী"
[topic.strong]
words = "নদী"

[[section]]
slug = "local"
name = "স্থানীয়"
"""
SOURCES = '[[source]]\nslug = "kagoj"\nname = "কাগজ"\n'
GOOD = "title: খবর\nslug: khobor\ndate: 2025-06-03\ncategory: local\ntags: nodi\nsource: kagoj"


@pytest.fixture
def archive(tmp_path):
    (tmp_path / "topics.toml").write_text(TOPICS, encoding="utf-8")
    (tmp_path / "sources.toml").write_text(SOURCES, encoding="utf-8")
    (tmp_path / "content/articles").mkdir(parents=True)
    return tmp_path


def write(root, front, body="কথা।", name="a.md"):
    (root / "content/articles" / name).write_text(f"---\n{front}\n---\n\n{body}\n", encoding="utf-8")


def found(root, check):
    return examine(root, TODAY).findings[check]


def test_a_good_archive_has_nothing_wrong(archive):
    write(archive, GOOD)
    examination = examine(archive, TODAY)
    assert examination.articles == 1
    assert not examination.counts


def test_the_sample_archive_has_no_error_and_no_warning():
    assert set(examine(ROOT, TODAY).counts) <= {Level.NOTE}


@pytest.mark.parametrize(
    ("check", "front", "level", "words"),
    [
        ("front matter", "title: খবর", "error", "the front matter has no slug"),
        ("front matter", GOOD + "\ntitle: আবার", "error", "the key title stands twice"),
        ("front matter", "title: খবর\nslug: khobor\ndate: গতকাল", "error", "date: 'গতকাল'"),
        ("status", GOOD + "\nstatus: drfat", "warning", "'drfat' means nothing"),
        ("undated", "title: খবর\nslug: khobor\nsource_file: a.txt", "note", "has no date"),
        (
            "dates",
            GOOD.replace("2025-06-03", "2027-01-01"),
            "warning",
            "lies ahead; this machine's clock says 2026-11-23",
        ),
        ("dates", GOOD.replace("2025-06-03", "1905-06-03"), "warning", "lies before 1950"),
        ("dates", GOOD + "\nmodified: 2025-06-02", "warning", "modified: 2025-06-02 lies before date"),
        (
            "dates",
            GOOD + "\nmodified: 2027-06-02T10:00:00+06:00",
            "warning",
            "modified: 2027-06-02T10:00:00+06:00 lies ahead",
        ),
        ("topics", GOOD.replace("nodi", "nodi, pahar"), "warning", "'pahar' is no topic or place"),
        ("sections", GOOD.replace("local", "locla"), "warning", "'locla' is no section"),
        ("sources", GOOD.replace("kagoj", "kagaj"), "warning", "'kagaj' is no source"),
        (
            "sourceless",
            "title: খবর\nslug: khobor\ndate: 2025-06-03\nsource_file: a.txt",
            "note",
            "no source was known for a.txt",
        ),
        ("groups", GOOD + "\nstory: bonna", "warning", "story: bonna has no other article"),
    ],
)
def test_a_fault_of_an_article_is_named_with_its_file_and_a_way_to_mend_it(archive, check, front, level, words):
    write(archive, front)
    (finding,) = found(archive, check)
    assert finding.level == level
    assert finding.where == "content/articles/a.md"
    assert words in finding.what
    assert finding.mend


def test_two_articles_with_one_slug_are_an_error(archive):
    write(archive, GOOD)
    write(archive, GOOD, name="b.md")
    (finding,) = found(archive, "slugs")
    assert (finding.level, finding.where) == (Level.ERROR, "content/articles/b.md")
    assert "content/articles/a.md" in finding.what


def test_a_former_address_that_is_another_articles_is_told(archive):
    write(archive, GOOD)
    write(archive, GOOD.replace("khobor", "purono") + "\naliases: /2025/06/03/khobor/", name="b.md")
    (finding,) = found(archive, "aliases")
    assert "/2025/06/03/khobor/" in finding.what


def test_two_articles_of_one_story_are_a_group(archive):
    write(archive, GOOD + "\nstory: bonna")
    write(archive, GOOD.replace("khobor", "aro-khobor") + "\nstory: bonna", name="b.md")
    assert found(archive, "groups") == []


def test_texts_that_are_empty_or_could_not_be_decoded_are_told(archive):
    write(archive, GOOD, body="")
    write(archive, GOOD.replace("khobor", "aro"), body="ভা\ufffdঙা \ufffd", name="b.md")
    empty, lost = found(archive, "texts")
    assert "has no text" in empty.what
    assert lost.what.startswith("2 characters")


def test_a_broken_table_is_told_once_and_not_for_every_article(archive):
    write(archive, GOOD)
    (archive / "topics.toml").write_text("[[topic\n", encoding="utf-8")
    examination = examine(archive, TODAY)
    assert [name for name, findings in examination.findings.items() if findings] == ["tables"]


def test_a_page_that_wants_the_archives_own_address_is_an_error(archive):
    (archive / "content/pages").mkdir()
    (archive / "content/pages/search.md").write_text("---\ntitle: খোঁজ\n---\n", encoding="utf-8")
    (finding,) = found(archive, "pages")
    assert "/search/ is the archive's own" in finding.what


def test_files_that_nobody_reads_are_told(archive):
    write(archive, GOOD, name="a.markdown")
    write(archive, GOOD, name=".x.part")
    assert {finding.where for finding in found(archive, "strays")} == {
        "content/articles/.x.part",
        "content/articles/a.markdown",
    }


def test_a_file_that_git_would_refuse_is_told(archive):
    (archive / "dumps").mkdir()
    (archive / "dumps/all.warc").touch()
    os.truncate(archive / "dumps/all.warc", 100_000_001)
    (finding,) = found(archive, "size")
    assert finding.where == "dumps/all.warc"


@pytest.mark.parametrize(
    ("settings", "words"), [(b'A = 1\nSITENAME = "x\n', "line 2: unterminated"), (b"A = 1\0\n", "null bytes")]
)
def test_settings_that_cannot_be_read_are_an_error_with_their_line(archive, settings, words):
    (archive / "pelicanconf.py").write_bytes(settings)
    (fault,) = found(archive, "settings")
    assert (fault.level, fault.where) == ("error", "pelicanconf.py")
    assert words in fault.what


def test_a_workflow_that_could_install_nothing_is_told(archive):
    (archive / "requirements.txt").write_text("-c constraints.txt\n# MISSING\n\n", encoding="utf-8")
    assert [(fault.level, fault.where) for fault in found(archive, "workflow")] == [("warning", "requirements.txt")]
    (archive / "requirements.txt").write_text("-c constraints.txt\nmohafez==1\n", encoding="utf-8")
    assert found(archive, "workflow") == []


def test_what_is_mended_alike_is_said_once(archive):
    for n in range(3):
        write(archive, GOOD.replace("khobor", f"khobor-{n}").replace("date: 2025-06-03", ""), name=f"{n}.md")
    shown = CliRunner().invoke(main, ["doctor", str(archive)]).output
    assert shown.count("content/articles/") == 3
    assert shown.count("→") == 1


def test_the_exit_code_tells_errors_and_strict_tells_warnings(archive):
    write(archive, GOOD + "\nstory: bonna")
    assert CliRunner().invoke(main, ["doctor", str(archive)]).exit_code == 0
    assert CliRunner().invoke(main, ["doctor", str(archive), "--strict"]).exit_code == 1
    write(archive, "title: খবর", name="b.md")
    shown = CliRunner().invoke(main, ["doctor", str(archive)])
    assert shown.exit_code == 1
    assert "→ edit the file" in shown.output
    told = json.loads(CliRunner().invoke(main, ["doctor", str(archive), "--json"]).output)
    assert told["findings"]["groups"][0]["level"] == "warning"


def test_what_is_no_archive_is_told_with_the_next_command(tmp_path):
    with pytest.raises(NotAnArchive, match="mohafez init"):
        examine(tmp_path, TODAY)
    assert CliRunner().invoke(main, ["doctor", str(tmp_path)]).exit_code == 2


def test_every_check_is_told_in_the_documents():
    text = (ROOT / "docs/doctor.md").read_text(encoding="utf-8")
    named = {
        name.strip() for line in text.splitlines() if line.startswith("| ") for name in line.split("|")[1].split(",")
    }
    assert set(CHECKS) <= named
