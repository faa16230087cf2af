"""An incremental build gives the bytes of a cold one, whatever was edited."""

import os
import shutil
import time

import pytest

from mohafez.site.incremental.memory import OUTPUTS_REMEMBERED, forget_others
from tests.site.edited import Archive, files

SEQUENCES = int(os.environ.get("MOHAFEZ_EDIT_SEQUENCES", "10"))  # 200 in the long run
EDITS = 4


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_an_incremental_build_gives_the_bytes_of_a_cold_one(tmp_path, seed):
    archive = Archive(tmp_path / "archive", seed)
    archive.build(tmp_path / "output")
    done = []
    for _ in range(2):
        done += [archive.edit() for _ in range(archive.dice.randint(1, EDITS))]
        archive.build(tmp_path / "output")
    archive.assert_as_cold(tmp_path / "output", done)


def test_a_build_of_what_did_not_change_touches_no_file(tmp_path):
    archive = Archive(tmp_path / "archive", 0)
    output = tmp_path / "output"
    archive.build(output)
    pages = [path for path in output.rglob("*") if path.is_file()]
    times = {path: path.stat().st_mtime_ns for path in pages}
    for _ in range(2):  # the first finds each thing unchanged, the second sees at once that nothing is new
        archive.build(output)
        assert {path: path.stat().st_mtime_ns for path in pages} == times
        time.sleep(2.1)


def test_a_body_that_changes_changes_no_other_articles_page(tmp_path):
    archive = Archive(tmp_path / "archive", 0)
    output = tmp_path / "output"
    archive.build(output)
    before = files(output)
    path = archive.folder / "content/articles/2024/11/nadi.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nশেষ কথা।\n", encoding="utf-8")
    archive.build(output)
    changed = {name for name, data in files(output).items() if before.get(name) != data}
    pages = {name for name in changed if name.endswith("index.html")}
    assert pages == {"2024/11/03/nodir-pani-bhage-chukti/index.html"}


def test_a_page_that_something_else_changed_or_removed_is_made_again(tmp_path):
    archive = Archive(tmp_path / "archive", 0)
    output = tmp_path / "output"
    archive.build(output)
    before = files(output)
    time.sleep(2.1)
    archive.build(output)
    (output / "index.html").write_text("অন্যের লেখা", encoding="utf-8")
    (output / "search/index.bin").unlink()
    (output / "about/index.html").unlink()
    (output / "stray.html").touch()
    archive.build(output)
    assert files(output) == before


@pytest.mark.parametrize("broken", ["articles", "relations", "built", "search.sqlite"])
def test_what_is_remembered_may_be_broken_or_gone(tmp_path, broken):
    archive = Archive(tmp_path / "archive", 1)
    output = tmp_path / "output"
    archive.build(output)
    memory = archive.folder / ".mohafez/site"
    for found in memory.rglob(broken):
        for file in [found] if found.is_file() else found.iterdir():
            file.write_bytes(b"\x80broken")
    archive.add()
    archive.build(output)
    shutil.rmtree(memory)
    archive.delete()
    archive.build(output)
    archive.assert_as_cold(output, broken)


def test_a_global_of_the_templates_that_changes_makes_pages_again(tmp_path):
    archive = Archive(tmp_path / "archive", 2)
    base = archive.folder / "themes/mohafez/templates/base.html"
    base.write_text(base.read_text(encoding="utf-8") + "{{ greeting }}", encoding="utf-8")
    settings = archive.folder / "pelicanconf.py"
    plain = settings.read_text(encoding="utf-8")
    for word in ("নমস্কার", "সালাম"):
        settings.write_text(f'{plain}JINJA_GLOBALS = {{"greeting": "{word}"}}\n', encoding="utf-8")
        archive.build(tmp_path / "output")
        assert (tmp_path / "output/404.html").read_text(encoding="utf-8").endswith(word)


def test_a_site_that_moves_takes_the_links_of_its_templates_along(tmp_path):
    """Jinja writes out what filters make of constants: templates compiled for one address served the other."""
    archive = Archive(tmp_path / "archive", 2)
    settings = archive.folder / "pelicanconf.py"
    plain = settings.read_text(encoding="utf-8")
    for root in ("/old", "/new"):
        settings.write_text(f'{plain}SITEURL = "https://example.org{root}"\n', encoding="utf-8")
        archive.build(tmp_path / "output")
        assert f'<a href="{root}/topics/">' in (tmp_path / "output/404.html").read_text(encoding="utf-8")


def test_files_that_are_copied_change_and_go_with_their_originals(tmp_path):
    archive = Archive(tmp_path / "archive", 3)
    extra, theme = archive.folder / "content/extra", archive.folder / "themes/mohafez/static"
    extra.mkdir(exist_ok=True)
    (extra / "CNAME").write_text("example.org\n", encoding="utf-8")
    (extra / "robots.txt").write_text("User-agent: *\n", encoding="utf-8")
    (theme / "more.css").write_text("p {}\n", encoding="utf-8")
    archive.build(tmp_path / "output")
    (extra / "CNAME").write_text("example.com\n", encoding="utf-8")
    (extra / "robots.txt").unlink()
    (theme / "more.css").unlink()
    archive.build(tmp_path / "output")
    found = files(tmp_path / "output")
    assert found["CNAME"] == b"example.com\n"
    assert b"Sitemap" in found["robots.txt"] or b"Allow" in found["robots.txt"]  # ours again
    assert "theme/more.css" not in found
    archive.assert_as_cold(tmp_path / "output", "copied files")


def test_an_article_that_cannot_be_read_leaves_the_site_as_it_was(tmp_path):
    archive = Archive(tmp_path / "archive", 4)
    archive.build(tmp_path / "output")
    before = files(tmp_path / "output")
    (archive.folder / "content/articles/link.md").symlink_to(tmp_path / "nothing.md")
    made = archive.run(tmp_path / "output")
    assert made.returncode != 0
    assert "articles/link.md: No such file" in " ".join((made.stdout + made.stderr).split())
    assert files(tmp_path / "output") == before
    assert {path.name for path in tmp_path.iterdir()} == {"archive", "output"}


def test_the_memories_of_many_outputs_do_not_pile_up(tmp_path):
    made = [tmp_path / f"{number}" for number in range(OUTPUTS_REMEMBERED + 2)]
    for number, folder in enumerate(made):
        folder.mkdir()
        os.utime(folder, (number, number))
    forget_others(made[0])
    assert {path.name for path in tmp_path.iterdir()} == {"0", *(path.name for path in made[2:])}
